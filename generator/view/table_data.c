/* Tables that the catalogue fills: the model, its gaps, lists of entries. */
#include "view/paper.h"

static bool wanted(const struct data_table *t, struct str layer)
{
	for (size_t i = 0; i < t->layer_ids.n; i++)
		if (str_eq(t->layer_ids.at[i].s, layer))
			return true;
	return !t->layer_ids.n;
}

static void count_cell(struct desk *d, struct value *row, size_t n)
{
	cell_text(d->view, row, number_text(d->view->arena, (long)n));
}

/*
 * One function a kind of table
 */

static const struct layer *layer_named(const struct desk *d, struct str id)
{
	return map_find(&d->view->catalogue->model.layer_by_id, id);
}

static const struct persona *persona_named(const struct desk *d, struct str id)
{
	return map_find(&d->view->catalogue->model.persona_by_id, id);
}

static void rows_of_layers(struct desk *d, struct value *item,
			   const struct data_table *t)
{
	static const char *const names[] = {
		"paper.layer",       "layer.responsible",
		"layer.accountable", "figures.capabilities",
		"figures.projects",  NULL};
	const struct layers *all = &d->view->catalogue->model.layers;

	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		const struct layer *l = all->at[i];
		const struct persona *p = persona_named(d, l->persona.s);
		struct value *row;

		if (!wanted(t, l->id.s))
			continue;
		row = table_row(d->view, item);
		cell_of_thing(d->view, row, THING_LAYER, l);
		cell_html(d->view, row, desk_line(d, &l->responsibility));
		cell_text(d->view, row, p ? p->name.s : (struct str){0});
		count_cell(d, row, l->capabilities.n);
		count_cell(d, row, l->entries.n);
	}
}

static void capability_row(struct desk *d, struct value *item,
			   const struct capability *c)
{
	struct value *row = table_row(d->view, item);

	cell_of_thing(d->view, row, THING_CAPABILITY, c);
	cell_html(d->view, row, desk_line(d, &c->definition));
	count_cell(d, row, c->claims.n);
}

static void rows_of_capabilities(struct desk *d, struct value *item,
				 const struct data_table *t)
{
	static const char *const names[] = {"paper.capability",
					    "paper.definition",
					    "figures.projects", NULL};
	const struct capabilities *all =
		&d->view->catalogue->model.capabilities;

	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++)
		if (wanted(t, all->at[i]->layer_id.s))
			capability_row(d, item, all->at[i]);
}

enum { FEW = 3 }; /* what the paper calls a gap */

static void rows_of_gaps(struct desk *d, struct value *item,
			 const struct data_table *t)
{
	static const char *const names[] = {"paper.capability", "paper.layer",
					    "paper.claimed_by", NULL};
	const struct capabilities *all =
		&d->view->catalogue->model.capabilities;

	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		const struct capability *c = all->at[i];
		struct value *row, *list;

		if (c->claims.n >= FEW || !wanted(t, c->layer_id.s))
			continue;
		row = table_row(d->view, item);
		cell_of_thing(d->view, row, THING_CAPABILITY, c);
		cell_of_thing(d->view, row, THING_LAYER, c->layer);
		list = cell_list(d->view, row);
		for (size_t k = 0; k < c->claims.n; k++)
			cell_named(
				d->view, list,
				(struct named){THING_ENTRY, c->claims.at[k]});
	}
}

static bool touches(const struct data_table *t, const struct interface *f)
{
	if (wanted(t, f->from_id.s))
		return true;
	for (size_t i = 0; i < f->to_ids.n; i++)
		if (wanted(t, f->to_ids.at[i].s))
			return true;
	return false;
}

static void rows_of_interfaces(struct desk *d, struct value *item,
			       const struct data_table *t)
{
	static const char *const names[] = {
		"interfaces.interface", "interfaces.from",    "interfaces.to",
		"interfaces.kind",      "interfaces.carries", NULL};
	const struct interfaces *all = &d->view->catalogue->model.interfaces;

	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		const struct interface *f = all->at[i];
		struct value *row, *to;

		if (!f->from || !touches(t, f))
			continue;
		row = table_row(d->view, item);
		cell_of_thing(d->view, row, THING_INTERFACE, f);
		cell_of_thing(d->view, row, THING_LAYER, f->from);
		to = cell_list(d->view, row);
		for (size_t k = 0; k < f->to.n; k++)
			cell_named(d->view, to,
				   (struct named){THING_LAYER, f->to.at[k]});
		cell_text(d->view, row, f->kind.s);
		cell_html(d->view, row, desk_line(d, &f->carries));
	}
}

static void rows_of_personas(struct desk *d, struct value *item,
			     const struct data_table *t)
{
	static const char *const names[] = {"paper.persona", "paper.layer",
					    "paper.does", NULL};
	const struct personas *all = &d->view->catalogue->model.personas;

	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		const struct persona *p = all->at[i];
		struct value *row;

		if (!wanted(t, p->layer_id.s))
			continue;
		row = table_row(d->view, item);
		cell_text(d->view, row, p->name.s);
		cell_of_thing(d->view, row, THING_LAYER,
			      layer_named(d, p->layer_id.s));
		cell_html(d->view, row, desk_line(d, &p->does));
	}
}

