/* The paper: contents, chapters, and all of it on one page. */
#include "view/paper.h"

static struct value *set_article(struct view *v, struct value *page,
				 struct str title, struct date changed)
{
	struct value *data = page_data(v, page, "ScholarlyArticle", title);

	data_article(v, data, changed);
	return data;
}

static void set_part_of_paper(struct view *v, struct value *page,
			      struct value *data, const struct chapter *ch)
{
	struct value *paper = value_set_map(v->arena, data, "isPartOf");

	value_set(v->arena, paper, "@type", STR("ScholarlyArticle"));
	value_set(v->arena, paper, "name", word(v, "paper.title"));
	value_set(v->arena, paper, "url",
		  page_address(v, page, STR("whitepaper/index.html")));
	if (ch->number > 0)
		value_set_number(v->arena, data, "position", ch->number);
}

/* Chapter 0 stands before the first and shows no number. */
static struct str number_of(struct view *v, const struct chapter *ch)
{
	if (ch->number < 1)
		return (struct str){0};
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

/* What belongs to the paper and has a page of its own. */
static void set_apparatus_links(struct view *v, struct value *page)
{
	const struct catalogue *c = v->catalogue;
	struct value *list = value_set_list(v->arena, page, "apparatus");

	if (c->stacks.n)
		add_ref(v, list, word(v, "stack.index"),
			STR("architectures/index.html"));
	if (c->comparisons.n)
		add_ref(v, list, word(v, "compare.index"),
			STR("compare/index.html"));
	if (c->choosing)
		add_ref(v, list, c->choosing->title.s, path_of_guide());
	if (c->terms.n)
		add_ref(v, list, word(v, "glossary.title"), path_of_glossary());
	if (c->references.n)
		add_ref(v, list, word(v, "references.title"),
			path_of_references());
	if (v->has_print)
		add_ref(v, list, word(v, "paper.print"), path_of_print());
}

struct value *view_paper(struct view *v, const void *unused)
{
	struct value *page;

	(void)unused;
	page = page_new(v, STR("whitepaper/index.html"), word(v, "paper.title"),
			word(v, "paper.summary"), "whitepaper");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	set_chapters(v, page, NULL);
	set_apparatus_links(v, page);
	set_article(v, page, word(v, "paper.title"),
		    v->catalogue->site.edition_date.date);
	return page;
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
	struct desk desk;
	struct value *page, *blocks, *sections;

	page = page_new(v, path_of_chapter(v->arena, ch), ch->title.s,
			markdown_plain(v->arena, ch->summary.s), "whitepaper");
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	page_qualify(v, page, word(v, "paper.title"));
	if (ch->layer_ids.n)
		page_set_hue(v, page,
			     map_find(&v->catalogue->model.layer_by_id,
				      ch->layer_ids.at[0].s));
	page_list_references(v, page, ch->body);
	desk = desk_of(v, page, false);
	value_set(v->arena, page, "number", number_of(v, ch));
	value_set(v->arena, page, "checked", date_text(v, ch->checked.date));
	value_set(v->arena, page, "lead_html", desk_line(&desk, &ch->summary));
	sections = value_set_list(v->arena, page, "sections");
	blocks = value_set_list(v->arena, page, "blocks");
	add_parts(&desk, blocks, sections, ch);
	set_chapters(v, page, ch);
	set_apparatus_links(v, page);
	value_set_bool(v->arena, page, "has_turn", all->n > 1);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i] == ch) {
			set_turn(v, page, "previous",
				 i ? all->at[i - 1] : NULL);
			set_turn(v, page, "next",
				 i + 1 < all->n ? all->at[i + 1] : NULL);
		}
	set_part_of_paper(v, page,
			  set_article(v, page, ch->title.s, ch->checked.date),
			  ch);
	return page;
}

/*
 * The whole paper on one page, which is also the source of the print edition.
 */

static void add_listed(struct desk *d, struct value *list, const struct part *p)
{
	struct view *v = d->view;
	struct value *item = value_add_map(v->arena, list);
	const struct text *title = &p->text;

	if (p->kind == PART_ARCHITECTURE)
		title = &p->stack->name;
	else if (p->kind == PART_COMPARE)
		title = &p->comparison->title;
	value_set(v->arena, item, "id", part_anchor(v, p, true));
	value_set(v->arena, item, "label", part_name(v, p));
	value_set(v->arena, item, "title_html", desk_label(d, title));
}

static bool is_listed(const struct part *p)
{
	return p->number.n && p->kind != PART_SECTION &&
	       (p->kind != PART_ARCHITECTURE || p->stack) &&
	       (p->kind != PART_COMPARE || p->comparison);
}

/* Lists of figures, tables and practices. */
static void set_lists(struct desk *d, struct value *page)
{
	struct arena *a = d->view->arena;
	const struct chapters *all = &d->view->catalogue->chapters;
	struct value *figures = value_set_list(a, page, "figures");
	struct value *tables = value_set_list(a, page, "tables");
	struct value *practices = value_set_list(a, page, "practices");

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->at[i]->parts.n; k++) {
			const struct part *p = all->at[i]->parts.at[k];
			struct value *list = tables;

			if (p->kind == PART_PRACTICE)
				list = practices;
			else if (p->kind == PART_FIGURE ||
				 p->kind == PART_ARCHITECTURE)
				list = figures;
			if (is_listed(p))
				add_listed(d, list, p);
		}
	value_set_bool(a, page, "has_figures", figures->n > 0);
	value_set_bool(a, page, "has_tables", tables->n > 0);
	value_set_bool(a, page, "has_practices", practices->n > 0);
}

