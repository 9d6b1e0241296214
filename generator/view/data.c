/*
 * What a page is about in the terms of schema.org, as JSON-LD: a thing that
 * its view describes, and the way to the page.
 */
#include "base/buf.h"
#include "format/json_write.h"
#include "format/spdx.h"
#include "view/api.h"
#include "view/parts.h"

void data_set(struct view *v, struct value *data, const char *key,
	      struct str text)
{
	if (text.n)
		value_set(v->arena, data, key, text);
}

static struct str text_of(const struct value *page, const char *key)
{
	return value_get(page, str_c(key))->text;
}

struct value *page_data(struct view *v, struct value *page, const char *type,
			struct str name)
{
	struct value *data = value_set_map(v->arena, page, "data");

	value_set(v->arena, data, "@type", str_c(type));
	value_set(v->arena, data, "name",
		  name.n ? name : text_of(page, "title"));
	data_set(v, data, "description", text_of(page, "summary"));
	value_set(v->arena, data, "url", text_of(page, "address"));
	return data;
}

struct str page_address(struct view *v, const struct value *page,
			struct str path)
{
	if (v->catalogue->site.base_url.s.n)
		return page_url(v->arena, v->catalogue, path);
	return page_link(v, page, path);
}

/*
 * Things that several pages name
 */

static struct value *add_thing(struct view *v, struct value *data,
			       const char *key, const char *type,
			       struct str name)
{
	struct value *thing = value_set_map(v->arena, data, key);

	value_set(v->arena, thing, "@type", str_c(type));
	value_set(v->arena, thing, "name", name);
	return thing;
}

/* Who answers for the content; where nobody is named, the site itself. */
static void data_publisher(struct view *v, struct value *data, const char *key)
{
	struct str publisher = v->catalogue->site.publisher.s;

	add_thing(v, data, key, "Organization",
		  publisher.n ? publisher : site_title(v));
}

void data_set_of_terms(struct view *v, struct value *data, const char *key)
{
	struct str title = v->catalogue->model.title.s;

	add_thing(v, data, key, "DefinedTermSet",
		  title.n ? title : site_title(v));
}

void data_article(struct view *v, struct value *data, struct date changed)
{
	const struct site *s = &v->catalogue->site;

	value_set(v->arena, data, "headline", text_of(data, "name"));
	data_publisher(v, data, "author");
	data_set(v, data, "datePublished",
		 date_iso(v->arena, s->edition_date.date));
	data_set(v, data, "dateModified", date_iso(v->arena, changed));
	data_set(v, data, "license", s->license_url.s);
}

struct str data_license(struct view *v, struct str spdx)
{
	struct spdx read;

	if (!spdx_read(v->arena, spdx, &read) || read.parts.n != 1 ||
	    !read.parts.at[0].id)
		return spdx;
	return arena_printf(v->arena, "https://spdx.org/licenses/%s.html",
			    read.parts.at[0].id->id);
}

static void add_download(struct view *v, const struct value *page,
			 struct value *list, const char *format,
			 struct str path)
{
	struct value *file = value_add_map(v->arena, list);

	value_set(v->arena, file, "@type", STR("DataDownload"));
	value_set(v->arena, file, "encodingFormat", str_c(format));
	value_set(v->arena, file, "contentUrl", page_address(v, page, path));
}

void data_dataset(struct view *v, struct value *page, struct value *data)
{
	const struct catalogue *c = v->catalogue;
	struct value *files;

	data_publisher(v, data, "creator");
	data_set(v, data, "license", c->site.license_url.s);
	data_set(v, data, "version", c->site.edition.s);
	data_set(v, data, "dateModified", date_iso(v->arena, c->as_of));
	value_set_bool(v->arena, data, "isAccessibleForFree", true);
	files = value_set_list(v->arena, data, "distribution");
	for (size_t i = 0; i < n_api_kinds; i++)
		if (api_has(c, api_kinds[i]))
			add_download(v, page, files, "application/json",
				     path_of_api_list(v->arena, api_kinds[i]));
	add_download(v, page, files, "text/csv", STR("projects.csv"));
}

/*
 * The whole
 */

static void add_step(struct view *v, struct value *list, struct str name,
		     struct str url)
{
	struct value *step = value_add_map(v->arena, list);

	value_set(v->arena, step, "@type", STR("ListItem"));
	value_set_number(v->arena, step, "position", list->n);
	value_set(v->arena, step, "name", name);
	value_set(v->arena, step, "item", url);
}

static void add_way(struct view *v, struct value *graph,
		    const struct value *page)
{
	const struct value *crumbs = value_get(page, STR("crumbs"));
	struct value *way, *list;

	if (!crumbs->n)
		return;
	way = value_add_map(v->arena, graph);
	value_set(v->arena, way, "@type", STR("BreadcrumbList"));
	list = value_set_list(v->arena, way, "itemListElement");
	for (const struct value *crumb = crumbs->first; crumb;
	     crumb = crumb->next)
		add_step(v, list, text_of(crumb, "label"),
			 text_of(crumb, "url"));
	add_step(v, list, text_of(page, "title"), text_of(page, "address"));
}

void page_finish(struct view *v, struct value *page)
{
	struct value *root = value_map(v->arena), *graph;
	const struct value *data = value_get(page, STR("data"));
	struct buf b = {0};

	if (!data)
		data = page_data(v, page, "WebPage", (struct str){0});
	value_set(v->arena, root, "@context", STR("https://schema.org"));
	graph = value_set_list(v->arena, root, "@graph");
	value_put_ref(v->arena, graph, (struct str){0}, data);
	add_way(v, graph, page);
	json_write(&b, root, false);
	value_set(v->arena, page, "data_html",
		  arena_str(v->arena, buf_str(&b)));
	buf_free(&b);
}
