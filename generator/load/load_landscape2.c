/* landscape.yml or data.yml of landscape2: categories, subcategories, items. */
#include "base/utf8.h"
#include "load/landscape2.h"
#include "load/loader.h"

struct category_file {
	struct text name;
	const struct value *children;
};

static const struct field root_fields[] = {
	{.key = "landscape",
	 .kind = FIELD_LIST,
	 .at = offsetof(struct category_file, children)},
	{.key = "categories",
	 .kind = FIELD_LIST,
	 .at = offsetof(struct category_file, children)},
};
static const struct record record_root = {"the catalogue", ROWS(root_fields),
					  sizeof(struct category_file), true};

static const struct field category_fields[] = {
	{.key = "category", .kind = FIELD_MARKER},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct category_file, name)},
	{.key = "subcategories",
	 .kind = FIELD_LIST,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct category_file, children)},
};
static const struct record record_category = {
	"a category", ROWS(category_fields), sizeof(struct category_file),
	true};

static const struct field subcategory_fields[] = {
	{.key = "subcategory", .kind = FIELD_MARKER},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct category_file, name)},
	{.key = "items",
	 .kind = FIELD_LIST,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct category_file, children)},
};
static const struct record record_subcategory = {
	"a subcategory", ROWS(subcategory_fields), sizeof(struct category_file),
	true};

static struct layer *category_named(struct loader *l, struct str name)
{
	return map_find(&l->catalogue->model.layer_by_id, name);
}

static struct layer *add_category(struct loader *l, struct text name)
{
	struct model *m = &l->catalogue->model;
	struct layer *made = arena_new(l->arena, struct layer);

	made->id = made->name = name;
	made->pos = name.pos;
	made->index = m->layers.n;
	*list_add(l->arena, &m->layers) = made;
	map_put(l->arena, &m->layer_by_id, name.s, made);
	return made;
}

static struct capability *add_subcategory(struct loader *l, struct layer *in,
					  struct text name)
{
	struct capability *made = arena_new(l->arena, struct capability);

	made->id = made->name = name;
	made->pos = name.pos;
	made->layer = in;
	*list_add(l->arena, &in->capabilities) = made;
	*list_add(l->arena, &l->catalogue->model.capabilities) = made;
	return made;
}

static struct maturity *maturity_of(struct loader *l, const struct item *item)
{
	struct maturity *m = arena_new(l->arena, struct maturity);

	m->level = item->project;
	m->dates = item->extra ? &item->extra->dates : NULL;
	return m;
}

static struct entry *add_item(struct loader *l, const struct value *v,
			      const struct item *item)
{
	struct entry *e = arena_new(l->arena, struct entry);

	e->pos = v->pos;
	e->source = v;
	e->name = item->name;
	e->sort_key = utf8_fold(l->arena, item->name.s);
	e->description = item->description;
	e->homepage = item->homepage;
	e->repo = item->repo;
	e->branch = item->branch;
	e->best_practices = item->best_practices;
	e->logo = item->logo;
	e->since = -1;
	e->featured = -1;
	if (item->project.s.n || item->extra)
		e->maturity = maturity_of(l, item);
	if (item->license.s.n) {
		e->license = arena_new(l->arena, struct license);
		e->license->spdx = item->license;
	}
	if (item->extra)
		e->tags = item->extra->tags;
	if (item->extra && item->extra->specification)
		e->kind.s = STR("specification");
	*list_add(l->arena, &l->catalogue->entries) = e;
	return e;
}

static void place(struct loader *l, struct entry *e, struct capability *cap)
{
	struct claim *claim = list_add(l->arena, &e->claims);

	claim->id = cap->id;
	claim->capability = cap;
	*list_add(l->arena, &cap->claims) = e;
	*list_add(l->arena, &cap->placed) = e;
}

