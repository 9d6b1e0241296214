/* What the catalogue covers, and what it lacks: all of it counted. */
#include "view/parts.h"

/* A capability with fewer projects is a gap: there is nothing to choose. */
enum { FEW = 3 };

/* The levels of foundations that the matrix has a column for; "" is none. */
static const char *const levels[] = {"graduated", "incubating", "sandbox",
				     "archived", ""};
enum { LEVELS = sizeof(levels) / sizeof(levels[0]) };

/*
 * Coverage
 */

static size_t level_of(const struct entry *e)
{
	struct str level = entry_level(e);
	size_t k = 0;

	while (k < LEVELS - 1 && !str_is(level, levels[k]))
		k++;
	return k;
}

static void add_cell(struct view *v, struct value *cells, size_t n)
{
	struct value *cell = value_add_map(v->arena, cells);

	value_set(v->arena, cell, "n", number_text(v->arena, (long)n));
	value_set_bool(v->arena, cell, "none", n == 0);
}

static void add_coverage(struct view *v, struct value *rows,
			 const struct capability *c, const bool *shown)
{
	struct value *row = value_add_map(v->arena, rows), *cells;
	size_t n[LEVELS] = {0};

	for (size_t i = 0; i < c->claims.n; i++)
		n[level_of(c->claims.at[i])]++;
	add_capability_ref(v, value_set_list(v->arena, row, "capability"), c);
	cells = value_set_list(v->arena, row, "cells");
	for (size_t k = 0; k < LEVELS; k++)
		if (shown[k])
			add_cell(v, cells, n[k]);
	add_cell(v, cells, c->claims.n);
}

/* A level that nobody has needs no column. */
static void find_levels(const struct catalogue *c, bool *shown)
{
	for (size_t i = 0; i < c->entries.n; i++)
		shown[level_of(c->entries.at[i])] = true;
}

void set_coverage(struct view *v, struct value *page)
{
	const struct layers *layers = &v->catalogue->model.layers;
	struct value *heads = value_set_list(v->arena, page, "levels");
	struct value *groups = value_set_list(v->arena, page, "coverage");
	bool shown[LEVELS] = {false};

	find_levels(v->catalogue, shown);
	for (size_t k = 0; k < LEVELS; k++)
		if (shown[k])
			value_set(v->arena, value_add_map(v->arena, heads),
				  "label",
				  *levels[k] ? level_label(v, str_c(levels[k]))
					     : word(v, "layer.no_level"));
	for (size_t i = 0; i < layers->n; i++) {
		const struct layer *l = layers->at[i];
		struct value *group = value_add_map(v->arena, groups), *rows;

		add_layer_ref(v, value_set_list(v->arena, group, "layer"), l);
		value_set_number(v->arena, group, "columns", heads->n + 2);
		rows = value_set_list(v->arena, group, "rows");
		for (size_t k = 0; k < l->capabilities.n; k++)
			add_coverage(v, rows, l->capabilities.at[k], shown);
	}
}

/*
 * Gaps
 */

static bool is_kind(const struct entry *e, const char *kind)
{
	return str_is(e->kind.s, kind);
}

/* Of a foreign catalogue every item counts: it has no kinds. */
static bool is_project(const struct view *v, const struct entry *e)
{
	return v->catalogue->kind == CATALOGUE_LANDSCAPE2 ||
	       is_kind(e, "project");
}

static void set_few(struct view *v, struct value *page)
{
	const struct capabilities *all = &v->catalogue->model.capabilities;
	struct value *list = value_set_list(v->arena, page, "few");

	for (size_t i = 0; i < all->n; i++) {
		const struct capability *c = all->at[i];
		struct value *row, *projects;
		size_t n = 0;

		for (size_t k = 0; k < c->claims.n; k++)
			n += is_project(v, c->claims.at[k]);
		if (n >= FEW || !c->layer)
			continue;
		row = value_add_map(v->arena, list);
		add_capability_ref(
			v, value_set_list(v->arena, row, "capability"), c);
		add_layer_ref(v, value_set_list(v->arena, row, "layer"),
			      c->layer);
		projects = value_set_list(v->arena, row, "projects");
		for (size_t k = 0; k < c->claims.n; k++)
			if (is_project(v, c->claims.at[k]))
				add_entry_ref(v, projects, c->claims.at[k]);
		value_set_bool(v->arena, row, "none", n == 0);
	}
	value_set_bool(v->arena, page, "has_few", list->n > 0);
	value_set(v->arena, page, "n_few", number_text(v->arena, list->n));
}

static bool has_specification(const struct entries *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (is_kind(all->at[i], "specification"))
			return true;
	return false;
}

static void set_not_neutral(struct view *v, struct value *page)
{
	const struct interfaces *all = &v->catalogue->model.interfaces;
	struct value *list = value_set_list(v->arena, page, "not_neutral");

	for (size_t i = 0; i < all->n; i++) {
		const struct interface *f = all->at[i];

		if (f->from && !has_specification(&f->producers) &&
		    !has_specification(&f->consumers))
			add_interface_ref(v, list, f);
	}
	value_set_bool(v->arena, page, "has_not_neutral", list->n > 0);
	value_set(v->arena, page, "n_not_neutral",
		  number_text(v->arena, list->n));
}

void set_gaps(struct view *v, struct value *page)
{
	set_few(v, page);
	set_not_neutral(v, page);
}
