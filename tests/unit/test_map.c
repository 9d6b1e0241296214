#include "unit.h"

#include "base/map.h"

static void an_empty_map_finds_nothing(void **state)
{
	struct map m = {0};

	(void)state;
	assert_null(map_find(&m, STR("a")));
	assert_null(map_find(&m, (struct str){0}));
}

static void what_was_put_is_found(void **state)
{
	struct arena a = {0};
	struct map m = {0};
	int x, y;

	(void)state;
	map_put(&a, &m, STR("x"), &x);
	map_put(&a, &m, STR("y"), &y);
	assert_true(map_find(&m, STR("x")) == &x);
	assert_true(map_find(&m, STR("y")) == &y);
	assert_null(map_find(&m, STR("z")));
	assert_null(map_find(&m, STR("xx")));
	assert_int_equal(m.n, 2);
	arena_free(&a);
}

static void the_empty_key_and_nul_are_keys(void **state)
{
	struct arena a = {0};
	struct map m = {0};
	int x, y, z;

	(void)state;
	map_put(&a, &m, (struct str){0}, &x);
	map_put(&a, &m, STR("a\0b"), &y);
	map_put(&a, &m, STR("a\0c"), &z);
	assert_true(map_find(&m, STR("")) == &x);
	assert_true(map_find(&m, STR("a\0b")) == &y);
	assert_true(map_find(&m, STR("a\0c")) == &z);
	assert_null(map_find(&m, STR("a")));
	arena_free(&a);
}

static void putting_again_replaces(void **state)
{
	struct arena a = {0};
	struct map m = {0};
	int x, y;

	(void)state;
	map_put(&a, &m, STR("k"), &x);
	map_put(&a, &m, STR("k"), &y);
	assert_true(map_find(&m, STR("k")) == &y);
	assert_int_equal(m.n, 1);
	arena_free(&a);
}

static void every_key_survives_growing(void **state)
{
	enum { N = 20000 };
	struct arena a = {0};
	struct map m = {0};
	static int numbers[N];

	(void)state;
	for (int i = 0; i < N; i++)
		map_put(&a, &m, arena_printf(&a, "%d", i), &numbers[i]);
	assert_int_equal(m.n, N);
	for (int i = 0; i < N; i++)
		assert_true(map_find(&m, arena_printf(&a, "%d", i)) ==
			    &numbers[i]);
	assert_null(map_find(&m, STR("20000")));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_finds_nothing),
		cmocka_unit_test(what_was_put_is_found),
		cmocka_unit_test(the_empty_key_and_nul_are_keys),
		cmocka_unit_test(putting_again_replaces),
		cmocka_unit_test(every_key_survives_growing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
