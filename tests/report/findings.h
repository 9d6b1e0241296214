/* findings.h - findings of every shape, for the tests of reports. */
#ifndef FINDINGS_H
#define FINDINGS_H

#include "base/diag.h"

#define SOURCE "tests/report/source.yml"

/* What a pull request could put into a file name or a text. */
#define HOSTILE_FILE "data/a b,c:d%0A\n::warning::e#é.yml"
#define HOSTILE_TEXT "'</script>\n::error::x%0A\x1b[31m\xff' \"\\"

static inline void add_findings(struct diags *d)
{
	static const struct rule error = {"field-url", DIAG_ERROR, "x"},
				 warning = {"repo-twice", DIAG_WARNING, "y"},
				 own = {"of-their-own", DIAG_NOTE, "z"};
	struct diag *i;

	diags_add(d, &error, (struct pos){0}, "about no file");
	diags_add(d, &error, (struct pos){.file = "/srv/data"}, "of a folder");
	i = diags_add(d, &error, (struct pos){SOURCE, 2, 11}, "quoted");
	diags_edit(d, i, (struct pos){SOURCE, 2, 11},
		   STR("https://example.org/ "), STR("https://example.org/"));
	i = diags_add(d, &error, (struct pos){SOURCE, 3, 17}, "plain");
	diags_edit(d, i, (struct pos){SOURCE, 3, 17}, STR("apache-2.0"),
		   STR("Apache-2.0"));
	i = diags_add(d, &error, (struct pos){SOURCE, 4, 7}, "escaped");
	diags_edit(d, i, (struct pos){SOURCE, 4, 7}, STR("Ärger im Büro"),
		   STR("Ärger"));
	i = diags_add(d, &own, (struct pos){SOURCE, 5, 8}, "twice");
	diags_edit(d, i, (struct pos){SOURCE, 5, 8}, STR("größer"),
		   STR("klein"));
	diags_edit(d, i, (struct pos){SOURCE, 5, 16}, STR("klein"),
		   STR("größer"));
	i = diags_add(d, &warning, (struct pos){SOURCE, 5, 1}, "accepted");
	i->waived = STR("both are parts of one project");
	diags_add(d, &warning, (struct pos){HOSTILE_FILE, 1, 2}, "%s",
		  HOSTILE_TEXT);
	diags_sort(d);
}

#endif
