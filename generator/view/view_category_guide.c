/* The guide of a landscape2 catalogue: what its categories are about. */
#include "model/address.h"
#include "view/parts.h"

struct value *view_category_guide(struct view *v, const void *unused)
{
	const struct guide_sections *all = &v->catalogue->guide;
	struct value *page, *list;
	struct markdown m;

	(void)unused;
	page = page_new(v, STR("guide/index.html"), word(v, "guide.title"),
			word(v, "guide.summary"), "guide");
	m = page_markdown(v, page);
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	list = value_set_list(v->arena, page, "guide_sections");
	for (size_t i = 0; i < all->n; i++) {
		const struct guide_section *g = all->at[i];
		struct value *item = value_add_map(v->arena, list);
		struct str id = address_slug(v->arena, g->title.s);

		m.top_level = g->is_sub ? 4 : 3;
		value_set(v->arena, item, "title", g->title.s);
		value_set(v->arena, item, "id",
			  arena_printf(v->arena, "s%zu-%.*s", i + 1,
				       STR_ARG(id)));
		value_set(v->arena, item, "content_html",
			  g->content.s.n ? markdown_html(&m, g->content)
					 : (struct str){0});
		value_set_bool(v->arena, item, "is_sub", g->is_sub);
		value_set(v->arena, item, "href",
			  g->capability
				  ? path_href(v->arena,
					      path_of_capability(v->arena,
								 v->catalogue,
								 g->capability))
			  : g->layer && !g->is_sub
				  ? path_href(v->arena,
					      path_of_layer(v->arena,
							    v->catalogue,
							    g->layer))
				  : (struct str){0});
	}
	return page;
}
