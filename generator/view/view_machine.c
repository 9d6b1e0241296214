/* Files for machines: search, feed, sitemap, colours. */
#include "base/escape.h"
#include "base/url.h"
#include "view/api.h"
#include "view/health.h"
#include "view/parts.h"

static void add_element(struct buf *out, const char *name, struct str text)
{
	buf_printf(out, "<%s>", name);
	escape_xml(out, text);
	buf_printf(out, "</%s>\n", name);
}

/*
 * RFC 4151: an id that stays when the site moves.  It names a host without its
 * port; where the site has no address yet, one that never will be.
 */
struct str tag_uri(struct view *v, struct str what)
{
	struct url base = {.host = STR_INIT("catalogue.invalid")};

	url_split(v->catalogue->site.base_url.s, &base);
	return arena_printf(v->arena, "tag:%.*s,2026:%.*s", STR_ARG(base.host),
			    STR_ARG(path_href(v->arena, what)));
}

static struct str midnight(struct view *v, struct date d)
{
	return arena_printf(v->arena, "%.*sT00:00:00Z",
			    STR_ARG(date_iso(v->arena, d)));
}

/* Relative to the feed where the site has no address yet. */
static void add_link(struct view *v, struct buf *out, const char *rel,
		     const char *type, struct str path)
{
	bool absolute = v->catalogue->site.base_url.s.n;

	buf_printf(out, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
	escape_xml(out, absolute ? page_url(v->arena, v->catalogue, path)
				 : path_href(v->arena, path));
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
	add_link(v, out, "alternate", "text/html", path);
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
			 "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
			 "xml:lang=\""));
	escape_xml(out, word(v, "lang"));
	buf_add(out, STR("\">\n"));
	add_element(out, "title", value_get(page, STR("head_title"))->text);
	add_element(out, "subtitle", word(v, "feed.summary"));
	add_element(out, "id", tag_uri(v, STR("versions")));
	add_link(v, out, "self", "application/atom+xml", STR("feed.xml"));
	add_link(v, out, "alternate", "text/html", path_of_home());
	add_element(out, "updated", midnight(v, updated));
	buf_add(out, STR("<author><name>"));
	escape_xml(out,
		   value_get(value_get(page, STR("site")), STR("short_title"))
			   ->text);
	buf_add(out, STR("</name></author>\n"));
	if (c->site.license.s.n)
		add_element(out, "rights", c->site.license.s);
	for (size_t i = 0; i < n; i++)
		add_feed_entry(v, out, newest[i]);
	buf_add(out, STR("</feed>\n"));
}

/*
 * The days of the sitemap are those of the content: when a repository was
 * looked at, when a text was read against its sources.  A page of which no day
 * is known has none.
 */
static struct date later(struct date a, struct date b)
{
	return date_cmp(a, b) < 0 ? b : a;
}

static struct date day_of_entry(const struct entry *e)
{
	struct date day = {0};

	if (e->facts)
		day = later(day, e->facts->looked);
	if (e->license)
		day = later(day, e->license->checked.date);
	if (e->maturity)
		day = later(day, e->maturity->checked.date);
	return day;
}

static struct date day_of_entries(const struct entries *all)
{
	struct date day = {0};

	for (size_t i = 0; i < all->n; i++)
		day = later(day, day_of_entry(all->at[i]));
	return day;
}

static void add_loc_of(struct view *v, struct buf *out, struct str path,
		       struct date day)
{
	buf_add(out, STR("<url><loc>"));
	escape_xml(out, page_url(v->arena, v->catalogue, path));
	buf_add(out, STR("</loc>"));
	if (date_is_set(day))
		buf_printf(out, "<lastmod>%.*s</lastmod>",
			   STR_ARG(date_iso(v->arena, day)));
	buf_add(out, STR("</url>\n"));
}

/* A page about the whole catalogue, whose day is the catalogue's. */
static void add_loc(struct view *v, struct buf *out, struct str path)
{
	add_loc_of(v, out, path, v->catalogue->as_of);
}

static void add_model_locs(struct view *v, struct buf *out)
{
	const struct catalogue *c = v->catalogue;
	const struct model *m = &c->model;
	struct arena *a = v->arena;

	for (size_t i = 0; i < m->layers.n; i++)
		add_loc_of(v, out, path_of_layer(a, c, m->layers.at[i]),
			   day_of_entries(&m->layers.at[i]->entries));
	for (size_t i = 0; i < m->capabilities.n; i++)
		add_loc_of(v, out,
			   path_of_capability(a, c, m->capabilities.at[i]),
			   day_of_entries(&m->capabilities.at[i]->claims));
	if (m->interfaces.n)
		add_loc(v, out, STR("interfaces/index.html"));
	for (size_t i = 0; i < m->interfaces.n; i++)
		add_loc_of(
			v, out, path_of_interface(a, m->interfaces.at[i]),
			later(day_of_entries(&m->interfaces.at[i]->producers),
			      day_of_entries(&m->interfaces.at[i]->consumers)));
}

