#include "view/layout.h"

#include "base/utf8.h"

#include <stdlib.h>

enum {
	SLOT = 27, /* ports below a box take even slots, above odd */
	ZONE = 24, /* between a box and the tracks: label or arrowhead */
	TRACK = 9, /* from one track to the next */
	LANE = 9,  /* from one lane in a gap to the next */
	GAP = 22,  /* between two columns, at least */
	QUIET_CHANNEL = 16, /* between two rows that no arrow runs between */
	MARGIN = 8,
};

/* A horizontal run of an edge in a channel. */
struct run {
	size_t edge;
	int corner; /* it goes from this one to the next */
	int track;
};
LIST_OF(runs, struct run);

struct channel {
	struct runs runs;
	int tracks;
	bool above, below; /* ports of the row above, below, open into it */
	int y, height;
};

struct work {
	struct layout *l;
	int rows, columns, column_width;
	int *row_height, *row_y;
	size_t *row_band;
	struct channel *channels; /* rows + 1 */
	int *lanes;               /* of each gap, columns + 1 */
	int *column_x;
	int *gap_x;
	int *edge_gap, *edge_lane; /* -1: none */
	int *from_x, *to_x;        /* of the ports */
};

/*
 * Rows and columns
 */

/* The mean column of the neighbours above, in tenths; -1 when there is none. */
static int pull_of(const struct layout *l, size_t box, size_t band)
{
	int sum = 0, n = 0;

	for (size_t i = 0; i < l->edges.n; i++) {
		const struct layout_edge *e = &l->edges.at[i];
		size_t other = e->from == box ? e->to : e->from;

		if ((e->from != box && e->to != box) ||
		    l->boxes.at[other].band >= band)
			continue;
		sum += l->boxes.at[other].column * 10;
		n++;
	}
	return n ? sum / n : -1;
}

/* The boxes of a band, those drawn to the left first; equal ones as given. */
static size_t band_members(struct layout *l, size_t band, size_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < l->boxes.n; i++) {
		size_t at;
		int pull = pull_of(l, i, band);

		if (l->boxes.at[i].band != band)
			continue;
		at = n++;
		while (pull >= 0 && at &&
		       pull_of(l, out[at - 1], band) > pull) {
			out[at] = out[at - 1];
			at--;
		}
		out[at] = i;
	}
	return n;
}

/* Fill rows from the left, as evenly as they go; short ones stand in the
   middle. */
static void place_band(struct work *w, size_t band, const size_t *members,
		       size_t n)
{
	size_t most = (size_t)w->l->most_columns;
	size_t rows = (n + most - 1) / most, done = 0;

	for (size_t r = 0; r < rows; r++) {
		size_t here = (n - done + rows - r - 1) / (rows - r);
		size_t first = ((size_t)w->columns - here) / 2;

		w->row_band[w->rows] = band;
		for (size_t i = 0; i < here; i++) {
			struct layout_box *b = &w->l->boxes.at[members[done++]];

			b->row = w->rows;
			b->column = (int)(first + i);
			if (b->height > w->row_height[w->rows])
				w->row_height[w->rows] = b->height;
		}
		w->rows++;
	}
}

static void place(struct work *w)
{
	struct layout *l = w->l;
	size_t *members =
		arena_alloc(l->arena, (l->boxes.n + 1) * sizeof(*members));

	w->columns = 1;
	for (size_t b = 0; b < l->n_bands; b++) {
		size_t n = 0;

		for (size_t i = 0; i < l->boxes.n; i++)
			n += l->boxes.at[i].band == b;
		l->bands[b].is_empty = !n;
		if ((int)n > w->columns)
			w->columns = (int)n;
	}
	if (w->columns > l->most_columns)
		w->columns = l->most_columns;
	for (size_t b = 0; b < l->n_bands; b++)
		place_band(w, b, members, band_members(l, b, members));
}

/*
 * Ports
 */