/* `name` is no subcategory of `in`, or no category when that is NULL. */
static void report_path(struct loader *l, const struct entry *e,
			const struct layer *in, struct text name)
{
	struct str near = landscape2_near(l, in, name.s);

	diags_add(l->diags, &load_rules[RULE_FOREIGN_PATH], name.pos,
		  "there is no %s '%.*s'%s%.*s%s; '%.*s' is listed there all "
		  "the same",
		  in ? "subcategory" : "category", STR_ARG(name.s),
		  near.n ? " (did you mean '" : "", STR_ARG(near),
		  near.n ? "'?)" : "", STR_ARG(e->name.s));
}

/* A further place of an item; its category and subcategory may be new. */
static void place_again(struct loader *l, struct entry *e,
			const struct value *v)
{
	size_t slash = str_find(v->text, STR(" / "));
	struct text category = {str_trim(str_sub(v->text, 0, slash)), v->pos};
	struct text subcategory = {0};
	struct layer *in;
	struct capability *cap;

	if (slash < v->text.n)
		subcategory = (struct text){
			str_trim(str_from(v->text, slash + 3)), v->pos};
	if (v->kind == VALUE_LIST || v->kind == VALUE_MAP) {
		diags_add(l->diags, &field_rules[FIELD_RULE_KIND], v->pos,
			  "'second_path' lists texts, not %s",
			  value_kind_name(v));
		l->catalogue->incomplete = true;
		return;
	}
	if (!category.s.n || !subcategory.s.n ||
	    str_find(subcategory.s, STR(" / ")) < subcategory.s.n) {
		diags_add(l->diags, &load_rules[RULE_FOREIGN_PATH], v->pos,
			  "'%.*s' is not 'category / subcategory'",
			  STR_ARG(v->text));
		return;
	}
	in = category_named(l, category.s);
	cap = in ? landscape2_part_of(in, subcategory.s) : NULL;
	for (size_t i = 0; cap && i < e->claims.n; i++)
		if (e->claims.at[i].capability == cap)
			return;
	if (!cap || cap->implied)
		report_path(l, e, in && !in->implied ? in : NULL,
			    in && !in->implied ? subcategory : category);
	if (!in) {
		in = add_category(l, category);
		in->implied = true;
	}
	if (!cap) {
		cap = add_subcategory(l, in, subcategory);
		cap->implied = true;
	}
	place(l, e, cap);
	*list_add(l->arena, &e->elsewhere) = cap;
}

/* An item, with what has to wait until all categories are known. */
struct later {
	struct entry *entry;
	const struct value *second_path;
};
LIST_OF(laters, struct later);

static void load_item(struct loader *l, const struct value *v,
		      struct capability *cap, struct map *names,
		      struct laters *later)
{
	struct item *item = arena_new(l->arena, struct item);
	struct field_reader r = landscape2_reader(l);
	const struct value *name = value_get(v, STR("name")), *other;
	struct entry *e;

	field_read(&r, &record_item, v, item);
	if (!item->name.s.n || !item->logo.s.n)
		l->catalogue->incomplete = true;
	if (!item->name.s.n)
		return;
	other = map_find(names, name->text); /* as written: blanks count */
	if (other) {
		diags_add(l->diags, &load_rules[RULE_DUPLICATE], item->name.pos,
			  "item '%.*s' stands in this subcategory already, at "
			  "line %d",
			  STR_ARG(item->name.s), other->pos.line);
		l->catalogue->incomplete = true;
		return;
	}
	e = add_item(l, v, item);
	map_put(l->arena, names, name->text, (void *)name);
	map_put(l->arena, &l->items, e->name.s, e);
	place(l, e, cap);
	e->layer = cap->layer;
	*list_add(l->arena, &cap->layer->entries) = e;
	if (item->second_path)
		*list_add(l->arena, later) =
			(struct later){e, item->second_path};
}

