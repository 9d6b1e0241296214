/* Files that are no XML, no SVG or too much, and files in other encodings. */
#include "svg_desk.h"

#include <time.h>

enum { MUCH = 100000 };

/* `head`, `n` times `part`, `tail`. */
static struct str repeat(struct arena *a, const char *head, const char *part,
			 size_t n, const char *tail)
{
	struct buf b = {0};
	struct str s;

	buf_add(&b, str_c(head));
	for (size_t i = 0; i < n; i++)
		buf_add(&b, str_c(part));
	buf_add(&b, str_c(tail));
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	return s;
}

/* Columns are not asked for: they differ between versions of expat. */
static void check_refused(struct str svg, const char *rule, int line)
{
	struct svg_desk desk;
	clock_t start = clock();

	desk_filter(&desk, svg);
	assert_int_equal(desk.verdict, SVG_REFUSED);
	assert_string_equal(desk.diags.first->rule->id, rule);
	assert_int_equal(desk.diags.first->pos.line, line);
	assert_int_equal(desk.diags.count[DIAG_ERROR], 0);
	assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
	desk_free(&desk);
}

static void what_is_not_xml_is_refused(void **state)
{
	(void)state;
	check_refused((struct str){0}, "svg-syntax", 1);
	check_refused(STR("hello"), "svg-syntax", 1);
	check_refused(STR("<svg " XMLNS ">\n<g></svg>"), "svg-syntax", 2);
	check_refused(STR("<svg " XMLNS "/><svg/>"), "svg-syntax", 1);
	check_refused(STR("<svg " XMLNS " id='a' id='b'/>"), "svg-syntax", 1);
	check_refused(STR("<svg " XMLNS " on&#108;oad=''/>"), "svg-syntax", 1);
	check_refused(STR(SVG("<g q:r='1'/>")), "svg-syntax", 1);
	check_refused(STR(SVG("&nbsp;")), "svg-syntax", 1);
	check_refused(STR(SVG("&#0;")), "svg-syntax", 1);
	check_refused(STR(SVG("a\0b")), "svg-syntax", 1);
	check_refused(STR(SVG("a\1b")), "svg-syntax", 1);
	check_refused(STR(SVG("<!-- a -- b -->")), "svg-syntax", 1);
	check_refused(STR(" <?xml version='1.0'?>" SVG("")), "svg-syntax", 1);
}

static void what_is_not_utf8_is_refused(void **state)
{
	(void)state;
	check_refused(STR(SVG("a\xff")), "svg-syntax", 1);
	check_refused(STR(SVG("a\xc0\xafscript\xc0\xae")), "svg-syntax", 1);
	check_refused(STR(SVG("a\xed\xa0\x80")), "svg-syntax", 1);
	check_refused(STR(SVG("a\xf8\x88\x80\x80\x80")), "svg-syntax", 1);
}

static void what_is_not_svg_is_refused(void **state)
{
	(void)state;
	check_refused(STR("<html/>"), "svg-syntax", 1);
	check_refused(STR("<svg/>"), "svg-syntax", 1);
	check_refused(STR("<svg xmlns='http://www.w3.org/2000/svg/'/>"),
		      "svg-syntax", 1);
	check_refused(STR("<svg xmlns='http://www.w3.org/1999/xhtml'/>"),
		      "svg-syntax", 1);
	check_refused(STR("<g " XMLNS "/>"), "svg-syntax", 1);
	check_refused(STR("<x:svg xmlns:x='x' " XMLNS "/>"), "svg-syntax", 1);
	check_refused(STR("<x:svg xmlns:x='http://www.w3.org/2000/svg&#10;x' "
			  "xmlns='y'/>"),
		      "svg-syntax", 1);
}

static void what_is_too_much_is_refused(void **state)
{
	struct arena a = {0};

	(void)state;
	check_refused(repeat(&a, "<svg " XMLNS ">", "<g>", MUCH, ""),
		      "svg-limit", 1);
	check_refused(repeat(&a, "<svg " XMLNS "><rdf>", "<g>", MUCH, ""),
		      "svg-unsafe", 1);
	check_refused(repeat(&a, "<svg " XMLNS ">\n", "<g/>\n",
			     SVG_MAX_ELEMENTS, "</svg>"),
		      "svg-limit", 100001);
	check_refused(repeat(&a, "<svg " XMLNS "><!--", "aaaa",
			     SVG_MAX_BYTES / 4, "--></svg>"),
		      "svg-limit", 0);
	check_refused(repeat(&a, "<svg " XMLNS "><?x?><text>", "'''''",
			     SVG_MAX_BYTES / 6, "</text></svg>"),
		      "svg-unsafe", 1);
	arena_free(&a);
}

