/*
 * arena.h - memory that is released all at once.
 *
 * Everything that one phase of a build makes lives in one arena, and is
 * given back by a single `arena_free`.  There is no way to release one
 * object.  Start with `struct arena a = {0};`.  Running out of memory ends the
 * program with one line, so no caller checks.
 */
#ifndef ARENA_H
#define ARENA_H

#include "base/str.h"

#include <stddef.h>

struct arena {
	struct arena_block *block;
	struct arena_block *spare; /* kept by arena_reset, a few */
};

/* Give everything back; the arena is empty and may be used again. */
void arena_free(struct arena *a);

/* The same, but keep what a page needs for what comes next, another page. */
void arena_reset(struct arena *a);

/* All that `from` holds is `a`'s from now on, and `from` is empty. */
void arena_take(struct arena *a, struct arena *from);

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t size);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))

/* A copy of `s`, followed by a NUL that its length does not count. */
struct str arena_str(struct arena *a, struct str s);

/* The same as a C string; `s` must hold no NUL. */
const char *arena_cstr(struct arena *a, struct str s);

__attribute__((format(printf, 2, 3))) struct str
arena_printf(struct arena *a, const char *fmt, ...);

/*
 * `n` texts one after the other, followed by a NUL: `arena_printf` of "%.*s"
 * alone, in an eighth of its time.
 */
struct str arena_join(struct arena *a, size_t n, const struct str *parts);

#define ARENA_JOIN(a, ...)                                                     \
	arena_join((a),                                                        \
		   sizeof((struct str[]){__VA_ARGS__}) / sizeof(struct str),   \
		   (struct str[]){__VA_ARGS__})

/*
 * `n` in decimal digits, as "%ld" writes it, in an arena or in `room`.  Not by
 * printf: a build writes hundreds of thousands of numbers.
 */
enum { NUMBER_ROOM = 24 };
struct str arena_number(struct arena *a, long n);
struct str number_digits(long n, char (*room)[NUMBER_ROOM]);

/* malloc and realloc that end the program when memory is out. */
void *memory_grow(void *p, size_t size);

#endif
