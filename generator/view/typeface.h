/*
 * typeface.h - how wide a text is, and how it is broken into lines.
 *
 * A reader's typefaces are not known, so each width is that of the widest of
 * those that the site asks for: what fits here fits there.  Everything is
 * whole pixels; the same text has the same lines everywhere.
 */
#ifndef TYPEFACE_H
#define TYPEFACE_H

#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"

enum typeface { TYPEFACE_SANS, TYPEFACE_BOLD, TYPEFACE_SERIF, TYPEFACES };

/* How a text is set. */
struct type {
	enum typeface face;
	int size; /* in pixels */
};

int type_width(struct type t, struct str s);

LIST_OF(lines, struct str);

/*
 * `s` in lines of `width`, broken at blanks and behind hyphens, and within a
 * word that is wider than a line.  When it takes more than `most` lines, the
 * last one ends in an ellipsis, and `*cut` is set where one cares.
 */
struct lines type_lines(struct arena *a, struct type t, struct str s, int width,
			size_t most, bool *cut);

/* The least width at which `s` has at most `most` lines, no word broken. */
int type_least_width(struct arena *a, struct type t, struct str s, size_t most);

#endif
