/* The Markdown of paper, stacks, comparisons, guide and glossary. */
#include "check/checks.h"

static void check_rows(const struct markdown *m, struct text text)
{
	struct str rest = text.s;

	for (; rest.n; text.pos.line++) {
		text.s = str_cut(rest, '\n', &rest);
		check_text(m, &text);
	}
}

static void check_plate(const struct markdown *m, const struct plate *f)
{
	for (size_t i = 0; i < f->panels.n; i++)
		for (size_t k = 0; k < f->panels.at[i]->edges.n; k++)
			check_text(m, &f->panels.at[i]->edges.at[k]->label);
}

static void check_part(const struct markdown *m, const struct part *p)
{
	if (p->kind != PART_CODE)
		check_text(m, &p->text);
	if (p->kind == PART_ASIDE)
		check_text(m, &p->body);
	if (p->kind == PART_TABLE && !p->data)
		check_rows(m, p->body);
	if (p->plate)
		check_plate(m, p->plate);
	if (p->practice) {
		check_text(m, &p->practice->what);
		check_text(m, &p->practice->why);
		check_text(m, &p->practice->unless);
		check_text(m, &p->practice->evidence);
	}
}

static void check_chapters(const struct markdown *m, const struct chapters *all)
{
	for (size_t i = 0; i < all->n; i++) {
		check_text(m, &all->at[i]->summary);
		for (size_t k = 0; k < all->at[i]->parts.n; k++)
			check_part(m, all->at[i]->parts.at[k]);
	}
}

static void check_stack(const struct markdown *m, const struct stack *s)
{
	check_text(m, &s->summary);
	check_text(m, &s->description);
	check_text(m, &s->trust_policy);
	for (size_t i = 0; i < s->members.n; i++) {
		check_text(m, &s->members.at[i]->role);
		check_text(m, &s->members.at[i]->exit);
		check_text(m, &s->members.at[i]->cost);
	}
	for (size_t i = 0; i < s->edges.n; i++) {
		check_text(m, &s->edges.at[i]->note);
		check_text(m, &s->edges.at[i]->break_glass);
	}
	for (size_t i = 0; i < s->assumed.n; i++)
		check_text(m, &s->assumed.at[i]->reason);
	for (size_t i = 0; i < s->owners.n; i++)
		check_text(m, &s->owners.at[i]->split);
	for (size_t i = 0; i < s->bootstrap.n; i++) {
		check_text(m, &s->bootstrap.at[i]->step);
		check_text(m, &s->bootstrap.at[i]->until);
	}
	for (size_t i = 0; i < s->drills.n; i++) {
		check_text(m, &s->drills.at[i]->breaks);
		check_text(m, &s->drills.at[i]->expect);
		check_text(m, &s->drills.at[i]->recover);
	}
}

static void check_comparison(const struct markdown *m,
			     const struct comparison *c)
{
	check_text(m, &c->question);
	check_text(m, &c->summary);
	for (size_t i = 0; i < c->rows.n; i++)
		for (size_t k = 0; k < c->rows.at[i]->cells.n; k++) {
			check_text(m, &c->rows.at[i]->cells.at[k]->value);
			check_text(m, &c->rows.at[i]->cells.at[k]->unknown);
		}
	for (size_t i = 0; i < c->answers.n; i++)
		check_text(m, &c->answers.at[i]->when);
}

static void check_guide(const struct markdown *m, const struct guide *g)
{
	check_text(m, &g->summary);
	for (size_t i = 0; i < g->questions.n; i++) {
		const struct guide_question *q = g->questions.at[i];

		check_text(m, &q->question);
		check_text(m, &q->why);
		for (size_t k = 0; k < q->answers.n; k++) {
			check_text(m, &q->answers.at[k]->label);
			check_text(m, &q->answers.at[k]->reason);
		}
	}
}

void check_paper_texts(const struct markdown *m, const struct catalogue *c)
{
	check_chapters(m, &c->chapters);
	for (size_t i = 0; i < c->stacks.n; i++)
		check_stack(m, c->stacks.at[i]);
	for (size_t i = 0; i < c->comparisons.n; i++)
		check_comparison(m, c->comparisons.at[i]);
	for (size_t i = 0; i < c->terms.n; i++)
		check_text(m, &c->terms.at[i]->definition);
	if (c->choosing)
		check_guide(m, c->choosing);
}
