/*
 * pattern.h - a pattern of the user's own, in the language of PCRE2.
 *
 * It is compiled once, as UTF, to machine code where the processor allows, and
 * may not cost more than a page's worth of patience: what a match may try and
 * how deep it may go is limited.  A pattern beyond that is a fault of the
 * pattern, not of the text.
 *
 * Nothing in a pattern reaches out of the text: there are no callouts, and
 * single bytes of a character (\C) cannot be asked for.
 */
#ifndef PATTERN_H
#define PATTERN_H

#include "base/arena.h"
#include "base/str.h"

struct pattern;

enum {
	/*
	 * Steps back that one match may take.  A quadratic pattern takes as
	 * many over a text of 1,000 characters; to reach it costs some
	 * milliseconds.
	 */
	PATTERN_MOST_STEPS = 1000000,
	/* The stack of a match, of its own; it is used for what is pending. */
	PATTERN_FIRST_STACK = 32 * 1024,
	PATTERN_MOST_STACK = 256 * 1024,
};

/*
 * Compile `text`.  NULL when it is no pattern; then `*why` says so in PCRE2's
 * words, in the arena, and `*at` is how many bytes stand before the place.
 * What comes back is given back by `pattern_free`.
 */
struct pattern *pattern_new(struct arena *a, struct str text, const char **why,
			    size_t *at);
void pattern_free(struct pattern *p); /* NULL is fine */

enum pattern_answer {
	PATTERN_ABSENT,
	PATTERN_FOUND,
	PATTERN_GAVE_UP /* a limit was reached: nobody knows */
};

/* Is it found anywhere in `text`?  If so, `*at` bytes stand before it. */
enum pattern_answer pattern_find(struct pattern *p, struct str text,
				 size_t *at);

#endif
