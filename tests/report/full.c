/*
 * full FORMAT - print findings of every shape, as `strata check` would.
 *
 * tests/report/check.mjs holds what comes out against the formats' own rules.
 */
#include "command/report.h"
#include "findings.h"
#include "pipeline/rule_texts.h"

int main(int argc, char **argv)
{
	const struct report_format *format =
		report_format_find(argc > 1 ? argv[1] : NULL);
	struct arena a = {0};
	struct diags d, unheard;
	struct map texts = {0};
	struct report r = {.findings = &d, .catalogue = "data"};

	diags_init(&d, &a);
	diags_init(&unheard, &a);
	add_findings(&d);
	rule_texts_read(&a, &unheard, "templates", &texts);
	r.texts = &texts;
	if (format)
		format->print(&r, stdout);
	arena_free(&a);
	return format ? 0 : 1;
}
