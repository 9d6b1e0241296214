/* What a stack leaves open: MR-15 to -19 and -24 for a stack. */
#include "base/buf.h"
#include "check/model.h"
#include "model/stacks.h"

/*
 * MR-15: single writers
 */

/* Whether the stack says who writes the fields, and how others are kept off. */
static bool is_split(const struct stack *s, struct str kind, struct str group)
{
	for (size_t i = 0; i < s->owners.n; i++)
		if (str_eq(s->owners.at[i]->kind.s, kind) &&
		    str_eq(s->owners.at[i]->group.s, group) &&
		    s->owners.at[i]->split.s.n)
			return true;
	return false;
}

static bool owns(const struct entry *e, struct str kind, struct str group)
{
	for (size_t i = 0; i < e->owns.n; i++)
		if (str_eq(e->owns.at[i]->kind.s, kind) &&
		    str_eq(e->owns.at[i]->group.s, group))
			return true;
	return false;
}

static bool claims_any(const struct entry *e, const struct texts *ids)
{
	for (size_t i = 0; i < e->claims.n; i++)
		for (size_t k = 0; k < ids->n; k++)
			if (str_eq(e->claims.at[i].id.s, ids->at[k].s))
				return true;
	return false;
}

static void check_writers(const struct model_check *check,
			  const struct stack *s, const struct ownership *o)
{
	const struct text *second = NULL;
	struct buf names = {0};
	size_t n = 0;

	for (size_t i = 0; i < s->members.n; i++) {
		const struct stack_member *m = s->members.at[i];

		if (!m->entry || (!owns(m->entry, o->kind.s, o->group.s) &&
				  !claims_any(m->entry, &o->writers)))
			continue;
		buf_printf(&names, "%s'%.*s'", n ? ", " : "", STR_ARG(m->id.s));
		if (++n == 2)
			second = &m->id;
	}
	if (second && !is_split(s, o->kind.s, o->group.s))
		diags_add(check->diags, &model_rules[MR_15], second->pos,
			  "%.*s may each write '%.*s' of '%.*s'; name the one "
			  "that does in 'owners', with a 'split'",
			  STR_ARG(buf_str(&names)), STR_ARG(o->group.s),
			  STR_ARG(o->kind.s));
	buf_free(&names);
}

static void check_owners(const struct model_check *check, const struct stack *s)
{
	const struct ownerships *groups =
		&check->catalogue->model.field_ownership;

	for (size_t i = 0; i < groups->n; i++)
		check_writers(check, s, groups->at[i]);
	for (size_t i = 1; i < s->owners.n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct stack_owner *a = s->owners.at[k],
						 *b = s->owners.at[i];

			if (str_eq(a->kind.s, b->kind.s) &&
			    str_eq(a->group.s, b->group.s) &&
			    (!a->split.s.n || !b->split.s.n))
				diags_add(check->diags, &model_rules[MR_15],
					  b->owner.pos,
					  "'%.*s' of '%.*s' has the owner "
					  "'%.*s' already; a second one needs "
					  "a 'split' in both",
					  STR_ARG(b->group.s),
					  STR_ARG(b->kind.s),
					  STR_ARG(a->owner.s));
		}
}

/*
 * MR-16: interfaces
 */

static bool is_assumed(const struct stack *s, const struct interface *f)
{
	for (size_t i = 0; i < s->assumed.n; i++)
		if (s->assumed.at[i]->interface == f)
			return true;
	return false;
}

static bool consumes(const struct entry *e, const struct interface *f)
{
	for (size_t i = 0; i < e->consumes.ids.n; i++)
		if (str_eq(e->consumes.ids.at[i].s, f->id.s))
			return true;
	return false;
}

