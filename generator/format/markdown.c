#include "format/markdown.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/utf8.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

enum { RULE_HTML, RULE_LINK, RULE_IMAGE, RULE_REFERENCE };

const struct rule markdown_rules[] = {
	[RULE_HTML] = {"markdown-html", DIAG_WARNING,
		       "Markdown holds no raw HTML"},
	[RULE_LINK] = {"markdown-link", DIAG_WARNING,
		       "a link in Markdown is http, https or mailto"},
	[RULE_IMAGE] = {"markdown-image", DIAG_WARNING,
			"Markdown loads no image from elsewhere"},
	[RULE_REFERENCE] = {"markdown-reference", DIAG_ERROR,
			    "a reference in Markdown names what is there"},
};
const size_t n_markdown_rules =
	sizeof(markdown_rules) / sizeof(markdown_rules[0]);

enum { DEEPEST_HEADING = 6 };

struct job {
	const struct markdown *m;
	struct text text;
	int rank[DEEPEST_HEADING + 1]; /* 1 for the highest level in use … */
};

static struct pos place(const struct job *j, cmark_node *n)
{
	struct pos pos = j->text.pos;

	while (n && !cmark_node_get_start_line(n))
		n = cmark_node_parent(n);
	if (n && pos.line)
		pos.line += cmark_node_get_start_line(n) - 1;
	pos.col = n && cmark_node_get_start_line(n) > 1 ? 1 : pos.col;
	return pos;
}

static void report(const struct job *j, cmark_node *n, int which,
		   const char *what, struct str subject)
{
	if (j->m->diags)
		diags_add(j->m->diags, &markdown_rules[which], place(j, n),
			  "%s '%.*s'", what, STR_ARG(utf8_cut(subject, 80)));
}

/* Put the children of `n` in its place. */
static void unwrap(cmark_node *n)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(n)))
		cmark_node_insert_before(n, child);
	cmark_node_unlink(n);
	cmark_node_free(n);
}

static bool scheme_is_safe(struct str url)
{
	static const char *const safe[] = {"https://", "http://",
					   "mailto:", "#"};

	for (size_t i = 0; i < sizeof(safe) / sizeof(safe[0]); i++)
		if (url.n >= strlen(safe[i]) &&
		    !strncasecmp(url.p, safe[i], strlen(safe[i])))
			return true;
	return false;
}

static void clean_node(const struct job *j, cmark_node *n)
{
	struct str url;
	int level;

	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		report(j, n, RULE_HTML, "raw HTML is left out:",
		       str_trim(str_c(cmark_node_get_literal(n))));
		cmark_node_unlink(n);
		cmark_node_free(n);
		break;
	case CMARK_NODE_IMAGE:
		report(j, n, RULE_IMAGE,
		       "an image is left out:", str_c(cmark_node_get_url(n)));
		unwrap(n);
		break;
	case CMARK_NODE_LINK:
		url = str_c(cmark_node_get_url(n));
		if (scheme_is_safe(url))
			break;
		report(j, n, RULE_LINK, "a link is left out:", url);
		unwrap(n);
		break;
	case CMARK_NODE_HEADING:
		level = j->rank[cmark_node_get_heading_level(n)];
		level += j->m->top_level - 1;
		cmark_node_set_heading_level(
			n, level > DEEPEST_HEADING ? DEEPEST_HEADING : level);
		break;
	default: break;
	}
}

static void insert_text(cmark_node *before, struct arena *a, struct str s)
{
	cmark_node *made;

	if (!s.n)
		return;
	made = cmark_node_new(CMARK_NODE_TEXT);
	cmark_node_set_literal(made, arena_cstr(a, s));
	cmark_node_insert_before(before, made);
}

static void insert_link(const struct job *j, cmark_node *before,
			const struct markdown_target *to, struct str words,
			bool cite)
{
	cmark_node *made = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
	struct arena *a = j->m->arena;
	struct buf open = {0};

	buf_add(&open,
		cite ? STR("<a class=\"cite\" href=\"") : STR("<a href=\""));
	escape_html(&open, to->href);
	buf_add(&open, STR("\">"));
	escape_html(&open, words);
	cmark_node_set_on_enter(made, arena_cstr(a, buf_str(&open)));
	cmark_node_set_on_exit(made, "</a>");
	cmark_node_insert_before(before, made);
	buf_free(&open);
}

