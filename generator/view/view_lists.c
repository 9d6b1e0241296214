/* The index of projects, and the page for an address that leads nowhere. */
#include "view/parts.h"

struct value *view_projects(struct view *v, const void *unused)
{
	const struct entries *entries = &v->catalogue->entries;
	struct value *page, *rows;

	(void)unused;
	page = page_new(v, STR("projects/index.html"),
			word(v, "projects.title"),
			arena_printf(v->arena, "%.*s %.*s",
				     STR_ARG(word_count(v, "count.projects",
							entries->n)),
				     STR_ARG(word(v, "projects.summary"))),
			"projects");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	page_of_rows(v, page);
	rows = value_set_list(v->arena, page, "projects");
	for (size_t i = 0; i < entries->n; i++)
		add_row(v, rows, entries->at[i]);
	page_data(v, page, "CollectionPage", (struct str){0});
	return page;
}

/* A server shows this page at any address: its links are absolute. */
struct value *view_missing(struct view *v, const void *unused)
{
	struct str base = v->catalogue->site.base_url.s;
	size_t host = str_find(base, STR("://"));
	struct value *page;
	struct str path;

	(void)unused;
	page = page_new(v, STR("404.html"), word(v, "missing.title"),
			word(v, "missing.summary"), "");
	path = host < base.n ? str_from(base, host + 3) : (struct str){0};
	path = str_from(path, str_find(path, STR("/")));
	while (str_ends(path, STR("/")))
		path.n--;
	for (struct value *at = page->first; at; at = at->next)
		if (str_is(at->key, "root"))
			at->text =
				arena_printf(v->arena, "%.*s/", STR_ARG(path));
	return page;
}
