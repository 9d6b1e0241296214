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

/* A negative level: no blanks at all. */
struct layout {
	int level;
	bool short_lists; /* of scalars: on one line */
};

static void write_value(struct buf *out, const struct value *v,
			struct layout at);

static bool is_short(const struct value *v)
{
	if (v->kind != VALUE_LIST)
		return false;
	for (const struct value *c = v->first; c; c = c->next)
		if (c->kind == VALUE_LIST || c->kind == VALUE_MAP)
			return false;
	return true;
}

static void write_children(struct buf *out, const struct value *v,
			   struct layout at)
{
	struct layout below = at;
	bool map = v->kind == VALUE_MAP;
	bool line = at.level >= 0 && at.short_lists && is_short(v);

	if (at.level >= 0)
		below.level++;
	buf_addc(out, map ? '{' : '[');
	for (const struct value *c = v->first; c; c = c->next) {
		if (!line)
			new_line(out, below.level);
		if (map) {
			escape_json(out, c->key);
			buf_add(out, at.level < 0 ? STR(":") : STR(": "));
		}
		write_value(out, c, below);
		if (c->next)
			buf_add(out, line ? STR(", ") : STR(","));
	}
	if (v->first && !line)
		new_line(out, at.level);
	buf_addc(out, map ? '}' : ']');
}

static void write_value(struct buf *out, const struct value *v,
			struct layout at)
{
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
	case VALUE_MAP: write_children(out, v, at); return;
	}
}

void json_write(struct buf *out, const struct value *v, bool pretty)
{
	write_value(out, v, (struct layout){pretty ? 0 : -1, false});
}

void json_write_file(struct buf *out, const struct value *v)
{
	write_value(out, v, (struct layout){0, true});
}
