/* What figures draw, and the same facts as a table. */
#include "view/drawing.h"

/*
 * The model in section: capabilities as boxes
 */

static void put_model(struct desk *d, struct value *item, struct str id,
		      struct str title)
{
	static const char *const names[] = {"paper.layer",
					    "figures.capabilities", NULL};
	const struct layers *all = &d->view->catalogue->model.layers;
	struct value *drawings =
		value_set_list(d->view->arena, item, "drawings");
	struct drawing made = drawing_new(d->view, 5);

	table_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		const struct layer *l = all->at[i];
		struct value *row = table_row(d->view, item), *list;

		cell_of_thing(d->view, row, THING_LAYER, l);
		list = cell_list(d->view, row);
		for (size_t k = 0; k < l->capabilities.n; k++) {
			const struct capability *c = l->capabilities.at[k];

			drawing_box(&made, l, c->name.s, (struct str){0});
			cell_named(d->view, list,
				   (struct named){THING_CAPABILITY, c});
		}
	}
	drawing_put(&made, drawings, id, title, false);
}

/*
 * Interfaces: layers as boxes
 */

static bool is_one(const struct texts *texts, struct str word)
{
	for (size_t i = 0; i < texts->n; i++)
		if (str_eq(texts->at[i].s, word))
			return true;
	return false;
}

static bool is_drawn(const struct plate *f, const struct interface *i,
		     const struct layer *to)
{
	if (f->interface_ids.n)
		return is_one(&f->interface_ids, i->id.s);
	return !f->layer_ids.n || is_one(&f->layer_ids, i->from_id.s) ||
	       is_one(&f->layer_ids, to->id.s);
}

static void interface_row(struct desk *d, struct value *item,
			  const struct interface *f, const struct layer *to)
{
	struct value *row = table_row(d->view, item);

	cell_of_thing(d->view, row, THING_INTERFACE, f);
	cell_of_thing(d->view, row, THING_LAYER, f->from);
	cell_of_thing(d->view, row, THING_LAYER, to);
	cell_html(d->view, row, desk_line(d, &f->carries));
}

/* The box of a layer, made when it is first asked for. */
static size_t layer_box(struct drawing *made, size_t *boxes,
			const struct layer *l)
{
	if (!boxes[l->index])
		boxes[l->index] =
			drawing_box(made, l, l->name.s, (struct str){0}) + 1;
	return boxes[l->index] - 1;
}

static void put_interfaces(struct desk *d, struct value *item,
			   const struct plate *f, struct str id,
			   struct str title)
{
	static const char *const names[] = {"interfaces.interface",
					    "interfaces.from", "interfaces.to",
					    "interfaces.carries", NULL};
	const struct model *m = &d->view->catalogue->model;
	struct value *drawings =
		value_set_list(d->view->arena, item, "drawings");
	struct drawing made = drawing_new(d->view, 1);
	size_t *boxes =
		arena_alloc(d->view->arena, (m->layers.n + 1) * sizeof(*boxes));

	table_heads(d->view, item, names);
	for (size_t i = 0; i < m->interfaces.n; i++) {
		const struct interface *f_i = m->interfaces.at[i];

		for (size_t k = 0; f_i->from && k < f_i->to.n; k++) {
			const struct layer *to = f_i->to.at[k];

			if (to == f_i->from || !is_drawn(f, f_i, to))
				continue;
			interface_row(d, item, f_i, to);
			drawing_edge(&made, layer_box(&made, boxes, f_i->from),
				     layer_box(&made, boxes, to), f_i->id.s,
				     f_i->kind.s);
		}
	}
	drawing_put(&made, drawings, id, title, false);
}

/*
 * Flows that a chapter names
 */

static size_t node_at(const struct plate_panel *p, const struct plate_node *n)
{
	size_t i = 0, at = 0;

	for (; i < p->nodes.n && p->nodes.at[i] != n; i++)
		at += p->nodes.at[i]->layer != NULL;
	return at;
}

static struct str node_label(const struct plate_node *n)
{
	return n->label.s.n ? n->label.s
	       : n->entry   ? n->entry->name.s
			    : (struct str){0};
}

static void node_cell(struct desk *d, struct value *row,
		      const struct plate_node *n)
{
	struct value *list = cell_list(d->view, row);

	add_ref(d->view, list, node_label(n),
		n->entry ? path_of_entry(d->view->arena, n->entry->slug)
			 : (struct str){0});
}

static void flow_row(struct desk *d, struct value *item, const struct plate *f,
		     const struct plate_panel *p, const struct plate_edge *e)
{
	struct value *row = table_row(d->view, item);

	if (f->panels.n > 1)
		cell_text(d->view, row, p->title.s);
	cell_text(d->view, row,
		  e->step > 0 ? arena_printf(d->view->arena, "%ld", e->step)
			      : (struct str){0});
	node_cell(d, row, e->source);
	cell_of_thing(d->view, row, THING_INTERFACE, e->interface);
	node_cell(d, row, e->target);
	cell_html(d->view, row, desk_line(d, &e->label));
}

