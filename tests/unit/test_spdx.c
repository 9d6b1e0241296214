#include "unit.h"

#include "format/spdx.h"

#include <stdio.h>
#include <string.h>

static struct arena arena;

static int forget(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct spdx read_text(const char *text)
{
	struct spdx s;

	spdx_read(&arena, str_c(text), &s);
	return s;
}

static const char *mended(const char *text)
{
	struct spdx s = read_text(text);

	return arena_cstr(&arena, spdx_mended(&arena, str_c(text), &s));
}

static void an_expression_is_read_with_the_place_of_each_part(void **state)
{
	struct spdx s = read_text("(MIT OR Apache-2.0+) AND LicenseRef-Ours");

	(void)state;
	assert_null(s.fault);
	assert_true(s.known);
	assert_int_equal(s.parts.n, 7);
	assert_int_equal(s.parts.at[0].kind, SPDX_OPEN);
	assert_int_equal(s.parts.at[1].kind, SPDX_LICENSE);
	assert_string_equal(s.parts.at[1].id->id, "MIT");
	assert_int_equal(s.parts.at[1].at, 1);
	assert_int_equal(s.parts.at[2].kind, SPDX_OPERATOR);
	assert_str(s.parts.at[3].text, "Apache-2.0+");
	assert_int_equal(s.parts.at[3].at, 8);
	assert_int_equal(s.parts.at[6].kind, SPDX_OWN);
	assert_int_equal(s.parts.at[6].at, 25);
}

static void with_is_followed_by_an_exception_of_the_list(void **state)
{
	struct spdx s =
		read_text("GPL-2.0-or-later WITH Classpath-exception-2.0");

	(void)state;
	assert_true(s.known);
	assert_int_equal(s.parts.at[2].kind, SPDX_EXCEPTION);
	assert_string_equal(s.parts.at[2].id->id, "Classpath-exception-2.0");
	s = read_text("GPL-2.0-or-later WITH MIT");
	assert_null(s.fault);
	assert_false(s.known);
	assert_null(s.parts.at[2].id);
}

static void what_the_writer_defines_needs_no_list(void **state)
{
	static const char *const own[] = {
		"LicenseRef-Ours", "LicenseRef-1.0",
		"DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2"};
	static const char *const wrong[] = {"LicenseRef-",
					    "DocumentRef-a",
					    "DocumentRef-:LicenseRef-a",
					    "DocumentRef-a:MIT",
					    "LicenseRef-a:LicenseRef-b",
					    "LicenseRef-a+"};

	(void)state;
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		assert_true(read_text(own[i]).known);
		assert_int_equal(read_text(own[i]).parts.at[0].kind, SPDX_OWN);
	}
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(read_text(wrong[i]).known);
}

static void an_id_that_is_not_on_the_list_is_no_fault_of_form(void **state)
{
	struct spdx s = read_text("MIT OR Unheard-1.0");

	(void)state;
	assert_null(s.fault);
	assert_false(s.known);
	assert_null(s.parts.at[2].id);
}

