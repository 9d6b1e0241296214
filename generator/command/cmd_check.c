/* strata check: say what is wrong with a catalogue. */
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
static bool no_cache, strict, all;
static struct check_online_options online;

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

int command_check(int argc, char **argv)
{
	struct arena a = {0};
	struct diags d;
	const struct report_format *format;
	struct catalogue *c;
	bool wrong;

	options.path = "data";
	if (!options_read("check", rows, argc, argv, &options.path) ||
	    !(format = find_format()) || !choice_has_files("check", &asked) ||
	    !command_as_of(&options.as_of) || !check_online_options(&online))
		return STATUS_USAGE;
	if (no_cache)
		cache = NULL;
	else if (!cache)
		cache = command_cache(&a);
	diags_init(&d, &a);
	c = build_check(&a, &d, &options, cache);
	if (!choice_has_rules("check", &asked, c)) {
		arena_free(&a);
		return STATUS_USAGE;
	}
	online.cache = cache;
	online.today = options.as_of;
	wrong = c && online.wanted && !check_online(&a, &d, c, &online);
	if (c && online.wanted)
		build_severities(&a, &d, c);
	diags_sort(&d);
	choice_apply(&asked, c, options.path, &d);
	print(format, &a, &d);
	wrong = is_wrong(&d) || wrong;
	arena_free(&a);
	return wrong ? STATUS_WRONG : STATUS_FINE;
}
