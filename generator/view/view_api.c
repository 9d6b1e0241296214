/* Files of the interface for machines, and the page that documents it. */
#include "format/json_write.h"
#include "view/api.h"
#include "view/parts.h"

/*
 * The head of every file: what it is, of when, under which licence
 */

static struct value *head_version(struct view *v, const void *unused)
{
	(void)unused;
	return value_number(v->arena, 1);
}

static struct value *head_kind(struct view *v, const void *kind)
{
	return value_text(v->arena,
			  str_c(((const struct api_kind *)kind)->name));
}

static struct value *head_title(struct view *v, const void *unused)
{
	(void)unused;
	return value_text(v->arena, site_title(v));
}

static struct value *head_url(struct view *v, const void *unused)
{
	(void)unused;
	return value_text(v->arena,
			  page_url(v->arena, v->catalogue, path_of_home()));
}

static struct value *head_edition(struct view *v, const void *unused)
{
	(void)unused;
	return api_text(v, v->catalogue->site.edition.s);
}

static struct value *head_as_of(struct view *v, const void *unused)
{
	(void)unused;
	return api_text(v, date_iso(v->arena, v->catalogue->as_of));
}

static struct value *head_license(struct view *v, const void *unused)
{
	(void)unused;
	return api_text(v, v->catalogue->site.license.s);
}

static struct value *head_license_url(struct view *v, const void *unused)
{
	(void)unused;
	return api_text(v, v->catalogue->site.license_url.s);
}

/* "The Harbour Catalogue, edition 2026.03, https://…": to be put beside. */
static struct value *head_attribution(struct view *v, const void *unused)
{
	const struct site *s = &v->catalogue->site;
	struct str edition = {0};

	(void)unused;
	if (s->edition.s.n)
		edition = arena_printf(v->arena, ", %.*s %.*s",
				       STR_ARG(word(v, "api.edition")),
				       STR_ARG(s->edition.s));
	return value_text(v->arena,
			  arena_printf(v->arena, "%.*s%.*s, %.*s",
				       STR_ARG(site_title(v)), STR_ARG(edition),
				       STR_ARG(page_url(v->arena, v->catalogue,
							path_of_home()))));
}

static const struct api_member head_members[] = {
	{"kind", "which records the file holds", API_TEXT, .make = head_kind,
	 .sure = true},
	{"version", "of the names and their meaning", API_NUMBER,
	 .make = head_version, .sure = true},
	{"title", "the catalogue's title", API_TEXT, .make = head_title,
	 .sure = true},
	{"url", "the site", API_URL, .make = head_url, .sure = true},
	{"edition", "the catalogue's edition", API_TEXT, .make = head_edition},
	{"as_of", "the day whose state the file describes", API_DATE,
	 .make = head_as_of},
	{"license", "the licence of the content", API_TEXT,
	 .make = head_license},
	{"license_url", "its text", API_URL, .make = head_license_url},
	{"attribution", "what to put beside the content", API_TEXT,
	 .make = head_attribution, .sure = true},
};
static const struct api_record head = {API_ROWS(head_members)};

static void write_tree(struct buf *out, const struct value *tree)
{
	json_write_file(out, tree);
	buf_addc(out, '\n');
}

/* `folder` leads from the file to its schema, which is called `name`. */
static struct value *file_of(struct view *v, const struct api_kind *k,
			     const char *folder, const char *name)
{
	struct value *file = value_map(v->arena);

	value_set(v->arena, file, "$schema",
		  arena_printf(v->arena, "%s%s.schema.json", folder, name));
	api_put(v, file, &head, k);
	return file;
}

void view_api_list(struct view *v, const void *kind, struct buf *out)
{
	const struct api_kind *k = kind;
	struct value *file = file_of(v, k, "", k->name);
	struct api_list all = api_list(v, k);
	struct value *items;

	value_set_number(v->arena, file, "count", (long)all.n);
	items = value_set_list(v->arena, file, "items");
	for (size_t i = 0; i < all.n; i++)
		value_put(items, (struct str){0},
			  api_value(v, k->record, all.at[i]));
	write_tree(out, file);
}

static const struct api_kind *kind_of_entries(const struct view *v)
{
	return v->catalogue->kind == CATALOGUE_OWN ? &api_entries : &api_items;
}

