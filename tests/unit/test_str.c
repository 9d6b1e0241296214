#include "unit.h"

#include <limits.h>
#include <string.h>

static void a_view_of_null_is_empty(void **state)
{
	(void)state;
	assert_int_equal(str_c(NULL).n, 0);
	assert_true(str_eq(str_c(NULL), STR("")));
	assert_str(str_trim((struct str){0}), "");
	assert_true(str_starts((struct str){0}, (struct str){0}));
}

static void a_literal_may_hold_nul(void **state)
{
	struct str s = STR("a\0b");

	(void)state;
	assert_int_equal(s.n, 3);
	assert_false(str_eq(s, STR("a\0c")));
	assert_false(str_eq(s, STR("a")));
}

static void trim_takes_both_ends_only(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{" \t\r\n", ""},
		{"a", "a"},
		{" a b ", "a b"},
		{"\r\na\n", "a"},
		{"\va\f", "\va\f"},
		{"\xc2\xa0", "\xc2\xa0"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(str_trim(str_c(cases[i][0])), cases[i][1]);
}

static void sub_is_half_open(void **state)
{
	(void)state;
	assert_str(str_sub(STR("abcd"), 1, 3), "bc");
	assert_str(str_sub(STR("abcd"), 2, 2), "");
	assert_str(str_from(STR("abcd"), 4), "");
}

static void starts_and_ends_need_the_whole_word(void **state)
{
	(void)state;
	assert_true(str_starts(STR("abc"), STR("ab")));
	assert_true(str_starts(STR("abc"), STR("")));
	assert_false(str_starts(STR("ab"), STR("abc")));
	assert_false(str_starts(STR("abc"), STR("b")));
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_true(str_ends(STR("abc"), STR("")));
	assert_false(str_ends(STR("bc"), STR("abc")));
	assert_false(str_ends(STR("abc"), STR("ab")));
}

static void cmp_goes_by_unsigned_bytes_then_length(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("b"), STR("a")) > 0);
	assert_true(str_cmp(STR("a"), STR("aa")) < 0);
	assert_true(str_cmp(STR("z"), STR("\xc3\xa9")) < 0);
	assert_true(str_cmp(STR("B"), STR("a")) < 0);
	assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
	assert_int_equal(str_cmp((struct str){0}, STR("")), 0);
}

static void find_gives_the_first_place_or_the_end(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abab"), STR("b")), 1);
	assert_int_equal(str_find(STR("abab"), STR("ba")), 1);
	assert_int_equal(str_find(STR("abab"), STR("c")), 4);
	assert_int_equal(str_find(STR("ab"), STR("abc")), 2);
	assert_int_equal(str_find(STR("ab"), STR("")), 0);
	assert_int_equal(str_find((struct str){0}, STR("a")), 0);
}

static void cut_leaves_the_rest(void **state)
{
	struct str rest;

	(void)state;
	assert_str(str_cut(STR("a,b,c"), ',', &rest), "a");
	assert_str(rest, "b,c");
	assert_str(str_cut(STR(",b"), ',', &rest), "");
	assert_str(rest, "b");
	assert_str(str_cut(STR("a,"), ',', &rest), "a");
	assert_str(rest, "");
}

static void cut_without_separator_takes_all(void **state)
{
	struct str rest = STR("old");

	(void)state;
	assert_str(str_cut(STR("abc"), ',', &rest), "abc");
	assert_str(rest, "");
	assert_str(str_cut((struct str){0}, ',', &rest), "");
}

static void cut_may_walk_its_own_input(void **state)
{
	struct str s = STR("a b c");
	int n = 0;

	(void)state;
	for (; s.n; n++)
		assert_int_equal(str_cut(s, ' ', &s).n, 1);
	assert_int_equal(n, 3);
}

static void to_long_reads_digits_only(void **state)
{
	static const char *const wrong[] = {"",   "-1", "+1",  " 1",      "1 ",
					    "1.", "0x", "1e2", "\xd9\xa1"};
	long n = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(str_to_long(str_c(wrong[i]), &n));
	assert_int_equal(n, 7);
	assert_true(str_to_long(STR("0042"), &n));
	assert_int_equal(n, 42);
}

static void to_long_stops_at_the_largest(void **state)
{
	long n = 7;

	(void)state;
	assert_true(str_to_long(STR("9223372036854775807"), &n));
	assert_true(n == LONG_MAX);
	n = 7;
	assert_false(str_to_long(STR("9223372036854775808"), &n));
	assert_false(str_to_long(STR("99999999999999999999"), &n));
	assert_int_equal(n, 7);
}

static void distance_counts_edits(void **state)
{
	static const struct {
		const char *a, *b;
		int most, want;
	} cases[] = {
		{"", "", 2, 0},
		{"abc", "abc", 2, 0},
		{"abc", "abd", 2, 1},
		{"abc", "ab", 2, 1},
		{"ab", "abc", 2, 1},
		{"", "ab", 2, 2},
		{"hompage", "homepage", 2, 1},
		{"ab", "ba", 2, 1},
		{"titel", "title", 2, 1},
		{"abcd", "badc", 2, 2},
		{"kitten", "sitting", 3, 3},
		{"kitten", "sitting", 2, 99},
		{"abc", "xyz", 2, 99},
		{"abc", "", 8, 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(str_distance(str_c(cases[i].a),
					      str_c(cases[i].b), cases[i].most),
				 cases[i].want);
}

static void distance_gives_up_over_63_bytes(void **state)
{
	char text[65];

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_int_equal(
		str_distance((struct str){text, 63}, (struct str){text, 63}, 2),
		0);
	assert_int_equal(
		str_distance((struct str){text, 64}, (struct str){text, 63}, 2),
		99);
	assert_int_equal(
		str_distance((struct str){text, 63}, (struct str){text, 64}, 2),
		99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_view_of_null_is_empty),
		cmocka_unit_test(a_literal_may_hold_nul),
		cmocka_unit_test(trim_takes_both_ends_only),
		cmocka_unit_test(sub_is_half_open),
		cmocka_unit_test(starts_and_ends_need_the_whole_word),
		cmocka_unit_test(cmp_goes_by_unsigned_bytes_then_length),
		cmocka_unit_test(find_gives_the_first_place_or_the_end),
		cmocka_unit_test(cut_leaves_the_rest),
		cmocka_unit_test(cut_without_separator_takes_all),
		cmocka_unit_test(cut_may_walk_its_own_input),
		cmocka_unit_test(to_long_reads_digits_only),
		cmocka_unit_test(to_long_stops_at_the_largest),
		cmocka_unit_test(distance_counts_edits),
		cmocka_unit_test(distance_gives_up_over_63_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
