#include "unit.h"

#include "format/value.h"

static void each_kind_has_its_spelling(void **state)
{

	struct arena a = {0};

	(void)state;
	assert_str(value_text(&a, STR("x"))->text, "x");
	assert_str(value_bool(&a, true)->text, "true");
	assert_str(value_bool(&a, false)->text, "false");
	assert_true(value_bool(&a, true)->truth);
	assert_false(value_bool(&a, false)->truth);
	assert_str(value_number(&a, -12)->text, "-12");
	assert_str(value_number(&a, 0)->text, "0");
	assert_str(value_null(&a)->text, "");
	arena_free(&a);
}

static void each_kind_has_a_name(void **state)
{

	struct arena a = {0};

	(void)state;
	assert_string_equal(value_kind_name(value_null(&a)), "nothing");
	assert_string_equal(value_kind_name(value_bool(&a, 1)),
			    "true or false");
	assert_string_equal(value_kind_name(value_number(&a, 1)), "a number");
	assert_string_equal(value_kind_name(value_text(&a, STR(""))), "text");
	assert_string_equal(value_kind_name(value_list(&a)), "a list");
	assert_string_equal(value_kind_name(value_map(&a)), "a map");
	arena_free(&a);
}

static void children_stay_in_order(void **state)
{

	struct arena a = {0};
	struct value *list = value_list(&a);
	long n = 0;

	(void)state;
	for (long i = 0; i < 50; i++)
		value_put(list, STR("ignored"), value_number(&a, i));
	assert_int_equal(list->n, 50);
	for (const struct value *v = list->first; v; v = v->next)
		assert_str(v->text, arena_printf(&a, "%ld", n++).p);
	assert_int_equal(n, 50);
	arena_free(&a);
}

static void get_finds_a_child_by_its_key(void **state)
{

	struct arena a = {0};
	struct value *map = value_map(&a);

	(void)state;
	value_set(&a, map, "a", STR("x"));
	value_set_bool(&a, map, "b", true);
	value_set_number(&a, map, "c", 3);
	assert_str(value_get(map, STR("a"))->text, "x");
	assert_true(value_get(map, STR("b"))->truth);
	assert_int_equal(value_get(map, STR("c"))->kind, VALUE_NUMBER);
	assert_null(value_get(map, STR("d")));
	assert_null(value_get(map, STR("")));
	assert_int_equal(map->n, 3);
	arena_free(&a);
}

static void get_from_what_is_no_map_is_null(void **state)
{

	struct arena a = {0};
	struct value *list = value_list(&a);

	(void)state;
	value_put(list, STR("a"), value_null(&a));
	assert_null(value_get(list, STR("a")));
	assert_null(value_get(value_text(&a, STR("a")), STR("a")));
	assert_null(value_get(NULL, STR("a")));
	arena_free(&a);
}

static void maps_and_lists_nest(void **state)
{

	struct arena a = {0};
	struct value *top = value_map(&a);
	struct value *list = value_set_list(&a, top, "l");

	(void)state;
	value_set(&a, value_add_map(&a, list), "k", STR("1"));
	value_set(&a, value_add_map(&a, list), "k", STR("2"));
	value_set(&a, value_set_map(&a, top, "m"), "k", STR("3"));
	assert_int_equal(list->n, 2);
	assert_str(value_get(list->first->next, STR("k"))->text, "2");
	assert_str(value_get(value_get(top, STR("m")), STR("k"))->text, "3");
	arena_free(&a);
}

static void a_shared_value_stands_in_two_places(void **state)
{

	struct arena a = {0};
	struct value *shared = value_list(&a), *one = value_map(&a);
	struct value *two = value_list(&a);

	(void)state;
	value_put(shared, (struct str){0}, value_number(&a, 1));
	value_put(one, STR("s"), shared);
	value_set(&a, one, "after", STR("x"));
	value_put_ref(&a, two, (struct str){0}, shared);
	value_put_ref(&a, two, (struct str){0}, shared);
	assert_int_equal(two->n, 2);
	assert_true(two->first->first == shared->first);
	assert_null(two->first->next->next);
	assert_str(shared->key, "s");
	assert_str(shared->next->text, "x");
	assert_int_equal(two->first->n, 1);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_has_its_spelling),
		cmocka_unit_test(each_kind_has_a_name),
		cmocka_unit_test(children_stay_in_order),
		cmocka_unit_test(get_finds_a_child_by_its_key),
		cmocka_unit_test(get_from_what_is_no_map_is_null),
		cmocka_unit_test(maps_and_lists_nest),
		cmocka_unit_test(a_shared_value_stands_in_two_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