void view_api_entry(struct view *v, const void *entry, struct buf *out)
{
	const struct api_kind *k = kind_of_entries(v);
	struct value *file = file_of(v, k, "../", k->one);

	api_put(v, file, k->each, entry);
	write_tree(out, file);
}

/*
 * Schemas
 */

static struct value *child(struct value *map, const char *key)
{
	struct value *at = map->first;

	while (!str_is(at->key, key))
		at = at->next;
	return at;
}

static void require(struct view *v, struct value *schema, const char *name)
{
	value_put(child(schema, "required"), (struct str){0},
		  value_text(v->arena, str_c(name)));
}

/* What every schema says, and what it says of the head. */
static struct value *schema_new(struct view *v, struct str path,
				const char *help)
{
	struct value *schema = value_map(v->arena);

	value_set(v->arena, schema, "$schema",
		  STR("https://json-schema.org/draft/2020-12/schema"));
	if (v->catalogue->site.base_url.s.n)
		value_set(v->arena, schema, "$id",
			  page_url(v->arena, v->catalogue, path));
	value_set(v->arena, schema, "description", str_c(help));
	value_set(v->arena, schema, "type", STR("object"));
	return schema;
}

static void allow_schema(struct view *v, struct value *schema)
{
	struct value *property =
		value_set_map(v->arena, child(schema, "properties"), "$schema");

	value_set(v->arena, property, "type", STR("string"));
}

void view_api_list_schema(struct view *v, const void *kind, struct buf *out)
{
	const struct api_kind *k = kind;
	struct value *schema =
		schema_new(v, path_of_api_list_schema(v->arena, k), k->help);
	struct value *properties, *property;

	api_schema(v, schema, &head);
	allow_schema(v, schema);
	require(v, schema, "count");
	require(v, schema, "items");
	properties = child(schema, "properties");
	property = value_set_map(v->arena, properties, "count");
	value_set(v->arena, property, "description",
		  STR("how many records there are"));
	value_set(v->arena, property, "type", STR("integer"));
	property = value_set_map(v->arena, properties, "items");
	value_set(v->arena, property, "description", STR("the records"));
	value_set(v->arena, property, "type", STR("array"));
	property = value_set_map(v->arena, property, "items");
	value_set(v->arena, property, "type", STR("object"));
	api_schema(v, property, k->record);
	write_tree(out, schema);
}

/* The members of two records as those of one. */
static struct api_record both(struct view *v, const struct api_record *a,
			      const struct api_record *b)
{
	struct api_member *all =
		arena_alloc(v->arena, (a->n + b->n) * sizeof(*all));

	memcpy(all, a->members, a->n * sizeof(*all));
	memcpy(all + a->n, b->members, b->n * sizeof(*all));
	return (struct api_record){all, a->n + b->n};
}

void view_api_each_schema(struct view *v, const void *kind, struct buf *out)
{
	const struct api_kind *k = kind;
	const struct api_record all = both(v, &head, k->each);
	struct value *schema =
		schema_new(v, path_of_api_each_schema(v->arena, k), k->help);

	api_schema(v, schema, &all);
	allow_schema(v, schema);
	write_tree(out, schema);
}

/*
 * The index and its page
 */

static struct value *file_url(struct view *v, struct str path)
{
	return value_text(v->arena, page_url(v->arena, v->catalogue, path));
}

static struct value *kind_count(struct view *v, const void *kind)
{
	return value_number(v->arena, (long)api_list(v, kind).n);
}

static struct value *kind_help(struct view *v, const void *kind)
{
	return value_text(v->arena,
			  str_c(((const struct api_kind *)kind)->help));
}

static struct value *kind_list(struct view *v, const void *kind)
{
	return file_url(v, path_of_api_list(v->arena, kind));
}

static struct value *kind_schema(struct view *v, const void *kind)
{
	return file_url(v, path_of_api_list_schema(v->arena, kind));
}

/* A URI template (RFC 6570). */
static struct value *kind_each(struct view *v, const void *kind)
{
	const struct api_kind *k = kind;
	struct str folder = arena_printf(v->arena, "api/v1/%s/", k->name);

	if (!k->each)
		return NULL;
	return value_text(v->arena,
			  arena_printf(v->arena, "%.*s{id}.json",
				       STR_ARG(page_url(v->arena, v->catalogue,
							folder))));
}

