/*
 * How a table is set on a printed page: the breadth of its columns, and the
 * rows that stay together.
 *
 * What makes a paper long is a column too narrow for its text.  With W all text
 * of a column and s its share, the sum of W/s is least where s goes with the
 * root of W.  No column gets less than its widest word or, while another could
 * use the room, more than its widest cell.
 */
#include "view/paper.h"
#include "view/typeface.h"

enum {
	PARTS = 40,      /* of the breadth: static/print.css has their names */
	SIZE = 12,       /* of type; in it, */
	BREADTH = 800,   /* that of a page, */
	PADDING = 14,    /* that beside a cell, */
	MOST_WORD = 130, /* and that from which on a word is broken */
	MOST_COLUMNS = 16,
	SHORT = 14, /* lines of a table that is not worth a break in it */
	FEW = 4     /* lines that do not stand alone at its end */
};

struct column {
	int text;  /* of all cells together */
	int word;  /* the widest one */
	int cell;  /* the widest one */
	int share; /* 0: not decided */
};

struct measured {
	struct column column[MOST_COLUMNS];
	int n;      /* columns; 0: too many */
	int rows;   /* the head is the first one */
	int *width; /* of each cell, row by row */
};

/*
 * How wide the text is
 */

/* Add the words of `s`; give how wide it is in one line. */
static int measure_words(struct column *c, struct str s)
{
	const struct type type = {TYPEFACE_BOLD, SIZE};
	int sum = 0;

	while (s.n) {
		int width = type_width(type, str_cut(s, ' ', &s));

		c->word = width > c->word ? width : c->word;
		sum += width + SIZE / 3;
	}
	return sum;
}

static int measure_html(struct column *c, struct str html)
{
	int sum = 0;

	while (html.n) {
		size_t tag = str_find(html, STR("<"));

		sum += measure_words(c, str_sub(html, 0, tag));
		html = str_from(html, tag);
		str_cut(html, '>', &html);
	}
	return sum;
}

static struct str text_of(const struct value *map, const char *key)
{
	const struct value *v = value_get(map, str_c(key));

	return v ? v->text : (struct str){0};
}

static int measure_cell(struct view *v, struct column *c,
			const struct value *cell)
{
	const struct value *items = value_get(cell, STR("items"));
	const struct value *lines = value_get(cell, STR("lines"));
	int width = measure_words(c, text_of(cell, "text")) +
		    measure_html(c, text_of(cell, "cell_html"));

	for (const struct value *i = items ? items->first : NULL; i;
	     i = i->next)
		width += measure_words(c, text_of(i, "label"));
	for (const struct value *i = lines ? lines->first : NULL; i;
	     i = i->next)
		width += measure_words(c, text_of(i, "label")) +
			 measure_html(c, text_of(i, "text_html"));
	if (text_of(cell, "evidence").n)
		width += measure_words(c, word(v, "project.evidence"));
	c->text += width;
	c->cell = width > c->cell ? width : c->cell;
	return width;
}

static void measure_row(struct view *v, struct measured *m,
			const struct value *row)
{
	const struct value *cell = value_get(row, STR("cells"))->first;
	int *width = &m->width[m->rows++ * m->n];

	for (int i = 0; i < m->n && cell; i++, cell = cell->next)
		width[i] = measure_cell(v, &m->column[i], cell);
}

static struct measured measure(struct view *v, const struct value *table)
{
	const struct value *head = value_get(table, STR("head"))->first;
	const struct value *rows = value_get(table, STR("rows"));
	struct measured m = {.n = value_get(head, STR("cells"))->n};

	if (m.n > MOST_COLUMNS)
		m.n = 0;
	m.width = arena_alloc(v->arena,
			      (size_t)(m.n * (rows->n + 1)) * sizeof(*m.width));
	measure_row(v, &m, head);
	for (const struct value *r = rows->first; r; r = r->next)
		measure_row(v, &m, r);
	return m;
}

/*
 * Who gets how much
 */

static int room_left(const struct measured *m)
{
	int left = BREADTH;

	for (int i = 0; i < m->n; i++)
		left -= m->column[i].share;
	return left > 0 ? left : 0;
}

/* Of a text, with what is beside it: no rounding takes from that. */
static int whole_parts(int width)
{
	int part = BREADTH / PARTS;

	return (width + PADDING + part - 1) / part * part;
}

/* Four times the root, so that it is fine enough in whole numbers. */
static int root_of(int n)
{
	int r = 1;

	while (r * r / 16 < n)
		r++;
	return r;
}

