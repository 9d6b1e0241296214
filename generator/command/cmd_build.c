/* strata build: make the site of a catalogue. */
#include "base/url.h"
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "pipeline/build.h"

static struct build_options options;
static bool no_cache, all;

static const struct option_row rows[] = {
	{"output", 'o', OPTION_TEXT, "DIR", &options.output,
	 "the folder of the site (site)"},
	{"settings", 0, OPTION_TEXT, "FILE", &options.load.settings,
	 "settings.yml of a landscape2 catalogue"},
	{"guide", 0, OPTION_TEXT, "FILE", &options.load.guide,
	 "guide.yml of a landscape2 catalogue"},
	{"logos", 0, OPTION_TEXT, "DIR", &options.load.logos,
	 "the folder of logos"},
	{"facts", 0, OPTION_TEXT, "DIR", &options.load.facts,
	 "the folder of facts"},
	{"base-url", 0, OPTION_TEXT, "URL", &options.load.base_url,
	 "where the site will be published"},
	{"templates", 0, OPTION_TEXT, "DIR", &options.templates,
	 "the look's templates and words"},
	{"static", 0, OPTION_TEXT, "DIR", &options.statics,
	 "the look's style sheet and other files"},
	{"cache", 0, OPTION_TEXT, "DIR", &options.cache,
	 "where filtered logos are kept"},
	{"no-cache", 0, OPTION_FLAG, NULL, &no_cache, "keep nothing"},
	{"keep-going", 'k', OPTION_FLAG, NULL, &options.keep_going,
	 "write what can be written in spite of errors"},
	{"force", 'f', OPTION_FLAG, NULL, &options.force,
	 "replace files that strata did not write"},
	{"project-cards", 0, OPTION_FLAG, NULL, &options.project_cards,
	 "lay out cards of projects for 'strata pictures'"},
	{"all", 0, OPTION_FLAG, NULL, &all, "every error, on a terminal too"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_build_help(FILE *out)
{
	fputs("Load, check and render a catalogue, then write what changed.  "
	      "CATALOGUE is a\nfolder with a strata.yml (data), a folder with "
	      "a "
	      "landscape.yml or data.yml, or\nsuch a file.  With an error "
	      "nothing is written.\n\n",
	      out);
	options_print(rows, out);
}

/* The rest is the catalogue's: `strata check` shows it. */
static bool is_told(const struct diag *found)
{
	return !found->waived.n &&
	       (report_is_error(found) || build_finds_alone(found->rule));
}

static void tell(const struct diags *d, const struct build_result *result)
{
	struct report_options how = {.terminal = report_is_terminal(stderr),
				     .all = all,
				     .wanted = is_told};
	size_t untold = 0;

	report_print(d, &how, stderr);
	for (const struct diag *i = d->first; i; i = i->next)
		untold += !i->waived.n && !is_told(i);
	if (untold)
		fprintf(stderr,
			"strata: %zu warning%s (strata check shows them)\n",
			untold, untold == 1 ? "" : "s");
	if (how.terminal && result->written)
		fprintf(stderr,
			"strata: %zu pages; %zu files: %zu written, %zu "
			"unchanged, %zu removed\n",
			result->pages, result->files.files,
			result->files.written, result->files.unchanged,
			result->files.removed);
}

static bool base_url_is_right(void)
{
	if (!options.load.base_url || url_is_web(str_c(options.load.base_url)))
		return true;
	fprintf(stderr,
		"strata: --base-url takes an http(s) address, not '%s' (try "
		"'strata help build')\n",
		options.load.base_url);
	return false;
}

int command_build(int argc, char **argv)
{
	struct arena a = {0};
	struct diags d;
	struct build_result result;
	bool wrong;

	options.load.path = "data";
	options.output = "site";
	if (!options_read("build", rows, argc, argv, &options.load.path) ||
	    !command_as_of(&options.load.as_of) || !base_url_is_right())
		return STATUS_USAGE;
	if (!options.templates)
		options.templates = command_share(&a, "templates");
	if (!options.statics)
		options.statics = command_share(&a, "static");
	if (no_cache)
		options.cache = NULL;
	else if (!options.cache)
		options.cache = command_cache(&a);
	diags_init(&d, &a);
	result = build(&a, &d, &options);
	diags_sort(&d);
	tell(&d, &result);
	wrong = d.count[DIAG_ERROR] || !result.written;
	arena_free(&a);
	return wrong ? STATUS_WRONG : STATUS_FINE;
}
