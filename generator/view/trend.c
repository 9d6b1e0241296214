/* How the figures of a repository went: lines, and the same as a table. */
#include "base/buf.h"
#include "view/parts.h"

/* Of a drawing; as wide as two years have days. */
enum { WIDTH = 732, HEIGHT = 48, SIDE = 4, EDGE = 2 };

static const struct row {
	enum figure figure;
	const char *word;
	const char *drawn; /* its part of ids, or NULL: in the table alone */
} rows[] = {
	{FIGURE_STARS, "facts.stars", "stars"},
	{FIGURE_COMMITS, "facts.commits_52w", "commits"},
	{FIGURE_FORKS, "facts.forks", NULL},
	{FIGURE_OPEN_ISSUES, "facts.open_issues", NULL},
	{FIGURE_CONTRIBUTORS, "facts.contributors", NULL},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* Where one figure was known. */
struct range {
	const struct moment *first, *last;
	long least, most;
	size_t n;
};

static struct range range_of(const struct history *h, enum figure figure)
{
	struct range r = {0};

	for (size_t i = 0; i < h->n; i++) {
		long n = h->at[i].figures[figure];

		if (n < 0)
			continue;
		if (!r.n++) {
			r.first = &h->at[i];
			r.least = r.most = n;
		}
		r.last = &h->at[i];
		r.least = n < r.least ? n : r.least;
		r.most = n > r.most ? n : r.most;
	}
	return r;
}

/* "+1,234", "−12" with a minus sign, "0" */
static struct str change_text(struct arena *a, long change)
{
	const char *sign = change > 0 ? "+" : change < 0 ? "\u2212" : "";

	return arena_printf(
		a, "%s%.*s", sign,
		STR_ARG(number_text(a, change < 0 ? -change : change)));
}

/* The days from the first moment that the table shows to its last. */
struct window {
	struct date since, until;
};

static long x_of(const struct window *w, struct date day)
{
	return SIDE + (date_days(day) - date_days(w->since)) *
			      (WIDTH - 2 * SIDE) /
			      (date_days(w->until) - date_days(w->since));
}

static long y_of(const struct range *r, long n)
{
	return HEIGHT - EDGE -
	       (n - r->least) * (HEIGHT - 2 * EDGE) / (r->most - r->least);
}

/* Steps, because a figure holds until another is seen. */
static struct str line_path(struct view *v, enum figure figure,
			    const struct range *r, const struct window *w)
{
	struct buf path = {0};
	struct str s;

	for (const struct moment *m = r->first; m <= r->last; m++) {
		long n = m->figures[figure];

		if (n >= 0)
			buf_printf(&path,
				   m == r->first ? "M%ld %ld" : "H%ldV%ld",
				   x_of(w, m->day), y_of(r, n));
	}
	s = arena_str(v->arena, buf_str(&path));
	buf_free(&path);
	return s;
}

static void add_drawing(struct view *v, struct value *list,
			const struct row *row, const struct range *r,
			const struct window *w)
{
	struct arena *a = v->arena;
	struct value *drawing = value_add_map(a, list);

	value_set(a, drawing, "id", str_c(row->drawn));
	value_set(a, drawing, "label", word(v, row->word));
	value_set(a, drawing, "path", line_path(v, row->figure, r, w));
	value_set(a, drawing, "from", date_text(v, r->first->day));
	value_set(a, drawing, "to", date_text(v, r->last->day));
	value_set(a, drawing, "first",
		  number_text(a, r->first->figures[row->figure]));
	value_set(a, drawing, "last",
		  number_text(a, r->last->figures[row->figure]));
	value_set(a, drawing, "least", number_text(a, r->least));
	value_set(a, drawing, "most", number_text(a, r->most));
}

/* A day that the head of the table does not have. */
static struct str own_day(struct arena *a, struct date day, struct date head)
{
	return date_cmp(day, head) ? date_iso(a, day) : (struct str){0};
}

static void add_figure(struct view *v, struct value *list,
		       const struct row *row, const struct range *r,
		       const struct window *w)
{
	struct arena *a = v->arena;
	struct value *item = value_add_map(a, list);
	long first = r->first->figures[row->figure];
	long last = r->last->figures[row->figure];

	value_set(a, item, "label", word(v, row->word));
	value_set(a, item, "first", number_text(a, first));
	value_set(a, item, "first_day", own_day(a, r->first->day, w->since));
	value_set(a, item, "last", number_text(a, last));
	value_set(a, item, "last_day", own_day(a, r->last->day, w->until));
	value_set(a, item, "change", change_text(a, last - first));
}

/* A figure that was known once has no trend. */
static struct window window_of(const struct range *ranges)
{
	struct window w = {0};

	for (int i = 0; i < ROWS; i++) {
		const struct range *r = &ranges[i];

		if (r->n < 2)
			continue;
		if (!date_is_set(w.since) ||
		    date_cmp(r->first->day, w.since) < 0)
			w.since = r->first->day;
		if (date_cmp(r->last->day, w.until) > 0)
			w.until = r->last->day;
	}
	return w;
}

void set_trend(struct view *v, struct value *page, const struct history *h)
{
	struct range ranges[ROWS] = {0};
	struct value *trend, *drawings, *figures;
	struct window w;

	for (int i = 0; h && i < ROWS; i++)
		ranges[i] = range_of(h, rows[i].figure);
	w = window_of(ranges);
	if (!date_is_set(w.since)) {
		value_set_bool(v->arena, page, "trend", false);
		return;
	}
	trend = value_set_map(v->arena, page, "trend");
	value_set(v->arena, trend, "until", date_text(v, w.until));
	value_set(v->arena, trend, "since_day", date_iso(v->arena, w.since));
	value_set(v->arena, trend, "until_day", date_iso(v->arena, w.until));
	value_set_number(v->arena, trend, "width", WIDTH);
	value_set_number(v->arena, trend, "height", HEIGHT);
	drawings = value_set_list(v->arena, trend, "drawings");
	figures = value_set_list(v->arena, trend, "figures");
	for (int i = 0; i < ROWS; i++) {
		if (ranges[i].n < 2)
			continue;
		if (rows[i].drawn && ranges[i].least < ranges[i].most)
			add_drawing(v, drawings, &rows[i], &ranges[i], &w);
		add_figure(v, figures, &rows[i], &ranges[i], &w);
	}
}
