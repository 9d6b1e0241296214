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

void arena_free(struct arena *a)
{
	while (a->block) {
		struct arena_block *prev = a->block->prev;

		free(a->block);
		a->block = prev;
	}
}

void arena_reset(struct arena *a)
{
	struct arena_block *keep = a->block;

	if (!keep || keep->size > BLOCK_SIZE || !BLOCK_SIZE) {
		arena_free(a);
		return;
	}
	a->block = keep->prev;
	arena_free(a);
	keep->prev = NULL;
	keep->used = 0;
	a->block = keep;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t unit = _Alignof(max_align_t);
	size_t want = (size + unit - 1) / unit * unit;
	struct arena_block *b = a->block;
	void *p;

	if (!b || b->size - b->used < want) {
		size_t room = want > BLOCK_SIZE ? want : BLOCK_SIZE;

		b = memory_grow(NULL, sizeof(*b) + room);
		b->used = 0;
		b->size = room;
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

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
	char small[256], *out;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if ((size_t)n < sizeof(small))
		return arena_str(a, (struct str){small, (size_t)n});
	out = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(out, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (struct str){out, (size_t)n};
}
