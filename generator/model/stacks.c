#include "model/stacks.h"

const struct stack_member *stack_claims(const struct stack *s,
					struct str capability)
{
	for (size_t i = 0; i < s->members.n; i++) {
		const struct entry *e = s->members.at[i]->entry;

		for (size_t k = 0; e && k < e->claims.n; k++)
			if (str_eq(e->claims.at[k].id.s, capability))
				return s->members.at[i];
	}
	return NULL;
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
		if (stack_claims(s, id->text))
			return true;
	return false;
}
