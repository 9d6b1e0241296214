#include "view/layout_parts.h"

#include "base/utf8.h"

#include <stdlib.h>

enum {
	CHIP_ROOM = 24,     /* beside a box, where labels stand */
	HEAD_ROOM = 15,     /* where only lines start and end */
	GAP = 20,           /* between two columns, at least */
	QUIET_CHANNEL = 10, /* between two rows that no arrow runs between */
};

/*
 * Lanes: the gap through which an edge passes the rows between its ends, if
 * boxes stand in its way
 */

static bool needs_lane(const struct layout_work *w, const struct layout_edge *e)
{
	const struct layout_box *a = &w->l->boxes.at[e->from];
	const struct layout_box *b = &w->l->boxes.at[e->to];

	return !layout_is_clear(w, a->column, a->row, b->row) &&
	       !layout_is_clear(w, b->column, a->row, b->row);
}

/* The way aside in half columns, and a little for the company. */
static int cost_of_gap(const struct layout_work *w, const struct layout_edge *e,
		       int gap)
{
	int x = gap * 2 - 1;

	return 2 * (abs(x - w->l->boxes.at[e->from].column * 2) +
		    abs(x - w->l->boxes.at[e->to].column * 2)) +
	       w->lanes[gap];
}

static void choose_lanes(struct layout_work *w)
{
	for (size_t i = 0; i < w->l->edges.n; i++) {
		const struct layout_edge *e = &w->l->edges.at[i];
		int best = 0;

		w->edge_gap[i] = -1;
		if (!needs_lane(w, e))
			continue;
		for (int gap = 1; gap <= w->columns; gap++)
			if (cost_of_gap(w, e, gap) < cost_of_gap(w, e, best))
				best = gap;
		w->edge_gap[i] = best;
		w->edge_lane[i] = w->lanes[best]++;
	}
}

static void set_column_xs(struct layout_work *w)
{
	int x = w->l->left;

	for (int c = 0; c <= w->columns; c++) {
		int gap = (w->lanes[c] + 1) * LAYOUT_STEP;
		int least = c == 0 || c == w->columns ? LAYOUT_MARGIN : GAP;

		if (gap < least)
			gap = least;
		w->gap_x[c] = x + (gap - (w->lanes[c] - 1) * LAYOUT_STEP) / 2;
		x += gap;
		if (c == w->columns)
			break;
		w->column_x[c] = x;
		x += w->column_width[c];
	}
	w->l->width = x;
	for (size_t i = 0; i < w->l->edges.n; i++) {
		const struct layout_edge *e = &w->l->edges.at[i];

		w->from_x[i] += w->column_x[w->l->boxes.at[e->from].column];
		w->to_x[i] += w->column_x[w->l->boxes.at[e->to].column];
	}
}

/*
 * Corners
 */

static void add_run(struct layout_work *w, int channel, size_t edge, int corner,
		    bool from_above, bool to_above)
{
	*list_add(w->l->arena, &w->channels[channel].runs) =
		(struct layout_run){.edge = edge,
				    .corner = corner,
				    .from_up = from_above,
				    .from_down = !from_above,
				    .to_up = to_above,
				    .to_down = !to_above};
}

static void add_point(struct layout_edge *e, int x)
{
	e->at[e->n++].x = x;
}

/* The channel of the only run of an edge that needs no lane: of the two that
   are open to it, the one with less in it. */
static int channel_of(const struct layout_work *w, const struct layout_edge *e,
		      int first, int last)
{
	const struct layout_box *a = &w->l->boxes.at[e->from];
	const struct layout_box *b = &w->l->boxes.at[e->to];

	if (!layout_is_clear(w, a->column, a->row, b->row))
		return first;
	if (!layout_is_clear(w, b->column, a->row, b->row))
		return last;
	return w->channels[first].runs.n < w->channels[last].runs.n ? first
								    : last;
}

static void need_room(struct layout_channel *c, bool above, int room)
{
	int *side = above ? &c->above : &c->below;

	if (room > *side)
		*side = room;
}

/* The corners of an edge, with their x only; a y that is not known is 0. */
static void add_corners(struct layout_work *w, size_t i)
{
	struct layout_edge *e = &w->l->edges.at[i];
	bool down = layout_leaves_below(w->l, e);
	bool up = layout_enters_below(w->l, e);
	int first = w->l->boxes.at[e->from].row + down;
	int last = w->l->boxes.at[e->to].row + up;
	int lane;

	if (e->from == e->to)
		return;
	need_room(&w->channels[first], down,
		  e->chip_width ? CHIP_ROOM : HEAD_ROOM);
	need_room(&w->channels[last], up, HEAD_ROOM);
	add_point(e, w->from_x[i]);
	if (w->edge_gap[i] >= 0) {
		lane = w->gap_x[w->edge_gap[i]] + w->edge_lane[i] * LAYOUT_STEP;
		add_run(w, first, i, 1, down, !down);
		add_run(w, last, i, 3, !up, up);
		add_point(e, w->from_x[i]);
		add_point(e, lane);
		add_point(e, lane);
		add_point(e, w->to_x[i]);
	} else if (w->from_x[i] != w->to_x[i]) {
		add_run(w, channel_of(w, e, first, last), i, 1, down, up);
		add_point(e, w->from_x[i]);
		add_point(e, w->to_x[i]);
	}
	add_point(e, w->to_x[i]);
}

/*
 * Heights
 */

