/* Reference architectures: one page each, and the page that lists them. */
#include "model/stacks.h"
#include "view/paper.h"

/*
 * What the profiles of a stack need
 */

/* Which member meets a condition, where the stack says so. */
static void set_met(struct desk *d, struct value *list, const struct stack *s,
		    const struct condition *c)
{
	const struct stack_member *m = stack_meets_by(s, c);

	if (m && m->entry)
		value_set(
			d->view->arena,
			add_ref(d->view, list, m->entry->name.s,
				path_of_entry(d->view->arena, m->entry->slug)),
			"condition", c->name.s);
}

static void set_profile(struct desk *d, struct value *item,
			const struct stack *s, const struct profile *p)
{
	struct arena *a = d->view->arena;
	struct value *lacks = value_set_list(a, item, "lacks"),
		     *met = value_set_list(a, item, "met");

	value_set(a, item, "name", p->name.s);
	for (const struct value *any = p->needs ? p->needs->first : NULL; any;
	     any = any->next)
		if (!stack_meets(s, any))
			value_set(a, value_add_map(a, lacks), "label",
				  alternatives(d, any));
	for (size_t i = 0; i < p->conditions.n; i++) {
		const struct condition *c = p->conditions.at[i];

		set_met(d, met, s, c);
		if (!stack_holds(s, c))
			value_set(a, value_add_map(a, lacks), "label",
				  c->name.s);
	}
	value_set_bool(a, item, "is_covered", !lacks->n);
}

void set_profiles(struct desk *d, struct value *item, const struct stack *s)
{
	struct arena *a = d->view->arena;
	struct value *list = value_set_list(a, item, "profiles");

	for (size_t i = 0; i < s->profiles.n; i++)
		set_profile(d, value_add_map(a, list), s, s->profiles.at[i]);
}

/*
 * Tables
 */

static void entry_cell(struct desk *d, struct value *row, const struct entry *e)
{
	struct value *list = cell_list(d->view, row);

	if (e)
		cell_named(d->view, list, (struct named){THING_ENTRY, e});
}

void table_of_members(struct desk *d, struct value *item, const struct stack *s)
{
	static const char *const names[] = {"stack.member", "paper.layer",
					    "stack.role", NULL};

	table_heads(d->view, item, names);
	for (size_t i = 0; i < s->members.n; i++) {
		const struct stack_member *m = s->members.at[i];
		struct value *row, *list;

		if (!m->entry)
			continue;
		row = table_row(d->view, item);
		entry_cell(d, row, m->entry);
		list = cell_list(d->view, row);
		cell_named(d->view, list,
			   (struct named){THING_LAYER, m->entry->layer});
		cell_html(d->view, row, desk_line(d, &m->role));
	}
}

static struct value *section(struct desk *d, struct value *page,
			     const char *key, bool is_there)
{
	struct value *list = value_set_list(d->view->arena, page, key);

	return is_there ? value_add_map(d->view->arena, list) : NULL;
}

static void set_exits(struct desk *d, struct value *page, const struct stack *s)
{
	static const char *const names[] = {"stack.member", "stack.exit",
					    "stack.cost", NULL};
	struct value *item = section(d, page, "exits", s->members.n > 0);

	if (!item)
		return;
	table_heads(d->view, item, names);
	for (size_t i = 0; i < s->members.n; i++) {
		const struct stack_member *m = s->members.at[i];
		struct value *row = table_row(d->view, item);

		entry_cell(d, row, m->entry);
		cell_html(d->view, row, desk_line(d, &m->exit));
		cell_html(d->view, row, desk_line(d, &m->cost));
	}
}

static void set_assumed(struct desk *d, struct value *page,
			const struct stack *s)
{
	static const char *const names[] = {"interfaces.interface",
					    "stack.given_by", NULL};
	struct value *item = section(d, page, "assumed", s->assumed.n > 0);

	if (!item)
		return;
	table_heads(d->view, item, names);
	for (size_t i = 0; i < s->assumed.n; i++) {
		const struct stack_assumed *a = s->assumed.at[i];
		struct value *row = table_row(d->view, item);
		struct value *list = cell_list(d->view, row);

		if (a->interface)
			cell_named(
				d->view, list,
				(struct named){THING_INTERFACE, a->interface});
		cell_html(d->view, row, desk_line(d, &a->reason));
	}
}

