#include "view/shelves.h"

#include <limits.h>

/* How wide gaps may become, in times of what is asked for. */
enum { WIDEST_GAP = 5 };

int shelves_width(const struct shelves *s, int columns)
{
	return columns * (s->tile_width + s->tile_gap) - s->tile_gap;
}

static int columns_of(const struct shelves *s, const struct shelf_group *g,
		      int rows)
{
	int columns = (g->tiles + rows - 1) / rows;
	int least =
		g->least_columns < s->columns ? g->least_columns : s->columns;

	return columns > least ? columns : least;
}

static int width_of(const struct shelves *s, size_t from, size_t to, int rows)
{
	int width = -s->group_gap;

	for (size_t i = from; i < to; i++)
		width += shelves_width(s,
				       columns_of(s, &s->groups.at[i], rows)) +
			 s->group_gap;
	return width;
}

/* The fewest rows with which they go on one shelf; 0 when none do. */
static int rows_of(const struct shelves *s, size_t from, size_t to)
{
	int low = 1, high = 1;

	for (size_t i = from; i < to; i++)
		if (s->groups.at[i].tiles > high)
			high = s->groups.at[i].tiles;
	if (width_of(s, from, to, high) > s->width)
		return 0;
	while (low < high) {
		int middle = low + (high - low) / 2;

		if (width_of(s, from, to, middle) <= s->width)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static int shelf_height(const struct shelves *s, int rows)
{
	return s->head + rows * (s->tile_height + s->tile_gap) - s->tile_gap;
}

/* The groups from `first[i]` to `i` make the last shelf of the first `i`. */
static size_t *choose(const struct shelves *s)
{
	size_t n = s->groups.n;
	size_t *first = arena_alloc(s->arena, (n + 1) * sizeof(*first));
	int *least = arena_alloc(s->arena, (n + 1) * sizeof(*least));

	for (size_t to = 1; to <= n; to++) {
		least[to] = INT_MAX;
		for (size_t from = to; from-- > 0;) {
			int rows = rows_of(s, from, to), height;

			if (!rows)
				break; /* more will not fit either */
			height = least[from] + (from ? s->gap : 0) +
				 shelf_height(s, rows);
			/* of equal ones that with most on the last shelf */
			if (height <= least[to]) {
				least[to] = height;
				first[to] = from;
			}
		}
	}
	return first;
}

/* Columns that are left go first to heads that are cramped. */
static int widen(struct shelves *s, size_t from, size_t to, int spare)
{
	int pitch = s->tile_width + s->tile_gap;

	for (size_t i = from; i < to; i++) {
		struct shelf_group *g = &s->groups.at[i];

		while (spare >= pitch && g->columns < g->good_columns) {
			g->columns++;
			spare -= pitch;
		}
	}
	return spare;
}

static void place(struct shelves *s, size_t from, size_t to, int y)
{
	int rows = rows_of(s, from, to), x = 0, gaps = (int)(to - from) - 1;
	int spare = s->width - width_of(s, from, to, rows);

	for (size_t i = from; i < to; i++)
		s->groups.at[i].columns = columns_of(s, &s->groups.at[i], rows);
	spare = widen(s, from, to, spare);
	if (spare > gaps * s->group_gap * (WIDEST_GAP - 1))
		spare = 0;
	for (size_t i = from; i < to; i++) {
		struct shelf_group *g = &s->groups.at[i];
		int turn = (int)(i - from);

		g->rows = rows;
		g->x = x;
		g->y = y;
		g->width = shelves_width(s, g->columns);
		x += g->width + s->group_gap;
		if (gaps) /* the rest of the division is spread too */
			x += spare * (turn + 1) / gaps - spare * turn / gaps;
	}
	s->height = y + shelf_height(s, rows);
}

static void place_all(struct shelves *s, const size_t *first, size_t to)
{
	if (!to)
		return;
	place_all(s, first, first[to]);
	place(s, first[to], to, s->height + (s->height ? s->gap : 0));
}

void shelves_find(struct shelves *s)
{
	s->width = shelves_width(s, s->columns);
	s->height = 0;
	place_all(s, choose(s), s->groups.n);
}
