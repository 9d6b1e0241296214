/* Files for machines: JSON, CSV, feed, sitemap, colours. */
#include "base/escape.h"
#include "format/json_write.h"
#include "view/health.h"
#include "view/parts.h"

/* A text, or nothing where it is not known. */
static void set_known(struct view *v, struct value *map, const char *key,
		      struct str text)
{
	if (text.n)
		value_set(v->arena, map, key, text);
	else
		value_put(map, str_c(key), value_null(v->arena));
}

static void set_ids(struct view *v, struct value *map, const char *key,
		    const struct entry *e)
{
	struct value *list = value_set_list(v->arena, map, key);

	for (size_t i = 0; i < e->claims.n; i++)
		value_put(list, (struct str){0},
			  value_text(v->arena, e->claims.at[i].id.s));
}

static struct str id_of(const struct entry *e)
{
	return e->slug;
}

static struct value *project_value(struct view *v, const struct entry *e)
{
	struct arena *a = v->arena;
	struct value *map = value_map(a);
	const struct maturity *m = e->maturity;
	struct value *also;

	value_set(a, map, "id", id_of(e));
	value_set(a, map, "name", e->name.s);
	value_set(a, map, "layer", e->layer->id.s);
	also = value_set_list(a, map, "also");
	for (size_t i = 0; i < e->also.n; i++)
		value_put(also, (struct str){0},
			  value_text(a, e->also.at[i]->layer_id.s));
	set_ids(v, map, "capabilities", e);
	set_known(v, map, "summary", entry_summary(v, e));
	value_set(a, map, "url",
		  page_url(a, v->catalogue, path_of_entry(a, e->slug)));
	value_set(a, map, "path", path_of_entry(a, e->slug));
	set_known(v, map, "repo", e->repo.s);
	set_known(v, map, "homepage", e->homepage.s);
	set_known(v, map, "license", entry_license(e));
	set_known(v, map, "foundation", m ? m->foundation.s : (struct str){0});
	set_known(v, map, "maturity", entry_level(e));
	set_known(v, map, "maturity_via", m ? m->via.s : (struct str){0});
	set_known(v, map, "status", e->status.s);
	if (e->since > 0)
		value_set_number(a, map, "since", e->since);
	else
		value_put(map, STR("since"), value_null(a));
	set_known(v, map, "observed",
		  e->facts ? date_iso(a, e->facts->looked) : (struct str){0});
	set_known(v, map, "latest_commit",
		  e->facts ? date_iso(a, e->facts->latest_commit.date)
			   : (struct str){0});
	set_known(v, map, "latest_version",
		  facts_version(e->facts) ? facts_version(e->facts)->tag.s
					  : (struct str){0});
	return map;
}

void view_projects_json(struct view *v, struct buf *out)
{
	const struct entries *entries = &v->catalogue->entries;
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < entries->n; i++)
		value_put(list, (struct str){0},
			  project_value(v, entries->at[i]));
	json_write(out, list, true);
	buf_addc(out, '\n');
}

static void add_cell(struct buf *out, struct str cell, bool last)
{
	escape_csv(out, cell);
	buf_add(out, last ? STR("\r\n") : STR(","));
}

void view_projects_csv(struct view *v, struct buf *out)
{
	static const char *const columns[] = {
		"id",      "name",       "layer",         "capabilities",
		"summary", "url",        "repo",          "homepage",
		"license", "foundation", "maturity",      "status",
		"since",   "observed",   "latest_commit", "latest_version"};
	enum { N = sizeof(columns) / sizeof(columns[0]) };
	const struct entries *entries = &v->catalogue->entries;

	for (size_t k = 0; k < N; k++)
		add_cell(out, str_c(columns[k]), k == N - 1);
	for (size_t i = 0; i < entries->n; i++) {
		struct value *map = project_value(v, entries->at[i]);

		for (size_t k = 0; k < N; k++) {
			const struct value *f =
				value_get(map, str_c(columns[k]));
			struct buf joined = {0};

			for (const struct value *x = f->first; x; x = x->next) {
				if (joined.n)
					buf_add(&joined, STR("; "));
				buf_add(&joined, x->text);
			}
			add_cell(out,
				 f->kind == VALUE_LIST ? buf_str(&joined)
						       : f->text,
				 k == N - 1);
			buf_free(&joined);
		}
	}
}

