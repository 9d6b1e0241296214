/* One function a kind of field: a value to its place in the struct. */
#include "base/buf.h"
#include "base/escape.h"
#include "base/utf8.h"
#include "format/field_parts.h"

#include <string.h>

enum {
	/* Longer values are a mistake or an attack. */
	MAX_LINE = 4 * 1024,
	MAX_PROSE = 64 * 1024,
};

/*
 * Values: each function reports what is wrong and says whether it was right
 */

bool field_check_form(const struct field_reader *r, const struct field *f,
		      const struct value *v, struct str s)
{
	if (!f->form || f->form->fits(r->arena, s))
		return true;
	diags_add(r->diags, &field_rules[RULE_FORM], v->pos,
		  "'%s' takes %s, not '%.*s'", f->key, f->form->wanted,
		  STR_ARG(utf8_cut(v->text, 200)));
	return false;
}

static bool wrong_kind(const struct field_reader *r, const struct field *f,
		       const struct value *v, const char *wanted)
{
	diags_add(r->diags, &field_rules[RULE_KIND], v->pos,
		  "'%s' takes %s, not %s", f->key, wanted,
		  v->kind == VALUE_TEXT || v->kind == VALUE_NUMBER ||
				  v->kind == VALUE_BOOL
			  ? arena_printf(r->arena, "'%.*s'",
					 STR_ARG(utf8_cut(v->text, 60)))
				    .p
			  : value_kind_name(v));
	return false;
}

static bool is_scalar(const struct value *v)
{
	return v->kind == VALUE_TEXT || v->kind == VALUE_NUMBER ||
	       v->kind == VALUE_BOOL;
}

/* landscape2 takes null for text where it wants text. */
static bool is_text(const struct field_reader *r, const struct value *v)
{
	return is_scalar(v) || (r->foreign && v->kind == VALUE_NULL);
}

/* Control characters have no place in a text, however they were written. */
static bool is_printable(const struct field_reader *r, const struct field *f,
			 const struct value *v)
{
	struct str rest = v->text;
	int32_t c;

	while (!r->foreign && (c = utf8_next(&rest)) >= 0) {
		if (c >= 0xa0 || (c >= ' ' && c < 0x7f) || c == '\n' ||
		    c == '\t' || c == '\r')
			continue;
		diags_add(r->diags, &field_rules[RULE_KIND], v->pos,
			  "'%s' holds a control character, U+%04X", f->key,
			  (unsigned)c);
		return false;
	}
	return true;
}

bool field_read_text(const struct field_reader *r, const struct field *f,
		     const struct value *v, struct text *out)
{
	size_t limit = f->kind == FIELD_PROSE ? MAX_PROSE : MAX_LINE;
	struct text t = {str_trim(v->spelt ? STR("null") : v->text), v->pos};

	if (!is_text(r, v))
		return wrong_kind(r, f, v, "text");
	if (v->text.n > limit) {
		diags_add(r->diags,
			  &field_rules[r->foreign ? RULE_ODD : RULE_LENGTH],
			  v->pos, "'%s' has %zu bytes; at most %zu are read",
			  f->key, v->text.n, limit);
		return r->foreign;
	}
	if (!is_printable(r, f, v))
		return false;
	if (!t.s.n && (f->flags & FIELD_EMPTY_OK))
		return true;
	if (!t.s.n) {
		diags_add(r->diags, &field_rules[RULE_KIND], v->pos,
			  "'%s' is blank; leave it out or fill it in", f->key);
		return false;
	}
	if ((f->kind == FIELD_TEXT || f->kind == FIELD_TEXTS) &&
	    memchr(t.s.p, '\n', t.s.n)) {
		diags_add(r->diags,
			  &field_rules[r->foreign ? RULE_ODD : RULE_KIND],
			  v->pos, "'%s' takes one line", f->key);
		if (!r->foreign)
			return false;
	}
	if (f->kind != FIELD_URL && !field_check_form(r, f, v, v->text))
		return false;
	if (v->block) { /* so that places within the text are right */
		t.pos.line++;
		t.pos.col = 1;
	}
	*out = t;
	return true;
}

static const struct value *word_find(const struct value *words, struct str word)
{
	for (const struct value *v = words->first; v; v = v->next)
		if (str_eq(words->kind == VALUE_MAP ? v->key : v->text, word))
			return v;
	return NULL;
}

