/* Items of a landscape2 catalogue for machines. */
#include "view/api.h"
#include "view/parts.h"

#define MEMBERS static const struct api_member
#define RECORD(name, members)                                                  \
	static const struct api_record name = {API_ROWS(members)}

/*
 * Where it is listed
 */

static struct value *place_category(struct view *v, const void *record)
{
	const struct claim *claim = record;

	return value_text(v->arena, claim->capability->layer->slug);
}

static struct value *place_category_name(struct view *v, const void *record)
{
	const struct claim *claim = record;

	return value_text(v->arena, claim->capability->layer->name.s);
}

static struct value *place_subcategory(struct view *v, const void *record)
{
	const struct claim *claim = record;

	return value_text(v->arena, claim->capability->slug);
}

static struct value *place_subcategory_name(struct view *v, const void *record)
{
	const struct claim *claim = record;

	return value_text(v->arena, claim->capability->name.s);
}

MEMBERS place_members[] = {
	{"category", "the id of the category", API_TEXT, .make = place_category,
	 .sure = true},
	{"category_name", "its name", API_TEXT, .make = place_category_name,
	 .sure = true},
	{"subcategory", "the id of the subcategory", API_TEXT,
	 .make = place_subcategory, .sure = true},
	{"subcategory_name", "its name", API_TEXT,
	 .make = place_subcategory_name, .sure = true},
};
RECORD(place, place_members);

static struct value *places(struct view *v, const void *record)
{
	const struct claims *claims = &((const struct entry *)record)->claims;
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < claims->n; i++)
		value_put(list, (struct str){0},
			  api_value(v, &place, &claims->at[i]));
	return list;
}

static struct value *item_license(struct view *v, const void *record)
{
	return api_text(v, entry_license(record));
}

static struct value *item_level(struct view *v, const void *record)
{
	return api_text(v, entry_level(record));
}

static struct value *item_dates(struct view *v, const void *record)
{
	const struct maturity *m = ((const struct entry *)record)->maturity;

	return m && m->dates ? api_value(v, &api_dates, m->dates) : NULL;
}

static struct value *is_featured(struct view *v, const void *record)
{
	return value_bool(v->arena,
			  ((const struct entry *)record)->featured >= 0);
}

#define AT(member) offsetof(struct entry, member)
MEMBERS item_members[] = {
	{"id", "the last part of its page's address", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = api_entry_url, .sure = true},
	{"name", "its name", API_TEXT, .at = AT(name), .sure = true},
	{"description", "what it is, as the catalogue says", API_TEXT,
	 .at = AT(description)},
	{"places", "where the catalogue lists it, its own place first",
	 API_RECORDS, .record = &place, .make = places},
	{"repo", "its main repository", API_URL, .at = AT(repo)},
	{"branch", "the branch that is looked at; null: the default one",
	 API_TEXT, .at = AT(branch)},
	{"homepage", "its homepage", API_TEXT, .at = AT(homepage)},
	{"best_practices", "its page at OpenSSF Best Practices", API_TEXT,
	 .at = AT(best_practices)},
	{"license", "its licence, as the catalogue says", API_TEXT,
	 .make = item_license},
	{"level", "the maturity that its foundation gives it", API_TEXT,
	 .make = item_level},
	{"dates", "when that changed", API_RECORD, .record = &api_dates,
	 .make = item_dates},
	{"featured", "whether the settings show it large", API_BOOL,
	 .make = is_featured},
	{"fields",
	 "the record of the catalogue, with every field as it was "
	 "read: scalars are texts",
	 API_OBJECT, .at = AT(source)},
};
RECORD(item, item_members);
#undef AT

static struct value *whole_item(struct view *v, const void *record)
{
	return api_value(v, &item, record);
}

MEMBERS item_file_members[] = {
	{"item", "the item", API_RECORD, .record = &item, .make = whole_item,
	 .sure = true},
	{"facts", "what was seen of its repository", API_RECORD,
	 .at = offsetof(struct entry, facts), .record = &api_fact},
	{"findings", "what the check found in it", API_RECORDS,
	 .record = &api_finding, .make = api_entry_findings},
};
RECORD(item_file, item_file_members);

const struct api_kind api_items = {
	.name = "items",
	.one = "item",
	.help = "What the landscape shows: projects, products, members",
	.record = &item,
	.each = &item_file,
	.foreign = true,
	.at = offsetof(struct catalogue, entries),
};
