/* strata pictures: PNG and PDF of the posters and cards of a site. */
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "pipeline/pictures.h"

#include <string.h>

static struct pictures_options options;
static const char *cards;

static const struct option_row rows[] = {
	{"output", 'o', OPTION_TEXT, "DIR", &options.folder,
	 "the folder of the site (site)"},
	{"cards", 0, OPTION_TEXT, "pages|all", &cards,
	 "of home, layers and chapters, or of projects too (pages)"},
	{"force", 'f', OPTION_FLAG, NULL, &options.force,
	 "replace files that strata did not write"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_pictures_help(FILE *out)
{
	fputs("Draw what `strata build` wrote: each poster as PNG and PDF, and "
	      "social cards as\nPNG.  Only what changed is drawn again.  Build "
	      "once more afterwards: pages name\nthe cards that are in the "
	      "site's folder when they are built.  A card that was\ndrawn once "
	      "is kept true.  Cards of projects are laid out by `strata "
	      "build\n--project-cards`, and by any build once one was "
	      "drawn.\n\n",
	      out);
	options_print(rows, out);
}

static bool cards_are_right(void)
{
	if (!strcmp(cards, "pages") || !strcmp(cards, "all"))
		return true;
	fprintf(stderr,
		"strata: --cards takes pages or all, not '%s' (try 'strata "
		"help pictures')\n",
		cards);
	return false;
}

int command_pictures(int argc, char **argv)
{
	struct arena a = {0};
	struct diags d;
	struct site_counts n;
	struct report_options how = {.terminal = report_is_terminal(stderr),
				     .all = true};
	const char *operand = NULL;
	bool drawn;

	options.folder = "site";
	cards = "pages";
	if (!options_read("pictures", rows, argc, argv, &operand))
		return STATUS_USAGE;
	if (operand) {
		fprintf(stderr,
			"strata: pictures takes no '%s' (try 'strata help "
			"pictures')\n",
			operand);
		return STATUS_USAGE;
	}
	if (!cards_are_right())
		return STATUS_USAGE;
	options.all_cards = !strcmp(cards, "all");
	diags_init(&d, &a);
	drawn = pictures_draw(&a, &d, &options, &n);
	diags_sort(&d);
	report_print(&d, &how, stderr);
	if (drawn && how.terminal)
		fprintf(stderr,
			"strata: %zu files: %zu written, %zu unchanged, %zu "
			"removed\n",
			n.files, n.written, n.unchanged, n.removed);
	arena_free(&a);
	return drawn ? STATUS_FINE : STATUS_WRONG;
}
