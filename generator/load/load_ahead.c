/* Files that are parsed on every core before the loaders ask for them. */
#include "load/loader.h"

#include "base/file.h"
#include "base/path.h"
#include "base/workers.h"
#include "format/json_read.h"
#include "format/yaml_read.h"

void load_ahead_file(struct loader *l, const char *path)
{
	struct read_ahead *f = arena_new(l->arena, struct read_ahead);

	f->path = path;
	map_put(l->arena, &l->ahead, str_c(path), f);
	*list_add(l->arena, &l->all_ahead) = f;
}

void load_ahead_folder(struct loader *l, const char *folder, int depth,
		       struct str ending)
{
	struct diags unsaid; /* by the loader, when it lists the folder */
	struct file_names names;

	diags_init(&unsaid, l->arena);
	if (!file_list(l->arena, &unsaid, folder, &names))
		return;
	for (size_t i = 0; i < names.n; i++) {
		const char *path = path_join(l->arena, folder, names.at[i]);

		if (names.at[i].p[0] == '.')
			continue;
		if (str_ends(names.at[i], ending))
			load_ahead_file(l, path);
		else if (depth && file_state(path).is_folder)
			load_ahead_folder(l, path, depth - 1, ending);
	}
}

static void parse(void *data, struct worker *w, size_t i)
{
	const struct loader *l = data;
	struct read_ahead *f = l->all_ahead.at[i];
	bool json = str_ends(str_c(f->path), STR(".json"));
	struct str text;

	diags_init(&f->diags, &w->arena);
	if (!file_read(&w->arena, &f->diags, f->path,
		       json ? LOAD_FACTS_LIMIT : LOAD_YAML_LIMIT, &text))
		return;
	f->tree = (json ? json_read : yaml_read)(&w->arena, &f->diags, f->path,
						 text);
}

void load_ahead_run(struct loader *l)
{
	workers_run(l->diags, parse, l, l->all_ahead.n);
}

bool load_ahead_find(struct loader *l, const char *path,
		     const struct value **tree)
{
	struct read_ahead *f = map_find(&l->ahead, str_c(path));

	if (!f)
		return false;
	*list_add(l->arena, &l->catalogue->files) = path;
	diags_take(l->diags, &f->diags);
	*tree = f->tree;
	return true;
}
