#include "view/poster.h"

enum {
	SIDE = 208, /* of the words beside a band */
	SIDE_GAP = 28,
	BAND_TOP = 20,      /* below its rule */
	BAND_GAP = 24,      /* below its last tile or word */
	MOST_COLUMNS = 400, /* of tiles; 10,000 items take about 80 */
};

/* A sheet of the A series: height to width. */
static const long RATIO_NUMERATOR = 70711, RATIO_DENOMINATOR = 100000;

int poster_scaled(const struct poster *p, int length)
{
	return length * p->scale / 100;
}

struct type poster_head_type(const struct poster *p)
{
	return (struct type){TYPEFACE_BOLD, poster_scaled(p, 13)};
}

struct type poster_small_type(const struct poster *p)
{
	return (struct type){TYPEFACE_SANS, poster_scaled(p, POSTER_SMALL)};
}

/* Lines below one another; returns the base line of the last. */
static int add_lines(struct poster *p, struct poster_lines *out,
		     struct poster_line like, struct str s, int width,
		     int leading, size_t most)
{
	struct arena *a = p->view->arena;
	struct type t = {like.face, like.size};
	struct lines lines = type_lines(a, t, s, width, most, NULL);

	for (size_t i = 0; i < lines.n; i++) {
		like.y += i ? leading : 0;
		like.text = lines.at[i];
		*list_add(a, out) = like;
	}
	return like.y;
}

/* The label, name and words beside a band. */
static void set_side(struct poster *p, struct poster_band *b)
{
	int small = poster_small_type(p).size;
	int text = poster_scaled(p, 13), name = poster_scaled(p, 25);
	int leading = poster_scaled(p, 18), y = poster_scaled(p, 11);
	struct poster_line line = {
		.y = y, .size = small, .face = TYPEFACE_BOLD, .faint = true};

	b->side = (struct poster_lines){0};
	b->side_height = 0;
	if (!p->has_side)
		return;
	if (b->label.n)
		y = add_lines(p, &b->side, line, b->label, p->side_width,
			      leading, 2) +
		    poster_scaled(p, 27);
	else if (b->name.n)
		y = poster_scaled(p, 19);
	line = (struct poster_line){
		.y = y, .size = name, .face = TYPEFACE_SERIF};
	if (b->name.n)
		y = add_lines(p, &b->side, line, b->name, p->side_width,
			      name + 3, 4) +
		    poster_scaled(p, 8);
	else
		y -= leading;
	if (b->notes_head.n) {
		line = (struct poster_line){
			.y = y + leading, .size = text, .face = TYPEFACE_BOLD};
		y = add_lines(p, &b->side, line, b->notes_head, p->side_width,
			      leading, 2);
	}
	for (size_t i = 0; i < b->notes.n; i++) {
		line = (struct poster_line){.y = y + leading, .size = text};
		y = add_lines(p, &b->side, line, b->notes.at[i].s,
			      p->side_width, leading, 12) +
		    poster_scaled(p, 6);
	}
	line = (struct poster_line){
		.y = y + leading, .size = small, .faint = true};
	y = add_lines(p, &b->side, line, b->count, p->side_width, leading, 2);
	b->side_height = y + poster_scaled(p, 5);
}

static int columns_for(const struct poster *p, const struct shelves *s,
		       int width)
{
	int columns = 1;

	while (shelves_width(s, columns) < width && columns < p->columns)
		columns++;
	return columns;
}

/* How many columns the head of a group asks for, count included. */
static void measure_group(struct poster *p, struct shelves *s,
			  const struct poster_group *g, struct shelf_group *out)
{
	struct type head = poster_head_type(p);
	struct str name = g->capability->name.s;
	struct str n = number_text(p->view->arena, (long)g->entries->n);
	int more = type_width(head, n) + poster_scaled(p, 8);
	int two = type_least_width(p->view->arena, head, name, 2) + more;
	int one = type_width(head, name) + more;

	*out = (struct shelf_group){
		.tiles = g->entries->n ? (int)g->entries->n : 1,
		.least_columns = columns_for(p, s, two),
		.good_columns = columns_for(p, s, one),
	};
	if (g->note.n && out->least_columns < 2 && p->columns > 1)
		out->least_columns = 2;
}

static bool one_line_is_enough(const struct shelves *s)
{
	for (size_t i = 0; i < s->groups.n; i++)
		if (s->groups.at[i].columns < s->groups.at[i].good_columns)
			return false;
	return true;
}

static void set_shelves(struct poster *p, struct poster_band *b)
{
	struct shelves *s = &b->shelves;
	int line = poster_scaled(p, 17);

	*s = (struct shelves){
		.arena = p->view->arena,
		.columns = p->columns,
		.tile_width = p->tile->width,
		.tile_height = p->tile->height,
		.tile_gap = p->tile->gap,
		.group_gap = p->tile->group_gap,
		.gap = poster_scaled(p, 20),
		.head = 2 * line + poster_scaled(p, 10),
	};
	for (size_t i = 0; i < b->groups.n; i++)
		measure_group(p, s, &b->groups.at[i],
			      list_add(p->view->arena, &s->groups));
	shelves_find(s);
	if (one_line_is_enough(s)) {
		s->head -= line;
		shelves_find(s);
	}
}

