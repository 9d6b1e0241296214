#include "svg_desk.h"

#include <stdlib.h>

#define ADOBE "http://ns.adobe.com/AdobeIllustrator/10.0/"
#define PNG   "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAE="

/* Nothing has to go from these, and all of it comes out when rewritten. */
static const char *const drawings[] = {
	"<path d=\"M0 0h9v-9z\" fill=\"#f00\" fill-rule=\"evenodd\"/>",
	"<g transform=\"translate(1,2) rotate(-3 4 5)\" class=\"a b\"/>",
	"<linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"red\"/>"
	"</linearGradient><path fill=\"url(#a)\"/>",
	"<path fill=\"url( #a ) none\" stroke=\"URL(&quot;#b&quot;)\"/>",
	"<path style=\"fill:url(#a);stroke:rgba(0, 0, 0, .5)\"/>",
	"<linearGradient id=\"b\" xlink:href=\"#a\"/>",
	"<use href=\"#a\"/><use xlink:href=\" #a\" x=\"1\"/>",
	"<style>.cls-1{fill:url(#a);}.cls-2 &gt; g:not(.x){opacity:.5}"
	"</style>",
	"<style type=\"text/css\" media=\"screen and (color)\">a{}</style>",
	"<style>/* a;b */ #a::after{content:&quot;a&quot;}</style>",
	"<image href=\"" PNG "\" width=\"1\" height=\"1\"/>",
	"<image xlink:href=\"data:image/jpg;base64, /9j/4AAQSkZJRg\"/>",
	"<image href=\"data:image/gif;base64,R0lGODlhAQABAAAAACw\"/>",
	"<image href=\"data:image/webp;base64,UklGRiIAAABXRUJQVlA4\"/>",
	"<mask id=\"m\"><rect/></mask><g mask=\"url(#m)\"/>",
	"<filter id=\"f\"><feGaussianBlur in=\"SourceAlpha\" "
	"stdDeviation=\"2\"/><feMerge><feMergeNode in=\"x\"/></feMerge>"
	"</filter>",
	"<clipPath id=\"c\"><circle cx=\"1\" cy=\"1\" r=\"1\"/></clipPath>",
	"<text x=\"1\" xml:space=\"preserve\"> a <tspan>&lt;b&gt;</tspan> "
	"</text>",
	"<title>A &amp; B</title><desc>onload= javascript: url(x)</desc>",
	"<a href=\"#a\"><path/></a>",
	"<switch><g systemLanguage=\"de\"/><g/></switch>",
	"<g data-name=\"a\\b@c\" aria-label=\"(url)\" id=\"&quot;\"/>",
	"<symbol id=\"s\" viewBox=\"0 0 1 1\"/><svg x=\"1\"><g/></svg>",
};

/* Bytes of a drawing program that are no reason to change a file. */
static const char *const idle[] = {
	"<!-- Generator: Adobe Illustrator 27 -->",
	"<metadata><rdf:RDF xmlns:rdf="
	"'http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:li "
	"rdf:resource='http://purl.org/dc/dcmitype/StillImage'/></rdf:RDF>"
	"</metadata>",
	"<n:namedview xmlns:n="
	"'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' id='base' "
	"pagecolor='#fff'><n:guide position='1,2'/></n:namedview>",
	"<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' "
	"i:label='a' i:groupmode='layer'/>",
	"<i:pgf xmlns:i='" ADOBE "' id='pgf'>eJzs</i:pgf>",
	"<?xpacket begin='' id='W5M0'?>",
	"<font id='f'><font-face font-family='x'/><glyph d='M0'/></font>",
};

static void a_drawing_is_clean(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(drawings) / sizeof(drawings[0]); i++)
		if (desk_verdict(arena_printf(&a, "<svg " XMLNS ">%s</svg>",
					      drawings[i])) != SVG_CLEAN)
			fail_msg("not clean: %s", drawings[i]);
	arena_free(&a);
}

