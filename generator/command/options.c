#include "command/options.h"

#include <stdlib.h>
#include <string.h>

static bool misuse(const char *command, const char *what, const char *subject)
{
	fprintf(stderr, "strata: %s '%s' (try 'strata help %s')\n", what,
		subject, command);
	return false;
}

static const struct option_row *find_long(const struct option_row *rows,
					  const char *name, size_t n)
{
	for (; rows->name; rows++)
		if (strlen(rows->name) == n && !strncmp(rows->name, name, n))
			return rows;
	return NULL;
}

static const struct option_row *find_letter(const struct option_row *rows,
					    char letter)
{
	for (; rows->name; rows++)
		if (rows->letter && rows->letter == letter)
			return rows;
	return NULL;
}

/* A list has room for every argument that there can be. */
static void list_take(struct option_list *list, const char *value, int argc)
{
	if (!list->at)
		list->at = calloc((size_t)argc, sizeof(list->at[0]));
	if (!list->at)
		abort(); /* as base/arena does */
	list->at[list->n++] = value;
}

static bool is_option(const char *arg)
{
	return arg[0] == '-' && arg[1];
}

/* Take one option at argv[*i]; its argument may stand there or follow. */
static bool take(const char *command, const struct option_row *rows, int argc,
		 char **argv, int *i)
{
	const char *arg = argv[*i], *value = NULL;
	const struct option_row *row;
	bool joined;

	if (arg[1] == '-') {
		value = strchr(arg, '=');
		row = find_long(rows, arg + 2,
				value ? (size_t)(value - arg - 2)
				      : strlen(arg + 2));
		value = value ? value + 1 : NULL;
	} else {
		row = find_letter(rows, arg[1]);
		value = arg[1] && arg[2] ? arg + 2 : NULL;
	}
	if (!row)
		return misuse(command, "unknown option", arg);
	if (row->kind == OPTION_FLAG) {
		if (value)
			return misuse(command, "no value belongs to", arg);
		*(bool *)row->at = true;
		return true;
	}
	joined = value;
	if (!value && ++*i < argc)
		value = argv[*i];
	if (!value || !*value)
		return misuse(command, "a value is missing for", arg);
	if (row->kind == OPTION_TEXT)
		*(const char **)row->at = value;
	else
		list_take(row->at, value, argc);
	while (row->kind == OPTION_REST && !joined && *i + 1 < argc &&
	       !is_option(argv[*i + 1]))
		list_take(row->at, argv[++*i], argc);
	return true;
}

bool options_read_several(const char *command, const struct option_row *rows,
			  int argc, char **argv, const char **operands,
			  size_t most)
{
	bool only_operands = false;
	size_t n = 0;

	for (int i = 0; i < argc; i++) {
		if (!only_operands && !strcmp(argv[i], "--")) {
			only_operands = true;
		} else if (!only_operands && is_option(argv[i])) {
			if (!take(command, rows, argc, argv, &i))
				return false;
		} else if (n == most) {
			return misuse(command,
				      "one argument too many:", argv[i]);
		} else {
			operands[n++] = argv[i];
		}
	}
	return true;
}

bool options_read(const char *command, const struct option_row *rows, int argc,
		  char **argv, const char **operand)
{
	return options_read_several(command, rows, argc, argv, operand,
				    operand ? 1 : 0);
}

void options_print(const struct option_row *rows, FILE *out)
{
	for (; rows->name; rows++) {
		char left[40];

		snprintf(left, sizeof(left), "%s--%s%s%s",
			 rows->letter ? (char[]){'-', rows->letter, ',', ' ', 0}
				      : "    ",
			 rows->name, rows->argument ? " " : "",
			 rows->argument ? rows->argument : "");
		fprintf(out, "  %-24s %s\n", left, rows->help);
	}
}
