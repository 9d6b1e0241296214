#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xfffd };

int32_t utf8_next(struct str *s)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	if (!s->n)
		return -1;
	if ((unsigned char)s->p[0] < 0x80) {
		c = s->p[0];
		*s = str_from(*s, 1);
		return c;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s->p,
			     (utf8proc_ssize_t)s->n, &c);
	if (n <= 0) {
		*s = str_from(*s, 1);
		return REPLACEMENT;
	}
	*s = str_from(*s, (size_t)n);
	return c;
}

size_t utf8_bad(struct str s)
{
	struct str rest = s;

	while (rest.n) {
		utf8proc_int32_t c;
		utf8proc_ssize_t n = 1;

		if ((unsigned char)rest.p[0] >= 0x80)
			n = utf8proc_iterate((const utf8proc_uint8_t *)rest.p,
					     (utf8proc_ssize_t)rest.n, &c);
		if (n <= 0)
			return s.n - rest.n;
		rest = str_from(rest, (size_t)n);
	}
	return s.n;
}

size_t utf8_length(struct str s)
{
	size_t n = 0;

	while (utf8_next(&s) >= 0)
		n++;
	return n;
}

struct str utf8_cut(struct str s, size_t bytes)
{
	if (s.n <= bytes)
		return s;
	while (bytes && ((unsigned char)s.p[bytes] & 0xc0) == 0x80)
		bytes--;
	return str_sub(s, 0, bytes);
}

bool utf8_is_mark(int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME: return true;
	default: return false;
	}
}

bool utf8_is_word(int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND: return true;
	default: return utf8_is_mark(c);
	}
}

bool utf8_is_control(int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CN: return true;
	default: return false;
	}
}

int utf8_width(int32_t c)
{
	return utf8proc_charwidth(c);
}

static struct str mapped(struct arena *a, struct str s,
			 utf8proc_option_t options)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n;
	struct str copy;

	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
			 &out, options);
	if (n < 0) /* not UTF-8: nothing to fold */
		return s;
	copy = arena_str(a, (struct str){(char *)out, (size_t)n});
	free(out);
	return copy;
}

/* Most names: of them folding is this alone. */
static bool is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

static struct str ascii_fold(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		out[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return (struct str){out, s.n};
}

struct str utf8_fold(struct arena *a, struct str s)
{
	if (is_ascii(s))
		return ascii_fold(a, s);
	return mapped(a, s,
		      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

struct str utf8_plain(struct arena *a, struct str s)
{
	return mapped(a, s,
		      UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
			      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
}
