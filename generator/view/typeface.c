#include "view/typeface_table.h"

#include "base/utf8.h"

/* What the table does not have: one or two columns, of which we know no more.
 */
enum { WIDE = 104, OTHER = 96 };

static int char_width(enum typeface face, int32_t c)
{
	if (c >= TYPEFACE_FIRST && c < TYPEFACE_FIRST + TYPEFACE_MOST)
		return typeface_widths[face][c - TYPEFACE_FIRST];
	switch (utf8_width(c)) {
	case 0: return 0;
	case 2: return WIDE;
	default: return OTHER;
	}
}

int type_width(struct type t, struct str s)
{
	int32_t c;
	long sum = 0;

	while ((c = utf8_next(&s)) >= 0)
		sum += char_width(t.face, c);
	return (int)((sum * t.size + 99) / 100);
}

/* The first characters of `s` that go into `width`, one at least. */
static size_t fitting(struct type t, struct str s, int width)
{
	struct str rest = s;
	size_t n = 0;
	int32_t c;
	long sum = 0;

	while ((c = utf8_next(&rest)) >= 0) {
		sum += char_width(t.face, c);
		if (n && sum * t.size > width * 100L)
			break;
		n = (size_t)(rest.p - s.p);
	}
	return n;
}

/* Where a line may end behind byte `i`: before a blank, or after a hyphen. */
static bool may_end(struct str s, size_t i)
{
	if (i + 1 == s.n || s.p[i + 1] == ' ')
		return s.p[i] != ' ';
	return i && (s.p[i] == '-' || s.p[i] == '/') && s.p[i - 1] != ' ';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Within a word that is wider than a line: where a word begins in it. */
static size_t inside(struct str s, size_t all)
{
	for (size_t i = all; i > 3; i--)
		if (i < s.n && is_capital(s.p[i]) && !is_capital(s.p[i - 1]))
			return i;
	return all;
}

/* The longest start of `s` that may be a line, and the rest. */
static struct str take_line(struct type t, struct str s, int width,
			    struct str *rest)
{
	size_t n = 0, all = fitting(t, s, width);

	for (size_t i = 0; i < all; i++)
		if (may_end(s, i))
			n = i + 1;
	if (!n)
		n = inside(s, all);
	*rest = str_trim(str_from(s, n));
	return str_sub(s, 0, n);
}

static struct str with_ellipsis(struct arena *a, struct type t, struct str s,
				int width)
{
	static const char dots[] = "…";
	int room = width - type_width(t, STR("…"));
	struct str line = str_trim(str_sub(s, 0, fitting(t, s, room)));

	return arena_printf(a, "%.*s%s", STR_ARG(line), dots);
}

struct lines type_lines(struct arena *a, struct type t, struct str s, int width,
			size_t most, bool *cut)
{
	struct lines lines = {0};

	s = str_trim(s);
	while (s.n && lines.n < most) {
		struct str all = s;
		struct str line = take_line(t, s, width, &s);

		if (s.n && lines.n + 1 == most) {
			line = with_ellipsis(a, t, all, width);
			if (cut)
				*cut = true;
		}
		*list_add(a, &lines) = line;
	}
	return lines;
}

int type_least_width(struct arena *a, struct type t, struct str s, size_t most)
{
	struct str rest = str_trim(s);
	int low = 0, high = type_width(t, s);

	while (rest.n) { /* the widest word is the least there can be */
		int width = type_width(t, str_cut(rest, ' ', &rest));

		low = width > low ? width : low;
	}
	while (low < high) {
		int middle = low + (high - low) / 2;
		bool cut = false;

		type_lines(a, t, s, middle, most, &cut);
		if (cut)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