static void an_entity_bomb_is_refused(void **state)
{
	struct arena a = {0};
	struct str quadratic;

	(void)state;
	check_refused(STR("<!DOCTYPE svg [<!ENTITY a 'lol'>\n"
			  "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\n"
			  "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>" SVG(
				  "<text>&c;</text>")),
		      "svg-limit", 2);
	check_refused(STR("<!DOCTYPE svg [<!ENTITY a '&a;'>]>" SVG("&a;")),
		      "svg-limit", 1);
	quadratic = repeat(&a, "<!DOCTYPE svg [<!ENTITY a '", "aaaaaaaaaa",
			   MUCH / 10,
			   repeat(&a, "'>]><svg " XMLNS "><text>\n", "&a;",
				  1000, "</text></svg>")
				   .p);
	check_refused(quadratic, "svg-limit", 2);
	quadratic = repeat(
		&a, "<!DOCTYPE svg [<!ENTITY a '", "aaaaaaaaaa", MUCH / 10,
		repeat(&a, "'>]><svg " XMLNS " id='", "&a;", 1000, "'/>").p);
	check_refused(quadratic, "svg-limit", 1);
	arena_free(&a);
}

static void many_entities_are_refused(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("<!DOCTYPE svg [\n"));
	for (int i = 0; i < MUCH; i++)
		buf_printf(&b, "<!ENTITY e%d 'x'>\n", i);
	buf_add(&b, STR("]>" SVG("")));
	check_refused(buf_str(&b), "svg-limit", 66);
	buf_free(&b);
}

static void hostile_lengths_take_no_time(void **state)
{
	static const struct {
		const char *head, *part, *tail;
	} rows[] = {
		{"<svg " XMLNS "><style>", "@", "</style></svg>"},
		{"<svg " XMLNS "><style>", "@/*", "</style></svg>"},
		{"<svg " XMLNS "><style>@", "\"'", "</style></svg>"},
		{"<svg " XMLNS "><style>", "url(", "</style></svg>"},
		{"<svg " XMLNS "><style>", " ( ", "</style></svg>"},
		{"<svg " XMLNS "><style>", "url(#a", "</style></svg>"},
		{"<svg " XMLNS "><g style='@", ";a:url(", "'/></svg>"},
		{"<svg " XMLNS "><g style='", "\\", "'/></svg>"},
		{"<svg " XMLNS ">", "<set/>", "</svg>"},
		{"<svg " XMLNS ">", "<?x?>", "</svg>"},
		{"<svg " XMLNS "><g on", "aaaaaaaa", "=''/></svg>"},
		{"<svg " XMLNS "><image href='data:image/png;base64,", "    ",
		 "'/></svg>"},
	};
	struct arena a = {0};
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		desk_verdict(repeat(&a, rows[i].head, rows[i].part, MUCH - 2,
				    rows[i].tail));
	assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
	arena_free(&a);
}

static void other_encodings_are_written_anew(void **state)
{
	static const char *const same[] = {
		"\xef\xbb\xbf" SVG("<title>\xc3\xa9</title>"),
		"<?xml version='1.0' encoding='Utf-8' standalone='yes'?>" SVG(
			"<title>\xc3\xa9</title>"),
	};
	static const char *const other[] = {
		"<?xml version='1.0' encoding='iso-8859-1'?>" SVG(
			"<title>\xe9</title>"),
		"<?xml version='1.0' encoding='utf-16'?>" SVG(
			"<title>\xc3\xa9</title>"),
		"<?xml version='1.0' encoding='utf8'?>" SVG(
			"<title>\xc3\xa9</title>"),
		"<?xml version='1.1'?>" SVG("<title>\xc3\xa9</title>"),
	};
	struct svg_desk desk;

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_int_equal(desk_verdict(str_c(same[i])), SVG_CLEAN);
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
		desk_filter(&desk, str_c(other[i]));
		assert_int_equal(desk.verdict, SVG_FILTERED);
		assert_true(desk_holds(&desk, "<title>\xc3\xa9</title>"));
		assert_false(desk_holds(&desk, "<?xml"));
		desk_free(&desk);
	}
	check_refused(STR("<?xml version='1.0' encoding='windows-1252'?>" SVG(
			      "<title>\x80</title>")),
		      "svg-syntax", 1);
}

/* With a mark of order or without, in both orders. */
static void utf16_is_written_anew(void **state)
{
	static const char svg[] = SVG("<title>\xe9</title>");
	struct svg_desk desk;

	(void)state;
	for (int i = 0; i < 4; i++) {
		bool big = i & 1, marked = i & 2;
		struct buf b = {0};

		if (marked)
			buf_add(&b, big ? STR("\xfe\xff") : STR("\xff\xfe"));
		for (const char *c = svg; *c; c++) {
			buf_addc(&b, big ? '\0' : *c);
			buf_addc(&b, big ? *c : '\0');
		}
		desk_filter(&desk, buf_str(&b));
		assert_int_equal(desk.verdict, SVG_FILTERED);
		assert_true(desk_holds(&desk, "<title>\xc3\xa9</title></svg>"));
		desk_free(&desk);
		buf_free(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_xml_is_refused),
		cmocka_unit_test(what_is_not_utf8_is_refused),
		cmocka_unit_test(what_is_not_svg_is_refused),
		cmocka_unit_test(what_is_too_much_is_refused),
		cmocka_unit_test(an_entity_bomb_is_refused),
		cmocka_unit_test(many_entities_are_refused),
		cmocka_unit_test(hostile_lengths_take_no_time),
		cmocka_unit_test(other_encodings_are_written_anew),
		cmocka_unit_test(utf16_is_written_anew),
	};

	return cmocka_run_group_tests_name("svg_refused", tests, NULL, NULL);
}
