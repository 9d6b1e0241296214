#include "unit.h"

#include "forge/version.h"

static void versions_stand_in_their_order(void **state)
{
	/* each is below the next */
	static const char *const order[] = {
		"v0.1",
		"0.9.9",
		"v0.10",
		"1.0.0-alpha",
		"v1.0.0-alpha.1",
		"1.0.0-alpha.beta",
		"1.0.0-beta",
		"1.0.0-beta.2",
		"1.0.0-beta.11",
		"1.0.0-rc9",
		"1.0.0-rc10",
		"release-1.0.0",
		"v1.0.0.1",
		"1.2",
		"1.9.99999999999999999998",
		"1.9.99999999999999999999",
		"v10.0.0",
		"2024.01",
	};
	enum { N = sizeof(order) / sizeof(order[0]) };
	struct version_parts parts[N];

	(void)state;
	for (size_t i = 0; i < N; i++)
		assert_true(version_split(str_c(order[i]), &parts[i]));
	for (size_t i = 0; i < N; i++)
		for (size_t k = 0; k < N; k++) {
			int got = version_cmp(&parts[i], &parts[k]);

			if ((got > 0) - (got < 0) != (i > k) - (i < k))
				fail_msg("%s and %s: %d", order[i], order[k],
					 got);
		}
}

static void what_follows_a_plus_does_not_count(void **state)
{
	struct version_parts a, b;

	(void)state;
	assert_true(version_split(STR("1.2.3+build.7"), &a));
	assert_true(version_split(STR("v01.02.03"), &b));
	assert_str(a.numbers, "1.2.3");
	assert_str(a.rest, "");
	assert_int_equal(version_cmp(&a, &b), 0);
}

static void a_tag_of_something_else_is_no_version(void **state)
{
	static const char *const others[] = {
		"",         "v",        "nightly",    "latest",
		"v1",       "20240101", "charts/1.2", "kustomize-v5.0.0",
		"helm-1.2", ".1.2",     "v.1.2",      "pre-1.2.3",
	};
	struct version_parts parts;

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (version_split(str_c(others[i]), &parts))
			fail_msg("taken: %s", others[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(versions_stand_in_their_order),
		cmocka_unit_test(what_follows_a_plus_does_not_count),
		cmocka_unit_test(a_tag_of_something_else_is_no_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
