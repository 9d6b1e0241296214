/* Tables as trees: rows of cells that hold text, HTML or links. */
#include "view/paper.h"

struct desk desk_of(struct view *v, struct value *page, bool whole)
{
	return (struct desk){v, page,
			     whole ? page_markdown_whole(v, page)
				   : page_markdown(v, page),
			     whole};
}

struct str desk_html(struct desk *d, const struct text *t)
{
	return t->s.n ? markdown_html(&d->markdown, *t) : (struct str){0};
}

struct str desk_line(struct desk *d, const struct text *t)
{
	return t->s.n ? markdown_inline(&d->markdown, *t) : (struct str){0};
}

static struct str without_tags(struct arena *a, struct str html)
{
	struct str out = {0};

	while (html.n) {
		size_t tag = str_find(html, STR("<"));

		out = ARENA_JOIN(a, out, str_sub(html, 0, tag));
		html = str_from(html, tag);
		str_cut(html, '>', &html);
	}
	return out;
}

struct str desk_label(struct desk *d, const struct text *t)
{
	return without_tags(d->view->arena, desk_line(d, t));
}

void table_begin(struct view *v, struct value *item)
{
	struct value *head = value_set_list(v->arena, item, "head");

	value_set_list(v->arena, value_add_map(v->arena, head), "cells");
	value_set_list(v->arena, item, "rows");
	value_set_list(v->arena, item, "shares");
	value_set_bool(v->arena, item, "is_short", false);
}

/* The child of that name, which is there. */
static struct value *child(struct value *map, const char *key)
{
	struct value *at = map->first;

	while (!str_is(at->key, key))
		at = at->next;
	return at;
}

/*
 * What stands above the `n`th cell, for an attribute: screens too narrow for
 * columns show it beside the cell.  Nothing for the head itself.
 */
static struct str heading_html(struct view *v, const struct value *row, int n)
{
	const struct value *head = value_get(row, STR("head"));
	const struct value *above =
		head ? value_get(head->first, STR("cells"))->first : NULL;
	struct str text;

	for (; above && n > 1; n--)
		above = above->next;
	if (!above)
		return (struct str){0};
	text = value_get(above, STR("text"))->text;
	return without_tags(v->arena,
			    text.n ? typeset(v->arena, text)
				   : value_get(above, STR("cell_html"))->text);
}

static struct value *new_cell(struct view *v, struct value *row,
			      struct str text, struct str html,
			      struct str evidence)
{
	struct value *cells = child(row, "cells");
	struct value *cell = value_add_map(v->arena, cells);

	value_set_bool(v->arena, cell, "first", cells->n == 1);
	value_set(v->arena, cell, "heading_html",
		  heading_html(v, row, cells->n));
	value_set(v->arena, cell, "text", text);
	value_set(v->arena, cell, "cell_html", html);
	value_set(v->arena, cell, "evidence", evidence);
	value_set_list(v->arena, cell, "lines");
	return value_set_list(v->arena, cell, "items");
}

struct value *table_head_row(struct value *item)
{
	return child(item, "head")->first;
}

void table_head(struct view *v, struct value *item, struct str label)
{
	cell_text(v, table_head_row(item), label);
}

struct value *table_row(struct view *v, struct value *item)
{
	struct value *row = value_add_map(v->arena, child(item, "rows"));

	value_set_list(v->arena, row, "cells");
	value_put_ref(v->arena, row, STR("head"), child(item, "head"));
	value_set_bool(v->arena, row, "ends_table", false);
	return row;
}

void cell_text(struct view *v, struct value *row, struct str text)
{
	new_cell(v, row, text, (struct str){0}, (struct str){0});
}

void cell_html(struct view *v, struct value *row, struct str html)
{
	new_cell(v, row, (struct str){0}, html, (struct str){0});
}

void cell_evidence(struct view *v, struct value *row, struct str html,
		   struct str evidence)
{
	new_cell(v, row, (struct str){0}, html, evidence);
}

struct value *cell_list(struct view *v, struct value *row)
{
	return new_cell(v, row, (struct str){0}, (struct str){0},
			(struct str){0});
}

void cell_line(struct view *v, struct value *row, struct str label,
	       struct str text)
{
	const struct value *cells = child(row, "cells");
	struct value *cell = cells->first, *line;

	while (cell->next)
		cell = cell->next;
	line = value_add_map(v->arena, child(cell, "lines"));
	value_set(v->arena, line, "label", label);
	value_set(v->arena, line, "text_html", typeset(v->arena, text));
}

void cell_named(struct view *v, struct value *list, struct named n)
{
	add_ref(v, list, named_label(v, n), named_path(v, n));
}

void table_more_heads(struct view *v, struct value *item,
		      const char *const *names)
{
	for (; *names; names++)
		table_head(v, item, word(v, *names));
}

void table_heads(struct view *v, struct value *item, const char *const *names)
{
	table_begin(v, item);
	table_more_heads(v, item, names);
}

void cell_of_thing(struct view *v, struct value *row, enum thing kind,
		   const void *record)
{
	struct value *list = cell_list(v, row);

	if (record)
		cell_named(v, list, (struct named){kind, record});
}
