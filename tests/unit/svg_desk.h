/* svg_desk.h - a file through the SVG filter, for the tests of format/svg. */
#ifndef SVG_DESK_H
#define SVG_DESK_H

#include "unit.h"

#include "format/svg.h"

#include <string.h>

#define XMLNS                                                                  \
	"xmlns='http://www.w3.org/2000/svg' "                                  \
	"xmlns:xlink='http://www.w3.org/1999/xlink'"

/* A file with `body` in it, as a literal. */
#define SVG(body) "<svg " XMLNS ">" body "</svg>"

struct svg_desk {
	struct arena arena;
	struct diags diags;
	struct buf out;
	enum svg_verdict verdict;
};

static inline void desk_filter(struct svg_desk *desk, struct str in)
{
	*desk = (struct svg_desk){0};
	diags_init(&desk->diags, &desk->arena);
	desk->verdict = svg_filter(&desk->arena, &desk->diags, "logo.svg", in,
				   &desk->out);
}

static inline void desk_free(struct svg_desk *desk)
{
	buf_free(&desk->out);
	arena_free(&desk->arena);
}

/* The verdict alone. */
static inline enum svg_verdict desk_verdict(struct str in)
{
	struct svg_desk desk;

	desk_filter(&desk, in);
	desk_free(&desk);
	return desk.verdict;
}

static inline bool desk_holds(const struct svg_desk *desk, const char *what)
{
	return str_find(buf_str(&desk->out), str_c(what)) < desk->out.n;
}

/*
 * The rule and the place of the finding number `i`, as "rule 1:2".  That a
 * drawing has no viewBox, as most here, is not counted.
 */
static inline const char *desk_finding(struct svg_desk *desk, int i)
{
	const struct diag *d = desk->diags.first;

	for (; d; d = d->next)
		if (strcmp(d->rule->id, "svg-viewbox") && !i--)
			break;
	return d ? arena_printf(&desk->arena, "%s %d:%d", d->rule->id,
				d->pos.line, d->pos.col)
			       .p
		 : "none";
}

#endif