static bool leaves_below(const struct layout *l, const struct layout_edge *e)
{
	return l->boxes.at[e->to].row >= l->boxes.at[e->from].row;
}

static bool enters_below(const struct layout *l, const struct layout_edge *e)
{
	return l->boxes.at[e->from].row >= l->boxes.at[e->to].row;
}

/* One end of an edge at a side of a box. */
struct port {
	size_t edge;
	bool is_from;
	int pull; /* where the other end is */
};

static int by_pull(const void *left, const void *right)
{
	const struct port *a = left, *b = right;
	int order = (a->pull > b->pull) - (a->pull < b->pull);

	if (!order)
		order = (a->edge > b->edge) - (a->edge < b->edge);
	return order ? order : a->is_from - b->is_from;
}

static size_t ports_of(const struct layout *l, size_t box, bool below,
		       struct port *out)
{
	size_t n = 0;

	for (size_t i = 0; i < l->edges.n; i++) {
		const struct layout_edge *e = &l->edges.at[i];

		if (e->from == e->to)
			continue;
		if (e->from == box && leaves_below(l, e) == below)
			out[n++] = (struct port){i, true,
						 l->boxes.at[e->to].column};
		if (e->to == box && enters_below(l, e) == below)
			out[n++] = (struct port){i, false,
						 l->boxes.at[e->from].column};
	}
	if (n)
		qsort(out, n, sizeof(*out), by_pull);
	return n;
}

/* Wide enough for the widest text and for the ports of the busiest side. */
static void set_column_width(struct work *w, struct port *ports)
{
	struct layout *l = w->l;

	for (size_t i = 0; i < l->boxes.n; i++) {
		int most = l->boxes.at[i].needs_width;

		for (int below = 0; below < 2; below++) {
			int n = (int)ports_of(l, i, below, ports);

			if (n * 2 * SLOT + SLOT > most)
				most = n * 2 * SLOT + SLOT;
		}
		if (most > w->column_width)
			w->column_width = most;
	}
}

/* Even slots below, odd ones above, so that no two ends share an x. */
static void set_port_xs(struct work *w, struct port *ports)
{
	struct layout *l = w->l;
	int slots = (w->column_width - SLOT) / (2 * SLOT);

	for (size_t i = 0; i < l->boxes.n; i++)
		for (int below = 0; below < 2; below++) {
			int n = (int)ports_of(l, i, below, ports);
			int first = (slots - n) / 2;
			int x = w->column_x[l->boxes.at[i].column] + SLOT +
				(w->column_width - SLOT - slots * 2 * SLOT) / 2;

			for (int k = 0; k < n; k++) {
				int at = x + (first + k) * 2 * SLOT +
					 (below ? 0 : SLOT);

				*(ports[k].is_from ? &w->from_x[ports[k].edge]
						   : &w->to_x[ports[k].edge]) =
					at;
			}
		}
}

/*
 * Lanes: the gap through which an edge passes the rows between its ends
 */

static void choose_lanes(struct work *w)
{
	struct layout *l = w->l;

	for (size_t i = 0; i < l->edges.n; i++) {
		const struct layout_box *a = &l->boxes.at[l->edges.at[i].from];
		const struct layout_box *b = &l->boxes.at[l->edges.at[i].to];
		int gap = (a->column + b->column + 1) / 2;

		w->edge_gap[i] = -1;
		if (abs(a->row - b->row) < 2)
			continue;
		if (a->column == b->column && gap * 2 >= w->columns)
			gap++; /* outwards */
		/* the emptier of the two gaps beside it */
		if (gap > 0 && w->lanes[gap - 1] + 2 < w->lanes[gap])
			gap--;
		w->edge_gap[i] = gap;
		w->edge_lane[i] = w->lanes[gap]++;
	}
}

