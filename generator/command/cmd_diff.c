/* strata diff: what came, went and changed between two editions. */
#include "command/changes.h"
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "load/load.h"

static const char *format;

static const struct option_row rows[] = {
	{"format", 0, OPTION_TEXT, "FORMAT", &format,
	 "text or markdown (text)"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_diff_help(FILE *out)
{
	fputs("Print which entries came and went, and which have another "
	      "layer, other\ncapabilities, another level or status.  OLD and "
	      "NEW are catalogues or files of\neditions, as 'strata release' "
	      "writes them to editions/.  The order of\ncapabilities counts "
	      "for nothing.\n\n",
	      out);
	options_print(rows, out);
}

/*
 * False when it was not read, or not all of it: what lacks would seem to have
 * gone.  Why is reported.
 */
static bool read_side(struct arena *a, struct diags *d,
		      const struct load_options *options,
		      struct changes_side *out)
{
	size_t errors = d->count[DIAG_ERROR];
	const struct catalogue *c;

	*out = (struct changes_side){.path = options->path};
	if (load_is_edition(a, options->path)) {
		out->edition = load_edition(a, d, options->path);
		return d->count[DIAG_ERROR] == errors;
	}
	c = load(a, d, options);
	if (c)
		out->edition = edition_of(a, c);
	return c && !c->incomplete;
}

static void print(struct arena *a, const struct changes_format *f,
		  const struct changes_side *sides)
{
	struct changes c =
		edition_compare(a, sides[0].edition, sides[1].edition);
	struct buf out = {0};

	f->write(a, &out, &sides[0], &sides[1], &c);
	fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
}

int command_diff(int argc, char **argv)
{
	struct report_options how = {.wanted = report_is_error};
	struct load_options options = {0};
	const char *paths[2] = {NULL, NULL};
	const struct changes_format *f;
	struct changes_side sides[2];
	struct arena a = {0};
	struct diags d;
	bool read = true, wrong;

	if (!options_read_several("diff", rows, argc, argv, paths, 2) ||
	    !command_as_of(&options.as_of))
		return STATUS_USAGE;
	if (!paths[1]) {
		fputs("strata: two are compared: OLD and NEW (try 'strata help "
		      "diff')\n",
		      stderr);
		return STATUS_USAGE;
	}
	f = changes_format_find(format);
	if (!f) {
		fprintf(stderr,
			"strata: no format '%s' (try 'strata help diff')\n",
			format);
		return STATUS_USAGE;
	}
	diags_init(&d, &a);
	for (int i = 0; i < 2; i++) {
		options.path = paths[i];
		read = read_side(&a, &d, &options, &sides[i]) && read;
	}
	diags_sort(&d);
	how.terminal = report_is_terminal(stderr);
	report_print(&d, &how, stderr);
	if (read)
		print(&a, f, sides);
	wrong = !read || d.count[DIAG_ERROR];
	arena_free(&a);
	return wrong ? STATUS_WRONG : STATUS_FINE;
}
