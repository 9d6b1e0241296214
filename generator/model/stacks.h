/*
 * stacks.h - stacks, which are reference architectures, as plain structs, and
 * what their members cover together.  Part of what `catalogue.h` describes.
 */
#ifndef STACKS_H
#define STACKS_H

#include "base/list.h"
#include "base/text.h"
#include "format/value.h"
#include "model/entry.h"
#include "model/layers.h"

struct stack_member {
	struct text id, role;
	struct text exit, cost; /* how it is left, and what that costs */
	const struct entry *entry;
};
LIST_OF(stack_members, struct stack_member *);

/* `from` uses, controls, observes or embeds `to`. */
struct stack_edge {
	struct text from, to, interface_id, kind, note;
	bool bootstrap;          /* only while the stack comes up */
	struct text break_glass; /* what then helps when it cannot */
	const struct stack_member *source, *target;
	const struct interface *interface;
};
LIST_OF(stack_edges, struct stack_edge *);

/* An interface that somebody outside the stack provides. */
struct stack_assumed {
	struct text interface_id, reason;
	const struct interface *interface;
};
LIST_OF(stack_assumeds, struct stack_assumed *);

/* Who writes a group of fields, where several could. */
struct stack_owner {
	struct text kind, group, owner, split;
};
LIST_OF(stack_owners, struct stack_owner *);

struct stack_step {
	struct text step, until;
	struct texts members;
};
LIST_OF(stack_steps, struct stack_step *);

struct stack_drill {
	struct text name, breaks, expect, recover;
};
LIST_OF(stack_drills, struct stack_drill *);

struct stack {
	struct pos pos;
	struct str slug; /* the file's name */
	struct text name, summary;
	struct text description; /* CommonMark */
	struct texts profile_ids;
	struct profiles profiles;
	struct pairs meets; /* a condition's id, the member's that meets it */
	struct stack_members members;
	struct stack_edges edges;
	struct stack_assumeds assumed;
	struct stack_owners owners;
	struct pairs accountable; /* a layer's id, a persona's id */
	struct text trust_policy;
	struct stack_steps bootstrap;
	struct stack_drills drills;
	struct day checked;
	struct waivers waivers;
};
LIST_OF(stacks, struct stack *);

/* The member that is this entry, or NULL. */
const struct stack_member *stack_member_of(const struct stack *s,
					   struct str id);

/* The first member whose entry produces the interface, or NULL. */
const struct stack_member *stack_produces(const struct stack *s,
					  const struct interface *f);

/* Whether a member claims one of `any`, a list of a profile's `needs`. */
bool stack_meets(const struct stack *s, const struct value *any);

/* The first of these interfaces that somebody outside provides, or NULL. */
const struct stack_assumed *stack_assumes(const struct stack *s,
					  const struct texts *ids);

/* The member that meets a condition, where the stack names one; or NULL. */
const struct stack_member *stack_meets_by(const struct stack *s,
					  const struct condition *c);

/* Whether it is as a condition of a profile asks. */
bool stack_holds(const struct stack *s, const struct condition *c);

#endif
