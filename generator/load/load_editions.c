/* editions/<date>.yml: what each edition held. */
#include "base/file.h"
#include "base/path.h"
#include "format/yaml_read.h"
#include "load/loader.h"

#include <stdlib.h>
#include <string.h>

static const struct field entry_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct edition_entry, id),
	 .help = "the entry, by what its address is made of",
	 .example = "flagger"},
	{.key = "layer",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct edition_entry, layer_id),
	 .help = "its primary layer",
	 .example = "delivery"},
	{.key = "capabilities",
	 .kind = FIELD_TEXTS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct edition_entry, capabilities),
	 .example = "[del.canary, del.analysis]"},
	{.key = "maturity",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct edition_entry, maturity),
	 .help = "its level at a foundation",
	 .example = "graduated"},
	{.key = "status",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct edition_entry, status),
	 .help = "without it, active",
	 .example = "archived"},
};
static const struct record record_edition_entry = {
	"an edition's entry", ROWS(entry_fields), sizeof(struct edition_entry),
	false};

static const struct field fields[] = {
	{.key = "edition",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct edition, label),
	 .help = "what it is called",
	 .example = "'2026.11'"},
	{.key = "date",
	 .kind = FIELD_DATE,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct edition, date),
	 .help = "its day, which names the file"},
	{.key = "model",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct edition, model),
	 .help = "the version of the model that its entries were held to",
	 .example = "'1.0'"},
	{.key = "entries",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct edition, entries),
	 .record = &record_edition_entry,
	 .help = "what it held, by id"},
};
const struct record record_edition = {"an edition", ROWS(fields),
				      sizeof(struct edition), false};

/* Entries that have an id, each once. */
static void keep_entries(struct loader *l, struct edition *e)
{
	struct edition_entries *all = &e->entries;
	struct map seen = {0};
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		struct edition_entry *of = all->at[i];

		if (!of->id.s.n)
			continue; /* reported */
		if (map_find(&seen, of->id.s)) {
			diags_add(l->diags, &load_rules[RULE_DUPLICATE],
				  of->id.pos,
				  "'%.*s' stands in this edition already",
				  STR_ARG(of->id.s));
			continue;
		}
		map_put(l->arena, &seen, of->id.s, of);
		all->at[n++] = of;
	}
	all->n = n;
	edition_sort(e);
}

static struct edition *read_edition(struct loader *l, const char *path)
{
	const struct value *tree = load_yaml(l, path);
	struct field_reader r = load_reader(l);
	struct edition *e = arena_new(l->arena, struct edition);

	if (!tree)
		return NULL;
	field_read(&r, &record_edition, tree, e);
	e->pos = (struct pos){path, 1, 1};
	keep_entries(l, e);
	return e;
}

/*
 * Of a catalogue
 */

/* The file is named by the date, so that nobody writes one day twice. */
static bool is_named_by_day(struct loader *l, const char *path)
{
	struct str name = str_c(path);
	struct date day;
	bool is = str_eq(path_extension(name), STR("yml")) &&
		  date_read(path_stem(name), &day);

	if (!is)
		diags_add(l->diags, &load_rules[RULE_FILE_NAME],
			  (struct pos){.file = path},
			  "an edition's file is named by its date, as "
			  "'2026-11-23.yml'");
	return is;
}

static void check_name(struct loader *l, const struct edition *e)
{
	struct str day = date_iso(l->arena, e->date.date);

	if (!str_eq(path_stem(str_c(e->pos.file)), day))
		diags_add(l->diags, &load_rules[RULE_FILE_NAME], e->date.pos,
			  "the edition of %.*s belongs into '%.*s.yml'",
			  STR_ARG(day), STR_ARG(day));
}

static void check_label(struct loader *l, const struct edition *e)
{
	const struct editions *all = &l->catalogue->editions;

	for (size_t i = 0; e->label.s.n && i < all->n; i++)
		if (str_eq(all->at[i]->label.s, e->label.s))
			diags_add(l->diags, &load_rules[RULE_DUPLICATE],
				  e->label.pos,
				  "edition '%.*s' is that of %.*s already",
				  STR_ARG(e->label.s),
				  STR_ARG(date_iso(l->arena,
						   all->at[i]->date.date)));
}

