#include "unit.h"

#include "view/typeface.h"

static struct arena a;
static const struct type sans = {TYPEFACE_SANS, 12};

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct lines broken(const char *s, int width, size_t most, bool *cut)
{
	return type_lines(&a, sans, str_c(s), width, most, cut);
}

static void a_text_is_as_wide_as_its_characters_together(void **state)
{
	int a_width = type_width((struct type){TYPEFACE_SANS, 100}, STR("a"));
	int b_width = type_width((struct type){TYPEFACE_SANS, 100}, STR("b"));

	(void)state;
	assert_int_equal(
		type_width((struct type){TYPEFACE_SANS, 100}, STR("aabab")),
		3 * a_width + 2 * b_width);
	assert_int_equal(type_width(sans, (struct str){0}), 0);
}

static void a_combining_mark_takes_no_room(void **state)
{
	(void)state;
	assert_int_equal(type_width(sans, STR("e\xcc\x81")),
			 type_width(sans, STR("e")));
}

static void letters_of_any_script_take_room(void **state)
{
	(void)state;
	assert_true(type_width(sans, STR("\xe6\xbc\xa2")) >= 12);
	assert_true(type_width(sans, STR("\xd0\xaf")) >= 9);
	assert_true(type_width(sans, STR("\xff")) >= 9);
}

static void a_line_ends_at_a_blank_or_behind_a_hyphen(void **state)
{
	struct lines lines;

	(void)state;
	lines = broken("one two-three", type_width(sans, STR("one two-")), 9,
		       NULL);
	assert_int_equal(lines.n, 2);
	assert_str(lines.at[0], "one two-");
	assert_str(lines.at[1], "three");
}

static void a_word_wider_than_a_line_is_broken_where_a_word_begins(void **state)
{
	struct lines lines;

	(void)state;
	lines = broken("LeaderWorkerSet",
		       type_width(sans, STR("LeaderWorkerS")), 9, NULL);
	assert_int_equal(lines.n, 2);
	assert_str(lines.at[0], "LeaderWorker");
	assert_str(lines.at[1], "Set");
}

static void what_is_too_long_ends_in_an_ellipsis_and_is_told(void **state)
{
	struct lines lines;
	bool cut = false;

	(void)state;
	lines = broken("one two three four", type_width(sans, STR("one two")),
		       2, &cut);
	assert_int_equal(lines.n, 2);
	assert_true(cut);
	assert_true(str_ends(lines.at[1], STR("…")));
	assert_true(type_width(sans, lines.at[1]) <=
		    type_width(sans, STR("one two")));
}

static void no_line_is_wider_than_asked_for(void **state)
{
	static const char text[] =
		"Kubernetes-based event-driven autoscaling / SuperLongNames, "
		"\xe6\xbc\xa2\xe5\xad\x97 and \xd0\xbc\xd0\xb8\xd1\x80";

	(void)state;
	for (int width = 14; width < 400; width++) {
		struct lines lines = broken(text, width, 99, NULL);

		for (size_t i = 0; i < lines.n; i++)
			assert_true(type_width(sans, lines.at[i]) <= width);
	}
}

static void the_least_width_breaks_no_word(void **state)
{
	struct str s = STR("one three five");
	int least = type_least_width(&a, sans, s, 2);
	bool cut = false;

	(void)state;
	assert_int_equal(type_lines(&a, sans, s, least, 2, &cut).n, 2);
	assert_false(cut);
	type_lines(&a, sans, s, least - 1, 2, &cut);
	assert_true(cut);
	assert_int_equal(type_least_width(&a, sans, s, 1), type_width(sans, s));
}

static void nothing_has_no_line(void **state)
{
	(void)state;
	assert_int_equal(broken("  ", 100, 3, NULL).n, 0);
	assert_int_equal(type_least_width(&a, sans, (struct str){0}, 2), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_as_wide_as_its_characters_together),
		cmocka_unit_test(a_combining_mark_takes_no_room),
		cmocka_unit_test(letters_of_any_script_take_room),
		cmocka_unit_test(a_line_ends_at_a_blank_or_behind_a_hyphen),
		cmocka_unit_test(
			a_word_wider_than_a_line_is_broken_where_a_word_begins),
		cmocka_unit_test(
			what_is_too_long_ends_in_an_ellipsis_and_is_told),
		cmocka_unit_test(no_line_is_wider_than_asked_for),
		cmocka_unit_test(the_least_width_breaks_no_word),
		cmocka_unit_test(nothing_has_no_line),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
