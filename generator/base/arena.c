#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifdef __SANITIZE_ADDRESS__
enum { BLOCK_SIZE = 0 }; /* one block each: the sanitizer sees overruns */
#else
enum { BLOCK_SIZE = 64 * 1024 };
#endif

enum { MOST_SPARE = 16 }; /* 1 MB: what most pages need */

struct arena_block {
	struct arena_block *prev;
	size_t used, size;
	_Alignas(max_align_t) char bytes[];
};

void *memory_grow(void *p, size_t size)
{
	p = realloc(p, size);
	if (!p) {
		fputs("strata: fatal: out of memory\n", stderr);
		abort();
	}
	return p;
}

static void free_all(struct arena_block *b)
{
	while (b) {
		struct arena_block *prev = b->prev;

		free(b);
		b = prev;
	}
}

void arena_free(struct arena *a)
{
	free_all(a->block);
	free_all(a->spare);
	*a = (struct arena){0};
}

/* Behind the block in use, which goes on being used. */
void arena_take(struct arena *a, struct arena *from)
{
	struct arena_block **at = a->block ? &a->block->prev : &a->block;
	struct arena_block *last = from->block;

	if (last) {
		while (last->prev)
			last = last->prev;
		last->prev = *at;
		*at = from->block;
	}
	free_all(from->spare);
	*from = (struct arena){0};
}

/*
 * Given back to the system at every page, blocks would come from it at every
 * page, and it clears them: a fifth of all page faults of a large build.
 */
void arena_reset(struct arena *a)
{
	size_t kept = 0;

	for (struct arena_block *b = a->spare; b; b = b->prev)
		kept++;
	while (a->block) {
		struct arena_block *b = a->block;

		a->block = b->prev;
		if (b->size == BLOCK_SIZE && kept < MOST_SPARE) {
			b->prev = a->spare;
			a->spare = b;
			kept++;
		} else {
			free(b);
		}
	}
}

/* A block with `room` bytes or more. */
static struct arena_block *new_block(struct arena *a, size_t room)
{
	struct arena_block *b = a->spare;

	if (b && room <= b->size) {
		a->spare = b->prev;
	} else {
		room = room > BLOCK_SIZE ? room : BLOCK_SIZE;
		b = memory_grow(NULL, sizeof(*b) + room);
		b->size = room;
	}
	b->used = 0;
	return b;
}

static size_t rounded(size_t size)
{
	size_t unit = _Alignof(max_align_t);

	return (size + unit - 1) / unit * unit;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t want = rounded(size);
	struct arena_block *b = a->block;
	void *p;

	if (!b || b->size - b->used < want) {
		b = new_block(a, want);
		b->prev = a->block;
		a->block = b;
	}
	p = b->bytes + b->used;
	b->used += want;
	return memset(p, 0, want);
}

struct str arena_str(struct arena *a, struct str s)
{
	char *copy = arena_alloc(a, s.n + 1);

	if (s.n)
		memcpy(copy, s.p, s.n);
	return (struct str){copy, s.n};
}

const char *arena_cstr(struct arena *a, struct str s)
{
	return arena_str(a, s).p;
}

/* Into the room that is left, so that most texts are written once. */
struct str arena_printf(struct arena *a, const char *fmt, ...)
{
	struct arena_block *b = a->block;
	size_t room = b ? b->size - b->used : 0;
	char *out = b ? b->bytes + b->used : NULL;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(out, room, fmt, ap);
	va_end(ap);
	if ((size_t)n < room) {
		b->used += rounded((size_t)n + 1);
		return (struct str){out, (size_t)n};
	}
	out = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(out, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (struct str){out, (size_t)n};
}

struct str number_digits(long n, char (*room)[NUMBER_ROOM])
{
	char *end = *room + sizeof(*room), *p = end;
	unsigned long rest = n < 0 ? -(unsigned long)n : (unsigned long)n;

	do {
		*--p = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (n < 0)
		*--p = '-';
	return (struct str){p, (size_t)(end - p)};
}

struct str arena_number(struct arena *a, long n)
{
	char room[NUMBER_ROOM];

	return arena_str(a, number_digits(n, &room));
}

struct str arena_join(struct arena *a, size_t n, const struct str *parts)
{
	struct str out = {0};
	char *to;

	for (size_t i = 0; i < n; i++)
		out.n += parts[i].n;
	out.p = to = arena_alloc(a, out.n + 1);
	for (size_t i = 0; i < n; i++) {
		if (parts[i].n)
			memcpy(to, parts[i].p, parts[i].n);
		to += parts[i].n;
	}
	return out;
}
