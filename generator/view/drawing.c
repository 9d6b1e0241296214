#include "view/drawing.h"

enum {
	SIZE = 12,        /* of all type in a drawing */
	LINE = 15,        /* from line to line */
	PADDING = 9,      /* in a box, above and below */
	NAME_WIDTH = 112, /* of the names of bands */
	LEGEND = 26,
	BROAD = 560, /* the style sheet says where that does not fit */
	ARROW = 4,   /* half the breadth of an arrowhead; twice its length */
};

struct drawing drawing_new(struct view *v, int columns)
{
	struct drawing d = {.view = v};

	d.layout.arena = v->arena;
	d.layout.n_bands = v->catalogue->model.layers.n;
	d.layout.most_columns = columns;
	d.layout.left = NAME_WIDTH;
	d.text_width = columns == 1 ? 240 : columns > 3 ? 124 : 148;
	return d;
}

size_t drawing_box(struct drawing *d, const struct layer *layer,
		   struct str label, struct str note)
{
	*list_add(d->view->arena, &d->boxes) =
		(struct drawing_box){label, note, layer};
	return d->boxes.n - 1;
}

void drawing_edge(struct drawing *d, size_t from, size_t to, struct str chip,
		  struct str kind)
{
	*list_add(d->view->arena, &d->layout.edges) = (struct layout_edge){
		.from = from,
		.to = to,
		.chip_width = chip.n ? layout_text_width(chip, SIZE) + 4 : 0};
	*list_add(d->view->arena, &d->edges) =
		(struct drawing_edge){chip, kind};
}

/*
 * Lines of text
 */

LIST_OF(lines, struct str);

/* Add the lines of `s`, broken between words. */
static void break_lines(struct arena *a, struct lines *out, struct str s,
			int width)
{
	struct str line = {0};

	while (s.n) {
		struct str word = str_cut(s, ' ', &s), longer = word;

		if (line.n)
			longer = (struct str){
				line.p, (size_t)(word.p + word.n - line.p)};
		if (line.n && layout_text_width(longer, SIZE) > width) {
			*list_add(a, out) = line;
			longer = word;
		}
		line = longer;
	}
	if (line.n)
		*list_add(a, out) = line;
}

static int widest(const struct lines *lines)
{
	int most = 0;

	for (size_t i = 0; i < lines->n; i++) {
		int width = layout_text_width(lines->at[i], SIZE);

		most = width > most ? width : most;
	}
	return most;
}

static void add_words_at(struct arena *a, struct value *list, int x, int y,
			 struct str text, bool is_note)
{
	struct value *line = value_add_map(a, list);

	value_set_number(a, line, "x", x);
	value_set_number(a, line, "y", y);
	value_set(a, line, "text", text);
	value_set_bool(a, line, "is_note", is_note);
}

/*
 * Parts of the tree
 */

static struct lines box_lines(struct drawing *d, const struct drawing_box *b,
			      size_t *labels)
{
	struct lines lines = {0};

	break_lines(d->view->arena, &lines, b->label, d->text_width);
	*labels = lines.n;
	break_lines(d->view->arena, &lines, b->note, d->text_width);
	return lines;
}

static void measure(struct drawing *d)
{
	struct arena *a = d->view->arena;
	const struct layers *layers = &d->view->catalogue->model.layers;
	size_t labels;

	for (size_t i = 0; i < d->boxes.n; i++) {
		struct lines lines = box_lines(d, &d->boxes.at[i], &labels);

		*list_add(a, &d->layout.boxes) = (struct layout_box){
			.band = d->boxes.at[i].layer->index,
			.needs_width = widest(&lines) + 2 * PADDING,
			.height = (int)lines.n * LINE + 2 * PADDING - 3,
		};
	}
	for (size_t i = 0; i < layers->n; i++) {
		struct lines name = {0};

		break_lines(a, &name, layers->at[i]->name.s, NAME_WIDTH - 18);
		if ((int)name.n * LINE > d->layout.band_height)
			d->layout.band_height = (int)name.n * LINE;
	}
}

static void put_bands(struct drawing *d, struct value *tree)
{
	struct arena *a = d->view->arena;
	const struct layers *layers = &d->view->catalogue->model.layers;
	struct value *list = value_set_list(a, tree, "bands");

	for (size_t i = 0; i < layers->n; i++) {
		const struct layout_band *b = &d->layout.bands[i];
		struct lines name = {0};
		struct value *band, *texts;
		int y;

		if (b->is_empty)
			continue;
		band = value_add_map(a, list);
		value_set_number(a, band, "y", b->y);
		value_set_number(a, band, "height", b->height - 2);
		value_set(a, band, "hue", hue_of(d->view, layers->at[i]));
		value_set(a, band, "light",
			  layer_hue(d->view, layers->at[i], false));
		break_lines(a, &name, layers->at[i]->name.s, NAME_WIDTH - 18);
		texts = value_set_list(a, band, "lines");
		y = b->y + (b->height - (int)name.n * LINE) / 2 + SIZE;
		for (size_t k = 0; k < name.n; k++, y += LINE)
			add_words_at(a, texts, 12, y, name.at[k], false);
	}
}