/* The word that differs in letter case only; empty when there is none. */
static struct str same_letters(const struct value *words, struct str word)
{
	for (const struct value *v = words->first; v; v = v->next) {
		struct str name = words->kind == VALUE_MAP ? v->key : v->text;

		if (name.n == word.n && !strncasecmp(name.p, word.p, word.n))
			return name;
	}
	return (struct str){0};
}

static struct str nearest_word(const struct value *words, struct str word)
{
	struct str best = {0};
	int distance = NEAR + 1;

	for (const struct value *v = words->first; v; v = v->next) {
		struct str name = words->kind == VALUE_MAP ? v->key : v->text;
		int d = str_distance(word, name, NEAR);

		if (d < distance && 2 * (size_t)d < word.n) {
			distance = d;
			best = name;
		}
	}
	return best;
}

static bool read_word(const struct field_reader *r, const struct field *f,
		      const struct value *v, struct text *out)
{
	const struct value *words =
		value_get(r->vocabularies, str_c(f->vocabulary));
	struct text t = {0};
	struct str same, near;
	struct diag *made;

	if (!field_read_text(r, f, v, &t))
		return false;
	if (!t.s.n)
		return true;
	if (!words || word_find(words, t.s)) {
		*out = t;
		return true;
	}
	same = same_letters(words, t.s);
	near = same.n ? same : nearest_word(words, t.s);
	made = diags_add(r->diags, &field_rules[RULE_WORD], v->pos,
			 "'%s' has no word '%.*s' for '%s'%s%.*s%s",
			 f->vocabulary, STR_ARG(t.s), f->key,
			 near.n ? " (did you mean '" : "", STR_ARG(near),
			 near.n ? "'?)" : "");
	if (same.n)
		diags_edit(r->diags, made, v->pos, v->text, same);
	return false;
}

static bool read_date(const struct field_reader *r, const struct field *f,
		      const struct value *v, struct day *out)
{
	struct day day = {.pos = v->pos};

	if (!is_text(r, v))
		return wrong_kind(r, f, v, "a date");
	if (!str_trim(v->text).n && (f->flags & FIELD_EMPTY_OK))
		return true;
	if (!date_read(v->text, &day.date) &&
	    !(r->foreign && field_odd_date(r, f, v, &day.date))) {
		diags_add(r->diags, &field_rules[RULE_DATE], v->pos,
			  "'%s' takes a day as YYYY-MM-DD, not '%.*s'", f->key,
			  STR_ARG(v->text));
		return false;
	}
	*out = day;
	return true;
}

static bool is_list(const struct field_reader *r, const struct field *f,
		    const struct value *v)
{
	if (v->kind != VALUE_LIST)
		return wrong_kind(r, f, v, "a list");
	if (v->n || !(f->flags & FIELD_FILLED))
		return true;
	diags_add(r->diags, &field_rules[RULE_KIND], v->pos,
		  "'%s' takes a list of one or more, not an empty one", f->key);
	return false;
}

static bool read_list(const struct field_reader *r, const struct field *f,
		      const struct value *v, struct texts *out)
{
	bool ok = true;

	if (!is_list(r, f, v))
		return false;
	for (const struct value *i = v->first; i; i = i->next) {
		struct text t = {0};
		bool good = f->kind == FIELD_WORDS
				    ? read_word(r, f, i, &t)
				    : field_read_text(r, f, i, &t);

		if (good && t.s.n)
			*list_add(r->arena, out) = t;
		ok = ok && good;
	}
	return ok;
}

static bool read_pairs(const struct field_reader *r, const struct field *f,
		       const struct value *v, struct pairs *out)
{
	bool ok = true;

	if (v->kind != VALUE_MAP)
		return wrong_kind(r, f, v, "a map");
	for (const struct value *i = v->first; i; i = i->next) {
		struct pair p = {.key = {i->key, i->key_pos}};

		bool good = f->kind == FIELD_URLS
				    ? field_read_url(r, f, i, &p.value)
				    : field_read_text(r, f, i, &p.value);

		if (good && (p.value.s.n || r->foreign))
			*list_add(r->arena, out) = p;
		ok = ok && good;
	}
	return ok;
}

