/*
 * report.h - findings on their way out: for people and for programs.
 */
#ifndef REPORT_H
#define REPORT_H

#include "base/diag.h"
#include "base/map.h"

#include <stdio.h>

struct report_options {
	bool terminal; /* colours, source lines, at most 50 findings */
	bool all; /* every finding, on a terminal too; waived ones as well */
	/* Which findings are printed; NULL: every one. */
	bool (*wanted)(const struct diag *found);
};

/*
 * One line a finding: `file:line:col: severity: text [rule]`, and `waived:
 * reason` after one that is accepted; on a terminal the source line and a
 * caret below it.  The findings must be sorted.
 */
void report_print(const struct diags *d, const struct report_options *o,
		  FILE *out);

/*
 * `file:line:col: word: text [rule]`: a line that is no finding but about one,
 * for instance that it was mended.
 */
void report_line(const struct diag *about, const char *word, struct str text,
		 FILE *out);

/* For `wanted`: errors and nothing else. */
bool report_is_error(const struct diag *found);

/* Whether `out` is a terminal that takes colours (NO_COLOR is honoured). */
bool report_is_terminal(FILE *out);

/* How many findings there are; one that is waived counts as that alone. */
struct report_counts {
	size_t of[DIAG_ERROR + 1]; /* by severity */
	size_t waived;
};
struct report_counts report_count(const struct diags *d);

/* A whole report: sorted findings, and what some formats say beside them. */
struct report {
	const struct diags *findings;
	const char *catalogue;     /* as the user named it */
	const struct map *texts;   /* of rules, see rule_texts.h */
	struct report_options how; /* of text */
};

struct report_format {
	const char *name;
	bool explains; /* it wants the texts of rules */
	bool alone;    /* stdout is a program's: nothing else goes there */
	void (*print)(const struct report *r, FILE *out);
};

/* The format of that name; NULL stands for text; NULL when there is none. */
const struct report_format *report_format_find(const char *name);

/* One file each. */
void report_json(const struct report *r, FILE *out);
void report_sarif(const struct report *r, FILE *out);
void report_github(const struct report *r, FILE *out);

#endif
