/*
 * command.h - what the program can do, as a table.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include "base/date.h"

#include <signal.h>
#include <stdio.h>

struct option_row;

#ifndef STRATA_VERSION
#define STRATA_VERSION "0.1.0"
#endif

enum { STATUS_FINE = 0, STATUS_WRONG = 1, STATUS_USAGE = 2 };

struct command {
	const char *name;
	const char *operand; /* "[CATALOGUE]", for help */
	const char *summary;
	int (*run)(int argc, char **argv); /* what follows the name */
	void (*help)(FILE *out);           /* its options */
};

extern const struct command commands[];
extern const size_t n_commands;

int command_add(int argc, char **argv);
void command_add_help(FILE *out);
int command_build(int argc, char **argv);
void command_build_help(FILE *out);
int command_check(int argc, char **argv);
void command_check_help(FILE *out);
int command_diff(int argc, char **argv);
void command_diff_help(FILE *out);
int command_explain(int argc, char **argv);
void command_explain_help(FILE *out);
int command_export(int argc, char **argv);
void command_export_help(FILE *out);
int command_help(int argc, char **argv);
void command_help_help(FILE *out);
int command_pictures(int argc, char **argv);
void command_pictures_help(FILE *out);
int command_pull(int argc, char **argv);
void command_pull_help(FILE *out);
int command_release(int argc, char **argv);
void command_release_help(FILE *out);
int command_schema(int argc, char **argv);
void command_schema_help(FILE *out);

/*
 * SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/)
 * as a day.  False after one line on stderr when it is set to no number.
 */
bool command_as_of(struct date *out);

/* That day when it is set, for tests; else what the clock says. */
struct date command_today(struct date as_of);

/*
 * A folder that comes with the program ("templates", "static"): beside the
 * folder of the executable, or below ../share/strata from it.
 */
struct arena;
const char *command_share(struct arena *a, const char *name);

/* $XDG_CACHE_HOME/strata, else ~/.cache/strata; NULL without a home. */
const char *command_cache(struct arena *a);

/*
 * From now on SIGINT and SIGTERM only set this flag, once; the second of them
 * ends the program as it would have.
 */
const volatile sig_atomic_t *command_interrupts(void);

#endif
