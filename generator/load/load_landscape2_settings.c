/* settings.yml of landscape2. */
#include "load/landscape2.h"
#include "load/loader.h"
#include "model/named_field.h"

struct group_file {
	struct text name, alias;
	struct texts categories;
};

struct order_file {
	struct text name;
	struct texts subcategories;
};

struct option_file {
	struct text value, label;
	long order;
};

struct featured_file {
	struct text field;
	struct records options;
	const struct value *exclude;
};

struct settings_file {
	struct text foundation, url, description, base_path, members_category;
	struct records groups, categories, featured;
	const struct value *tags, *other;
};

static const struct field group_fields[] = {
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct group_file, name)},
	{.key = "alias",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct group_file, alias)},
	{.key = "categories",
	 .kind = FIELD_TEXTS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct group_file, categories)},
};
static const struct record record_group = {"a group", ROWS(group_fields),
					   sizeof(struct group_file), true};

static const struct field order_fields[] = {
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct order_file, name)},
	{.key = "subcategories",
	 .kind = FIELD_TEXTS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct order_file, subcategories)},
};
static const struct record record_order = {"a category", ROWS(order_fields),
					   sizeof(struct order_file), true};

static const struct field option_fields[] = {
	{.key = "value",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct option_file, value)},
	{.key = "label",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct option_file, label)},
	{.key = "order",
	 .kind = FIELD_NUMBER,
	 .at = offsetof(struct option_file, order)},
};
static const struct record record_option = {"an option", ROWS(option_fields),
					    sizeof(struct option_file), true};

static const struct field featured_fields[] = {
	{.key = "field",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct featured_file, field)},
	{.key = "options",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct featured_file, options),
	 .record = &record_option},
	{.key = "exclude",
	 .kind = FIELD_ANY,
	 .at = offsetof(struct featured_file, exclude)},
};
static const struct record record_featured = {
	"featured items", ROWS(featured_fields), sizeof(struct featured_file),
	true};

#define AT(member) offsetof(struct settings_file, member)
#define OTHER(name)                                                            \
	{                                                                      \
		.key = name, .kind = FIELD_ANY, .at = AT(other)                \
	}

static const struct field settings_fields[] = {
	{.key = "foundation",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(foundation)},
	{.key = "url",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED,
	 .at = AT(url)},
	{.key = "description", .kind = FIELD_PROSE, .at = AT(description)},
	{.key = "base_path", .kind = FIELD_TEXT, .at = AT(base_path)},
	{.key = "members_category",
	 .kind = FIELD_TEXT,
	 .at = AT(members_category)},
	{.key = "groups",
	 .kind = FIELD_RECORDS,
	 .at = AT(groups),
	 .record = &record_group},
	{.key = "categories",
	 .kind = FIELD_RECORDS,
	 .at = AT(categories),
	 .record = &record_order},
	{.key = "featured_items",
	 .kind = FIELD_RECORDS,
	 .at = AT(featured),
	 .record = &record_featured},
	OTHER("analytics"),
	OTHER("colors"),
	OTHER("enduser"),
	OTHER("footer"),
	OTHER("grid_items_size"),
	OTHER("header"),
	OTHER("hide_organization_section_in_projects"),
	OTHER("images"),
	OTHER("logos_viewbox"),
	OTHER("osano"),
	OTHER("screenshot_width"),
	{.key = "tags", .kind = FIELD_MAP, .at = AT(tags)},
	OTHER("upcoming_event"),
};
const struct record record_settings = {"the settings", ROWS(settings_fields),
				       sizeof(struct settings_file), true};

static void absent(struct loader *l, const struct text *t, const char *what)
{
	if (!t->s.n)
		return; /* what is missing was reported as such */
	diags_add(l->diags, &load_rules[RULE_REFERENCE_FOREIGN], t->pos,
		  "there is no %s '%.*s'", what, STR_ARG(t->s));
}

static void add_group(struct loader *l, const struct group_file *f, bool *used)
{
	struct group *made = arena_new(l->arena, struct group);

	made->name = f->name;
	for (size_t i = 0; i < f->categories.n; i++) {
		struct layer *layer = map_find(&l->catalogue->model.layer_by_id,
					       f->categories.at[i].s);

		if (!layer) {
			absent(l, &f->categories.at[i], "category");
			continue;
		}
		used[layer->index] = true;
		*list_add(l->arena, &made->layers) = layer;
	}
	*list_add(l->arena, &l->catalogue->groups) = made;
}

/* What the settings put into no group is still part of the landscape. */
static void add_rest(struct loader *l, const bool *used)
{
	struct layers *layers = &l->catalogue->model.layers;
	struct group *made = NULL;

	for (size_t i = 0; i < layers->n; i++) {
		if (used[i])
			continue;
		if (!made) {
			made = arena_new(l->arena, struct group);
			*list_add(l->arena, &l->catalogue->groups) = made;
		}
		*list_add(l->arena, &made->layers) = layers->at[i];
	}
}

