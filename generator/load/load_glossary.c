/* glossary.yml: a map from what stands in `[[…]]` to a term. */
#include "base/path.h"
#include "base/utf8.h"
#include "load/loader.h"

#include <stdlib.h>

/* The record as written: `source` is a key or a list of keys. */
struct term_file {
	struct term term; /* first, so that a table serves both */
	const struct value *source;
};

static const struct field fields[] = {
	{.key = "term",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct term, term),
	 .help = "the term as it stands inside a sentence",
	 .example = "progressive delivery"},
	{.key = "definition",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct term, definition),
	 .help = "what it means here, in one to three sentences"},
	{.key = "see",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct term, see_ids),
	 .help = "other terms, by their keys"},
	{.key = "source",
	 .kind = FIELD_ANY,
	 .at = offsetof(struct term_file, source),
	 .help = "a key of the bibliography, or a list of keys"},
};
const struct record record_term = {"a term", ROWS(fields),
				   sizeof(struct term_file), false};

static void add_source(struct loader *l, struct term *t, const struct value *v)
{
	struct text key = {v->text, v->pos};

	if (load_resolve(l, &l->catalogue->reference_by_key, &key,
			 "key in the bibliography"))
		*list_add(l->arena, &t->sources) = key;
}

static void load_term(struct loader *l, const struct value *v)
{
	struct term_file *file = arena_new(l->arena, struct term_file);
	struct term *t = &file->term;
	struct field_reader r = load_reader(l);
	const struct value *source;

	if (!field_read(&r, &record_term, v, file))
		return;
	t->pos = v->key_pos;
	t->id = v->key;
	source = file->source;
	if (source && source->kind == VALUE_LIST)
		for (source = source->first; source; source = source->next)
			add_source(l, t, source);
	else if (source)
		add_source(l, t, source);
	t->sorts_as = utf8_fold(l->arena, t->term.s);
	*list_add(l->arena, &l->catalogue->terms) = t;
	map_put(l->arena, &l->catalogue->term_by_id, t->id, t);
}

static int by_term(const void *left, const void *right)
{
	const struct term *a = *(struct term *const *)left;
	const struct term *b = *(struct term *const *)right;
	int order = str_cmp(a->sorts_as, b->sorts_as);

	return order ? order : str_cmp(a->id, b->id);
}

void load_glossary(struct loader *l)
{
	struct terms *terms = &l->catalogue->terms;
	const struct value *tree =
		load_yaml_if(l, path_join(l->arena, l->catalogue->folder,
					  STR("glossary.yml")));

	if (tree && tree->kind != VALUE_MAP) {
		diags_add(l->diags, &field_rules[FIELD_RULE_KIND], tree->pos,
			  "the glossary is a map, not %s",
			  value_kind_name(tree));
		return;
	}
	for (const struct value *v = tree ? tree->first : NULL; v; v = v->next)
		load_term(l, v);
	if (terms->n)
		qsort(terms->at, terms->n, sizeof(terms->at[0]), by_term);
}

/* A key that an entry or the model has would leave one of both unreachable. */
static void check_key(struct loader *l, const struct term *t)
{
	const struct catalogue *c = l->catalogue;
	const char *what =
		map_find(&c->entry_by_id, t->id)              ? "an entry"
		: map_find(&c->model.capability_by_id, t->id) ? "a capability"
		: map_find(&c->model.interface_by_id, t->id)  ? "an interface"
							      : NULL;

	if (what)
		diags_add(l->diags, &load_rules[RULE_DUPLICATE], t->pos,
			  "'%.*s' is %s already", STR_ARG(t->id), what);
}

void link_glossary(struct loader *l)
{
	for (size_t i = 0; i < l->catalogue->terms.n; i++) {
		struct term *t = l->catalogue->terms.at[i];

		check_key(l, t);
		for (size_t k = 0; k < t->see_ids.n; k++) {
			const struct term *other =
				load_resolve(l, &l->catalogue->term_by_id,
					     &t->see_ids.at[k], "term");

			if (other)
				*list_add(l->arena, &t->see) = other;
		}
	}
}
