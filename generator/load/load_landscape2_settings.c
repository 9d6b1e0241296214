/* settings.yml of landscape2: what a site is built by, and what it names. */
#include "load/landscape2.h"
#include "load/loader.h"

static void add_group(struct loader *l, const struct group_file *f, bool *used)
{
	struct group *made = arena_new(l->arena, struct group);

	made->name = f->name;
	made->alias = f->alias;
	for (size_t i = 0; i < f->categories.n; i++) {
		struct layer *layer =
			landscape2_category(l, &f->categories.at[i]);

		if (!layer)
			continue;
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

/* A group's address is made from its alias, or else from its name. */
static void check_group_once(struct loader *l, struct map *names,
			     struct map *aliases, struct group_file *f)
{
	const struct group_file *same = map_find(names, f->name.s);
	const struct group_file *other = map_find(aliases, f->alias.s);

	if (same)
		diags_add(l->diags, &load_rules[RULE_DUPLICATE_FOREIGN],
			  f->name.pos, "group '%.*s' stands at line %d already",
			  STR_ARG(f->name.s), same->name.pos.line);
	else if (f->name.s.n)
		map_put(l->arena, names, f->name.s, f);
	if (other && !same)
		diags_add(l->diags, &load_rules[RULE_DUPLICATE_FOREIGN],
			  f->alias.pos,
			  "alias '%.*s' is that of group '%.*s' already",
			  STR_ARG(f->alias.s), STR_ARG(other->name.s));
	else if (f->alias.s.n)
		map_put(l->arena, aliases, f->alias.s, f);
}

static void add_groups(struct loader *l, const struct settings_file *f)
{
	struct map names = {0}, aliases = {0};
	bool *used = arena_alloc(l->arena, (l->catalogue->model.layers.n + 1) *
						   sizeof(*used));

	for (size_t i = 0; i < f->groups.n; i++) {
		check_group_once(l, &names, &aliases, f->groups.at[i]);
		add_group(l, f->groups.at[i], used);
	}
	if (f->groups.n)
		add_rest(l, used);
}

/* The settings' order of a category's subcategories; the rest follows. */
static void reorder(struct loader *l, const struct part_file *f)
{
	struct layer *layer = landscape2_category(l, &f->category);
	struct capabilities *caps = layer ? &layer->capabilities : NULL;
	size_t done = 0;

	for (size_t i = 0; caps && i < f->subcategories.n; i++) {
		struct capability *moved = landscape2_subcategory(
			l, layer, &f->subcategories.at[i]);
		size_t k = done;

		while (k < caps->n && caps->at[k] != moved)
			k++;
		if (k == caps->n)
			continue; /* there is none, or it has its place */
		for (; k > done; k--)
			caps->at[k] = caps->at[k - 1];
		caps->at[done++] = moved;
	}
}

static bool is_featured(const struct entry *e, struct str field,
			struct str value)
{
	if (str_is(field, "maturity"))
		return e->maturity && str_eq(e->maturity->level.s, value);
	if (str_is(field, "subcategory"))
		return str_eq(e->claims.at[0].id.s, value);
	return false;
}

/* A field that landscape2 knows nothing of: readers may ask for it here. */
static void name_field(struct loader *l, const struct text *field)
{
	struct texts *named = &l->catalogue->named_fields;

	for (size_t i = 0; i < named->n; i++)
		if (str_eq(named->at[i].s, field->s))
			return;
	*list_add(l->arena, named) = *field;
}

static void feature(struct loader *l, const struct featured_file *f)
{
	struct entries *entries = &l->catalogue->entries;

	if (!str_is(f->field.s, "maturity") &&
	    !str_is(f->field.s, "subcategory")) {
		if (!f->field.s.n)
			return;
		name_field(l, &f->field);
		diags_add(l->diags, &load_rules[RULE_REFERENCE_FOREIGN],
			  f->field.pos,
			  "items are featured by 'maturity' or "
			  "'subcategory', not by '%.*s'",
			  STR_ARG(f->field.s));
		return;
	}
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
			landscape2_absent(l, &o->value,
					  "item with the featured value",
					  (struct str){0});
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

static bool is_group(const struct settings_file *f, struct str name)
{
	for (size_t i = 0; i < f->groups.n; i++) {
		const struct group_file *g = f->groups.at[i];

		if (str_eq(g->name.s, name) || str_eq(g->alias.s, name))
			return true;
	}
	return false;
}

/* The groups in which nothing is featured. */
static void check_excluded(struct loader *l, const struct settings_file *f,
			   const struct featured_file *featured)
{
	const struct texts none = {0};
	const struct texts *groups =
		featured->exclude ? &featured->exclude->groups : &none;

	for (size_t i = 0; i < groups->n; i++)
		if (!is_group(f, groups->at[i].s))
			landscape2_absent(l, &groups->at[i], "group",
					  (struct str){0});
}

/* The logos whose frame stays as it is. */
static void check_logos(struct loader *l, const struct texts *logos)
{
	const struct entries *all = &l->catalogue->entries;
	struct map named = {0};

	for (size_t i = 0; i < all->n; i++)
		if (all->at[i]->logo.s.n)
			map_put(l->arena, &named, all->at[i]->logo.s,
				all->at[i]);
	for (size_t i = 0; i < logos->n; i++)
		if (!map_find(&named, logos->at[i].s))
			landscape2_absent(l, &logos->at[i],
					  "item with the logo",
					  (struct str){0});
}

/* What the settings name and Strata does not build from. */
static void check_names(struct loader *l, const struct settings_file *f)
{
	if (f->members_category.s.n)
		landscape2_category(l, &f->members_category);
	for (size_t i = 0; i < f->end_users.n; i++)
		landscape2_part(l, f->end_users.at[i]);
	for (size_t i = 0; i < f->featured.n; i++)
		check_excluded(l, f, f->featured.at[i]);
	for (size_t i = 0; i < f->tags.n; i++)
		landscape2_part(l, f->tags.at[i]);
	if (f->viewbox)
		check_logos(l, &f->viewbox->exclude);
}

void load_landscape2_settings(struct loader *l, const char *path)
{
	struct site *site = &l->catalogue->site;
	struct settings_file f = {0};
	struct field_reader r = landscape2_reader(l);
	const struct value *tree = path ? load_yaml(l, path) : NULL;

	if (!tree)
		return;
	field_read(&r, &record_settings, tree, &f);
	site->publisher = f.foundation;
	site->members = f.members_category;
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
	load_landscape2_tags(l, value_get(tree, STR("tags")));
	add_groups(l, &f);
	check_names(l, &f);
}
