#include "base/buf.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 256 };

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

void buf_clear(struct buf *b)
{
	b->n = 0;
}

void buf_grow(struct buf *b, size_t n)
{
	b->room = (b->n + n) * 2;
	if (b->room < FIRST_ROOM)
		b->room = FIRST_ROOM;
	b->p = memory_grow(b->p, b->room);
}

void buf_number(struct buf *b, long n)
{
	char room[NUMBER_ROOM];

	buf_add(b, number_digits(n, &room));
}

/* Into the room that is left, so that most texts are written once. */
void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	if (b->room == b->n)
		buf_grow(b, 1);
	va_start(ap, fmt);
	n = vsnprintf(b->p + b->n, b->room - b->n, fmt, ap);
	va_end(ap);
	if ((size_t)n >= b->room - b->n) {
		buf_grow(b, (size_t)n + 1);
		va_start(ap, fmt);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	b->n += (size_t)n;
}

struct str buf_str(const struct buf *b)
{
	return (struct str){b->p, b->n};
}
