/* Pages of the model: layers, capabilities, interfaces. */
#include "view/parts.h"

static void set_term(struct view *v, struct value *page, struct str name,
		     struct str code)
{
	struct value *data = page_data(v, page, "DefinedTerm", (struct str){0});

	data_set(v, data, "alternateName", name);
	data_set(v, data, "termCode", code);
	data_set_of_terms(v, data, "inDefinedTermSet");
}

static struct str html_of(struct view *v, struct value *page,
			  const struct text *text)
{
	struct markdown m = page_markdown(v, page);

	return text->s.n ? markdown_html(&m, *text) : (struct str){0};
}

static struct str inline_of(struct view *v, struct value *page,
			    const struct text *text)
{
	struct markdown m = page_markdown(v, page);

	return text->s.n ? markdown_inline(&m, *text) : (struct str){0};
}

static void set_items(struct view *v, struct value *page, const char *key,
		      const struct texts *texts)
{
	struct value *list = value_set_list(v->arena, page, key);

	for (size_t i = 0; i < texts->n; i++)
		value_set(v->arena, value_add_map(v->arena, list), "text_html",
			  inline_of(v, page, &texts->at[i]));
	value_set_bool(v->arena, page, arena_printf(v->arena, "has_%s", key).p,
		       texts->n > 0);
}

static void set_rows(struct view *v, struct value *page, const char *key,
		     const struct entries *entries)
{
	struct value *rows = value_set_list(v->arena, page, key);

	for (size_t i = 0; i < entries->n; i++)
		add_row(v, rows, entries->at[i]);
	value_set_bool(v->arena, page, arena_printf(v->arena, "has_%s", key).p,
		       entries->n > 0);
	value_set(v->arena, page, arena_printf(v->arena, "n_%s", key).p,
		  word_count(v, "count.projects", entries->n));
}

/*
 * Layers
 */

static bool leads_to(const struct interface *f, const struct layer *l)
{
	for (size_t i = 0; i < f->to.n; i++)
		if (f->to.at[i] == l)
			return true;
	return false;
}

static void add_interface_line(struct view *v, struct value *list,
			       const struct interface *f)
{
	struct value *line = value_add_map(v->arena, list);
	struct value *to;

	value_set(v->arena, line, "id", f->id.s);
	value_set(v->arena, line, "title", f->title.s);
	value_set(v->arena, line, "carries", f->carries.s);
	value_set(v->arena, line, "kind", f->kind.s);
	value_set(v->arena, line, "href",
		  path_href(v->arena, path_of_interface(v->arena, f)));
	add_layer_ref(v, value_set_list(v->arena, line, "from"), f->from);
	to = value_set_list(v->arena, line, "to");
	for (size_t i = 0; i < f->to.n; i++)
		add_layer_ref(v, to, f->to.at[i]);
}

static void set_layer_interfaces(struct view *v, struct value *page,
				 const struct layer *l)
{
	const struct interfaces *all = &v->catalogue->model.interfaces;
	struct value *gives = value_set_list(v->arena, page, "gives");
	struct value *takes = value_set_list(v->arena, page, "takes");

	for (size_t i = 0; i < all->n; i++) {
		if (!all->at[i]->from)
			continue;
		if (all->at[i]->from == l)
			add_interface_line(v, gives, all->at[i]);
		if (leads_to(all->at[i], l))
			add_interface_line(v, takes, all->at[i]);
	}
	value_set_bool(v->arena, page, "has_gives", gives->n > 0);
	value_set_bool(v->arena, page, "has_takes", takes->n > 0);
}

static void set_personas(struct view *v, struct value *page,
			 const struct layer *l)
{
	const struct personas *all = &v->catalogue->model.personas;
	struct value *list = value_set_list(v->arena, page, "personas");

	for (size_t i = 0; i < all->n; i++) {
		const struct persona *p = all->at[i];
		struct value *item;

		if (!str_eq(p->layer_id.s, l->id.s))
			continue;
		item = value_add_map(v->arena, list);
		value_set(v->arena, item, "name", p->name.s);
		value_set(v->arena, item, "does_html",
			  inline_of(v, page, &p->does));
		value_set_bool(v->arena, item, "accountable",
			       str_eq(p->id.s, l->persona.s));
	}
	value_set_bool(v->arena, page, "has_personas", list->n > 0);
}