/*
 * The next "[[…]]" or "[@…]" in `s`: where it starts, and what is inside, which
 * holds no '[': so that a run of brackets is read once and not once each.
 */
static size_t next_reference(struct str s, struct str *inside, size_t *end,
			     bool *cite)
{
	for (size_t i = 0; i + 3 < s.n; i++) {
		struct str rest;
		size_t close;

		if (s.p[i] != '[' || (s.p[i + 1] != '[' && s.p[i + 1] != '@'))
			continue;
		*cite = s.p[i + 1] == '@';
		rest = str_from(s, i + 2);
		rest = str_sub(rest, 0, str_find(rest, STR("[")));
		close = str_find(rest, *cite ? STR("]") : STR("]]"));
		if (close == rest.n || close == 0)
			continue;
		*inside = str_sub(rest, 0, close);
		*end = i + 2 + close + (*cite ? 1 : 2);
		return i;
	}
	return s.n;
}

/* Turn the references in a text node into links. */
static void resolve_text(const struct job *j, cmark_node *n, bool in_link)
{
	struct str s = arena_str(j->m->arena, str_c(cmark_node_get_literal(n)));
	struct markdown_target to;
	struct str inside, id, words = {0};
	size_t at, end;
	bool cite, any = false;

	while ((at = next_reference(s, &inside, &end, &cite)) < s.n) {
		any = true;
		insert_text(n, j->m->arena, str_sub(s, 0, at));
		id = cite ? inside : str_cut(inside, '|', &words);
		to = (struct markdown_target){0};
		if (j->m->find(j->m->data, str_trim(id), cite, &to)) {
			if (cite || !words.n)
				words = to.label;
			if (in_link || !to.href.n) /* no link in a link */
				insert_text(n, j->m->arena, words);
			else
				insert_link(j, n, &to, words, cite);
		} else {
			report(j, n, RULE_REFERENCE,
			       cite ? "the bibliography has no key"
				    : "nothing in the catalogue has the id",
			       id);
			insert_text(n, j->m->arena, str_sub(s, at, end));
		}
		s = str_from(s, end);
	}
	if (!any)
		return;
	insert_text(n, j->m->arena, s);
	cmark_node_unlink(n);
	cmark_node_free(n);
}

/*
 * The levels that a text uses become consecutive ones, whichever they are: a
 * page's outline has no gap.
 */
static void rank_levels(struct job *j, cmark_node *root)
{
	bool used[DEEPEST_HEADING + 1] = {0};
	cmark_iter *iter = cmark_iter_new(root);
	int next = 1;

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);

		if (cmark_node_get_type(n) == CMARK_NODE_HEADING)
			used[cmark_node_get_heading_level(n)] = true;
	}
	cmark_iter_free(iter);
	for (int i = 1; i <= DEEPEST_HEADING; i++) {
		j->rank[i] = next;
		next += used[i];
	}
}

static cmark_node *parse(struct job *j)
{
	cmark_node *root =
		cmark_parse_document(j->text.s.p ? j->text.s.p : "",
				     j->text.s.n, CMARK_OPT_VALIDATE_UTF8);
	struct found {
		cmark_node *node;
		bool in_link;
	};
	LIST(struct found) nodes = {0};
	cmark_iter *iter;
	cmark_event_type event;
	int links = 0;

	cmark_consolidate_text_nodes(root);
	rank_levels(j, root);
	iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);
		bool enter = event == CMARK_EVENT_ENTER;
		bool link = cmark_node_get_type(n) == CMARK_NODE_LINK &&
			    scheme_is_safe(str_c(cmark_node_get_url(n)));

		if (enter)
			*list_add(j->m->arena, &nodes) =
				(struct found){n, links > 0};
		if (link)
			links += enter ? 1 : -1;
	}
	cmark_iter_free(iter);
	/* parents before children: what is unwrapped moves once, not per level
	 */
	for (size_t i = 0; i < nodes.n; i++) {
		cmark_node *n = nodes.at[i].node;

		if (cmark_node_get_type(n) == CMARK_NODE_TEXT && j->m->find)
			resolve_text(j, n, nodes.at[i].in_link);
		else if (cmark_node_get_type(n) == CMARK_NODE_LINK &&
			 nodes.at[i].in_link)
			unwrap(n); /* [<https://a>](https://b) */
		else
			clean_node(j, n);
	}
	return root;
}

