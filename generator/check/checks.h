/*
 * checks.h - what the files of check/ share; nobody else includes this.
 */
#ifndef CHECKS_H
#define CHECKS_H

#include "base/diag.h"
#include "model/catalogue.h"

enum {
	RULE_SYMBOL,
	RULE_TWICE,
	RULE_SUCCESSOR,
};

/* Every Markdown text: what it holds, and that its references lead somewhere.
 */
void check_texts(struct arena *a, struct diags *d, const struct catalogue *c);

/* The data rules, in the order of check_data.c. */
void check_data(struct arena *a, struct diags *d, const struct catalogue *c);

#endif