static void check_interface(const struct model_check *check,
			    const struct stack *s, const struct interface *f)
{
	const struct text *first = NULL;
	struct buf names = {0};

	for (size_t i = 0; i < s->members.n; i++) {
		const struct stack_member *m = s->members.at[i];

		if (!m->entry || !consumes(m->entry, f))
			continue;
		buf_printf(&names, "%s'%.*s'", first ? ", " : "",
			   STR_ARG(m->id.s));
		if (!first)
			first = &m->id;
	}
	if (first && !stack_produces(s, f) && !is_assumed(s, f))
		diags_add(check->diags, &model_rules[MR_16], first->pos,
			  "no member provides '%.*s' to %.*s; add one that "
			  "does, or say in 'assumed' who outside does",
			  STR_ARG(f->id.s), STR_ARG(buf_str(&names)));
	buf_free(&names);
}

static void check_interfaces(const struct model_check *check,
			     const struct stack *s)
{
	const struct interfaces *all = &check->catalogue->model.interfaces;

	for (size_t i = 0; i < all->n; i++)
		check_interface(check, s, all->at[i]);
}

/*
 * MR-17: signatures
 */

static const struct stack_member *
claims_concept(const struct model_check *check, const struct stack *s,
	       enum concept concept)
{
	const struct model *m = &check->catalogue->model;

	for (size_t i = 0; i < s->members.n; i++)
		if (s->members.at[i]->entry &&
		    model_claim(m, s->members.at[i]->entry, concept))
			return s->members.at[i];
	return NULL;
}

static void check_trust(const struct model_check *check, const struct stack *s)
{
	const struct stack_member *signer =
		claims_concept(check, s, CONCEPT_SIGNING);
	const struct stack_member *guard =
		claims_concept(check, s, CONCEPT_ADMISSION);
	struct diags *d = check->diags;

	if (!check->catalogue->model.concepts[CONCEPT_SIGNING].n)
		return;
	if (signer && !guard)
		diags_add(d, &model_rules[MR_17], signer->id.pos,
			  "'%.*s' signs, but no member decides on admission",
			  STR_ARG(signer->id.s));
	else if (signer && !s->trust_policy.s.n)
		diags_add(
			d, &model_rules[MR_17], signer->id.pos,
			"'%.*s' signs, but no 'trust_policy' says what '%.*s' "
			"verifies",
			STR_ARG(signer->id.s), STR_ARG(guard->id.s));
	else if (!signer && s->trust_policy.s.n)
		diags_add(d, &model_rules[MR_17], s->trust_policy.pos,
			  "the 'trust_policy' asks for signatures that no "
			  "member makes");
}

/*
 * MR-18: profiles
 */

static void check_needs(const struct model_check *check, const struct stack *s,
			const struct profile *p, const struct text *at)
{
	struct buf lacks = {0};

	for (const struct value *any = p->needs ? p->needs->first : NULL; any;
	     any = any->next) {
		if (stack_meets(s, any))
			continue;
		buf_printf(&lacks, "%s", lacks.n ? ", " : "");
		for (const struct value *id = any->first; id; id = id->next)
			buf_printf(&lacks, "%s'%.*s'",
				   id == any->first ? "" : " or ",
				   STR_ARG(id->text));
	}
	if (lacks.n)
		diags_add(check->diags, &model_rules[MR_18], at->pos,
			  "the profile '%.*s' needs %.*s, which no member "
			  "claims",
			  STR_ARG(p->id.s), STR_ARG(buf_str(&lacks)));
	buf_free(&lacks);
}

static void check_condition(const struct model_check *check,
			    const struct stack *s, const struct profile *p,
			    const struct condition *c, const struct text *at)
{
	const struct stack_assumed *outside = stack_assumes(s, &c->inside);
	struct diags *d = check->diags;

	if (stack_holds(s, c))
		return;
	if (outside)
		diags_add(d, &model_rules[MR_18], outside->interface_id.pos,
			  "the profile '%.*s' asks for '%.*s', so a member and "
			  "nobody outside provides '%.*s'",
			  STR_ARG(p->id.s), STR_ARG(c->name.s),
			  STR_ARG(outside->interface_id.s));
	else if (c->filter)
		diags_add(d, &model_rules[MR_18], at->pos,
			  "the profile '%.*s' asks for '%.*s', which no member "
			  "meets",
			  STR_ARG(p->id.s), STR_ARG(c->name.s));
	else
		diags_add(d, &model_rules[MR_18], at->pos,
			  "the profile '%.*s' asks for '%.*s'; say in 'meets' "
			  "which member meets '%.*s'",
			  STR_ARG(p->id.s), STR_ARG(c->name.s),
			  STR_ARG(c->id.s));
}