static struct str flow_chip(struct desk *d, const struct plate_edge *e)
{
	struct str of = e->interface ? e->interface->id.s : (struct str){0};

	if (e->step < 1)
		return of;
	return arena_printf(d->view->arena, of.n ? "%ld %.*s" : "%ld%.*s",
			    e->step, STR_ARG(of));
}

static void put_panel(struct desk *d, struct value *item,
		      struct value *drawings, const struct plate *f,
		      const struct plate_panel *p, struct str id,
		      struct str title)
{
	struct drawing made = drawing_new(d->view, f->panels.n > 1 ? 2 : 3);

	for (size_t i = 0; i < p->nodes.n; i++)
		if (p->nodes.at[i]->layer)
			drawing_box(&made, p->nodes.at[i]->layer,
				    node_label(p->nodes.at[i]),
				    p->nodes.at[i]->note.s);
	for (size_t i = 0; i < p->edges.n; i++) {
		const struct plate_edge *e = p->edges.at[i];

		if (!e->source || !e->target || !e->source->layer ||
		    !e->target->layer)
			continue;
		flow_row(d, item, f, p, e);
		drawing_edge(&made, node_at(p, e->source),
			     node_at(p, e->target), flow_chip(d, e),
			     e->interface ? e->interface->kind.s
					  : (struct str){0});
	}
	drawing_put(&made, drawings, id, p->title.s.n ? p->title.s : title,
		    f->panels.n > 1);
}

static void put_flow(struct desk *d, struct value *item, const struct plate *f,
		     struct str id, struct str title)
{
	static const char *const names[] = {"figure.panel",
					    "figure.step",
					    "interfaces.from",
					    "interfaces.interface",
					    "interfaces.to",
					    "figure.what",
					    NULL};
	struct arena *a = d->view->arena;
	struct value *drawings = value_set_list(a, item, "drawings");

	table_heads(d->view, item, f->panels.n > 1 ? names : names + 1);
	for (size_t i = 0; i < f->panels.n; i++)
		put_panel(d, item, drawings, f, f->panels.at[i],
			  arena_printf(a, "%.*s-%zu", STR_ARG(id), i + 1),
			  title);
}

/*
 * Stacks: members as boxes
 */

static size_t member_at(const struct stack *s, const struct stack_member *m)
{
	size_t at = 0;

	for (size_t i = 0; i < s->members.n && s->members.at[i] != m; i++)
		at += s->members.at[i]->entry != NULL;
	return at;
}

static void edge_row(struct desk *d, struct value *item,
		     const struct stack_edge *e)
{
	struct value *row = table_row(d->view, item);

	cell_of_thing(d->view, row, THING_ENTRY, e->source->entry);
	cell_of_thing(d->view, row, THING_INTERFACE, e->interface);
	cell_of_thing(d->view, row, THING_ENTRY, e->target->entry);
	cell_text(d->view, row, e->kind.s);
	cell_html(d->view, row, desk_line(d, &e->note));
}

void set_stack_figure(struct desk *d, struct value *item, const struct stack *s,
		      struct str id)
{
	static const char *const names[] = {
		"interfaces.from",  "interfaces.interface", "interfaces.to",
		"stack.dependency", "figure.what",          NULL};
	struct value *drawings =
		value_set_list(d->view->arena, item, "drawings");
	struct drawing made = drawing_new(d->view, 3);

	table_heads(d->view, item, names);
	for (size_t i = 0; i < s->members.n; i++)
		if (s->members.at[i]->entry)
			drawing_box(&made, s->members.at[i]->entry->layer,
				    s->members.at[i]->entry->name.s,
				    (struct str){0});
	for (size_t i = 0; i < s->edges.n; i++) {
		const struct stack_edge *e = s->edges.at[i];

		if (!e->source || !e->target || !e->source->entry ||
		    !e->target->entry)
			continue;
		edge_row(d, item, e);
		drawing_edge(
			&made, member_at(s, e->source), member_at(s, e->target),
			e->interface ? e->interface->id.s : (struct str){0},
			e->interface ? e->interface->kind.s : (struct str){0});
	}
	drawing_put(&made, drawings, id, s->name.s, false);
}

void set_plate(struct desk *d, struct value *item, const struct plate *f,
	       struct str id, struct str title)
{
	switch (f->kind) {
	case PLATE_MODEL: put_model(d, item, id, title); break;
	case PLATE_INTERFACES: put_interfaces(d, item, f, id, title); break;
	case PLATE_FLOW: put_flow(d, item, f, id, title); break;
	case PLATE_ARCHITECTURE:
		if (f->stack)
			set_stack_figure(d, item, f->stack, id);
		break;
	}
}
