#include "format/css.h"

#include "base/buf.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* How long the string is that `s` begins with; a line's end ends it, too. */
static size_t string_length(struct str s)
{
	size_t i = 1;

	while (i < s.n && s.p[i] != s.p[0] && s.p[i] != '\n')
		i += s.p[i] == '\\' && i + 1 < s.n ? 2 : 1;
	return i < s.n ? i + 1 : s.n;
}

/* How long the comment is that `s` begins with; one may be left open. */
static size_t comment_length(struct str s)
{
	size_t i = 2;

	while (i + 1 < s.n && !(s.p[i] == '*' && s.p[i + 1] == '/'))
		i++;
	return i + 1 < s.n ? i + 2 : s.n;
}

/* How long the address is up to its ")", of one without quotes. */
static size_t address_length(struct str s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] != ')' && s.p[i] != '"' && s.p[i] != '\'')
		i++;
	return i;
}

static bool starts_url(struct str s)
{
	return s.n >= 4 && (s.p[0] | 32) == 'u' && (s.p[1] | 32) == 'r' &&
	       (s.p[2] | 32) == 'l' && s.p[3] == '(';
}

/* The length of what is kept whole at the start of `s`, or 0. */
static size_t kept_whole(struct str s)
{
	if (s.p[0] == '"' || s.p[0] == '\'')
		return string_length(s);
	if (s.p[0] == '\\')
		return s.n > 1 ? 2 : 1;
	if (starts_url(s))
		return 4 + address_length(str_from(s, 4));
	return 0;
}

/* The length of the blanks and comments that `s` begins with, or 0. */
static size_t gap_length(struct str s)
{
	size_t i = 0;

	while (i < s.n)
		if (is_space(s.p[i]))
			i++;
		else if (str_starts(str_from(s, i), STR("/*")))
			i += comment_length(str_from(s, i));
		else
			break;
	return i;
}

static bool parts_by_itself(char c)
{
	return c == '{' || c == '}' || c == ';' || c == ',';
}

struct str css_shortened(struct arena *a, struct str css)
{
	struct buf out = {0};
	struct str made;

	for (size_t i = 0, n; i < css.n; i += n) {
		struct str s = str_from(css, i);

		n = kept_whole(s);
		if (n) {
			buf_add(&out, (struct str){s.p, n});
			continue;
		}
		n = gap_length(s);
		if (!n) {
			n = 1;
			buf_addc(&out, *s.p);
		} else if (out.n && n < s.n &&
			   !parts_by_itself(out.p[out.n - 1]) &&
			   !parts_by_itself(s.p[n])) {
			buf_addc(&out, ' ');
		}
	}
	made = arena_str(a, buf_str(&out));
	buf_free(&out);
	return made;
}