static void a_drawing_is_written_as_it_was(void **state)
{
	struct svg_desk desk;
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(drawings) / sizeof(drawings[0]); i++) {
		desk_filter(&desk,
			    arena_printf(&a, "<svg " XMLNS ">%s</svg><?x?>",
					 drawings[i]));
		assert_int_equal(desk.verdict, SVG_FILTERED);
		if (!desk_holds(&desk, drawings[i]))
			fail_msg("in:  %s\nout: %.*s", drawings[i],
				 STR_ARG(buf_str(&desk.out)));
		desk_free(&desk);
	}
	arena_free(&a);
}

static void what_is_idle_stays_or_goes_with_the_rest(void **state)
{
	struct svg_desk desk;
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(idle) / sizeof(idle[0]); i++) {
		struct str svg =
			arena_printf(&a, "<svg " XMLNS ">%s</svg>", idle[i]);

		if (desk_verdict(svg) != SVG_CLEAN)
			fail_msg("not clean: %s", idle[i]);
		desk_filter(&desk, arena_printf(&a, "%.*s<?x?>", STR_ARG(svg)));
		assert_false(desk_holds(&desk, "xmlns:i="));
		assert_false(desk_holds(&desk, "xmlns:n="));
		assert_false(desk_holds(&desk, "<metadata"));
		assert_false(desk_holds(&desk, "<font"));
		assert_false(desk_holds(&desk, "<!--"));
		assert_false(desk_holds(&desk, "<?"));
		desk_free(&desk);
	}
	arena_free(&a);
}

static void a_great_deal_of_what_is_idle_goes(void **state)
{
	struct svg_desk desk;
	struct arena a = {0};
	struct buf text = {0};

	(void)state;
	while (text.n < SVG_MAX_IDLE)
		buf_addc(&text, 'x');
	for (int more = 0; more < 2; more++) {
		desk_filter(&desk, arena_printf(&a,
						"<svg " XMLNS
						"><metadata>%.*s</metadata>"
						"<path/></svg>",
						STR_ARG(buf_str(&text))));
		assert_int_equal(desk.verdict, more ? SVG_FILTERED : SVG_CLEAN);
		assert_string_equal(desk_finding(&desk, 0), "none");
		if (more)
			assert_true(desk.out.n < 200);
		desk_free(&desk);
		buf_addc(&text, 'x');
	}
	buf_free(&text);
	arena_free(&a);
}

static void entities_are_expanded_and_the_doctype_goes(void **state)
{
	struct svg_desk desk;

	(void)state;
	desk_filter(&desk,
		    STR("<?xml version='1.0' encoding='utf-8'?><!DOCTYPE svg "
			"PUBLIC '-//W3C//DTD SVG 1.1//EN' "
			"'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd' ["
			"<!ENTITY ns_svg 'http://www.w3.org/2000/svg'>"
			"<!ENTITY ns_ai '" ADOBE "'><!ENTITY c '#f00'>]>"
			"<svg xmlns='&ns_svg;' xmlns:i='&ns_ai;' "
			"i:viewOrigin='0 1'><switch><foreignObject "
			"requiredExtensions='&ns_ai;'><i:pgfRef/>"
			"</foreignObject><g i:extraneous='self'>"
			"<path fill='&c;'/></g></switch></svg>"));
	assert_int_equal(desk.verdict, SVG_FILTERED);
	assert_str(buf_str(&desk.out),
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		   "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><switch><g>"
		   "<path fill=\"#f00\"/></g></switch></svg>");
	assert_string_equal(desk_finding(&desk, 0), "none");
	desk_free(&desk);
}

static void prefixes_come_out_plain(void **state)
{
	struct svg_desk desk;

	(void)state;
	assert_int_equal(
		desk_verdict(STR("<s:svg xmlns:s='http://www.w3.org/2000/svg'>"
				 "<s:path d='M0'/></s:svg>")),
		SVG_CLEAN);
	desk_filter(&desk, STR("<s:svg xmlns:s='http://www.w3.org/2000/svg' "
			       "xmlns:l='http://www.w3.org/1999/xlink' x-y='1'>"
			       "<s:use l:href='#a'/></s:svg>"));
	assert_str(buf_str(&desk.out),
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		   "xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
		   "<use xlink:href=\"#a\"/></svg>");
	desk_free(&desk);
}