static void add_element(struct buf *out, const char *name, struct str text)
{
	buf_printf(out, "<%s>", name);
	escape_xml(out, text);
	buf_printf(out, "</%s>\n", name);
}

struct str tag_uri(struct view *v, struct str what)
{
	struct str base = v->catalogue->site.base_url.s;
	struct str host = str_from(base, str_find(base, STR("://")));

	host = host.n > 3 ? str_from(host, 3) : host;
	host = str_sub(host, 0, str_find(host, STR("/")));
	return arena_printf(v->arena, "tag:%.*s,2026:%.*s", STR_ARG(host),
			    STR_ARG(what));
}

static struct str midnight(struct view *v, struct date d)
{
	return arena_printf(v->arena, "%.*sT00:00:00Z",
			    STR_ARG(date_iso(v->arena, d)));
}

static void add_link(struct buf *out, const char *rel, struct str href)
{
	buf_printf(out, "<link rel=\"%s\" href=\"", rel);
	escape_xml(out, href);
	buf_add(out, STR("\"/>\n"));
}

/* The newest versions that facts show, at most as many as a reader reads. */
enum { FEED_LENGTH = 50 };

static struct day version_day(const struct entry *e)
{
	const struct version *version = facts_version(e->facts);

	return version ? version->date : (struct day){0};
}

static size_t newest_versions(struct view *v, const struct entry **out)
{
	const struct entries *all = &v->catalogue->entries;
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		struct date d = version_day(all->at[i]).date;
		size_t at = n;

		if (!date_is_set(d))
			continue;
		while (at && date_cmp(version_day(out[at - 1]).date, d) < 0)
			at--;
		if (at == FEED_LENGTH)
			continue;
		n = n < FEED_LENGTH ? n + 1 : n;
		for (size_t k = n - 1; k > at; k--)
			out[k] = out[k - 1];
		out[at] = all->at[i];
	}
	return n;
}

static void add_feed_entry(struct view *v, struct buf *out,
			   const struct entry *e)
{
	const struct version *version = facts_version(e->facts);
	struct str path = path_of_entry(v->arena, e->slug);

	buf_add(out, STR("<entry>\n"));
	add_element(out, "title",
		    arena_printf(v->arena, "%.*s %.*s", STR_ARG(e->name.s),
				 STR_ARG(version->tag.s)));
	add_element(out, "id",
		    tag_uri(v, arena_printf(v->arena, "version/%.*s/%.*s",
					    STR_ARG(e->slug),
					    STR_ARG(version->tag.s))));
	add_link(out, "alternate", page_url(v->arena, v->catalogue, path));
	add_element(out, "updated", midnight(v, version->date.date));
	add_element(out, "summary", entry_summary(v, e));
	buf_add(out, STR("</entry>\n"));
}

/* RFC 4287 */
void view_feed(struct view *v, struct buf *out)
{
	const struct catalogue *c = v->catalogue;
	const struct entry *newest[FEED_LENGTH];
	size_t n = newest_versions(v, newest);
	struct value *page = page_new(v, STR("feed.xml"), word(v, "feed.title"),
				      word(v, "feed.summary"), "");
	struct date updated = n ? version_day(newest[0]).date : c->as_of;

	if (!date_is_set(updated))
		updated = (struct date){1970, 1, 1};
	buf_add(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
			 "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"));
	add_element(out, "title", value_get(page, STR("head_title"))->text);
	add_element(out, "subtitle", word(v, "feed.summary"));
	add_element(out, "id", tag_uri(v, STR("versions")));
	add_link(out, "self", page_url(v->arena, c, STR("feed.xml")));
	add_link(out, "alternate", page_url(v->arena, c, path_of_home()));
	add_element(out, "updated", midnight(v, updated));
	buf_add(out, STR("<author><name>"));
	escape_xml(out,
		   value_get(value_get(page, STR("site")), STR("short_title"))
			   ->text);
	buf_add(out, STR("</name></author>\n"));
	for (size_t i = 0; i < n; i++)
		add_feed_entry(v, out, newest[i]);
	buf_add(out, STR("</feed>\n"));
}

