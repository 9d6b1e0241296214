/* strata release: write down what this edition of a catalogue holds. */
#include "base/file.h"
#include "base/path.h"
#include "command/command.h"
#include "command/edition_write.h"
#include "command/options.h"
#include "command/report.h"
#include "pipeline/build.h"

static struct load_options options;
static bool force, dry_run;

static const struct option_row rows[] = {
	{"force", 'f', OPTION_FLAG, NULL, &force,
	 "write the newest edition anew"},
	{"dry-run", 0, OPTION_FLAG, NULL, &dry_run,
	 "print the edition, write nothing"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_release_help(FILE *out)
{
	fputs("Write editions/<date>.yml: which entries the catalogue holds, "
	      "with layer,\ncapabilities, level and status.  The date is "
	      "'edition_date' of strata.yml; where\nnone is stated, the day "
	      "that the catalogue is of.  A catalogue with an error is\nnot "
	      "released, and an edition that is written stays: the newest "
	      "alone can be\nwritten anew.\n\n",
	      out);
	options_print(rows, out);
}

static struct str bytes_of(struct arena *a, const struct edition *e)
{
	struct buf b = {0};
	struct str s;

	edition_write(a, &b, e);
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static const struct edition *edition_on(const struct catalogue *c,
					struct date day)
{
	for (size_t i = 0; i < c->editions.n; i++)
		if (!date_cmp(c->editions.at[i]->date.date, day))
			return c->editions.at[i];
	return NULL;
}

/* Whether it may be written; if not, one line on stderr says why. */
static bool may_write(struct arena *a, const struct catalogue *c,
		      const struct edition *is, const struct edition *there)
{
	const struct edition *newest = c->editions.n ? c->editions.at[0] : NULL;
	struct str day = date_iso(a, is->date.date);

	if (newest && date_cmp(newest->date.date, is->date.date) > 0) {
		fprintf(stderr,
			"strata: %s is newer than %.*s: an edition is not "
			"written after the next one\n",
			newest->pos.file, STR_ARG(day));
		return false;
	}
	if (there && !force) {
		fprintf(stderr,
			"strata: %s differs: give the edition a new date in "
			"strata.yml, or write it anew with --force\n",
			there->pos.file);
		return false;
	}
	return true;
}

/* One of our own states its date, or has an error. */
static bool has_date(const struct edition *is)
{
	if (date_is_set(is->date.date))
		return true;
	fprintf(stderr,
		"strata: %s has no date: set SOURCE_DATE_EPOCH to the day that "
		"it is of\n",
		options.path);
	return false;
}

static bool release(struct arena *a, struct diags *d, const struct catalogue *c)
{
	const struct edition *is = edition_of(a, c), *there;
	const char *folder = path_join(a, c->folder, STR("editions"));
	const char *path;
	struct str bytes;

	if (!has_date(is))
		return false;
	there = edition_on(c, is->date.date);
	bytes = bytes_of(a, is);
	if (dry_run) {
		fwrite(bytes.p, 1, bytes.n, stdout);
		return true;
	}
	path = path_join(a, folder,
			 arena_printf(a, "%.*s.yml",
				      STR_ARG(date_iso(a, is->date.date))));
	if (there && str_eq(bytes_of(a, there), bytes)) {
		fprintf(stderr, "strata: %s says so already\n", path);
		return true;
	}
	if (!may_write(a, c, is, there) || !file_make_folders(a, d, folder) ||
	    !file_write_durably(a, d, path, bytes))
		return false;
	fprintf(stderr, "strata: %s is written: %zu entr%s\n", path,
		is->entries.n, is->entries.n == 1 ? "y" : "ies");
	return true;
}

int command_release(int argc, char **argv)
{
	struct report_options how = {.wanted = report_is_error};
	struct arena a = {0};
	struct diags d;
	const struct catalogue *c;
	bool ok;

	options.path = "data";
	if (!options_read("release", rows, argc, argv, &options.path) ||
	    !command_as_of(&options.as_of))
		return STATUS_USAGE;
	diags_init(&d, &a);
	c = build_check(&a, &d, &options, NULL);
	ok = c && !d.count[DIAG_ERROR] && release(&a, &d, c);
	diags_sort(&d);
	how.terminal = report_is_terminal(stderr);
	report_print(&d, &how, stderr);
	arena_free(&a);
	return ok ? STATUS_FINE : STATUS_WRONG;
}
