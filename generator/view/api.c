/* The tables of api.h as JSON values and as JSON Schema. */
#include "view/api.h"

#include "view/parts.h"

const struct api_kind *const api_kinds[] = {
	&api_entries,     &api_items,        &api_layers,
	&api_categories,  &api_capabilities, &api_subcategories,
	&api_interfaces,  &api_personas,     &api_chapters,
	&api_terms,       &api_references,   &api_architectures,
	&api_comparisons, &api_questions,    &api_facts,
	&api_findings,
};
const size_t n_api_kinds = sizeof(api_kinds) / sizeof(api_kinds[0]);

bool api_has(const struct catalogue *c, const struct api_kind *k)
{
	return c->kind == CATALOGUE_OWN ? k->own : k->foreign;
}

struct api_list api_list(struct view *v, const struct api_kind *k)
{
	struct api_list out = {0};
	const struct entries *all; /* any LIST of pointers looks like this */

	if (k->list)
		return k->list(v);
	all = (const void *)((const char *)v->catalogue + k->at);
	for (size_t i = 0; i < all->n; i++)
		*list_add(v->arena, &out) = all->at[i];
	return out;
}

/*
 * Addresses
 */

struct str path_of_api(void)
{
	return STR("api/v1/index.html");
}

struct str path_of_api_index(void)
{
	return STR("api/v1/index.json");
}

struct str path_of_api_list(struct arena *a, const struct api_kind *k)
{
	return arena_printf(a, "api/v1/%s.json", k->name);
}

struct str path_of_api_list_schema(struct arena *a, const struct api_kind *k)
{
	return arena_printf(a, "api/v1/%s.schema.json", k->name);
}

struct str path_of_api_each(struct arena *a, const struct api_kind *k,
			    struct str slug)
{
	return ARENA_JOIN(a, STR("api/v1/"), str_c(k->name), STR("/"), slug,
			  STR(".json"));
}

struct str path_of_api_each_schema(struct arena *a, const struct api_kind *k)
{
	return arena_printf(a, "api/v1/%s.schema.json", k->one);
}

/*
 * Values
 */

struct value *api_text(struct view *v, struct str s)
{
	return s.n ? value_text(v->arena, s) : value_null(v->arena);
}

static void put_text(struct view *v, struct value *list, struct str s)
{
	value_put(list, (struct str){0}, value_text(v->arena, s));
}

struct value *api_entry_ids(struct view *v, const struct entries *entries)
{
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < entries->n; i++)
		put_text(v, list, entries->at[i]->slug);
	return list;
}

struct value *api_capability_ids(struct view *v, const struct capabilities *all)
{
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < all->n; i++)
		put_text(v, list, all->at[i]->slug);
	return list;
}

static struct value *texts_value(struct view *v, const struct texts *texts,
				 bool plain)
{
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < texts->n; i++)
		put_text(v, list,
			 plain ? markdown_plain(v->arena, texts->at[i].s)
			       : texts->at[i].s);
	return list;
}

static struct value *pairs_value(struct view *v, const struct pairs *pairs)
{
	struct value *map = value_map(v->arena);

	for (size_t i = 0; i < pairs->n; i++)
		value_put(map, pairs->at[i].key.s,
			  value_text(v->arena, pairs->at[i].value.s));
	return map;
}

static struct value *records_value(struct view *v, const struct api_record *r,
				   const struct entries *all)
{
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < all->n; i++)
		value_put(list, (struct str){0}, api_value(v, r, all->at[i]));
	return list;
}

static struct value *object_value(struct view *v, const struct value *object)
{
	struct value *map = value_map(v->arena);

	for (const struct value *x = object ? object->first : NULL; x;
	     x = x->next)
		value_put_ref(v->arena, map, x->key, x);
	return map;
}

static struct value *answer_value(struct view *v, const struct answer *answer)
{
	return answer->said ? value_bool(v->arena, answer->yes)
			    : value_null(v->arena);
}

static struct value *number_value(struct view *v, long n)
{
	return n >= 0 ? value_number(v->arena, n) : value_null(v->arena);
}

static struct value *record_value(struct view *v, const struct api_record *r,
				  const void *const *record)
{
	return *record ? api_value(v, r, *record) : value_null(v->arena);
}

static struct value *member_value(struct view *v, const struct api_member *m,
				  const void *record)
{
	const void *at = (const char *)record + m->at;
	struct value *made;

	if (m->make) {
		made = m->make(v, record);
		return made ? made : value_null(v->arena);
	}
	switch (m->type) {
	case API_NAME: return value_text(v->arena, *(const struct str *)at);
	case API_TEXT:
	case API_URL: return api_text(v, ((const struct text *)at)->s);
	case API_PLAIN:
		return api_text(
			v,
			markdown_plain(v->arena, ((const struct text *)at)->s));
	case API_DATE:
		return api_text(
			v, date_iso(v->arena, ((const struct day *)at)->date));
	case API_NUMBER: return number_value(v, *(const long *)at);
	case API_BOOL: return value_bool(v->arena, *(const bool *)at);
	case API_ANSWER: return answer_value(v, at);
	case API_TEXTS: return texts_value(v, at, false);
	case API_PLAINS: return texts_value(v, at, true);
	case API_PAIRS: return pairs_value(v, at);
	case API_RECORD: return record_value(v, m->record, at);
	case API_RECORDS: return records_value(v, m->record, at);
	case API_OBJECT:
		return object_value(v, *(const struct value *const *)at);
	case API_NUMBERS:
	case API_COUNTS:
	case API_TYPES: break; /* always made; no type */
	}
	return value_null(v->arena);
}

