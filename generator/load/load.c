#include "load/load.h"

#include "base/file.h"
#include "base/path.h"
#include "format/json_read.h"
#include "format/yaml_read.h"
#include "load/loader.h"
#include "model/address.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const struct rule load_rules[] = {
	[RULE_CATALOGUE] = {"catalogue", DIAG_ERROR,
			    "the folder holds a catalogue"},
	[RULE_REFERENCE] = {"reference", DIAG_ERROR,
			    "what a field names is there"},
	[RULE_REFERENCE_FOREIGN] = {"reference-foreign", DIAG_WARNING,
				    "what a file of a landscape2 catalogue "
				    "names is there"},
	[RULE_DUPLICATE] = {"duplicate", DIAG_ERROR,
			    "an id, and a name within its place, stands once"},
	[RULE_FILE_NAME] =
		{"file-name", DIAG_ERROR,
		 "a file is named by its id, an entry's in the folder "
		 "of its layer"},
	[RULE_FOREIGN_PATH] =
		{"second-path", DIAG_WARNING,
		 "a second_path is 'category / subcategory', both "
		 "declared"},
	[RULE_FACTS] = {"facts", DIAG_WARNING,
			"every file of facts belongs to an entry's "
			"repository"},
	[RULE_HISTORY] = {"history", DIAG_WARNING,
			  "a line of history has a day of its file's month, a "
			  "repository and its figures"},
	[RULE_KEY_ORDER] = {"key-order", DIAG_NOTE,
			    "the keys of an entry stand in the order of "
			    "'strata help fields'"},
	[RULE_DUPLICATE_FOREIGN] =
		{"duplicate-foreign", DIAG_WARNING,
		 "a category, a subcategory in it, and a group of a landscape2 "
		 "catalogue stand once"},
	[RULE_QUIZ] = {"quiz", DIAG_ERROR,
		       "a question of a landscape2 quiz has two to four "
		       "options, one of which is right"},
	[RULE_DIRECTIVE] = {"directive", DIAG_ERROR,
			    "a fenced block of a chapter holds code or a "
			    "directive that is known, with what it needs"},
	[RULE_GUIDE] = {"guide", DIAG_ERROR,
			"a question of the guide has two answers or more, "
			"each leads somewhere, and every way ends"},
	[RULE_ALIAS] = {"alias", DIAG_ERROR,
			"an old id leads to one entry, and no entry has it "
			"today"},
	[RULE_EDITION] = {"edition", DIAG_WARNING,
			  "an edition of today's model names layers, "
			  "capabilities, levels and statuses of that model"},
};
const size_t n_load_rules = sizeof(load_rules) / sizeof(load_rules[0]);

const struct record *const load_records[] = {
	&record_entry,        &record_site,
	&record_rules,        &record_layer,
	&record_capability,   &record_interface,
	&record_persona,      &record_dependency_rule,
	&record_ownership,    &record_profile,
	&record_concepts,     &record_stack,
	&record_chapter,      &record_practice,
	&record_plate,        &record_data_table,
	&record_compare_body, &record_term,
	&record_comparison,   &record_comparison_cell,
	&record_choosing,     &record_reference,
	&record_edition,      &record_facts,
	&record_item,         &record_item_extra,
	&record_settings,     &record_guide,
	&record_games,
};
const size_t n_load_records = sizeof(load_records) / sizeof(load_records[0]);

bool load_text(struct loader *l, const char *path, size_t limit,
	       struct str *out)
{
	*list_add(l->arena, &l->catalogue->files) = path;
	return file_read(l->arena, l->diags, path, limit, out);
}

const struct value *load_yaml(struct loader *l, const char *path)
{
	const struct value *tree = NULL;
	struct str text;

	if (!load_ahead_find(l, path, &tree) &&
	    load_text(l, path, LOAD_YAML_LIMIT, &text))
		tree = yaml_read(l->arena, l->diags, path, text);
	if (!tree)
		l->catalogue->incomplete = true;
	return tree;
}

const struct value *load_json(struct loader *l, const char *path)
{
	const struct value *tree = NULL;
	struct str text;

	if (!load_ahead_find(l, path, &tree) &&
	    load_text(l, path, LOAD_FACTS_LIMIT, &text))
		tree = json_read(l->arena, l->diags, path, text);
	return tree;
}

const struct value *load_yaml_if(struct loader *l, const char *path)
{
	const struct value *tree =
		file_state(path).exists ? load_yaml(l, path) : NULL;

	return tree && tree->kind == VALUE_NULL ? NULL : tree;
}

