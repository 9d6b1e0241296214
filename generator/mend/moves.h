/*
 * moves.h - items of a list that change places; only mend/ includes this.
 */
#ifndef MOVES_H
#define MOVES_H

#include "mend/spelling.h"

/* The bytes that spell a value, its quotes included. */
struct spelled {
	size_t from, to;
	char quote; /* or 0 */
};

/* Find what spells `was` at the place of an edit; NULL, or why it is not. */
const char *spelling_find(const struct source *s, const struct edit *e,
			  struct spelled *out);

/* Whether the edits put the same values in another order. */
bool moves_are(const struct edit *edits);

/*
 * The same as `spelling_read`, for such edits.  A comment behind an item on
 * its line goes with it; where a comment could be about more than one item,
 * nothing is moved.
 */
const char *moves_read(struct arena *a, const struct source *s,
		       const struct edit *edits, struct replacements *out);

#endif
