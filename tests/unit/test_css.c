#include "unit.h"

#include "format/css.h"

static void kept(const char *css, const char *want)
{
	struct arena a = {0};

	assert_str(css_without_comments(&a, str_c(css)), want);
	arena_free(&a);
}

static void a_comment_and_the_blanks_after_it_go(void **state)
{
	(void)state;
	kept("/* tokens */\n\n:root { --ink: #111 }\n/* a\n * b */\np { }\n",
	     ":root { --ink: #111 }\np { }\n");
	kept("a {/**/}", "a { }");
	kept("", "");
	kept("/*/ still one */b{}", "b{}");
}

static void tokens_parted_by_a_comment_stay_apart(void **state)
{
	(void)state;
	kept("p { margin: 0/* */1px }", "p { margin: 0 1px }");
}

static void strings_and_addresses_keep_what_looks_like_a_comment(void **state)
{
	(void)state;
	kept("a::before { content: \"/* no */\" }",
	     "a::before { content: \"/* no */\" }");
	kept("a { content: 'it\\'s /* no */' }",
	     "a { content: 'it\\'s /* no */' }");
	kept("a { background: url(data:image/*x*/) }",
	     "a { background: url(data:image/*x*/) }");
	kept("a { background: URL(\"/*\") }/* yes */",
	     "a { background: URL(\"/*\") } ");
}

static void what_is_left_open_ends_with_the_sheet(void **state)
{
	(void)state;
	kept("p { } /* never closed", "p { } ");
	kept("p { } /*", "p { } ");
	kept("p { } /", "p { } /");
	kept("p::after { content: \"open", "p::after { content: \"open");
	kept("p { background: url(open", "p { background: url(open");
	kept("a\\", "a\\");
	kept("p { content: \"open\n } /* gone */ q { }",
	     "p { content: \"open\n } q { }");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_comment_and_the_blanks_after_it_go),
		cmocka_unit_test(tokens_parted_by_a_comment_stay_apart),
		cmocka_unit_test(
			strings_and_addresses_keep_what_looks_like_a_comment),
		cmocka_unit_test(what_is_left_open_ends_with_the_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
