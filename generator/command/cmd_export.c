/* strata export: every entry with every field as read. */
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "format/json_write.h"
#include "load/load.h"

#include <string.h>

static struct load_options options;
static const char *format;

static const struct option_row rows[] = {
	{"format", 0, OPTION_TEXT, "FORMAT", &format, "json, the only one yet"},
	{"settings", 0, OPTION_TEXT, "FILE", &options.settings,
	 "settings.yml of a landscape2 catalogue"},
	{"guide", 0, OPTION_TEXT, "FILE", &options.guide,
	 "guide.yml of a landscape2 catalogue"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_export_help(FILE *out)
{
	fputs("Print the entries of a catalogue as JSON: an object with "
	      "'entries', each with its\nid, name, layer (or category), "
	      "capabilities (or subcategories), file, line, and\n'fields': the "
	      "record as it was read.\n\n",
	      out);
	options_print(rows, out);
}

static struct value *entry_value(struct arena *a, const struct entry *e)
{
	struct value *map = value_map(a);
	struct value *claims;

	value_set(a, map, "id", e->slug);
	value_set(a, map, "name", e->name.s);
	value_set(a, map, "layer", e->layer->id.s);
	claims = value_set_list(a, map, "capabilities");
	for (size_t i = 0; i < e->claims.n; i++)
		value_put(claims, (struct str){0},
			  value_text(a, e->claims.at[i].id.s));
	value_set(a, map, "file", str_c(e->pos.file));
	value_set_number(a, map, "line", e->pos.line);
	value_put_ref(a, map, STR("fields"), e->source);
	return map;
}

static struct value *catalogue_value(struct arena *a, const struct catalogue *c)
{
	struct value *root = value_map(a);
	struct value *list;

	value_set(a, root, "format",
		  c->kind == CATALOGUE_OWN ? STR("strata") : STR("landscape2"));
	value_set_number(a, root, "version", 1);
	list = value_set_list(a, root, "entries");
	for (size_t i = 0; i < c->entries.n; i++)
		value_put(list, (struct str){0},
			  entry_value(a, c->entries.at[i]));
	return root;
}

int command_export(int argc, char **argv)
{
	struct report_options how = {.wanted = report_is_error};
	struct arena a = {0};
	struct diags d;
	struct catalogue *c;
	struct buf out = {0};
	bool wrong;

	options.path = "data";
	if (!options_read("export", rows, argc, argv, &options.path))
		return STATUS_USAGE;
	if (format && strcmp(format, "json") != 0) {
		fprintf(stderr,
			"strata: no format '%s' (try 'strata help export')\n",
			format);
		return STATUS_USAGE;
	}
	diags_init(&d, &a);
	c = load(&a, &d, &options);
	diags_sort(&d);
	how.terminal = report_is_terminal(stderr);
	report_print(&d, &how, stderr);
	if (c) {
		json_write(&out, catalogue_value(&a, c), true);
		buf_addc(&out, '\n');
		fwrite(out.p, 1, out.n, stdout);
	}
	wrong = !c || d.count[DIAG_ERROR];
	buf_free(&out);
	arena_free(&a);
	return wrong ? STATUS_WRONG : STATUS_FINE;
}