static struct value *kind_each_schema(struct view *v, const void *kind)
{
	const struct api_kind *k = kind;

	if (!k->each)
		return NULL;
	return file_url(v, path_of_api_each_schema(v->arena, k));
}

static const struct api_member kind_members[] = {
	{"kind", "which records", API_TEXT, .make = head_kind, .sure = true},
	{"description", "what they are", API_TEXT, .make = kind_help,
	 .sure = true},
	{"count", "how many there are", API_NUMBER, .make = kind_count,
	 .sure = true},
	{"list", "the file that has all", API_URL, .make = kind_list,
	 .sure = true},
	{"list_schema", "its schema", API_URL, .make = kind_schema,
	 .sure = true},
	{"each", "where the file of one is, for an id", API_URL,
	 .make = kind_each},
	{"each_schema", "its schema", API_URL, .make = kind_each_schema},
};
static const struct api_record kind_record = {API_ROWS(kind_members)};

static struct api_list kinds(struct view *v)
{
	struct api_list out = {0};

	for (size_t i = 0; i < n_api_kinds; i++)
		if (api_has(v->catalogue, api_kinds[i]))
			*list_add(v->arena, &out) = api_kinds[i];
	return out;
}

static const struct api_kind api_kinds_kind = {
	.name = "index",
	.one = "index",
	.help = "The kinds of records that there are files for",
	.record = &kind_record,
	.own = true,
	.foreign = true,
	.list = kinds,
};

void view_api_index(struct view *v, struct buf *out)
{
	view_api_list(v, &api_kinds_kind, out);
}

void view_api_index_schema(struct view *v, struct buf *out)
{
	view_api_list_schema(v, &api_kinds_kind, out);
}

/* The members of a record, those of records within it after their names. */
static void add_members(struct view *v, struct value *list,
			const struct api_record *r, struct str prefix)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct api_member *m = &r->members[i];
		struct value *item = value_add_map(v->arena, list);
		struct str name = arena_printf(v->arena, "%.*s%s",
					       STR_ARG(prefix), m->name);

		value_set(v->arena, item, "name", name);
		value_set(v->arena, item, "type", api_type_text(v, m));
		value_set(v->arena, item, "help", str_c(m->help));
		if (m->record && m->record != &api_fact &&
		    m->record != &api_finding)
			add_members(
				v, list, m->record,
				arena_printf(v->arena, "%.*s.", STR_ARG(name)));
	}
}

static void add_kind(struct view *v, struct value *list,
		     const struct api_kind *k)
{
	struct value *item = value_add_map(v->arena, list);

	value_set(v->arena, item, "name", str_c(k->name));
	value_set(v->arena, item, "help", str_c(k->help));
	value_set(v->arena, item, "count",
		  number_text(v->arena, (long)api_list(v, k).n));
	value_set(v->arena, item, "list", path_of_api_list(v->arena, k));
	value_set(v->arena, item, "schema",
		  path_of_api_list_schema(v->arena, k));
	value_set(v->arena, item, "one", str_c(k->one));
	value_set_bool(v->arena, item, "has_each", k->each);
	value_set(v->arena, item, "each",
		  k->each ? path_of_api_each(v->arena, k, STR("{id}"))
			  : (struct str){0});
	value_set(v->arena, item, "each_schema",
		  k->each ? path_of_api_each_schema(v->arena, k)
			  : (struct str){0});
	add_members(v, value_set_list(v->arena, item, "members"),
		    k == &api_facts ? &api_fact : k->record, (struct str){0});
}

struct value *view_api(struct view *v, const void *unused)
{
	struct value *page = page_new(v, path_of_api(), word(v, "api.title"),
				      word(v, "api.summary"), "");
	struct api_list all = kinds(v);
	struct value *list;

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	value_set(v->arena, page, "attribution",
		  head_attribution(v, NULL)->text);
	list = value_set_list(v->arena, page, "head_members");
	add_members(v, list, &head, (struct str){0});
	list = value_set_list(v->arena, page, "kinds");
	for (size_t i = 0; i < all.n; i++)
		add_kind(v, list, all.at[i]);
	data_dataset(v, page, page_data(v, page, "Dataset", (struct str){0}));
	return page;
}
