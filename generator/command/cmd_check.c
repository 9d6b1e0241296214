/* strata check: say what is wrong with a catalogue. */
#include "command/check_online.h"
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "pipeline/build.h"

static struct load_options options;
static const char *cache;
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
	{"online", 0, OPTION_FLAG, NULL, &online.wanted,
	 "ask every link whether it answers"},
	{"max-age", 0, OPTION_TEXT, "DAYS", &online.max_age,
	 "for which a good answer counts (7)"},
	{"private-hosts", 0, OPTION_FLAG, NULL, &online.private_hosts,
	 "ask hosts of private networks too"},
	{"strict", 0, OPTION_FLAG, NULL, &strict, "a warning is wrong too"},
	{"all", 0, OPTION_FLAG, NULL, &all, "every finding, on a terminal too"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_check_help(FILE *out)
{
	fputs("Load and check a catalogue and print every finding with its "
	      "place.  The exit\nstatus is 1 when there is an error.\n\n",
	      out);
	options_print(rows, out);
}

int command_check(int argc, char **argv)
{
	struct arena a = {0};
	struct diags d;
	struct report_options how;
	struct catalogue *c;
	bool wrong;

	options.path = "data";
	if (!options_read("check", rows, argc, argv, &options.path) ||
	    !command_as_of(&options.as_of) || !check_online_options(&online))
		return STATUS_USAGE;
	if (no_cache)
		cache = NULL;
	else if (!cache)
		cache = command_cache(&a);
	diags_init(&d, &a);
	c = build_check(&a, &d, &options, cache);
	online.cache = cache;
	online.today = options.as_of;
	wrong = c && online.wanted && !check_online(&a, &d, c, &online);
	if (c && online.wanted)
		build_severities(&a, &d, c);
	diags_sort(&d);
	how = (struct report_options){.terminal = report_is_terminal(stdout),
				      .all = all};
	report_print(&d, &how, stdout);
	if (how.terminal)
		printf("%zu error%s, %zu warning%s\n", d.count[DIAG_ERROR],
		       d.count[DIAG_ERROR] == 1 ? "" : "s",
		       d.count[DIAG_WARNING],
		       d.count[DIAG_WARNING] == 1 ? "" : "s");
	wrong = wrong || d.count[DIAG_ERROR] ||
		(strict && d.count[DIAG_WARNING]);
	arena_free(&a);
	return wrong ? STATUS_WRONG : STATUS_FINE;
}