static void add_loc(struct view *v, struct buf *out, struct str path)
{
	buf_add(out, STR("<url><loc>"));
	escape_xml(out, page_url(v->arena, v->catalogue, path));
	buf_add(out, STR("</loc></url>\n"));
}

/* https://www.sitemaps.org/protocol.html */
void view_sitemap(struct view *v, struct buf *out)
{
	const struct catalogue *c = v->catalogue;
	const struct model *m = &c->model;
	struct arena *a = v->arena;

	buf_add(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset "
			 "xmlns=\"http://www.sitemaps.org/schemas/sitemap/"
			 "0.9\">\n"));
	add_loc(v, out, path_of_home());
	for (size_t i = 1; i < c->groups.n; i++)
		add_loc(v, out, path_of_group(a, c, c->groups.at[i]));
	for (size_t i = 0; i < m->layers.n; i++)
		add_loc(v, out, path_of_layer(a, c, m->layers.at[i]));
	for (size_t i = 0; i < m->capabilities.n; i++)
		add_loc(v, out,
			path_of_capability(a, c, m->capabilities.at[i]));
	if (m->interfaces.n)
		add_loc(v, out, STR("interfaces/index.html"));
	for (size_t i = 0; i < m->interfaces.n; i++)
		add_loc(v, out, path_of_interface(a, m->interfaces.at[i]));
	add_loc(v, out, STR("projects/index.html"));
	for (size_t i = 0; i < c->entries.n; i++)
		add_loc(v, out, path_of_entry(a, c->entries.at[i]->slug));
	for (size_t i = 0; i < c->shared.n; i++)
		add_loc(v, out, path_of_entry(a, c->shared.at[i]->slug));
	add_loc(v, out, path_of_stats());
	if (c->editions.n)
		add_loc(v, out, path_of_changes());
	add_loc(v, out, path_of_health());
	for (size_t i = 0; i < v->health->rules.n; i++)
		if (v->health->rules.at[i]->slug.n)
			add_loc(v, out,
				path_of_rule(a, v->health->rules.at[i]->slug));
	if (c->chapters.n)
		add_loc(v, out, STR("whitepaper/index.html"));
	for (size_t i = 0; i < c->chapters.n; i++)
		add_loc(v, out, path_of_chapter(a, c->chapters.at[i]));
	if (c->chapters.n)
		add_loc(v, out, STR("whitepaper/print/index.html"));
	if (c->stacks.n)
		add_loc(v, out, STR("architectures/index.html"));
	for (size_t i = 0; i < c->stacks.n; i++)
		add_loc(v, out, path_of_stack(a, c->stacks.at[i]));
	add_loc(v, out, path_of_compare());
	add_loc(v, out, path_of_embed());
	for (size_t i = 0; i < c->comparisons.n; i++)
		add_loc(v, out, path_of_comparison(a, c->comparisons.at[i]));
	if (c->terms.n)
		add_loc(v, out, path_of_glossary());
	if (c->references.n)
		add_loc(v, out, path_of_references());
	if (c->guide.n || c->choosing)
		add_loc(v, out, path_of_guide());
	add_loc(v, out, path_of_search());
	buf_add(out, STR("</urlset>\n"));
}

void view_robots(struct view *v, struct buf *out)
{
	struct str sitemap =
		page_url(v->arena, v->catalogue, STR("sitemap.xml"));

	buf_printf(out, "User-agent: *\nAllow: /\nSitemap: %.*s\n",
		   STR_ARG(sitemap));
}
