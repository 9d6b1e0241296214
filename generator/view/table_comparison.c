/* A comparison: what was written, and what is filled from the entries. */
#include "view/paper.h"
#include "view/traits.h"

struct str comparison_member_label(struct view *v,
				   const struct comparison_member *m)
{
	if (!m->kind.n)
		return m->entry->name.s;
	return arena_printf(v->arena, "%.*s %.*s", STR_ARG(m->entry->name.s),
			    STR_ARG(m->kind));
}

/*
 * Live cells
 */

/* "Istio, Linkerd" */
static struct str on_one_line(struct view *v, const struct value *values)
{
	struct str all = {0};

	for (const struct value *x = values->first; x; x = x->next) {
		struct str one = value_get(x, STR("label"))->text;

		all = all.n ? arena_printf(v->arena, "%.*s, %.*s", STR_ARG(all),
					   STR_ARG(one))
			    : one;
	}
	return all;
}

/* What stands for itself is linked; what needs its label is one line. */
static bool add_trait(struct view *v, struct value *row, struct value *list,
		      const struct trait *t, const struct entry *e)
{
	struct value *values = trait_values(v, t, e);

	if (!values->n)
		return false;
	if (t->flags & TRAIT_SPEAKS)
		for (const struct value *x = values->first; x; x = x->next)
			value_put_ref(v->arena, list, (struct str){0}, x);
	else
		cell_line(v, row, word(v, t->name), on_one_line(v, values));
	return true;
}

static void live_cell(struct desk *d, struct value *row, enum dimension what,
		      const struct entry *e)
{
	struct value *list = cell_list(d->view, row);
	bool said = false;

	for (size_t i = 0; i < n_traits; i++)
		if (traits[i].dimension == what &&
		    trait_is_row(d->view, &traits[i]) &&
		    add_trait(d->view, row, list, &traits[i], e))
			said = true;
	if (!said)
		add_ref(d->view, list, word(d->view, "compare.not_said"),
			(struct str){0});
}

/*
 * Written cells
 */

static void written_cell(struct desk *d, struct value *row,
			 const struct comparison_cell *cell)
{
	struct arena *a = d->view->arena;

	if (!cell || !cell->value.s.n) {
		cell_html(
			d->view, row,
			cell && cell->unknown.s.n
				? arena_printf(
					  a, "%.*s: %.*s",
					  STR_ARG(word(d->view,
						       "compare.unknown")),
					  STR_ARG(desk_line(d, &cell->unknown)))
				: word(d->view, "compare.unknown"));
		return;
	}
	cell_evidence(d->view, row, desk_line(d, &cell->value),
		      cell->evidence.s);
}

static bool is_wanted(const struct texts *only, struct str id)
{
	for (size_t i = 0; i < only->n; i++)
		if (str_eq(only->at[i].s, id))
			return true;
	return !only->n;
}

void table_of_comparison(struct desk *d, struct value *item,
			 const struct comparison *c, const struct texts *only)
{
	table_begin(d->view, item);
	table_head(d->view, item, word(d->view, "compare.dimension"));
	for (size_t i = 0; i < c->members.n; i++)
		table_head(d->view, item,
			   comparison_member_label(d->view, c->members.at[i]));
	for (size_t i = 0; i < c->rows.n; i++) {
		const struct comparison_row *r = c->rows.at[i];
		enum dimension what = dimension_of(r->dimension.s);
		struct value *row;

		if (!is_wanted(only, r->dimension.s))
			continue;
		row = table_row(d->view, item);
		cell_text(d->view, row, r->label);
		for (size_t k = 0; k < c->members.n; k++)
			if (what == DIMENSION_WRITTEN)
				written_cell(d, row,
					     comparison_cell_of(
						     r, c->members.at[k]));
			else
				live_cell(d, row, what,
					  c->members.at[k]->entry);
	}
}

void set_answers(struct desk *d, struct value *item, const struct comparison *c)
{
	struct value *list = value_set_list(d->view->arena, item, "answers");

	for (size_t i = 0; i < c->answers.n; i++) {
		const struct comparison_answer *a = c->answers.at[i];
		struct value *made;

		if (!a->member)
			continue;
		made = add_ref(
			d->view, list,
			comparison_member_label(d->view, a->member),
			path_of_entry(d->view->arena, a->member->entry->slug));
		value_set(d->view->arena, made, "when_html",
			  desk_line(d, &a->when));
	}
}
