/*
 * `tags` of a landscape2 settings file: which technical advisory group owns
 * the projects of a category, where an item does not say so itself.
 */
#include "load/landscape2.h"
#include "load/loader.h"

struct tagged_file {
	struct text category;
	struct texts subcategories; /* empty: all of them */
};

static const struct field tagged_fields[] = {
	{.key = "category",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct tagged_file, category)},
	{.key = "subcategories",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct tagged_file, subcategories)},
};
static const struct record record_tagged = {"what a tag owns",
					    ROWS(tagged_fields),
					    sizeof(struct tagged_file), true};

static bool is_owned(const struct entry *e, const struct tagged_file *f)
{
	if (!str_eq(e->layer->name.s, f->category.s))
		return false;
	for (size_t i = 0; i < f->subcategories.n; i++)
		if (str_eq(f->subcategories.at[i].s, e->claims.at[0].id.s))
			return true;
	return !f->subcategories.n;
}

/* A project is what has a maturity; what an item says itself stays. */
static void tag_projects(struct loader *l, struct text tag,
			 const struct tagged_file *f, const bool *says_itself)
{
	struct entries *all = &l->catalogue->entries;

	for (size_t i = 0; i < all->n; i++) {
		struct entry *e = all->at[i];

		if (!says_itself[i] && e->maturity && e->maturity->level.s.n &&
		    is_owned(e, f))
			*list_add(l->arena, &e->tags) = tag;
	}
}

static void load_tag(struct loader *l, const struct value *tags,
		     const struct value *t, const bool *says_itself)
{
	struct records owned = {0};

	if (t->kind != VALUE_LIST)
		diags_add(l->diags, &field_rules[FIELD_RULE_KIND], t->pos,
			  "'%.*s' takes a list, not %s", STR_ARG(t->key),
			  value_kind_name(t));
	load_list(l, &record_tagged, tags, arena_cstr(l->arena, t->key),
		  &owned);
	for (size_t i = 0; i < owned.n; i++) {
		const struct tagged_file *f = owned.at[i];

		if (f->category.s.n &&
		    !map_find(&l->catalogue->model.layer_by_id, f->category.s))
			diags_add(l->diags, &load_rules[RULE_REFERENCE_FOREIGN],
				  f->category.pos,
				  "there is no category '%.*s'",
				  STR_ARG(f->category.s));
		tag_projects(l, (struct text){t->key, t->key_pos}, f,
			     says_itself);
	}
}

void load_landscape2_tags(struct loader *l, const struct value *tags)
{
	const struct entries *all = &l->catalogue->entries;
	bool *says_itself =
		arena_alloc(l->arena, (all->n + 1) * sizeof(*says_itself));

	for (size_t i = 0; i < all->n; i++)
		says_itself[i] = all->at[i]->tags.n > 0;
	for (const struct value *t = tags ? tags->first : NULL; t; t = t->next)
		load_tag(l, tags, t, says_itself);
}
