#include "base/str.h"

#include <limits.h>
#include <string.h>

struct str str_c(const char *cstr)
{
	return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

struct str str_sub(struct str s, size_t from, size_t to)
{
	return (struct str){s.p ? s.p + from : NULL, to - from};
}

struct str str_from(struct str s, size_t from)
{
	return str_sub(s, from, s.n);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
	while (s.n && is_space(s.p[0]))
		s = str_from(s, 1);
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(struct str s, const char *cstr)
{
	return str_eq(s, str_c(cstr));
}

bool str_starts(struct str s, struct str head)
{
	return s.n >= head.n && str_eq(str_sub(s, 0, head.n), head);
}

bool str_ends(struct str s, struct str tail)
{
	return s.n >= tail.n && str_eq(str_from(s, s.n - tail.n), tail);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

size_t str_find(struct str s, struct str what)
{
	const char *at;

	if (!what.n)
		return 0;
	if (s.n < what.n)
		return s.n;
	at = memmem(s.p, s.n, what.p, what.n);
	return at ? (size_t)(at - s.p) : s.n;
}

struct str str_cut(struct str s, char sep, struct str *rest)
{
	const char *at = s.n ? memchr(s.p, sep, s.n) : NULL;

	if (!at) {
		*rest = (struct str){0};
		return s;
	}
	*rest = str_from(s, (size_t)(at - s.p) + 1);
	return str_sub(s, 0, (size_t)(at - s.p));
}

bool str_to_long(struct str s, long *out)
{
	long sum = 0;

	if (!s.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int digit = s.p[i] - '0';

		if (digit < 0 || digit > 9 || sum > (LONG_MAX - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	*out = sum;
	return true;
}

int str_distance(struct str a, struct str b, int most)
{
	enum { LONGEST = 63, FAR = 99 };
	int row[LONGEST + 1];

	if (a.n > LONGEST || b.n > LONGEST)
		return FAR;
	for (int j = 0; j <= (int)b.n; j++)
		row[j] = j;
	for (size_t i = 0; i < a.n; i++) {
		int corner = row[0]++;

		for (size_t j = 0; j < b.n; j++) {
			int best = corner + (a.p[i] != b.p[j]);

			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j + 1] + 1 < best)
				best = row[j + 1] + 1;
			corner = row[j + 1];
			row[j + 1] = best;
		}
	}
	return row[b.n] <= most ? row[b.n] : FAR;
}
