/*
 * markdown.c - fuzz target: any text through every function.  No HTML that
 * comes out may hold a tag or a scheme that the header rules out.
 */
#include "format/markdown.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool find(void *data, struct str id, bool cite,
		 struct markdown_target *out)
{
	(void)data;
	(void)cite;
	if (!id.n || id.p[0] == 'x')
		return false;
	*out = (struct markdown_target){STR("a\"b.html"), id};
	return true;
}

static bool is_tag(struct str rest)
{
	static const char *const tags[] = {
		"p>",
		"/p>",
		"a href=\"",
		"/a>",
		"a class=\"cite",
		"em>",
		"/em>",
		"strong>",
		"h1>",
		"/strong>",
		"h2>",
		"h3>",
		"h4>",
		"h5>",
		"h6>",
		"/h1>",
		"/h2>",
		"/h3>",
		"/h4>",
		"/h5>",
		"/h6>",
		"ul>",
		"/ul>",
		"ol>",
		"ol start=\"",
		"/ol>",
		"li>",
		"/li>",
		"pre>",
		"/pre>",
		"code>",
		"code class=",
		"/code>",
		"hr />",
		"br />",
		"blockquote>",
		"/blockquote>",
	};

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (str_starts(rest, str_c(tags[i])))
			return true;
	return false;
}

static void check(struct str html)
{
	int links = 0;

	assert(utf8_bad(html) == html.n);
	for (size_t i = 0; i < html.n; i++) {
		struct str rest = str_from(html, i);

		if (html.p[i] == '<')
			assert(is_tag(str_from(rest, 1)));
		if (str_starts(rest, STR("<a ")))
			assert(++links == 1); /* no link in a link */
		else if (str_starts(rest, STR("</a>")))
			links--;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena a = {0};
	struct diags d;
	struct text text = {{(const char *)bytes, n}, {"fuzz.md", 1, 1}};
	struct markdown m = {.arena = &a, .diags = &d, .top_level = 2};
	struct markdown_blocks blocks;

	diags_init(&d, &a);
	check(markdown_html(&m, text));
	m.find = find;
	check(markdown_html(&m, text));
	check(markdown_inline(&m, text));
	blocks = markdown_split(&a, text);
	for (size_t i = 0; i < blocks.n; i++) {
		const struct markdown_block *b = &blocks.at[i];

		check(markdown_html(&m, b->text));
		assert(b->kind != MARKDOWN_HEADING ||
		       (b->level >= 1 && b->level <= 6));
		assert(b->kind != MARKDOWN_FENCE || b->info.n);
	}
	assert(!memchr(markdown_plain(&a, text.s).p, '\n',
		       markdown_plain(&a, text.s).n));
	for (const struct diag *i = d.first; i; i = i->next)
		assert(i->pos.line >= 1 && utf8_bad(i->text) == i->text.n);
	arena_free(&a);
	return 0;
}