static const struct value *children(struct loader *l,
				    const struct record *record,
				    const struct value *v, struct text *name)
{
	struct category_file f = {0};
	struct field_reader r = landscape2_reader(l);

	if (!field_read(&r, record, v, &f))
		l->catalogue->incomplete = true;
	*name = f.name;
	return f.children ? f.children->first : NULL;
}

static void report_twice(struct loader *l, const char *what, struct text name,
			 struct pos other)
{
	diags_add(l->diags, &load_rules[RULE_DUPLICATE_FOREIGN], name.pos,
		  "%s '%.*s' stands at line %d already; both are shown as one",
		  what, STR_ARG(name.s), other.line);
}

static void load_category(struct loader *l, const struct value *v,
			  struct laters *later)
{
	struct text name;
	const struct value *sub = children(l, &record_category, v, &name);
	struct layer *layer;

	if (!name.s.n)
		return;
	layer = category_named(l, name.s);
	if (layer)
		report_twice(l, "category", name, layer->pos);
	else
		layer = add_category(l, name);
	for (; sub; sub = sub->next) {
		struct text sub_name;
		const struct value *item =
			children(l, &record_subcategory, sub, &sub_name);
		struct map names = {0};
		struct capability *cap;

		if (!sub_name.s.n)
			continue;
		cap = landscape2_part_of(layer, sub_name.s);
		if (cap)
			report_twice(l, "subcategory", sub_name, cap->pos);
		else
			cap = add_subcategory(l, layer, sub_name);
		for (; item; item = item->next)
			load_item(l, item, cap, &names, later);
	}
}

static void place_later(struct loader *l, const struct later *later)
{
	for (const struct value *v = later->second_path->first; v; v = v->next)
		place_again(l, later->entry, v);
}

static void newest(struct catalogue *c, struct day day)
{
	if (date_cmp(day.date, c->as_of) > 0)
		c->as_of = day.date;
}

/* Without facts the newest date that the catalogue states is its own. */
static void date_from_items(struct catalogue *c)
{
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct maturity *m = c->entries.at[i]->maturity;

		if (!m || !m->dates)
			continue;
		newest(c, m->dates->accepted);
		newest(c, m->dates->incubating);
		newest(c, m->dates->graduated);
		newest(c, m->dates->archived);
	}
}

void load_landscape2(struct loader *l, const char *data)
{
	const struct value *tree = load_yaml(l, data), *v;
	struct laters later = {0};
	struct text name;

	l->catalogue->site.pos = (struct pos){data, 1, 1};
	if (!tree)
		return; /* reported already */
	if (tree->kind == VALUE_NULL || (!value_get(tree, STR("landscape")) &&
					 !value_get(tree, STR("categories")))) {
		diags_add(l->diags, &load_rules[RULE_CATALOGUE],
			  l->catalogue->site.pos,
			  "the file holds no categories");
		l->catalogue->incomplete = true;
		if (tree->kind != VALUE_MAP)
			return;
	}
	if (value_get(tree, STR("landscape")) &&
	    (v = value_get(tree, STR("categories")))) {
		diags_add(l->diags, &load_rules[RULE_CATALOGUE], v->key_pos,
			  "'landscape' and 'categories' are two names of one "
			  "field; the file has both");
		l->catalogue->incomplete = true;
	}
	for (v = children(l, &record_root, tree, &name); v; v = v->next)
		load_category(l, v, &later);
	for (size_t i = 0; i < later.n; i++)
		place_later(l, &later.at[i]);
	landscape2_check_parents(l);
	load_sort(&l->catalogue->entries);
	for (size_t i = 0; i < l->catalogue->model.capabilities.n; i++) {
		load_sort(&l->catalogue->model.capabilities.at[i]->placed);
		load_sort(&l->catalogue->model.capabilities.at[i]->claims);
	}
	for (size_t i = 0; i < l->catalogue->model.layers.n; i++)
		load_sort(&l->catalogue->model.layers.at[i]->entries);
	date_from_items(l->catalogue);
}
