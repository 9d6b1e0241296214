/* The cells of boxes: near to what they are joined with. */
#include "view/layout_parts.h"

#include <stdlib.h>

/* What is disliked, and how much: figures were looked at to find these. */
enum {
	COST_COLUMN = 3,   /* of each column that an edge goes aside */
	COST_ROW = 2,      /* of each row that it goes up or down */
	COST_BESIDE = 3,   /* of an edge to the same row: it makes a loop */
	COST_AGAINST = 2,  /* of one against the way of reading, in a band */
	COST_LANE = 7,     /* of an edge that needs a lane */
	COST_CROSSING = 4, /* of two edges that seem to cross */
	PASSES = 12,
};

static size_t *cell(const struct layout_work *w, int row, int column)
{
	return &w->cells[row * w->columns + column];
}

bool layout_is_clear(const struct layout_work *w, int column, int row,
		     int other)
{
	int from = row < other ? row : other, to = row < other ? other : row;

	for (int r = from + 1; r < to; r++)
		if (*cell(w, r, column))
			return false;
	return true;
}

/*
 * At first: as given, rows filled evenly, short ones in the middle; but what no
 * edge joins is read like a text, in full rows
 */

static size_t rows_of(const struct layout *l, size_t n)
{
	size_t most = (size_t)l->most_columns;

	return (n + most - 1) / most;
}

static size_t boxes_in_row(const struct layout *l, size_t left, size_t rows)
{
	size_t most = (size_t)l->most_columns;

	if (l->edges.n)
		return (left + rows - 1) / rows;
	return left < most ? left : most;
}

static size_t count_boxes(const struct layout *l, size_t band)
{
	size_t n = 0;

	for (size_t i = 0; i < l->boxes.n; i++)
		n += l->boxes.at[i].band == band;
	return n;
}

static void put_box(struct layout_work *w, size_t box, int row, int column)
{
	w->l->boxes.at[box].row = row;
	w->l->boxes.at[box].column = column;
	*cell(w, row, column) = box + 1;
}

static void fill_band(struct layout_work *w, size_t band, int first)
{
	struct layout *l = w->l;
	size_t left = count_boxes(l, band), rows = rows_of(l, left), in_row = 0;
	int row = first - 1, column = 0;

	for (size_t i = 0; i < l->boxes.n; i++) {
		if (l->boxes.at[i].band != band)
			continue;
		if (!in_row) {
			w->row_band[++row] = band;
			in_row = boxes_in_row(l, left, rows);
			column =
				l->edges.n ? (w->columns - (int)in_row) / 2 : 0;
			rows--;
		}
		put_box(w, i, row, column++);
		in_row--;
		left--;
	}
}

static void fill(struct layout_work *w)
{
	struct layout *l = w->l;
	int row = 0;

	w->columns = 1;
	for (size_t b = 0; b < l->n_bands; b++) {
		size_t n = count_boxes(l, b), rows = rows_of(l, n);
		int longest = n ? (int)((n + rows - 1) / rows) : 0;

		l->bands[b].is_empty = !n;
		w->rows += (int)rows;
		if (longest > w->columns)
			w->columns = longest;
	}
	w->cells = arena_alloc(l->arena, ((size_t)w->rows + 1) *
						 (size_t)w->columns *
						 sizeof(*w->cells));
	w->row_band = arena_alloc(l->arena,
				  ((size_t)w->rows + 1) * sizeof(*w->row_band));
	for (size_t b = 0; b < l->n_bands; b++) {
		fill_band(w, b, row);
		row += (int)rows_of(l, count_boxes(l, b));
	}
}

/*
 * Then boxes change places as long as that makes the drawing better
 */

struct line {
	int x1, y1, x2, y2;
};

/* Boxes of odd rows are thought a little to the right, so that edges along a
   column do not seem to lie on each other. */
static struct line line_of(const struct layout *l, size_t edge)
{
	const struct layout_box *a = &l->boxes.at[l->edges.at[edge].from];
	const struct layout_box *b = &l->boxes.at[l->edges.at[edge].to];

	return (struct line){a->column * 8 + a->row % 2, a->row * 8,
			     b->column * 8 + b->row % 2, b->row * 8};
}

static int side(struct line a, int x, int y)
{
	int turn = (a.x2 - a.x1) * (y - a.y1) - (a.y2 - a.y1) * (x - a.x1);

	return (turn > 0) - (turn < 0);
}

static bool cross(struct line a, struct line b)
{
	return side(a, b.x1, b.y1) * side(a, b.x2, b.y2) < 0 &&
	       side(b, a.x1, a.y1) * side(b, a.x2, a.y2) < 0;
}

static int cost_of_edge(const struct layout_work *w, size_t edge)
{
	const struct layout_box *a = &w->l->boxes.at[w->l->edges.at[edge].from];
	const struct layout_box *b = &w->l->boxes.at[w->l->edges.at[edge].to];
	int cost = abs(a->column - b->column) * COST_COLUMN +
		   abs(a->row - b->row) * COST_ROW;

	if (a == b)
		return 0;
	if (a->band == b->band &&
	    (a->row > b->row || (a->row == b->row && a->column > b->column)))
		cost += COST_AGAINST;
	if (a->row == b->row)
		return cost + COST_BESIDE;
	if (!layout_is_clear(w, a->column, a->row, b->row) &&
	    !layout_is_clear(w, b->column, a->row, b->row))
		cost += COST_LANE;
	return cost;
}

static int cost(const struct layout_work *w)
{
	int sum = 0;

	for (size_t i = 0; i < w->l->edges.n; i++) {
		struct line line = line_of(w->l, i);

		sum += cost_of_edge(w, i);
		for (size_t k = 0; k < i; k++)
			if (cross(line, line_of(w->l, k)))
				sum += COST_CROSSING;
	}
	return sum;
}

static void exchange(struct layout_work *w, int one, int other)
{
	size_t a = w->cells[one], b = w->cells[other];

	w->cells[one] = w->cells[other] = 0;
	if (a)
		put_box(w, a - 1, other / w->columns, other % w->columns);
	if (b)
		put_box(w, b - 1, one / w->columns, one % w->columns);
}

/* Cells of one band; no row may lose a box. */
static bool may_exchange(const struct layout_work *w, int one, int other)
{
	int row = one / w->columns, row2 = other / w->columns;

	if (!w->cells[one] && !w->cells[other])
		return false;
	return row == row2 || (w->row_band[row] == w->row_band[row2] &&
			       w->cells[one] && w->cells[other]);
}

static bool improve(struct layout_work *w, int *best)
{
	int n = w->rows * w->columns;
	bool any = false;

	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n; k++) {
			int now;

			if (!may_exchange(w, i, k))
				continue;
			exchange(w, i, k);
			now = cost(w);
			if (now < *best) {
				*best = now;
				any = true;
			} else {
				exchange(w, i, k);
			}
		}
	return any;
}

static bool is_affordable(const struct layout_work *w)
{
	size_t cells = (size_t)w->rows * (size_t)w->columns, pairs = 1;
	size_t edges = w->l->edges.n;

	if (cells > 1000 || edges > 1000)
		return false;
	for (int r = 0; r < w->rows; r++)
		for (int r2 = r; r2 < w->rows; r2++)
			if (w->row_band[r] == w->row_band[r2])
				pairs += (size_t)(w->columns * w->columns);
	return pairs * (edges * edges + 1) < LAYOUT_EFFORT;
}

void layout_place(struct layout_work *w)
{
	int best;

	fill(w);
	if (!is_affordable(w))
		return;
	best = cost(w);
	for (int i = 0; i < PASSES && improve(w, &best); i++)
		;
}
