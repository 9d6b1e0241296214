#include "unit.h"

#include "base/list.h"

LIST_OF(numbers, int);

static void items_stay_in_order_while_it_grows(void **state)
{
	struct arena a = {0};
	struct numbers list = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		*list_add(&a, &list) = i;
	assert_int_equal(list.n, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list.at[i], i);
	arena_free(&a);
}

static void a_new_item_is_zeroed(void **state)
{
	struct arena a = {0};
	LIST(struct {
		long n;
		const char *p;
	})
	list = {0};

	(void)state;
	for (int i = 0; i < 40; i++) {
		list_add(&a, &list)->n = -1;
		assert_null(list.at[i].p);
		list.at[i].p = "x";
	}
	assert_int_equal(list.at[0].n, -1);
	assert_int_equal(list_add(&a, &list)->n, 0);
	arena_free(&a);
}

static void growing_doubles_the_room(void **state)
{
	struct arena a = {0};
	struct numbers list = {0};
	int moves = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		const int *before = list.at;

		*list_add(&a, &list) = i;
		moves += list.at != before;
	}
	assert_true(moves < 20);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_stay_in_order_while_it_grows),
		cmocka_unit_test(a_new_item_is_zeroed),
		cmocka_unit_test(growing_doubles_the_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
