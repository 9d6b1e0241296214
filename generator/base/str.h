/*
 * str.h - string views.
 *
 * A `struct str` points into bytes that somebody else owns: a source file
 * that was read whole, a string literal, or an arena.  It is passed by value,
 * may contain NUL bytes, and is not NUL-terminated unless its maker says so.
 * The empty string is `(struct str){0}`; `p` may then be NULL.
 */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

/* A view of a string literal; the second form is for static initialisers. */
#define STR(lit) ((struct str){"" lit, sizeof(lit) - 1})
#define STR_INIT(lit)                                                          \
	{                                                                      \
		"" lit, sizeof(lit) - 1                                        \
	}

/* For printf: `printf("%.*s", STR_ARG(s))`. */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

/* A view of a C string; of NULL, the empty string. */
struct str str_c(const char *cstr);

/*
 * These stand here because a build asks them hundreds of millions of times.
 */

/* The bytes from `from` up to, but not including, `to`. */
static inline struct str str_sub(struct str s, size_t from, size_t to)
{
	return (struct str){s.p ? s.p + from : NULL, to - from};
}

/* The bytes from `from` on. */
static inline struct str str_from(struct str s, size_t from)
{
	return str_sub(s, from, s.n);
}

static inline bool str_eq(struct str a, struct str b)
{
	/* the first byte decides most often, without a call */
	return a.n == b.n &&
	       (a.n == 0 || (a.p[0] == b.p[0] && !memcmp(a.p, b.p, a.n)));
}

/* Without blanks, tabs and line ends at both ends. */
struct str str_trim(struct str s);

bool str_is(struct str s, const char *cstr);
bool str_starts(struct str s, struct str head);
bool str_ends(struct str s, struct str tail);

/* Byte order, as memcmp: the same in every locale. */
int str_cmp(struct str a, struct str b);

/* Where `what` first stands in `s`; `s.n` when it does not. */
size_t str_find(struct str s, struct str what);

/*
 * Split `s` at the first `sep`: return what stands before it and leave what
 * follows in `*rest`.  Without a `sep`, return all of `s` and leave `*rest`
 * empty.  `rest` may point at the variable that was passed as `s`.
 */
struct str str_cut(struct str s, char sep, struct str *rest);

/*
 * The decimal number that `s` spells, digits only and nothing else.  False,
 * and `*out` untouched, when it spells none or one that does not fit.
 */
bool str_to_long(struct str s, long *out);

/*
 * How many bytes have to be put in, taken out, changed or swapped with the next
 * to make `b` of `a`;
 * 99 as soon as it is more than `most` (at most 8) or either is over 63 bytes.
 */
int str_distance(struct str a, struct str b, int most);

#endif