/* What a column that is not decided would get. */
static int fair_share(const struct measured *m, int column)
{
	int sum = 0;

	for (int i = 0; i < m->n; i++)
		sum += m->column[i].share ? 0 : root_of(m->column[i].text);
	return room_left(m) * root_of(m->column[column].text) / sum;
}

/*
 * Decide the columns that would get less than their widest word, or more than
 * their widest cell: the others share what these leave.
 */
static bool decide(struct measured *m, bool too_narrow)
{
	int fair[MOST_COLUMNS];
	bool decided = false;

	for (int i = 0; i < m->n; i++)
		fair[i] = m->column[i].share ? 0 : fair_share(m, i);
	for (int i = 0; i < m->n; i++) {
		struct column *c = &m->column[i];
		int bound = whole_parts(too_narrow ? c->word : c->cell);

		if (c->share ||
		    (too_narrow ? fair[i] >= bound : fair[i] <= bound))
			continue;
		c->share = bound;
		decided = true;
	}
	return decided;
}

static void share(struct measured *m)
{
	int fair[MOST_COLUMNS];

	for (int i = 0; i < m->n; i++) {
		struct column *c = &m->column[i];

		c->word = c->word < MOST_WORD ? c->word : MOST_WORD;
		c->cell = c->cell > c->word ? c->cell : c->word;
	}
	while (decide(m, true))
		;
	while (decide(m, false))
		;
	for (int i = 0; i < m->n; i++)
		fair[i] = m->column[i].share ? m->column[i].share
					     : fair_share(m, i);
	for (int i = 0; i < m->n; i++)
		m->column[i].share = fair[i];
	m->column[m->n - 1].share += room_left(m);
}

/* In whole parts of the page, none lost. */
static void put_shares(struct arena *a, struct value *list,
		       const struct measured *m)
{
	int sum = 0, done = 0, all = 0;

	for (int i = 0; i < m->n; i++)
		all += m->column[i].share;
	for (int i = 0; i < m->n; i++) {
		int parts;

		sum += m->column[i].share;
		parts = (sum * PARTS + all / 2) / all - done;
		done += parts;
		value_set_number(a, value_add_map(a, list), "share", parts);
	}
}

/*
 * What stays together
 */

static int lines_of(const struct measured *m, int row)
{
	int most = 1;

	for (int i = 0; i < m->n; i++) {
		int share = m->column[i].share;
		int room = share > PADDING ? share - PADDING : 1;
		int lines = (m->width[row * m->n + i] + room - 1) / room;

		most = lines > most ? lines : most;
	}
	return most;
}

/* The child of that name becomes true. */
static void say_so(struct value *map, const char *key)
{
	for (struct value *c = map->first; c; c = c->next)
		if (str_is(c->key, key))
			c->truth = true;
}

/*
 * A table of a few lines is short and stands on one page.  Of any other, the
 * last few lines are a part that is not torn from what stands before.
 */
static void keep_together(const struct measured *m, struct value *table)
{
	const struct value *rows = value_get(table, STR("rows"));
	int left = 0, k = 1;

	for (int i = 1; i < m->rows; i++)
		left += lines_of(m, i);
	if (left <= SHORT) {
		say_so(table, "is_short");
		return;
	}
	for (struct value *r = rows->first; r; r = r->next, k++) {
		int lines = lines_of(m, k);

		if (left >= FEW && left - lines < FEW && k > 1)
			say_so(r, "ends_table");
		left -= lines;
	}
}

static void set_table(struct view *v, struct value *list, struct value *table)
{
	struct measured m = measure(v, table);

	if (!m.n || m.rows < 2)
		return;
	share(&m);
	put_shares(v->arena, list, &m);
	keep_together(&m, table);
}

/* A drawing's type is as large as that of tables, if it is not too broad. */
static void set_drawing(struct value *share, struct arena *a, long width)
{
	long parts = (width * PARTS + BREADTH - 1) / BREADTH;

	share->text = number_text(a, parts < PARTS ? parts : PARTS);
}

void set_shares(struct view *v, struct value *tree)
{
	const struct value *width = value_get(tree, STR("band_width"));
	long pixels;

	for (struct value *c = tree->first; c; c = c->next) {
		if (str_is(c->key, "shares"))
			set_table(v, c, tree);
		else if (str_is(c->key, "share") && width &&
			 str_to_long(width->text, &pixels))
			set_drawing(c, v->arena, pixels);
		else if (c->kind == VALUE_MAP || c->kind == VALUE_LIST)
			set_shares(v, c);
	}
}
