#include "unit.h"

#include "base/date.h"

static void only_days_that_exist_are_read(void **state)
{

	static const char *const wrong[] = {"",
					    "2023-02-29",
					    "1900-02-29",
					    "2024-02-30",
					    "2024-13-01",
					    "2024-00-10",
					    "2024-01-00",
					    "2024-04-31",
					    "2024-1-1",
					    "2024-01-1",
					    "24-01-01",
					    "2024/01/01",
					    "2024-01-01 ",
					    " 2024-01-01",
					    "+024-01-01",
					    "2024-01-0x",
					    "0000-01-01",
					    "2024-01-01T00:00:00Z"};
	struct date d = {1, 2, 3};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(date_read(str_c(wrong[i]), &d));
	assert_false(date_read((struct str){0}, &d));
	assert_int_equal(d.year, 1);
	assert_int_equal(d.month, 2);
	assert_int_equal(d.day, 3);
}

static void a_leap_day_is_a_day(void **state)
{

	struct date d;

	(void)state;
	assert_true(date_read(STR("2024-02-29"), &d));
	assert_int_equal(d.year, 2024);
	assert_int_equal(d.month, 2);
	assert_int_equal(d.day, 29);
	assert_true(date_read(STR("2000-02-29"), &d));
	assert_true(date_read(STR("9999-12-31"), &d));
	assert_true(date_read(STR("0001-01-01"), &d));
}

static void a_timestamp_gives_its_date(void **state)
{

	struct date d = {0};

	(void)state;
	assert_true(date_read_timestamp(STR("2026-08-21T09:27:26+01:00"), &d));
	assert_int_equal(date_days(d), 20686);
	assert_true(date_read_timestamp(STR("2026-08-22T"), &d));
	assert_false(date_read_timestamp(STR("2026-08-21"), &d));
	assert_false(date_read_timestamp(STR("2026-08-21 09:00"), &d));
	assert_false(date_read_timestamp(STR("2026-02-30T09:00:00Z"), &d));
	assert_false(date_read_timestamp((struct str){0}, &d));
	assert_int_equal(d.day, 22);
}

static void days_count_from_1970(void **state)
{

	static const struct {
		struct date date;
		long days;
	} cases[] = {{{1970, 1, 1}, 0},      {{1970, 1, 2}, 1},
		     {{1969, 12, 31}, -1},   {{2000, 2, 29}, 11016},
		     {{2000, 3, 1}, 11017},  {{1, 1, 1}, -719162},
		     {{2038, 1, 19}, 24855}, {{9999, 12, 31}, 2932896},
		     {{1600, 1, 1}, -135140}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date back = date_from_days(cases[i].days);

		assert_int_equal(date_days(cases[i].date), cases[i].days);
		assert_int_equal(date_cmp(back, cases[i].date), 0);
	}
}

static void every_day_is_the_day_before_and_one_more(void **state)
{

	struct date before = {1, 1, 1};

	(void)state;
	for (long day = date_days(before) + 1; day < 100000; day++) {
		struct date d = date_from_days(day);

		assert_int_equal(date_days(d), day);
		if (d.day == 1)
			assert_int_equal(d.month, before.month % 12 + 1);
		else
			assert_int_equal(d.day, before.day + 1);
		before = d;
	}
}

static void an_unset_date_is_before_all_others(void **state)
{

	struct date none = {0}, first = {1, 1, 1}, later = {2024, 1, 2};
	struct date sooner = {2023, 12, 31};

	(void)state;
	assert_false(date_is_set(none));
	assert_true(date_is_set(first));
	assert_true(date_cmp(none, first) < 0);
	assert_true(date_cmp(first, none) > 0);
	assert_int_equal(date_cmp(none, none), 0);
	assert_true(date_cmp(sooner, later) < 0);
	assert_true(date_cmp(later, sooner) > 0);
}

static void iso_has_leading_zeros(void **state)
{

	struct arena a = {0};

	(void)state;
	assert_str(date_iso(&a, (struct date){2024, 1, 2}), "2024-01-02");
	assert_str(date_iso(&a, (struct date){7, 11, 12}), "0007-11-12");
	assert_str(date_iso(&a, (struct date){0}), "");
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_days_that_exist_are_read),
		cmocka_unit_test(a_leap_day_is_a_day),
		cmocka_unit_test(a_timestamp_gives_its_date),
		cmocka_unit_test(days_count_from_1970),
		cmocka_unit_test(every_day_is_the_day_before_and_one_more),
		cmocka_unit_test(an_unset_date_is_before_all_others),
		cmocka_unit_test(iso_has_leading_zeros),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
