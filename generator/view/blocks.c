/* The parts of a chapter as blocks of a page: one function a kind. */
#include "view/paper.h"

/* Cells are parted by " | ": a bar without blanks is part of a cell. */
static void add_cells(struct desk *d, struct value *row, struct text line)
{
	struct str rest = line.s;

	while (rest.n) {
		size_t bar = str_find(rest, STR(" | "));
		struct text cell = {str_trim(str_sub(rest, 0, bar)), line.pos};

		cell_html(d->view, row, desk_line(d, &cell));
		rest = bar < rest.n ? str_from(rest, bar + 3) : (struct str){0};
	}
}

static void set_rows(struct desk *d, struct value *item, struct text body)
{
	struct str rest = body.s;
	struct text line = {.pos = body.pos};
	bool in_head = true;

	table_begin(d->view, item);
	for (; rest.n; line.pos.line++) {
		line.s = str_trim(str_cut(rest, '\n', &rest));
		if (!line.s.n)
			continue;
		add_cells(d,
			  in_head ? table_head_row(item)
				  : table_row(d->view, item),
			  line);
		in_head = false;
	}
}

static void set_caption(struct desk *d, struct value *item,
			const struct part *p, const char *name)
{
	struct arena *a = d->view->arena;

	value_set(a, item, "number", p->number);
	value_set(a, item, "id", part_anchor(d->view, p, d->whole));
	value_set(a, item, "name", word(d->view, name));
	value_set(a, item, "caption_html", desk_line(d, &p->text));
}

static void set_table(struct desk *d, struct value *item, const struct part *p)
{
	set_caption(d, item, p, "paper.table");
	value_set_list(d->view->arena, item, "answers");
	value_set(d->view->arena, item, "href", (struct str){0});
	value_set_bool(d->view->arena, item, "is_compared", false);
	if (p->data)
		table_of_data(d, item, p->data);
	else if (p->listing)
		table_of_listing(d, item, p->listing);
	else
		set_rows(d, item, p->body);
}

/* What a chapter shows of a comparison, unless it says which rows. */
static const struct texts *usual_rows(struct desk *d,
				      const struct comparison *c)
{
	static const char *const fixed[] = {"seam", "undo", "exit"};
	struct texts *rows = arena_new(d->view->arena, struct texts);

	for (size_t i = 0; i < c->aspects.n; i++)
		*list_add(d->view->arena, rows) = c->aspects.at[i].key;
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		list_add(d->view->arena, rows)->s = str_c(fixed[i]);
	return rows;
}

static void set_compare(struct desk *d, struct value *item,
			const struct part *p)
{
	const struct comparison *c = p->comparison;
	struct arena *a = d->view->arena;

	set_caption(d, item, p, "paper.table");
	set_answers(d, item, c);
	value_set(a, item, "href", path_href(a, path_of_comparison(a, c)));
	value_set(a, item, "label", c->title.s);
	value_set(a, item, "question_html", desk_line(d, &c->question));
	value_set_bool(a, item, "is_compared", true);
	table_of_comparison(d, item, c,
			    p->dimensions.n ? &p->dimensions
					    : usual_rows(d, c));
}

static void set_practice(struct desk *d, struct value *item,
			 const struct part *p)
{
	struct arena *a = d->view->arena;

	set_caption(d, item, p, "paper.practice");
	value_set(a, item, "what_html", desk_line(d, &p->practice->what));
	value_set(a, item, "why_html", desk_line(d, &p->practice->why));
	value_set(a, item, "unless_html", desk_line(d, &p->practice->unless));
	value_set(a, item, "evidence_html",
		  desk_line(d, &p->practice->evidence));
}

static void set_drawn(struct desk *d, struct value *item, const struct part *p)
{
	set_caption(d, item, p, "paper.figure");
	value_set_list(d->view->arena, item, "stack");
	set_plate(d, item, p->plate, part_anchor(d->view, p, d->whole),
		  markdown_plain(d->view->arena, p->text.s));
}

static void set_architecture(struct desk *d, struct value *item,
			     const struct part *p)
{
	struct arena *a = d->view->arena;
	struct value *stack;

	set_caption(d, item, p, "paper.figure");
	set_stack_figure(d, item, p->stack, part_anchor(d->view, p, d->whole));
	stack = add_ref(d->view, value_set_list(a, item, "stack"),
			p->stack->name.s, path_of_stack(a, p->stack));
	value_set(a, stack, "summary_html", desk_line(d, &p->stack->summary));
	set_profiles(d, stack, p->stack);
	table_of_members(d, stack, p->stack);
}

static void add_interface_refs(struct desk *d, struct value *item,
			       const struct layer *l)
{
	struct arena *a = d->view->arena;
	const struct interfaces *all = &d->view->catalogue->model.interfaces;
	struct value *gives = value_set_list(a, item, "gives");
	struct value *takes = value_set_list(a, item, "takes");

	for (size_t i = 0; i < all->n; i++) {
		if (all->at[i]->from == l)
			add_interface_ref(d->view, gives, all->at[i]);
		for (size_t k = 0; k < all->at[i]->to.n; k++)
			if (all->at[i]->to.at[k] == l)
				add_interface_ref(d->view, takes, all->at[i]);
	}
	value_set_bool(a, item, "has_gives", gives->n > 0);
	value_set_bool(a, item, "has_takes", takes->n > 0);
}

