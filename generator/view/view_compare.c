/* Worked comparisons: one page each, and the page that lists them. */
#include "view/paper.h"

struct value *view_comparison(struct view *v, const void *record)
{
	static const struct texts all = {0};
	const struct comparison *c = record;
	struct value *page, *members;
	struct desk d;

	page = page_new(v, path_of_comparison(v->arena, c), c->title.s,
			markdown_plain(v->arena, c->summary.s), "whitepaper");
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	page_add_crumb(v, page, word(v, "compare.index"),
		       STR("compare/index.html"));
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

struct value *view_comparisons(struct view *v, const void *unused)
{
	const struct comparisons *all = &v->catalogue->comparisons;
	struct value *page =
		page_new(v, STR("compare/index.html"), word(v, "compare.index"),
			 word(v, "compare.summary"), "whitepaper");
	struct value *list;
	struct desk d;

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	d = desk_of(v, page, false);
	list = value_set_list(v->arena, page, "items");
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
	page_data(v, page, "CollectionPage", (struct str){0});
	return page;
}