static void set_row_heights(struct layout_work *w)
{
	const struct layout *l = w->l;

	for (int r = 0; r < w->rows; r++)
		w->row_height[r] = l->band_height;
	for (size_t i = 0; i < l->boxes.n; i++) {
		int *height = &w->row_height[l->boxes.at[i].row];

		if (l->boxes.at[i].height > *height)
			*height = l->boxes.at[i].height;
	}
}

static void set_ys(struct layout_work *w)
{
	int y = 0;

	for (int r = 0; r <= w->rows; r++) {
		struct layout_channel *c = &w->channels[r];
		bool is_outer = r == 0 || r == w->rows;

		need_room(c, true, LAYOUT_MARGIN);
		need_room(c, false, LAYOUT_MARGIN);
		c->y = y;
		c->height = c->above + c->below +
			    (c->tracks ? (c->tracks - 1) * LAYOUT_STEP : 0);
		if (c->above + c->below == 2 * LAYOUT_MARGIN && !c->tracks)
			c->height = is_outer ? LAYOUT_MARGIN : QUIET_CHANNEL;
		y += c->height;
		if (r < w->rows) {
			w->row_y[r] = y;
			y += w->row_height[r];
		}
	}
	w->l->height = y;
}

/* The border between two bands runs through the middle of a channel. */
static void set_bands(struct layout_work *w)
{
	int top = 0;

	for (int r = 0; r < w->rows; r++) {
		struct layout_band *b = &w->l->bands[w->row_band[r]];
		const struct layout_channel *next = &w->channels[r + 1];
		bool last = r + 1 == w->rows;
		int bottom = last ? w->l->height : next->y + next->height / 2;

		if (!b->height)
			b->y = top;
		b->height = bottom - b->y;
		top = bottom;
	}
}

static void set_run_ys(struct layout_work *w)
{
	for (int r = 0; r <= w->rows; r++) {
		const struct layout_channel *c = &w->channels[r];

		for (size_t i = 0; i < c->runs.n; i++) {
			const struct layout_run *run = &c->runs.at[i];
			struct layout_edge *e = &w->l->edges.at[run->edge];
			int y = c->y + c->above + run->track * LAYOUT_STEP;

			e->at[run->corner].y = y;
			e->at[run->corner + 1].y = y;
		}
	}
}

static void set_end_ys(struct layout *l)
{
	for (size_t i = 0; i < l->edges.n; i++) {
		struct layout_edge *e = &l->edges.at[i];
		const struct layout_box *a = &l->boxes.at[e->from];
		const struct layout_box *b = &l->boxes.at[e->to];
		bool down = layout_leaves_below(l, e);

		if (!e->n)
			continue;
		e->at[0].y = a->y + (down ? a->height : 0);
		e->at[e->n - 1].y =
			b->y + (layout_enters_below(l, e) ? b->height : 0);
		e->chip.x = e->at[0].x;
		e->chip.y = e->at[0].y + (down ? CHIP_ROOM : -CHIP_ROOM) / 2;
	}
}

/* All boxes of a row are equally high, those of a column equally wide. */
static void set_boxes(struct layout_work *w)
{
	for (size_t i = 0; i < w->l->boxes.n; i++) {
		struct layout_box *b = &w->l->boxes.at[i];

		b->x = w->column_x[b->column];
		b->y = w->row_y[b->row];
		b->width = w->column_width[b->column];
		b->height = w->row_height[b->row];
	}
}

static int *numbers(struct layout *l, size_t n)
{
	return arena_alloc(l->arena, (n + 1) * sizeof(int));
}

static void make_room(struct layout_work *w)
{
	struct layout *l = w->l;
	size_t rows = (size_t)w->rows, columns = (size_t)w->columns + 1;

	w->row_height = numbers(l, rows);
	w->row_y = numbers(l, rows);
	w->channels = arena_alloc(l->arena, (rows + 1) * sizeof(*w->channels));
	w->lanes = numbers(l, columns);
	w->column_x = numbers(l, columns);
	w->column_width = numbers(l, columns);
	w->gap_x = numbers(l, columns);
	w->edge_gap = numbers(l, l->edges.n);
	w->edge_lane = numbers(l, l->edges.n);
	w->from_x = numbers(l, l->edges.n);
	w->to_x = numbers(l, l->edges.n);
}

void layout_find(struct layout *l)
{
	struct layout_work w = {.l = l};

	l->bands = arena_alloc(l->arena, (l->n_bands + 1) * sizeof(*l->bands));
	layout_place(&w);
	make_room(&w);
	choose_lanes(&w);
	layout_set_ports(&w);
	set_column_xs(&w);
	for (size_t i = 0; i < l->edges.n; i++)
		add_corners(&w, i);
	for (int r = 0; r <= w.rows; r++)
		layout_set_tracks(&w, &w.channels[r]);
	set_row_heights(&w);
	set_ys(&w);
	set_boxes(&w);
	set_bands(&w);
	set_run_ys(&w);
	set_end_ys(l);
}

/* In hundredths of the size, as wide as the widest of the usual typefaces. */
static int char_width(int32_t c)
{
	if (c < 128 && strchr("iljtfr.,:;'|!()[]I/ -", (int)c))
		return 42;
	if (c < 128 && strchr("mwMW@%", (int)c))
		return 98;
	if (c >= 'A' && c <= 'Z')
		return 76;
	return c >= 0x2e80 ? 100 : 63;
}

int layout_text_width(struct str s, int size)
{
	int32_t c;
	int sum = 0;

	while ((c = utf8_next(&s)) >= 0)
		sum += char_width(c);
	return (sum * size + 99) / 100;
}
