#include "unit.h"

#include "base/buf.h"
#include "format/pattern.h"

#include <string.h>

static struct arena arena;

static int forget(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* Where `text` has the pattern; -1 nowhere, -2 given up. */
static long find(const char *pattern, struct str text)
{
	const char *why = NULL;
	size_t at = 0;
	struct pattern *p = pattern_new(&arena, str_c(pattern), &why, &at);
	enum pattern_answer answer;

	assert_non_null(p);
	answer = pattern_find(p, text, &at);
	pattern_free(p);
	return answer == PATTERN_FOUND    ? (long)at
	       : answer == PATTERN_ABSENT ? -1
					  : -2;
}

static void a_pattern_is_found_anywhere(void **state)
{
	(void)state;
	assert_int_equal(find("b+", STR("aabb")), 2);
	assert_int_equal(find("^b", STR("aabb")), -1);
	assert_int_equal(find("", STR("")), 0);
	assert_int_equal(find("a", (struct str){0}), -1);
	assert_int_equal(find("\\0", STR("a\0b")), 1);
}

static void characters_are_those_of_unicode(void **state)
{
	(void)state;
	assert_int_equal(find("^.$", STR("\xc3\xa9")), 0);
	assert_int_equal(find("^\\w+$", STR("\xc3\xa9t\xc3\xa9")), 0);
	assert_int_equal(find("(?i)\xc3\xa9", STR("x\xc3\x89")), 1);
	assert_int_equal(find("\\p{Han}", STR("a\xe4\xb8\x80")), 1);
}

static void bytes_that_are_no_text_match_nothing(void **state)
{
	(void)state;
	assert_int_equal(find(".", STR("\xff")), -1);
	assert_int_equal(find("a", STR("\xff\xc3"
				       "a")),
			 2);
}

static void what_is_no_pattern_says_why_and_where(void **state)
{
	static const struct {
		const char *pattern;
		size_t at;
		const char *why;
	} cases[] = {
		{"a(b", 3, "missing closing parenthesis"},
		{"a[b", 3, "missing terminating ] for character class"},
		{"*a", 0, "quantifier does not follow a repeatable item"},
		{"\xff", 0, "UTF-8 error: illegal byte (0xfe or 0xff)"},
		{"a\\Cb", 3, "using \\C is disabled by the application"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *why = NULL;
		size_t at = 99;

		assert_null(pattern_new(&arena, str_c(cases[i].pattern), &why,
					&at));
		assert_string_equal(why, cases[i].why);
		assert_int_equal(at, cases[i].at);
	}
}

static void too_large_a_pattern_is_none(void **state)
{
	const char *why = NULL;
	size_t at;

	(void)state;
	assert_null(pattern_new(&arena, STR("(?:(?:a{1000}){1000}){1000}"),
				&why, &at));
	assert_non_null(why);
}

/* `n` times a letter, then another one. */
static struct str letters(struct buf *b, size_t n)
{
	buf_clear(b);
	while (n--)
		buf_addc(b, 'a');
	buf_addc(b, 'b');
	return buf_str(b);
}

static void backtracking_without_end_is_given_up(void **state)
{
	static const char *const bad[] = {
		"^(a+)+$",   "^(a|aa)+$",         "(a*)*[cd]",
		"^(a|a?)+$", "^(?:a?){40}a{40}$", "(*NO_JIT)^(a+)+$"};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (find(bad[i], letters(&b, 39)) != -2)
			fail_msg("%s", bad[i]);
	buf_free(&b);
}

static void a_match_that_nests_deeply_is_given_up(void **state)
{
	struct buf b = {0};

	(void)state;
	assert_int_equal(find("^(?:(a)|b)*+$", letters(&b, 100)), 0);
	assert_int_equal(find("^(a(?1)?)+b", letters(&b, 60000)), -2);
	buf_free(&b);
}

static void patience_is_enough_for_long_texts(void **state)
{
	static const char *const good[] = {"b", "a*b", "(?:a|b)*$", "[a-c]+b$",
					   "\\bb?a+b\\b"};
	/* What keeps each choice in mind needs stack for it. */
	static const size_t most[] = {1 << 20, 1 << 20, 4096, 1 << 20, 1 << 20};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		for (size_t n = 4; n <= 64 * 1024; n *= 4)
			if (find(good[i], letters(&b, n)) < 0 && n < most[i])
				fail_msg("%s of %zu", good[i], n);
	buf_free(&b);
}

static void a_pattern_is_used_many_times(void **state)
{
	const char *why = NULL;
	size_t at = 0;
	struct pattern *p = pattern_new(&arena, STR("a+b"), &why, &at);

	(void)state;
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(pattern_find(p, STR("xaab"), &at),
				 PATTERN_FOUND);
		assert_int_equal(at, 1);
		assert_int_equal(pattern_find(p, STR("xaa"), &at),
				 PATTERN_ABSENT);
	}
	pattern_free(p);
	pattern_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pattern_is_found_anywhere),
		cmocka_unit_test(characters_are_those_of_unicode),
		cmocka_unit_test(bytes_that_are_no_text_match_nothing),
		cmocka_unit_test(what_is_no_pattern_says_why_and_where),
		cmocka_unit_test(too_large_a_pattern_is_none),
		cmocka_unit_test(backtracking_without_end_is_given_up),
		cmocka_unit_test(a_match_that_nests_deeply_is_given_up),
		cmocka_unit_test(patience_is_enough_for_long_texts),
		cmocka_unit_test(a_pattern_is_used_many_times),
	};

	return cmocka_run_group_tests(tests, NULL, forget);
}