static void add_whole_chapter(struct desk *desk, struct value *list,
			      const struct chapter *ch)
{
	struct view *v = desk->view;
	struct value *item = value_add_map(v->arena, list);
	struct value *sections;

	value_set(v->arena, item, "id", ch->slug);
	value_set(v->arena, item, "label", ch->title.s);
	value_set(v->arena, item, "number", number_of(v, ch));
	value_set(v->arena, item, "lead_html", desk_line(desk, &ch->summary));
	value_set(v->arena, item, "checked", date_text(v, ch->checked.date));
	sections = value_set_list(v->arena, item, "sections");
	add_parts(desk, value_set_list(v->arena, item, "blocks"), sections, ch);
}

/* The figure of a stack, on the same page. */
static void set_shown(struct view *v, struct value *item, const struct stack *s)
{
	const struct chapters *all = &v->catalogue->chapters;
	struct value *list = value_set_list(v->arena, item, "shown");

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->at[i]->parts.n; k++) {
			const struct part *p = all->at[i]->parts.at[k];
			struct value *ref;

			if (p->kind != PART_ARCHITECTURE || p->stack != s)
				continue;
			ref = value_add_map(v->arena, list);
			value_set(v->arena, ref, "id", part_anchor(v, p, true));
			value_set(v->arena, ref, "label", part_name(v, p));
		}
}

/* What chapters do not show of the reference architectures. */
static void set_whole_stacks(struct desk *desk, struct value *page)
{
	const struct stacks *all = &desk->view->catalogue->stacks;
	struct arena *a = desk->view->arena;
	struct value *list = value_set_list(a, page, "stacks");

	for (size_t i = 0; i < all->n; i++) {
		const struct stack *s = all->at[i];
		struct value *item = value_add_map(a, list);

		value_set(a, item, "id",
			  arena_printf(a, "stack-%.*s", STR_ARG(s->slug)));
		value_set(a, item, "number", arena_printf(a, "A.%zu", i + 1));
		value_set(a, item, "title", s->name.s);
		value_set(a, item, "lead_html", desk_line(desk, &s->summary));
		value_set(a, item, "description_html",
			  desk_html(desk, &s->description));
		set_shown(desk->view, item, s);
		set_agreements(desk, item, s);
	}
	value_set_bool(a, page, "has_stacks", list->n > 0);
}

/* The layers from above, drawn on the cover. */
static void set_cover(struct view *v, struct value *page)
{
	enum { BAND = 40, NEXT = 44, BASELINE = 25 };
	const struct layers *all = &v->catalogue->model.layers;
	struct value *list = value_set_list(v->arena, page, "layers");

	for (size_t i = 0; i < all->n; i++) {
		struct value *band = value_add_map(v->arena, list);
		long y = (long)i * NEXT;

		value_set(v->arena, band, "label", all->at[i]->name.s);
		value_set(v->arena, band, "hue", hue_of(v, all->at[i]));
		value_set(v->arena, band, "light",
			  layer_hue(v, all->at[i], false));
		value_set_number(v->arena, band, "y", y);
		value_set_number(v->arena, band, "text_y", y + BASELINE);
	}
	value_set_number(v->arena, page, "cover_height",
			 (long)all->n * NEXT + BAND - NEXT);
	value_set(v->arena, page, "edition_date",
		  date_text(v, v->catalogue->site.edition_date.date));
}

/* "Whitepaper, Edition 2026.11": also the title of the print edition. */
static struct str edition_title(struct view *v)
{
	return arena_printf(v->arena, "%.*s, %.*s %.*s",
			    STR_ARG(word(v, "paper.title")),
			    STR_ARG(word(v, "edition")),
			    STR_ARG(v->catalogue->site.edition.s));
}

struct value *view_whole_paper(struct view *v, const void *unused)
{
	const struct chapters *all = &v->catalogue->chapters;
	struct references cited = references_by_number(v);
	struct value *page, *list;
	struct desk desk;

	(void)unused;
	page = page_new(v, STR("whitepaper/print/index.html"), edition_title(v),
			word(v, "paper.summary"), "whitepaper");
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	list = value_set_list(v->arena, page, "references");
	for (size_t i = 0; i < cited.n; i++)
		add_reference(v, list, cited.at[i]);
	value_set_bool(v->arena, page, "has_references", cited.n > 0);
	desk = desk_of(v, page, true);
	list = value_set_list(v->arena, page, "chapters");
	for (size_t i = 0; i < all->n; i++)
		add_whole_chapter(&desk, list, all->at[i]);
	set_lists(&desk, page);
	set_whole_stacks(&desk, page);
	set_terms(&desk, page);
	set_shares(v, page);
	set_cover(v, page);
	set_article(v, page, word(v, "paper.title"),
		    v->catalogue->site.edition_date.date);
	return page;
}