/* An owner is a member, or a word for somebody outside the stack. */
static void owner_cell(struct desk *d, struct value *row, const struct stack *s,
		       struct str owner)
{
	for (size_t i = 0; i < s->members.n; i++)
		if (str_eq(s->members.at[i]->id.s, owner) &&
		    s->members.at[i]->entry) {
			entry_cell(d, row, s->members.at[i]->entry);
			return;
		}
	cell_text(d->view, row, role_text(d->view, owner));
}

static void set_owners(struct desk *d, struct value *page,
		       const struct stack *s)
{
	static const char *const names[] = {"stack.object", "paper.field",
					    "paper.owner", "paper.split", NULL};
	struct value *item = section(d, page, "owners", s->owners.n > 0);

	if (!item)
		return;
	table_heads(d->view, item, names);
	for (size_t i = 0; i < s->owners.n; i++) {
		const struct stack_owner *o = s->owners.at[i];
		struct value *row = table_row(d->view, item);

		cell_text(d->view, row, o->kind.s);
		cell_text(d->view, row, o->group.s);
		owner_cell(d, row, s, o->owner.s);
		cell_html(d->view, row, desk_line(d, &o->split));
	}
}

static void set_accountable(struct desk *d, struct value *page,
			    const struct stack *s)
{
	static const char *const names[] = {"paper.layer", "paper.persona",
					    "paper.does", NULL};
	const struct model *m = &d->view->catalogue->model;
	struct value *item =
		section(d, page, "accountable", s->accountable.n > 0);

	if (!item)
		return;
	table_heads(d->view, item, names);
	for (size_t i = 0; i < s->accountable.n; i++) {
		const struct pair *p = &s->accountable.at[i];
		const struct layer *l = map_find(&m->layer_by_id, p->key.s);
		const struct persona *who =
			map_find(&m->persona_by_id, p->value.s);
		struct value *row, *list;

		if (!l || !who)
			continue;
		row = table_row(d->view, item);
		list = cell_list(d->view, row);
		cell_named(d->view, list, (struct named){THING_LAYER, l});
		cell_text(d->view, row, who->name.s);
		cell_html(d->view, row, desk_line(d, &who->does));
	}
}

static void set_bootstrap(struct desk *d, struct value *page,
			  const struct stack *s)
{
	static const char *const names[] = {"stack.number", "stack.step",
					    "stack.with", "stack.until", NULL};
	struct value *item = section(d, page, "bootstrap", s->bootstrap.n > 0);

	if (!item)
		return;
	table_heads(d->view, item, names);
	for (size_t i = 0; i < s->bootstrap.n; i++) {
		const struct stack_step *step = s->bootstrap.at[i];
		struct value *row = table_row(d->view, item), *list;

		cell_text(d->view, row,
			  number_text(d->view->arena, (long)i + 1));
		cell_html(d->view, row, desk_line(d, &step->step));
		list = cell_list(d->view, row);
		for (size_t k = 0; k < step->members.n; k++) {
			const struct stack_member *m =
				stack_member_of(s, step->members.at[k].s);

			if (m && m->entry)
				cell_named(
					d->view, list,
					(struct named){THING_ENTRY, m->entry});
		}
		cell_html(d->view, row, desk_line(d, &step->until));
	}
}

/* Edges that may close a cycle while the stack comes up. */
static void set_break_glass(struct desk *d, struct value *page,
			    const struct stack *s)
{
	struct value *list =
		value_set_list(d->view->arena, page, "break_glass");

	for (size_t i = 0; i < s->edges.n; i++) {
		const struct stack_edge *e = s->edges.at[i];
		struct value *item;

		if (!e->bootstrap || !e->source || !e->target)
			continue;
		item = value_add_map(d->view->arena, list);
		value_set(d->view->arena, item, "from",
			  e->source->entry ? e->source->entry->name.s
					   : e->from.s);
		value_set(d->view->arena, item, "to",
			  e->target->entry ? e->target->entry->name.s
					   : e->to.s);
		value_set(d->view->arena, item, "break_glass_html",
			  desk_line(d, &e->break_glass));
	}
	value_set_bool(d->view->arena, page, "has_break_glass", list->n > 0);
}

