/* A sheet that has its places, as the tree of poster.mustache. */
#include "view/poster.h"

static struct value *put_line(struct arena *a, struct value *list, int x, int y,
			      struct str text)
{
	struct value *line = value_add_map(a, list);

	value_set_number(a, line, "x", x);
	value_set_number(a, line, "y", y);
	value_set(a, line, "text", text);
	return line;
}

static void put_poster_lines(struct arena *a, struct value *list,
			     const struct poster_lines *lines, int x, int y)
{
	for (size_t i = 0; i < lines->n; i++) {
		const struct poster_line *from = &lines->at[i];
		struct value *line =
			put_line(a, list, from->x + x, from->y + y, from->text);

		value_set_number(a, line, "size", from->size);
		value_set_bool(a, line, "bold", from->face == TYPEFACE_BOLD);
		value_set_bool(a, line, "serif", from->face == TYPEFACE_SERIF);
		value_set_bool(a, line, "faint", from->faint);
	}
}

/*
 * Tiles
 */

static struct str disc_of(const struct entry *e)
{
	static const char *const drawn[] = {"graduated", "incubating",
					    "sandbox"};
	struct str level = entry_level(e);

	for (size_t i = 0; i < sizeof(drawn) / sizeof(drawn[0]); i++)
		if (str_is(level, drawn[i]))
			return level;
	return (struct str){0};
}

/* What the tile shows without words, or cut short. */
static struct str tile_label(struct view *v, const struct entry *e, bool cut)
{
	struct str state = entry_is_archived(e) ? word(v, "archived")
			   : disc_of(e).n       ? level_label(v, entry_level(e))
						: (struct str){0};

	if (state.n)
		return arena_printf(v->arena, "%.*s, %.*s", STR_ARG(e->name.s),
				    STR_ARG(state));
	return cut ? e->name.s : (struct str){0};
}

static void put_tile(struct poster *p, struct value *list,
		     const struct entry *e, int x, int y)
{
	const struct tile_kind *kind = p->tile;
	struct arena *a = p->view->arena;
	struct type t = {TYPEFACE_SANS, POSTER_SMALL};
	struct value *tile = value_add_map(a, list), *lines;
	struct str disc = disc_of(e);
	bool cut = false;
	int beside = kind->has_symbol || disc.n ? 0 : kind->disc_room;
	struct lines name =
		type_lines(a, t, e->name.s, kind->name_width + beside,
			   kind->name_lines, &cut);
	int down = !kind->has_symbol && name.n == 1 ? POSTER_LINE / 2 : 0;

	value_set(a, tile, "href", path_href(a, path_of_entry(a, e->slug)));
	value_set(a, tile, "shape",
		  entry_is_archived(e) ? STR("gone") : STR("tile"));
	value_set_number(a, tile, "x", x);
	value_set_number(a, tile, "y", y);
	value_set(a, tile, "light", layer_hue(p->view, e->layer, false));
	value_set(a, tile, "symbol",
		  kind->has_symbol ? e->symbol.s : (struct str){0});
	value_set_number(a, tile, "symbol_y", y + 33);
	value_set_number(a, tile, "name_x", x + kind->name_x);
	value_set(a, tile, "disc", disc);
	value_set_number(a, tile, "disc_x", x + kind->width - 12);
	value_set_number(a, tile, "disc_y",
			 y + (kind->has_symbol ? 14 : kind->height / 2));
	value_set(a, tile, "label", tile_label(p->view, e, cut));
	lines = value_set_list(a, tile, "lines");
	for (size_t i = 0; i < name.n; i++)
		put_line(a, lines, x + kind->name_x,
			 y + kind->name_y + down + (int)i * POSTER_LINE,
			 name.at[i]);
}

static void put_tiles(struct poster *p, struct value *group,
		      const struct poster_group *g, const struct shelf_group *s,
		      int x, int y)
{
	const struct tile_kind *kind = p->tile;
	struct value *list = value_set_list(p->view->arena, group, "tiles");

	for (size_t i = 0; i < g->entries->n; i++) {
		int column = (int)i % s->columns, row = (int)i / s->columns;

		put_tile(p, list, g->entries->at[i],
			 x + column * (kind->width + kind->gap),
			 y + row * (kind->height + kind->gap));
	}
}