/* How many entries of a layer have each level, as bars of a drawing. */
static void set_distribution(struct view *v, struct value *page,
			     const struct layer *l)
{
	static const char *const levels[] = {"graduated", "incubating",
					     "sandbox", "archived", ""};
	enum { LEVELS = sizeof(levels) / sizeof(levels[0]), WIDEST = 200 };
	struct value *list = value_set_list(v->arena, page, "levels");
	size_t n[LEVELS] = {0}, most = 1;

	for (size_t i = 0; i < l->entries.n; i++) {
		struct str level = entry_level(l->entries.at[i]);
		size_t k = 0;

		while (k < LEVELS - 1 && !str_is(level, levels[k]))
			k++;
		n[k]++;
		most = n[k] > most ? n[k] : most;
	}
	for (size_t k = 0; k < LEVELS; k++) {
		struct value *bar;
		struct str level = str_c(levels[k]);

		if (!n[k])
			continue;
		bar = value_add_map(v->arena, list);
		value_set(v->arena, bar, "label",
			  level.n ? level_label(v, level)
				  : word(v, "layer.no_level"));
		value_set(v->arena, bar, "n",
			  number_text(v->arena, (long)n[k]));
		value_set(v->arena, bar, "width",
			  number_text(v->arena, (long)(n[k] * WIDEST / most)));
	}
	value_set_bool(v->arena, page, "has_levels", list->n > 0);
}

static void set_layer_capabilities(struct view *v, struct value *page,
				   const struct layer *l)
{
	struct arena *a = v->arena;
	struct value *list = value_set_list(a, page, "capabilities");

	for (size_t i = 0; i < l->capabilities.n; i++) {
		const struct capability *c = l->capabilities.at[i];
		struct value *item = value_add_map(a, list);
		struct value *tiles;

		value_set(a, item, "name", c->name.s);
		value_set(a, item, "id", c->slug);
		value_set(a, item, "href",
			  path_href(a, path_of_capability(a, v->catalogue, c)));
		value_set(a, item, "definition_html",
			  inline_of(v, page, &c->definition));
		value_set(a, item, "n", number_text(a, (long)c->claims.n));
		tiles = value_set_list(a, item, "tiles");
		for (size_t k = 0; k < c->claims.n; k++)
			add_tile(v, tiles, c->claims.at[k]);
		value_set_bool(a, item, "has_tiles", tiles->n > 0);
	}
}

struct value *view_layer(struct view *v, const void *record)
{
	const struct layer *l = record;
	struct str path = path_of_layer(v->arena, v->catalogue, l);
	struct str summary = markdown_plain(v->arena, l->responsibility.s);
	struct value *page;

	if (!summary.n)
		summary = arena_printf(
			v->arena, "%.*s: %.*s.", STR_ARG(l->name.s),
			STR_ARG(word_count(v, "count.projects", l->entries.n)));
	page = page_new(v, path, l->name.s, summary, "landscape");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	page_set_hue(v, page, l);
	value_set(v->arena, page, "label", l->label.s);
	value_set(v->arena, page, "topic", l->topic.s);
	value_set(v->arena, page, "lead_html",
		  inline_of(v, page, &l->responsibility));
	value_set(v->arena, page, "description_html",
		  html_of(v, page, &l->description));
	set_items(v, page, "not_responsible", &l->not_responsible);
	set_personas(v, page, l);
	set_layer_interfaces(v, page, l);
	set_distribution(v, page, l);
	set_layer_capabilities(v, page, l);
	value_set(v->arena, page, "projects",
		  word_count(v, "count.projects", l->entries.n));
	value_set(v->arena, page, "poster",
		  path_href(v->arena,
			    path_of_layer_poster(v->arena, v->catalogue, l)));
	set_term(v, page, l->label.s, l->id.s);
	return page;
}

/*
 * Capabilities
 */

static bool claims(const struct entry *e, const struct capability *c)
{
	for (size_t i = 0; i < c->claims.n; i++)
		if (c->claims.at[i] == e)
			return true;
	return false;
}

/* A member may stand for a part of an entry, so one may be there twice. */
static bool compares(const struct comparison *comparison,
		     const struct capability *c)
{
	const struct entry *one = NULL;

	for (size_t i = 0; i < comparison->members.n; i++) {
		const struct entry *e = comparison->members.at[i]->entry;

		if (!e || e == one || !claims(e, c))
			continue;
		if (one)
			return true;
		one = e;
	}
	return false;
}

