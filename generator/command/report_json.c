/*
 * Findings as JSON, for programs.  One object:
 *
 *	format     "strata-check"
 *	version    1; more keys may come without a new number
 *	catalogue  what was checked, as it was named
 *	findings   in the order of their places, each with
 *		rule, severity ("error", "warning" or "note"), message
 *		file, line, col   null when not known; from 1, in code points
 *		waived            why it is accepted; absent when it is not
 *		fix               what mends it, when there is one right answer:
 *		                  a list of {file, line, col, was, now}
 *	counts     errors, warnings, notes, and waived, which the others leave
 *	           out
 */
#include "command/report.h"
#include "format/json_write.h"

/* A number that is not known, and a file that there is none of, are null. */
static void set_place(struct arena *a, struct value *map, struct pos pos)
{
	value_put(map, STR("file"),
		  pos.file ? value_text(a, str_c(pos.file)) : value_null(a));
	value_put(map, STR("line"),
		  pos.line ? value_number(a, pos.line) : value_null(a));
	value_put(map, STR("col"),
		  pos.line ? value_number(a, pos.col) : value_null(a));
}

static void add_finding(struct arena *a, struct value *list,
			const struct diag *i)
{
	struct value *map = value_add_map(a, list), *fix;

	value_set(a, map, "rule", str_c(i->rule->id));
	value_set(a, map, "severity", str_c(severity_name(i->severity)));
	set_place(a, map, i->pos);
	value_set(a, map, "message", i->text);
	if (i->waived.n)
		value_set(a, map, "waived", i->waived);
	if (!i->edits)
		return;
	fix = value_set_list(a, map, "fix");
	for (const struct edit *e = i->edits; e; e = e->next) {
		struct value *edit = value_add_map(a, fix);

		set_place(a, edit, e->at);
		value_set(a, edit, "was", e->was);
		value_set(a, edit, "now", e->now);
	}
}

static void set_counts(struct arena *a, struct value *root,
		       const struct diags *d)
{
	struct report_counts n = report_count(d);
	struct value *map = value_set_map(a, root, "counts");

	value_set_number(a, map, "errors", (long)n.of[DIAG_ERROR]);
	value_set_number(a, map, "warnings", (long)n.of[DIAG_WARNING]);
	value_set_number(a, map, "notes", (long)n.of[DIAG_NOTE]);
	value_set_number(a, map, "waived", (long)n.waived);
}

void report_json(const struct report *r, FILE *out)
{
	struct arena a = {0};
	struct buf b = {0};
	struct value *root = value_map(&a), *list;

	value_set(&a, root, "format", STR("strata-check"));
	value_set_number(&a, root, "version", 1);
	value_set(&a, root, "catalogue", str_c(r->catalogue));
	list = value_set_list(&a, root, "findings");
	for (const struct diag *i = r->findings->first; i; i = i->next)
		add_finding(&a, list, i);
	set_counts(&a, root, r->findings);
	json_write(&b, root, true);
	buf_addc(&b, '\n');
	fwrite(b.p, 1, b.n, out);
	buf_free(&b);
	arena_free(&a);
}