static void rows_of_dependencies(struct desk *d, struct value *item,
				 const struct data_table *t)
{
	static const char *const names[] = {"paper.layer", "paper.may_use",
					    "paper.only", "paper.reason", NULL};
	const struct alloweds *all = &d->view->catalogue->model.dependencies;

	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		const struct allowed *a = all->at[i];
		const struct interface *via = map_find(
			&d->view->catalogue->model.interface_by_id, a->via.s);
		struct value *row;

		if (!wanted(t, a->from.s) && !wanted(t, a->to.s))
			continue;
		row = table_row(d->view, item);
		cell_of_thing(d->view, row, THING_LAYER,
			      layer_named(d, a->from.s));
		cell_of_thing(d->view, row, THING_LAYER,
			      layer_named(d, a->to.s));
		if (via)
			cell_of_thing(d->view, row, THING_INTERFACE, via);
		else
			cell_text(d->view, row, a->only.s);
		cell_html(d->view, row, desk_line(d, &a->reason));
	}
}

struct str role_text(struct view *v, struct str id)
{
	const struct persona *p =
		map_find(&v->catalogue->model.persona_by_id, id);
	char *out;

	if (p && p->name.s.n)
		return p->name.s;
	out = arena_alloc(v->arena, id.n + 1);
	for (size_t i = 0; i < id.n; i++)
		out[i] = id.p[i] == '-' ? ' ' : id.p[i];
	return (struct str){out, id.n};
}

static void rows_of_ownership(struct desk *d, struct value *item,
			      const struct data_table *t)
{
	static const char *const names[] = {"paper.field", "paper.owner",
					    "paper.intruders", "paper.split",
					    NULL};
	struct arena *a = d->view->arena;
	const struct ownerships *all =
		&d->view->catalogue->model.field_ownership;

	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		const struct ownership *o = all->at[i];
		struct value *row, *list;

		if (!wanted(t, o->owner_layer.s))
			continue;
		row = table_row(d->view, item);
		cell_text(d->view, row,
			  arena_printf(a, "%.*s %.*s", STR_ARG(o->kind.s),
				       STR_ARG(o->group.s)));
		cell_text(d->view, row, role_text(d->view, o->owner.s));
		list = cell_list(d->view, row);
		for (size_t k = 0; k < o->intruders.n; k++)
			add_ref(d->view, list,
				role_text(d->view, o->intruders.at[k].s),
				(struct str){0});
		cell_html(d->view, row, desk_line(d, &o->split));
	}
}

struct str alternatives(struct desk *d, const struct value *any)
{
	const struct map *by_id = &d->view->catalogue->model.capability_by_id;
	struct str out = {0};

	for (const struct value *id = any->first; id; id = id->next) {
		const struct capability *c = map_find(by_id, id->text);
		struct str name = c ? c->name.s : id->text;

		out = out.n ? arena_printf(d->view->arena, "%.*s %.*s %.*s",
					   STR_ARG(out),
					   STR_ARG(word(d->view, "paper.or")),
					   STR_ARG(name))
			    : name;
	}
	return out;
}

static void rows_of_profiles(struct desk *d, struct value *item,
			     const struct data_table *t)
{
	static const char *const names[] = {"paper.profile", "paper.needs",
					    NULL};
	const struct profiles *all = &d->view->catalogue->model.profiles;

	(void)t;
	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		const struct value *needs = all->at[i]->needs;
		struct value *row = table_row(d->view, item), *list;

		cell_text(d->view, row, all->at[i]->name.s);
		list = cell_list(d->view, row);
		for (const struct value *any = needs ? needs->first : NULL; any;
		     any = any->next)
			add_ref(d->view, list, alternatives(d, any),
				(struct str){0});
		for (size_t k = 0; k < all->at[i]->conditions.n; k++)
			add_ref(d->view, list,
				all->at[i]->conditions.at[k]->name.s,
				(struct str){0});
	}
}

static void rows_of_stacks(struct desk *d, struct value *item,
			   const struct data_table *t)
{
	static const char *const names[] = {"paper.architecture",
					    "paper.summary_column",
					    "paper.members", NULL};
	const struct stacks *all = &d->view->catalogue->stacks;

	(void)t;
	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		struct value *row = table_row(d->view, item);

		cell_of_thing(d->view, row, THING_STACK, all->at[i]);
		cell_html(d->view, row, desk_line(d, &all->at[i]->summary));
		count_cell(d, row, all->at[i]->members.n);
	}
}

static void rows_of_comparisons(struct desk *d, struct value *item,
				const struct data_table *t)
{
	static const char *const names[] = {
		"paper.comparison", "paper.question", "paper.members", NULL};
	const struct comparisons *all = &d->view->catalogue->comparisons;

	(void)t;
	table_more_heads(d->view, item, names);
	for (size_t i = 0; i < all->n; i++) {
		struct value *row = table_row(d->view, item), *list;

		cell_of_thing(d->view, row, THING_COMPARISON, all->at[i]);
		cell_html(d->view, row, desk_line(d, &all->at[i]->question));
		list = cell_list(d->view, row);
		for (size_t k = 0; k < all->at[i]->members.n; k++)
			add_ref(d->view, list,
				comparison_member_label(
					d->view, all->at[i]->members.at[k]),
				path_of_entry(d->view->arena,
					      all->at[i]
						      ->members.at[k]
						      ->entry->slug));
	}
}

void table_of_data(struct desk *d, struct value *item,
		   const struct data_table *t)
{
	static const struct {
		const char *name;
		void (*rows)(struct desk *, struct value *,
			     const struct data_table *);
	} tables[] = {
		{"layers", rows_of_layers},
		{"capabilities", rows_of_capabilities},
		{"interfaces", rows_of_interfaces},
		{"personas", rows_of_personas},
		{"dependencies", rows_of_dependencies},
		{"ownership", rows_of_ownership},
		{"profiles", rows_of_profiles},
		{"gaps", rows_of_gaps},
		{"stacks", rows_of_stacks},
		{"comparisons", rows_of_comparisons},
	};

	table_begin(d->view, item);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (str_is(t->data.s, tables[i].name))
			tables[i].rows(d, item, t);
}