static void a_link_is_drawn_without_its_address(void **state)
{
	struct svg_desk desk;

	(void)state;
	desk_filter(&desk, STR(SVG("<a href='http://x/' fill='red'><path/></a>"
				   "<text><a href='http://x/'>t</a></text>")));
	assert_true(desk_holds(&desk, "<a fill=\"red\"><path/></a>"));
	assert_true(desk_holds(&desk, "<text><a>t</a></text>"));
	desk_free(&desk);
}

static void what_is_idle_draws_nothing_when_it_goes(void **state)
{
	struct svg_desk desk;

	(void)state;
	desk_filter(&desk, STR(SVG("<metadata><path/><text>a</text></metadata>"
				   "<i:x xmlns:i='" ADOBE "'><rect/></i:x>"
				   "<font-face>b</font-face>")));
	assert_int_equal(desk.verdict, SVG_FILTERED);
	assert_str(buf_str(&desk.out),
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		   "xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>");
	assert_string_equal(desk_finding(&desk, 0), "none");
	desk_free(&desk);
}

static void what_moves_addresses_is_told(void **state)
{
	struct svg_desk desk;

	(void)state;
	desk_filter(&desk, STR(SVG("<g xml:base='x' xml:id='y'/>")));
	assert_str(desk.diags.first->text, "'xml:base' is left out");
	assert_string_equal(desk_finding(&desk, 1), "none");
	desk_free(&desk);
}

/* To leave the paint out would give black. */
static void paint_from_elsewhere_is_none(void **state)
{
	struct svg_desk desk;

	(void)state;
	desk_filter(&desk, STR(SVG("<g fill='url(x)' style='opacity:1;stroke: "
				   "url(x);color:red;x:y\\'/>")));
	assert_true(desk_holds(&desk, "<g fill=\"none\" style=\"opacity:1;"
				      "stroke:none;color:red;\"/>"));
	desk_free(&desk);
}

static void the_rest_of_a_style_sheet_stays_without_its_at_rules(void **state)
{
	struct svg_desk desk;

	(void)state;
	desk_filter(&desk,
		    STR(SVG("<style>@import url(http://x/?a;b@c;\"d\");"
			    ".a{fill:red}@font-face{src:url(x)}"
			    "@media (x){.a{fill:blue}.b{}}.c{}</style>")));
	assert_true(desk_holds(&desk, "<style>.a{fill:red}.c{}</style>"));
	assert_string_equal(desk_finding(&desk, 0), "svg-unsafe 1:84");
	desk_free(&desk);
}

static void what_is_left_out_is_told_three_times(void **state)
{
	struct svg_desk desk;

	(void)state;
	desk_filter(&desk, STR("<svg " XMLNS ">\n<script/>\n\n <g onx='' "
			       "onload=''/>\n<set/><set/><set/></svg>"));
	assert_string_equal(desk_finding(&desk, 0), "svg-unsafe 2:1");
	assert_str(desk.diags.first->text, "the element 'script' is left out");
	assert_string_equal(desk_finding(&desk, 1), "svg-unsafe 4:2");
	assert_string_equal(desk_finding(&desk, 2), "svg-unsafe 4:2");
	assert_string_equal(desk_finding(&desk, 3), "svg-unsafe 5:1");
	assert_str(desk.diags.first->next->next->next->text,
		   "and 3 more things are left out");
	assert_string_equal(desk_finding(&desk, 4), "none");
	assert_int_equal(desk.diags.count[DIAG_ERROR], 0);
	desk_free(&desk);
}

static void columns_count_code_points(void **state)
{
	struct svg_desk desk;

	(void)state;
	desk_filter(&desk, STR("<svg xmlns='http://www.w3.org/2000/svg'>\n"
			       "äöü𝄞<set/></svg>"));
	assert_string_equal(desk_finding(&desk, 0), "svg-unsafe 2:5");
	desk_free(&desk);
}

static void findings_are_cut_between_two_code_points(void **state)
{
	struct arena a = {0};
	struct svg_desk desk;
	char name[3000] = {0};

	(void)state;
	for (size_t i = 0; i + 2 < sizeof(name); i += 2)
		memcpy(name + i, "ä", 2);
	desk_filter(&desk,
		    arena_printf(&a, "<svg " XMLNS "><%s/></svg>", name));
	assert_true(desk.diags.first->text.n < 100);
	assert_true(str_ends(desk.diags.first->text, STR("ä' is left out")));
	desk_free(&desk);
	arena_free(&a);
}