void api_put(struct view *v, struct value *map, const struct api_record *r,
	     const void *record)
{
	for (size_t i = 0; i < r->n; i++)
		value_put(map, str_c(r->members[i].name),
			  member_value(v, &r->members[i], record));
}

struct value *api_value(struct view *v, const struct api_record *r,
			const void *record)
{
	struct value *map = value_map(v->arena);

	api_put(v, map, r, record);
	return map;
}

/*
 * JSON Schema 2020-12
 */

/* How a type reads, in JSON and for people. */
static const struct {
	const char *json, *format, *items, *word;
	bool nullable;
} types[API_TYPES] = {
	[API_NAME] = {"string", NULL, NULL, "text", false},
	[API_TEXT] = {"string", NULL, NULL, "text", true},
	[API_PLAIN] = {"string", NULL, NULL, "text", true},
	[API_URL] = {"string", NULL, NULL, "address", true},
	[API_DATE] = {"string", "date", NULL, "date", true},
	[API_NUMBER] = {"integer", NULL, NULL, "number", true},
	[API_BOOL] = {"boolean", NULL, NULL, "boolean", false},
	[API_ANSWER] = {"boolean", NULL, NULL, "boolean", true},
	[API_TEXTS] = {"array", NULL, "string", "texts", false},
	[API_PLAINS] = {"array", NULL, "string", "texts", false},
	[API_PAIRS] = {"object", NULL, "string", "pairs", false},
	[API_RECORD] = {"object", NULL, NULL, "object", true},
	[API_RECORDS] = {"array", NULL, NULL, "objects", false},
	[API_OBJECT] = {"object", NULL, NULL, "object", false},
	[API_NUMBERS] = {"array", NULL, "integer", "numbers", true},
	[API_COUNTS] = {"object", NULL, "integer", "counts", false},
};

static bool is_nullable(const struct api_member *m)
{
	return types[m->type].nullable && !m->sure;
}

static void set_type(struct view *v, struct value *schema,
		     const struct api_member *m)
{
	struct value *list;

	if (!is_nullable(m)) {
		value_set(v->arena, schema, "type", str_c(types[m->type].json));
		return;
	}
	list = value_set_list(v->arena, schema, "type");
	put_text(v, list, str_c(types[m->type].json));
	put_text(v, list, STR("null"));
}

static void set_children(struct view *v, struct value *schema,
			 const struct api_member *m)
{
	const char *items = types[m->type].items;
	bool list = str_is(str_c(types[m->type].json), "array");

	if (m->type == API_RECORD)
		api_schema(v, schema, m->record);
	else if (m->type == API_RECORDS) {
		struct value *item = value_set_map(v->arena, schema, "items");

		value_set(v->arena, item, "type", STR("object"));
		api_schema(v, item, m->record);
	} else if (items)
		value_set(
			v->arena,
			value_set_map(v->arena, schema,
				      list ? "items" : "additionalProperties"),
			"type", str_c(items));
}

static void add_property(struct view *v, struct value *properties,
			 const struct api_member *m)
{
	struct value *schema = value_set_map(v->arena, properties, m->name);

	value_set(v->arena, schema, "description", str_c(m->help));
	set_type(v, schema, m);
	if (types[m->type].format)
		value_set(v->arena, schema, "format",
			  str_c(types[m->type].format));
	if (m->type == API_URL)
		value_set(v->arena, schema, "pattern", STR("^[a-z]+:|^/"));
	if (m->type == API_NAME)
		value_set_number(v->arena, schema, "minLength", 1);
	set_children(v, schema, m);
}

void api_schema(struct view *v, struct value *schema,
		const struct api_record *r)
{
	struct value *required = value_set_list(v->arena, schema, "required");
	struct value *properties;

	for (size_t i = 0; i < r->n; i++)
		put_text(v, required, str_c(r->members[i].name));
	properties = value_set_map(v->arena, schema, "properties");
	for (size_t i = 0; i < r->n; i++)
		add_property(v, properties, &r->members[i]);
}

struct str api_type_text(struct view *v, const struct api_member *m)
{
	struct str type = word(
		v,
		arena_printf(v->arena, "api.type.%s", types[m->type].word).p);

	if (!is_nullable(m))
		return type;
	return arena_printf(v->arena, "%.*s %.*s", STR_ARG(type),
			    STR_ARG(word(v, "api.or_null")));
}
