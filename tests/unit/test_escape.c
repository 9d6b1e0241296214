#include "unit.h"

#include "base/escape.h"

/* What goes in may hold NUL, what comes out (but for annotations) does not. */
struct row {
	struct str in;
	const char *out;
};

#define ROW(in, out)                                                           \
	{                                                                      \
		STR_INIT(in), out                                              \
	}
#define N_ROWS(rows) (sizeof(rows) / sizeof((rows)[0]))

#define BAD "\xef\xbf\xbd" /* U+FFFD */

static void check(void (*escape)(struct buf *, struct str),
		  const struct row *rows, size_t n)
{
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		buf_clear(&b);
		escape(&b, rows[i].in);
		assert_str(buf_str(&b), rows[i].out);
	}
	buf_free(&b);
}

static void html_keeps_text_out_of_tags_and_attributes(void **state)
{
	static const struct row rows[] = {
		ROW("", ""),
		ROW("plain text, caf\xc3\xa9", "plain text, caf\xc3\xa9"),
		ROW("</script><script>alert(1)</script>",
		    "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
		ROW("\" onload=\"x", "&quot; onload=&quot;x"),
		ROW("' onload='x", "&#39; onload=&#39;x"),
		ROW("a & b &amp; c", "a &amp; b &amp;amp; c"),
		ROW("<!-- ]]> -->", "&lt;!-- ]]&gt; --&gt;"),
		ROW("a\0b", "a" BAD "b"),
		ROW("\0<\0", BAD "&lt;" BAD),
		ROW("javascript:alert('1')", "javascript:alert(&#39;1&#39;)"),
		ROW("tab\tline\r\n\x01\x7f",
		    "tab\tline\r\n\xef\xbf\xbd\xef\xbf\xbd"),
		ROW("\xe2\x80\xae"
		    "fdp.exe",
		    "\xe2\x80\xae"
		    "fdp.exe"),
		ROW("\xe2\x80\xa8", "\xe2\x80\xa8"),
		/* A browser reads these as U+FFFD and does not miss the <. */
		ROW("\xc3<\xf0\x9f\x98<\x80", "\xc3&lt;\xf0\x9f\x98&lt;\x80"),
	};

	(void)state;
	check(escape_html, rows, N_ROWS(rows));
}

static void xml_holds_only_what_a_document_may_hold(void **state)
{
	static const struct row rows[] = {
		ROW("", ""),
		ROW("plain \xf0\x9f\x98\x80", "plain \xf0\x9f\x98\x80"),
		ROW("<a href=\"x\">'&'</a>",
		    "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"),
		ROW("]]><script/>", "]]&gt;&lt;script/&gt;"),
		ROW("<?xml?><!DOCTYPE x>", "&lt;?xml?&gt;&lt;!DOCTYPE x&gt;"),
		ROW("&lol9;", "&amp;lol9;"),
		ROW("a\0b", "ab"),
		ROW("\x01\x08\x0b\x0c\x1b[31m\x1f", "[31m"),
		ROW("tab\tline\r\n\x7f", "tab\tline\r\n\x7f"),
		ROW("\xef\xbf\xbe\xef\xbf\xbf", ""),
		ROW("\xff"
		    "a\xc3",
		    BAD "a" BAD),
		ROW("\xed\xa0\x80", BAD BAD BAD), /* half a surrogate pair */
		ROW("\xc0\xbc", BAD BAD),         /* a long form of < */
		ROW("\xe2\x80\xae\xe2\x80\xa8", "\xe2\x80\xae\xe2\x80\xa8"),
	};

	(void)state;
	check(escape_xml, rows, N_ROWS(rows));
}

static void a_url_part_cannot_leave_its_part(void **state)
{
	static const struct row rows[] = {
		ROW("", ""),
		ROW("AZaz09-._~", "AZaz09-._~"),
		ROW("a/b?c#d", "a%2Fb%3Fc%23d"),
		ROW("../../etc", "..%2F..%2Fetc"),
		ROW("a&b=c;d+e", "a%26b%3Dc%3Bd%2Be"),
		ROW("javascript:alert(1)", "javascript%3Aalert%281%29"),
		ROW("//evil.example", "%2F%2Fevil.example"),
		ROW("100% \"<'>`", "100%25%20%22%3C%27%3E%60"),
		ROW("%2e%2e", "%252e%252e"),
		ROW("a\0b", "a%00b"),
		ROW("\r\nSet-Cookie: x", "%0D%0ASet-Cookie%3A%20x"),
		ROW("caf\xc3\xa9", "caf%C3%A9"),
		ROW("\xff\xe2\x80\xae", "%FF%E2%80%AE"),
		ROW("user@host\\x", "user%40host%5Cx"),
	};

	(void)state;
	check(escape_url_part, rows, N_ROWS(rows));
}

static void json_is_safe_inside_a_script(void **state)
{
	static const struct row rows[] = {
		ROW("", "\"\""),
		ROW("plain \xf0\x9f\x98\x80", "\"plain \xf0\x9f\x98\x80\""),
		ROW("\"\\/", "\"\\\"\\\\/\""),
		ROW("</script><!--", "\"\\u003c/script\\u003e\\u003c!--\""),
		ROW("]]>&amp;", "\"]]\\u003e\\u0026amp;\""),
		ROW("\b\f\n\r\t", "\"\\u0008\\u000c\\n\\r\\t\""),
		ROW("a\0b\x1f\x7f", "\"a\\u0000b\\u001f\\u007f\""),
		ROW("\xe2\x80\xa8\xe2\x80\xa9", "\"\\u2028\\u2029\""),
		ROW("\xff"
		    "a\xe2\x82",
		    "\"" BAD "a" BAD BAD "\""),
		ROW("\xed\xa0\xbd\xed\xb8\x80",
		    "\"" BAD BAD BAD BAD BAD BAD "\""),
		ROW("\xe2\x80\xae"
		    "abc",
		    "\"\xe2\x80\xae"
		    "abc\""),
		ROW("'); alert('", "\"'); alert('\""),
	};

	(void)state;
	check(escape_json, rows, N_ROWS(rows));
}

static void a_csv_cell_is_one_cell_and_no_formula(void **state)
{
	static const struct row rows[] = {
		ROW("", ""),
		ROW("plain", "plain"),
		ROW("a,b", "\"a,b\""),
		ROW("say \"hi\"", "\"say \"\"hi\"\"\""),
		ROW("two\nlines\r\n", "\"two\nlines\r\n\""),
		ROW("=1+1", "'=1+1"),
		ROW("=HYPERLINK(\"http://x\",\"y\")",
		    "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
		ROW("+1", "'+1"),
		ROW("-1", "'-1"),
		ROW("@SUM(A1)", "'@SUM(A1)"),
		ROW("\t=1", "'\t=1"),
		ROW("\r=1", "\"'\r=1\""),
		ROW("a=1", "a=1"),
		ROW(" padded ", "\" padded \""),
		ROW("a\0b", "a" BAD "b"),
		ROW("\0=1", "'" BAD "=1"),
		ROW("\xff\xe2\x80\xae", "\xff\xe2\x80\xae"),
		ROW("a;b\tc'd", "a;b\tc'd"),
	};

	(void)state;
	check(escape_csv, rows, N_ROWS(rows));
}

static void a_markdown_phrase_holds_no_markup(void **state)
{
	static const struct row rows[] = {
		ROW("", ""),
		ROW("plain, 1.0 (a) #1 + caf\xc3\xa9",
		    "plain, 1.0 (a) #1 + caf\xc3\xa9"),
		ROW("**bold** _it_", "\\*\\*bold\\*\\* \\_it\\_"),
		ROW("[x](http://evil.example)", "\\[x\\](http://evil.example)"),
		ROW("![x](y)", "\\!\\[x\\](y)"),
		ROW("`code`", "\\`code\\`"),
		ROW("<script>alert(1)</script>",
		    "\\<script\\>alert(1)\\</script\\>"),
		ROW("&lt;", "\\&lt;"),
		ROW("a|b ~~c~~", "a\\|b \\~\\~c\\~\\~"),
		ROW("$x$", "\\$x\\$"),
		ROW("back\\slash", "back\\\\slash"),
		ROW("a\n# title\r\n- x\ty", "a # title  - x y"),
		ROW("a\0b\x1b", "a" BAD "b" BAD),
		ROW("\xff", BAD),
	};

	(void)state;
	check(escape_markdown, rows, N_ROWS(rows));
}

static void a_css_colour_is_a_colour_or_nothing(void **state)
{
	static const char *const colours[] = {
		"#abc",
		"#A0b1C2",
		"rgb(1, 2, 3)",
		"rgb(10%,20%,30%)",
		"rgba(1,2,3,0.5)",
	};
	static const struct str others[] = {
		STR_INIT(""),
		STR_INIT("#"),
		STR_INIT("#ab"),
		STR_INIT("#abcd"),
		STR_INIT("#ab\0"),
		STR_INIT("#abg"),
		STR_INIT("#abc;x:y"),
		STR_INIT("red"),
		STR_INIT("rgb()"),
		STR_INIT("rgb(1,2,3"),
		STR_INIT("rgb(1,2,3);}"),
		STR_INIT("rgb(1,2,3)\0)"),
		STR_INIT("rgb(url(x))"),
		STR_INIT("url(javascript:x)"),
		STR_INIT("expression(alert(1))"),
		STR_INIT("</style><script>"),
		STR_INIT("#\xc3\xa9"),
		STR_INIT("\\72 gb(1,2,3)"),
		STR_INIT("\xe2\x80\xae#abc"),
	};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < N_ROWS(colours); i++) {
		buf_clear(&b);
		assert_true(escape_css_colour(&b, str_c(colours[i])));
		assert_str(buf_str(&b), colours[i]);
	}
	buf_clear(&b);
	assert_true(escape_css_colour(&b, STR(" #fff\n")));
	assert_str(buf_str(&b), "#fff");
	buf_clear(&b);
	for (size_t i = 0; i < N_ROWS(others); i++) {
		assert_false(escape_css_colour(&b, others[i]));
		assert_int_equal(b.n, 0);
	}
	buf_free(&b);
}

/* BibTeX counts braces, whether or not a backslash stands before them. */
static void a_bibtex_value_stays_within_its_braces(void **state)
{
	static const struct row rows[] = {
		ROW("", "{}"),
		ROW("Plain \xc3\xa9", "{Plain \xc3\xa9}"),
		ROW("}", "{\\textbraceright{}}"),
		ROW("a}, url = {x", "{a\\textbraceright{}, url = "
				    "\\textbraceleft{}x}"),
		ROW("\\}", "{\\textbackslash{}\\textbraceright{}}"),
		ROW("\\input{/etc/passwd}",
		    "{\\textbackslash{}input\\textbraceleft{}/etc/passwd"
		    "\\textbraceright{}}"),
		ROW("50% of $1 & #2_3", "{50\\% of \\$1 \\& \\#2\\_3}"),
		ROW("~^", "{\\textasciitilde{}\\textasciicircum{}}"),
		ROW("two\nlines\tand\rmore", "{two lines and more}"),
		ROW("a\0\x01\x1b"
		    "b",
		    "{ab}"),
		ROW("\"quoted\" @comment{x}",
		    "{\"quoted\" @comment\\textbraceleft{}x"
		    "\\textbraceright{}}"),
		ROW("\xff\xe2\x80\xae", "{\xff\xe2\x80\xae}"),
	};

	(void)state;
	check(escape_bibtex, rows, N_ROWS(rows));
}

static void a_yaml_scalar_reads_as_the_same_text(void **state)
{
	static const struct row rows[] = {
		ROW("", "\"\""),
		ROW("plain \xf0\x9f\x98\x80", "\"plain \xf0\x9f\x98\x80\""),
		ROW("no", "\"no\""),
		ROW("a: b # c", "\"a: b # c\""),
		ROW("!!python/object *x &y", "\"!!python/object *x &y\""),
		ROW("\"\\'", "\"\\\"\\\\'\""),
		ROW("two\nlines\r\n\t", "\"two\\nlines\\x0d\\n\\t\""),
		ROW("a\0b\x1b\x7f", "\"a\\x00b\\x1b\\x7f\""),
		ROW("\xc2\x85\xc2\x9f", "\"\\x85\\x9f\""),
		ROW("\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf",
		    "\"\\u2028\\u2029\\ufeff\""),
		ROW("\xef\xbf\xbe\xef\xbf\xbf", "\"\\ufffe\\uffff\""),
		ROW("\xff"
		    "a\xc3",
		    "\"" BAD "a" BAD "\""),
		ROW("\xe2\x80\xae"
		    "abc",
		    "\"\xe2\x80\xae"
		    "abc\""),
		ROW("---\n...", "\"---\\n...\""),
	};

	(void)state;
	check(escape_yaml, rows, N_ROWS(rows));
}

static void a_terminal_line_is_one_line_that_hides_nothing(void **state)
{
	static const struct row rows[] = {
		ROW("", ""),
		ROW("plain caf\xc3\xa9 \xf0\x9f\x98\x80",
		    "plain caf\xc3\xa9 \xf0\x9f\x98\x80"),
		ROW("\x1b[31mred\x1b[0m", "\\u{1b}[31mred\\u{1b}[0m"),
		ROW("\x1b]0;title\x07", "\\u{1b}]0;title\\u{7}"),
		ROW("a\0b", "a\\u{0}b"),
		ROW("over\rwritten\b\x7f", "over\\u{d}written\\u{8}\\u{7f}"),
		ROW("two\nlines", "two\\u{a}lines"),
		ROW("a\tb", "a b"),
		ROW("\xc2\x9b"
		    "31m",
		    "\\u{9b}31m"),
		ROW("\xe2\x80\xae"
		    "fdp.exe",
		    "\\u{202e}fdp.exe"),
		ROW("\xe2\x81\xa6\xe2\x80\x8b", "\\u{2066}\\u{200b}"),
		ROW("\xff\xc3", BAD BAD),
		ROW("<b> & \"quotes\"", "<b> & \"quotes\""),
	};

	(void)state;
	check(escape_terminal, rows, N_ROWS(rows));
}

static void an_annotation_stays_on_its_line(void **state)
{
	static const struct row rows[] = {
		ROW("", ""),
		ROW("plain, with: both", "plain, with: both"),
		ROW("100%", "100%25"),
		ROW("%0A", "%250A"),
		ROW("a\n::set-env name=x::y", "a%0A::set-env name=x::y"),
		ROW("a\r\nb", "a%0D%0Ab"),
		ROW("::error::x", "::error::x"),
		ROW("\xff\xe2\x80\xae", "\xff\xe2\x80\xae"),
		ROW("\"<'>\t", "\"<'>\t"),
	};

	(void)state;
	check(escape_annotation, rows, N_ROWS(rows));
}

static void an_annotation_property_cannot_end_early(void **state)
{
	static const struct row rows[] = {
		ROW("", ""),
		ROW("data/entries/a.yml", "data/entries/a.yml"),
		ROW("a,line=1", "a%2Cline=1"),
		ROW("a::stop-commands::x", "a%3A%3Astop-commands%3A%3Ax"),
		ROW("100%", "100%25"),
		ROW("%3A", "%253A"),
		ROW("a\r\nb", "a%0D%0Ab"),
		ROW("\xff\xe2\x80\xae", "\xff\xe2\x80\xae"),
		ROW("caf\xc3\xa9 \"<'>", "caf\xc3\xa9 \"<'>"),
	};

	(void)state;
	check(escape_annotation_property, rows, N_ROWS(rows));
}

static void an_annotation_keeps_nul(void **state)
{
	struct buf b = {0};

	(void)state;
	escape_annotation(&b, STR("a\0b"));
	escape_annotation_property(&b, STR("a\0b"));
	assert_int_equal(b.n, 6);
	assert_memory_equal(b.p, "a\0ba\0b", 6);
	buf_free(&b);
}

/* Bytes are looked at sixteen at a time, and what is left alone. */
static void a_byte_is_escaped_wherever_it_stands(void **state)
{
	enum { LONGEST = 50 };
	char bytes[LONGEST];
	struct buf alone = {0}, b = {0};

	(void)state;
	for (int c = 0; c < 0x80; c++)
		for (size_t n = 1; n <= LONGEST; n++)
			for (size_t at = 0; at < n; at++) {
				memset(bytes, 'x', n);
				bytes[at] = (char)c;
				for (int json = 0; json < 2; json++) {
					void (*escape)(struct buf *,
						       struct str) =
						json ? escape_json
						     : escape_html;
					size_t quotes = json ? 1 : 0;
					size_t long_byte;

					buf_clear(&alone);
					escape(&alone,
					       (struct str){bytes + at, 1});
					long_byte = alone.n - 2 * quotes;
					buf_clear(&b);
					escape(&b, (struct str){bytes, n});
					assert_int_equal(b.n, n - 1 + alone.n);
					assert_memory_equal(b.p + quotes + at,
							    alone.p + quotes,
							    long_byte);
				}
			}
	buf_free(&alone);
	buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_keeps_text_out_of_tags_and_attributes),
		cmocka_unit_test(xml_holds_only_what_a_document_may_hold),
		cmocka_unit_test(a_url_part_cannot_leave_its_part),
		cmocka_unit_test(json_is_safe_inside_a_script),
		cmocka_unit_test(a_csv_cell_is_one_cell_and_no_formula),
		cmocka_unit_test(a_markdown_phrase_holds_no_markup),
		cmocka_unit_test(a_css_colour_is_a_colour_or_nothing),
		cmocka_unit_test(a_bibtex_value_stays_within_its_braces),
		cmocka_unit_test(a_yaml_scalar_reads_as_the_same_text),
		cmocka_unit_test(
			a_terminal_line_is_one_line_that_hides_nothing),
		cmocka_unit_test(an_annotation_stays_on_its_line),
		cmocka_unit_test(an_annotation_property_cannot_end_early),
		cmocka_unit_test(an_annotation_keeps_nul),
		cmocka_unit_test(a_byte_is_escaped_wherever_it_stands),
	};

	return cmocka_run_group_tests_name("escape", tests, NULL, NULL);
}
