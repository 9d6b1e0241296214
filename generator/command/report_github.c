/*
 * Findings as workflow commands of GitHub Actions, which shows them beside the
 * lines of a pull request.  What is waived is not shown there.
 */
#include "base/escape.h"
#include "command/report.h"

/* https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
static const char *command_of(enum severity s)
{
	static const char *const names[] = {"notice", "warning", "error"};

	return names[s];
}

static void add_command(struct buf *b, const struct diag *i)
{
	buf_printf(b, "::%s ", command_of(i->severity));
	if (i->pos.file) {
		buf_add(b, STR("file="));
		escape_annotation_property(b, str_c(i->pos.file));
		buf_addc(b, ',');
	}
	if (i->pos.line)
		buf_printf(b, "line=%d,col=%d,", i->pos.line, i->pos.col);
	buf_add(b, STR("title="));
	escape_annotation_property(b, str_c(i->rule->id));
	buf_add(b, STR("::"));
	escape_annotation(b, i->text);
	buf_addc(b, '\n');
}

void report_github(const struct report *r, FILE *out)
{
	struct buf b = {0};

	for (const struct diag *i = r->findings->first; i; i = i->next)
		if (!i->waived.n)
			add_command(&b, i);
	if (b.n)
		fwrite(b.p, 1, b.n, out);
	buf_free(&b);
}
