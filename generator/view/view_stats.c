/* The catalogue in numbers. */
#include "view/counts.h"

static size_t with_facts(const struct entries *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += all->at[i]->facts != NULL;
	return n;
}

static size_t with_level(const struct entries *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += entry_level(all->at[i]).n > 0;
	return n;
}

static size_t archived(const struct entries *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += entry_is_archived(all->at[i]);
	return n;
}

static void set_figures(struct view *v, struct value *page)
{
	const struct entries *all = &v->catalogue->entries;
	struct value *list = value_set_list(v->arena, page, "figures");

	add_title_figure(v, list, "figures.projects", all->n);
	add_title_figure(v, list, "stats.figures.levels", with_level(all));
	if (with_facts(all))
		add_title_figure(v, list, "stats.figures.seen",
				 with_facts(all));
	add_title_figure(v, list, "stats.figures.archived", archived(all));
}

/*
 * Small charts stand side by side, those with a part for each layer or with
 * names take the whole width.  One of which nothing is known is left out.
 */
static void set_charts(struct view *v, struct value *page)
{
	bool own = v->catalogue->kind == CATALOGUE_OWN;
	struct value *small = value_set_list(v->arena, page, "small");
	struct value *wide = value_set_list(v->arena, page, "wide");

	for (size_t i = 0; i < n_questions; i++) {
		const struct question *q = &questions[i];
		struct answer_counts all;

		if (!(own ? q->own : q->foreign))
			continue;
		all = answers_to(v, q);
		if (answers_known(&all))
			add_chart(v, q->by_layer || q->by_year ? wide : small,
				  q, &all);
	}
}

struct value *view_stats(struct view *v, const void *unused)
{
	struct arena *a = v->arena;
	struct str day = date_text(v, v->catalogue->as_of);
	struct str projects =
		word_count(v, "count.projects", v->catalogue->entries.n);
	struct str summary =
		day.n ? arena_printf(a, "%.*s, %.*s %.*s.", STR_ARG(projects),
				     STR_ARG(word(v, "stats.counted")),
				     STR_ARG(day))
		      : arena_printf(a, "%.*s.", STR_ARG(projects));
	struct value *page = page_new(v, path_of_stats(),
				      word(v, "stats.title"), summary, "stats");

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	set_figures(v, page);
	set_charts(v, page);
	return page;
}
