/* The paper: contents, chapters; and the guide of a landscape2 catalogue. */
#include "model/address.h"
#include "view/parts.h"

static void set_article(struct view *v, struct value *page, struct str title)
{
	const struct site *s = &v->catalogue->site;
	struct value *data = value_map(v->arena);

	value_set(v->arena, data, "@context", STR("https://schema.org"));
	value_set(v->arena, data, "@type", STR("ScholarlyArticle"));
	value_set(v->arena, data, "headline", title);
	value_set(v->arena, data, "datePublished",
		  date_iso(v->arena, s->edition_date.date));
	if (s->license_url.s.n)
		value_set(v->arena, data, "license", s->license_url.s);
	page_set_data(v, page, data);
}

static struct str number_of(struct view *v, const struct chapter *ch)
{
	return arena_printf(v->arena, "%ld", ch->number);
}

static void add_chapter(struct view *v, struct value *list,
			const struct chapter *ch, const struct chapter *current)
{
	struct value *item =
		add_ref(v, list, ch->title.s, path_of_chapter(v->arena, ch));

	value_set(v->arena, item, "number", number_of(v, ch));
	value_set(v->arena, item, "summary", ch->summary.s);
	value_set_bool(v->arena, item, "current", ch == current);
}

static void set_chapters(struct view *v, struct value *page,
			 const struct chapter *current)
{
	const struct chapters *all = &v->catalogue->chapters;
	struct value *list = value_set_list(v->arena, page, "chapters");

	for (size_t i = 0; i < all->n; i++)
		add_chapter(v, list, all->at[i], current);
}

struct value *view_paper(struct view *v, const void *unused)
{
	struct value *page;

	(void)unused;
	page = page_new(v, STR("whitepaper/index.html"), word(v, "paper.title"),
			word(v, "paper.summary"), "whitepaper");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	set_chapters(v, page, NULL);
	set_article(v, page, word(v, "paper.title"));
	return page;
}

/* A chapter's counters, while its blocks are written. */
struct numbering {
	long chapter;
	int section, table;
};

static void add_section(struct view *v, struct value *page, struct value *item,
			const struct markdown_block *b, struct numbering *n)
{
	struct str id = address_slug(v->arena, b->plain);
	struct value *sections = page->first, *ref;

	value_set(v->arena, item, "id", id);
	value_set(v->arena, item, "title_html", b->html);
	value_set(v->arena, item, "number",
		  arena_printf(v->arena, "%ld.%d", n->chapter, n->section));
	while (!str_is(sections->key, "sections"))
		sections = sections->next;
	ref = value_add_map(v->arena, sections);
	value_set(v->arena, ref, "id", id);
	value_set(v->arena, ref, "title", b->plain);
	value_set(v->arena, ref, "number",
		  value_get(item, STR("number"))->text);
}

/* Cells are parted by " | ": a bar without blanks is part of a cell. */
static struct value *add_cells(struct view *v, struct value *list,
			       const struct markdown *m, struct text line)
{
	struct value *row = value_add_map(v->arena, list);
	struct value *cells = value_set_list(v->arena, row, "cells");
	struct str rest = line.s;

	while (rest.n) {
		size_t bar = str_find(rest, STR(" | "));
		struct text cell = {str_trim(str_sub(rest, 0, bar)), line.pos};
		struct value *made = value_add_map(v->arena, cells);

		value_set(v->arena, made, "cell_html",
			  markdown_inline(m, cell));
		value_set_bool(v->arena, made, "first", cells->n == 1);
		rest = bar < rest.n ? str_from(rest, bar + 3) : (struct str){0};
	}
	return row;
}

static void add_table(struct view *v, struct value *item,
		      const struct markdown *m, const struct markdown_block *b,
		      struct numbering *n)
{
	struct text caption = {str_trim(str_from(b->info, 5)), b->text.pos};
	struct value *head, *rows;
	struct text line = {.pos = b->text.pos};
	struct str rest = b->text.s;

	caption.pos.line--;
	n->table++;
	value_set(v->arena, item, "number",
		  arena_printf(v->arena, "%ld.%d", n->chapter, n->table));
	value_set(v->arena, item, "caption_html", markdown_inline(m, caption));
	head = value_set_list(v->arena, item, "head");
	rows = value_set_list(v->arena, item, "rows");
	for (; rest.n; line.pos.line++) {
		line.s = str_trim(str_cut(rest, '\n', &rest));
		if (line.s.n)
			add_cells(v, head->n ? rows : head, m, line);
	}
}

