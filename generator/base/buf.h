/*
 * buf.h - a growing run of bytes, for building output.
 *
 * Start with `struct buf b = {0};`, append, take `buf_str`, end with
 * `buf_free`.  The bytes move when the buffer grows, so a view taken from it
 * holds only until the next append.
 */
#ifndef BUF_H
#define BUF_H

#include "base/str.h"

struct buf {
	char *p;
	size_t n, room;
};

void buf_free(struct buf *b);

/* Forget the bytes, keep the memory. */
void buf_clear(struct buf *b);

void buf_add(struct buf *b, struct str s);
void buf_addc(struct buf *b, char c);

/* `n` in decimal digits, as "%ld" writes it. */
void buf_number(struct buf *b, long n);

__attribute__((format(printf, 2, 3))) void buf_printf(struct buf *b,
						      const char *fmt, ...);

struct str buf_str(const struct buf *b);

#endif
