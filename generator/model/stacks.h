/*
 * stacks.h - what the members of a reference architecture cover together.
 */
#ifndef STACKS_H
#define STACKS_H

#include "model/catalogue.h"

/* The first member that claims the capability, or NULL. */
const struct stack_member *stack_claims(const struct stack *s,
					struct str capability);

/* The first member whose entry produces the interface, or NULL. */
const struct stack_member *stack_produces(const struct stack *s,
					  const struct interface *f);

/* Whether a member claims one of `any`, a list of a profile's `needs`. */
bool stack_meets(const struct stack *s, const struct value *any);

#endif
