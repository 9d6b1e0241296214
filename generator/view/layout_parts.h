/*
 * layout_parts.h - what the steps of a layout share.  Only layout*.c include
 * this.
 *
 * Rows are numbered from above, and channel r is what lies above row r.  Ports
 * at the lower side of a box stand at even steps from the left of its column,
 * those at the upper side at odd ones.  So between a box and the next one below
 * in its column no two lines share an x, however many rows lie between.
 */
#ifndef LAYOUT_PARTS_H
#define LAYOUT_PARTS_H

#include "view/layout.h"

enum {
	LAYOUT_STEP = 9,   /* of ports in a side, tracks and lanes */
	LAYOUT_MARGIN = 8, /* around everything */
	/* How often a search may look at a pair of edges: a drawing of sixty
	   boxes passes, a hostile one of thousands stays as it was given. */
	LAYOUT_EFFORT = 4000000,
};

/* A horizontal run of an edge in a channel. */
struct layout_run {
	size_t edge;
	int corner;              /* it goes from this one to the next */
	bool from_up, from_down; /* where its lines come from, at `corner` */
	bool to_up, to_down;     /* and lead to, at the next */
	int track;
};

struct layout_channel {
	LIST(struct layout_run) runs;
	int tracks;
	int above, below; /* room for heads and labels at both sides */
	int y, height;
};

struct layout_work {
	struct layout *l;
	int rows, columns;
	size_t *cells; /* rows x columns: the box there + 1; 0: none */
	size_t *row_band;
	int *row_height, *row_y;
	struct layout_channel *channels; /* rows + 1 */
	int *lanes;                      /* of each gap, columns + 1 */
	int *column_x, *column_width, *gap_x;
	int *edge_gap, *edge_lane; /* -1: none */
	int *from_x, *to_x;        /* of ports, at first from their column */
};

/* layout_place.c: the cells of the boxes. */
void layout_place(struct layout_work *w);

/* Whether no box stands in the column between two rows. */
bool layout_is_clear(const struct layout_work *w, int column, int row,
		     int other);

/* layout_ports.c: where edges leave and enter, and how wide columns are. */
void layout_set_ports(struct layout_work *w);
bool layout_leaves_below(const struct layout *l, const struct layout_edge *e);
bool layout_enters_below(const struct layout *l, const struct layout_edge *e);

/* layout_tracks.c: a track for every run of a channel. */
void layout_set_tracks(struct layout_work *w, struct layout_channel *c);

#endif
