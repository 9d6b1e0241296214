/* What paper, comparisons and guide claim beyond their references. */
#include "check/check.h"
#include "check/checks.h"
#include "model/dimensions.h"
#include "model/evidence.h"
#include "model/filter.h"

/*
 * Chapters about a layer
 */

/* The n-th section of the highest level, or NULL. */
static const struct part *section(const struct chapter *ch, size_t n)
{
	for (size_t i = 0; i < ch->parts.n; i++)
		if (ch->parts.at[i]->kind == PART_SECTION &&
		    ch->parts.at[i]->level == 1 && !n--)
			return ch->parts.at[i];
	return NULL;
}

static void compare_sections(struct diags *d, const struct chapter *first,
			     const struct chapter *ch)
{
	for (size_t i = 0;; i++) {
		const struct part *was = section(first, i),
				  *is = section(ch, i);

		if (!was && !is)
			return;
		if (was && is && str_eq(was->text.s, is->text.s))
			continue;
		if (was)
			diags_add(d, &check_rules[RULE_SECTIONS],
				  is ? is->pos : ch->pos,
				  "section %zu is '%.*s' in %s, which is about "
				  "a layer too",
				  i + 1, STR_ARG(was->text.s), first->pos.file);
		else
			diags_add(d, &check_rules[RULE_SECTIONS], is->pos,
				  "%s, which is about a layer too, has no "
				  "section '%.*s'",
				  first->pos.file, STR_ARG(is->text.s));
		return;
	}
}

static void check_sections(struct diags *d, const struct chapters *all)
{
	const struct chapter *first = NULL;

	for (size_t i = 0; i < all->n; i++) {
		if (!all->at[i]->layer_ids.n)
			continue;
		if (first)
			compare_sections(d, first, all->at[i]);
		else
			first = all->at[i];
	}
}

/*
 * Comparisons
 */

static void check_cell(struct diags *d, const struct comparison_cell *cell)
{
	if (!cell->value.s.n == !cell->unknown.s.n)
		diags_add(d, &check_rules[RULE_CELL], cell->value.pos,
			  "a cell says either 'value' or 'unknown'");
	else if (cell->value.s.n && !cell->evidence.s.n)
		diags_add(d, &check_rules[RULE_EVIDENCE], cell->value.pos,
			  "'%.*s' has no evidence for '%.*s'",
			  STR_ARG(cell->member->id.s), STR_ARG(cell->value.s));
	if (cell->evidence.s.n && !evidence_is_pinned(cell->evidence.s))
		diags_add(d, &check_rules[RULE_EVIDENCE], cell->evidence.pos,
			  "'%.*s' is not the address of a file at a commit or "
			  "tag",
			  STR_ARG(cell->evidence.s));
}

static void check_row(struct diags *d, const struct comparison *c,
		      const struct comparison_row *row)
{
	bool live = dimension_of(row->dimension.s) != DIMENSION_WRITTEN;

	if (live && row->cells.n)
		diags_add(d, &check_rules[RULE_CELL], row->dimension.pos,
			  "'%.*s' is filled from the entries; leave it out",
			  STR_ARG(row->dimension.s));
	for (size_t i = 0; !live && i < c->members.n; i++) {
		const struct comparison_cell *cell =
			comparison_cell_of(row, c->members.at[i]);

		if (cell)
			check_cell(d, cell);
		else
			diags_add(d, &check_rules[RULE_CELL],
				  row->dimension.pos,
				  "'%.*s' says nothing of '%.*s'",
				  STR_ARG(row->dimension.s),
				  STR_ARG(c->members.at[i]->id.s));
	}
}

/*
 * Filters
 */

static void check_filter(struct diags *d, const struct filter *f,
			 const struct entries *all)
{
	if (f->is_wrong)
		return;
	for (size_t i = 0; i < all->n; i++)
		if (filter_takes(f, all->at[i]))
			return;
	diags_add(d, &check_rules[RULE_FILTER], f->pos,
		  "no entry meets this filter");
}

static void check_filters(struct diags *d, const struct catalogue *c)
{
	for (size_t i = 0; i < c->chapters.n; i++)
		for (size_t k = 0; k < c->chapters.at[i]->parts.n; k++) {
			const struct listing *l =
				c->chapters.at[i]->parts.at[k]->listing;

			if (l)
				check_filter(d, l->filter, &c->entries);
		}
	for (size_t i = 0; c->choosing && i < c->choosing->questions.n; i++) {
		const struct guide_question *q = c->choosing->questions.at[i];

		for (size_t k = 0; k < q->answers.n; k++)
			if (q->answers.at[k]->filter)
				check_filter(d, q->answers.at[k]->filter,
					     &c->entries);
	}
}

void check_paper(struct diags *d, const struct catalogue *c)
{
	check_sections(d, &c->chapters);
	for (size_t i = 0; i < c->comparisons.n; i++)
		for (size_t k = 0; k < c->comparisons.at[i]->rows.n; k++)
			check_row(d, c->comparisons.at[i],
				  c->comparisons.at[i]->rows.at[k]);
	check_filters(d, c);
}
