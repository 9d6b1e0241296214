/*
 * report.h - findings, as people read them.
 */
#ifndef REPORT_H
#define REPORT_H

#include "base/diag.h"

#include <stdio.h>

struct report_options {
	bool terminal; /* colours, source lines, at most 50 findings */
	bool all;      /* every finding, on a terminal too */
	/* Which findings are printed; NULL: every one. */
	bool (*wanted)(const struct diag *found);
};

/*
 * One line a finding: `file:line:col: severity: text [rule]`; on a terminal
 * the source line and a caret below it.  The findings must be sorted.
 */
void report_print(const struct diags *d, const struct report_options *o,
		  FILE *out);

/* For `wanted`: errors and nothing else. */
bool report_is_error(const struct diag *found);

/* Whether `out` is a terminal that takes colours (NO_COLOR is honoured). */
bool report_is_terminal(FILE *out);

#endif
