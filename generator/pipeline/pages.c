#include "pipeline/pages.h"

#include "view/api.h"
#include "view/health.h"
#include "view/moved.h"
#include "view/paths.h"

struct desk {
	struct arena *arena;
	const struct catalogue *catalogue;
	struct page_list pages;
};

static void add(struct desk *d, struct str path, const char *template_name,
		struct value *(*view)(struct view *, const void *),
		const void *record)
{
	*list_add(d->arena, &d->pages) = (struct page){
		.path = path,
		.class = SITE_PAGE,
		.template_name = template_name,
		.view = view,
		.record = record,
	};
}

static void add_index(struct desk *d, struct str path,
		      const char *template_name,
		      struct value *(*view)(struct view *, const void *),
		      const void *record)
{
	add(d, path, template_name, view, record);
	d->pages.at[d->pages.n - 1].class = SITE_INDEX;
}

static void add_file(struct desk *d, struct str path,
		     void (*write)(struct view *, struct buf *))
{
	*list_add(d->arena, &d->pages) = (struct page){
		.path = path, .class = SITE_INDEX, .write = write};
}

static void add_record(struct desk *d, struct str path,
		       void (*write)(struct view *, const void *, struct buf *),
		       const void *record)
{
	*list_add(d->arena, &d->pages) = (struct page){
		.path = path,
		.class = SITE_INDEX,
		.write_record = write,
		.record = record,
	};
}

/* The lists first: they are long jobs. */
static void add_api(struct desk *d)
{
	const struct catalogue *c = d->catalogue;
	struct arena *a = d->arena;

	for (size_t i = 0; i < n_api_kinds; i++) {
		const struct api_kind *k = api_kinds[i];

		if (!api_has(c, k))
			continue;
		add_record(d, path_of_api_list(a, k), view_api_list, k);
		add_record(d, path_of_api_list_schema(a, k),
			   view_api_list_schema, k);
		if (!k->each)
			continue;
		add_record(d, path_of_api_each_schema(a, k),
			   view_api_each_schema, k);
		for (size_t n = 0; n < c->entries.n; n++)
			add_record(
				d,
				path_of_api_each(a, k, c->entries.at[n]->slug),
				view_api_entry, c->entries.at[n]);
	}
	add_file(d, path_of_api_index(), view_api_index);
	add_file(d, STR("api/v1/index.schema.json"), view_api_index_schema);
	add_index(d, path_of_api(), "api", view_api, NULL);
}

static void add_model(struct desk *d)
{
	const struct catalogue *c = d->catalogue;
	const struct model *m = &c->model;

	for (size_t i = 0; i < m->layers.n; i++)
		add(d, path_of_layer(d->arena, c, m->layers.at[i]), "layer",
		    view_layer, m->layers.at[i]);
	for (size_t i = 0; i < m->layers.n; i++)
		add(d, path_of_layer_poster(d->arena, c, m->layers.at[i]),
		    "poster", view_layer_poster, m->layers.at[i]);
	for (size_t i = 0; i < m->capabilities.n; i++)
		if (m->capabilities.at[i]->layer)
			add(d,
			    path_of_capability(d->arena, c,
					       m->capabilities.at[i]),
			    "capability", view_capability,
			    m->capabilities.at[i]);
	for (size_t i = 0; i < m->interfaces.n; i++)
		if (m->interfaces.at[i]->from)
			add(d, path_of_interface(d->arena, m->interfaces.at[i]),
			    "interface", view_interface, m->interfaces.at[i]);
	if (m->interfaces.n)
		add_index(d, STR("interfaces/index.html"), "interfaces",
			  view_interfaces, NULL);
}

/* What other sites embed, and the page that says how. */
static void add_frames(struct desk *d)
{
	const struct catalogue *c = d->catalogue;
	const struct model *m = &c->model;
	struct str path;

	for (size_t i = 0; i < m->layers.n; i++) {
		path = path_of_layer(d->arena, c, m->layers.at[i]);
		add(d, path_of_frame(d->arena, path), "frame", view_layer_frame,
		    m->layers.at[i]);
	}
	for (size_t i = 0; i < m->capabilities.n; i++) {
		if (!m->capabilities.at[i]->layer)
			continue;
		path = path_of_capability(d->arena, c, m->capabilities.at[i]);
		add(d, path_of_frame(d->arena, path), "frame",
		    view_capability_frame, m->capabilities.at[i]);
	}
	add_index(d, path_of_embed(), "embed", view_embed, NULL);
}

static void add_projects(struct desk *d)
{
	const struct catalogue *c = d->catalogue;

	for (size_t i = 0; i < c->entries.n; i++)
		add_record(d, path_of_badge(d->arena, c->entries.at[i]->slug),
			   view_badge, c->entries.at[i]);
	for (size_t i = 0; i < c->entries.n; i++)
		add(d, path_of_entry(d->arena, c->entries.at[i]->slug),
		    "project", view_project, c->entries.at[i]);
	for (size_t i = 0; i < c->shared.n; i++)
		add(d, path_of_entry(d->arena, c->shared.at[i]->slug), "shared",
		    view_shared, c->shared.at[i]);
	add_index(d, STR("projects/index.html"), "projects", view_projects,
		  NULL);
}

