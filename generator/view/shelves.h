/*
 * shelves.h - groups of equal tiles, set side by side on shelves.
 *
 * Groups keep their order.  All on a shelf have their tiles in as many rows,
 * and where shelves end is chosen so that they are lowest together.  What is
 * left of a shelf's width goes between its groups when it is little, so that
 * they end at the same edge.  Whole pixels, the same for the same input.
 */
#ifndef SHELVES_H
#define SHELVES_H

#include "base/arena.h"
#include "base/list.h"

struct shelf_group {
	int tiles;         /* given: how many, 0 too */
	int least_columns; /* given: its head needs so many, */
	int good_columns;  /* given: and looks better with these */
	int x, y;          /* found: of its head */
	int columns, rows, width;
};

struct shelves {
	struct arena *arena;
	int columns;                  /* given: of tiles, in the whole width */
	int tile_width, tile_height;  /* given */
	int tile_gap, group_gap, gap; /* given: gap is between shelves */
	int head;                     /* given: height of a group's head */
	LIST(struct shelf_group) groups;
	int width, height; /* found; no groups have no height */
};

/* The width of so many columns of tiles. */
int shelves_width(const struct shelves *s, int columns);

void shelves_find(struct shelves *s);

#endif