static void set_column_xs(struct work *w)
{
	int x = w->l->left;

	for (int c = 0; c <= w->columns; c++) {
		int gap = (w->lanes[c] + 1) * LANE;
		bool outer = c == 0 || c == w->columns;

		if (gap < (outer ? MARGIN : GAP))
			gap = outer ? MARGIN : GAP;
		w->gap_x[c] = x + (gap - (w->lanes[c] - 1) * LANE) / 2;
		x += gap;
		if (c < w->columns)
			w->column_x[c] = x;
		x += c < w->columns ? w->column_width : 0;
	}
	w->l->width = x;
}

/*
 * Tracks
 */

static void add_run(struct work *w, int channel, size_t edge, int corner)
{
	*list_add(w->l->arena, &w->channels[channel].runs) =
		(struct run){edge, corner, -1};
}

/* The corners of an edge; where a y is not known yet, it is 0. */
static void add_corners(struct work *w, size_t i)
{
	struct layout_edge *e = &w->l->edges.at[i];
	bool down = leaves_below(w->l, e), up = enters_below(w->l, e);
	int first = w->l->boxes.at[e->from].row + down;
	int last = w->l->boxes.at[e->to].row + up;
	int x = w->from_x[i], to = w->to_x[i], n = 0;

	if (e->from == e->to)
		return;
	e->at[n++].x = x;
	e->at[n++].x = x;
	if (w->edge_gap[i] >= 0) {
		int lane = w->gap_x[w->edge_gap[i]] + w->edge_lane[i] * LANE;

		e->at[n++].x = lane;
		add_run(w, first, i, 1);
		e->at[n++].x = lane;
		add_run(w, last, i, 3);
	} else {
		add_run(w, first, i, 1);
	}
	e->at[n++].x = to;
	e->at[n++].x = to;
	e->n = n;
	*(down ? &w->channels[first].above : &w->channels[first].below) = true;
	*(up ? &w->channels[last].above : &w->channels[last].below) = true;
}

static void ends_of(const struct layout *l, const struct run *r, int *from,
		    int *to)
{
	const struct layout_edge *e = &l->edges.at[r->edge];
	int a = e->at[r->corner].x, b = e->at[r->corner + 1].x;

	*from = a < b ? a : b;
	*to = a < b ? b : a;
}

static bool overlap(const struct layout *l, const struct run *a,
		    const struct run *b)
{
	int a0, a1, b0, b1;

	ends_of(l, a, &a0, &a1);
	ends_of(l, b, &b0, &b1);
	return a0 <= b1 + TRACK && b0 <= a1 + TRACK;
}

/* Each run gets the first track on which it touches no other. */
static void assign_tracks(struct work *w, struct channel *c)
{
	for (size_t i = 0; i < c->runs.n; i++) {
		struct run *r = &c->runs.at[i];
		bool is_free = false;

		while (!is_free) {
			r->track++;
			is_free = true;
			for (size_t k = 0; k < i; k++)
				if (c->runs.at[k].track == r->track &&
				    overlap(w->l, r, &c->runs.at[k]))
					is_free = false;
		}
		if (r->track >= c->tracks)
			c->tracks = r->track + 1;
	}
}

/*
 * Heights
 */

static void set_ys(struct work *w)
{
	int y = 0;

	for (int r = 0; r <= w->rows; r++) {
		struct channel *c = &w->channels[r];
		bool outer = r == 0 || r == w->rows;

		c->y = y;
		c->height = (c->above ? ZONE : MARGIN) +
			    (c->below ? ZONE : MARGIN) +
			    (c->tracks ? (c->tracks - 1) * TRACK : 0);
		if (!c->tracks)
			c->height = outer ? MARGIN : QUIET_CHANNEL;
		y += c->height;
		if (r < w->rows) {
			w->row_y[r] = y;
			y += w->row_height[r];
		}
	}
	w->l->height = y;
}

