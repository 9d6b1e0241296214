/* Pages that lead from an old address to the new one. */
#include "base/buf.h"
#include "format/json_write.h"
#include "model/address.h"
#include "model/old_address.h"
#include "view/moved.h"
#include "view/parts.h"

/* The routes of landscape2 (ui/webapp/src/App.tsx) and what answers them. */
static const char *const routes[][2] = {
	{"guide", "guide/index.html"},
	{"stats", "stats/index.html"},
	{"projects-summary", "projects/index.html"},
	{"summary", "projects/index.html"},
	{"logos-preview", "projects/index.html"},
	{"finances", "stats/index.html"},
	{"funding", "stats/index.html"},
	{"acquisitions", "stats/index.html"},
	{"games", "guide/index.html"},
	{"embed-setup", "embed/index.html"},
	{"screenshot", "index.html"},
};

static void add(struct arena *a, struct redirects *out, struct str from,
		struct str to, struct str label)
{
	struct redirect *made = arena_new(a, struct redirect);

	*made = (struct redirect){from, to, label};
	*list_add(a, out) = made;
}

struct redirects redirects_of(struct arena *a, const struct catalogue *c)
{
	struct redirects out = {0};

	for (size_t i = 0; i < c->aliases.n; i++)
		add(a, &out, path_of_entry(a, c->aliases.at[i]->id),
		    path_of_entry(a, c->aliases.at[i]->entry->slug),
		    c->aliases.at[i]->entry->name.s);
	if (c->kind == CATALOGUE_OWN)
		return out;
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++)
		add(a, &out, arena_printf(a, "%s/index.html", routes[i][0]),
		    str_c(routes[i][1]), (struct str){0});
	for (size_t i = 0; i < c->groups.n; i++) {
		const struct group *g = c->groups.at[i];
		struct str alias = address_slug(a, g->alias.s);

		if (alias.n)
			add(a, &out,
			    arena_printf(a, "%.*s/index.html", STR_ARG(alias)),
			    path_of_group(a, c, g), g->name.s);
	}
	return out;
}

struct value *view_moved(struct view *v, const void *redirect)
{
	const struct redirect *r = redirect;
	struct value *page = page_new(v, r->from, word(v, "moved.title"),
				      word(v, "moved.summary"), "");

	value_set(v->arena, page, "href", path_href(v->arena, r->to));
	value_set(v->arena, page, "label",
		  r->label.n ? r->label : page_address(v, page, r->to));
	page_set_canonical(v, page, r->to);
	return page;
}

/*
 * What landscape2 asks of its one page by query, for a script that is loaded
 * when somebody does: an item's id there to its address here, and the same of
 * groups.
 */
void view_old_addresses(struct view *v, struct buf *out)
{
	const struct catalogue *c = v->catalogue;
	struct arena *a = v->arena;
	struct value *table = value_map(a);
	struct value *items = value_set_map(a, table, "items");
	struct value *groups = value_set_map(a, table, "groups");
	struct map known = {0};

	for (size_t i = 0; i < c->entries.n; i++) {
		const struct entry *e = c->entries.at[i];
		struct str id = old_item_id(a, e);

		if (map_find(&known, id))
			continue; /* there, too, the first one was shown */
		map_put(a, &known, id, c->entries.at[i]);
		value_put(items, id, value_text(a, e->slug));
	}
	for (size_t i = 0; i < c->groups.n; i++) {
		const struct group *g = c->groups.at[i];

		if (!g->name.s.n)
			continue;
		value_put(groups, old_name(a, g->name.s),
			  value_text(a, path_href(a, path_of_group(a, c, g))));
		if (g->alias.s.n)
			value_put(
				groups, old_name(a, g->alias.s),
				value_text(a, path_href(a, path_of_group(a, c,
									 g))));
	}
	buf_add(out, STR("window.oldAddresses="));
	json_write(out, table, false);
	buf_add(out, STR(";\n"));
}
