/* Answers as bars, each a link, and the same as a table. */
#include "base/escape.h"
#include "base/utf8.h"
#include "view/counts.h"
#include "view/layout.h"

/*
 * A label stands above its bar and the number at its end, so that a chart is
 * as wide as there is room and no text shrinks.  In px.
 */
enum {
	ROW = 34, /* from one bar to the next: large enough to be hit */
	BASELINE = 15,
	BAR_TOP = 21,
	BAR_HEIGHT = 7,
	TEXT_SIZE = 13,
	TEXT_ROOM = 270, /* widths are guessed a tenth too large */
	LEAST = 6,       /* of a thousand: what one of thousands is drawn as */
};

/* As much of a label as there is room for. */
static struct str fitting(struct arena *a, struct str s)
{
	struct str cut = s;

	if (layout_text_width(s, TEXT_SIZE) <= TEXT_ROOM)
		return s;
	while (cut.n &&
	       layout_text_width(cut, TEXT_SIZE) > TEXT_ROOM - TEXT_SIZE)
		cut = utf8_cut(cut, cut.n - 1);
	return arena_printf(a, "%.*s…", STR_ARG(str_trim(cut)));
}

/*
 * Where a bar leads: to the landscape with that filter, or to the names.  Of a
 * catalogue of groups it counts all of them, which are shown at once as rows.
 */
static struct str leads_to(struct view *v, const struct question *q,
			   const struct answer_count *answer)
{
	struct buf b = {0};
	struct str s;

	if (!q->key)
		return arena_printf(v->arena, "#%s-%.*s", q->name,
				    STR_ARG(answer->id));
	buf_add(&b, path_of_home());
	buf_add(&b, v->catalogue->groups.n > 1 ? STR("?view=table&group=all&")
					       : STR("?"));
	buf_printf(&b, "%s=", q->key);
	escape_url_part(&b, answer->id);
	s = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return s;
}

static void add_bar(struct view *v, struct value *bars,
		    const struct question *q, const struct answer_count *answer,
		    size_t most)
{
	struct arena *a = v->arena;
	struct value *bar = value_add_map(a, bars);
	int y = (bars->n - 1) * ROW;
	size_t n = answer->entries.n;
	size_t width = most ? n * 1000 / most : 0;

	if (n && width < LEAST)
		width = LEAST;
	value_set(a, bar, "label", fitting(a, answer->label));
	value_set(a, bar, "n", number_text(a, (long)n));
	value_set(a, bar, "href", n ? leads_to(v, q, answer) : (struct str){0});
	value_set_bool(a, bar, "is_here", !q->key);
	value_set(a, bar, "class",
		  answer->is_none ? STR("none") : hue_of(v, answer->layer));
	value_set(a, bar, "width",
		  arena_printf(a, "%zu.%zu", width / 10, width % 10));
	value_set_number(a, bar, "y", y);
	value_set_number(a, bar, "text_y", y + BASELINE);
	value_set_number(a, bar, "bar_y", y + BAR_TOP);
}

static void add_names(struct view *v, struct value *row,
		      const struct entries *entries)
{
	struct value *list = value_set_list(v->arena, row, "entries");

	for (size_t i = 0; i < entries->n; i++)
		add_entry_ref(v, list, entries->at[i]);
}

static void add_line_of_table(struct view *v, struct value *rows,
			      const struct question *q,
			      const struct answer_count *answer)
{
	static const struct entries none;
	struct arena *a = v->arena;
	struct value *row = value_add_map(a, rows);

	value_set(a, row, "label", answer->label);
	value_set(a, row, "href", answer->href);
	value_set(a, row, "n", number_text(a, (long)answer->entries.n));
	value_set(a, row, "anchor",
		  q->key ? (struct str){0}
			 : arena_printf(a, "%s-%.*s", q->name,
					STR_ARG(answer->id)));
	add_names(v, row, q->by_year ? &answer->entries : &none);
}

/* A drawing and its table; of answers by layer, that of one layer. */
struct panel {
	struct value *map, *bars, *rows;
};

static struct panel add_panel(struct view *v, struct value *panels,
			      const struct question *q, const struct layer *l)
{
	struct arena *a = v->arena;
	struct panel p = {.map = value_add_map(a, panels)};
	struct value *layer = value_set_list(a, p.map, "layer");

	if (l)
		add_layer_ref(v, layer, l);
	value_set(a, p.map, "id",
		  l ? arena_printf(a, "%s-%.*s", q->name, STR_ARG(l->slug))
		    : str_c(q->name));
	p.bars = value_set_list(a, p.map, "bars");
	p.rows = value_set_list(a, p.map, "rows");
	return p;
}

static void end_panel(struct view *v, const struct panel *p)
{
	if (p->map)
		value_set_number(v->arena, p->map, "height",
				 (p->bars->n - 1) * ROW + BAR_TOP + BAR_HEIGHT);
}

static size_t most_of(const struct answer_counts *all)
{
	size_t most = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->at[i]->entries.n > most)
			most = all->at[i]->entries.n;
	return most;
}

void add_chart(struct view *v, struct value *charts, const struct question *q,
	       const struct answer_counts *all)
{
	struct arena *a = v->arena;
	struct value *chart = value_add_map(a, charts), *panels;
	struct panel panel = {0};
	const struct layer *layer = NULL;
	size_t most = most_of(all);

	value_set(a, chart, "id", str_c(q->name));
	value_set(a, chart, "title",
		  word(v, arena_printf(a, "stats.charts.%s.title", q->name).p));
	value_set(
		a, chart, "caption",
		word(v, arena_printf(a, "stats.charts.%s.caption", q->name).p));
	value_set_bool(a, chart, "has_names", q->by_year);
	value_set_number(a, chart, "bar_height", BAR_HEIGHT);
	value_set_number(a, chart, "row_height", ROW);
	panels = value_set_list(a, chart, "panels");
	for (size_t i = 0; i < all->n; i++) {
		const struct answer_count *answer = all->at[i];

		if (!panel.map || (q->by_layer && answer->layer != layer)) {
			end_panel(v, &panel);
			layer = answer->layer;
			panel = add_panel(v, panels, q,
					  q->by_layer ? layer : NULL);
		}
		add_bar(v, panel.bars, q, answer, most);
		add_line_of_table(v, panel.rows, q, answer);
	}
	end_panel(v, &panel);
}
