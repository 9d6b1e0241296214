/* entries/<layer>/<id>.yml: one project a file. */
#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"
#include "load/loader.h"

static void check_key_order(struct loader *l, const struct value *tree)
{
	const struct field *after;
	const struct value *v = field_out_of_order(&record_entry, tree, &after);

	if (v)
		diags_add(l->diags, &load_rules[RULE_KEY_ORDER], v->key_pos,
			  "'%.*s' stands above '%s' in other entries",
			  STR_ARG(v->key), after->key);
}

static struct entry *read_entry(struct loader *l, const char *path,
				struct str id)
{
	const struct value *tree = load_yaml(l, path);
	struct field_reader r = load_reader(l);
	struct entry_file *f = arena_new(l->arena, struct entry_file);
	struct entry *e = &f->entry;

	if (!tree)
		return NULL;
	field_read(&r, &record_entry, tree, f);
	check_key_order(l, tree);
	e->id = id;
	e->pos = (struct pos){path, 1, 1};
	e->source = tree;
	e->sort_key = utf8_fold(l->arena, e->name.s);
	for (size_t i = 0; i < f->capabilities.n; i++)
		list_add(l->arena, &e->claims)->id = f->capabilities.at[i];
	return e;
}

static void misnamed(struct loader *l, const char *path, const char *why)
{
	diags_add(l->diags, &load_rules[RULE_FILE_NAME],
		  (struct pos){.file = path}, "%s", why);
}

static void load_entry(struct loader *l, const char *path, struct layer *layer)
{
	struct catalogue *c = l->catalogue;
	const struct entry *other;
	struct entry *e;
	struct str id;

	if (!load_record_id(l, path, &id))
		return;
	other = map_find(&c->entry_by_id, id);
	if (other) {
		diags_add(l->diags, &load_rules[RULE_DUPLICATE],
			  (struct pos){.file = path},
			  "id '%.*s' is taken by %s", STR_ARG(id),
			  other->pos.file);
		return;
	}
	e = read_entry(l, path, id);
	if (!e)
		return;
	e->layer = layer;
	map_put(l->arena, &c->entry_by_id, id, e);
	*list_add(l->arena, &c->entries) = e;
}

static struct layer *layer_named(const struct catalogue *c, struct str id)
{
	for (size_t i = 0; i < c->model.layers.n; i++)
		if (str_eq(c->model.layers.at[i]->id.s, id))
			return c->model.layers.at[i];
	return NULL;
}

void load_entries(struct loader *l)
{
	const char *root =
		path_join(l->arena, l->catalogue->folder, STR("entries"));
	struct file_names folders, files;

	if (!file_list(l->arena, l->diags, root, &folders))
		return;
	for (size_t i = 0; i < folders.n; i++) {
		const char *folder = path_join(l->arena, root, folders.at[i]);
		struct layer *layer = layer_named(l->catalogue, folders.at[i]);

		if (folders.at[i].p[0] == '.')
			continue;
		if (!layer) {
			misnamed(l, folder,
				 "this is not the folder of a layer of "
				 "model.yml");
			continue;
		}
		if (!file_list(l->arena, l->diags, folder, &files))
			continue;
		for (size_t k = 0; k < files.n; k++)
			if (files.at[k].p[0] != '.')
				load_entry(l,
					   path_join(l->arena, folder,
						     files.at[k]),
					   layer);
	}
	load_sort(&l->catalogue->entries);
}
