#include "forge/version.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct str without_head(struct str tag)
{
	static const char *const heads[] = {"v",        "V",        "release-",
					    "release/", "version-", "r"};

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (str_starts(tag, str_c(heads[i])))
			tag = str_from(tag, strlen(heads[i]));
	return tag;
}

bool version_split(struct str tag, struct version_parts *out)
{
	struct str s = without_head(tag), unused;
	size_t n = 0, dots = 0;

	while (n < s.n && (is_digit(s.p[n]) ||
			   (s.p[n] == '.' && n && is_digit(s.p[n - 1]) &&
			    n + 1 < s.n && is_digit(s.p[n + 1]))))
		dots += s.p[n++] == '.';
	if (!n || !dots)
		return false;
	out->numbers = str_sub(s, 0, n);
	s = str_cut(str_from(s, n), '+', &unused);
	while (s.n && strchr("-._", s.p[0]))
		s = str_from(s, 1);
	out->rest = s;
	return true;
}

/* Digits of any length, as numbers. */
static int cmp_numbers(struct str a, struct str b)
{
	while (a.n > 1 && a.p[0] == '0')
		a = str_from(a, 1);
	while (b.n > 1 && b.p[0] == '0')
		b = str_from(b, 1);
	if (a.n != b.n)
		return a.n < b.n ? -1 : 1;
	return str_cmp(a, b);
}

static bool all_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]))
			return false;
	return s.n > 0;
}

/* Numbers are below words; "rc10" is above "rc9". */
static int cmp_part(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	if (all_digits(a) != all_digits(b))
		return all_digits(a) ? -1 : 1;
	while (i < a.n && !is_digit(a.p[i]))
		i++;
	while (k < b.n && !is_digit(b.p[k]))
		k++;
	if (!str_eq(str_sub(a, 0, i), str_sub(b, 0, k)) ||
	    !all_digits(str_from(a, i)) || !all_digits(str_from(b, k)))
		return str_cmp(a, b);
	return cmp_numbers(str_from(a, i), str_from(b, k));
}

static int cmp_parts(struct str a, struct str b,
		     int (*cmp)(struct str, struct str))
{
	while (a.n && b.n) {
		struct str x = str_cut(a, '.', &a), y = str_cut(b, '.', &b);
		int order = cmp(x, y);

		if (order)
			return order;
	}
	return (a.n > 0) - (b.n > 0);
}

int version_cmp(const struct version_parts *a, const struct version_parts *b)
{
	int order = cmp_parts(a->numbers, b->numbers, cmp_numbers);

	if (order)
		return order;
	if (!a->rest.n || !b->rest.n)
		return (b->rest.n > 0) - (a->rest.n > 0);
	return cmp_parts(a->rest, b->rest, cmp_part);
}
