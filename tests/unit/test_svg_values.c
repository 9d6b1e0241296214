#include "unit.h"

#include "format/svg_values.h"

static void check_fault(const char *css, enum css_fault want)
{
	enum css_fault got = css_fault(str_c(css));

	if (got != want)
		fail_msg("'%s' has %s, not %s", css, css_fault_name(got),
			 css_fault_name(want));
}

static void a_fragment_is_no_fault(void **state)
{
	static const char *const fine[] = {
		"",
		"red",
		"url(#a)",
		"url('#a')",
		"url(\"#a\")",
		"url( \t\n'#a' \n)",
		"URL(#a)",
		"url(#a) url(#b)",
		"url(#未命名的渐变_8)",
		"url(#a b)",
		"url(#)",
		"url(#//x.y/?z)",
		".a:not(.b){fill:url(#a)}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++)
		check_fault(fine[i], CSS_FINE);
}

static void every_other_address_is_a_fault(void **state)
{
	static const char *const bad[] = {
		"url()",           "url(a)",       "url('a')",
		"url(//a)",        "url(a#b)",     "url('#a)",
		"url(\"#a')",      "url(#a",       "url('#a'",
		"url('#a' b)",     "url(#a'b)",    "url(#a(b)",
		"url(#a\nb)",      "url('#a\nb')", "url(#a)url(b)",
		"url (a)",         "url\n\t(a)",   "url(",
		"url('",           "url( ",        "-x:url(a)",
		"'url(a)'",        "/*url(a)*/",   "Url(data:image/png;,)",
		"url(\xc2\xa0#a)", "url(\v#a)",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		check_fault(bad[i], CSS_ADDRESS);
}

static void only_listed_functions_are_no_fault(void **state)
{
	static const char *const functions[] = {
		"alpha",
		"and",
		"blur",
		"brightness",
		"calc",
		"circle",
		"clamp",
		"color",
		"color-mix",
		"conic-gradient",
		"contrast",
		"counter",
		"counters",
		"cubic-bezier",
		"drop-shadow",
		"ellipse",
		"env",
		"grayscale",
		"has",
		"hsl",
		"hsla",
		"hue-rotate",
		"hwb",
		"icc-color",
		"inset",
		"invert",
		"is",
		"lab",
		"lang",
		"lch",
		"light-dark",
		"linear-gradient",
		"matrix",
		"matrix3d",
		"max",
		"min",
		"not",
		"nth-child",
		"nth-last-child",
		"nth-last-of-type",
		"nth-of-type",
		"oklab",
		"oklch",
		"opacity",
		"or",
		"path",
		"perspective",
		"polygon",
		"radial-gradient",
		"rect",
		"repeating-linear-gradient",
		"repeating-radial-gradient",
		"rgb",
		"rgba",
		"rotate",
		"rotate3d",
		"rotateX",
		"rotateY",
		"rotateZ",
		"saturate",
		"scale",
		"scale3d",
		"scaleX",
		"scaleY",
		"sepia",
		"skew",
		"skewX",
		"skewY",
		"steps",
		"translate",
		"translate3d",
		"translateX",
		"translateY",
		"translateZ",
		"var",
		"where",
		"",
	};
	static const char *const bad[] = {
		"image(",
		"image-set(",
		"-webkit-image-set(",
		"src(",
		"element(",
		"-moz-element(",
		"expression(",
		"attr(",
		"cross-fade(",
		"paint(",
		"local(",
		"format(",
		"xurl(",
		"-url(",
		"_url(",
		"\xc3\xa9url(",
		"url/**/(",
		"url/**/ (",
		"u/**/rl(",
		"rgb/*x*/(",
		"ur(",
		"urll(",
		"a-very-long-name-that-no-function-has(",
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		check_fault(arena_printf(&a, "x:%s(1)", functions[i]).p,
			    CSS_FINE);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		check_fault(bad[i], CSS_FUNCTION);
	arena_free(&a);
}

static void at_escape_and_markup_are_faults(void **state)
{
	(void)state;
	check_fault("@import 'a'", CSS_AT);
	check_fault("a{}/*@*/", CSS_AT);
	check_fault("\\61", CSS_ESCAPE);
	check_fault("'\\'", CSS_ESCAPE);
	check_fault("<!-- a{} -->", CSS_MARKUP);
	check_fault("</style>", CSS_MARKUP);
}

static void check_rest(const char *css, const char *want)
{
	struct arena a = {0};

	assert_str(css_without_at_rules(&a, str_c(css)), want);
	arena_free(&a);
}

static void at_rules_go_with_their_blocks(void **state)
{
	(void)state;
	check_rest("", "");
	check_rest("a{}", "a{}");
	check_rest("@import 'a;b'; c{}", " c{}");
	check_rest("@import url(a;b'c);d{}", "");
	check_rest("@import url(a;b);c{}", "c{}");
	check_rest("@media x{a{}b{}}c{}@x;d{}", "c{}d{}");
	check_rest("@x /* ;{} */ y;a{}", "a{}");
	check_rest("@media x{a{}", "");
	check_rest("a{@apply x}b{}", "a{}b{}");
	check_rest("a{@apply x;c:d}b{}", "a{c:d}b{}");
	check_rest("@x 'y", "");
	check_rest("@x /*", "");
	check_rest("@x /*/", "");
	check_rest("@", "");
	check_rest("@)))a;b", "b");
}

static void check_kept(const char *style, const char *want)
{
	struct buf b = {0};

	css_add_fine(&b, str_c(style));
	assert_str(buf_str(&b), want);
	buf_free(&b);
}

static void declarations_that_are_fine_stay(void **state)
{
	(void)state;
	check_kept("", "");
	check_kept(";;", "");
	check_kept("a:b;c:d", "a:b;c:d;");
	check_kept("fill:url(x);a:b", "fill:none;a:b;");
	check_kept("fill:url(data:image/png;base64,x);a:b", "fill:none;a:b;");
	check_kept("fill:url(x;a:b", "fill:none;");
	check_kept("a:b;fill:image(x);c:\\d;e:f@g;h:i", "a:b;h:i;");
	check_kept("url(x);url(x):y;:url(x)", "");
}

static void only_what_is_in_the_file_is_a_fragment(void **state)
{
	(void)state;
	assert_true(svg_is_fragment(STR("#a")));
	assert_true(svg_is_fragment(STR("#")));
	assert_true(svg_is_fragment(STR(" \n#a ")));
	assert_false(svg_is_fragment(STR("")));
	assert_false(svg_is_fragment(STR("a#b")));
	assert_false(svg_is_fragment(STR("\xc2\xa0#a")));
	assert_false(svg_is_fragment(STR("javascript:#a")));
}

static void a_picture_is_one_by_its_bytes(void **state)
{
	(void)state;
	assert_true(svg_is_picture(
		STR("data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==")));
	assert_true(svg_is_picture(
		STR("\ndata:image/png;base64,\n  iVBO\n\tRw0K Ggo")));
	assert_true(svg_is_picture(STR("DATA:IMAGE/JPEG;BASE64,/9j/4AAQ")));
	/* a false name is common and does no harm */
	assert_true(svg_is_picture(STR("data:image/png;base64,/9j/4AAQ")));
	assert_true(svg_is_picture(STR("data:image/gif;base64,R0lGODdh")));
	assert_true(svg_is_picture(STR("data:image/webp;base64,"
				       "UklGRgAAAABXRUJQ")));
	assert_false(svg_is_picture(STR("data:image/png;base64,")));
	assert_false(svg_is_picture(STR("data:image/png;base64,iVBORw0KGg")));
	assert_false(svg_is_picture(STR("data:image/png;base64,PHN2Zz4=")));
	assert_false(
		svg_is_picture(STR("data:image/png;base64,%69VBORw0KGgo")));
	assert_false(svg_is_picture(STR("data:image/png,\x89PNG\r\n\x1a\n")));
	assert_false(
		svg_is_picture(STR("data:image/svg+xml;base64,iVBORw0KGgo=")));
	assert_false(svg_is_picture(STR("data:text/html;base64,iVBORw0KGgo=")));
	assert_false(
		svg_is_picture(STR("data:image/avif;base64,AAAAIGZ0eXBhdmlm")));
	assert_false(svg_is_picture(
		STR("data:image/png;base64,AAAAIGZ0eXBhdmlmAAAAAA==")));
	assert_false(svg_is_picture(STR("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fragment_is_no_fault),
		cmocka_unit_test(every_other_address_is_a_fault),
		cmocka_unit_test(only_listed_functions_are_no_fault),
		cmocka_unit_test(at_escape_and_markup_are_faults),
		cmocka_unit_test(at_rules_go_with_their_blocks),
		cmocka_unit_test(declarations_that_are_fine_stay),
		cmocka_unit_test(only_what_is_in_the_file_is_a_fragment),
		cmocka_unit_test(a_picture_is_one_by_its_bytes),
	};

	return cmocka_run_group_tests_name("svg_values", tests, NULL, NULL);
}
