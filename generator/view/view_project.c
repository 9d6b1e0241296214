/* The page of one project: claims before metadata. */
#include "view/parts.h"

static void set_claims(struct view *v, struct value *page,
		       const struct entry *e)
{
	struct markdown m = page_markdown(v, page);
	struct arena *a = v->arena;
	struct value *list = value_set_list(a, page, "claims");

	for (size_t i = 0; i < e->claims.n; i++) {
		const struct capability *c = e->claims.at[i].capability;
		struct value *item;

		if (!c)
			continue;
		item = value_add_map(a, list);
		value_set(a, item, "label", c->name.s);
		value_set(a, item, "href",
			  path_href(a, path_of_capability(a, v->catalogue, c)));
		value_set(a, item, "hue", hue_of(v, c->layer));
		value_set(a, item, "layer", c->layer->name.s);
		value_set(a, item, "definition_html",
			  markdown_inline(&m, c->definition));
		value_set(a, item, "evidence", entry_evidence(e, c->id.s));
	}
}

static void set_also(struct view *v, struct value *page, const struct entry *e)
{
	struct markdown m = page_markdown(v, page);
	struct value *list = value_set_list(v->arena, page, "also");

	for (size_t i = 0; i < e->also.n; i++) {
		const struct also *also = e->also.at[i];
		struct value *item;

		if (!also->layer || !also->interface)
			continue;
		item = value_add_map(v->arena, list);
		add_layer_ref(v, value_set_list(v->arena, item, "layer"),
			      also->layer);
		add_interface_ref(v,
				  value_set_list(v->arena, item, "interface"),
				  also->interface);
		value_set(v->arena, item, "visibility",
			  label_of(v, "visibility", also->visibility.s));
		value_set(v->arena, item, "reason_html",
			  markdown_inline(&m, also->reason));
	}
	value_set(v->arena, page, "skip_html",
		  e->skip_reason.s.n ? markdown_inline(&m, e->skip_reason)
				     : (struct str){0});
	value_set_bool(v->arena, page, "has_also", list->n > 0);
}

static void add_interfaces(struct view *v, struct value *rows, const char *name,
			   const struct interfaces *all)
{
	struct value *values;

	if (!all->n)
		return;
	values = add_line(v, rows, word(v, name));
	for (size_t i = 0; i < all->n; i++)
		add_text(v, values,
			 ARENA_JOIN(v->arena, all->at[i]->id.s, STR(" "),
				    all->at[i]->title.s),
			 path_href(v->arena,
				   path_of_interface(v->arena, all->at[i])));
}

static void add_entry(struct view *v, struct value *values,
		      const struct entry *e)
{
	add_text(v, values, e->name.s,
		 path_href(v->arena, path_of_entry(v->arena, e->slug)));
}

static void add_entries(struct view *v, struct value *rows, const char *name,
			const struct entries *all)
{
	struct value *values;

	if (!all->n)
		return;
	values = add_line(v, rows, word(v, name));
	for (size_t i = 0; i < all->n; i++)
		add_entry(v, values, all->at[i]);
}

static void set_relations(struct view *v, struct value *page,
			  const struct entry *e)
{
	struct value *rows = value_set_list(v->arena, page, "relations");

	add_interfaces(v, rows, "project.consumes", &e->consumes.found);
	add_interfaces(v, rows, "project.produces", &e->produces.found);
	for (size_t i = 0; i < e->depends_on.n; i++) {
		const struct dependency *d = e->depends_on.at[i];
		struct str key;

		if (!d->entry)
			continue;
		key = arena_printf(v->arena, "dependency.%.*s",
				   STR_ARG(d->kind.s));
		add_entry(v, add_line(v, rows, word(v, key.p)), d->entry);
	}
	add_entries(v, rows, "project.used_by", &e->used_by);
	add_entries(v, rows, "project.routed_by", &e->routed_by);
	add_entries(v, rows, "project.queried_by", &e->queried_by);
	if (e->successor)
		add_entry(v, add_line(v, rows, word(v, "project.successor")),
			  e->successor);
	value_set_bool(v->arena, page, "has_relations", rows->n > 0);
}

/* landscape2's descriptions are plain text; a blank line parts paragraphs. */
static void set_paragraphs(struct view *v, struct value *page, struct str s)
{
	struct value *list = value_set_list(v->arena, page, "paragraphs");

	while (s.n) {
		size_t gap = str_find(s, STR("\n\n"));
		struct str text = str_trim(str_sub(s, 0, gap));

		if (text.n)
			value_set(v->arena, value_add_map(v->arena, list),
				  "text", text);
		s = gap < s.n ? str_from(s, gap + 2) : (struct str){0};
	}
}

static void add_keywords(struct view *v, struct value *data,
			 const struct entry *e)
{
	struct value *list = value_set_list(v->arena, data, "keywords");

	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability)
			value_put(
				list, (struct str){0},
				value_text(v->arena,
					   e->claims.at[i].capability->name.s));
}