static void set_layer(struct desk *d, struct value *item, const struct part *p)
{
	struct arena *a = d->view->arena;
	const struct layer *l = p->layer;
	const struct persona *persona = map_find(
		&d->view->catalogue->model.persona_by_id, l->persona.s);
	struct value *list;

	value_set(a, item, "label", l->name.s);
	value_set(a, item, "kicker", l->label.s);
	value_set(a, item, "href",
		  path_href(a, path_of_layer(a, d->view->catalogue, l)));
	value_set(a, item, "hue", hue_of(d->view, l));
	value_set(a, item, "responsibility_html",
		  desk_line(d, &l->responsibility));
	value_set(a, item, "persona",
		  persona ? persona->name.s : (struct str){0});
	list = value_set_list(a, item, "border");
	for (size_t i = 0; i < l->not_responsible.n; i++)
		value_set(a, value_add_map(a, list), "text_html",
			  desk_line(d, &l->not_responsible.at[i]));
	value_set_bool(a, item, "has_border", list->n > 0);
	list = value_set_list(a, item, "capabilities");
	for (size_t i = 0; i < l->capabilities.n; i++) {
		const struct capability *c = l->capabilities.at[i];
		struct value *ref =
			add_ref(d->view, list, c->name.s,
				path_of_capability(a, d->view->catalogue, c));

		value_set(a, ref, "n", number_text(a, (long)c->claims.n));
	}
	add_interface_refs(d, item, l);
}

static void set_section(struct desk *d, struct value *item,
			const struct part *p, struct value *sections)
{
	struct arena *a = d->view->arena;
	struct str id = part_anchor(d->view, p, d->whole);
	struct value *ref;

	value_set(a, item, "id", id);
	value_set(a, item, "number", p->number);
	value_set(a, item, "title_html", desk_line(d, &p->text));
	for (int i = 1; i <= 3; i++)
		value_set_bool(a, item, arena_printf(a, "is_%d", i).p,
			       i == (p->level < 3 ? p->level : 3));
	if (p->level > 1)
		return;
	ref = value_add_map(a, sections);
	value_set(a, ref, "id", id);
	value_set(a, ref, "title", markdown_plain(a, p->text.s));
	value_set(a, ref, "number", p->number);
}

static void set_prose(struct desk *d, struct value *item, const struct part *p)
{
	value_set(d->view->arena, item, "prose_html", desk_html(d, &p->text));
}

static void set_code(struct desk *d, struct value *item, const struct part *p)
{
	value_set(d->view->arena, item, "code", p->body.s);
}

static void set_aside(struct desk *d, struct value *item, const struct part *p)
{
	value_set(d->view->arena, item, "aside_html", desk_html(d, &p->body));
}

/* How each kind is shown, and by whom. */
static const struct {
	const char *flag;
	void (*set)(struct desk *, struct value *, const struct part *);
} blocks[] = {
	[PART_PROSE] = {"is_prose", set_prose},
	[PART_SECTION] = {"is_section", NULL},
	[PART_CODE] = {"is_code", set_code},
	[PART_ASIDE] = {"is_aside", set_aside},
	[PART_TABLE] = {"is_table", set_table},
	[PART_FIGURE] = {"is_figure", set_drawn},
	[PART_PRACTICE] = {"is_practice", set_practice},
	[PART_LAYER] = {"is_layer", set_layer},
	[PART_PROJECTS] = {"is_table", set_table},
	[PART_COMPARE] = {"is_table", set_compare},
	[PART_ARCHITECTURE] = {"is_figure", set_architecture},
};
enum { BLOCKS = sizeof(blocks) / sizeof(blocks[0]) };

/* With --keep-going, a directive that could not be read shows nothing. */
static bool is_whole(const struct part *p)
{
	switch (p->kind) {
	case PART_FIGURE: return p->plate;
	case PART_PRACTICE: return p->practice;
	case PART_LAYER: return p->layer;
	case PART_PROJECTS: return p->listing;
	case PART_COMPARE: return p->comparison;
	case PART_ARCHITECTURE: return p->stack;
	default: return true;
	}
}

void add_parts(struct desk *d, struct value *list, struct value *sections,
	       const struct chapter *ch)
{
	struct arena *a = d->view->arena;

	for (size_t i = 0; i < ch->parts.n; i++) {
		const struct part *p = ch->parts.at[i];
		struct value *item;

		if (!is_whole(p))
			continue;
		item = value_add_map(a, list);
		for (int k = 0; k < BLOCKS; k++)
			if (!value_get(item, str_c(blocks[k].flag)))
				value_set_bool(
					a, item, blocks[k].flag,
					str_is(str_c(blocks[p->kind].flag),
					       blocks[k].flag));
		if (p->kind == PART_SECTION)
			set_section(d, item, p, sections);
		else
			blocks[p->kind].set(d, item, p);
	}
}