static struct str render(struct arena *a, cmark_node *n)
{
	char *html = cmark_render_html(n, CMARK_OPT_DEFAULT);
	struct str copy = arena_str(a, str_c(html));

	free(html);
	return copy;
}

struct str markdown_html(const struct markdown *m, struct text text)
{
	struct job j = {.m = m, .text = text};
	cmark_node *root = parse(&j);
	struct str html = render(m->arena, root);

	cmark_node_free(root);
	return html;
}

/*
 * Whether a text is a line of words and harmless marks, which Markdown leaves
 * as they are.  Most cells of tables are, and to ask cmark takes fifty times
 * as long.
 */
static bool is_plain(struct str s)
{
	static const char marks[] = " ,.;:()/-+%='?";

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!letter &&
		    !(i && c &&
		      (c & 0x80 || (c >= '0' && c <= '9') || strchr(marks, c))))
			return false;
	}
	return s.n && s.p[s.n - 1] != ' ' && utf8_bad(s) == s.n;
}

struct str markdown_inline(const struct markdown *m, struct text text)
{
	struct str html, inside;

	if (is_plain(text.s))
		return arena_str(m->arena, text.s);
	html = str_trim(markdown_html(m, text));
	if (!str_starts(html, STR("<p>")) || !str_ends(html, STR("</p>")))
		return html;
	inside = str_sub(html, 3, html.n - 4);
	return str_find(inside, STR("<p>")) < inside.n ? html : inside;
}

static void add_words(struct buf *b, cmark_node *n)
{
	cmark_iter *iter = cmark_iter_new(n);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);

		switch (cmark_node_get_type(at)) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
		case CMARK_NODE_CODE_BLOCK:
			buf_add(b, str_c(cmark_node_get_literal(at)));
			break;
		case CMARK_NODE_SOFTBREAK:
		case CMARK_NODE_LINEBREAK: buf_addc(b, ' '); break;
		case CMARK_NODE_PARAGRAPH:
		case CMARK_NODE_HEADING:
			if (event == CMARK_EVENT_EXIT)
				buf_addc(b, ' ');
			break;
		default: break;
		}
	}
	cmark_iter_free(iter);
}

/* `s` with "[[id|words]]" as "words", "[[id]]" as "id", without "[@key]". */
static struct str without_references(struct arena *a, struct str s)
{
	struct buf b = {0};
	struct str inside, words, plain;
	size_t at, end;
	bool cite;

	while ((at = next_reference(s, &inside, &end, &cite)) < s.n) {
		buf_add(&b, str_sub(s, 0, at));
		inside = str_cut(inside, '|', &words);
		if (!cite)
			buf_add(&b, words.n ? words : inside);
		s = str_from(s, end);
	}
	buf_add(&b, s);
	plain = arena_str(a, str_trim(buf_str(&b)));
	buf_free(&b);
	return plain;
}

struct str markdown_plain(struct arena *a, struct str text)
{
	struct buf b = {0};
	struct str words;
	cmark_node *root;

	if (is_plain(text))
		return arena_str(a, text);
	root = cmark_parse_document(text.p ? text.p : "", text.n,
				    CMARK_OPT_VALIDATE_UTF8);
	add_words(&b, root);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '\n')
			b.p[i] = ' ';
	words = without_references(a, buf_str(&b));
	buf_free(&b);
	cmark_node_free(root);
	return words;
}

/* A text's lines, so that a block can be cut out where it stands. */
struct source {
	struct arena *arena;
	struct text text;
	LIST(size_t) starts; /* of line 1, 2 … and past the last one */
};

