/* The index by letter, and the search for machines. */
#include "base/escape.h"
#include "base/utf8.h"
#include "format/json_write.h"
#include "view/findable.h"
#include "view/letters.h"
#include "view/parts.h"

#include <stdlib.h>

struct line {
	const struct findable *find;
	struct str key; /* the name in small letters, without accents */
	int letter;
};

static int by_letter(const void *left, const void *right)
{
	const struct line *a = left, *b = right;
	int order = (a->letter > b->letter) - (a->letter < b->letter);

	if (!order)
		order = str_cmp(a->key, b->key);
	return order ? order : (a->find > b->find) - (a->find < b->find);
}

static struct line *lines_of(struct arena *a, const struct findables *all)
{
	struct line *lines = arena_alloc(a, (all->n + 1) * sizeof(*lines));

	for (size_t i = 0; i < all->n; i++) {
		lines[i].find = &all->at[i];
		lines[i].key = utf8_plain(a, all->at[i].name);
		lines[i].letter = letter_of(lines[i].key);
	}
	if (all->n)
		qsort(lines, all->n, sizeof(*lines), by_letter);
	return lines;
}

/* "project · Canary", "section 5.2 · Deployment and delivery". */
static struct str note_of(struct view *v, const struct findable *f)
{
	struct str whole = f->within ? f->within->name : (struct str){0};
	const char *blank = f->what.n && f->label.n ? " " : "";
	const char *dot = (f->what.n || f->label.n) && whole.n ? " · " : "";

	return arena_printf(v->arena, "%.*s%s%.*s%s%.*s", STR_ARG(f->what),
			    blank, STR_ARG(f->label), dot, STR_ARG(whole));
}

struct value *view_search(struct view *v, const void *unused)
{
	struct findables all = findables_of(v, false);
	struct line *lines = lines_of(v->arena, &all);
	struct value *page, *letters, *finds = NULL;

	(void)unused;
	page = page_new(v, path_of_search(), word(v, "search.title"),
			word(v, "search.summary"), "");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	letters = value_set_list(v->arena, page, "letters");
	for (size_t i = 0; i < all.n; i++) {
		const struct findable *f = lines[i].find;
		struct value *item;

		if (!i || lines[i].letter != lines[i - 1].letter)
			finds = value_set_list(
				v->arena,
				add_letter(v, letters, lines[i].letter),
				"finds");
		item = value_add_map(v->arena, finds);
		value_set(v->arena, item, "name", f->name);
		value_set(v->arena, item, "href", findable_href(v, f));
		value_set(v->arena, item, "note", note_of(v, f));
	}
	return page;
}

void view_search_json(struct view *v, struct buf *out)
{
	struct findables all = findables_of(v, true);
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < all.n; i++) {
		const struct findable *f = &all.at[i];
		struct value *item = value_add_map(v->arena, list);

		value_set(v->arena, item, "kind",
			  str_c(findable_kind_name(f->kind)));
		value_set(v->arena, item, "name", f->name);
		value_set(v->arena, item, "label", f->label);
		value_set(v->arena, item, "within",
			  f->within ? f->within->name : (struct str){0});
		value_set(v->arena, item, "text", f->text);
		value_set(v->arena, item, "path", findable_href(v, f));
	}
	json_write(out, list, false);
	buf_addc(out, '\n');
}

static void add_element(struct buf *out, const char *name, struct str text)
{
	buf_printf(out, "<%s>", name);
	escape_xml(out, text);
	buf_printf(out, "</%s>\n", name);
}

/* https://github.com/dewitt/opensearch: names are short, at most 16. */
void view_opensearch(struct view *v, struct buf *out)
{
	enum { SHORT_NAME = 16, DESCRIPTION = 1024 };
	const struct catalogue *c = v->catalogue;
	struct value *page = page_new(v, path_of_search(),
				      word(v, "search.found"), STR(""), "");
	const struct value *site = value_get(page, STR("site"));
	struct str name = value_get(site, STR("short_title"))->text;
	struct str base = page_url(v->arena, c, path_of_search());

	buf_add(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
			 "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/"
			 "opensearch/1.1/\">\n"));
	add_element(out, "ShortName", str_trim(utf8_cut(name, SHORT_NAME)));
	add_element(out, "LongName", utf8_cut(name, 3 * SHORT_NAME));
	add_element(out, "Description",
		    utf8_cut(value_get(site, STR("title"))->text, DESCRIPTION));
	buf_add(out, STR("<InputEncoding>UTF-8</InputEncoding>\n"
			 "<Url type=\"text/html\" template=\""));
	escape_xml(out, base);
	buf_add(out,
		STR("?q={searchTerms}\"/>\n<Image type=\"image/svg+xml\">"));
	escape_xml(out, page_url(v->arena, c, STR("favicon.svg")));
	buf_add(out, STR("</Image>\n</OpenSearchDescription>\n"));
}