static void add_block(struct view *v, struct value *page, struct value *blocks,
		      const struct markdown *m, const struct markdown_block *b,
		      struct numbering *n)
{
	static const char *const kinds[] = {"is_prose", "is_section",
					    "is_table", "is_aside", "is_code"};
	struct value *item = value_add_map(v->arena, blocks);
	int kind = 0;

	if (b->kind == MARKDOWN_HEADING)
		kind = 1;
	else if (b->kind == MARKDOWN_FENCE && str_starts(b->info, STR("table")))
		kind = 2;
	else if (b->kind == MARKDOWN_FENCE)
		kind = str_is(b->info, "aside") ? 3 : 4;
	for (int i = 0; i < 5; i++)
		value_set_bool(v->arena, item, kinds[i], i == kind);
	if (kind == 0)
		value_set(v->arena, item, "prose_html", b->html);
	if (kind == 1) {
		n->section++;
		add_section(v, page, item, b, n);
	}
	if (kind == 2)
		add_table(v, item, m, b, n);
	if (kind == 4)
		value_set(v->arena, item, "code", b->text.s);
	if (kind == 3)
		value_set(v->arena, item, "aside_html",
			  markdown_html(m, b->text));
}

static void set_turn(struct view *v, struct value *page, const char *key,
		     const struct chapter *ch)
{
	struct value *list = value_set_list(v->arena, page, key);

	if (ch)
		add_chapter(v, list, ch, NULL);
}

struct value *view_chapter(struct view *v, const void *record)
{
	const struct chapter *ch = record;
	const struct chapters *all = &v->catalogue->chapters;
	struct numbering n = {ch->number, 0, 0};
	struct markdown m;
	struct markdown_blocks parts;
	struct value *page, *blocks;
	struct text body = {ch->body, {ch->pos.file, ch->body_line, 1}};

	page = page_new(v, path_of_chapter(v->arena, ch), ch->title.s,
			markdown_plain(v->arena, ch->summary.s), "whitepaper");
	m = page_markdown(v, page);
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	value_set(v->arena, page, "number", number_of(v, ch));
	value_set(v->arena, page, "checked", date_text(v, ch->checked.date));
	value_set(v->arena, page, "lead_html",
		  markdown_inline(&m, ch->summary));
	value_set_list(v->arena, page, "references");
	page_number_citations(v, page, ch->body);
	value_set_list(v->arena, page, "sections");
	blocks = value_set_list(v->arena, page, "blocks");
	parts = markdown_split(&m, body);
	for (size_t i = 0; i < parts.n; i++)
		add_block(v, page, blocks, &m, &parts.at[i], &n);
	set_chapters(v, page, ch);
	value_set_bool(v->arena, page, "has_turn", all->n > 1);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i] == ch) {
			set_turn(v, page, "previous",
				 i ? all->at[i - 1] : NULL);
			set_turn(v, page, "next",
				 i + 1 < all->n ? all->at[i + 1] : NULL);
		}
	set_article(v, page, ch->title.s);
	return page;
}

struct value *view_guide(struct view *v, const void *unused)
{
	const struct guide_sections *all = &v->catalogue->guide;
	struct value *page, *list;
	struct markdown m;

	(void)unused;
	page = page_new(v, STR("guide/index.html"), word(v, "guide.title"),
			word(v, "guide.summary"), "guide");
	m = page_markdown(v, page);
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	list = value_set_list(v->arena, page, "guide_sections");
	for (size_t i = 0; i < all->n; i++) {
		const struct guide_section *g = all->at[i];
		struct value *item = value_add_map(v->arena, list);
		struct str id = address_slug(v->arena, g->title.s);

		m.top_level = g->is_sub ? 4 : 3;
		value_set(v->arena, item, "title", g->title.s);
		value_set(v->arena, item, "id",
			  arena_printf(v->arena, "s%zu-%.*s", i + 1,
				       STR_ARG(id)));
		value_set(v->arena, item, "content_html",
			  g->content.s.n ? markdown_html(&m, g->content)
					 : (struct str){0});
		value_set_bool(v->arena, item, "is_sub", g->is_sub);
		value_set(v->arena, item, "href",
			  g->capability
				  ? path_href(v->arena,
					      path_of_capability(v->arena,
								 v->catalogue,
								 g->capability))
			  : g->layer && !g->is_sub
				  ? path_href(v->arena,
					      path_of_layer(v->arena,
							    v->catalogue,
							    g->layer))
				  : (struct str){0});
	}
	value_set_bool(v->arena, page, "data_html", false);
	return page;
}
