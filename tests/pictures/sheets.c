/*
 * sheets FILE... - do the posters of a site pass the filter for SVG?
 *
 * Links lead out of a poster, which no logo may: without them nothing may have
 * to go.  Exits 1 when something has to, or when a poster is too large.
 */
#include "base/file.h"
#include "format/svg.h"

#include <stdio.h>

/* Twice that of the 2,413 items of a real landscape: 415,514 bytes. */
enum { MOST_BYTES = 1 << 20 };

/* The same without the addresses of links. */
static struct str without_links(struct arena *a, struct str svg)
{
	static const struct str start = STR_INIT("<a href=\"");
	struct buf out = {0};
	struct str result;

	while (svg.n) {
		size_t n = str_find(svg, start);
		struct str rest;

		buf_add(&out, str_sub(svg, 0, n));
		if (n == svg.n)
			break;
		buf_add(&out, STR("<a"));
		str_cut(str_from(svg, n + start.n), '"', &rest);
		svg = rest;
	}
	result = arena_str(a, buf_str(&out));
	buf_free(&out);
	return result;
}

static bool look_at(const char *file)
{
	struct arena a = {0};
	struct diags d;
	struct buf out = {0};
	struct str svg = {0};
	bool clean;

	diags_init(&d, &a);
	clean = file_read(&a, &d, file, MOST_BYTES, &svg) &&
		svg_filter(&a, &d, file, without_links(&a, svg), &out) ==
			SVG_CLEAN &&
		!d.first;
	if (!clean)
		printf("%s: %.*s\n", file, d.first ? (int)d.first->text.n : 9,
		       d.first ? d.first->text.p : "not clean");
	buf_free(&out);
	arena_free(&a);
	return clean;
}

int main(int argc, char **argv)
{
	int passed = 0;

	for (int i = 1; i < argc; i++)
		passed += look_at(argv[i]);
	printf("%d passed, %d failed\n", passed, argc - 1 - passed);
	return passed == 0 || passed < argc - 1;
}
