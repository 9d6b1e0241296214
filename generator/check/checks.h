/*
 * checks.h - what the files of check/ share; nobody else includes this.
 */
#ifndef CHECKS_H
#define CHECKS_H

#include "base/diag.h"
#include "format/markdown.h"
#include "model/catalogue.h"

enum {
	RULE_SYMBOL,
	RULE_TWICE,
	RULE_SUCCESSOR,
	RULE_SECTIONS,
	RULE_CELL,
	RULE_EVIDENCE,
	RULE_FILTER,
};

/* Every Markdown text: what it holds, and that its references lead somewhere.
 */
void check_texts(struct arena *a, struct diags *d, const struct catalogue *c);

/* The data rules, in the order of check_data.c. */
void check_data(struct arena *a, struct diags *d, const struct catalogue *c);

/* One text; the same for all that belong to paper, stacks, comparisons, guide.
 */
void check_text(const struct markdown *m, const struct text *text);
void check_paper_texts(const struct markdown *m, const struct catalogue *c);

/* What paper, comparisons and guide claim beyond their references. */
void check_paper(struct diags *d, const struct catalogue *c);

#endif
