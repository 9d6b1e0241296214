/* Pages that lead from an old address to the new one. */
#include "base/buf.h"
#include "format/json_write.h"
#include "model/address.h"
#include "model/old_address.h"
#include "view/moved.h"
#include "view/parts.h"

/*
 * The files of landscape2 and the routes of its application (ui/webapp/src/
 * App.tsx, ui/kiosk, ui/embed), and what answers them.  Two ask for something
 * by query: the script of old addresses leads on from there.
 */
static const struct {
	const char *from, *to, *asks;
} routes[] = {
	{"guide/index.html", "guide/index.html", ""},
	{"stats/index.html", "stats/index.html", ""},
	{"projects-summary/index.html", "projects/index.html", ""},
	{"summary/index.html", "projects/index.html", ""},
	{"logos-preview/index.html", "projects/index.html", ""},
	{"finances/index.html", "stats/index.html", ""},
	{"funding/index.html", "stats/index.html", ""},
	{"acquisitions/index.html", "stats/index.html", ""},
	{"games/index.html", "guide/index.html", ""},
	{"embed-setup/index.html", "embed/index.html", ""},
	{"screenshot/index.html", "index.html", ""},
	{"kiosk.html", "index.html", "item"},
	{"embed/embed.html", "embed/index.html", "part"},
};

static void add(struct arena *a, struct redirects *out, struct redirect r)
{
	struct redirect *made = arena_new(a, struct redirect);

	*made = r;
	*list_add(a, out) = made;
}

struct redirects redirects_of(struct arena *a, const struct catalogue *c)
{
	struct redirects out = {0};

	for (size_t i = 0; i < c->aliases.n; i++)
		add(a, &out,
		    (struct redirect){
			    .from = path_of_entry(a, c->aliases.at[i]->id),
			    .to = path_of_entry(a,
						c->aliases.at[i]->entry->slug),
			    .label = c->aliases.at[i]->entry->name.s});
	if (c->kind == CATALOGUE_OWN)
		return out;
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++)
		add(a, &out,
		    (struct redirect){.from = str_c(routes[i].from),
				      .to = str_c(routes[i].to),
				      .asks = str_c(routes[i].asks)});
	for (size_t i = 0; i < c->groups.n; i++) {
		const struct group *g = c->groups.at[i];
		struct str alias = address_slug(a, g->alias.s);

		if (alias.n)
			add(a, &out,
			    (struct redirect){
				    .from = arena_printf(a, "%.*s/index.html",
							 STR_ARG(alias)),
				    .to = path_of_group(a, c, g),
				    .label = g->name.s});
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
	value_set(v->arena, page, "asks", r->asks);
	page_set_canonical(v, page, r->to);
	return page;
}

/* Its parts by what its frames call them: "category--subcategory" or less. */
static void put_parts(struct value *parts, struct arena *a,
		      const struct catalogue *c)
{
	for (size_t i = 0; i < c->model.layers.n; i++) {
		const struct layer *l = c->model.layers.at[i];
		struct str in = old_name(a, l->name.s);

		value_put(parts, in,
			  value_text(a, path_href(a, path_of_layer(a, c, l))));
		for (size_t k = 0; k < l->capabilities.n; k++) {
			const struct capability *part = l->capabilities.at[k];
			struct str name = old_name(a, part->name.s);
			struct str path = path_of_capability(a, c, part);

			value_put(parts,
				  arena_printf(a, "%.*s--%.*s", STR_ARG(in),
					       STR_ARG(name)),
				  value_text(a, path_href(a, path)));
		}
	}
}

/*
 * What landscape2 asks of its pages by query, for a script that is loaded when
 * somebody does: an item's id there to its address here, and the same of
 * groups and of the parts of its frames.
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
	put_parts(value_set_map(a, table, "parts"), a, c);
	buf_add(out, STR("window.oldAddresses="));
	json_write(out, table, false);
	buf_add(out, STR(";\n"));
}