static void add_groups(struct loader *l, const struct settings_file *f)
{
	bool *used = arena_alloc(l->arena, (l->catalogue->model.layers.n + 1) *
						   sizeof(*used));

	for (size_t i = 0; i < f->groups.n; i++)
		add_group(l, f->groups.at[i], used);
	if (f->groups.n)
		add_rest(l, used);
}

/* The settings' order of a category's subcategories; the rest follows. */
static void reorder(struct loader *l, const struct order_file *f)
{
	struct layer *layer =
		map_find(&l->catalogue->model.layer_by_id, f->name.s);
	struct capabilities *caps;
	size_t done = 0;

	if (!layer) {
		absent(l, &f->name, "category");
		return;
	}
	caps = &layer->capabilities;
	for (size_t i = 0; i < f->subcategories.n; i++) {
		size_t k = done;

		while (k < caps->n &&
		       !str_eq(caps->at[k]->name.s, f->subcategories.at[i].s))
			k++;
		if (k == caps->n) {
			absent(l, &f->subcategories.at[i], "subcategory");
			continue;
		}
		for (; k > done; k--) {
			struct capability *c = caps->at[k];

			caps->at[k] = caps->at[k - 1];
			caps->at[k - 1] = c;
		}
		done++;
	}
}

static bool is_featured(const struct entry *e, struct str field,
			struct str value)
{
	struct str text;

	if (str_is(field, "maturity"))
		return e->maturity && str_eq(e->maturity->level.s, value);
	if (str_is(field, "subcategory"))
		return str_eq(e->claims.at[0].id.s, value);
	for (size_t i = 0; named_field_text(e, field, i, &text); i++)
		if (str_eq(text, value))
			return true;
	return false;
}

/* A field that landscape2 knows nothing of: readers may ask for it here. */
static void name_field(struct loader *l, const struct text *field)
{
	struct texts *named = &l->catalogue->named_fields;

	if (!field->s.n || str_is(field->s, "maturity") ||
	    str_is(field->s, "subcategory"))
		return;
	for (size_t i = 0; i < named->n; i++)
		if (str_eq(named->at[i].s, field->s))
			return;
	*list_add(l->arena, named) = *field;
}

static void feature(struct loader *l, const struct featured_file *f)
{
	struct entries *entries = &l->catalogue->entries;

	name_field(l, &f->field);
	for (size_t i = 0; i < f->options.n; i++) {
		const struct option_file *o = f->options.at[i];
		long place = o->order < 0 ? 99 : o->order;
		bool any = false;

		for (size_t k = 0; k < entries->n; k++) {
			struct entry *e = entries->at[k];

			if (!is_featured(e, f->field.s, o->value.s))
				continue;
			any = true;
			if (e->featured < 0 || place < e->featured)
				e->featured = place;
		}
		if (!any)
			absent(l, &o->value, "item with the featured value");
	}
}

/* landscape2's own order: featured items first, then by name. */
static void featured_first(struct loader *l)
{
	struct capabilities *all = &l->catalogue->model.capabilities;

	for (size_t i = 0; i < all->n; i++) {
		struct entries *e = &all->at[i]->placed;

		for (size_t k = 1; k < e->n; k++) { /* insertion keeps order */
			struct entry *moved = e->at[k];
			unsigned long rank = (unsigned long)moved->featured;
			size_t at = k;

			while (at &&
			       (unsigned long)e->at[at - 1]->featured > rank) {
				e->at[at] = e->at[at - 1];
				at--;
			}
			e->at[at] = moved;
		}
	}
}

void load_landscape2_settings(struct loader *l, const char *path)
{
	struct site *site = &l->catalogue->site;
	struct settings_file f = {0};
	struct field_reader r = load_reader(l);
	const struct value *tree = path ? load_yaml(l, path) : NULL;

	if (!tree)
		return;
	field_read(&r, &record_settings, tree, &f);
	site->publisher = f.foundation;
	site->base_url = f.url;
	site->summary = f.description;
	if (f.base_path.s.n && f.url.s.n)
		site->base_url.s =
			arena_printf(l->arena, "%.*s%.*s", STR_ARG(f.url.s),
				     STR_ARG(f.base_path.s));
	for (size_t i = 0; i < f.categories.n; i++)
		reorder(l, f.categories.at[i]);
	for (size_t i = 0; i < f.featured.n; i++)
		feature(l, f.featured.at[i]);
	featured_first(l);
	load_landscape2_tags(l, f.tags);
	add_groups(l, &f);
}
