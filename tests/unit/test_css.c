#include "unit.h"

#include "format/css.h"

static void kept(const char *css, const char *want)
{
	struct arena a = {0};

	assert_str(css_shortened(&a, str_c(css)), want);
	arena_free(&a);
}

static void comments_and_blanks_that_say_nothing_go(void **state)
{
	(void)state;
	kept("/* tokens */\n\n:root { --ink: #111 }\n/* a\n * b */\np { }\n",
	     ":root{--ink: #111}p{}");
	kept("a {/**/}", "a{}");
	kept("", "");
	kept(" /* */ ", "");
	kept("/*/ still one */b{}", "b{}");
	kept("h1,\n\th2 > a { margin: 0;\n\tcolor: red }",
	     "h1,h2 > a{margin: 0;color: red}");
}

static void tokens_stay_apart(void **state)
{
	(void)state;
	kept("p { margin: 0/* */1px }", "p{margin: 0 1px}");
	kept("a :hover { width: calc(1px\n + 2px) }",
	     "a :hover{width: calc(1px + 2px)}");
	kept("@media screen and (min-width: 1px) { }",
	     "@media screen and (min-width: 1px){}");
}

static void strings_and_addresses_stay_as_they_are(void **state)
{
	(void)state;
	kept("a::before { content: \"/* no */ , \" }",
	     "a::before{content: \"/* no */ , \"}");
	kept("a { content: 'it\\'s /* no */' }",
	     "a{content: 'it\\'s /* no */'}");
	kept("a { background: url(data:image/*x*/) }",
	     "a{background: url(data:image/*x*/)}");
	kept("a { background: URL(\"/*\") }/* yes */",
	     "a{background: URL(\"/*\")}");
}

static void what_is_left_open_ends_with_the_sheet(void **state)
{
	(void)state;
	kept("p { } /* never closed", "p{}");
	kept("p { } /*", "p{}");
	kept("p { } /", "p{}/");
	kept("p::after { content: \"open", "p::after{content: \"open");
	kept("p { background: url(open", "p{background: url(open");
	kept("a\\", "a\\");
	kept("p { content: \"open\n } /* gone */ q { }",
	     "p{content: \"open\n}q{}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments_and_blanks_that_say_nothing_go),
		cmocka_unit_test(tokens_stay_apart),
		cmocka_unit_test(strings_and_addresses_stay_as_they_are),
		cmocka_unit_test(what_is_left_open_ends_with_the_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
