/* strata schema: what a file may say, for editors and other programs. */
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "format/field_schema.h"
#include "format/json_write.h"
#include "load/file_kinds.h"
#include "load/load.h"

static const char *folder;

static const struct option_row rows[] = {
	{"catalogue", 'c', OPTION_TEXT, "DIR", &folder,
	 "the catalogue whose model the words and ids are of (data)"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_schema_help(FILE *out)
{
	fputs("Print the JSON Schema (2020-12) of a kind of file, with the "
	      "words and ids of the\ncatalogue's model.  Without KIND, list "
	      "the kinds.\n\n",
	      out);
	options_print(rows, out);
}

static void print_kinds(FILE *out)
{
	for (size_t i = 0; i < n_file_kinds; i++)
		fprintf(out, "%-14s %s\n", file_kinds[i].name,
			file_kinds[i].files);
}

static void add_id(struct arena *a, struct value *list, const struct text *id)
{
	value_put(list, (struct str){0}, value_text(a, id->s));
}

/* The model's ids: they seldom change, where entries come and go. */
static struct value *ids_of(struct arena *a, const struct model *m)
{
	struct value *ids = value_map(a), *list;

	list = value_set_list(a, ids, "layer");
	for (size_t i = 0; i < m->layers.n; i++)
		add_id(a, list, &m->layers.at[i]->id);
	list = value_set_list(a, ids, "capability");
	for (size_t i = 0; i < m->capabilities.n; i++)
		add_id(a, list, &m->capabilities.at[i]->id);
	list = value_set_list(a, ids, "interface");
	for (size_t i = 0; i < m->interfaces.n; i++)
		add_id(a, list, &m->interfaces.at[i]->id);
	list = value_set_list(a, ids, "profile");
	for (size_t i = 0; i < m->profiles.n; i++)
		add_id(a, list, &m->profiles.at[i]->id);
	list = value_set_list(a, ids, "condition");
	for (size_t i = 0; i < m->profiles.n; i++)
		for (size_t k = 0; k < m->profiles.at[i]->conditions.n; k++)
			add_id(a, list,
			       &m->profiles.at[i]->conditions.at[k]->id);
	return ids;
}

static void print_schema(struct arena *a, const struct file_kind *kind,
			 const struct model *m, FILE *out)
{
	const struct field_schema s = {
		.arena = a,
		.vocabularies = kind->words ? kind->words(a) : m->vocabularies,
		.ids = ids_of(a, m),
	};
	struct value *schema = value_map(a), *body;
	struct buf text = {0};

	value_set(a, schema, "$schema",
		  STR("https://json-schema.org/draft/2020-12/schema"));
	value_set(a, schema, "title", str_c(kind->record->name));
	value_set(a, schema, "description",
		  arena_printf(a, "%s of a catalogue of Strata", kind->files));
	body = field_schema(&s, kind->record, kind->keyed);
	for (const struct value *v = body->first; v; v = v->next)
		value_put_ref(a, schema, v->key, v);
	json_write_file(&text, schema);
	fwrite(text.p, 1, text.n, out);
	fputc('\n', out);
	buf_free(&text);
}

int command_schema(int argc, char **argv)
{
	struct report_options how = {.terminal = report_is_terminal(stderr)};
	struct load_options options = {0};
	const struct file_kind *kind;
	struct arena a = {0};
	struct diags d;
	struct catalogue *c;
	const char *name = NULL;
	bool has_model;

	if (!options_read("schema", rows, argc, argv, &name))
		return STATUS_USAGE;
	if (!name) {
		print_kinds(stdout);
		return STATUS_FINE;
	}
	kind = file_kind_find(str_c(name));
	if (!kind) {
		fprintf(stderr,
			"strata schema: no kind of file '%s' (try 'strata "
			"schema')\n",
			name);
		return STATUS_USAGE;
	}
	options.path = folder ? folder : "data";
	diags_init(&d, &a);
	c = load(&a, &d, &options);
	has_model = c && c->model.vocabularies;
	if (has_model)
		print_schema(&a, kind, &c->model, stdout);
	else
		report_print(&d, &how, stderr);
	arena_free(&a);
	return has_model ? STATUS_FINE : STATUS_WRONG;
}
