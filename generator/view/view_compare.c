/* Worked comparisons, one page each, and the page of all comparing. */
#include "view/paper.h"

struct value *view_comparison(struct view *v, const void *record)
{
	static const struct texts all = {0};
	const struct comparison *c = record;
	struct value *page, *members;
	struct desk d;

	page = page_new(v, path_of_comparison(v->arena, c), c->title.s,
			markdown_plain(v->arena, c->summary.s), "compare");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	page_add_crumb(v, page, word(v, "compare.title"), path_of_compare());
	page_qualify(v, page, word(v, "paper.comparison"));
	d = desk_of(v, page, false);
	value_set(v->arena, page, "lead_html", desk_line(&d, &c->question));
	value_set(v->arena, page, "summary_html", desk_line(&d, &c->summary));
	value_set(v->arena, page, "checked", date_text(v, c->checked.date));
	members = value_set_list(v->arena, page, "members");
	for (size_t i = 0; i < c->members.n; i++) {
		const struct comparison_member *m = c->members.at[i];
		struct value *item =
			add_ref(v, members, comparison_member_label(v, m),
				path_of_entry(v->arena, m->entry->slug));

		value_set(v->arena, item, "hue", hue_of(v, m->entry->layer));
		value_set(v->arena, item, "summary_html",
			  desk_line(&d, &m->entry->summary));
	}
	set_answers(&d, page, c);
	value_set_bool(v->arena, page, "has_answers", c->answers.n > 0);
	table_of_comparison(&d, page, c, &all);
	data_article(v, page_data(v, page, "TechArticle", (struct str){0}),
		     c->checked.date);
	return page;
}

static void set_worked(struct view *v, struct value *page)
{
	const struct comparisons *all = &v->catalogue->comparisons;
	struct desk d = desk_of(v, page, false);
	struct value *list = value_set_list(v->arena, page, "items");

	for (size_t i = 0; i < all->n; i++) {
		const struct comparison *c = all->at[i];
		struct value *item = add_ref(v, list, c->title.s,
					     path_of_comparison(v->arena, c));
		struct value *members;

		value_set(v->arena, item, "question_html",
			  desk_line(&d, &c->question));
		members = value_set_list(v->arena, item, "members");
		for (size_t k = 0; k < c->members.n; k++)
			value_set(v->arena, value_add_map(v->arena, members),
				  "label",
				  comparison_member_label(v, c->members.at[k]));
	}
	value_set_bool(v->arena, page, "has_items", list->n > 0);
}

enum { FEWEST = 2 }; /* projects that make a table a comparison */

static bool has_tables(const struct layer *l)
{
	for (size_t i = 0; i < l->capabilities.n; i++)
		if (l->capabilities.at[i]->claims.n >= FEWEST)
			return true;
	return false;
}

/* The capabilities of each layer whose pages compare projects. */
static void set_tables(struct view *v, struct value *page)
{
	const struct layers *layers = &v->catalogue->model.layers;
	struct value *places = value_set_list(v->arena, page, "places");

	for (size_t i = 0; i < layers->n; i++) {
		const struct layer *l = layers->at[i];
		struct value *place, *tables;

		if (!has_tables(l))
			continue;
		place = add_ref(v, places, l->name.s,
				path_of_layer(v->arena, v->catalogue, l));
		value_set(v->arena, place, "hue", hue_of(v, l));
		tables = value_set_list(v->arena, place, "tables");
		for (size_t k = 0; k < l->capabilities.n; k++)
			if (l->capabilities.at[k]->claims.n >= FEWEST)
				add_capability_ref(v, tables,
						   l->capabilities.at[k]);
	}
	value_set_bool(v->arena, page, "has_places", places->n > 0);
}

struct value *view_compare(struct view *v, const void *unused)
{
	struct value *page =
		page_new(v, path_of_compare(), word(v, "compare.title"),
			 word(v, "compare.summary"), "compare");

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	set_worked(v, page);
	set_tables(v, page);
	page_data(v, page, "CollectionPage", (struct str){0});
	return page;
}
