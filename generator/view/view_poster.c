/* Posters: the whole landscape in section, and each layer for itself. */
#include "view/poster.h"

/* Entries with symbols are drawn as elements, others as lines of a list. */
static const struct tile_kind element = {.width = 112,
					 .height = 84,
					 .gap = 6,
					 .group_gap = 22,
					 .name_x = 8,
					 .name_y = 51,
					 .name_width = 102,
					 .name_lines = 3,
					 .has_symbol = true};
static const struct tile_kind listed = {.width = 150,
					.height = 36,
					.gap = 4,
					.group_gap = 26,
					.name_x = 8,
					.name_y = 15,
					.name_width = 118,
					.disc_room = 18,
					.name_lines = 2};

static struct poster poster_new(struct view *v)
{
	const struct catalogue *c = v->catalogue;
	bool own = c->kind == CATALOGUE_OWN;
	struct str site = site_title(v);
	struct poster p = {.view = v, .tile = own ? &element : &listed};

	p.least_columns = own ? 7 : 5;
	p.has_side = true;
	p.kicker = arena_printf(
		v->arena, "%.*s%s%.*s%s%.*s %.*s",
		STR_ARG(c->site.edition.s.n ? word(v, "edition")
					    : (struct str){0}),
		c->site.edition.s.n ? " " : "", STR_ARG(c->site.edition.s),
		c->site.edition.s.n ? " · " : "", STR_ARG(word(v, "as_of")),
		STR_ARG(date_text(v, c->as_of)));
	p.colophon =
		c->site.license.s.n
			? arena_printf(v->arena, "%.*s · %.*s", STR_ARG(site),
				       STR_ARG(c->site.license.s))
			: site;
	return p;
}

static void add_figure(struct poster *p, const char *name, size_t n)
{
	*list_add(p->view->arena, &p->figures) = (struct poster_figure){
		number_text(p->view->arena, (long)n), word(p->view, name)};
}

static struct poster_strip strip_of(struct view *v, struct crossings all)
{
	struct poster_strip strip = {0};

	for (size_t i = 0; i < all.n; i++) {
		const struct interface *f = all.at[i].interface;

		*list_add(v->arena, &strip.items) = (struct poster_crossing){
			.what = all.at[i],
			.text = arena_printf(v->arena, "%.*s %.*s",
					     STR_ARG(f->id.s),
					     STR_ARG(f->carries.s)),
		};
	}
	return strip;
}

/* Where no tile stands, those that claim the capability from elsewhere. */
static struct str note_of(struct view *v, const struct capability *c)
{
	struct str note = word(v, "home.elsewhere");

	if (v->catalogue->kind != CATALOGUE_OWN)
		return word(v, "layer.no_items");
	if (!c->claims.n)
		return word(v, "capability.empty");
	for (size_t i = 0; i < c->claims.n; i++)
		note = arena_printf(v->arena, "%.*s%s %.*s", STR_ARG(note),
				    i ? "," : "",
				    STR_ARG(c->claims.at[i]->name.s));
	return note;
}

/* With all that claim a capability, or with those that are placed there. */
static struct poster_band *add_band(struct poster *p, const struct layer *l,
				    bool claims)
{
	struct view *v = p->view;
	struct poster_band *b = list_add(v->arena, &p->bands);

	b->layer = l;
	b->name = l->name.s;
	b->label = l->label.s;
	for (size_t i = 0; i < l->capabilities.n; i++) {
		const struct capability *c = l->capabilities.at[i];
		const struct entries *e = claims ? &c->claims : &c->placed;

		*list_add(v->arena, &b->groups) = (struct poster_group){
			c, e, e->n ? (struct str){0} : note_of(v, c)};
	}
	return b;
}

static struct text plain(struct view *v, const struct text *t)
{
	return (struct text){.s = markdown_plain(v->arena, t->s)};
}

struct value *view_poster(struct view *v, const void *unused)
{
	const struct catalogue *c = v->catalogue;
	const struct layers *layers = &c->model.layers;
	struct poster p = poster_new(v);

	(void)unused;
	p.title = site_title(v);
	p.summary = markdown_plain(v->arena, c->site.summary.s);
	add_figure(&p, "figures.projects", c->entries.n);
	if (c->kind == CATALOGUE_OWN) {
		add_figure(&p, "figures.capabilities", c->model.capabilities.n);
		add_figure(&p, "figures.interfaces", c->model.interfaces.n);
	} else {
		add_figure(&p, "figures.categories", layers->n);
		add_figure(&p, "figures.subcategories",
			   c->model.capabilities.n);
	}
	for (size_t i = 0; i < layers->n; i++) {
		struct poster_band *b = add_band(&p, layers->at[i], false);

		if (layers->at[i]->responsibility.s.n)
			*list_add(v->arena, &b->notes) =
				plain(v, &layers->at[i]->responsibility);
		b->count = word_count(v, "count.projects",
				      placed_in(layers->at[i]));
		b->below = strip_of(
			v, crossings_below(v->arena, &c->model, layers->at[i]));
	}
	poster_fit(&p);
	return poster_put(&p, path_of_poster());
}

struct value *view_layer_poster(struct view *v, const void *record)
{
	const struct layer *l = record;
	const struct model *m = &v->catalogue->model;
	struct poster p = poster_new(v);
	struct poster_band *b = add_band(&p, l, true);

	p.title = l->name.s;
	if (l->label.s.n)
		p.kicker = arena_printf(v->arena, "%.*s · %.*s",
					STR_ARG(l->label.s), STR_ARG(p.kicker));
	p.summary = markdown_plain(v->arena, l->responsibility.s);
	add_figure(&p, "figures.projects", placed_in(l));
	add_figure(&p,
		   v->catalogue->kind == CATALOGUE_OWN
			   ? "figures.capabilities"
			   : "figures.subcategories",
		   l->capabilities.n);
	b->name = b->label = (struct str){0};
	p.has_side = l->not_responsible.n > 0;
	if (p.has_side)
		b->notes_head = word(v, "layer.not_responsible");
	for (size_t i = 0; i < l->not_responsible.n; i++)
		*list_add(v->arena, &b->notes) =
			plain(v, &l->not_responsible.at[i]);
	b->above = strip_of(v, crossings_above(v->arena, m, l));
	b->below = strip_of(v, crossings_below(v->arena, m, l));
	poster_fit(&p);
	return poster_put(&p, path_of_layer_poster(v->arena, v->catalogue, l));
}
