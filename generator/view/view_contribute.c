/* How to add an entry: the page for whoever has never seen such a file. */
#include "base/buf.h"
#include "format/field.h"
#include "view/health.h"
#include "view/parts.h"

/* What a field takes, as words.en.yml calls it. */
static const char *const kinds[] = {
	[FIELD_TEXT] = "text",       [FIELD_PROSE] = "prose",
	[FIELD_URL] = "url",         [FIELD_WORD] = "word",
	[FIELD_DATE] = "date",       [FIELD_BOOL] = "answer",
	[FIELD_ANSWER] = "answer",   [FIELD_NUMBER] = "number",
	[FIELD_TEXTS] = "texts",     [FIELD_WORDS] = "words",
	[FIELD_PAIRS] = "pairs",     [FIELD_URLS] = "pairs",
	[FIELD_COLOUR] = "text",     [FIELD_RECORD] = "record",
	[FIELD_RECORDS] = "records", [FIELD_ANY] = "text",
	[FIELD_LIST] = "texts",      [FIELD_LISTS] = "texts",
	[FIELD_MAP] = "pairs",       [FIELD_MARKER] = "text",
};

static void add_words(struct view *v, struct value *item, const struct field *f)
{
	struct value *list = value_set_list(v->arena, item, "words");
	const struct value *words =
		f->vocabulary && f->kind != FIELD_URL
			? value_get(v->catalogue->model.vocabularies,
				    str_c(f->vocabulary))
			: NULL;

	for (const struct value *w = words ? words->first : NULL; w;
	     w = w->next)
		value_set(v->arena, value_add_map(v->arena, list), "word",
			  w->key.n ? w->key : w->text);
	value_set_bool(v->arena, item, "has_words", list->n > 0);
}

/* The fields of a record, those of one within it after its name. */
static void add_fields(struct view *v, struct value *list,
		       const struct record *record, struct str prefix)
{
	struct arena *a = v->arena;

	for (size_t i = 0; i < record->n_fields; i++) {
		const struct field *f = &record->fields[i];
		struct value *item = value_add_map(a, list);
		struct str name =
			arena_printf(a, "%.*s%s", STR_ARG(prefix), f->key);

		value_set(a, item, "name", name);
		value_set(a, item, "kind",
			  word(v, arena_printf(a, "contribute.kind.%s",
					       kinds[f->kind])
					  .p));
		value_set_bool(a, item, "required", f->flags & FIELD_REQUIRED);
		value_set(a, item, "help", str_c(f->help));
		value_set(a, item, "example", str_c(f->example));
		add_words(v, item, f);
		if (f->record)
			add_fields(v, list, f->record,
				   arena_printf(a, "%.*s.", STR_ARG(name)));
	}
}

/* A file to start from: what every entry has, with an example of each. */
static struct str template_of(struct view *v, const struct record *record)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < record->n_fields; i++) {
		const struct field *f = &record->fields[i];

		if (!(f->flags & FIELD_REQUIRED))
			continue;
		buf_printf(&b, "%s: ", f->key);
		buf_add(&b, f->example ? str_c(f->example)
				       : word(v, "contribute.blank"));
		buf_addc(&b, '\n');
	}
	out = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static void add_layers(struct view *v, struct value *page)
{
	const struct layers *all = &v->catalogue->model.layers;
	struct value *list = value_set_list(v->arena, page, "layers");

	for (size_t i = 0; i < all->n; i++) {
		const struct layer *l = all->at[i];
		struct value *item = value_add_map(v->arena, list), *caps;

		value_set(v->arena, item, "layer_id", l->id.s);
		add_layer_ref(v, value_set_list(v->arena, item, "layer"), l);
		caps = value_set_list(v->arena, item, "capabilities");
		for (size_t k = 0; k < l->capabilities.n; k++) {
			const struct capability *c = l->capabilities.at[k];
			struct value *ref = add_ref(
				v, caps, c->name.s,
				path_of_capability(v->arena, v->catalogue, c));

			value_set(v->arena, ref, "capability_id", c->id.s);
		}
	}
}

static void add_rules(struct view *v, struct value *page)
{
	const struct health_rules *all = &v->health->rules;
	struct value *list = value_set_list(v->arena, page, "rules");

	for (size_t i = 0; i < all->n; i++) {
		struct value *item;

		if (!all->at[i]->slug.n)
			continue;
		item = value_add_map(v->arena, list);
		set_rule(v, item, str_c(all->at[i]->rule->id));
		value_set(v->arena, item, "sentence",
			  str_c(all->at[i]->rule->sentence));
	}
}

struct value *view_contribute(struct view *v, const void *unused)
{
	const struct record *record = v->entry_fields;
	struct value *page =
		page_new(v, path_of_contribute(), word(v, "contribute.title"),
			 word(v, "contribute.summary"), "");
	struct str file = arena_printf(
		v->arena, "entries/%.*s/example.yml",
		STR_ARG(v->catalogue->model.layers.n
				? v->catalogue->model.layers.at[0]->id.s
				: STR("layer")));

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	value_set(v->arena, page, "repository",
		  v->catalogue->site.repository.s);
	value_set(v->arena, page, "propose",
		  issue_address(v, word(v, "contribute.issue_title"),
				word(v, "contribute.issue_body")));
	value_set(v->arena, page, "file", file);
	value_set(v->arena, page, "template_text", template_of(v, record));
	add_layers(v, page);
	add_fields(v, value_set_list(v->arena, page, "fields"), record,
		   (struct str){0});
	add_rules(v, page);
	return page;
}