static void what_is_no_expression_says_why_and_where(void **state)
{
	static const struct {
		const char *text;
		size_t at;
		const char *why;
	} cases[] = {
		{"", 0, "it begins with a licence"},
		{"AND", 0, "it begins with a licence"},
		{")", 0, "it begins with a licence"},
		{"MIT AND", 7, "a licence has to follow 'AND'"},
		{"MIT OR OR MIT", 7, "a licence has to follow 'OR'"},
		{"MIT MIT", 4, "AND, OR or WITH has to stand before 'MIT'"},
		{"(MIT", 0, "no ')' closes '('"},
		{"MIT)", 3, "')' closes nothing"},
		{"()", 1, "a licence has to follow '('"},
		{"MIT WITH", 8, "an exception has to follow 'WITH'"},
		{"MIT WITH LicenseRef-a", 9,
		 "an exception has to follow 'WITH'"},
		{"(MIT) WITH Classpath-exception-2.0", 6,
		 "AND, OR or WITH has to stand before 'WITH'"},
		{"MIT/Apache-2.0", 3,
		 "'/' has no place in an expression; licences are joined by "
		 "AND or OR"},
		{"MIT, Zlib", 3,
		 "',' has no place in an expression; licences are joined by "
		 "AND or OR"},
		{"MIT \xc3\xa4 Zlib", 4,
		 "'\xc3\xa4' has no place in an expression; licences are "
		 "joined by AND or OR"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct spdx s = read_text(cases[i].text);

		assert_non_null(s.fault);
		assert_string_equal(s.fault, cases[i].why);
		assert_int_equal(s.fault_at, cases[i].at);
		assert_false(s.known);
		assert_false(s.osi);
	}
}

static void nesting_has_a_limit(void **state)
{
	char text[2 * (SPDX_MAX_DEPTH + 1) + 4];
	int n = SPDX_MAX_DEPTH;

	(void)state;
	memset(text, '(', (size_t)n);
	snprintf(text + n, sizeof(text) - (size_t)n, "MIT");
	memset(text + n + 3, ')', (size_t)n);
	text[2 * n + 3] = 0;
	assert_null(read_text(text).fault);
	n++;
	memset(text, '(', (size_t)n);
	snprintf(text + n, sizeof(text) - (size_t)n, "MIT");
	memset(text + n + 3, ')', (size_t)n - 1);
	text[2 * n + 2] = 0;
	assert_string_equal(read_text(text).fault,
			    "more than 16 parentheses in one another");
}

static void of_or_one_side_is_approved_and_of_and_both(void **state)
{
	static const struct {
		const char *text;
		bool osi;
	} cases[] = {
		{"MIT", true},
		{"BUSL-1.1", false},
		{"CC-BY-4.0", false},
		{"LicenseRef-Ours", false},
		{"MIT AND Apache-2.0", true},
		{"MIT AND BUSL-1.1", false},
		{"MIT OR BUSL-1.1", true},
		{"BUSL-1.1 OR LicenseRef-a", false},
		/* AND binds closer */
		{"MIT OR BUSL-1.1 AND BUSL-1.1", true},
		{"BUSL-1.1 AND BUSL-1.1 OR MIT", true},
		{"(MIT OR BUSL-1.1) AND BUSL-1.1", false},
		{"Unheard-1.0", false},
		{"MIT OR Unheard-1.0", true},
		{"apache-2.0", true},
		{"GPL-2.0-or-later WITH Classpath-exception-2.0", true},
		{"BUSL-1.1 WITH Classpath-exception-2.0", false},
		/* deprecated: the list flags the one, not the other */
		{"GPL-3.0", true},
		{"GPL-2.0-with-classpath-exception", true},
		{"AGPL-1.0", false},
		{"MIT AND", false},
		{"", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (spdx_is_osi_approved(str_c(cases[i].text)) != cases[i].osi)
			fail_msg("%s", cases[i].text);
}

static void what_can_be_understood_can_be_mended(void **state)
{
	static const char *const cases[][2] = {
		{"MIT", "MIT"},
		{"mit or  apache-2.0", "MIT OR  Apache-2.0"},
		{"(mIt)AND(zLIB)", "(MIT)AND(Zlib)"},
		{"gpl-2.0", "GPL-2.0-only"},
		{"GPL-2.0+", "GPL-2.0-or-later"},
		{"LGPL-2.1+ AND MIT", "LGPL-2.1-or-later AND MIT"},
		{"AGPL-3.0+", "AGPL-3.0-or-later"},
		{"GPL-2.0-with-classpath-exception",
		 "GPL-2.0-only WITH Classpath-exception-2.0"},
		{"GPL-2.0-with-classpath-exception+",
		 "GPL-2.0-or-later WITH Classpath-exception-2.0"},
		{"eCos-2.0+", "GPL-2.0-or-later WITH eCos-exception-2.0"},
		{"Nunit+", "zlib-acknowledgement+"},
		{"apache-2.0+", "Apache-2.0+"},
		{"LGPL-2.1-only with nokia-qt-exception-1.1",
		 "LGPL-2.1-only WITH Qt-LGPL-exception-1.1"},
		{"Net-SNMP", "Net-SNMP"}, /* no one id took its place */
		{"Unheard OR mit", "Unheard OR MIT"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(mended(cases[i][0]), cases[i][1]);
		assert_string_equal(mended(cases[i][1]), cases[i][1]);
	}
}

static void the_nearest_id_is_found_by_name_and_by_letters(void **state)
{
	static const char *const cases[][2] = {
		{"Apache 2.0", "Apache-2.0"},
		{"Apache2", "Apache-2.0"},
		{"Apache License, Version 2.0", "Apache-2.0"},
		{"The MIT License", "MIT"},
		{"MITT", "MIT"},
		{"BSD 3-Clause", "BSD-3-Clause"},
		{"BSD-3-Clasue", "BSD-3-Clause"},
		{"Mozilla Public License 2.0", "MPL-2.0"},
		{"GPL 2.0", "GPL-2.0-only"},
		{"Proprietary", ""},
		{"BSD", ""},
		{"x", ""},
		{"", ""},
		{"--", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(
			spdx_nearest(&arena, str_c(cases[i][0]), SPDX_LICENSE),
			cases[i][1]);
	assert_str(spdx_nearest(&arena, STR("Classpath-exception"),
				SPDX_EXCEPTION),
		   "Classpath-exception-2.0");
}

static void the_list_has_a_version(void **state)
{
	(void)state;
	assert_true(spdx_list_version[0] >= '3');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			an_expression_is_read_with_the_place_of_each_part),
		cmocka_unit_test(with_is_followed_by_an_exception_of_the_list),
		cmocka_unit_test(what_the_writer_defines_needs_no_list),
		cmocka_unit_test(
			an_id_that_is_not_on_the_list_is_no_fault_of_form),
		cmocka_unit_test(what_is_no_expression_says_why_and_where),
		cmocka_unit_test(nesting_has_a_limit),
		cmocka_unit_test(of_or_one_side_is_approved_and_of_and_both),
		cmocka_unit_test(what_can_be_understood_can_be_mended),
		cmocka_unit_test(
			the_nearest_id_is_found_by_name_and_by_letters),
		cmocka_unit_test(the_list_has_a_version),
	};

	return cmocka_run_group_tests(tests, NULL, forget);
}
