#include "unit.h"

#include "view/layout.h"

#include <stdlib.h>

static struct arena a;

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static void add_box(struct layout *l, size_t band)
{
	*list_add(&a, &l->boxes) = (struct layout_box){
		.band = band, .needs_width = 80, .height = 30};
}

enum { CHIP = 52 };

static void add_edge(struct layout *l, size_t from, size_t to)
{
	*list_add(&a, &l->edges) = (struct layout_edge){
		.from = from, .to = to, .chip_width = CHIP};
}

static struct layout new_layout(size_t bands, int columns)
{
	return (struct layout){.arena = &a,
			       .n_bands = bands,
			       .most_columns = columns,
			       .left = 100,
			       .band_height = 30};
}

struct segment {
	struct layout_point from, to; /* from the smaller to the larger */
};

static int smaller(int x, int y)
{
	return x < y ? x : y;
}

static struct segment segment(const struct layout_edge *e, int i)
{
	struct layout_point p = e->at[i], q = e->at[i + 1];

	assert_true(p.x == q.x || p.y == q.y);
	return (struct segment){
		{smaller(p.x, q.x), smaller(p.y, q.y)},
		{p.x + q.x - smaller(p.x, q.x), p.y + q.y - smaller(p.y, q.y)}};
}

/* Whether two rectangles share more than an edge. */
static bool meets(struct segment s, struct segment t)
{
	return s.from.x < t.to.x && t.from.x < s.to.x && s.from.y < t.to.y &&
	       t.from.y < s.to.y;
}

static struct segment box_of(const struct layout_box *b)
{
	return (struct segment){{b->x, b->y},
				{b->x + b->width, b->y + b->height}};
}

/* Lines have breadth, so that running along one another counts. */
static struct segment broad(struct segment s)
{
	return (struct segment){{s.from.x * 2 - 1, s.from.y * 2 - 1},
				{s.to.x * 2 + 1, s.to.y * 2 + 1}};
}

static bool runs_along(struct segment s, struct segment t)
{
	bool s_down = s.from.x == s.to.x, t_down = t.from.x == t.to.x;

	return s_down == t_down && meets(broad(s), broad(t));
}

static struct segment chip_of(const struct layout_edge *e)
{
	int half = e->chip_width / 2;

	return (struct segment){{e->chip.x - half, e->chip.y - 8},
				{e->chip.x + half, e->chip.y + 8}};
}

static void check_boxes(const struct layout *l)
{
	for (size_t i = 0; i < l->boxes.n; i++) {
		const struct layout_box *b = &l->boxes.at[i];
		const struct layout_band *band = &l->bands[b->band];

		assert_true(b->x >= l->left && b->x + b->width <= l->width);
		assert_true(b->y >= band->y &&
			    b->y + b->height <= band->y + band->height);
		assert_true(b->width >= b->needs_width);
		for (size_t k = 0; k < i; k++)
			assert_false(meets(box_of(b), box_of(&l->boxes.at[k])));
	}
}

static void check_segments(const struct layout *l, size_t i, size_t k)
{
	const struct layout_edge *e = &l->edges.at[i], *f = &l->edges.at[k];

	for (int s = 0; s + 1 < e->n; s++)
		for (int t = 0; t + 1 < f->n; t++)
			assert_false(runs_along(segment(e, s), segment(f, t)));
}

static void check_edges(const struct layout *l)
{
	for (size_t i = 0; i < l->edges.n; i++) {
		const struct layout_edge *e = &l->edges.at[i];

		if (e->from == e->to) {
			assert_int_equal(e->n, 0);
			continue;
		}
		for (int s = 0; s + 1 < e->n; s++) {
			struct segment line = segment(e, s);

			assert_true(line.from.x >= l->left &&
				    line.to.x <= l->width && line.from.y >= 0 &&
				    line.to.y <= l->height);
			for (size_t k = 0; k < l->boxes.n; k++)
				assert_false(
					meets(line, box_of(&l->boxes.at[k])));
		}
		for (size_t k = 0; k < i; k++)
			check_segments(l, i, k);
	}
}

/* A label covers its own line and no other, no box and no other label. */
static void check_chips(const struct layout *l)
{
	for (size_t i = 0; i < l->edges.n; i++) {
		struct segment chip = chip_of(&l->edges.at[i]);

		if (!l->edges.at[i].n || !l->edges.at[i].chip_width)
			continue;
		for (size_t k = 0; k < l->boxes.n; k++)
			assert_false(meets(chip, box_of(&l->boxes.at[k])));
		for (size_t k = 0; k < l->edges.n; k++) {
			const struct layout_edge *f = &l->edges.at[k];

			if (k == i || !f->n)
				continue;
			assert_false(meets(chip, chip_of(f)));
			for (int t = 0; t + 1 < f->n; t++)
				assert_false(meets(chip, segment(f, t)));
		}
	}
}

static void boxes_stand_in_their_bands(void **state)
{
	struct layout l = new_layout(3, 2);

	(void)state;
	for (size_t i = 0; i < 5; i++)
		add_box(&l, 0);
	add_box(&l, 2);
	layout_find(&l);
	check_boxes(&l);
	assert_int_equal(l.boxes.at[4].row, 2);
	assert_true(l.bands[1].is_empty);
	assert_int_equal(l.boxes.at[5].row, 3);
	assert_true(l.bands[2].y + l.bands[2].height == l.height);
}

