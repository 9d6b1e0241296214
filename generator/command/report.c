#include "command/report.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	MOST_ON_TERMINAL = 50,
	MAX_SOURCE = 64 << 20,
	LONGEST_LINE = 160,
};

bool report_is_terminal(FILE *out)
{
	const char *no_color = getenv("NO_COLOR");

	return isatty(fileno(out)) && !(no_color && *no_color);
}

bool report_is_error(const struct diag *found)
{
	return found->severity == DIAG_ERROR;
}

static const char *colour(const struct report_options *o, enum severity s)
{
	static const char *const colours[] = {"\033[36m", "\033[33m",
					      "\033[31m"};

	return o->terminal ? colours[s] : "";
}

static struct str source_line(struct str text, int line)
{
	struct str rest = text, found = {0};

	for (int i = 0; i < line && rest.n; i++)
		found = str_cut(rest, '\n', &rest);
	if (str_ends(found, STR("\r")))
		found.n--;
	return found;
}

/* The line and, below it, a caret under the column. */
static void print_source(const struct diag *made, FILE *out)
{
	struct arena a = {0};
	struct diags unheard;
	struct buf shown = {0};
	struct str text, line, rest;

	diags_init(&unheard, &a);
	if (!made->pos.line || !file_state(made->pos.file).exists ||
	    !file_read(&a, &unheard, made->pos.file, MAX_SOURCE, &text)) {
		arena_free(&a);
		return;
	}
	line = source_line(text, made->pos.line);
	escape_terminal(&shown, utf8_cut(line, LONGEST_LINE));
	fprintf(out, "    %.*s\n    ", STR_ARG(buf_str(&shown)));
	rest = line;
	for (int i = 1; i < made->pos.col && rest.n; i++) {
		int32_t c = utf8_next(&rest);

		fprintf(out, "%*s", c == '\t' ? 1 : utf8_width(c), "");
	}
	fputs("^\n", out);
	buf_free(&shown);
	arena_free(&a);
}

/* "file:line:col: " */
static void add_place(struct buf *line, struct pos at)
{
	escape_terminal(line, str_c(at.file ? at.file : "strata"));
	if (at.line)
		buf_printf(line, ":%d:%d", at.line, at.col);
	buf_add(line, STR(": "));
}

void report_line(const struct diag *about, const char *word, struct str text,
		 FILE *out)
{
	struct buf line = {0};

	add_place(&line, about->pos);
	buf_printf(&line, "%s: ", word);
	escape_terminal(&line, text);
	buf_printf(&line, " [%s]\n", about->rule->id);
	fwrite(line.p, 1, line.n, out);
	buf_free(&line);
}

static void print_one(const struct diag *made, const struct report_options *o,
		      FILE *out)
{
	struct buf line = {0};

	add_place(&line, made->pos);
	buf_printf(&line, "%s%s%s: ", colour(o, made->severity),
		   severity_name(made->severity), o->terminal ? "\033[0m" : "");
	escape_terminal(&line, made->text);
	buf_printf(&line, " [%s]", made->rule->id);
	if (made->waived.n) {
		buf_add(&line, STR(" waived: "));
		escape_terminal(&line, made->waived);
	}
	buf_addc(&line, '\n');
	fwrite(line.p, 1, line.n, out);
	buf_free(&line);
	if (o->terminal)
		print_source(made, out);
}

void report_print(const struct diags *d, const struct report_options *o,
		  FILE *out)
{
	size_t shown = 0, left = 0;

	for (const struct diag *i = d->first; i; i = i->next) {
		if ((o->wanted && !o->wanted(i)) || (i->waived.n && !o->all))
			continue;
		if (o->terminal && !o->all && shown == MOST_ON_TERMINAL) {
			left++;
			continue;
		}
		print_one(i, o, out);
		shown++;
	}
	if (left)
		fprintf(out, "… and %zu more (--all shows them)\n", left);
}

struct report_counts report_count(const struct diags *d)
{
	struct report_counts n = {0};

	for (const struct diag *i = d->first; i; i = i->next)
		if (i->waived.n)
			n.waived++;
		else
			n.of[i->severity]++;
	return n;
}

static void print_count(size_t n, const char *one, const char *others,
			FILE *out)
{
	fprintf(out, "%zu %s", n, n == 1 ? one : others);
}

static void report_text(const struct report *r, FILE *out)
{
	struct report_counts n = report_count(r->findings);

	report_print(r->findings, &r->how, out);
	if (!r->how.terminal)
		return;
	print_count(n.of[DIAG_ERROR], "error", "errors", out);
	fputs(", ", out);
	print_count(n.of[DIAG_WARNING], "warning", "warnings", out);
	if (n.waived)
		fprintf(out, ", %zu waived", n.waived);
	fputc('\n', out);
}

static const struct report_format formats[] = {
	{"text", false, false, report_text},
	{"json", false, true, report_json},
	{"sarif", true, true, report_sarif},
	{"github", false, true, report_github},
};

const struct report_format *report_format_find(const char *name)
{
	if (!name)
		return &formats[0];
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (!strcmp(name, formats[i].name))
			return &formats[i];
	return NULL;
}