static int newest_first(const void *left, const void *right)
{
	const struct edition *a = *(struct edition *const *)left;
	const struct edition *b = *(struct edition *const *)right;
	int order = date_cmp(b->date.date, a->date.date);

	return order ? order : strcmp(a->pos.file, b->pos.file);
}

void load_editions(struct loader *l)
{
	struct editions *all = &l->catalogue->editions;
	const char *folder =
		path_join(l->arena, l->catalogue->folder, STR("editions"));
	struct file_names names;

	if (!file_state(folder).exists ||
	    !file_list(l->arena, l->diags, folder, &names))
		return;
	for (size_t i = 0; i < names.n; i++) {
		const char *path = path_join(l->arena, folder, names.at[i]);
		struct edition *e;

		if (names.at[i].p[0] == '.' || !is_named_by_day(l, path))
			continue;
		e = read_edition(l, path);
		if (!e || !date_is_set(e->date.date))
			continue; /* reported */
		check_name(l, e);
		check_label(l, e);
		*list_add(l->arena, all) = e;
	}
	if (all->n)
		qsort(all->at, all->n, sizeof(all->at[0]), newest_first);
}

static void expect(struct loader *l, bool known, const char *what,
		   const struct text *id)
{
	if (id->s.n && !known)
		diags_add(l->diags, &load_rules[RULE_EDITION], id->pos,
			  "model %.*s has no %s '%.*s'; give the model a new "
			  "version when it changes",
			  STR_ARG(l->catalogue->model.version.s), what,
			  STR_ARG(id->s));
}

/* Only what was held to today's model has to be in it. */
static void check_words(struct loader *l, const struct edition_entry *e)
{
	const struct model *m = &l->catalogue->model;
	const struct value *levels =
		value_get(m->vocabularies, STR("maturity"));
	const struct value *states = value_get(m->vocabularies, STR("status"));

	expect(l, map_find(&m->layer_by_id, e->layer_id.s), "layer",
	       &e->layer_id);
	for (size_t i = 0; i < e->capabilities.n; i++)
		expect(l,
		       map_find(&m->capability_by_id, e->capabilities.at[i].s),
		       "capability", &e->capabilities.at[i]);
	expect(l, value_get(levels, e->maturity.s), "level", &e->maturity);
	expect(l, value_get(states, e->status.s), "status", &e->status);
}

void link_editions(struct loader *l)
{
	const struct catalogue *c = l->catalogue;
	struct map by_slug = {0};

	for (size_t i = 0; i < c->entries.n; i++)
		map_put(l->arena, &by_slug, c->entries.at[i]->slug,
			c->entries.at[i]);
	for (size_t i = 0; i < c->editions.n; i++) {
		const struct edition *e = c->editions.at[i];
		bool is_held = c->kind == CATALOGUE_OWN && e->model.s.n &&
			       str_eq(e->model.s, c->model.version.s);

		for (size_t k = 0; k < e->entries.n; k++) {
			struct edition_entry *of = e->entries.at[k];

			of->entry = map_find(&by_slug, of->id.s);
			if (is_held)
				check_words(l, of);
		}
	}
}

/*
 * By itself
 */

bool load_is_edition(struct arena *a, const char *path)
{
	struct file_state state = file_state(path);
	const struct value *tree = NULL;
	struct diags unsaid; /* whoever reads the file for good says it */
	struct str text;

	diags_init(&unsaid, a);
	if (state.exists && !state.is_folder &&
	    file_read(a, &unsaid, path, LOAD_YAML_LIMIT, &text))
		tree = yaml_read(a, &unsaid, path, text);
	return value_get(tree, STR("entries")) != NULL;
}

struct edition *load_edition(struct arena *a, struct diags *d, const char *path)
{
	struct catalogue none = {0};
	struct loader l = {.arena = a, .diags = d, .catalogue = &none};

	return read_edition(&l, path);
}
