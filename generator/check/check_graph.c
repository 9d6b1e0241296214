/* Who needs whom in a stack: MR-13 for its edges, MR-14. */
#include "base/buf.h"
#include "base/list.h"
#include "check/model.h"

static bool needs(struct str kind)
{
	return str_is(kind, "uses") || str_is(kind, "controls");
}

/* One need: the edge of a stack, or a dependency of a member's entry. */
struct need {
	const struct stack_member *from, *to;
	const struct text *at; /* what names it */
};
LIST_OF(needs, struct need);

enum colour { UNSEEN, OPEN, DONE };

struct walk {
	const struct model_check *check;
	const struct stack *stack;
	struct needs needs;
	enum colour *colours;             /* of each member */
	const struct stack_member **path; /* from where the walk began */
	size_t depth;
};

static size_t index_of(const struct stack *s, const struct stack_member *m)
{
	size_t i = 0;

	while (s->members.at[i] != m)
		i++;
	return i;
}

static const struct stack_member *member_of(const struct stack *s,
					    const struct entry *e)
{
	for (size_t i = 0; i < s->members.n; i++)
		if (e && s->members.at[i]->entry == e)
			return s->members.at[i];
	return NULL;
}

/* What holds only while the stack comes up closes no circle later. */
static bool is_bootstrap(const struct stack *s, const struct stack_member *from,
			 const struct stack_member *to)
{
	for (size_t i = 0; i < s->edges.n; i++)
		if (s->edges.at[i]->bootstrap &&
		    s->edges.at[i]->source == from &&
		    s->edges.at[i]->target == to)
			return true;
	return false;
}

static void add_need(struct walk *w, const struct stack_member *from,
		     const struct stack_member *to, const struct text *at)
{
	if (from && to && !is_bootstrap(w->stack, from, to))
		*list_add(w->check->diags->arena, &w->needs) =
			(struct need){from, to, at};
}

static void collect_needs(struct walk *w)
{
	const struct stack *s = w->stack;

	for (size_t i = 0; i < s->edges.n; i++)
		if (needs(s->edges.at[i]->kind.s))
			add_need(w, s->edges.at[i]->source,
				 s->edges.at[i]->target, &s->edges.at[i]->from);
	for (size_t i = 0; i < s->members.n; i++) {
		const struct stack_member *m = s->members.at[i];

		for (size_t k = 0; m->entry && k < m->entry->depends_on.n;
		     k++) {
			const struct dependency *d = m->entry->depends_on.at[k];

			if (needs(d->kind.s))
				add_need(w, m, member_of(s, d->entry), &m->id);
		}
	}
}

static void report_circle(const struct walk *w, const struct need *closing)
{
	struct buf names = {0};
	size_t i = w->depth;

	while (w->path[i - 1] != closing->to)
		i--;
	for (; i <= w->depth; i++)
		buf_printf(&names, "'%.*s' needs ",
			   STR_ARG(w->path[i - 1]->id.s));
	diags_add(w->check->diags, &model_rules[MR_14], closing->at->pos,
		  "%.*s'%.*s'; mark the edge that holds only at first with "
		  "'bootstrap: true' and a 'break_glass', or cut it",
		  STR_ARG(buf_str(&names)), STR_ARG(closing->to->id.s));
	buf_free(&names);
}

/*
 * The depth is at most the number of members: who is on the path is not
 * entered again.
 */
static void visit(struct walk *w, const struct stack_member *m)
{
	size_t self = index_of(w->stack, m);

	w->colours[self] = OPEN;
	w->path[w->depth++] = m;
	for (size_t i = 0; i < w->needs.n; i++) {
		const struct need *n = &w->needs.at[i];
		enum colour seen;

		if (n->from != m)
			continue;
		seen = w->colours[index_of(w->stack, n->to)];
		if (seen == OPEN)
			report_circle(w, n);
		else if (seen == UNSEEN)
			visit(w, n->to);
	}
	w->depth--;
	w->colours[self] = DONE;
}

static void check_circles(const struct model_check *check,
			  const struct stack *s)
{
	struct arena *a = check->diags->arena;
	struct walk w = {.check = check, .stack = s};

	if (!s->members.n)
		return;
	w.colours = arena_alloc(a, s->members.n * sizeof(*w.colours));
	w.path = arena_alloc(a, s->members.n * sizeof(*w.path));
	collect_needs(&w);
	for (size_t i = 0; i < s->members.n; i++)
		if (w.colours[i] == UNSEEN)
			visit(&w, s->members.at[i]);
}

void check_graph(const struct model_check *check, const struct stack *s)
{
	for (size_t i = 0; i < s->edges.n; i++) {
		const struct stack_edge *e = s->edges.at[i];

		if (e->bootstrap && !e->break_glass.s.n)
			diags_add(check->diags, &model_rules[MR_14],
				  e->from.pos,
				  "the edge from '%.*s' to '%.*s' is of the "
				  "first set-up; say in 'break_glass' what a "
				  "person does when it blocks",
				  STR_ARG(e->from.s), STR_ARG(e->to.s));
		if (e->source && e->source->entry && e->target &&
		    e->target->entry)
			check_edge(check, e->to.pos, e->source->entry,
				   e->kind.s, e->target->entry, e->interface);
	}
	check_circles(check, s);
}
