/* strata explain: why a rule stands, and what is wrong and right by it. */
#include "base/utf8.h"
#include "command/choice.h"
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "pipeline/rule_texts.h"
#include "pipeline/rules.h"

enum { WIDTH = 78, IDS = 20 };

static const char *templates;

static const struct option_row rows[] = {
	{"templates", 0, OPTION_TEXT, "DIR", &templates,
	 "the folder with rules.en.yml"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_explain_help(FILE *out)
{
	fputs("Print what a rule asks, why, and an example of wrong and of "
	      "right.  Without\nRULE, print the sentence of every rule.\n\n",
	      out);
	options_print(rows, out);
}

/* Words in lines that end before WIDTH; `used` columns of the first are. */
static void print_words(struct str s, int indent, int used, FILE *out)
{
	while (s.n) {
		struct str word = str_cut(s, ' ', &s), rest = word;
		int width = 0;

		for (int32_t c; (c = utf8_next(&rest)) >= 0;)
			width += utf8_width(c);
		if (used > indent && used + 1 + width > WIDTH) {
			fprintf(out, "\n%*s", indent, "");
			used = indent;
		}
		fprintf(out, "%s%.*s", used > indent ? " " : "", STR_ARG(word));
		used += width + (used > indent);
	}
	fputc('\n', out);
}

static void print_all(FILE *out)
{
	const struct rule *r;

	for (size_t i = 0; (r = rule_at(i)); i++) {
		fprintf(out, "%-*s ", IDS, r->id);
		print_words(str_c(r->sentence), IDS + 1, IDS + 1, out);
	}
}

static void print_example(const char *name, struct str s, FILE *out)
{
	s = str_trim(s);
	fprintf(out, "\n%s:\n\n", name);
	while (s.n) {
		struct str line = str_cut(s, '\n', &s);

		fprintf(out, "%s%.*s\n", line.n ? "    " : "", STR_ARG(line));
	}
}

static void print_text(const struct rule_text *t, FILE *out)
{
	struct str rest = str_trim(t->why.s);

	while (rest.n) {
		fputc('\n', out);
		print_words(str_cut(rest, '\n', &rest), 0, 0, out);
	}
	print_example("Wrong", t->wrong.s, out);
	print_example("Right", t->right.s, out);
}

static void print_rule(const struct rule *r, const struct rule_text *t,
		       FILE *out)
{
	int used = fprintf(out, "%s, %s:", r->id, severity_name(r->severity));

	print_words(str_c(r->sentence), 0, used, out);
	if (t)
		print_text(t, out);
}

int command_explain(int argc, char **argv)
{
	struct report_options how = {.terminal = report_is_terminal(stderr)};
	struct arena a = {0};
	struct diags d;
	struct map texts = {0};
	const struct rule *rule;
	const char *id = NULL;
	bool wrong;

	if (!options_read("explain", rows, argc, argv, &id))
		return STATUS_USAGE;
	if (!id) {
		print_all(stdout);
		return STATUS_FINE;
	}
	rule = rule_find(str_c(id));
	if (!rule) {
		choice_no_rule("explain", id);
		return STATUS_USAGE;
	}
	diags_init(&d, &a);
	if (!templates)
		templates = command_share(&a, "templates");
	wrong = !rule_texts_read(&a, &d, templates, &texts) ||
		d.count[DIAG_ERROR];
	diags_sort(&d);
	report_print(&d, &how, stderr);
	print_rule(rule, map_find(&texts, str_c(id)), stdout);
	arena_free(&a);
	return wrong ? STATUS_WRONG : STATUS_FINE;
}
