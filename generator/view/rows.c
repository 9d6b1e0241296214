/* Rows of apparatus: a label, and texts that may be links. */
#include "view/parts.h"

struct value *add_line(struct view *v, struct value *rows, struct str label)
{
	struct value *row = value_add_map(v->arena, rows);

	value_set(v->arena, row, "label", label);
	return value_set_list(v->arena, row, "values");
}

void add_dated(struct view *v, struct value *values, struct str text,
	       struct str href, struct date day)
{
	struct value *item = value_add_map(v->arena, values);

	value_set(v->arena, item, "text_html", typeset(v->arena, text));
	value_set(v->arena, item, "href", href);
	value_set(v->arena, item, "day", date_iso(v->arena, day));
	value_set(v->arena, item, "day_text", date_text(v, day));
}

void add_text(struct view *v, struct value *values, struct str text,
	      struct str href)
{
	add_dated(v, values, text, href, (struct date){0});
}

void add_fact(struct view *v, struct value *rows, const char *name,
	      struct str text)
{
	if (text.n)
		add_text(v, add_line(v, rows, word(v, name)), text,
			 (struct str){0});
}

void add_day(struct view *v, struct value *rows, const char *name,
	     struct str text, struct date day)
{
	if (text.n || date_is_set(day))
		add_dated(v, add_line(v, rows, word(v, name)), text,
			  (struct str){0}, day);
}
