/*
 * options.h - the options of a command, as a table.
 *
 * From it come the parsing, the usage line and `strata help COMMAND`.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

enum option_kind {
	OPTION_FLAG,
	OPTION_TEXT,
	OPTION_LIST, /* given again and again, each time one more */
	OPTION_REST, /* a list that also takes the operands that follow, but
			for --name=value */
};

/* Arguments of one option, in the order given. */
struct option_list {
	const char **at;
	size_t n;
};

struct option_row {
	const char *name; /* "output"; written --output */
	char letter;      /* 'o', or 0 */
	enum option_kind kind;
	const char *argument; /* "DIR", for help; NULL of a flag */
	void *at; /* bool *, const char ** or struct option_list * */
	const char *help;
};

struct command;

/*
 * Read what follows the command's name.  At most one operand is taken, into
 * `*operand`.  False after one line on stderr about wrong usage.  Lists are
 * not freed: they live as long as the command.
 */
bool options_read(const char *command, const struct option_row *rows, int argc,
		  char **argv, const char **operand);

/* The same with up to `most` operands; those that are not given stay. */
bool options_read_several(const char *command, const struct option_row *rows,
			  int argc, char **argv, const char **operands,
			  size_t most);

/* One line an option, aligned. */
void options_print(const struct option_row *rows, FILE *out);

#endif
