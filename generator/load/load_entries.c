/* entries/<layer>/<id>.yml: one project a file. */
#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"
#include "load/loader.h"

#include <string.h>

#define FIELDS static const struct field
#define RECORD static const struct record

FIELDS license_fields[] = {
	{.key = "spdx",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct license, spdx),
	 .help = "the licence as an SPDX expression",
	 .example = "Apache-2.0"},
	{.key = "checked",
	 .kind = FIELD_DATE,
	 .at = offsetof(struct license, checked),
	 .help = "the day on which the licence file was read"},
};
RECORD record_license = {"license", ROWS(license_fields),
			 sizeof(struct license), false};

#define DATES(member) offsetof(struct maturity_dates, member)
FIELDS dates_fields[] = {
	{.key = "accepted",
	 .kind = FIELD_DATE,
	 .at = DATES(accepted),
	 .help = "the day on which the foundation took it in"},
	{.key = "sandbox", .kind = FIELD_DATE, .at = DATES(sandbox)},
	{.key = "incubating", .kind = FIELD_DATE, .at = DATES(incubating)},
	{.key = "graduated", .kind = FIELD_DATE, .at = DATES(graduated)},
	{.key = "archived", .kind = FIELD_DATE, .at = DATES(archived)},
};
RECORD record_dates = {"dates", ROWS(dates_fields),
		       sizeof(struct maturity_dates), false};

#define MATURITY(member) offsetof(struct maturity, member)
FIELDS maturity_fields[] = {
	{.key = "foundation",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = MATURITY(foundation),
	 .vocabulary = "foundation"},
	{.key = "level",
	 .kind = FIELD_WORD,
	 .at = MATURITY(level),
	 .vocabulary = "maturity"},
	{.key = "via",
	 .kind = FIELD_TEXT,
	 .at = MATURITY(via),
	 .help = "the parent project that has the level"},
	{.key = "dates",
	 .kind = FIELD_RECORD,
	 .at = MATURITY(dates),
	 .record = &record_dates},
	{.key = "source",
	 .kind = FIELD_TEXT,
	 .at = MATURITY(source),
	 .help = "the foundation's own list, at a commit",
	 .example = "cncf/landscape@153d699b"},
	{.key = "checked", .kind = FIELD_DATE, .at = MATURITY(checked)},
};
RECORD record_maturity = {"maturity", ROWS(maturity_fields),
			  sizeof(struct maturity), false};

FIELDS also_fields[] = {
	{.key = "layer",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct also, layer_id)},
	{.key = "interface",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct also, interface_id),
	 .help = "the interface that is crossed inside the project"},
	{.key = "visibility",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct also, visibility),
	 .vocabulary = "visibility"},
	{.key = "reason",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct also, reason),
	 .help = "what it does in that layer, in one sentence"},
};
RECORD record_also = {"also", ROWS(also_fields), sizeof(struct also), false};

FIELDS analysis_fields[] = {
	{.key = "comparison",
	 .kind = FIELD_WORD,
	 .at = offsetof(struct analysis, comparison),
	 .vocabulary = "comparison"},
	{.key = "on_failure",
	 .kind = FIELD_WORD,
	 .at = offsetof(struct analysis, on_failure),
	 .vocabulary = "on_failure"},
};
RECORD record_analysis = {"analysis", ROWS(analysis_fields),
			  sizeof(struct analysis), false};

FIELDS rollback_fields[] = {
	{.key = "by",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct rollback, by),
	 .vocabulary = "rollback"},
	{.key = "excludes",
	 .kind = FIELD_WORDS,
	 .at = offsetof(struct rollback, excludes),
	 .vocabulary = "rollback_excludes"},
};
RECORD record_rollback = {"rollback", ROWS(rollback_fields),
			  sizeof(struct rollback), false};

FIELDS depends_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct dependency, id)},
	{.key = "kind",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct dependency, kind),
	 .vocabulary = "dependency"},
};
RECORD record_depends = {"depends_on", ROWS(depends_fields),
			 sizeof(struct dependency), false};

/* `capabilities` is a list of texts in the file, of claims in the struct. */
struct entry_file {
	struct entry entry; /* first, so that a table serves both */
	struct texts capabilities;
};