static void put_note(struct poster *p, struct value *group,
		     const struct poster_group *g, const struct shelf_group *s,
		     int x, int y)
{
	struct arena *a = p->view->arena;
	struct value *list = value_set_list(a, group, "note");
	struct type t = {TYPEFACE_SANS, POSTER_SMALL};
	struct lines lines =
		type_lines(a, t, g->note, s->width,
			   (size_t)(p->tile->height / POSTER_LINE), NULL);

	for (size_t i = 0; i < lines.n; i++)
		put_line(a, list, x, y + 11 + (int)i * POSTER_LINE,
			 lines.at[i]);
}

/*
 * Groups, strips, bands
 */

static void put_group(struct poster *p, struct value *groups,
		      const struct poster_band *b, size_t i, int x, int y)
{
	const struct poster_group *g = &b->groups.at[i];
	const struct shelf_group *s = &b->shelves.groups.at[i];
	struct arena *a = p->view->arena;
	struct type head = poster_head_type(p);
	/* Whom it is claimed by stands below where it has no tiles. */
	struct str n = g->entries->n ? number_text(a, (long)g->entries->n)
				     : (struct str){0};
	int room = s->width - type_width(head, n) - poster_scaled(p, 8);
	struct lines name =
		type_lines(a, head, g->capability->name.s, room, 2, NULL);
	int rule = y + b->shelves.head - poster_scaled(p, 5);
	int line = poster_scaled(p, 17), base = rule - poster_scaled(p, 6);
	struct value *group = value_add_map(a, groups), *lines;

	value_set(a, group, "href",
		  path_href(a, path_of_capability(a, p->view->catalogue,
						  g->capability)));
	value_set_number(a, group, "head_size", head.size);
	lines = value_set_list(a, group, "lines");
	for (size_t k = 0; k < name.n; k++)
		put_line(a, lines, x, base - (int)(name.n - 1 - k) * line,
			 name.at[k]);
	value_set(a, group, "n", n);
	value_set_number(a, group, "right", x + s->width);
	value_set_number(a, group, "head_y", base);
	value_set_number(a, group, "x", x);
	value_set_number(a, group, "rule_y", rule);
	value_set_number(a, group, "width", s->width);
	put_note(p, group, g, s, x, y + b->shelves.head);
	put_tiles(p, group, g, s, x, y + b->shelves.head);
}

static void put_strip(struct poster *p, struct value *band, const char *key,
		      const struct poster_strip *strip)
{
	struct arena *a = p->view->arena;
	struct value *list = value_set_list(a, band, key), *tree, *items;

	if (!strip->height)
		return;
	tree = value_add_map(a, list);
	value_set_number(a, tree, "y", strip->y);
	value_set_number(a, tree, "height", strip->height);
	value_set_number(a, tree, "label_x", POSTER_MARGIN + 10);
	value_set_number(a, tree, "label_y", strip->y + strip->items.at[0].y);
	value_set(a, tree, "label", word(p->view, "interfaces.title"));
	items = value_set_list(a, tree, "items");
	for (size_t i = 0; i < strip->items.n; i++) {
		const struct poster_crossing *c = &strip->items.at[i];
		struct value *item = value_add_map(a, items);

		value_set(
			a, item, "href",
			path_href(a, path_of_interface(a, c->what.interface)));
		value_set(a, item, "arrow",
			  c->what.down ? STR("down") : STR("up"));
		value_set_number(a, item, "arrow_x", c->x + 4);
		value_set_number(a, item, "x", c->x + poster_scaled(p, 14));
		value_set_number(a, item, "y", strip->y + c->y);
		value_set(a, item, "text", c->text);
	}
}

static void put_band(struct poster *p, struct value *list,
		     const struct poster_band *b)
{
	enum { TOP = 20 };
	struct arena *a = p->view->arena;
	struct value *band = value_add_map(a, list), *groups;

	value_set_number(a, band, "y", b->y);
	value_set(a, band, "light", layer_hue(p->view, b->layer, false));
	value_set(a, band, "href",
		  path_href(a, path_of_layer(a, p->view->catalogue, b->layer)));
	put_poster_lines(a, value_set_list(a, band, "side"), &b->side,
			 POSTER_MARGIN, b->y + TOP);
	groups = value_set_list(a, band, "groups");
	for (size_t i = 0; i < b->groups.n; i++)
		put_group(p, groups, b, i,
			  p->groups_x + b->shelves.groups.at[i].x,
			  b->y + TOP + b->shelves.groups.at[i].y);
	put_strip(p, band, "above", &b->above);
	put_strip(p, band, "below", &b->below);
}