static void a_drawing_of_nothing_is_empty(void **state)
{
	struct layout l = new_layout(2, 3);

	(void)state;
	layout_find(&l);
	assert_true(l.bands[0].is_empty && l.bands[1].is_empty);
	l = new_layout(0, 1);
	layout_find(&l);
}

static void an_arrow_leads_from_box_to_box(void **state)
{
	struct layout l = new_layout(3, 1);
	const struct layout_edge *e;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		add_box(&l, i);
	add_edge(&l, 0, 2);
	add_edge(&l, 2, 1);
	layout_find(&l);
	e = &l.edges.at[0];
	assert_int_equal(e->n, 6);
	assert_int_equal(e->at[0].y, l.boxes.at[0].y + l.boxes.at[0].height);
	assert_int_equal(e->at[5].y, l.boxes.at[2].y);
	e = &l.edges.at[1];
	assert_int_equal(e->at[0].y, l.boxes.at[2].y);
	assert_int_equal(e->at[e->n - 1].y,
			 l.boxes.at[1].y + l.boxes.at[1].height);
}

static void an_arrow_that_needs_no_bend_has_none(void **state)
{
	struct layout l = new_layout(2, 1);

	(void)state;
	add_box(&l, 0);
	add_box(&l, 1);
	add_edge(&l, 0, 1);
	add_edge(&l, 1, 0);
	add_edge(&l, 0, 1);
	layout_find(&l);
	for (size_t i = 0; i < l.edges.n; i++)
		assert_int_equal(l.edges.at[i].n, 2);
}

static void an_arrow_runs_through_cells_that_are_empty(void **state)
{
	struct layout l = new_layout(3, 2);

	(void)state;
	add_box(&l, 0);
	add_box(&l, 0);
	add_box(&l, 1);
	add_box(&l, 2);
	add_edge(&l, 0, 2);
	add_edge(&l, 1, 3);
	layout_find(&l);
	assert_int_not_equal(l.boxes.at[2].column, l.boxes.at[1].column);
	assert_int_equal(l.edges.at[1].n, 2);
}

static void boxes_stand_near_to_what_they_are_joined_with(void **state)
{
	struct layout l = new_layout(2, 3);

	(void)state;
	for (size_t i = 0; i < 6; i++)
		add_box(&l, i / 3);
	add_edge(&l, 0, 5);
	add_edge(&l, 1, 3);
	add_edge(&l, 2, 4);
	layout_find(&l);
	for (size_t i = 0; i < l.edges.n; i++)
		assert_int_equal(l.edges.at[i].n, 2);
}

static void a_band_is_read_in_the_direction_of_its_arrows(void **state)
{
	struct layout l = new_layout(1, 1);

	(void)state;
	add_box(&l, 0);
	add_box(&l, 0);
	add_edge(&l, 1, 0);
	layout_find(&l);
	assert_true(l.boxes.at[1].row < l.boxes.at[0].row);
}

/* Too large to be searched: it stays as it was given, and comes to an end. */
static void a_drawing_of_thousands_is_laid_out_too(void **state)
{
	struct layout l = new_layout(2, 3);

	(void)state;
	for (size_t i = 0; i < 3000; i++)
		add_box(&l, i % 2);
	for (size_t i = 0; i + 1 < 600; i++)
		add_edge(&l, i, i + 1);
	layout_find(&l);
	assert_int_equal(l.boxes.at[0].row, 0);
	assert_int_equal(l.boxes.at[0].column, 0);
	check_boxes(&l);
}

/* The same sequence everywhere. */
static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16 & 0x7fff;
}

static void nothing_overlaps_in_any_drawing(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		size_t bands = 1 + next(&seed) % 6;
		struct layout l = new_layout(bands, 1 + (int)(next(&seed) % 4));
		size_t boxes = 1 + next(&seed) % 14;
		size_t edges = next(&seed) % 24;

		for (size_t i = 0; i < boxes; i++)
			add_box(&l, next(&seed) % bands);
		for (size_t i = 0; i < edges; i++)
			add_edge(&l, next(&seed) % boxes, next(&seed) % boxes);
		for (size_t i = 0; i < edges; i++)
			l.edges.at[i].chip_width = (int)(next(&seed) % CHIP);
		layout_find(&l);
		check_boxes(&l);
		check_edges(&l);
		check_chips(&l);
		arena_reset(&a);
	}
}

static void a_text_is_as_wide_as_its_letters(void **state)
{
	(void)state;
	assert_int_equal(layout_text_width(STR(""), 12), 0);
	assert_true(layout_text_width(STR("iii"), 12) <
		    layout_text_width(STR("mmm"), 12));
	assert_int_equal(layout_text_width(STR("\xe6\xb8\xaf"), 12), 12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(boxes_stand_in_their_bands),
		cmocka_unit_test(a_drawing_of_nothing_is_empty),
		cmocka_unit_test(an_arrow_leads_from_box_to_box),
		cmocka_unit_test(an_arrow_that_needs_no_bend_has_none),
		cmocka_unit_test(an_arrow_runs_through_cells_that_are_empty),
		cmocka_unit_test(boxes_stand_near_to_what_they_are_joined_with),
		cmocka_unit_test(a_band_is_read_in_the_direction_of_its_arrows),
		cmocka_unit_test(a_drawing_of_thousands_is_laid_out_too),
		cmocka_unit_test(nothing_overlaps_in_any_drawing),
		cmocka_unit_test(a_text_is_as_wide_as_its_letters),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
