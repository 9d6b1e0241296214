/* strata check: say what is wrong with a catalogue. */
#include "check/check.h"
#include "command/check_fix.h"
#include "command/check_online.h"
#include "command/choice.h"
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "pipeline/build.h"
#include "pipeline/rule_texts.h"

static struct load_options options;
static const char *cache, *format_name;
static struct choice asked;
static bool no_cache, strict, all, age;
static struct check_online_options online;
static struct check_fix fix;

static const struct option_row rows[] = {
	{"settings", 0, OPTION_TEXT, "FILE", &options.settings,
	 "settings.yml of a landscape2 catalogue"},
	{"guide", 0, OPTION_TEXT, "FILE", &options.guide,
	 "guide.yml of a landscape2 catalogue"},
	{"logos", 0, OPTION_TEXT, "DIR", &options.logos, "the folder of logos"},
	{"facts", 0, OPTION_TEXT, "DIR", &options.facts, "the folder of facts"},
	{"cache", 0, OPTION_TEXT, "DIR", &cache,
	 "where filtered logos are kept"},
	{"no-cache", 0, OPTION_FLAG, NULL, &no_cache, "keep nothing"},
	{"format", 0, OPTION_TEXT, "FORMAT", &format_name,
	 "text, json, sarif or github (text)"},
	{"rule", 0, OPTION_REST, "ID...", &asked.rules,
	 "the findings of these rules alone"},
	{"only", 0, OPTION_REST, "FILE...", &asked.files,
	 "the findings in these files alone; all is loaded"},
	{"online", 0, OPTION_FLAG, NULL, &online.wanted,
	 "ask every link whether it answers"},
	{"max-age", 0, OPTION_TEXT, "DAYS", &online.max_age,
	 "for which a good answer counts (7)"},
	{"private-hosts", 0, OPTION_FLAG, NULL, &online.private_hosts,
	 "ask hosts of private networks too"},
	{"age", 0, OPTION_FLAG, NULL, &age,
	 "say what was looked up too long ago, by the clock"},
	{"fix", 0, OPTION_FLAG, NULL, &fix.wanted,
	 "mend in the files what has one right answer"},
	{"strict", 0, OPTION_FLAG, NULL, &strict, "a warning is wrong too"},
	{"all", 0, OPTION_FLAG, NULL, &all,
	 "every finding, on a terminal too, and those waived"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_check_help(FILE *out)
{
	fputs("Load and check a catalogue and print every finding with its "
	      "place.  The exit\nstatus is 1 when there is an error.\n\n",
	      out);
	options_print(rows, out);
}

/* Help for each rule belongs to the format; without it the rest is right. */
static void read_texts(struct arena *a, struct map *out)
{
	struct diags unheard;

	diags_init(&unheard, a);
	rule_texts_read(a, &unheard, command_share(a, "templates"), out);
}

static const struct report_format *find_format(void)
{
	const struct report_format *found = report_format_find(format_name);

	if (!found)
		fprintf(stderr,
			"strata: no format '%s' (try 'strata help check')\n",
			format_name);
	return found;
}

static bool is_wrong(const struct diags *d)
{
	struct report_counts n = report_count(d);

	return n.of[DIAG_ERROR] || (strict && n.of[DIAG_WARNING]);
}

static void print(const struct report_format *format, struct arena *a,
		  const struct diags *d)
{
	struct map texts = {0};
	struct report report = {
		.findings = d,
		.catalogue = options.path,
		.texts = &texts,
		.how = {.terminal = report_is_terminal(stdout), .all = all},
	};

	if (format->explains)
		read_texts(a, &texts);
	format->print(&report, stdout);
}

/* Load and check once; `*whole` is false when not every link was asked. */
static struct catalogue *look(struct arena *a, struct diags *d, bool *whole)
{
	struct catalogue *c;
	unsigned beyond = 0;

	diags_init(d, a);
	c = build_check(a, d, &options, cache);
	if (c && online.wanted) {
		*whole = check_online(a, d, c, &online);
		beyond |= *whole ? 1u << RULES_OF_LINKS : 0;
	}
	if (c && age) {
		check_age(a, d, c, command_today(options.as_of));
		beyond |= 1u << RULES_OF_AGE;
	}
	if (c)
		build_judge(a, d, c, beyond);
	diags_sort(d);
	return c;
}

/* What was asked for, of what is left when it was mended. */
static int check_and_print(struct arena *a, const struct report_format *format)
{
	struct catalogue *c;
	bool whole = true;
	struct diags d;

	do {
		c = look(a, &d, &whole);
		if (!choice_has_rules("check", &asked, c))
			return STATUS_USAGE;
		choice_apply(&asked, c, options.path, &d);
	} while (fix.wanted && c && whole &&
		 check_fix_round(&fix, a, c->folder, &d));
	if (fix.wanted) {
		diags_take(&d, &fix.refused);
		diags_sort(&d);
		check_fix_print(&fix, format->alone ? stderr : stdout);
	}
	print(format, a, &d);
	return is_wrong(&d) || !whole ? STATUS_WRONG : STATUS_FINE;
}

int command_check(int argc, char **argv)
{
	struct arena a = {0};
	const struct report_format *format;
	int status;

	options.path = "data";
	if (!options_read("check", rows, argc, argv, &options.path) ||
	    !(format = find_format()) || !choice_has_files("check", &asked) ||
	    !command_as_of(&options.as_of) || !check_online_options(&online))
		return STATUS_USAGE;
	if (no_cache)
		cache = NULL;
	else if (!cache)
		cache = command_cache(&a);
	online.cache = cache;
	online.today = command_today(options.as_of);
	status = check_and_print(&a, format);
	arena_free(&a);
	return status;
}
