/*
 * poster.h - the landscape in section on one sheet: where everything goes.
 *
 * Bands, one below the other, each with a column of words at its side and its
 * groups of tiles on shelves; strips between them say what crosses.  Words of
 * the side, the heads of groups and the strips are broken here, so that the
 * sheet can be tried at several widths: `poster_fit` takes the narrowest of
 * the given proportion, the same for the same catalogue.
 *
 * Nobody but view_poster.c and poster_put.c needs this.
 */
#ifndef POSTER_H
#define POSTER_H

#include "view/crossings.h"
#include "view/parts.h"
#include "view/shelves.h"
#include "view/typeface.h"

/* How a tile looks: an element of a table, or a line of a list. */
struct tile_kind {
	int width, height, gap, group_gap;
	int name_x, name_y, name_width; /* of the name's first line */
	size_t name_lines;
	int disc_room; /* that a name has more where no disc stands */
	bool has_symbol;
};

enum {
	POSTER_SMALL = 12, /* the smallest type, and that of tiles */
	POSTER_LINE = 13,  /* from line to line of it */
	POSTER_MARGIN = 48,
};

/* A run of text with the place of its base line. */
struct poster_line {
	struct str text;
	int x, y, size;
	enum typeface face;
	bool faint;
};
LIST_OF(poster_lines, struct poster_line);

/* What crosses a border: an arrow, its number and words. */
struct poster_crossing {
	struct crossing what;
	struct str text;
	int x, y; /* of its base line, from the strip's top */
};

struct poster_strip {
	LIST(struct poster_crossing) items;
	int y, height; /* 0: there is none */
};

/* A capability with what stands in it. */
struct poster_group {
	const struct capability *capability;
	const struct entries *entries;
	struct str note; /* instead of tiles, or empty */
};

struct poster_band {
	const struct layer *layer;
	struct str label, name, count;
	struct texts notes;       /* plain text: paragraphs of the side */
	struct str notes_head;    /* above them, or empty */
	struct poster_lines side; /* found, from the band's top */
	int side_height;
	LIST(struct poster_group) groups;
	struct shelves shelves;
	struct poster_strip above, below;
	int y, height; /* found: of side and shelves */
};

/* A number of the sheet's head. */
struct poster_figure {
	struct str value, label;
};

struct poster {
	struct view *view;
	const struct tile_kind *tile;
	struct str kicker, title, summary, colophon;
	LIST(struct poster_figure) figures;
	LIST(struct poster_band) bands;
	int least_columns; /* given */
	bool has_side;     /* given: words stand beside bands */

	/* Found: */
	int columns, scale; /* in percent, of all but tiles */
	int width, height;
	int side_width, groups_x, head_height;
	struct poster_lines head;
	int figure_width, figure_size, figure_label; /* the last two: of type */
};

/* A length of the sheet's larger type, by its scale. */
int poster_scaled(const struct poster *p, int length);

/* How group heads are set, and all small print but that of tiles. */
struct type poster_head_type(const struct poster *p);
struct type poster_small_type(const struct poster *p);

/* Find width, height and all places. */
void poster_fit(struct poster *p);

/* The tree of poster.mustache; `path` is the sheet's own. */
struct value *poster_put(struct poster *p, struct str path);

#endif