/* Those that hold two or more of its projects against each other. */
static void set_comparisons(struct view *v, struct value *page,
			    const struct capability *c)
{
	const struct comparisons *all = &v->catalogue->comparisons;
	struct value *list = value_set_list(v->arena, page, "comparisons");

	for (size_t i = 0; i < all->n; i++)
		if (compares(all->at[i], c))
			value_set(v->arena,
				  add_ref(v, list, all->at[i]->title.s,
					  path_of_comparison(v->arena,
							     all->at[i])),
				  "question",
				  markdown_plain(v->arena,
						 all->at[i]->question.s));
	value_set_bool(v->arena, page, "has_comparisons", list->n > 0);
}

struct value *view_capability(struct view *v, const void *record)
{
	const struct capability *c = record;
	struct arena *a = v->arena;
	struct str summary = markdown_plain(a, c->definition.s);
	struct value *page, *siblings;

	if (!summary.n)
		summary = arena_printf(
			a, "%.*s, %.*s: %.*s.", STR_ARG(c->name.s),
			STR_ARG(c->layer->name.s),
			STR_ARG(word_count(v, "count.projects", c->claims.n)));
	page = page_new(v, path_of_capability(a, v->catalogue, c),
			v->catalogue->kind == CATALOGUE_OWN
				? c->name.s
				: arena_printf(a, "%.*s · %.*s",
					       STR_ARG(c->name.s),
					       STR_ARG(c->layer->name.s)),
			summary, "landscape");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	page_add_crumb(v, page, c->layer->name.s,
		       path_of_layer(a, v->catalogue, c->layer));
	page_set_hue(v, page, c->layer);
	value_set(a, page, "name", c->name.s);
	value_set(a, page, "label",
		  c->layer->label.s.n ? arena_printf(a, "%.*s · %.*s",
						     STR_ARG(c->layer->label.s),
						     STR_ARG(c->layer->name.s))
				      : c->layer->name.s);
	value_set(a, page, "lead_html", inline_of(v, page, &c->definition));
	value_set(a, page, "description_html",
		  html_of(v, page, &c->description));
	value_set(a, page, "n_projects",
		  word_count(v, "count.projects", c->claims.n));
	value_set_bool(a, page, "has_projects", c->claims.n > 0);
	set_claimants(v, page, c);
	set_comparisons(v, page, c);
	siblings = value_set_list(a, page, "siblings");
	for (size_t i = 0; i < c->layer->capabilities.n; i++)
		if (c->layer->capabilities.at[i] != c)
			add_capability_ref(v, siblings,
					   c->layer->capabilities.at[i]);
	value_set_bool(a, page, "has_siblings", siblings->n > 0);
	set_term(v, page, (struct str){0}, c->id.s);
	return page;
}

/*
 * Interfaces
 */

struct value *view_interface(struct view *v, const void *record)
{
	const struct interface *f = record;
	struct arena *a = v->arena;
	struct str summary = markdown_plain(a, f->definition.s);
	struct value *page = page_new(v, path_of_interface(a, f), f->title.s,
				      summary, "interfaces");

	page_add_crumb(v, page, word(v, "nav.interfaces"),
		       STR("interfaces/index.html"));
	page_set_hue(v, page, f->from);
	page_of_rows(v, page);
	value_set(a, page, "id", f->id.s);
	value_set(a, page, "name", f->name.s);
	value_set(a, page, "kind", label_of(v, "interface", f->kind.s));
	value_set(a, page, "carries", f->carries.s);
	value_set(a, page, "lead_html", inline_of(v, page, &f->definition));
	set_items(v, page, "examples", &f->examples);
	add_interface_line(v, value_set_list(a, page, "ends"), f);
	set_rows(v, page, "producers", &f->producers);
	set_rows(v, page, "consumers", &f->consumers);
	set_rows(v, page, "internal", &f->internal);
	set_term(v, page, f->name.s, f->id.s);
	return page;
}

struct value *view_interfaces(struct view *v, const void *unused)
{
	const struct interfaces *all = &v->catalogue->model.interfaces;
	struct value *page, *list;

	(void)unused;
	page = page_new(v, STR("interfaces/index.html"),
			word(v, "interfaces.title"),
			word(v, "interfaces.summary"), "interfaces");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	list = value_set_list(v->arena, page, "interfaces");
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i]->from)
			add_interface_line(v, list, all->at[i]);
	page_data(v, page, "CollectionPage", (struct str){0});
	return page;
}
