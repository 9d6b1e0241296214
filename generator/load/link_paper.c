/* The paper's ids to pointers, and who cites what. */
#include "load/loader.h"

static void link_part(struct loader *l, struct part *p)
{
	const struct catalogue *c = l->catalogue;

	if (p->plate)
		link_plate(l, (struct plate *)p->plate);
	if (p->data)
		for (size_t i = 0; i < p->data->layer_ids.n; i++)
			load_resolve(l, &c->model.layer_by_id,
				     &p->data->layer_ids.at[i], "layer");
	if (p->kind == PART_LAYER)
		p->layer =
			load_resolve(l, &c->model.layer_by_id, &p->of, "layer");
	if (p->kind == PART_COMPARE)
		p->comparison = load_resolve(l, &c->comparison_by_id, &p->of,
					     "comparison");
	if (p->kind == PART_ARCHITECTURE)
		p->stack = load_resolve(l, &c->stack_by_id, &p->of, "stack");
	for (size_t i = 0; p->comparison && i < p->dimensions.n; i++) {
		const struct text *id = &p->dimensions.at[i];
		size_t k = 0;

		while (k < p->comparison->rows.n &&
		       !str_eq(p->comparison->rows.at[k]->dimension.s, id->s))
			k++;
		if (k == p->comparison->rows.n)
			diags_add(l->diags, &load_rules[RULE_REFERENCE],
				  id->pos,
				  "the comparison '%.*s' has no dimension "
				  "'%.*s'",
				  STR_ARG(p->of.s), STR_ARG(id->s));
	}
}

/*
 * Citations
 */

static bool is_new(const struct nameds *list, struct named by)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].record == by.record)
			return false;
	return true;
}

static void add_citation(struct loader *l, struct str key, struct named by)
{
	struct reference *r = map_find(&l->catalogue->reference_by_key, key);

	if (!r)
		return;
	if (!r->number)
		r->number = ++l->cited;
	if (is_new(&r->cited_by, by))
		*list_add(l->arena, &r->cited_by) = by;
}

static void add_citations(struct loader *l, struct str text, struct named by)
{
	for (;;) {
		text = str_from(text, str_find(text, STR("[@")));
		if (!text.n)
			return;
		text = str_from(text, 2);
		add_citation(l, str_sub(text, 0, str_find(text, STR("]"))), by);
	}
}

static void cite_terms(struct loader *l)
{
	const struct terms *all = &l->catalogue->terms;

	for (size_t i = 0; i < all->n; i++) {
		struct named by = {THING_TERM, all->at[i]};

		add_citations(l, all->at[i]->definition.s, by);
		for (size_t k = 0; k < all->at[i]->sources.n; k++)
			add_citation(l, all->at[i]->sources.at[k].s, by);
	}
}

static void cite_stacks(struct loader *l)
{
	const struct stacks *all = &l->catalogue->stacks;

	for (size_t i = 0; i < all->n; i++) {
		const struct stack *s = all->at[i];
		struct named by = {THING_STACK, s};

		add_citations(l, s->description.s, by);
		for (size_t k = 0; k < s->members.n; k++) {
			add_citations(l, s->members.at[k]->role.s, by);
			add_citations(l, s->members.at[k]->exit.s, by);
		}
		for (size_t k = 0; k < s->edges.n; k++)
			add_citations(l, s->edges.at[k]->note.s, by);
		for (size_t k = 0; k < s->owners.n; k++)
			add_citations(l, s->owners.at[k]->split.s, by);
	}
}

static void cite_comparisons(struct loader *l)
{
	const struct comparisons *all = &l->catalogue->comparisons;

	for (size_t i = 0; i < all->n; i++) {
		const struct comparison *c = all->at[i];
		struct named by = {THING_COMPARISON, c};

		for (size_t k = 0; k < c->rows.n; k++)
			for (size_t j = 0; j < c->rows.at[k]->cells.n; j++)
				add_citations(
					l, c->rows.at[k]->cells.at[j]->value.s,
					by);
		for (size_t k = 0; k < c->answers.n; k++)
			add_citations(l, c->answers.at[k]->when.s, by);
	}
}

static void cite_guide(struct loader *l)
{
	const struct guide *g = l->catalogue->choosing;
	struct named by = {THING_GUIDE, g};

	for (size_t i = 0; g && i < g->questions.n; i++) {
		const struct guide_question *q = g->questions.at[i];

		add_citations(l, q->why.s, by);
		for (size_t k = 0; k < q->answers.n; k++)
			add_citations(l, q->answers.at[k]->reason.s, by);
	}
}

/* Those that nobody cites come last, in the order of their file. */
static void number_rest(struct loader *l)
{
	const struct references *all = &l->catalogue->references;

	for (size_t i = 0; i < all->n; i++)
		if (!all->at[i]->number)
			all->at[i]->number = ++l->cited;
}

void link_paper(struct loader *l)
{
	const struct chapters *all = &l->catalogue->chapters;

	for (size_t i = 0; i < all->n; i++)
		load_parts(l, all->at[i]);
	for (size_t i = 0; i < all->n; i++) {
		struct chapter *ch = all->at[i];

		for (size_t k = 0; k < ch->layer_ids.n; k++)
			load_resolve(l, &l->catalogue->model.layer_by_id,
				     &ch->layer_ids.at[k], "layer");
		for (size_t k = 0; k < ch->parts.n; k++)
			link_part(l, ch->parts.at[k]);
		add_citations(l, ch->body, (struct named){THING_CHAPTER, ch});
	}
	cite_comparisons(l);
	cite_stacks(l);
	cite_guide(l);
	cite_terms(l);
	number_rest(l);
}