static void find_lines(struct source *s)
{
	const char *p = s->text.s.p;
	size_t n = s->text.s.n;

	*list_add(s->arena, &s->starts) = 0;
	for (size_t i = 0; i < n; i++)
		if (p[i] == '\n' ||
		    (p[i] == '\r' && (i + 1 == n || p[i + 1] != '\n')))
			*list_add(s->arena, &s->starts) = i + 1;
	*list_add(s->arena, &s->starts) = n;
}

/* Lines `from` up to, but not including, `to`; both count from 1. */
static struct text lines(const struct source *s, int from, int to)
{
	size_t last = s->starts.n - 1;
	size_t a = (size_t)from - 1, b = (size_t)to - 1;
	struct text out = {.pos = s->text.pos};

	a = a < last ? a : last;
	b = b < last ? b : last;
	out.s = str_sub(s->text.s, s->starts.at[a], s->starts.at[b]);
	out.pos.line += from - 1;
	out.pos.col = from > 1 ? 1 : out.pos.col;
	return out;
}

/* "## Words ##" as "Words"; of an underlined heading what is above the line. */
static struct text heading_words(const struct source *s, cmark_node *n)
{
	int first = cmark_node_get_start_line(n);
	int last = cmark_node_get_end_line(n);
	struct text t = lines(s, first, first + 1);
	struct str words;

	if (last > first && str_trim(t.s).n && str_trim(t.s).p[0] != '#') {
		t = lines(s, first, last);
		t.s = str_trim(t.s);
		return t;
	}
	words = str_trim(t.s);
	while (words.n && words.p[0] == '#')
		words = str_from(words, 1);
	t.s = str_trim(words);
	while (words.n && words.p[words.n - 1] == '#')
		words.n--;
	if (!words.n || words.p[words.n - 1] == ' ' ||
	    words.p[words.n - 1] == '\t')
		t.s = str_trim(words);
	return t;
}

static void add_block(struct markdown_blocks *out, const struct source *s,
		      cmark_node *n, const struct job *j)
{
	struct markdown_block *block = list_add(s->arena, out);
	int line = cmark_node_get_start_line(n);

	if (cmark_node_get_type(n) == CMARK_NODE_HEADING) {
		block->kind = MARKDOWN_HEADING;
		block->level = j->rank[cmark_node_get_heading_level(n)];
		block->text = heading_words(s, n);
		return;
	}
	block->kind = MARKDOWN_FENCE;
	block->info = arena_str(s->arena, str_c(cmark_node_get_fence_info(n)));
	block->text.s = arena_str(s->arena, str_c(cmark_node_get_literal(n)));
	block->text.pos = lines(s, line, line).pos;
	block->text.pos.line++; /* the first line inside */
	block->text.pos.col = 1;
}

static bool stands_alone(cmark_node *n)
{
	const char *info = cmark_node_get_fence_info(n);

	return cmark_node_get_type(n) == CMARK_NODE_HEADING || (info && *info);
}

struct markdown_blocks markdown_split(struct arena *a, struct text text)
{
	struct source s = {.arena = a, .text = text};
	struct job j = {.text = text};
	struct markdown_blocks out = {0};
	cmark_node *root = cmark_parse_document(
		text.s.p ? text.s.p : "", text.s.n, CMARK_OPT_VALIDATE_UTF8);
	int prose = 0; /* the line on which a run of it started */

	find_lines(&s);
	rank_levels(&j, root);
	for (cmark_node *n = cmark_node_first_child(root); n;
	     n = cmark_node_next(n)) {
		int line = cmark_node_get_start_line(n);

		if (!stands_alone(n)) {
			prose = prose ? prose : line;
			continue;
		}
		if (prose)
			list_add(a, &out)->text = lines(&s, prose, line);
		prose = 0;
		add_block(&out, &s, n, &j);
	}
	if (prose)
		list_add(a, &out)->text = lines(&s, prose, (int)s.starts.n);
	cmark_node_free(root);
	return out;
}
