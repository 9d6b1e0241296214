#include "view/counts.h"

#include <stdlib.h>

/* Ranks of what stands last, however common it is. */
enum { RANK_ARCHIVED = 98, RANK_NONE = 99 };

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

static void give_text(struct count *c, struct str text)
{
	give(c, (struct answer_count){.id = text, .label = text});
}

static void give_none(struct count *c, const char *id, const char *label)
{
	give(c, (struct answer_count){.id = str_c(id),
				      .label = word(c->v, label),
				      .is_none = true,
				      .rank = RANK_NONE});
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

/* Ranks run from the top layer's first to the lowest layer's last. */
enum { MOST_IN_A_LAYER = 10000 };

static long rank_in_model(const struct capability *cap)
{
	const struct capabilities *all = &cap->layer->capabilities;
	size_t at = 0;

	while (at < all->n && all->at[at] != cap)
		at++;
	return (long)(cap->layer->index * MOST_IN_A_LAYER + at);
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
				.rank = rank_in_model(cap)});
}

static void ask_capability(struct count *c, const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++)
		give_capability(c, e->claims.at[i].capability);
}

static void ask_maturity(struct count *c, const struct entry *e)
{
	const struct value *known = value_get(c->v->words, STR("level"));
	struct str level = entry_level(e);
	long rank = 0;

	if (!level.n) {
		give_none(c, "none", "stats.none.level");
		return;
	}
	for (const struct value *l = known ? known->first : NULL;
	     l && !str_eq(l->key, level); l = l->next)
		rank++;
	give(c,
	     (struct answer_count){
		     .id = level,
		     .label = label_of(c->v, "maturity", level),
		     .rank = str_is(level, "archived") ? RANK_ARCHIVED : rank});
}

static void ask_license(struct count *c, const struct entry *e)
{
	struct str spdx = entry_license(e);

	if (spdx.n)
		give_text(c, spdx);
	else
		give_none(c, "unknown", "stats.none.known");
}

/* Of a landscape2 catalogue, that of the landscape: it has no other. */
static void ask_foundation(struct count *c, const struct entry *e)
{
	const struct catalogue *all = c->v->catalogue;
	struct str name =
		e->maturity ? e->maturity->foundation.s : (struct str){0};

	if (all->kind == CATALOGUE_LANDSCAPE2 && entry_level(e).n)
		name = all->site.publisher.s;
	if (name.n)
		give(c, (struct answer_count){
				.id = name,
				.label = label_of(c->v, "foundation", name)});
	else
		give_none(c, "none", "stats.none.foundation");
}

/* By the age of the newest version on the catalogue's day. */
static void ask_activity(struct count *c, const struct entry *e)
{
	static const struct {
		const char *id, *label;
		long days; /* at most */
	} steps[] = {{"90-days", "stats.activity.days", 90},
		     {"year", "stats.activity.year", 365},
		     {"older", "stats.activity.older", 0}};
	enum { LAST = sizeof(steps) / sizeof(steps[0]) - 1 };
	const struct version *newest = facts_version(e->facts);
	struct date today = c->v->catalogue->as_of;
	size_t i = 0;
	long age;

	if (!newest || !date_is_set(newest->date.date) || !date_is_set(today)) {
		give_none(c, "unknown", "stats.none.known");
		return;
	}
	age = date_days(today) - date_days(newest->date.date);
	while (i < LAST && age > steps[i].days)
		i++;
	give(c, (struct answer_count){.id = str_c(steps[i].id),
				      .label = word(c->v, steps[i].label),
				      .rank = (long)i});
}

/* The language of which there is most. */
static void ask_language(struct count *c, const struct entry *e)
{
	const struct facts *f = e->facts;

	if (f && f->languages.n)
		give_text(c, f->languages.at[0].name);
	else if (f && f->language_shares.n)
		give_text(c, f->language_shares.at[0].key.s);
	else
		give_none(c, "unknown", "stats.none.known");
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