static void add_paper(struct desk *d)
{
	const struct catalogue *c = d->catalogue;

	if (c->chapters.n)
		add_index(d, STR("whitepaper/print/index.html"), "print",
			  view_whole_paper, NULL);
	for (size_t i = 0; i < c->chapters.n; i++)
		add(d, path_of_chapter(d->arena, c->chapters.at[i]), "chapter",
		    view_chapter, c->chapters.at[i]);
	if (c->chapters.n)
		add_index(d, STR("whitepaper/index.html"), "paper", view_paper,
			  NULL);
	if (c->terms.n)
		add_index(d, path_of_glossary(), "glossary", view_glossary,
			  NULL);
	if (c->references.n)
		add_index(d, path_of_references(), "references",
			  view_references, NULL);
	if (c->guide.n)
		add_index(d, path_of_guide(), "categories", view_category_guide,
			  NULL);
}

static void add_choosing(struct desk *d)
{
	const struct catalogue *c = d->catalogue;

	for (size_t i = 0; i < c->stacks.n; i++)
		add(d, path_of_stack(d->arena, c->stacks.at[i]), "stack",
		    view_stack, c->stacks.at[i]);
	if (c->stacks.n)
		add_index(d, STR("architectures/index.html"), "stacks",
			  view_stacks, NULL);
	for (size_t i = 0; i < c->comparisons.n; i++)
		add(d, path_of_comparison(d->arena, c->comparisons.at[i]),
		    "comparison", view_comparison, c->comparisons.at[i]);
	add_index(d, path_of_compare(), "compare", view_compare, NULL);
	if (c->choosing)
		add_index(d, path_of_guide(), "guide", view_guide, NULL);
}

static void add_health(struct desk *d, const struct health *health)
{
	const struct health_rules *rules = &health->rules;

	add_index(d, path_of_health(), "health", view_health, NULL);
	for (size_t i = 0; i < rules->n; i++)
		if (rules->at[i]->slug.n)
			add(d, path_of_rule(d->arena, rules->at[i]->slug),
			    "rule", view_rule, rules->at[i]);
}

static bool has_page(const struct desk *d, size_t n, struct str path)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(d->pages.at[i].path, path))
			return true;
	return false;
}

/* Old addresses that no page has; they lead home where their page is not. */
static void add_redirects(struct desk *d)
{
	struct redirects all = redirects_of(d->arena, d->catalogue);
	size_t real = d->pages.n;

	for (size_t i = 0; i < all.n; i++) {
		struct redirect *r = all.at[i];

		if (has_page(d, d->pages.n, r->from))
			continue;
		if (!has_page(d, real, r->to))
			r->to = path_of_home();
		add(d, r->from, "moved", view_moved, r);
	}
}

/* What the catalogue holds in numbers, and how that went. */
static void add_course(struct desk *d)
{
	add_index(d, path_of_stats(), "stats", view_stats, NULL);
	if (!d->catalogue->editions.n)
		return;
	add_index(d, path_of_changes(), "changes", view_changes, NULL);
	add_index(d, STR("changes.xml"), "changes_feed", view_changes_feed,
		  NULL);
}

struct page_list pages_of(struct arena *a, const struct catalogue *c,
			  const struct health *health, bool project_cards)
{
	struct desk d = {.arena = a, .catalogue = c};

	/* The longest jobs first, so that the workers end together. */
	add_paper(&d);
	add_api(&d);
	add_file(&d, STR("projects.csv"), view_projects_csv);
	add_file(&d, STR("search.json"), view_search_json);
	add_index(&d, path_of_search(), "search", view_search, NULL);
	add_index(&d, path_of_home(), "home", view_home,
		  c->groups.n ? c->groups.at[0] : NULL);
	for (size_t i = 1; i < c->groups.n; i++)
		add_index(&d, path_of_group(a, c, c->groups.at[i]), "home",
			  view_home, c->groups.at[i]);
	add(&d, path_of_poster(), "poster", view_poster, NULL);
	if (project_cards)
		add(&d, STR("cards/projects.svg"), "cards", view_project_cards,
		    NULL);
	add(&d, STR("cards/pages.svg"), "cards", view_page_cards, NULL);
	add_health(&d, health);
	add_projects(&d);
	add_model(&d);
	add_frames(&d);
	add_choosing(&d);
	if (c->kind == CATALOGUE_OWN)
		add_index(&d, path_of_contribute(), "contribute",
			  view_contribute, NULL);
	add_course(&d);
	add_index(&d, STR("404.html"), "missing", view_missing, NULL);
	add_file(&d, STR("feed.xml"), view_feed);
	add_file(&d, STR("sitemap.xml"), view_sitemap);
	add_file(&d, STR("robots.txt"), view_robots);
	if (c->site.base_url.s.n)
		add_file(&d, STR("opensearch.xml"), view_opensearch);
	add_file(&d, STR("llms.txt"), view_llms);
	add_redirects(&d);
	return d.pages;
}