static bool read_records(const struct field_reader *r, const struct field *f,
			 const struct value *v, struct records *out)
{
	bool ok = true;

	if (!is_list(r, f, v))
		return false;
	if (f->most && v->n > f->most) {
		diags_add(r->diags, &field_rules[RULE_LENGTH], v->pos,
			  "'%s' has %d records; at most %d are read", f->key,
			  v->n, f->most);
		return false;
	}
	for (const struct value *i = v->first; i; i = i->next) {
		void *made = arena_alloc(r->arena, f->record->size);

		ok = field_read(r, f->record, i, made) && ok;
		if (i->kind == VALUE_MAP)
			*list_add(r->arena, out) = made;
	}
	return ok;
}

static bool read_grouped(const struct field_reader *r, const struct field *f,
			 const struct value *v, struct records *out)
{
	bool ok = true;

	if (v->kind != VALUE_MAP)
		return wrong_kind(r, f, v, "a map");
	for (const struct value *i = v->first; i; i = i->next)
		if (i->kind != VALUE_NULL || i->spelt)
			ok = read_records(r, f, i, out) && ok;
	return ok;
}

static bool read_tree(const struct field_reader *r, const struct field *f,
		      const struct value *v, const struct value **out)
{
	bool ok = true;

	if (f->kind == FIELD_MAP && v->kind != VALUE_MAP)
		return wrong_kind(r, f, v, "a map");
	if (f->kind != FIELD_MAP && v->kind != VALUE_LIST)
		return wrong_kind(r, f, v, "a list");
	if (f->kind == FIELD_LISTS)
		for (const struct value *i = v->first; i; i = i->next)
			if (i->kind != VALUE_LIST)
				ok = wrong_kind(r, f, i, "a list");
	*out = v;
	return ok;
}

static bool read_colour(const struct field_reader *r, const struct field *f,
			const struct value *v, struct text *out)
{
	struct buf colour = {0};
	bool ok;

	if (!is_scalar(v))
		return wrong_kind(r, f, v, "a colour such as '#0a7566'");
	ok = escape_css_colour(&colour, v->text);
	buf_free(&colour);
	if (!ok)
		return wrong_kind(r, f, v, "a colour such as '#0a7566'");
	*out = (struct text){str_trim(v->text), v->pos};
	return true;
}

static bool read_number(const struct field_reader *r, const struct field *f,
			const struct value *v, long *out)
{
	long number;

	if (v->kind != VALUE_NUMBER || !str_to_long(v->text, &number))
		return wrong_kind(r, f, v, "a whole number");
	if (!field_check_form(r, f, v, v->text))
		return false;
	*out = number;
	return true;
}

bool field_read_value(const struct field_reader *r, const struct field *f,
		      const struct value *v, void *at)
{
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_PROSE: return field_read_text(r, f, v, at);
	case FIELD_URL: return field_read_url(r, f, v, at);
	case FIELD_WORD: return read_word(r, f, v, at);
	case FIELD_DATE: return read_date(r, f, v, at);
	case FIELD_TEXTS:
	case FIELD_WORDS: return read_list(r, f, v, at);
	case FIELD_COLOUR: return read_colour(r, f, v, at);
	case FIELD_URLS:
	case FIELD_PAIRS: return read_pairs(r, f, v, at);
	case FIELD_RECORDS: return read_records(r, f, v, at);
	case FIELD_GROUPED: return read_grouped(r, f, v, at);
	case FIELD_BOOL:
		if (v->kind != VALUE_BOOL)
			return wrong_kind(r, f, v, "true or false");
		*(bool *)at = v->truth;
		return true;
	case FIELD_ANSWER:
		if (v->kind != VALUE_BOOL)
			return wrong_kind(r, f, v, "true or false");
		*(struct answer *)at = (struct answer){true, v->truth, v->pos};
		return true;
	case FIELD_NUMBER: return read_number(r, f, v, at);
	case FIELD_RECORD:
		*(void **)at = arena_alloc(r->arena, f->record->size);
		return field_read(r, f->record, v, *(void **)at);
	case FIELD_LIST:
	case FIELD_LISTS:
	case FIELD_MAP: return read_tree(r, f, v, at);
	case FIELD_ANY: *(const struct value **)at = v; return true;
	case FIELD_MARKER: return true;
	}
	return true;
}
