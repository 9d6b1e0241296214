/*
 * What a landscape2 item says beyond its main fields.  The order and the
 * labels are those of `fields` in templates/words.en.yml; what stands there
 * under no name is shown last, under its own key as words.
 */
#include "base/url.h"
#include "view/parts.h"

static bool is_link(struct str s)
{
	return url_is_web(s) || str_starts(s, STR("mailto:"));
}

/* "https://example.org/a/" as "example.org/a". */
static struct str short_url(struct str url)
{
	size_t at = str_find(url, STR("://"));

	if (at < url.n)
		url = str_from(url, at + 3);
	else if (str_starts(url, STR("mailto:")))
		url = str_from(url, 7);
	if (str_starts(url, STR("www.")))
		url = str_from(url, 4);
	while (str_ends(url, STR("/")))
		url.n--;
	return url;
}

static void add_any(struct view *v, struct value *values,
		    const struct value *from);

/* A record on one line: its words, and its address behind them. */
static void add_record(struct view *v, struct value *values,
		       const struct value *record)
{
	struct str words = {0}, href = {0};

	for (const struct value *f = record->first; f; f = f->next) {
		if (f->kind == VALUE_LIST || f->kind == VALUE_MAP) {
			add_any(v, values, f);
			continue;
		}
		if (!href.n && is_link(f->text)) {
			href = f->text;
			continue;
		}
		words = words.n ? arena_printf(v->arena, "%.*s · %.*s",
					       STR_ARG(words), STR_ARG(f->text))
				: f->text;
	}
	if (words.n || href.n)
		add_text(v, values, words.n ? words : short_url(href), href);
}

static void add_any(struct view *v, struct value *values,
		    const struct value *from)
{
	switch (from->kind) {
	case VALUE_NULL: break;
	case VALUE_MAP: add_record(v, values, from); break;
	case VALUE_LIST:
		for (const struct value *i = from->first; i; i = i->next)
			add_any(v, values, i);
		break;
	case VALUE_BOOL:
		add_text(v, values, word(v, from->truth ? "yes" : "no"),
			 (struct str){0});
		break;
	case VALUE_NUMBER:
	case VALUE_TEXT:
		if (is_link(from->text))
			add_text(v, values, short_url(from->text), from->text);
		else
			add_text(v, values, from->text, (struct str){0});
		break;
	}
}

static void add_field(struct view *v, struct value *rows, struct str label,
		      const struct value *from)
{
	struct value *values;
	bool is_map = from->kind == VALUE_MAP;

	if (from->kind == VALUE_NULL ||
	    (from->kind == VALUE_TEXT && !from->text.n) ||
	    ((is_map || from->kind == VALUE_LIST) && !from->n))
		return;
	values = add_line(v, rows, label);
	if (!is_map) {
		add_any(v, values, from);
		return;
	}
	for (const struct value *f = from->first; f; f = f->next)
		if (f->kind == VALUE_LIST || f->kind == VALUE_MAP)
			add_any(v, values, f);
		else
			add_text(v, values,
				 arena_printf(v->arena, "%.*s: %.*s",
					      STR_ARG(f->key),
					      STR_ARG(f->text)),
				 is_link(f->text) ? f->text : (struct str){0});
}

static bool is_main(const struct value *main, struct str key)
{
	return str_is(key, "extra") || value_get(main, key);
}

static void add_known(struct view *v, struct value *rows,
		      const struct value *labels, const struct value *from)
{
	for (const struct value *l = labels ? labels->first : NULL; l;
	     l = l->next) {
		const struct value *f = value_get(from, l->key);

		if (f)
			add_field(v, rows, l->text, f);
	}
}

/* A key that we have no label for, as words: "allow_duplicate_repo". */
static struct str words_of(struct view *v, struct str key)
{
	char *out = arena_alloc(v->arena, key.n);

	for (size_t i = 0; i < key.n; i++)
		out[i] = key.p[i] == '_' ? ' ' : key.p[i];
	if (key.n && out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return (struct str){out, key.n};
}

static void add_unknown(struct view *v, struct value *rows,
			const struct value *from)
{
	const struct value *labels = value_get(v->words, STR("fields"));
	const struct value *main = value_get(v->words, STR("main_fields"));

	for (const struct value *f = from ? from->first : NULL; f; f = f->next)
		if (!value_get(labels, f->key) && !is_main(main, f->key))
			add_field(v, rows, words_of(v, f->key), f);
}

void add_details(struct view *v, struct value *page, const struct entry *e)
{
	const struct value *labels = value_get(v->words, STR("fields"));
	const struct value *extra = value_get(e->source, STR("extra"));
	struct value *rows = value_set_list(v->arena, page, "details");

	if (v->catalogue->kind != CATALOGUE_LANDSCAPE2)
		return;
	add_known(v, rows, labels, e->source);
	add_known(v, rows, labels, extra);
	add_unknown(v, rows, e->source);
	if (extra && extra->kind == VALUE_MAP)
		add_unknown(v, rows, extra);
}