/* What it is to schema.org: source code, a text, or no more than a thing. */
static const char *type_of(const struct entry *e)
{
	if (str_is(e->kind.s, "document"))
		return "CreativeWork";
	if (str_is(e->kind.s, "specification"))
		return "TechArticle";
	return e->repo.s.n ? "SoftwareSourceCode" : "Thing";
}

static void set_code(struct view *v, struct value *page, const struct entry *e)
{
	const struct facts *f = e->facts;
	const char *type = type_of(e);
	struct value *data = page_data(v, page, type, e->name.s);
	bool code = str_is(str_c(type), "SoftwareSourceCode");

	data_set(v, data, "sameAs",
		 e->homepage.s.n ? e->homepage.s : e->repo.s);
	if (str_is(str_c(type), "Thing"))
		return;
	if (!code)
		data_set(v, data, "headline", e->name.s);
	if (code)
		data_set(v, data, "codeRepository", e->repo.s);
	if (code && f && f->languages.n)
		data_set(v, data, "programmingLanguage",
			 f->languages.at[0].name);
	data_set(v, data, "license", data_license(v, entry_license(e)));
	data_set(v, data, "dateCreated",
		 e->since > 0 ? arena_printf(v->arena, "%ld", e->since)
			      : (struct str){0});
	add_keywords(v, data, e);
}

static void set_head(struct view *v, struct value *page, const struct entry *e)
{
	struct markdown m = page_markdown(v, page);
	bool own = v->catalogue->kind == CATALOGUE_OWN;

	page_set_hue(v, page, e->layer);
	value_set(v->arena, page, "label",
		  e->layer->label.s.n ? arena_printf(v->arena, "%.*s · %.*s",
						     STR_ARG(e->layer->label.s),
						     STR_ARG(e->layer->name.s))
				      : e->layer->name.s);
	value_set(v->arena, page, "logo", logo_href(v, v->logos, e));
	value_set(v->arena, page, "symbol", e->symbol.s);
	value_set(v->arena, page, "lead_html",
		  own ? markdown_inline(&m, e->summary) : (struct str){0});
	value_set(v->arena, page, "description_html",
		  own ? markdown_html(&m, e->description) : (struct str){0});
	value_set(v->arena, page, "namesakes",
		  e->shared
			  ? path_href(v->arena,
				      path_of_entry(v->arena, e->shared->slug))
			  : (struct str){0});
	set_paragraphs(v, page, own ? (struct str){0} : e->description.s);
	value_set_bool(v->arena, page, "archived", entry_is_archived(e));
}

struct value *view_project(struct view *v, const void *record)
{
	const struct entry *e = record;
	struct arena *a = v->arena;
	struct str path = path_of_entry(a, e->slug);
	struct str summary = entry_summary(v, e);
	struct str title = e->name.s;
	struct value *page;

	if (v->catalogue->kind == CATALOGUE_LANDSCAPE2)
		title = arena_printf(
			a, "%.*s · %.*s", STR_ARG(title),
			STR_ARG(e->claims.at[0].capability->name.s));
	if (e->shares_name)
		title = arena_printf(a, "%.*s · %.*s", STR_ARG(title),
				     STR_ARG(e->layer->name.s));
	if (!summary.n)
		summary = arena_printf(
			a, "%.*s: %.*s, %.*s.", STR_ARG(e->name.s),
			STR_ARG(e->claims.at[0].capability->name.s),
			STR_ARG(e->layer->name.s));
	page = page_new(v, path, title, summary, "projects");
	value_set(a, page, "name", e->name.s);
	value_set(a, page, "slug", e->slug);
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	page_add_crumb(v, page, e->layer->name.s,
		       path_of_layer(a, v->catalogue, e->layer));
	if (v->catalogue->kind == CATALOGUE_LANDSCAPE2)
		page_add_crumb(v, page, e->claims.at[0].capability->name.s,
			       path_of_capability(a, v->catalogue,
						  e->claims.at[0].capability));
	set_head(v, page, e);
	set_claims(v, page, e);
	set_also(v, page, e);
	set_mechanism(v, page, e);
	set_relations(v, page, e);
	set_apparatus(v, page, e);
	add_details(v, page, e);
	set_check(v, page, e);
	set_use(v, page, e);
	set_code(v, page, e);
	return page;
}

struct value *view_shared(struct view *v, const void *record)
{
	const struct shared_address *s = record;
	struct str name = s->entries.at[0]->name.s;
	struct value *page, *rows;

	page = page_new(v, path_of_entry(v->arena, s->slug), name,
			arena_printf(v->arena, "%.*s: %.*s", STR_ARG(name),
				     STR_ARG(word(v, "shared.summary"))),
			"projects");
	page_add_crumb(v, page, word(v, "nav.projects"),
		       STR("projects/index.html"));
	page_of_rows(v, page);
	rows = value_set_list(v->arena, page, "projects");
	for (size_t i = 0; i < s->entries.n; i++)
		add_row(v, rows, s->entries.at[i]);
	return page;
}