/*
 * Head and foot
 */

static void put_head(struct poster *p, struct value *tree)
{
	struct arena *a = p->view->arena;
	struct value *list = value_set_list(a, tree, "figures");
	int y = POSTER_MARGIN + p->figure_label;

	put_poster_lines(a, value_set_list(a, tree, "head"), &p->head, 0, 0);
	for (size_t i = 0; i < p->figures.n; i++) {
		struct value *f = value_add_map(a, list);
		int from_right = (int)(p->figures.n - 1 - i) * p->figure_width;

		value_set_number(a, f, "x",
				 p->width - POSTER_MARGIN - from_right);
		value_set_number(a, f, "label_y", y);
		value_set_number(a, f, "label_size", p->figure_label);
		value_set_number(a, f, "value_y",
				 y + p->figure_size * 118 / 100);
		value_set_number(a, f, "value_size", p->figure_size);
		value_set(a, f, "label", p->figures.at[i].label);
		value_set(a, f, "value", p->figures.at[i].value);
	}
}

/* At the right of the foot, as far as the legend leaves room. */
static void put_colophon(struct poster *p, struct value *tree, int left)
{
	struct arena *a = p->view->arena;
	int room = p->width - POSTER_MARGIN - left;
	struct lines line =
		type_lines(a, poster_small_type(p), p->colophon, room, 1, NULL);

	value_set(a, tree, "colophon", line.n ? line.at[0] : (struct str){0});
}

/* What the signs mean, at the foot. */
static void put_legend(struct poster *p, struct value *tree)
{
	static const struct sign {
		const char *shape, *word;
		int up; /* of its middle above its lower edge */
		bool of_model;
	} signs[] = {
		{"graduated", "level.graduated", 4, false},
		{"incubating", "level.incubating", 4, false},
		{"sandbox", "level.sandbox", 4, false},
		{"archived", "archived", 4, false},
		{"down", "poster.down", 0, true},
		{"up", "poster.up", 0, true},
	};
	struct view *v = p->view;
	struct arena *a = v->arena;
	struct value *list = value_set_list(a, tree, "legend");
	struct type t = poster_small_type(p);
	int x = POSTER_MARGIN, y = p->height - poster_scaled(p, 28);

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		struct str text = word(v, signs[i].word);
		struct value *item;

		if (signs[i].of_model && !v->catalogue->model.interfaces.n)
			continue;
		item = put_line(a, list, x + poster_scaled(p, 15), y, text);
		value_set(a, item, "shape", str_c(signs[i].shape));
		value_set_number(a, item, "shape_x", x + 5);
		value_set_number(a, item, "shape_y", y - signs[i].up);
		x += poster_scaled(p, 15) + type_width(t, text) +
		     poster_scaled(p, 18);
	}
	put_colophon(p, tree, x);
	value_set_number(a, tree, "small", t.size);
	value_set_number(a, tree, "foot_rule_y", y - poster_scaled(p, 22));
	value_set_number(a, tree, "foot_y", y);
}

struct value *poster_put(struct poster *p, struct str path)
{
	struct arena *a = p->view->arena;
	struct value *tree = value_map(a), *bands;

	value_set_number(a, tree, "width", p->width);
	value_set_number(a, tree, "height", p->height);
	value_set_number(a, tree, "margin", POSTER_MARGIN);
	value_set_number(a, tree, "inner_width", p->width - 2 * POSTER_MARGIN);
	value_set_number(a, tree, "right", p->width - POSTER_MARGIN);
	value_set_number(a, tree, "tile_width", p->tile->width);
	value_set_number(a, tree, "tile_height", p->tile->height);
	value_set(a, tree, "root", path_to_root(a, path));
	value_set(a, tree, "title", p->title);
	value_set(a, tree, "description", word(p->view, "poster.description"));
	put_head(p, tree);
	put_legend(p, tree);
	bands = value_set_list(a, tree, "bands");
	for (size_t i = 0; i < p->bands.n; i++)
		put_band(p, bands, &p->bands.at[i]);
	return tree;
}
