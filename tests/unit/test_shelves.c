#include "unit.h"

#include "view/shelves.h"

#include <stdlib.h>

static struct arena a;

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct shelves new_shelves(int columns)
{
	return (struct shelves){.arena = &a,
				.columns = columns,
				.tile_width = 100,
				.tile_height = 70,
				.tile_gap = 6,
				.group_gap = 20,
				.gap = 18,
				.head = 30};
}

static void add(struct shelves *s, int tiles, int least)
{
	*list_add(&a, &s->groups) = (struct shelf_group){
		.tiles = tiles, .least_columns = least, .good_columns = least};
}

static int bottom(const struct shelves *s, const struct shelf_group *g)
{
	return g->y + s->head + g->rows * (s->tile_height + s->tile_gap) -
	       s->tile_gap;
}

static bool apart(const struct shelves *s, const struct shelf_group *g,
		  const struct shelf_group *h)
{
	return g->x + g->width + s->group_gap <= h->x ||
	       h->x + h->width + s->group_gap <= g->x ||
	       bottom(s, g) + s->gap <= h->y || bottom(s, h) + s->gap <= g->y;
}

static void assert_is_sound(const struct shelves *s)
{
	for (size_t i = 0; i < s->groups.n; i++) {
		const struct shelf_group *g = &s->groups.at[i];

		assert_true(g->columns * g->rows >= g->tiles);
		assert_true(g->columns >= g->least_columns ||
			    g->columns == s->columns);
		assert_true(g->x >= 0 && g->x + g->width <= s->width);
		assert_true(g->y >= 0 && bottom(s, g) <= s->height);
		assert_int_equal(g->width, shelves_width(s, g->columns));
		for (size_t k = 0; k < i; k++)
			assert_true(apart(s, g, &s->groups.at[k]));
	}
}

static void no_groups_have_no_height(void **state)
{
	struct shelves s = new_shelves(5);

	(void)state;
	shelves_find(&s);
	assert_int_equal(s.height, 0);
	assert_int_equal(s.width, 5 * 106 - 6);
}

static void what_goes_on_one_shelf_stands_on_one(void **state)
{
	struct shelves s = new_shelves(6);

	(void)state;
	add(&s, 2, 1);
	add(&s, 3, 1);
	shelves_find(&s);
	assert_is_sound(&s);
	assert_int_equal(s.groups.at[0].y, s.groups.at[1].y);
	assert_int_equal(s.height, 30 + 70);
}

static void a_group_too_large_for_a_row_takes_several(void **state)
{
	struct shelves s = new_shelves(4);

	(void)state;
	add(&s, 9, 1);
	shelves_find(&s);
	assert_is_sound(&s);
	assert_int_equal(s.groups.at[0].rows, 3);
}

static void a_head_gets_the_columns_that_it_needs(void **state)
{
	struct shelves s = new_shelves(4);

	(void)state;
	add(&s, 1, 3);
	add(&s, 1, 9); /* more than there are */
	shelves_find(&s);
	assert_is_sound(&s);
	assert_int_equal(s.groups.at[0].columns, 3);
	assert_int_equal(s.groups.at[1].columns, 4);
}

static void little_that_is_left_goes_between_the_groups(void **state)
{
	struct shelves s = new_shelves(6);

	(void)state;
	add(&s, 2, 1);
	add(&s, 2, 1);
	add(&s, 1, 1);
	shelves_find(&s);
	assert_is_sound(&s);
	assert_int_equal(s.groups.at[2].x + s.groups.at[2].width, s.width);
}

static void any_groups_are_whole_and_apart(void **state)
{
	(void)state;
	srand(7);
	for (int round = 0; round < 400; round++) {
		struct shelves s = new_shelves(1 + rand() % 14);

		for (int i = rand() % 18; i > 0; i--) {
			add(&s, rand() % 5 ? 1 + rand() % 9 : rand() % 90,
			    1 + rand() % 3);
			s.groups.at[s.groups.n - 1].good_columns += rand() % 3;
		}
		shelves_find(&s);
		assert_is_sound(&s);
		arena_reset(&a);
	}
}

static void groups_keep_their_order(void **state)
{
	struct shelves s = new_shelves(5);

	(void)state;
	for (int i = 1; i < 12; i++)
		add(&s, i % 4 + 1, 1);
	shelves_find(&s);
	for (size_t i = 1; i < s.groups.n; i++)
		assert_true(s.groups.at[i].y > s.groups.at[i - 1].y ||
			    (s.groups.at[i].y == s.groups.at[i - 1].y &&
			     s.groups.at[i].x > s.groups.at[i - 1].x));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_groups_have_no_height),
		cmocka_unit_test(what_goes_on_one_shelf_stands_on_one),
		cmocka_unit_test(a_group_too_large_for_a_row_takes_several),
		cmocka_unit_test(a_head_gets_the_columns_that_it_needs),
		cmocka_unit_test(little_that_is_left_goes_between_the_groups),
		cmocka_unit_test(any_groups_are_whole_and_apart),
		cmocka_unit_test(groups_keep_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
