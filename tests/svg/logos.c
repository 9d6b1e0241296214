/*
 * logos [-v] FOLDER [OUT] - every *.svg of a folder through the filter.
 *
 * Prints how many came out as what, bytes and seconds, and each refused file
 * with its finding; with -v also what was left out of the others.  Files that
 * were written anew go to the folder OUT, for somebody to look at.  Exits 1
 * when a file was refused.
 */
#include "base/file.h"
#include "base/path.h"
#include "format/svg.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_BYTES = 64 << 20 };

struct run {
	const char *out;
	bool tell_all;
	size_t n[SVG_REFUSED + 1];
	size_t bytes, bytes_written;
	double seconds;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void print_findings(const struct run *run, const struct diags *d)
{
	for (const struct diag *one = d->first; one; one = one->next)
		if (run->tell_all || one->rule < &svg_rules[2])
			printf("%s:%d:%d: %s: %.*s [%s]\n", one->pos.file,
			       one->pos.line, one->pos.col,
			       severity_name(one->severity), STR_ARG(one->text),
			       one->rule->id);
}

static void filter_one(struct run *run, struct arena *a, const char *folder,
		       struct str name)
{
	static struct buf out;
	struct diags d;
	struct str in = {0};
	enum svg_verdict verdict;
	double start;

	diags_init(&d, a);
	if (!file_read(a, &d, path_join(a, folder, name), MOST_BYTES, &in)) {
		print_findings(run, &d);
		return;
	}
	start = now();
	verdict = svg_filter(a, &d, arena_cstr(a, name), in, &out);
	run->seconds += now() - start;
	run->n[verdict]++;
	run->bytes += in.n;
	if (verdict == SVG_FILTERED)
		run->bytes_written += out.n;
	if (verdict == SVG_FILTERED && run->out)
		file_write(a, &d, path_join(a, run->out, name), buf_str(&out));
	print_findings(run, &d);
}

int main(int argc, char **argv)
{
	struct run run = {0};
	struct arena names = {0}, each = {0};
	struct file_names files;
	struct diags d;
	int option;

	while ((option = getopt(argc, argv, "v")) != -1)
		run.tell_all |= option == 'v';
	if (optind >= argc) {
		fputs("usage: logos [-v] FOLDER [OUT]\n", stderr);
		return 2;
	}
	run.out = argv[optind + 1];
	diags_init(&d, &names);
	file_list(&names, &d, argv[optind], &files);
	for (size_t i = 0; i < files.n; i++) {
		if (!str_ends(files.at[i], STR(".svg")))
			continue;
		filter_one(&run, &each, argv[optind], files.at[i]);
		arena_free(&each);
	}
	printf("%zu clean, %zu filtered, %zu refused\n", run.n[SVG_CLEAN],
	       run.n[SVG_FILTERED], run.n[SVG_REFUSED]);
	printf("%zu bytes in, %zu bytes of the filtered out, %.3f s\n",
	       run.bytes, run.bytes_written, run.seconds);
	arena_free(&names);
	return run.n[SVG_REFUSED] != 0;
}