/* From left to right, and on the next line when one is full. */
static void set_strip(struct poster *p, struct poster_strip *strip)
{
	struct type t = poster_small_type(p);
	int room = p->width - POSTER_MARGIN - p->groups_x, x = 0;
	int line = poster_scaled(p, 22), y = line;

	strip->height = 0;
	for (size_t i = 0; i < strip->items.n; i++) {
		struct poster_crossing *c = &strip->items.at[i];
		int width = poster_scaled(p, 14) + type_width(t, c->text);

		if (x && x + width > room) {
			x = 0;
			y += line;
		}
		c->x = p->groups_x + x;
		c->y = y;
		x += width + poster_scaled(p, 24);
		strip->height = y + poster_scaled(p, 12);
	}
}

/* What is read first grows with the whole sheet. */
static int head_scaled(const struct poster *p, int length)
{
	enum { PLAIN = 1900 };

	return p->width > PLAIN ? length * p->width / PLAIN : length;
}

/* The head: title and words at the left, figures at the right. */
static void set_head(struct poster *p)
{
	int size = head_scaled(p, 46), lead = head_scaled(p, 18);
	int small = head_scaled(p, POSTER_SMALL);
	int room = p->width - 2 * POSTER_MARGIN, y = POSTER_MARGIN + small;
	struct poster_line line = {.x = POSTER_MARGIN,
				   .y = y,
				   .size = small,
				   .face = TYPEFACE_BOLD,
				   .faint = true};

	p->figure_width = head_scaled(p, 118);
	p->figure_size = head_scaled(p, 36);
	p->figure_label = small;
	room -= p->figure_width * (int)p->figures.n;
	p->head = (struct poster_lines){0};
	if (p->kicker.n)
		y = add_lines(p, &p->head, line, p->kicker, room, size / 2, 1);
	line = (struct poster_line){.x = POSTER_MARGIN,
				    .y = y + size + 4,
				    .size = size,
				    .face = TYPEFACE_SERIF};
	y = add_lines(p, &p->head, line, p->title, room, size * 11 / 10, 3);
	if (p->summary.n) {
		if (room > lead * 48) /* about 90 characters to a line */
			room = lead * 48;
		line = (struct poster_line){.x = POSTER_MARGIN,
					    .y = y + lead * 2,
					    .size = lead,
					    .face = TYPEFACE_SERIF};
		y = add_lines(p, &p->head, line, p->summary, room,
			      lead * 15 / 10, 4);
	}
	p->head_height = y + head_scaled(p, 34);
}

static int band_inner_height(const struct poster_band *b)
{
	return b->side_height > b->shelves.height ? b->side_height
						  : b->shelves.height;
}

/* Give everything its place from top to bottom, `spare` below the bands. */
static void stack(struct poster *p, int spare)
{
	int y = p->head_height, n = (int)p->bands.n;

	for (int i = 0; i < n; i++) {
		struct poster_band *b = &p->bands.at[i];

		b->above.y = y;
		y += b->above.height;
		b->y = y;
		b->height = BAND_TOP + band_inner_height(b) + BAND_GAP;
		b->height += spare * (i + 1) / n - spare * i / n;
		y += b->height;
		b->below.y = y;
		y += b->below.height;
	}
	p->height = y + poster_scaled(p, 66);
}

/* Lay the sheet out with so many columns of tiles. */
static void lay_out(struct poster *p, int columns)
{
	enum { PLAIN = 1500, MOST = 190 };
	int groups = columns * (p->tile->width + p->tile->gap) - p->tile->gap;

	p->columns = columns;
	p->scale = groups > PLAIN ? 100 + (groups - PLAIN) * 100 / 3000 : 100;
	if (p->scale > MOST)
		p->scale = MOST;
	p->side_width = p->has_side ? poster_scaled(p, SIDE) : 0;
	p->groups_x =
		POSTER_MARGIN + (p->has_side ? p->side_width + SIDE_GAP : 0);
	p->width = p->groups_x + groups + POSTER_MARGIN;
	set_head(p);
	for (size_t i = 0; i < p->bands.n; i++) {
		struct poster_band *b = &p->bands.at[i];

		set_side(p, b);
		set_shelves(p, b);
		set_strip(p, &b->above);
		set_strip(p, &b->below);
	}
	stack(p, 0);
}

static int sheet_height(const struct poster *p, bool upright)
{
	return (int)(upright ? p->width * RATIO_DENOMINATOR / RATIO_NUMERATOR
			     : p->width * RATIO_NUMERATOR / RATIO_DENOMINATOR);
}

/* More columns make it wider and lower: the fewest with which it goes on. */
static int fewest_columns(struct poster *p, bool upright)
{
	int low = p->least_columns, high = MOST_COLUMNS;

	while (low < high) {
		int middle = low + (high - low) / 2;

		lay_out(p, middle);
		if (p->height <= sheet_height(p, upright))
			high = middle;
		else
			low = middle + 1;
	}
	lay_out(p, low);
	return low;
}

/*
 * Upright or broadside, whichever sheet is smaller: printed on the same paper
 * its type is larger.  What is left of the sheet goes between the bands.
 */
void poster_fit(struct poster *p)
{
	int broad = fewest_columns(p, false), broad_width = p->width;
	int tall = fewest_columns(p, true);
	bool upright = sheet_height(p, true) < broad_width;

	lay_out(p, upright ? tall : broad);
	if (p->height < sheet_height(p, upright))
		stack(p, sheet_height(p, upright) - p->height);
}
