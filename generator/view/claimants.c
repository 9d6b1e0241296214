/* Those who claim a capability, side by side. */
#include "view/traits.h"

/* What nobody says anything in is no column. */
static bool is_column(struct view *v, const struct trait *t,
		      const struct entries *all)
{
	if (!trait_is_column(v, t))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (trait_values(v, t, all->at[i])->n)
			return true;
	return false;
}

static void add_claimant(struct view *v, struct value *list,
			 const struct entry *e, const struct capability *c,
			 const struct trait *const *columns, size_t n)
{
	struct arena *a = v->arena;
	struct value *row = value_add_map(a, list);
	struct value *cells;

	value_set(a, row, "slug", e->slug);
	value_set(a, row, "name", e->name.s);
	value_set(a, row, "href", path_href(a, path_of_entry(a, e->slug)));
	value_set(a, row, "hue", hue_of(v, e->layer));
	value_set(a, row, "evidence", entry_evidence(e, c->id.s));
	value_set_bool(a, row, "archived", entry_is_archived(e));
	cells = value_set_list(a, row, "cells");
	for (size_t i = 0; i < n; i++) {
		struct value *cell = value_add_map(a, cells);

		value_set(a, cell, "heading", word(v, columns[i]->name));
		value_put(cell, STR("items"), trait_values(v, columns[i], e));
	}
}

void set_claimants(struct view *v, struct value *page,
		   const struct capability *c)
{
	const struct entries *all = &c->claims;
	const struct trait **columns =
		arena_alloc(v->arena, n_traits * sizeof(*columns));
	struct value *head = value_set_list(v->arena, page, "columns");
	struct value *list = value_set_list(v->arena, page, "claimants");
	size_t n = 0;

	for (size_t i = 0; i < n_traits; i++)
		if (is_column(v, &traits[i], all))
			columns[n++] = &traits[i];
	for (size_t i = 0; i < n; i++)
		value_set(v->arena, value_add_map(v->arena, head), "heading",
			  word(v, columns[i]->name));
	for (size_t i = 0; i < all->n; i++)
		add_claimant(v, list, all->at[i], c, columns, n);
}
