#include "unit.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "format/markdown.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static struct arena a;
static struct diags d;
static struct markdown m;
static char data_word[] = "data";

/* "missing" is not there; every other id is. */
static bool find(void *data, struct str id, bool cite,
		 struct markdown_target *out)
{
	assert_string_equal(data, "data");
	if (str_is(id, "missing") || !id.n)
		return false;
	out->href =
		arena_printf(&a, "%s%.*s", cite ? "#ref-" : "p/", STR_ARG(id));
	out->label = arena_printf(&a, "<%.*s>", STR_ARG(id));
	return true;
}

static int set_up(void **state)
{
	(void)state;
	diags_init(&d, &a);
	m = (struct markdown){.arena = &a,
			      .diags = &d,
			      .top_level = 1,
			      .find = find,
			      .data = data_word};
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct text at_line(int line, const char *s)
{
	return (struct text){str_c(s), {"f.md", line, 5}};
}

static struct str html(const char *s)
{
	return markdown_html(&m, at_line(10, s));
}

/* The n-th finding, as the command would print it. */
static struct str finding(size_t n)
{
	const struct diag *i = d.first;

	while (i && n--)
		i = i->next;
	if (!i)
		return STR("(none)");
	return arena_printf(&a, "%s:%d:%d: %s: %.*s [%s]", i->pos.file,
			    i->pos.line, i->pos.col, severity_name(i->severity),
			    STR_ARG(i->text), i->rule->id);
}

static void commonmark_becomes_html(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"a", "<p>a</p>\n"},
		{"a & <b", "<p>a &amp; &lt;b</p>\n"},
		{"*a* **b** `c<d`", "<p><em>a</em> <strong>b</strong> "
				    "<code>c&lt;d</code></p>\n"},
		{"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
		{"> q", "<blockquote>\n<p>q</p>\n</blockquote>\n"},
		{"a\r\n\r\nb", "<p>a</p>\n<p>b</p>\n"},
		{"[a](https://b.org \"t\\\"\")",
		 "<p><a href=\"https://b.org\" title=\"t&quot;\">a</a></p>\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(html(cases[i][0]), cases[i][1]);
	assert_null(d.first);
}

static void a_text_without_bytes_is_empty(void **state)
{
	struct text none = {0};

	(void)state;
	assert_str(markdown_html(&m, none), "");
	assert_str(markdown_inline(&m, none), "");
	assert_str(markdown_plain(&a, none.s), "");
	assert_int_equal(markdown_split(&a, none).n, 0);
}

static void raw_html_is_left_out(void **state)
{
	static const char *const hostile[] = {
		"<script>alert(1)</script>",
		"a <script>alert(1)</script> b",
		"<img src=x onerror=alert(1)>",
		"x <img src=x onerror=alert(1)> y",
		"<!-- comment -->",
		"a <!-- c --> b",
		"<![CDATA[x]]>",
		"<?php x ?>",
		"<style>a{}</style>",
		"- <b>a</b>",
		"# <b>a</b>",
		"<a href=\"javascript:x\">y</a>",
		"[<img src=x>](http://a.org)",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		struct str out;

		set_up(NULL);
		out = html(hostile[i]);
		assert_int_equal(str_find(out, STR("<script")), out.n);
		assert_int_equal(str_find(out, STR("<img")), out.n);
		assert_int_equal(str_find(out, STR("<svg")), out.n);
		assert_int_equal(str_find(out, STR("<b>")), out.n);
		assert_int_equal(str_find(out, STR("<style")), out.n);
		assert_int_equal(str_find(out, STR("<?")), out.n);
		assert_int_equal(str_find(out, STR("<!")), out.n);
		assert_int_equal(str_find(out, STR("javascript")), out.n);
		assert_true(d.count[DIAG_WARNING] > 0);
		assert_string_equal(d.first->rule->id, "markdown-html");
	}
}

static void raw_html_is_reported_at_its_line(void **state)
{
	(void)state;
	assert_str(html("a <b>x</b>\n\n<div>\nc"), "<p>a x</p>\n");
	diags_sort(&d);
	assert_str(finding(0), "f.md:10:5: warning: raw HTML is left out: "
			       "'</b>' [markdown-html]");
	assert_str(finding(1), "f.md:10:5: warning: raw HTML is left out: "
			       "'<b>' [markdown-html]");
	assert_str(finding(2), "f.md:12:1: warning: raw HTML is left out: "
			       "'<div>\nc' [markdown-html]");
	assert_str(finding(3), "(none)");
}

static void links_of_safe_schemes_stay(void **state)
{
	static const char *const urls[] = {
		"http://a.org",         "https://a.org/b?c=d",
		"mailto:a@b.org",       "#part",
		"HTTPS://a.org",        "Http://a.org",
		"MAILTO:someone@b.org",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++)
		assert_str(html(arena_printf(&a, "[x](%s)", urls[i]).p),
			   arena_printf(&a, "<p><a href=\"%s\">x</a></p>\n",
					urls[i])
				   .p);
	assert_str(html("<a@b.org>"),
		   "<p><a href=\"mailto:a@b.org\">a@b.org</a></p>\n");
	assert_null(d.first);
}

static void links_of_other_schemes_are_left_out(void **state)
{
	static const char *const links[] = {
		"[x](javascript:alert(1))",
		"[x](JaVaScRiPt:alert(1))",
		"[x](java\tscript:alert(1))",
		"[x](<java\tscript:alert(1)>)",
		"[x](&#106;avascript:alert(1))",
		"[x](&#x6A;avascript&colon;alert(1))",
		"[x](javascript&#58;alert(1))",
		"[x](<\x01javascript:alert(1)>)",
		"[x](< javascript:alert(1)>)",
		"[x](%6Aavascript:alert(1))",
		"[x](data:text/html;base64,PHNjcmlwdD4=)",
		"[x](vbscript:x)",
		"[x](file:///etc/passwd)",
		"[x](ftp://a.org)",
		"[x](//a.org)",
		"[x](/a)",
		"[x](a.html)",
		"[x](../a)",
		"[x]()",
		"[x](http:a.org)",
		"[x](https:)",
		"[x](?q)",
		"[x][r]\n\n[r]: javascript:alert(1)",
		"<javascript:alert(1)>",
		"<JAVASCRIPT:x>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		struct str out = html(links[i]);

		if (str_find(out, STR("<a")) < out.n ||
		    str_find(out, STR("href")) < out.n)
			fail_msg("%s gives %.*s", links[i], STR_ARG(out));
	}
}

static void a_link_that_is_left_out_keeps_its_words(void **state)
{
	(void)state;
	assert_str(html("a\n[*b* c](javascript:x) d"),
		   "<p>a\n<em>b</em> c d</p>\n");
	assert_str(finding(0), "f.md:11:1: warning: a link is left out: "
			       "'javascript:x' [markdown-link]");
	assert_str(finding(1), "(none)");
}

static void an_image_becomes_its_text(void **state)
{
	(void)state;
	assert_str(html("a ![the *alt*](https://a.org/x.png) b"),
		   "<p>a the <em>alt</em> b</p>\n");
	assert_str(finding(0), "f.md:10:5: warning: an image is left out: "
			       "'https://a.org/x.png' [markdown-image]");
	assert_str(html("[![alt](x.png)](https://a.org)"),
		   "<p><a href=\"https://a.org\">alt</a></p>\n");
	assert_str(html("![a ![b](c) d](e)"), "<p>a b d</p>\n");
}

static void a_reference_links_to_what_has_the_id(void **state)
{
	(void)state;
	assert_str(html("see [[flagger]]."),
		   "<p>see <a href=\"p/flagger\">&lt;flagger&gt;</a>.</p>\n");
	assert_str(html("[[a]][[b_c_d]]"),
		   "<p><a href=\"p/a\">&lt;a&gt;</a>"
		   "<a href=\"p/b_c_d\">&lt;b_c_d&gt;</a></p>\n");
	assert_str(html("[[ a ]]"), "<p><a href=\"p/a\">&lt;a&gt;</a></p>\n");
	assert_null(d.first);
}

static void a_reference_may_have_its_own_words(void **state)
{
	(void)state;
	assert_str(html("[[a|the \"words\"]]"),
		   "<p><a href=\"p/a\">the &quot;words&quot;</a></p>\n");
	assert_str(html("[[a|b|c]]"), "<p><a href=\"p/a\">b|c</a></p>\n");
	assert_str(html("[[a|]]"), "<p><a href=\"p/a\">&lt;a&gt;</a></p>\n");
}

static void a_citation_links_to_the_reference(void **state)
{
	(void)state;
	assert_str(html("x [@knuth] y"),
		   "<p>x <a class=\"cite\" href=\"#ref-knuth\">"
		   "&lt;knuth&gt;</a> y</p>\n");
	assert_str(html("[@a|b]"), "<p><a class=\"cite\" href=\"#ref-a|b\">"
				   "&lt;a|b&gt;</a></p>\n");
	assert_null(d.first);
}

static void addresses_and_labels_are_escaped(void **state)
{
	(void)state;
	assert_str(html("[[\"><i>]]"),
		   "<p>[[&quot;&gt;]]</p>\n"); /* <i> is HTML first */
	assert_str(html("[[a\"b&c]]"), "<p><a href=\"p/a&quot;b&amp;c\">"
				       "&lt;a&quot;b&amp;c&gt;</a></p>\n");
}

static void a_dangling_reference_stays_and_is_reported(void **state)
{
	(void)state;
	assert_str(html("a\n\nb [[missing|w]] c\n[@missing] d [[x]]"),
		   "<p>a</p>\n<p>b [[missing|w]] c\n[@missing] d "
		   "<a href=\"p/x\">&lt;x&gt;</a></p>\n");
	assert_str(finding(0), "f.md:12:1: error: nothing in the catalogue has "
			       "the id 'missing' [markdown-reference]");
	assert_str(finding(1), "f.md:13:1: error: the bibliography has no key "
			       "'missing' [markdown-reference]");
	assert_str(finding(2), "(none)");
}

static void code_holds_no_references(void **state)
{
	(void)state;
	assert_str(html("`[[a]]` ``[@b]``"),
		   "<p><code>[[a]]</code> <code>[@b]</code></p>\n");
	assert_str(html("    [[a]]"), "<pre><code>[[a]]\n</code></pre>\n");
	assert_str(html("```\n[[missing]]\n```"),
		   "<pre><code>[[missing]]\n</code></pre>\n");
	assert_null(d.first);
}

static void a_reference_in_a_link_gives_words_only(void **state)
{
	(void)state;
	assert_str(html("[see [[a|w]] x](https://b.org)"),
		   "<p><a href=\"https://b.org\">see w x</a></p>\n");
	assert_str(html("[*[@a]*](https://b.org) [[c|d]]"),
		   "<p><a href=\"https://b.org\"><em>&lt;a&gt;</em></a> "
		   "<a href=\"p/c\">d</a></p>\n");
	assert_str(html("[[[a|w]]](javascript:x)"),
		   "<p><a href=\"p/a\">w</a></p>\n");
}

static void no_link_stands_in_a_link(void **state)
{
	(void)state;
	assert_str(html("[a <https://b.org> c](https://d.org)"),
		   "<p><a href=\"https://d.org\">a https://b.org c</a></p>\n");
	assert_str(html("[a <https://b.org> c](d)"),
		   "<p>a <a href=\"https://b.org\">https://b.org</a> c</p>\n");
}

static void what_is_no_reference_stays(void **state)
{
	static const char *const texts[] = {
		"[[]]", "[[a]",  "[a]]",   "[[a",  "[@]",  "[@a",
		"a]]",  "[[",    "[@",     "[",    "[[a[", "[ [a]]",
		"@a",   "[[a[b", "[[[[[[", "]]]]", "[[@[", "[[\na]]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_str(html(texts[i]),
			   arena_printf(&a, "<p>%s</p>\n", texts[i]).p);
	assert_null(d.first);
}

static void the_innermost_brackets_make_the_reference(void **state)
{
	(void)state;
	assert_str(html("[[[a|w]]]"), "<p>[<a href=\"p/a\">w</a>]</p>\n");
	assert_str(html("[x [[a|w]]"), "<p>[x <a href=\"p/a\">w</a></p>\n");
	assert_str(html("[[b [[a|w]]"), "<p>[[b <a href=\"p/a\">w</a></p>\n");
}

static void without_find_references_stay_text(void **state)
{
	(void)state;
	m.find = NULL;
	assert_str(html("[[a]] [@missing]"), "<p>[[a]] [@missing]</p>\n");
	assert_null(d.first);
}

static void without_findings_nothing_is_reported(void **state)
{
	(void)state;
	m.diags = NULL;
	assert_str(html("<b>a</b> [[missing]] ![x](y) [z](q)"),
		   "<p>a [[missing]] x z</p>\n");
}

static void headings_start_at_the_top_level(void **state)
{
	(void)state;
	m.top_level = 3;
	assert_str(html("# a\n## b\n### c\n#### d\n##### e\n###### f"),
		   "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n"
		   "<h6>e</h6>\n<h6>f</h6>\n");
}

static void levels_that_a_text_uses_become_consecutive(void **state)
{
	struct markdown_blocks b;

	(void)state;
	m.top_level = 2;
	assert_str(html("### a\n##### b\n### c\n\n> ###### d"),
		   "<h2>a</h2>\n<h3>b</h3>\n<h2>c</h2>\n"
		   "<blockquote>\n<h4>d</h4>\n</blockquote>\n");
	b = markdown_split(&a, at_line(1, "## a\n###### b\n"));
	assert_int_equal(b.at[0].level, 1);
	assert_int_equal(b.at[1].level, 2);
}

static void inline_has_no_paragraph_around_it(void **state)
{
	(void)state;
	assert_str(markdown_inline(&m, at_line(1, "a *b* [[c|d]]\n")),
		   "a <em>b</em> <a href=\"p/c\">d</a>");
	assert_str(markdown_inline(&m, at_line(1, "a\n\nb")),
		   "<p>a</p>\n<p>b</p>");
	assert_str(markdown_inline(&m, at_line(1, "# a")), "<h1>a</h1>");
	assert_str(markdown_inline(&m, at_line(1, "a\n\n- b\n\nc")),
		   "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p>");
}

static void plain_is_the_words_on_one_line(void **state)
{
	static const char *const cases[][2] = {
		{"a *b* [c](d) `e`", "a b c e"},
		{"a\nb  \nc", "a b c"},
		{"a\n\nb", "a b"},
		{"# a\n\nb", "a b"},
		{"a\n===\nb", "a b"},
		{"- a\n- b", "a b"},
		{"> a\n\nb", "a b"},
		{"a <b>c</b>", "a c"},
		{"![alt](x)", "alt"},
		{"```\na\nb\n```\nc", "a b c"},
		{"a &amp; &lt;", "a & <"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(markdown_plain(&a, str_c(cases[i][0])), cases[i][1]);
}

static void split_gives_the_source_of_prose_headings_and_fences(void **state)
{
	struct markdown_blocks b = markdown_split(
		&a,
		at_line(10, "a\n\n- b\n\n## *H* `x` ##\n\n```dot one\n[[g]]\n"
			    "h\n```\n```\nplain\n```\nend\n"));

	(void)state;
	assert_int_equal(b.n, 4);
	assert_int_equal(b.at[0].kind, MARKDOWN_PROSE);
	assert_str(b.at[0].text.s, "a\n\n- b\n\n");
	assert_int_equal(b.at[0].text.pos.line, 10);
	assert_int_equal(b.at[1].kind, MARKDOWN_HEADING);
	assert_int_equal(b.at[1].level, 1);
	assert_str(b.at[1].text.s, "*H* `x`");
	assert_int_equal(b.at[1].text.pos.line, 14);
	assert_int_equal(b.at[2].kind, MARKDOWN_FENCE);
	assert_str(b.at[2].info, "dot one");
	assert_str(b.at[2].text.s, "[[g]]\nh\n");
	assert_int_equal(b.at[2].text.pos.line, 17);
	assert_int_equal(b.at[2].text.pos.col, 1);
	assert_int_equal(b.at[3].kind, MARKDOWN_PROSE);
	assert_str(b.at[3].text.s, "```\nplain\n```\nend\n");
	assert_int_equal(b.at[3].text.pos.line, 20);
}

static void a_fence_at_the_start_has_its_first_line(void **state)
{
	struct markdown_blocks b =
		markdown_split(&a, at_line(10, "~~~x\r\ny\r\n~~~"));

	(void)state;
	assert_int_equal(b.n, 1);
	assert_int_equal(b.at[0].text.pos.line, 11);
	assert_str(b.at[0].text.s, "y\n");
}

static void an_unclosed_fence_goes_to_the_end(void **state)
{
	struct markdown_blocks b = markdown_split(&a, at_line(1, "```x\ny"));

	(void)state;
	assert_int_equal(b.n, 1);
	assert_str(b.at[0].text.s, "y\n");
}

static void split_tells_every_level(void **state)
{
	struct markdown_blocks b = markdown_split(
		&a, at_line(1, "# a\n## b\n### c\n#### d\n##### e\n"
			       "###### f\n"));

	(void)state;
	assert_int_equal(b.n, 6);
	for (int i = 0; i < 6; i++)
		assert_int_equal(b.at[i].level, i + 1);
}

static void a_heading_is_its_words(void **state)
{
	static const char *const cases[][2] = {
		{"#\n", ""},           {"# a #b\n", "a #b"},
		{"## a ###  \n", "a"}, {"a\nb\n===\n", "a\nb"},
		{"   ### a\n", "a"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct markdown_blocks b =
			markdown_split(&a, at_line(1, cases[i][0]));

		assert_int_equal(b.n, 1);
		assert_str(b.at[0].text.s, cases[i][1]);
	}
}

static void a_part_is_reported_at_its_place_in_the_whole(void **state)
{
	struct markdown_blocks b;

	(void)state;
	b = markdown_split(&a, at_line(10, "a\n\n# h\n\nb\nc [[missing]]\n\n"
					   "```x\n[[missing]]\n```\n\n"
					   "- d\n- e <b>\n"));
	for (size_t i = 0; i < b.n; i++)
		if (b.at[i].kind == MARKDOWN_PROSE)
			markdown_html(&m, b.at[i].text);
	diags_sort(&d);
	assert_str(finding(0), "f.md:15:1: error: nothing in the catalogue has "
			       "the id 'missing' [markdown-reference]");
	assert_str(finding(1), "f.md:22:1: warning: raw HTML is left out: "
			       "'<b>' [markdown-html]");
	assert_str(finding(2), "(none)");
}

static bool find_number(void *data, struct str id, bool cite,
			struct markdown_target *out)
{
	(void)data;
	(void)id;
	(void)cite;
	out->label = STR("7 < 8");
	return true;
}

static void a_target_without_an_address_is_text(void **state)
{
	(void)state;
	m.find = find_number;
	assert_str(html("[[=entries]]"), "<p>7 &lt; 8</p>\n");
}

static void bytes_that_are_not_utf8_become_ufffd(void **state)
{
	(void)state;
	assert_str(markdown_html(&m, (struct text){.s = STR("a\xff\0b")}),
		   "<p>a\xef\xbf\xbd\xef\xbf\xbd"
		   "b</p>\n");
}

static void a_subject_is_cut_between_two_characters(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("[x](.."));
	for (int i = 0; i < 100; i++)
		buf_add(&b, STR("\xe2\x82\xac"));
	buf_add(&b, STR(")"));
	m.find = NULL;
	markdown_html(&m, (struct text){.s = buf_str(&b)});
	buf_clear(&b);
	buf_add(&b, STR("<b>\n\n<!--"));
	for (int i = 0; i < 100; i++)
		buf_add(&b, STR("\xe2\x82\xac"));
	buf_add(&b, STR("-->"));
	markdown_html(&m, (struct text){.s = buf_str(&b)});
	assert_true(d.count[DIAG_WARNING] >= 2);
	for (const struct diag *i = d.first; i; i = i->next)
		assert_int_equal(utf8_bad(i->text), i->text.n);
	buf_free(&b);
}

#if defined(__SANITIZE_ADDRESS__)
enum { SLOWER = 20 };
#else
enum { SLOWER = 1 };
#endif

/* `times` times `part`, then `times` times `end`, within a second. */
static void hostile(const char *part, const char *end, int times)
{
	struct buf b = {0};
	clock_t start = clock();

	for (int i = 0; i < times; i++)
		buf_add(&b, str_c(part));
	for (int i = 0; i < times; i++)
		buf_add(&b, str_c(end));
	markdown_html(&m, (struct text){.s = buf_str(&b)});
	markdown_split(&a, (struct text){.s = buf_str(&b)});
	markdown_plain(&a, buf_str(&b));
	buf_free(&b);
	if (clock() - start > CLOCKS_PER_SEC * SLOWER)
		fail_msg("'%s' took %ld ms", part,
			 (long)(clock() - start) * 1000 / CLOCKS_PER_SEC);
	tear_down(NULL);
	set_up(NULL);
}

static void hostile_texts_end_soon(void **state)
{
	static const struct {
		const char *part, *end;
		int times;
	} cases[] = {
		{"[", "", 50000},
		{"[a", "", 30000},
		{"[[a ", "", 15000},
		{"[@a ", "", 15000},
		{"[[[@a]", "", 10000},
		{"[[a]]", "", 10000},
		{"![[]()", "", 5000},
		{"![a", "](b)", 5000},
		{"![", "](b)", 8000},
		{"[a", "](javascript:b)", 3000},
		{">", "", 10000},
		{"> ", "a\n", 10000},
		{"- ", "", 10000},
		{"1. ", "", 10000},
		{"*a ", "", 20000},
		{"*a **a ", "", 9000},
		{"**a *a ", "a* a**", 4000},
		{"`", "", 50000},
		{"<", "", 50000},
		{"<!--", "", 10000},
		{"<?", "", 20000},
		{"&", "", 50000},
		{"a\n", "", 30000},
		{"# a\n", "", 10000},
		{"```x\n", "", 10000},
		{"<b>", "", 10000},
		{"[a]: b\n", "", 8000},
		{"[a][b]", "", 9000},
		{"\\", "", 50000},
		{"|", "", 50000},
		{"]]", "", 30000},
		{"[[a|", "]]", 9000},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		hostile(cases[i].part, cases[i].end, cases[i].times);
}

/* What Markdown leaves as it is is not given to cmark; it would say the same.
 */
static void what_looks_plain_is_what_the_whole_reading_gives(void **state)
{
	static const char *const parts[] = {
		"word", "a",   "x1", " ",        ",",  ".",  ";",   ":",
		"(",    ")",   "/",  "-",        "+",  "%",  "=",   "'",
		"?",    "2",   "!",  "\xc3\xa9", "*",  "[",  "]",   "--",
		"`",    "<b",  "&",  "_",        "#",  "\n", "\"",  "  ",
		"\\",   "===", "|",  "~~",       "1.", ">",  "\xff"};
	enum { N = sizeof(parts) / sizeof(parts[0]), PLAIN = 20 };
	unsigned long seed = 1;

	(void)state;
	m.diags = NULL;
	for (int round = 0; round < 20000; round++) {
		struct buf b = {0};
		struct str line, slow, fast;

		for (int i = 0; i < 1 + round % 8; i++) {
			/* most lines of harmless parts alone */
			size_t some = round % 4 ? PLAIN : N;

			seed = seed * 6364136223846793005u +
			       1442695040888963407u;
			buf_add(&b, str_c(parts[(seed >> 33) % some]));
		}
		line = arena_str(&a, buf_str(&b));
		fast = markdown_inline(&m, (struct text){.s = line});
		slow = str_trim(markdown_html(&m, (struct text){.s = line}));
		assert_true(
			str_eq(fast, slow) ||
			str_eq(ARENA_JOIN(&a, STR("<p>"), fast, STR("</p>")),
			       slow));
		/* of what cmark changes nothing the words are the same */
		if (str_eq(fast, line) && str_find(line, STR("\n")) == line.n)
			assert_true(str_eq(markdown_plain(&a, line), line));
		buf_free(&b);
		arena_reset(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(commonmark_becomes_html, set_up),
		cmocka_unit_test_setup(a_text_without_bytes_is_empty, set_up),
		cmocka_unit_test_setup(raw_html_is_left_out, set_up),
		cmocka_unit_test_setup(raw_html_is_reported_at_its_line,
				       set_up),
		cmocka_unit_test_setup(links_of_safe_schemes_stay, set_up),
		cmocka_unit_test_setup(links_of_other_schemes_are_left_out,
				       set_up),
		cmocka_unit_test_setup(a_link_that_is_left_out_keeps_its_words,
				       set_up),
		cmocka_unit_test_setup(an_image_becomes_its_text, set_up),
		cmocka_unit_test_setup(a_reference_links_to_what_has_the_id,
				       set_up),
		cmocka_unit_test_setup(a_reference_may_have_its_own_words,
				       set_up),
		cmocka_unit_test_setup(a_citation_links_to_the_reference,
				       set_up),
		cmocka_unit_test_setup(addresses_and_labels_are_escaped,
				       set_up),
		cmocka_unit_test_setup(
			a_dangling_reference_stays_and_is_reported, set_up),
		cmocka_unit_test_setup(code_holds_no_references, set_up),
		cmocka_unit_test_setup(a_reference_in_a_link_gives_words_only,
				       set_up),
		cmocka_unit_test_setup(no_link_stands_in_a_link, set_up),
		cmocka_unit_test_setup(what_is_no_reference_stays, set_up),
		cmocka_unit_test_setup(
			the_innermost_brackets_make_the_reference, set_up),
		cmocka_unit_test_setup(without_find_references_stay_text,
				       set_up),
		cmocka_unit_test_setup(without_findings_nothing_is_reported,
				       set_up),
		cmocka_unit_test_setup(headings_start_at_the_top_level, set_up),
		cmocka_unit_test_setup(
			levels_that_a_text_uses_become_consecutive, set_up),
		cmocka_unit_test_setup(inline_has_no_paragraph_around_it,
				       set_up),
		cmocka_unit_test_setup(plain_is_the_words_on_one_line, set_up),
		cmocka_unit_test_setup(
			what_looks_plain_is_what_the_whole_reading_gives,
			set_up),
		cmocka_unit_test_setup(
			split_gives_the_source_of_prose_headings_and_fences,
			set_up),
		cmocka_unit_test_setup(a_fence_at_the_start_has_its_first_line,
				       set_up),
		cmocka_unit_test_setup(an_unclosed_fence_goes_to_the_end,
				       set_up),
		cmocka_unit_test_setup(split_tells_every_level, set_up),
		cmocka_unit_test_setup(a_heading_is_its_words, set_up),
		cmocka_unit_test_setup(
			a_part_is_reported_at_its_place_in_the_whole, set_up),
		cmocka_unit_test_setup(a_target_without_an_address_is_text,
				       set_up),
		cmocka_unit_test_setup(bytes_that_are_not_utf8_become_ufffd,
				       set_up),
		cmocka_unit_test_setup(a_subject_is_cut_between_two_characters,
				       set_up),
		cmocka_unit_test_setup(hostile_texts_end_soon, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
