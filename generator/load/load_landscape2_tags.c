/*
 * `tags` of a landscape2 settings file: who owns the projects of a category,
 * where an item does not say so itself.  What is wrong there was reported when
 * the settings were read.
 */
#include "load/loader.h"

/* `part` names a category and perhaps some of its subcategories. */
static bool is_part(const struct value *part, const struct entry *e)
{
	const struct value *category = value_get(part, STR("category"));
	const struct value *some = value_get(part, STR("subcategories"));

	if (!category || !str_eq(category->text, e->layer->name.s))
		return false;
	for (const struct value *s = some ? some->first : NULL; s; s = s->next)
		if (str_eq(s->text, e->claims.at[0].id.s))
			return true;
	return !some || !some->n;
}

static void tag_project(struct loader *l, struct entry *e,
			const struct value *tags)
{
	for (const struct value *t = tags->first; t; t = t->next)
		for (const struct value *part = t->first; part;
		     part = part->next)
			if (is_part(part, e)) {
				*list_add(l->arena, &e->tags) =
					(struct text){t->key, t->key_pos};
				break;
			}
}

void load_landscape2_tags(struct loader *l, const struct value *tags)
{
	struct entries *all = &l->catalogue->entries;

	/* A project is what has a maturity. */
	for (size_t i = 0; tags && i < all->n; i++)
		if (!all->at[i]->tags.n && all->at[i]->maturity &&
		    all->at[i]->maturity->level.s.n)
			tag_project(l, all->at[i], tags);
}