static void add_paper_locs(struct view *v, struct buf *out)
{
	const struct catalogue *c = v->catalogue;
	struct arena *a = v->arena;
	struct date day = {0};

	for (size_t i = 0; i < c->chapters.n; i++)
		day = later(day, c->chapters.at[i]->checked.date);
	if (c->chapters.n)
		add_loc_of(v, out, STR("whitepaper/index.html"), day);
	for (size_t i = 0; i < c->chapters.n; i++)
		add_loc_of(v, out, path_of_chapter(a, c->chapters.at[i]),
			   c->chapters.at[i]->checked.date);
	if (c->chapters.n)
		add_loc_of(v, out, STR("whitepaper/print/index.html"), day);
	if (c->stacks.n)
		add_loc(v, out, STR("architectures/index.html"));
	for (size_t i = 0; i < c->stacks.n; i++)
		add_loc_of(v, out, path_of_stack(a, c->stacks.at[i]),
			   c->stacks.at[i]->checked.date);
	add_loc(v, out, path_of_compare());
	for (size_t i = 0; i < c->comparisons.n; i++)
		add_loc_of(v, out, path_of_comparison(a, c->comparisons.at[i]),
			   c->comparisons.at[i]->checked.date);
}

/* https://www.sitemaps.org/protocol.html */
void view_sitemap(struct view *v, struct buf *out)
{
	const struct catalogue *c = v->catalogue;
	struct arena *a = v->arena;

	buf_add(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset "
			 "xmlns=\"http://www.sitemaps.org/schemas/sitemap/"
			 "0.9\">\n"));
	add_loc(v, out, path_of_home());
	for (size_t i = 1; i < c->groups.n; i++)
		add_loc(v, out, path_of_group(a, c, c->groups.at[i]));
	add_model_locs(v, out);
	add_loc(v, out, STR("projects/index.html"));
	for (size_t i = 0; i < c->entries.n; i++)
		add_loc_of(v, out, path_of_entry(a, c->entries.at[i]->slug),
			   day_of_entry(c->entries.at[i]));
	for (size_t i = 0; i < c->shared.n; i++)
		add_loc_of(v, out, path_of_entry(a, c->shared.at[i]->slug),
			   day_of_entries(&c->shared.at[i]->entries));
	add_loc(v, out, path_of_stats());
	if (c->editions.n)
		add_loc(v, out, path_of_changes());
	add_loc(v, out, path_of_health());
	for (size_t i = 0; i < v->health->rules.n; i++)
		if (v->health->rules.at[i]->slug.n)
			add_loc(v, out,
				path_of_rule(a, v->health->rules.at[i]->slug));
	add_paper_locs(v, out);
	add_loc(v, out, path_of_embed());
	if (c->terms.n)
		add_loc(v, out, path_of_glossary());
	if (c->references.n)
		add_loc(v, out, path_of_references());
	if (c->guide.n || c->choosing)
		add_loc(v, out, path_of_guide());
	add_loc(v, out, path_of_search());
	if (c->kind == CATALOGUE_OWN)
		add_loc(v, out, path_of_contribute());
	add_loc(v, out, path_of_api());
	buf_add(out, STR("</urlset>\n"));
}

/* RFC 9309; a sitemap's address has to be a whole one. */
void view_robots(struct view *v, struct buf *out)
{
	struct str sitemap =
		page_url(v->arena, v->catalogue, STR("sitemap.xml"));

	buf_add(out, STR("User-agent: *\nAllow: /\n"));
	if (v->catalogue->site.base_url.s.n)
		buf_printf(out, "Sitemap: %.*s\n", STR_ARG(sitemap));
}

void view_theme(struct view *v, struct buf *out)
{
	const struct layers *layers = &v->catalogue->model.layers;

	for (size_t i = 0; i < layers->n; i++) {
		buf_printf(out, ".c%zu{--c:light-dark(", i + 1);
		buf_add(out, layer_hue(v, layers->at[i], false));
		buf_addc(out, ',');
		buf_add(out, layer_hue(v, layers->at[i], true));
		buf_add(out, STR(")}\n"));
	}
}