#define AT(member) offsetof(struct entry, member)
FIELDS fields[] = {
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(name),
	 .help = "its name, as its own README writes it",
	 .example = "Flagger"},
	{.key = "symbol",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(symbol),
	 .help = "two letters, unique within the layer",
	 .example = "Fl"},
	{.key = "kind",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = AT(kind),
	 .vocabulary = "kind",
	 .help = "what the entry is",
	 .example = "project"},
	{.key = "summary",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(summary),
	 .help = "what it is and does, in one sentence"},
	{.key = "description",
	 .kind = FIELD_PROSE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(description),
	 .help = "two to five sentences: what it does in its layer, and where "
		 "its border is"},
	{.key = "capabilities",
	 .kind = FIELD_TEXTS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct entry_file, capabilities),
	 .help = "what it claims to do, by the model's ids; the first of its "
		 "layer is where the landscape shows it",
	 .example = "[del.canary, del.analysis]"},
	{.key = "also",
	 .kind = FIELD_RECORDS,
	 .at = AT(also),
	 .record = &record_also,
	 .help = "further layers, each earned by a capability"},
	{.key = "consumes",
	 .kind = FIELD_TEXTS,
	 .at = AT(consumes.ids),
	 .help = "the interfaces that it takes in",
	 .example = "[IF-04]"},
	{.key = "produces",
	 .kind = FIELD_TEXTS,
	 .at = AT(produces.ids),
	 .help = "the interfaces that it gives",
	 .example = "[IF-06]"},
	{.key = "seam",
	 .kind = FIELD_WORD,
	 .at = AT(seam),
	 .vocabulary = "seam",
	 .help = "how a rollout tool meets the workload",
	 .example = "manage"},
	{.key = "drives",
	 .kind = FIELD_TEXTS,
	 .at = AT(drives),
	 .help = "the workload kinds that it acts on",
	 .example = "[apps/v1 Deployment]"},
	{.key = "traffic_via",
	 .kind = FIELD_WORDS,
	 .at = AT(traffic_via),
	 .vocabulary = "traffic",
	 .help = "the traffic APIs that it writes"},
	{.key = "metrics_via",
	 .kind = FIELD_WORDS,
	 .at = AT(metrics_via),
	 .vocabulary = "metrics",
	 .help = "the providers that it asks"},
	{.key = "analysis",
	 .kind = FIELD_RECORD,
	 .at = AT(analysis),
	 .record = &record_analysis},
	{.key = "rollback",
	 .kind = FIELD_RECORD,
	 .at = AT(rollback),
	 .record = &record_rollback},
	{.key = "depends_on",
	 .kind = FIELD_RECORDS,
	 .at = AT(depends_on),
	 .record = &record_depends,
	 .help = "entries that it needs, and how"},
	{.key = "repo",
	 .kind = FIELD_URL,
	 .at = AT(repo),
	 .help = "its main repository"},
	{.key = "homepage", .kind = FIELD_URL, .at = AT(homepage)},
	{.key = "docs", .kind = FIELD_URL, .at = AT(docs)},
	{.key = "logo",
	 .kind = FIELD_TEXT,
	 .at = AT(logo),
	 .help = "a file of logos/; without it the symbol is shown"},
	{.key = "license",
	 .kind = FIELD_RECORD,
	 .at = AT(license),
	 .record = &record_license},
	{.key = "since",
	 .kind = FIELD_NUMBER,
	 .at = AT(since),
	 .help = "the year of its first release",
	 .example = "2018"},
	{.key = "maturity",
	 .kind = FIELD_RECORD,
	 .at = AT(maturity),
	 .record = &record_maturity},
	{.key = "status",
	 .kind = FIELD_WORD,
	 .at = AT(status),
	 .vocabulary = "status"},
	{.key = "status_source",
	 .kind = FIELD_URL,
	 .at = AT(status_source),
	 .help = "where it can be read that it is archived"},
	{.key = "successor",
	 .kind = FIELD_TEXT,
	 .at = AT(successor_id),
	 .help = "the entry that takes its place"},
	{.key = "evidence",
	 .kind = FIELD_URLS,
	 .at = AT(evidence),
	 .help = "a capability's id, and the file of its own repository that "
		 "shows it"},
	{.key = "waive",
	 .kind = FIELD_ANY,
	 .at = AT(raw_waivers),
	 .help = "findings that are accepted: rule, reason, until"},
};

const struct record record_entry = {"an entry", ROWS(fields),
				    sizeof(struct entry_file), false};

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

/* Lower-case letters, digits and single hyphens: fit for an address. */
static bool is_id(struct str id)
{
	if (!id.n || id.n > 60 || id.p[0] == '-' || id.p[id.n - 1] == '-' ||
	    str_find(id, STR("--")) != id.n)
		return false;
	for (size_t i = 0; i < id.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", id.p[i]))
			return false;
	return true;
}

static void load_entry(struct loader *l, const char *path, struct layer *layer)
{
	struct catalogue *c = l->catalogue;
	struct str id = path_stem(str_c(path));
	const struct entry *other = map_find(&c->entry_by_id, id);
	struct entry *e;

	if (!str_eq(path_extension(str_c(path)), STR("yml"))) {
		misnamed(l, path, "an entry's file ends in '.yml'");
		return;
	}
	if (!is_id(id)) {
		misnamed(l, path,
			 "an entry's id is of lower-case letters, digits and "
			 "single hyphens, at most 60");
		return;
	}
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
