/* Pages of apparatus: the glossary, and the references with who cites them. */
#include "view/paper.h"

static void add_term(struct desk *d, struct value *list, const struct term *t)
{
	struct view *v = d->view;
	struct value *item = value_add_map(v->arena, list), *refs;

	value_set(v->arena, item, "id",
		  d->whole ? arena_printf(v->arena, "term-%.*s", STR_ARG(t->id))
			   : t->id);
	value_set(v->arena, item, "term", t->term.s);
	value_set(v->arena, item, "definition_html",
		  desk_line(d, &t->definition));
	refs = value_set_list(v->arena, item, "see");
	for (size_t i = 0; i < t->see.n; i++) {
		struct value *ref = value_add_map(v->arena, refs);

		value_set(v->arena, ref, "label", t->see.at[i]->term.s);
		value_set(v->arena, ref, "id",
			  d->whole ? arena_printf(v->arena, "term-%.*s",
						  STR_ARG(t->see.at[i]->id))
				   : t->see.at[i]->id);
	}
	value_set_bool(v->arena, item, "has_see", refs->n > 0);
	refs = value_set_list(v->arena, item, "sources");
	for (size_t i = 0; i < t->sources.n; i++) {
		const struct text key = {
			arena_printf(v->arena, "[@%.*s]",
				     STR_ARG(t->sources.at[i].s)),
			t->sources.at[i].pos};

		value_set(v->arena, value_add_map(v->arena, refs),
			  "source_html", desk_line(d, &key));
	}
}

void set_terms(struct desk *d, struct value *page)
{
	const struct terms *all = &d->view->catalogue->terms;
	struct value *list = value_set_list(d->view->arena, page, "terms");

	for (size_t i = 0; i < all->n; i++)
		add_term(d, list, all->at[i]);
	value_set_bool(d->view->arena, page, "has_terms", all->n > 0);
}

static void set_term_set(struct view *v, struct value *page)
{
	const struct terms *all = &v->catalogue->terms;
	struct value *data =
		page_data(v, page, "DefinedTermSet", (struct str){0});
	struct value *list = value_set_list(v->arena, data, "hasDefinedTerm");
	struct str path = page_address(v, page, path_of_glossary());

	for (size_t i = 0; i < all->n; i++) {
		struct value *term = value_add_map(v->arena, list);

		value_set(v->arena, term, "@type", STR("DefinedTerm"));
		value_set(v->arena, term, "name",
			  markdown_plain(v->arena, all->at[i]->term.s));
		value_set(v->arena, term, "url",
			  arena_printf(v->arena, "%.*s#%.*s", STR_ARG(path),
				       STR_ARG(path_href(v->arena,
							 all->at[i]->id))));
	}
}

struct value *view_glossary(struct view *v, const void *unused)
{
	struct value *page =
		page_new(v, path_of_glossary(), word(v, "glossary.title"),
			 word(v, "glossary.summary"), "whitepaper");
	struct desk desk;

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	desk = desk_of(v, page, false);
	set_terms(&desk, page);
	set_term_set(v, page);
	return page;
}

struct value *view_references(struct view *v, const void *unused)
{
	struct value *page =
		page_new(v, path_of_references(), word(v, "references.title"),
			 word(v, "references.summary"), "whitepaper");
	struct references all = references_by_number(v);
	struct value *list = value_set_list(v->arena, page, "references");

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	for (size_t i = 0; i < all.n; i++) {
		const struct nameds *by = &all.at[i]->cited_by;
		struct value *item = add_reference(v, list, all.at[i]);
		struct value *cited =
			value_set_list(v->arena, item, "cited_by");

		for (size_t k = 0; k < by->n; k++)
			cell_named(v, cited, by->at[k]);
		value_set_bool(v->arena, item, "is_cited", by->n > 0);
	}
	page_data(v, page, "CollectionPage", (struct str){0});
	return page;
}