static void put_boxes(struct drawing *d, struct value *tree)
{
	struct arena *a = d->view->arena;
	struct value *list = value_set_list(a, tree, "boxes");

	for (size_t i = 0; i < d->boxes.n; i++) {
		const struct layout_box *b = &d->layout.boxes.at[i];
		size_t labels;
		struct lines lines = box_lines(d, &d->boxes.at[i], &labels);
		struct value *box = value_add_map(a, list), *texts;
		int y = b->y + (b->height - (int)lines.n * LINE) / 2 + SIZE;

		value_set_number(a, box, "x", b->x);
		value_set_number(a, box, "y", b->y);
		value_set_number(a, box, "width", b->width);
		value_set_number(a, box, "height", b->height);
		value_set(a, box, "hue", hue_of(d->view, d->boxes.at[i].layer));
		value_set(a, box, "light",
			  layer_hue(d->view, d->boxes.at[i].layer, false));
		texts = value_set_list(a, box, "lines");
		for (size_t k = 0; k < lines.n; k++, y += LINE)
			add_words_at(a, texts, b->x + b->width / 2, y,
				     lines.at[k], k >= labels);
	}
}

/* How each kind of interface is drawn, and what the legend calls it. */
static const struct style {
	const char *kind, *width, *dashes, *label;
} styles[] = {
	{"control", "1.4", "none", "figure.control"},
	{"status", "1.4", "5 3", "figure.status"},
	{"artefact", "2.6", "none", "figure.artefact"},
	{"", "1.2", "1.5 3", "figure.other"},
};
enum { STYLES = sizeof(styles) / sizeof(styles[0]) };

static const struct style *style_of(struct str kind)
{
	for (size_t i = 0; i < STYLES - 1; i++)
		if (str_is(kind, styles[i].kind))
			return &styles[i];
	return &styles[STYLES - 1];
}

static void set_style(struct arena *a, struct value *map, const struct style *s)
{
	value_set(a, map, "stroke", str_c(s->width));
	value_set(a, map, "dashes", str_c(s->dashes));
}

/* The line ends where its head begins. */
static void put_line(struct drawing *d, struct value *list,
		     const struct layout_edge *e, const struct style *style)
{
	struct arena *a = d->view->arena;
	struct value *line = value_add_map(a, list);
	struct layout_point end = e->at[e->n - 1];
	int down = end.y > e->at[e->n - 2].y ? 1 : -1;
	struct str path = arena_printf(a, "M%d %d", e->at[0].x, e->at[0].y);

	for (int i = 1; i < e->n; i++)
		path = arena_printf(a, "%.*sL%d %d", STR_ARG(path), e->at[i].x,
				    e->at[i].y -
					    (i + 1 == e->n ? down * ARROW : 0));
	value_set(a, line, "path", path);
	value_set(a, line, "head",
		  arena_printf(a, "M%d %dL%d %dL%d %dZ", end.x - ARROW,
			       end.y - down * 2 * ARROW, end.x + ARROW,
			       end.y - down * 2 * ARROW, end.x, end.y));
	set_style(a, line, style);
}

static void put_chip(struct drawing *d, struct value *list,
		     const struct layout_edge *e, struct str text)
{
	struct arena *a = d->view->arena;
	struct value *chip = value_add_map(a, list);
	int width = e->chip_width;

	value_set_number(a, chip, "x", e->chip.x);
	value_set_number(a, chip, "y", e->chip.y + 4);
	value_set_number(a, chip, "left", e->chip.x - width / 2);
	value_set_number(a, chip, "top", e->chip.y - 8);
	value_set_number(a, chip, "width", width);
	value_set(a, chip, "text", text);
}

static void put_edges(struct drawing *d, struct value *tree)
{
	struct arena *a = d->view->arena;
	struct value *lines = value_set_list(a, tree, "edges");
	struct value *chips = value_set_list(a, tree, "chips");

	for (size_t i = 0; i < d->layout.edges.n; i++) {
		const struct layout_edge *e = &d->layout.edges.at[i];

		if (!e->n)
			continue;
		put_line(d, lines, e, style_of(d->edges.at[i].kind));
		if (e->chip_width)
			put_chip(d, chips, e, d->edges.at[i].chip);
	}
}

/* What the styles in use mean, in a row below the bands. */
static void put_legend(struct drawing *d, struct value *tree)
{
	struct arena *a = d->view->arena;
	struct value *list = value_set_list(a, tree, "legend");
	int x = 12, y = d->layout.height + 18;

	for (int k = 0; k < STYLES; k++) {
		struct str label = word(d->view, styles[k].label);
		struct value *item;
		bool in_use = false;

		for (size_t i = 0; i < d->edges.n; i++)
			in_use = in_use ||
				 style_of(d->edges.at[i].kind) == &styles[k];
		if (!in_use)
			continue;
		item = value_add_map(a, list);
		value_set(a, item, "path",
			  arena_printf(a, "M%d %dL%d %d", x, y - 4, x + 28,
				       y - 4));
		set_style(a, item, &styles[k]);
		value_set_number(a, item, "x", x + 34);
		value_set_number(a, item, "y", y);
		value_set(a, item, "text", label);
		x += 34 + layout_text_width(label, SIZE) + 20;
	}
	if (list->n)
		d->layout.height += LEGEND;
	if (x > d->layout.width)
		d->layout.width = x;
}

void drawing_put(struct drawing *d, struct value *list, struct str id,
		 struct str title, bool is_headed)
{
	struct arena *a = d->view->arena;
	struct value *tree = value_add_map(a, list);

	measure(d);
	layout_find(&d->layout);
	value_set(a, tree, "id", id);
	value_set(a, tree, "title", title);
	value_set(a, tree, "share", (struct str){0});
	value_set_bool(a, tree, "is_headed", is_headed);
	value_set(a, tree, "description", word(d->view, "figure.description"));
	put_bands(d, tree);
	put_boxes(d, tree);
	put_edges(d, tree);
	put_legend(d, tree);
	value_set_bool(a, tree, "is_broad", d->layout.width > BROAD);
	value_set_number(a, tree, "band_width", d->layout.width);
	value_set_number(a, tree, "width", d->layout.width);
	value_set_number(a, tree, "height", d->layout.height);
}
