/* A comparison: what was written, and what is filled from the entries. */
#include "model/dimensions.h"
#include "view/paper.h"

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

static void add_words(struct desk *d, struct value *list, const char *label,
		      const struct texts *words, const char *vocabulary)
{
	struct str all = {0};

	for (size_t i = 0; i < words->n; i++) {
		struct str one = vocabulary ? label_of(d->view, vocabulary,
						       words->at[i].s)
					    : words->at[i].s;

		all = all.n ? arena_printf(d->view->arena, "%.*s, %.*s",
					   STR_ARG(all), STR_ARG(one))
			    : one;
	}
	if (all.n)
		add_ref(d->view, list,
			arena_printf(d->view->arena, "%.*s: %.*s",
				     STR_ARG(word(d->view, label)),
				     STR_ARG(all)),
			(struct str){0});
}

static void live_capabilities(struct desk *d, struct value *list,
			      const struct entry *e)
{
	cell_named(d->view, list, (struct named){THING_LAYER, e->layer});
	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability)
			cell_named(d->view, list,
				   (struct named){THING_CAPABILITY,
						  e->claims.at[i].capability});
}

static void live_seam(struct desk *d, struct value *list, const struct entry *e)
{
	if (e->seam.s.n)
		add_ref(d->view, list, e->seam.s, (struct str){0});
	add_words(d, list, "project.consumes", &e->consumes.ids, NULL);
	add_words(d, list, "project.produces", &e->produces.ids, NULL);
}

static void live_reach(struct desk *d, struct value *list,
		       const struct entry *e)
{
	add_words(d, list, "project.drives", &e->drives, NULL);
	add_words(d, list, "project.traffic_via", &e->traffic_via, "traffic");
	add_words(d, list, "project.metrics_via", &e->metrics_via, "metrics");
}

static void live_rollback(struct desk *d, struct value *list,
			  const struct entry *e)
{
	if (!e->rollback)
		return;
	add_ref(d->view, list, label_of(d->view, "rollback", e->rollback->by.s),
		(struct str){0});
	add_words(d, list, "project.rollback_excludes", &e->rollback->excludes,
		  "rollback_excludes");
}

static void live_license(struct desk *d, struct value *list,
			 const struct entry *e)
{
	if (entry_license(e).n)
		add_ref(d->view, list, entry_license(e), (struct str){0});
}

static void live_maturity(struct desk *d, struct value *list,
			  const struct entry *e)
{
	if (entry_maturity(d->view, e).n)
		add_ref(d->view, list, entry_maturity(d->view, e),
			(struct str){0});
	if (entry_is_archived(e))
		add_ref(d->view, list, word(d->view, "archived"),
			(struct str){0});
}

static void live_release(struct desk *d, struct value *list,
			 const struct entry *e)
{
	if (entry_release(d->view, e).n)
		add_ref(d->view, list, entry_release(d->view, e),
			(struct str){0});
}

static void live_cell(struct desk *d, struct value *row, enum dimension what,
		      const struct entry *e)
{
	static void (*const fill[])(struct desk *, struct value *,
				    const struct entry *) = {
		[DIMENSION_CAPABILITIES] = live_capabilities,
		[DIMENSION_SEAM] = live_seam,
		[DIMENSION_REACH] = live_reach,
		[DIMENSION_ROLLBACK] = live_rollback,
		[DIMENSION_LICENSE] = live_license,
		[DIMENSION_MATURITY] = live_maturity,
		[DIMENSION_RELEASE] = live_release,
	};
	struct value *list = cell_list(d->view, row);

	fill[what](d, list, e);
	if (!list->n)
		add_ref(d->view, list, word(d->view, "compare.not_said"),
			(struct str){0});
}

/*
 * Written cells
 */

static const struct comparison_cell *cell_of(const struct comparison_row *row,
					     const struct comparison_member *m)
{
	for (size_t i = 0; i < row->cells.n; i++)
		if (row->cells.at[i]->member == m)
			return row->cells.at[i];
	return NULL;
}

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
					     cell_of(r, c->members.at[k]));
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
