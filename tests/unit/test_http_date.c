#include "unit.h"

#include "net/http_date.h"

static void all_three_forms_of_a_date_are_read(void **state)
{
	static const char *const same[] = {
		"Sun, 06 Nov 1994 08:49:37 GMT",
		"Sunday, 06-Nov-94 08:49:37 GMT",
		"Sun Nov  6 08:49:37 1994",
		" Sun, 06 Nov 1994 08:49:37 GMT ",
	};
	int64_t s;

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		s = 0;
		assert_true(http_date_read(str_c(same[i]), &s));
		assert_int_equal(s, 784111777);
	}
	assert_true(http_date_read(STR("Thu, 01 Jan 1970 00:00:00 GMT"), &s));
	assert_int_equal(s, 0);
	assert_true(http_date_read(STR("Thu, 29 Feb 2024 23:59:60 GMT"), &s));
	assert_int_equal(s, 1709251200);
	assert_true(http_date_read(STR("Monday, 01-Jan-29 00:00:00 GMT"), &s));
	assert_int_equal(s, 1861920000);
}

static void what_is_no_date_is_refused(void **state)
{
	static const char *const wrong[] = {
		"",
		"0",
		"60",
		"Sun",
		"06 Nov 1994 08:49:37 GMT",
		"Sun, 06 Nov 1994",
		"Sun, 06 Nov 1994 08:49 GMT",
		"Sun, 06 Nov 1994 24:00:00 GMT",
		"Sun, 06 Nov 1994 08:60:00 GMT",
		"Sun, 06 Nov 1994 08:49:37 PST",
		"Sun, 06 Nov 1994 08:49:37 GMT+1",
		"Sun, 30 Feb 2024 08:49:37 GMT",
		"Sun, 31 Apr 2024 08:49:37 GMT",
		"Sun, 99 Nov 1994 08:49:37 GMT",
		"Sun, 00 Nov 1994 08:49:37 GMT",
		"Sun, 06 Now 1994 08:49:37 GMT",
		"Sun, 06 Nov Nov 1994 08:49:37 GMT",
		"Sun, 06 Nov 11994 08:49:37 GMT",
		"2024-02-29T08:49:37Z",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		int64_t s = -5;

		if (http_date_read(str_c(wrong[i]), &s) || s != -5)
			fail_msg("taken: %s", wrong[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_three_forms_of_a_date_are_read),
		cmocka_unit_test(what_is_no_date_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