static void the_rules_have_their_severities(void **state)
{
	(void)state;
	assert_int_equal(n_svg_rules, 5);
	assert_string_equal(svg_rules[0].id, "svg-syntax");
	assert_int_equal(svg_rules[0].severity, DIAG_WARNING);
	assert_string_equal(svg_rules[1].id, "svg-limit");
	assert_int_equal(svg_rules[1].severity, DIAG_WARNING);
	assert_string_equal(svg_rules[2].id, "svg-unsafe");
	assert_int_equal(svg_rules[2].severity, DIAG_WARNING);
	assert_string_equal(svg_rules[3].id, "svg-viewbox");
	assert_int_equal(svg_rules[3].severity, DIAG_WARNING);
	assert_string_equal(svg_rules[4].id, "svg-pixels");
	assert_int_equal(svg_rules[4].severity, DIAG_WARNING);
}

/* The findings of a file, "rule 1:2" each, joined. */
static const char *told(struct svg_desk *desk, struct str in)
{
	struct str all = {0};

	desk_filter(desk, in);
	for (const struct diag *d = desk->diags.first; d; d = d->next)
		all = arena_printf(&desk->arena, "%.*s%s %d:%d;", STR_ARG(all),
				   d->rule->id, d->pos.line, d->pos.col);
	return arena_cstr(&desk->arena, all);
}

#define DOT                                                                    \
	"<image href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"  \
	"CAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='/>"

static void what_shows_badly_is_told_once(void **state)
{
	static const struct {
		struct str in;
		enum svg_verdict verdict;
		const char *told;
	} cases[] = {
		{STR_INIT("<svg " XMLNS " viewBox='0 0 9 9'/>"), SVG_CLEAN, ""},
		{STR_INIT("<!-- a -->\n<svg " XMLNS ">\n<svg viewBox='0 0 9 "
			  "9'/></svg>"),
		 SVG_CLEAN, "svg-viewbox 2:1;"},
		{STR_INIT("<svg " XMLNS " viewBox=''/>"), SVG_CLEAN,
		 "svg-viewbox 1:1;"},
		{STR_INIT("<svg " XMLNS " viewBox='0 0 9 9'>\n" DOT "</svg>"),
		 SVG_CLEAN, "svg-pixels 2:1;"},
		{STR_INIT("<svg " XMLNS " viewBox='0 0 9 9'>\n<set/>\n" DOT
			  "\n" DOT "</svg>"),
		 SVG_FILTERED, "svg-unsafe 2:1;svg-pixels 3:1;"},
		{STR_INIT("<svg " XMLNS ">" DOT), SVG_REFUSED,
		 "svg-syntax 1:218;"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct svg_desk desk;

		assert_string_equal(told(&desk, cases[i].in), cases[i].told);
		assert_int_equal(desk.verdict, cases[i].verdict);
		desk_free(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_drawing_is_clean),
		cmocka_unit_test(a_drawing_is_written_as_it_was),
		cmocka_unit_test(what_is_idle_stays_or_goes_with_the_rest),
		cmocka_unit_test(a_great_deal_of_what_is_idle_goes),
		cmocka_unit_test(entities_are_expanded_and_the_doctype_goes),
		cmocka_unit_test(prefixes_come_out_plain),
		cmocka_unit_test(a_link_is_drawn_without_its_address),
		cmocka_unit_test(what_is_idle_draws_nothing_when_it_goes),
		cmocka_unit_test(what_moves_addresses_is_told),
		cmocka_unit_test(paint_from_elsewhere_is_none),
		cmocka_unit_test(
			the_rest_of_a_style_sheet_stays_without_its_at_rules),
		cmocka_unit_test(what_is_left_out_is_told_three_times),
		cmocka_unit_test(columns_count_code_points),
		cmocka_unit_test(findings_are_cut_between_two_code_points),
		cmocka_unit_test(the_rules_have_their_severities),
		cmocka_unit_test(what_shows_badly_is_told_once),
	};

	return cmocka_run_group_tests_name("svg", tests, NULL, NULL);
}
