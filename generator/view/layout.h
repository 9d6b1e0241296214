/*
 * layout.h - where boxes and arrows of a drawing go.
 *
 * Boxes stand in bands, one below the other; in a band they fill rows of a
 * grid, near to what they are joined with.  Arrows run at right angles through
 * the channels between rows, the gaps between columns and the cells that are
 * empty, each on a track of its own: lines cross, but none runs along another,
 * through a box or under a label.  Everything is whole pixels, and the same
 * input gives the same drawing.
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "base/arena.h"
#include "base/list.h"

enum { LAYOUT_POINTS = 6 };

struct layout_point {
	int x, y;
};

struct layout_box {
	size_t band;     /* given */
	int needs_width; /* given */
	int height;      /* given */
	int x, y, width; /* found, as are row and column */
	int row, column;
};

struct layout_edge {
	size_t from, to; /* given: boxes */
	int chip_width;  /* given: of its label; 0: it has none */
	/* Found: corners from the one box to the other; none of a box to
	   itself. */
	int n;
	struct layout_point at[LAYOUT_POINTS];
	struct layout_point chip; /* the middle of its label */
};

struct layout_band {
	int y, height;
	bool is_empty; /* no box stands there: it takes no room */
};

struct layout {
	struct arena *arena;
	size_t n_bands;   /* given */
	int most_columns; /* given */
	int left;         /* given: kept free for the names of the bands */
	int band_height;  /* given: the least */
	LIST(struct layout_box) boxes;
	LIST(struct layout_edge) edges;
	struct layout_band *bands; /* found */
	int width, height;         /* found */
};

void layout_find(struct layout *l);

/* How wide a text is at most, in a sans-serif of that size. */
int layout_text_width(struct str s, int size);

#endif