struct field_reader load_reader(const struct loader *l)
{
	return (struct field_reader){
		.arena = l->arena,
		.diags = l->diags,
		.vocabularies = l->catalogue->model.vocabularies,
	};
}

void load_list(struct loader *l, const struct record *record,
	       const struct value *map, const char *key, struct records *out)
{
	const struct value *list = value_get(map, str_c(key));
	struct field_reader r = load_reader(l);

	if (!list || list->kind != VALUE_LIST)
		return;
	for (const struct value *v = list->first; v; v = v->next) {
		void *made = arena_alloc(l->arena, record->size);

		field_read(&r, record, v, made);
		if (v->kind == VALUE_MAP)
			*list_add(l->arena, out) = made;
	}
}

/* Lower-case letters, digits and single hyphens: fit for an address. */
bool load_is_id(struct str id)
{
	if (!id.n || id.n > 60 || id.p[0] == '-' || id.p[id.n - 1] == '-' ||
	    str_find(id, STR("--")) != id.n)
		return false;
	for (size_t i = 0; i < id.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", id.p[i]))
			return false;
	return true;
}

bool load_record_id(struct loader *l, const char *path, struct str *id)
{
	const struct rule *rule = &load_rules[RULE_FILE_NAME];
	struct str name = path_stem(str_c(path)), better;

	*id = name;
	if (!str_eq(path_extension(str_c(path)), STR("yml"))) {
		diags_add(l->diags, rule, (struct pos){.file = path},
			  "an entry's file ends in '.yml'");
		return false;
	}
	if (load_is_id(name))
		return true;
	better = address_slug(l->arena, name);
	*id = load_is_id(better) ? better : (struct str){0};
	diags_add(l->diags, rule, (struct pos){.file = path},
		  "an id is of lower-case letters, digits and single hyphens, "
		  "at most 60%s%.*s%s",
		  id->n ? "; '" : "", STR_ARG(*id), id->n ? "' would do" : "");
	return id->n > 0;
}

void load_folder(struct loader *l, const char *name,
		 void (*read)(struct loader *l, const char *path,
			      struct str id))
{
	const char *folder =
		path_join(l->arena, l->catalogue->folder, str_c(name));
	struct file_names names;

	if (!file_state(folder).exists ||
	    !file_list(l->arena, l->diags, folder, &names))
		return;
	for (size_t i = 0; i < names.n; i++) {
		const char *path = path_join(l->arena, folder, names.at[i]);
		struct str id;

		if (names.at[i].p[0] != '.' && load_record_id(l, path, &id))
			read(l, path, id);
	}
}

/* The first of the names that is there, or NULL. */
static const char *found(struct loader *l, const char *folder,
			 const char *const *names)
{
	for (; *names; names++) {
		const char *path = path_join(l->arena, folder, str_c(*names));

		if (file_state(path).exists)
			return path;
	}
	return NULL;
}

static void newest(struct catalogue *c, struct date date)
{
	if (date_cmp(date, c->as_of) > 0)
		c->as_of = date;
}

/* DESIGN "Time": SOURCE_DATE_EPOCH, else the newest look, else the edition. */
static void set_as_of(struct loader *l)
{
	struct catalogue *c = l->catalogue;

	if (date_is_set(l->options->as_of)) {
		c->as_of = l->options->as_of;
		return;
	}
	for (size_t i = 0; i < c->entries.n; i++)
		if (c->entries.at[i]->facts)
			newest(c, c->entries.at[i]->facts->looked);
	if (!date_is_set(c->as_of))
		c->as_of = c->site.edition_date.date;
}

static int by_name(const void *left, const void *right)
{
	const struct entry *a = *(struct entry *const *)left;
	const struct entry *b = *(struct entry *const *)right;
	int order = str_cmp(a->sort_key, b->sort_key);

	if (!order)
		order = str_cmp(a->name.s, b->name.s);
	if (!order)
		order = (a->pos.line > b->pos.line) -
			(a->pos.line < b->pos.line);
	return order ? order : str_cmp(a->id, b->id);
}

void load_sort(struct entries *entries)
{
	if (entries->n)
		qsort(entries->at, entries->n, sizeof(entries->at[0]), by_name);
}

/* A folder that the user named has to be there. */
static const char *folder_given(struct loader *l, const char *given,
				const char *otherwise)
{
	if (given && !file_state(given).is_folder)
		diags_add(
			l->diags, &file_rules[FILE_RULE],
			(struct pos){.file = given},
			"cannot list the folder: %s",
			strerror(file_state(given).exists ? ENOTDIR : ENOENT));
	return given ? given : otherwise;
}

const char *load_history_folder(struct arena *a, struct str facts)
{
	while (facts.n > 1 && str_ends(facts, STR("/")))
		facts.n--;
	return path_join(a, arena_cstr(a, path_folder(facts)), STR("history"));
}

static void parse_own(struct loader *l, const char *facts)
{
	static const char *const folders[] = {"entries", "stacks",
					      "comparisons", "editions"};
	const char *root = l->catalogue->folder;

	load_ahead_folder(l, root, 0, STR(".yml"));
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		load_ahead_folder(l,
				  path_join(l->arena, root, str_c(folders[i])),
				  1, STR(".yml"));
	load_ahead_folder(l, facts, 1, STR(".json"));
	load_ahead_run(l);
}

static void load_own(struct loader *l)
{
	static const char *const logos[] = {"logos", NULL};
	const char *folder = l->catalogue->folder;
	const char *facts =
		folder_given(l, l->options->facts,
			     path_join(l->arena, folder, STR("facts")));

	parse_own(l, facts);
	load_site(l);
	load_rules_yml(l);
	if (!load_model(l))
		return;
	load_entries(l);
	load_stacks(l);
	load_paper(l);
	load_glossary(l);
	load_comparisons(l);
	load_facts(l, facts);
	l->catalogue->logos =
		folder_given(l, l->options->logos, found(l, folder, logos));
	link_model(l);
	link_entries(l);
	link_aliases(l);
	link_stacks(l);
	link_comparisons(l);
	load_guide(l);
	link_glossary(l);
	link_paper(l);
}

static void load_foreign(struct loader *l, const char *data)
{
	static const char *const settings[] = {"settings.yml", NULL};
	static const char *const guides[] = {"guide.yml", NULL};
	static const char *const games[] = {"games.yml", NULL};
	static const char *const logos[] = {"logos", "hosted_logos", NULL};
	const char *folder = l->catalogue->folder;
	const char *const others[] = {
		l->options->settings ? l->options->settings
				     : found(l, folder, settings),
		l->options->guide ? l->options->guide
				  : found(l, folder, guides),
		found(l, folder, games),
	};

	load_ahead_file(l, data);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (others[i])
			load_ahead_file(l, others[i]);
	load_ahead_run(l);
	l->catalogue->kind = CATALOGUE_LANDSCAPE2;
	l->catalogue->logos =
		folder_given(l, l->options->logos, found(l, folder, logos));
	load_rules_yml(l);
	load_landscape2(l, data);
	load_landscape2_settings(l, others[0]);
	load_landscape2_guide(l, others[1]);
	load_landscape2_games(l, others[2]);
	load_facts(l, folder_given(l, l->options->facts,
				   path_join(l->arena, folder, STR("facts"))));
}

struct catalogue *load(struct arena *a, struct diags *d,
		       const struct load_options *options)
{
	static const char *const own[] = {"strata.yml", NULL};
	static const char *const foreign[] = {"landscape.yml", "data.yml",
					      NULL};
	struct catalogue *c = arena_new(a, struct catalogue);
	struct loader l = {
		.arena = a, .diags = d, .options = options, .catalogue = c};
	struct file_state state = file_state(options->path);
	const char *data;

	c->folder = options->path;
	if (!state.exists) {
		diags_add(d, &load_rules[RULE_CATALOGUE],
			  (struct pos){.file = options->path},
			  "there is no such folder or file");
		return NULL;
	}
	if (!state.is_folder) {
		struct str up = path_folder(str_c(options->path));

		c->folder = up.n ? arena_cstr(a, up) : ".";
		load_foreign(&l, options->path);
	} else if (found(&l, c->folder, own)) {
		load_own(&l);
	} else if ((data = found(&l, c->folder, foreign))) {
		load_foreign(&l, data);
	} else {
		diags_add(d, &load_rules[RULE_CATALOGUE],
			  (struct pos){.file = options->path},
			  "the folder has no 'strata.yml', and no "
			  "'landscape.yml' or 'data.yml' either");
		return NULL;
	}
	if (options->base_url)
		c->site.base_url.s = str_c(options->base_url);
	address_all(a, c);
	set_as_of(&l);
	load_editions(&l);
	link_editions(&l);
	load_history(&l, load_history_folder(
				 a, options->facts
					    ? str_c(options->facts)
					    : str_c(path_join(a, c->folder,
							      STR("facts")))));
	return c;
}
