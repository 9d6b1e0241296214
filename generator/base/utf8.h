/*
 * utf8.h - text as code points.
 *
 * The tables are utf8proc's (Unicode), never the C library's: results do not
 * depend on the locale.
 */
#ifndef UTF8_H
#define UTF8_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/*
 * Take the first code point from `*s`.  Returns -1 at the end; a byte that
 * begins no well-formed sequence is taken alone and gives U+FFFD.
 */
int32_t utf8_next(struct str *s);

/* Where the first byte that is not well-formed UTF-8 stands; `s.n` if none. */
size_t utf8_bad(struct str s);

size_t utf8_length(struct str s); /* in code points */

/* At most `bytes` bytes of `s`, cut between two code points. */
struct str utf8_cut(struct str s, size_t bytes);

bool utf8_is_word(int32_t c); /* a letter, a mark or a digit */
bool utf8_is_mark(int32_t c); /* a combining mark */
bool utf8_is_control(int32_t c);
int utf8_width(int32_t c); /* columns on a terminal: 0, 1 or 2 */

/* Case-folded and composed (NFC): equal for names that differ in case only. */
struct str utf8_fold(struct arena *a, struct str s);

/* The same without accents: "Café" becomes "cafe". */
struct str utf8_plain(struct arena *a, struct str s);

#endif
