#include "view/counts.h"
#include "view/choices.h"

#include <stdlib.h>

static struct answer_count *give(struct count *c, struct answer_count answer)
{
	struct answer_count *known = map_find(&c->by_id, answer.id);
	struct arena *a = c->v->arena;

	if (!known) {
		known = arena_new(a, struct answer_count);
		*known = answer;
		map_put(a, &c->by_id, known->id, known);
		*list_add(a, &c->answers) = known;
	}
	if (c->entry && (!known->entries.n ||
			 known->entries.at[known->entries.n - 1] != c->entry))
		*list_add(a, &known->entries) = (struct entry *)c->entry;
	return known;
}

static void give_choice(struct count *c, struct choice a)
{
	give(c, (struct answer_count){.id = a.id,
				      .label = a.label,
				      .is_none = a.is_none,
				      .rank = a.rank});
}

static void give_layer(struct count *c, const struct layer *l)
{
	struct view *v = c->v;

	if (l)
		give(c,
		     (struct answer_count){
			     .id = l->slug,
			     .label = l->name.s,
			     .href = path_href(
				     v->arena,
				     path_of_layer(v->arena, v->catalogue, l)),
			     .layer = l,
			     .rank = (long)l->index});
}

static void ask_layer(struct count *c, const struct entry *e)
{
	give_layer(c, e->layer);
	for (size_t i = 0; i < e->also.n; i++)
		give_layer(c, e->also.at[i]->layer);
}

static void ask_category(struct count *c, const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++)
		give_layer(c, e->claims.at[i].capability->layer);
}

static void give_capability(struct count *c, const struct capability *cap)
{
	struct view *v = c->v;

	if (cap && cap->layer)
		give(c, (struct answer_count){
				.id = cap->slug,
				.label = cap->name.s,
				.href = path_href(
					v->arena,
					path_of_capability(v->arena,
							   v->catalogue, cap)),
				.layer = cap->layer,
				.rank = capability_rank(cap)});
}

static void ask_capability(struct count *c, const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++)
		give_capability(c, e->claims.at[i].capability);
}

static void ask_maturity(struct count *c, const struct entry *e)
{
	give_choice(c, choice_of_maturity(c->v, e));
}

static void ask_license(struct count *c, const struct entry *e)
{
	give_choice(c, choice_of_license(c->v, e));
}

static void ask_foundation(struct count *c, const struct entry *e)
{
	give_choice(c, choice_of_foundation(c->v, e));
}

static void ask_activity(struct count *c, const struct entry *e)
{
	give_choice(c, choice_of_activity(c->v, e));
}

static void ask_language(struct count *c, const struct entry *e)
{
	give_choice(c, choice_of_language(c->v, e));
}

static void give_year(struct count *c, long year)
{
	struct str text = arena_printf(c->v->arena, "%ld", year);

	give(c, (struct answer_count){.id = text, .label = text, .rank = year});
}

/* As stated; else what the repository shows of its beginning. */
static void ask_since(struct count *c, const struct entry *e)
{
	const struct facts *f = e->facts;

	if (e->since > 0)
		give_year(c, e->since);
	else if (f && f->first_version &&
		 date_is_set(f->first_version->date.date))
		give_year(c, f->first_version->date.date.year);
	else if (f && date_is_set(f->first_commit.date))
		give_year(c, f->first_commit.date.year);
}

static void ask_accepted(struct count *c, const struct entry *e)
{
	const struct maturity *m = e->maturity;

	if (m && m->dates && date_is_set(m->dates->accepted.date))
		give_year(c, m->dates->accepted.date.year);
}

const struct question questions[] = {
	{"layer", "layer", true, false, false, false, ask_layer},
	{"category", "category", false, true, false, false, ask_category},
	{"maturity", "maturity", true, true, false, false, ask_maturity},
	{"activity", "activity", true, true, false, false, ask_activity},
	{"foundation", "foundation", true, true, false, false, ask_foundation},
	{"license", "license", true, true, false, false, ask_license},
	{"language", "language", true, true, false, false, ask_language},
	{"capability", "capability", true, false, true, false, ask_capability},
	{"subcategory", "subcategory", false, true, true, false,
	 ask_capability},
	{"since", NULL, true, true, false, true, ask_since},
	{"accepted", NULL, true, true, false, true, ask_accepted},
};
const size_t n_questions = sizeof(questions) / sizeof(questions[0]);

static int by_rank(const void *left, const void *right)
{
	const struct answer_count *a = *(struct answer_count *const *)left;
	const struct answer_count *b = *(struct answer_count *const *)right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->entries.n != b->entries.n)
		return a->entries.n > b->entries.n ? -1 : 1;
	return str_cmp(a->label, b->label) ? str_cmp(a->label, b->label)
					   : str_cmp(a->id, b->id);
}

static void sort(struct count *c)
{
	if (c->answers.n)
		qsort(c->answers.at, c->answers.n, sizeof(c->answers.at[0]),
		      by_rank);
}

/*
 * A year in which nothing was is told, too; but of a gap that only a mistake
 * can have made, its ends alone.
 */
static void fill_years(struct count *c)
{
	enum { LONGEST_GAP = 30 };
	size_t n = c->answers.n;

	c->entry = NULL;
	for (size_t i = 1; i < n; i++) {
		long from = c->answers.at[i - 1]->rank;
		long to = c->answers.at[i]->rank;

		for (long y = from + 1; to - from <= LONGEST_GAP && y < to; y++)
			give_year(c, y);
	}
}

/* So are layers and capabilities that nobody names. */
static void fill_model(struct count *c, const struct question *q)
{
	const struct model *m = &c->v->catalogue->model;

	c->entry = NULL;
	for (size_t i = 0; q->by_layer && i < m->capabilities.n; i++)
		give_capability(c, m->capabilities.at[i]);
	if (q->ask == ask_layer || q->ask == ask_category)
		for (size_t i = 0; i < m->layers.n; i++)
			give_layer(c, m->layers.at[i]);
}

struct answer_counts answers_to(struct view *v, const struct question *q)
{
	const struct entries *all = &v->catalogue->entries;
	struct count c = {.v = v};

	for (size_t i = 0; i < all->n; i++) {
		c.entry = all->at[i];
		q->ask(&c, c.entry);
	}
	fill_model(&c, q);
	sort(&c);
	if (q->by_year) {
		fill_years(&c);
		sort(&c);
	}
	return c.answers;
}

size_t answers_known(const struct answer_counts *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += all->at[i]->is_none ? 0 : all->at[i]->entries.n;
	return n;
}
