/* strata help: the program, a command, every rule, every field. */
#include "command/command.h"
#include "command/options.h"
#include "format/field.h"
#include "pipeline/build.h"

#include <string.h>

void command_help_help(FILE *out)
{
	fputs("Explain a command; 'rules' lists every rule that a finding can "
	      "name, 'fields'\nevery field that a file can have.\n",
	      out);
}

static void print_program(FILE *out)
{
	fputs("usage: strata COMMAND [OPTIONS]\n\n", out);
	for (size_t i = 0; i < n_commands; i++)
		fprintf(out, "  %-8s %s\n", commands[i].name,
			commands[i].summary);
	fputs("\n'strata help COMMAND' explains one; 'strata --version' names "
	      "the version.\nExit status: 0 fine, 1 something is wrong, 2 "
	      "wrong "
	      "usage.\n",
	      out);
}

static void print_rules(FILE *out)
{
	for (size_t i = 0; i < build_rules.n; i++)
		for (size_t k = 0; k < *build_rules.at[i].n; k++) {
			const struct rule *r = &build_rules.at[i].rules[k];

			fprintf(out, "%-20s %-8s %s\n", r->id,
				severity_name(r->severity), r->sentence);
		}
}

static const char *kind_text(enum field_kind kind)
{
	static const char *const texts[] = {
		[FIELD_TEXT] = "text",
		[FIELD_PROSE] = "text, several lines",
		[FIELD_URL] = "http(s) address",
		[FIELD_WORD] = "word",
		[FIELD_DATE] = "YYYY-MM-DD",
		[FIELD_BOOL] = "true or false",
		[FIELD_ANSWER] = "true or false",
		[FIELD_NUMBER] = "whole number",
		[FIELD_TEXTS] = "list of texts",
		[FIELD_WORDS] = "list of words",
		[FIELD_PAIRS] = "map of texts",
		[FIELD_RECORD] = "map",
		[FIELD_RECORDS] = "list of maps",
		[FIELD_GROUPED] = "map of lists of maps",
		[FIELD_ANY] = "anything",
		[FIELD_LIST] = "list",
		[FIELD_LISTS] = "list of lists",
		[FIELD_MAP] = "map",
		[FIELD_URLS] = "map of addresses",
		[FIELD_COLOUR] = "colour",
		[FIELD_MARKER] = "nothing",
	};

	return texts[kind];
}

static void print_record(const struct record *record, int depth, FILE *out)
{
	for (size_t i = 0; i < record->n_fields; i++) {
		const struct field *f = &record->fields[i];

		fprintf(out, "%*s%-*s %s%s", 2 + 2 * depth, "", 26 - 2 * depth,
			f->key, kind_text(f->kind),
			f->flags & FIELD_REQUIRED ? ", required" : "");
		if (f->help)
			fprintf(out, ": %s", f->help);
		if (f->example)
			fprintf(out, " (%s)", f->example);
		fputc('\n', out);
		if (f->record)
			print_record(f->record, depth + 1, out);
	}
}

static void print_fields(FILE *out)
{
	for (size_t i = 0; i < n_load_records; i++) {
		fprintf(out, "%s%s\n", i ? "\n" : "", load_records[i]->name);
		print_record(load_records[i], 0, out);
	}
}

int command_help(int argc, char **argv)
{
	const char *topic = NULL;
	static const struct option_row none[] = {
		{NULL, 0, OPTION_FLAG, NULL, NULL, NULL}};

	if (!options_read("help", none, argc, argv, &topic))
		return STATUS_USAGE;
	if (!topic) {
		print_program(stdout);
		return STATUS_FINE;
	}
	if (!strcmp(topic, "rules")) {
		print_rules(stdout);
		return STATUS_FINE;
	}
	if (!strcmp(topic, "fields")) {
		print_fields(stdout);
		return STATUS_FINE;
	}
	for (size_t i = 0; i < n_commands; i++)
		if (!strcmp(topic, commands[i].name)) {
			printf("usage: strata %s [OPTIONS] %s\n\n", topic,
			       commands[i].operand);
			commands[i].help(stdout);
			return STATUS_FINE;
		}
	fprintf(stderr, "strata: no command '%s' (try 'strata help')\n", topic);
	return STATUS_USAGE;
}
