/*
 * Social cards: sheets of drawings of 1,200 by 630 pixels, one a line, each
 * with the address of its page as id.  The sheet of pages has home, layers and
 * chapters; the other one every project.  No card has a date, so that one
 * changes only with what it shows.
 */
#include "view/parts.h"
#include "view/typeface.h"

enum {
	LEFT = 80,
	WIDTH = 940,  /* of text */
	BESIDE = 700, /* the same beside a symbol */
	HEIGHT = 630,
	TITLE = 78,
	SMALL_TITLE = 58, /* when it takes three lines otherwise */
	SUMMARY = 33,
	MOST_STRATA = 100, /* six pixels each */
};

static int put_lines(struct view *v, struct value *card, const char *key,
		     struct lines lines, int y, int leading)
{
	struct value *list = value_set_list(v->arena, card, key);

	for (size_t i = 0; i < lines.n; i++, y += leading) {
		struct value *line = value_add_map(v->arena, list);

		value_set_number(v->arena, line, "y", y);
		value_set(v->arena, line, "text", lines.at[i]);
	}
	return y;
}

/*
 * The layers, one above the other; the current one juts out.  Of more layers
 * than can be told apart only that one: each card would hold all of them.
 */
static void put_strata(struct view *v, struct value *card,
		       const struct layer *current)
{
	const struct layers *layers = &v->catalogue->model.layers;
	struct value *list = value_set_list(v->arena, card, "strata");
	size_t n = layers->n;

	for (size_t i = 0; i < n; i++) {
		struct value *item;
		bool here = layers->at[i] == current;
		int top = (int)(HEIGHT * i / n);

		if (n > MOST_STRATA && !here)
			continue;
		item = value_add_map(v->arena, list);
		value_set_number(v->arena, item, "x", here ? 1064 : 1120);
		value_set_number(v->arena, item, "width", here ? 136 : 80);
		value_set_number(v->arena, item, "y", top);
		value_set_number(v->arena, item, "height",
				 (int)(HEIGHT * (i + 1) / n) - top);
		value_set(v->arena, item, "light",
			  layer_hue(v, layers->at[i], false));
	}
}

static struct value *add_card(struct view *v, struct value *list,
			      struct str path, struct str kicker,
			      struct str title, struct str summary,
			      const struct layer *layer, struct str symbol)
{
	struct arena *a = v->arena;
	struct value *card = value_add_map(a, list);
	int width = symbol.n ? BESIDE : WIDTH, size = TITLE, y;
	struct type t = {TYPEFACE_SERIF, TITLE};
	bool cut = false;
	struct lines lines = type_lines(a, t, title, width, 2, &cut);

	if (cut) {
		t.size = size = SMALL_TITLE;
		lines = type_lines(a, t, title, width, 3, NULL);
	}
	value_set(a, card, "id", card_id(path));
	value_set_number(a, card, "top", (list->n - 1) * (HEIGHT + 40));
	value_set(a, card, "title", title);
	value_set(a, card, "kicker", kicker);
	value_set_number(a, card, "title_size", size);
	y = put_lines(v, card, "title_lines", lines, 128 + size,
		      size * 112 / 100);
	t = (struct type){TYPEFACE_SERIF, SUMMARY};
	lines = type_lines(a, t, summary, WIDTH, lines.n > 2 ? 2 : 4, NULL);
	if (symbol.n && y < 350)
		y = 350; /* below the symbol */
	put_lines(v, card, "summary_lines", lines, y + 12, SUMMARY * 14 / 10);
	value_set(a, card, "site",
		  str_eq(path, path_of_home()) ? (struct str){0}
					       : site_title(v));
	value_set(a, card, "symbol", symbol);
	value_set(a, card, "light",
		  layer ? layer_hue(v, layer, false) : STR("#1a1d21"));
	put_strata(v, card, layer);
	return card;
}

static struct value *sheet_new(struct view *v)
{
	struct value *sheet = value_map(v->arena);

	value_set(v->arena, sheet, "title", word(v, "cards.title"));
	return sheet;
}

static struct value *sheet_end(struct view *v, struct value *sheet,
			       const struct value *cards)
{
	value_set_number(v->arena, sheet, "height", cards->n * (HEIGHT + 40L));
	return sheet;
}

struct value *view_page_cards(struct view *v, const void *unused)
{
	const struct catalogue *c = v->catalogue;
	struct value *sheet = sheet_new(v);
	struct value *cards = value_set_list(v->arena, sheet, "cards");
	struct str none = {0}, site = site_title(v);
	struct str counts = word_count(v, "count.projects", c->entries.n);

	(void)unused;
	add_card(v, cards, path_of_home(), counts, site,
		 markdown_plain(v->arena, c->site.summary.s), NULL, none);
	for (size_t i = 0; i < c->model.layers.n; i++) {
		const struct layer *l = c->model.layers.at[i];
		struct str n = word_count(v, "count.projects", placed_in(l));

		add_card(v, cards, path_of_layer(v->arena, c, l),
			 l->label.s.n
				 ? arena_printf(v->arena, "%.*s · %.*s",
						STR_ARG(l->label.s), STR_ARG(n))
				 : n,
			 l->name.s,
			 markdown_plain(v->arena, l->responsibility.s), l,
			 none);
	}
	for (size_t i = 0; i < c->chapters.n; i++) {
		const struct chapter *ch = c->chapters.at[i];

		add_card(v, cards, path_of_chapter(v->arena, ch),
			 word(v, "paper.title"), ch->title.s,
			 markdown_plain(v->arena, ch->summary.s), NULL, none);
	}
	return sheet_end(v, sheet, cards);
}

struct value *view_project_cards(struct view *v, const void *unused)
{
	const struct catalogue *c = v->catalogue;
	struct value *sheet = sheet_new(v);
	struct value *cards = value_set_list(v->arena, sheet, "cards");

	(void)unused;
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct entry *e = c->entries.at[i];

		add_card(v, cards, path_of_entry(v->arena, e->slug),
			 e->layer ? e->layer->name.s : (struct str){0},
			 e->name.s, entry_summary(v, e), e->layer, e->symbol.s);
	}
	return sheet_end(v, sheet, cards);
}

static void take(struct arena *a, struct map *out, const struct map *pictures,
		 struct str path)
{
	struct str card = path_of_card(a, path);
	void *found = map_find(pictures, card);

	if (found)
		map_put(a, out, card, found);
}

struct map view_cards(struct arena *a, const struct catalogue *c,
		      const struct map *pictures)
{
	struct map out = {0};

	take(a, &out, pictures, path_of_home());
	for (size_t i = 0; i < c->model.layers.n; i++)
		take(a, &out, pictures,
		     path_of_layer(a, c, c->model.layers.at[i]));
	for (size_t i = 0; i < c->chapters.n; i++)
		take(a, &out, pictures, path_of_chapter(a, c->chapters.at[i]));
	for (size_t i = 0; i < c->entries.n; i++)
		take(a, &out, pictures,
		     path_of_entry(a, c->entries.at[i]->slug));
	return out;
}
