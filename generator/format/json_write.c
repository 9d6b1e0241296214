#include "format/json_write.h"

#include "base/escape.h"

static size_t digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n;
}

/* RFC 8259, section 6. */
static bool is_number(struct str s)
{
	size_t n;

	if (s.n && s.p[0] == '-')
		s = str_from(s, 1);
	n = digits(s);
	if (!n || (n > 1 && s.p[0] == '0'))
		return false;
	s = str_from(s, n);
	if (s.n && s.p[0] == '.') {
		n = digits(str_from(s, 1));
		if (!n)
			return false;
		s = str_from(s, 1 + n);
	}
	if (s.n && (s.p[0] == 'e' || s.p[0] == 'E')) {
		s = str_from(s, 1);
		if (s.n && (s.p[0] == '+' || s.p[0] == '-'))
			s = str_from(s, 1);
		n = digits(s);
		if (!n)
			return false;
		s = str_from(s, n);
	}
	return !s.n;
}

/* A negative level means that the output is not to be pretty. */
static void new_line(struct buf *out, int level)
{
	if (level < 0)
		return;
	buf_addc(out, '\n');
	for (int i = 0; i < level; i++)
		buf_add(out, STR("  "));
}

static void write_value(struct buf *out, const struct value *v, int level)
{
	bool map = v->kind == VALUE_MAP;
	int below = level < 0 ? level : level + 1;

	switch (v->kind) {
	case VALUE_NULL: buf_add(out, STR("null")); return;
	case VALUE_BOOL:
		buf_add(out, v->truth ? STR("true") : STR("false"));
		return;
	case VALUE_NUMBER:
		if (is_number(v->text))
			buf_add(out, v->text);
		else
			escape_json(out, v->text);
		return;
	case VALUE_TEXT: escape_json(out, v->text); return;
	case VALUE_LIST:
	case VALUE_MAP: break;
	}
	buf_addc(out, map ? '{' : '[');
	for (const struct value *c = v->first; c; c = c->next) {
		new_line(out, below);
		if (map) {
			escape_json(out, c->key);
			buf_add(out, level < 0 ? STR(":") : STR(": "));
		}
		write_value(out, c, below);
		if (c->next)
			buf_addc(out, ',');
	}
	if (v->first)
		new_line(out, level);
	buf_addc(out, map ? '}' : ']');
}

void json_write(struct buf *out, const struct value *v, bool pretty)
{
	write_value(out, v, pretty ? 0 : -1);
}
