/* Layers and capabilities as parts of other people's pages. */
#include "base/escape.h"
#include "view/facet.h"

/*
 * The page that says how
 */

/* A part's name as it stands in an attribute of HTML. */
static struct str escaped(struct view *v, struct str s)
{
	struct buf b = {0};
	struct str out;

	escape_html(&b, s);
	out = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/* "layers/delivery", of the path of its page. */
static struct str part_name_of(struct view *v, struct str path)
{
	path.n -= sizeof("/index.html") - 1;
	return path_href(v->arena, path);
}

static struct value *add_part(struct view *v, struct value *list,
			      struct str label, struct str path)
{
	struct value *part =
		add_ref(v, list, label, path_of_frame(v->arena, path));

	value_set(v->arena, part, "escaped_label", escaped(v, label));
	value_set(v->arena, part, "show", part_name_of(v, path));
	return part;
}

static void set_places(struct view *v, struct value *page)
{
	const struct catalogue *c = v->catalogue;
	struct value *places = value_set_list(v->arena, page, "places");

	for (size_t i = 0; i < c->model.layers.n; i++) {
		const struct layer *l = c->model.layers.at[i];
		struct value *place = add_part(v, places, l->name.s,
					       path_of_layer(v->arena, c, l));
		struct value *parts = value_set_list(v->arena, place, "parts");

		for (size_t k = 0; k < l->capabilities.n; k++)
			add_part(v, parts, l->capabilities.at[k]->name.s,
				 path_of_capability(v->arena, c,
						    l->capabilities.at[k]));
	}
}

/* The landscape's filters, those of them that parts have. */
static void set_filters(struct view *v, struct value *page)
{
	struct arena *a = v->arena;
	struct value *filters = value_set_list(a, page, "filters");
	struct facets all = facets_of(v);

	for (size_t i = 0; i < all.n; i++) {
		const struct facet *f = all.at[i];
		struct value *filter, *choices;

		if (!f->framed)
			continue;
		filter = value_add_map(a, filters);
		value_set(a, filter, "key", str_c(f->key));
		value_set(a, filter, "label", f->label);
		choices = value_set_list(a, filter, "choices");
		for (size_t k = 0; k < f->all.n; k++) {
			struct value *choice = value_add_map(a, choices);

			value_set(a, choice, "value", f->all.at[k]->id);
			value_set(a, choice, "label", f->all.at[k]->label);
		}
	}
}

struct value *view_embed(struct view *v, const void *unused)
{
	bool own = v->catalogue->kind == CATALOGUE_OWN;
	struct value *page = page_new(
		v, path_of_embed(), word(v, "embed.title"),
		word(v, own ? "embed.summary" : "embed.summary_foreign"), "");

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	value_set(v->arena, page, "base",
		  page_url(v->arena, v->catalogue, path_of_home()));
	set_filters(v, page);
	set_places(v, page);
	return page;
}

/*
 * The parts
 */

static void add_frame_tile(struct view *v, struct value *tiles,
			   const struct entry *e)
{
	struct value *tile = add_tile(v, tiles, e);
	struct value *facets = value_set_list(v->arena, tile, "facets");

	for (size_t i = 0; i < n_facet_kinds; i++) {
		const struct facet_kind *kind = &facet_kinds[i];
		struct value *facet;

		if (!kind->framed)
			continue;
		facet = value_add_map(v->arena, facets);
		value_set(v->arena, facet, "key", str_c(kind->key));
		value_set(v->arena, facet, "value", facet_answer(v, kind, e));
	}
}

/* The claimants of a capability; without a heading where it is the whole. */
static void add_frame_part(struct view *v, struct value *parts,
			   const struct capability *c, bool headed)
{
	struct arena *a = v->arena;
	struct value *part = value_add_map(a, parts), *tiles;

	value_set(a, part, "heading", headed ? c->name.s : (struct str){0});
	value_set(a, part, "href",
		  path_href(a, path_of_capability(a, v->catalogue, c)));
	value_set(a, part, "hue", hue_of(v, c->layer));
	value_set(a, part, "kind",
		  v->catalogue->kind == CATALOGUE_OWN ? STR("capability")
						      : STR("subcategory"));
	value_set(a, part, "id",
		  v->catalogue->kind == CATALOGUE_OWN ? c->id.s : c->slug);
	tiles = value_set_list(a, part, "tiles");
	for (size_t i = 0; i < c->claims.n; i++)
		add_frame_tile(v, tiles, c->claims.at[i]);
}

static struct value *frame_new(struct view *v, struct str name,
			       struct str title, struct str path,
			       const struct layer *l)
{
	struct str summary =
		arena_printf(v->arena, "%.*s, %.*s.", STR_ARG(title),
			     STR_ARG(word(v, "embed.embedded")));
	struct value *page =
		page_new(v, path_of_frame(v->arena, path),
			 arena_printf(v->arena, "%.*s, %.*s", STR_ARG(title),
				      STR_ARG(word(v, "embed.embedded"))),
			 summary, "");

	page_set_hue(v, page, l);
	value_set(v->arena, page, "name", name);
	value_set(v->arena, page, "href", path_href(v->arena, path));
	return page;
}

struct value *view_layer_frame(struct view *v, const void *record)
{
	const struct layer *l = record;
	struct value *page =
		frame_new(v, l->name.s, l->name.s,
			  path_of_layer(v->arena, v->catalogue, l), l);
	struct value *parts = value_set_list(v->arena, page, "parts");

	for (size_t i = 0; i < l->capabilities.n; i++)
		if (l->capabilities.at[i]->claims.n)
			add_frame_part(v, parts, l->capabilities.at[i], true);
	return page;
}

struct value *view_capability_frame(struct view *v, const void *record)
{
	const struct capability *c = record;
	struct value *page = frame_new(
		v, c->name.s,
		arena_printf(v->arena, "%.*s · %.*s", STR_ARG(c->name.s),
			     STR_ARG(c->layer->name.s)),
		path_of_capability(v->arena, v->catalogue, c), c->layer);

	add_frame_part(v, value_set_list(v->arena, page, "parts"), c, false);
	return page;
}