static void set_drills(struct desk *d, struct value *page,
		       const struct stack *s)
{
	static const char *const names[] = {"stack.drill", "stack.breaks",
					    "stack.expect", "stack.recover",
					    NULL};
	struct value *item = section(d, page, "drills", s->drills.n > 0);

	if (!item)
		return;
	table_heads(d->view, item, names);
	for (size_t i = 0; i < s->drills.n; i++) {
		const struct stack_drill *drill = s->drills.at[i];
		struct value *row = table_row(d->view, item);

		cell_text(d->view, row, drill->name.s);
		cell_html(d->view, row, desk_line(d, &drill->breaks));
		cell_html(d->view, row, desk_line(d, &drill->expect));
		cell_html(d->view, row, desk_line(d, &drill->recover));
	}
}

/*
 * Pages
 */

/* Where the paper shows it. */
static void set_in_paper(struct view *v, struct value *page,
			 const void *stack_or_comparison)
{
	struct value *list = value_set_list(v->arena, page, "in_paper");
	const struct chapters *all = &v->catalogue->chapters;

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->at[i]->parts.n; k++) {
			const struct part *p = all->at[i]->parts.at[k];

			if (p->stack != stack_or_comparison)
				continue;
			add_ref(v, list, part_name(v, p),
				path_of_chapter(v->arena, all->at[i]));
		}
	value_set_bool(v->arena, page, "has_in_paper", list->n > 0);
}

void set_agreements(struct desk *d, struct value *item, const struct stack *s)
{
	set_assumed(d, item, s);
	set_owners(d, item, s);
	set_accountable(d, item, s);
	value_set(d->view->arena, item, "trust_html",
		  desk_line(d, &s->trust_policy));
	set_bootstrap(d, item, s);
	set_break_glass(d, item, s);
	set_drills(d, item, s);
	set_exits(d, item, s);
}

struct value *view_stack(struct view *v, const void *record)
{
	const struct stack *s = record;
	struct value *page, *figure;
	struct desk d;

	page = page_new(v, path_of_stack(v->arena, s), s->name.s,
			markdown_plain(v->arena, s->summary.s), "whitepaper");
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	page_add_crumb(v, page, word(v, "stack.index"),
		       STR("architectures/index.html"));
	d = desk_of(v, page, false);
	value_set(v->arena, page, "lead_html", desk_line(&d, &s->summary));
	value_set(v->arena, page, "description_html",
		  desk_html(&d, &s->description));
	value_set(v->arena, page, "checked", date_text(v, s->checked.date));
	figure = value_set_map(v->arena, page, "figure");
	set_stack_figure(&d, figure, s, STR("figure-1"));
	set_profiles(&d, page, s);
	value_set_bool(v->arena, page, "has_profiles", s->profiles.n > 0);
	table_of_members(&d, value_set_map(v->arena, page, "members"), s);
	set_agreements(&d, page, s);
	set_in_paper(v, page, s);
	data_article(v, page_data(v, page, "TechArticle", (struct str){0}),
		     s->checked.date);
	return page;
}

struct value *view_stacks(struct view *v, const void *unused)
{
	const struct stacks *all = &v->catalogue->stacks;
	struct value *page = page_new(v, STR("architectures/index.html"),
				      word(v, "stack.index"),
				      word(v, "stack.summary"), "whitepaper");
	struct value *list;
	struct desk d;

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.whitepaper"),
		       STR("whitepaper/index.html"));
	d = desk_of(v, page, false);
	list = value_set_list(v->arena, page, "items");
	for (size_t i = 0; i < all->n; i++) {
		struct value *item =
			add_ref(v, list, all->at[i]->name.s,
				path_of_stack(v->arena, all->at[i]));

		value_set(v->arena, item, "summary_html",
			  desk_line(&d, &all->at[i]->summary));
		set_profiles(&d, item, all->at[i]);
		value_set(
			v->arena, item, "count",
			word_count(v, "count.members", all->at[i]->members.n));
	}
	page_data(v, page, "CollectionPage", (struct str){0});
	return page;
}