static void check_profiles(const struct model_check *check,
			   const struct stack *s)
{
	for (size_t i = 0; i < s->profile_ids.n; i++) {
		const struct text *id = &s->profile_ids.at[i];
		const struct profile *p =
			map_find(&check->catalogue->model.profile_by_id, id->s);

		if (!p)
			continue;
		check_needs(check, s, p, id);
		for (size_t k = 0; k < p->conditions.n; k++)
			check_condition(check, s, p, p->conditions.at[k], id);
	}
}

/*
 * MR-19: members that are over
 */

static void check_members(const struct model_check *check,
			  const struct stack *s)
{
	for (size_t i = 0; i < s->members.n; i++) {
		const struct stack_member *m = s->members.at[i];

		if (m->entry && (str_is(m->entry->status.s, "archived") ||
				 str_is(m->entry->status.s, "dormant")))
			diags_add(check->diags, &model_rules[MR_19], m->id.pos,
				  "'%.*s' is %.*s, so no stack is built on it",
				  STR_ARG(m->id.s),
				  STR_ARG(m->entry->status.s));
	}
}

/*
 * MR-24: who answers for what
 */

static const struct pair *accountable_for(const struct stack *s,
					  const struct layer *l)
{
	for (size_t i = 0; i < s->accountable.n; i++)
		if (str_eq(s->accountable.at[i].key.s, l->id.s))
			return &s->accountable.at[i];
	return NULL;
}

static bool has_members_in(const struct stack *s, const struct layer *l)
{
	for (size_t i = 0; i < s->members.n; i++)
		if (s->members.at[i]->entry &&
		    s->members.at[i]->entry->layer == l)
			return true;
	return false;
}

enum { MOST_LAYERS = 2 }; /* neighbouring, of one persona: MR-24 */

static void check_spans(const struct model_check *check, const struct stack *s)
{
	const struct layers *all = &check->catalogue->model.layers;
	const struct pair *before = NULL;
	size_t run = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct pair *p = all->at[i]->core
					       ? accountable_for(s, all->at[i])
					       : NULL;

		run = p && before && str_eq(p->value.s, before->value.s)
			      ? run + 1
			      : 1;
		before = p;
		if (run == MOST_LAYERS + 1)
			diags_add(check->diags, &model_rules[MR_24],
				  p->value.pos,
				  "'%.*s' answers for more than %d "
				  "neighbouring core layers; nobody is left to "
				  "hold the borders between them",
				  STR_ARG(p->value.s), MOST_LAYERS);
	}
}

static void check_accountable(const struct model_check *check,
			      const struct stack *s)
{
	const struct layers *all = &check->catalogue->model.layers;
	struct buf missing = {0};

	for (size_t i = 0; i < all->n; i++)
		if (has_members_in(s, all->at[i]) &&
		    !accountable_for(s, all->at[i]))
			buf_printf(&missing, "%s'%.*s'", missing.n ? ", " : "",
				   STR_ARG(all->at[i]->id.s));
	if (missing.n)
		diags_add(check->diags, &model_rules[MR_24],
			  s->accountable.n ? s->accountable.at[0].key.pos
					   : s->pos,
			  "nobody is accountable for %.*s, where members are "
			  "at work",
			  STR_ARG(buf_str(&missing)));
	buf_free(&missing);
	check_spans(check, s);
}

void check_stack(const struct model_check *check, const struct stack *s)
{
	check_owners(check, s);
	check_interfaces(check, s);
	check_trust(check, s);
	check_profiles(check, s);
	check_members(check, s);
	check_accountable(check, s);
}
