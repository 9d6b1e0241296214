/* The landscape in section: layers as bands, capabilities as groups. */
#include "view/crossings.h"
#include "view/parts.h"

static void add_crossing(struct view *v, struct value *list,
			 const struct interface *f, bool down)
{
	struct value *item = value_add_map(v->arena, list);

	value_set(v->arena, item, "carries", f->carries.s);
	value_set(v->arena, item, "id", f->id.s);
	value_set(v->arena, item, "href",
		  path_href(v->arena, path_of_interface(v->arena, f)));
	value_set_bool(v->arena, item, "down", down);
}

/* The strip below a layer, see crossings.h. */
static void add_strip(struct view *v, struct value *band, const struct layer *l)
{
	struct crossings all =
		crossings_below(v->arena, &v->catalogue->model, l);
	struct value *strip = value_set_list(v->arena, band, "strip");

	for (size_t i = 0; i < all.n; i++)
		add_crossing(v, strip, all.at[i].interface, all.at[i].down);
	value_set_bool(v->arena, band, "has_strip", strip->n > 0);
}

size_t placed_in(const struct layer *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->capabilities.n; i++)
		n += l->capabilities.at[i]->placed.n;
	return n;
}

/* Where no tile stands, those that claim the capability from elsewhere. */
static void add_elsewhere(struct view *v, struct value *group,
			  const struct capability *c)
{
	struct value *list = value_set_list(v->arena, group, "elsewhere");

	for (size_t i = 0; !c->placed.n && i < c->claims.n; i++)
		add_entry_ref(v, list, c->claims.at[i]);
	value_set_bool(v->arena, group, "has_elsewhere", list->n > 0);
}

static void add_band(struct view *v, struct value *bands, const struct layer *l)
{
	struct arena *a = v->arena;
	struct value *band = value_add_map(a, bands);
	struct value *groups;

	value_set(a, band, "hue", hue_of(v, l));
	value_set(a, band, "id", l->slug);
	value_set(a, band, "label", l->label.s);
	value_set(a, band, "name", l->name.s);
	value_set(a, band, "href",
		  path_href(a, path_of_layer(a, v->catalogue, l)));
	value_set(
		a, band, "responsibility_html",
		markdown_inline(&(struct markdown){.arena = a, .top_level = 3},
				l->responsibility));
	value_set(a, band, "projects",
		  word_count(v, "count.projects", placed_in(l)));
	value_set(a, band, "capabilities",
		  word_count(v,
			     v->catalogue->kind == CATALOGUE_OWN
				     ? "count.capabilities"
				     : "count.subcategories",
			     l->capabilities.n));
	value_set(a, band, "size", size_class(v, placed_in(l)));
	groups = value_set_list(a, band, "groups");
	for (size_t i = 0; i < l->capabilities.n; i++) {
		const struct capability *c = l->capabilities.at[i];
		struct value *group, *tiles;

		group = value_add_map(a, groups);
		value_set(a, group, "name", c->name.s);
		value_set(a, group, "href",
			  path_href(a, path_of_capability(a, v->catalogue, c)));
		value_set(a, group, "size", size_class(v, c->placed.n));
		value_set(a, group, "n", number_text(a, (long)c->placed.n));
		tiles = value_set_list(a, group, "tiles");
		for (size_t k = 0; k < c->placed.n; k++)
			add_tile(v, tiles, c->placed.at[k]);
		value_set_bool(a, group, "has_tiles", tiles->n > 0);
		add_elsewhere(v, group, c);
	}
	add_strip(v, band, l);
}

void add_title_figure(struct view *v, struct value *list, const char *name,
		      size_t n)
{
	struct value *f = value_add_map(v->arena, list);

	value_set(v->arena, f, "label", word(v, name));
	value_set(v->arena, f, "value", number_text(v->arena, (long)n));
}

static size_t spanning(const struct catalogue *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->entries.n; i++)
		n += c->entries.at[i]->also.n > 0;
	return n;
}

static void set_figures(struct view *v, struct value *page)
{
	const struct catalogue *c = v->catalogue;
	struct value *list = value_set_list(v->arena, page, "figures");

	add_title_figure(v, list, "figures.projects", c->entries.n);
	if (c->kind == CATALOGUE_OWN) {
		add_title_figure(v, list, "figures.capabilities",
				 c->model.capabilities.n);
		add_title_figure(v, list, "figures.interfaces",
				 c->model.interfaces.n);
		add_title_figure(v, list, "figures.spanning", spanning(c));
		return;
	}
	add_title_figure(v, list, "figures.categories", c->model.layers.n);
	add_title_figure(v, list, "figures.subcategories",
			 c->model.capabilities.n);
}

static struct str group_name(struct view *v, const struct group *g)
{
	return g->name.s.n ? g->name.s : word(v, "rest");
}

static void set_tabs(struct view *v, struct value *page,
		     const struct group *current)
{
	const struct catalogue *c = v->catalogue;
	struct value *tabs = value_set_list(v->arena, page, "tabs");

	for (size_t i = 0; i < c->groups.n; i++) {
		const struct group *g = c->groups.at[i];
		struct value *tab = add_ref(v, tabs, group_name(v, g),
					    path_of_group(v->arena, c, g));

		value_set(v->arena, tab, "id", g->slug);
		value_set_bool(v->arena, tab, "current", g == current);
	}
	value_set_bool(v->arena, page, "has_tabs", c->groups.n > 1);
}

struct value *view_home(struct view *v, const void *record)
{
	const struct catalogue *c = v->catalogue;
	const struct group *group = record;
	const struct layers *layers = group ? &group->layers : &c->model.layers;
	bool home = !group || group == c->groups.at[0];
	struct str path =
		home ? path_of_home() : path_of_group(v->arena, c, group);
	struct str summary = markdown_plain(v->arena, c->site.summary.s);
	struct str name = !home ? group_name(v, group) : c->site.title.s;
	struct value *page, *bands;

	page = page_new(
		v, path,
		!home && map_find(&c->model.layer_by_id, name)
			? arena_printf(v->arena, "%.*s (%.*s)", STR_ARG(name),
				       STR_ARG(word(v, "group")))
			: name,
		summary.n ? summary : word(v, "home.summary"), "landscape");
	value_set_bool(v->arena, page, "is_home", home);
	value_set(v->arena, page, "name", name);
	value_set(v->arena, page, "poster", path_of_poster());
	value_set(v->arena, page, "href", path_href(v->arena, path));
	value_set(v->arena, page, "group",
		  group ? group->slug : (struct str){0});
	value_set_bool(v->arena, page, "has_scripts",
		       value_get(value_get(v->assets, STR("js")),
				 STR("landscape")) != NULL);
	set_figures(v, page);
	set_tabs(v, page, group);
	bands = value_set_list(v->arena, page, "bands");
	for (size_t i = 0; i < layers->n; i++)
		add_band(v, bands, layers->at[i]);
	data_dataset(v, page,
		     page_data(v, page, "Dataset",
			       home ? site_title(v) : (struct str){0}));
	return page;
}