/* The border between two bands runs through the middle of a channel. */
static void set_bands(struct work *w)
{
	int top = 0;

	for (int r = 0; r < w->rows; r++) {
		struct layout_band *b = &w->l->bands[w->row_band[r]];
		const struct channel *next = &w->channels[r + 1];
		bool last = r + 1 == w->rows;
		int bottom = last ? w->l->height : next->y + next->height / 2;

		if (!b->height)
			b->y = top;
		b->height = bottom - b->y;
		top = bottom;
	}
}

static void set_corner_ys(struct work *w)
{
	struct layout *l = w->l;

	for (int r = 0; r <= w->rows; r++) {
		const struct channel *c = &w->channels[r];

		for (size_t i = 0; i < c->runs.n; i++) {
			const struct run *run = &c->runs.at[i];
			struct layout_edge *e = &l->edges.at[run->edge];
			int y = c->y + (c->above ? ZONE : MARGIN) +
				run->track * TRACK;

			e->at[run->corner].y = y;
			e->at[run->corner + 1].y = y;
		}
	}
	for (size_t i = 0; i < l->edges.n; i++) {
		struct layout_edge *e = &l->edges.at[i];
		const struct layout_box *a = &l->boxes.at[e->from];
		const struct layout_box *b = &l->boxes.at[e->to];
		int below = leaves_below(l, e);

		if (!e->n)
			continue;
		e->at[0].y = a->y + (below ? a->height : 0);
		e->at[e->n - 1].y = b->y + (enters_below(l, e) ? b->height : 0);
		e->chip.x = e->at[0].x;
		e->chip.y = e->at[0].y + (below ? ZONE / 2 : -ZONE / 2);
	}
}

/* All boxes of a row are equally high, and a band has room for its name. */
static void set_boxes(struct work *w)
{
	struct layout *l = w->l;

	for (size_t i = 0; i < l->boxes.n; i++) {
		struct layout_box *b = &l->boxes.at[i];

		b->x = w->column_x[b->column];
		b->y = w->row_y[b->row];
		b->width = w->column_width;
		b->height = w->row_height[b->row];
	}
}

static void give_bands_room(struct work *w)
{
	for (int r = 0; r < w->rows; r++)
		if (w->row_height[r] < w->l->band_height)
			w->row_height[r] = w->l->band_height;
}

void layout_find(struct layout *l)
{
	size_t boxes = l->boxes.n + 1, edges = l->edges.n + 1;
	struct work w = {.l = l};
	struct port *ports = arena_alloc(l->arena, 2 * edges * sizeof(*ports));

	l->bands = arena_alloc(l->arena, (l->n_bands + 1) * sizeof(*l->bands));
	w.row_height = arena_alloc(l->arena, boxes * sizeof(int));
	w.row_y = arena_alloc(l->arena, boxes * sizeof(int));
	w.row_band = arena_alloc(l->arena, boxes * sizeof(size_t));
	w.channels = arena_alloc(l->arena, boxes * sizeof(struct channel));
	w.edge_gap = arena_alloc(l->arena, edges * sizeof(int));
	w.edge_lane = arena_alloc(l->arena, edges * sizeof(int));
	w.from_x = arena_alloc(l->arena, edges * sizeof(int));
	w.to_x = arena_alloc(l->arena, edges * sizeof(int));
	place(&w);
	give_bands_room(&w);
	w.lanes = arena_alloc(l->arena, ((size_t)w.columns + 2) * sizeof(int));
	w.column_x =
		arena_alloc(l->arena, ((size_t)w.columns + 2) * sizeof(int));
	w.gap_x = arena_alloc(l->arena, ((size_t)w.columns + 2) * sizeof(int));
	set_column_width(&w, ports);
	choose_lanes(&w);
	set_column_xs(&w);
	set_port_xs(&w, ports);
	for (size_t i = 0; i < l->edges.n; i++)
		add_corners(&w, i);
	for (int r = 0; r <= w.rows; r++)
		assign_tracks(&w, &w.channels[r]);
	set_ys(&w);
	set_boxes(&w);
	set_bands(&w);
	set_corner_ys(&w);
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
