#include "mend/source.h"

#include "base/utf8.h"

static const struct str byte_order_mark = STR_INIT("\xef\xbb\xbf");

struct source source_of(struct arena *a, struct str text)
{
	struct source s = {.text = text};
	size_t start =
		str_starts(text, byte_order_mark) ? byte_order_mark.n : 0;

	*list_add(a, &s.lines) = start;
	for (size_t i = start; i < text.n; i++)
		if (text.p[i] == '\n')
			*list_add(a, &s.lines) = i + 1;
	return s;
}

struct str source_line(const struct source *s, int n)
{
	struct str rest, line;

	if (n < 1 || (size_t)n > s->lines.n)
		return (struct str){0};
	line = str_cut(str_from(s->text, s->lines.at[n - 1]), '\n', &rest);
	if (str_ends(line, STR("\r")))
		line.n--;
	return line;
}

bool source_find(const struct source *s, struct pos pos, size_t *at)
{
	struct str line = source_line(s, pos.line), rest = line;

	if (pos.col < 1 || !line.n)
		return false;
	for (int i = 1; i < pos.col; i++)
		if (utf8_next(&rest) < 0)
			return false;
	*at = s->lines.at[pos.line - 1] + (line.n - rest.n);
	return true;
}
