#include "model/stacks.h"
#include "model/filter.h"

const struct stack_member *stack_member_of(const struct stack *s, struct str id)
{
	for (size_t i = 0; i < s->members.n; i++)
		if (str_eq(s->members.at[i]->id.s, id))
			return s->members.at[i];
	return NULL;
}

static bool claims(const struct stack *s, struct str capability)
{
	for (size_t i = 0; i < s->members.n; i++) {
		const struct entry *e = s->members.at[i]->entry;

		for (size_t k = 0; e && k < e->claims.n; k++)
			if (str_eq(e->claims.at[k].id.s, capability))
				return true;
	}
	return false;
}

const struct stack_member *stack_produces(const struct stack *s,
					  const struct interface *f)
{
	for (size_t i = 0; i < s->members.n; i++) {
		const struct entry *e = s->members.at[i]->entry;

		for (size_t k = 0; e && k < e->produces.ids.n; k++)
			if (str_eq(e->produces.ids.at[k].s, f->id.s))
				return s->members.at[i];
	}
	return NULL;
}

bool stack_meets(const struct stack *s, const struct value *any)
{
	for (const struct value *id = any->first; id; id = id->next)
		if (claims(s, id->text))
			return true;
	return false;
}

const struct stack_assumed *stack_assumes(const struct stack *s,
					  const struct texts *ids)
{
	for (size_t i = 0; i < s->assumed.n; i++)
		for (size_t k = 0; k < ids->n; k++)
			if (str_eq(s->assumed.at[i]->interface_id.s,
				   ids->at[k].s))
				return s->assumed.at[i];
	return NULL;
}

static bool has_member_of(const struct stack *s, const struct filter *f)
{
	for (size_t i = 0; i < s->members.n; i++)
		if (s->members.at[i]->entry &&
		    filter_takes(f, s->members.at[i]->entry))
			return true;
	return false;
}

const struct stack_member *stack_meets_by(const struct stack *s,
					  const struct condition *c)
{
	for (size_t i = 0; i < s->meets.n; i++)
		if (str_eq(s->meets.at[i].key.s, c->id.s))
			return stack_member_of(s, s->meets.at[i].value.s);
	return NULL;
}

bool stack_holds(const struct stack *s, const struct condition *c)
{
	if (c->filter && !c->filter->is_wrong && !has_member_of(s, c->filter))
		return false;
	if (stack_assumes(s, &c->inside))
		return false;
	return c->filter || c->inside.n || stack_meets_by(s, c);
}
