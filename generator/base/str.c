#include "base/str.h"

#include <limits.h>
#include <string.h>

struct str str_c(const char *cstr)
{
	return (struct str){cstr, cstr ? strlen(cstr) : 0};
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

static int least(int a, int b, int c)
{
	int smaller = a < b ? a : b;

	return smaller < c ? smaller : c;
}

/* Optimal string alignment, with the last three rows of its table. */
int str_distance(struct str a, struct str b, int most)
{
	enum { LONGEST = 63, FAR = 99 };
	int rows[3][LONGEST + 1];

	if (a.n > LONGEST || b.n > LONGEST)
		return FAR;
	for (int j = 0; j <= (int)b.n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		int *row = rows[i % 3];
		const int *above = rows[(i + 2) % 3];
		const int *before = rows[(i + 1) % 3];

		row[0] = (int)i;
		for (size_t j = 1; j <= b.n; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1,
				       above[j - 1] +
					       (a.p[i - 1] != b.p[j - 1]));
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1] &&
			    before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
	}
	return rows[a.n % 3][b.n] <= most ? rows[a.n % 3][b.n] : FAR;
}
