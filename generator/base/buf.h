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

/* Room for `n` bytes more. */
void buf_grow(struct buf *b, size_t n);

/* These stand here because a build calls them millions of times. */

static inline void buf_add(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	if (b->room - b->n < s.n)
		buf_grow(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

static inline void buf_addc(struct buf *b, char c)
{
	if (b->room == b->n)
		buf_grow(b, 1);
	b->p[b->n++] = c;
}

/* `n` in decimal digits, as "%ld" writes it. */
void buf_number(struct buf *b, long n);

__attribute__((format(printf, 2, 3))) void buf_printf(struct buf *b,
						      const char *fmt, ...);

struct str buf_str(const struct buf *b);

#endif
