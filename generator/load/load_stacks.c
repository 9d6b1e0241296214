/* stacks/<id>.yml: one reference architecture a file. */
#include "load/loader.h"

/* What can still be drawn on a page; and the check asks each of each other. */
enum { MOST_MEMBERS = 100, MOST_EDGES = 400 };

#define FIELDS static const struct field
#define RECORD static const struct record

#define MEMBER(member) offsetof(struct stack_member, member)
FIELDS member_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = MEMBER(id),
	 .help = "an entry"},
	{.key = "role",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = MEMBER(role),
	 .help = "what it does in this stack"},
	{.key = "exit",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = MEMBER(exit),
	 .help = "how it is replaced"},
	{.key = "cost",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = MEMBER(cost),
	 .help = "what that takes"},
};
RECORD record_member = {"members", ROWS(member_fields),
			sizeof(struct stack_member), false};

#define EDGE(member) offsetof(struct stack_edge, member)
FIELDS edge_fields[] = {
	{.key = "from",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = EDGE(from),
	 .help = "the member that needs the other"},
	{.key = "to",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = EDGE(to)},
	{.key = "interface",
	 .kind = FIELD_TEXT,
	 .names = "interface",
	 .at = EDGE(interface_id),
	 .help = "the interface between them",
	 .example = "IF-06"},
	{.key = "kind",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = EDGE(kind),
	 .vocabulary = "dependency"},
	{.key = "note", .kind = FIELD_TEXT, .at = EDGE(note)},
	{.key = "bootstrap",
	 .kind = FIELD_BOOL,
	 .at = EDGE(bootstrap),
	 .help = "true of an edge that holds only while the stack comes up"},
	{.key = "break_glass",
	 .kind = FIELD_TEXT,
	 .at = EDGE(break_glass),
	 .help = "what a person does when a bootstrap edge blocks"},
};
RECORD record_edge = {"edges", ROWS(edge_fields), sizeof(struct stack_edge),
		      false};

FIELDS assumed_fields[] = {
	{.key = "interface",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .names = "interface",
	 .at = offsetof(struct stack_assumed, interface_id)},
	{.key = "reason",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct stack_assumed, reason),
	 .help = "who provides it, outside the stack"},
};
RECORD record_assumed = {"assumed", ROWS(assumed_fields),
			 sizeof(struct stack_assumed), false};

#define OWNER(member) offsetof(struct stack_owner, member)
FIELDS owner_fields[] = {
	{.key = "kind",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = OWNER(kind),
	 .example = "Deployment"},
	{.key = "group",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = OWNER(group),
	 .example = "spec.replicas"},
	{.key = "owner",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = OWNER(owner),
	 .help = "the member that writes it, or who else does"},
	{.key = "split",
	 .kind = FIELD_TEXT,
	 .at = OWNER(split),
	 .help = "how other writers are kept away"},
};
RECORD record_owner = {"owners", ROWS(owner_fields), sizeof(struct stack_owner),
		       false};

FIELDS step_fields[] = {
	{.key = "step",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct stack_step, step),
	 .help = "what is done"},
	{.key = "members",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct stack_step, members),
	 .help = "the members that come up in it"},
	{.key = "until",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct stack_step, until),
	 .help = "what is true when it is done"},
};
RECORD record_step = {"bootstrap", ROWS(step_fields), sizeof(struct stack_step),
		      false};

#define DRILL(member) offsetof(struct stack_drill, member)
FIELDS drill_fields[] = {
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = DRILL(name)},
	{.key = "breaks",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = DRILL(breaks),
	 .help = "what is broken on purpose"},
	{.key = "expect",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = DRILL(expect),
	 .help = "what has to happen by itself"},
	{.key = "recover",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = DRILL(recover),
	 .help = "how it is brought back"},
};
RECORD record_drill = {"drills", ROWS(drill_fields), sizeof(struct stack_drill),
		       false};

#define AT(member) offsetof(struct stack, member)
FIELDS fields[] = {
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(name)},
	{.key = "summary",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(summary),
	 .help = "whom it is for and what it does, in one sentence"},
	{.key = "description",
	 .kind = FIELD_PROSE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(description),
	 .help = "how the members work together, and where the border is"},
	{.key = "profile",
	 .kind = FIELD_TEXTS,
	 .flags = FIELD_REQUIRED,
	 .names = "profile",
	 .at = AT(profile_ids),
	 .help = "profiles of model.yml, of which it covers the capabilities "
		 "and meets the conditions"},
	{.key = "meets",
	 .kind = FIELD_PAIRS,
	 .names = "condition",
	 .at = AT(meets),
	 .help = "a condition's id, and the member that meets it, where no "
		 "field of its entry can say so",
	 .example = "{queueing: kueue}"},
	{.key = "members",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = AT(members),
	 .record = &record_member,
	 .most = MOST_MEMBERS},
	{.key = "edges",
	 .kind = FIELD_RECORDS,
	 .at = AT(edges),
	 .record = &record_edge,
	 .most = MOST_EDGES,
	 .help = "which member needs which, beyond what the entries say"},
	{.key = "assumed",
	 .kind = FIELD_RECORDS,
	 .at = AT(assumed),
	 .record = &record_assumed,
	 .help = "interfaces that are provided from outside"},
	{.key = "owners",
	 .kind = FIELD_RECORDS,
	 .at = AT(owners),
	 .record = &record_owner,
	 .help = "who alone writes which fields"},
	{.key = "accountable",
	 .kind = FIELD_PAIRS,
	 .flags = FIELD_REQUIRED,
	 .names = "layer",
	 .at = AT(accountable),
	 .help = "a layer's id, and the persona that answers for it"},
	{.key = "trust_policy",
	 .kind = FIELD_TEXT,
	 .at = AT(trust_policy),
	 .help = "what is verified at admission, and against which keys"},
	{.key = "bootstrap",
	 .kind = FIELD_RECORDS,
	 .at = AT(bootstrap),
	 .record = &record_step,
	 .help = "the order in which it comes up"},
	{.key = "drills",
	 .kind = FIELD_RECORDS,
	 .at = AT(drills),
	 .record = &record_drill,
	 .help = "failures that are rehearsed"},
	{.key = "checked",
	 .kind = FIELD_DATE,
	 .at = AT(checked),
	 .help = "the day on which it was last read against its members"},
	{.key = "waive",
	 .kind = FIELD_RECORDS,
	 .at = AT(waivers),
	 .record = &record_waiver,
	 .help = "findings that are accepted"},
};
const struct record record_stack = {"a stack", ROWS(fields),
				    sizeof(struct stack), false};

static void load_stack(struct loader *l, const char *path, struct str id)
{
	const struct value *tree = load_yaml(l, path);
	struct field_reader r = load_reader(l);
	struct stack *s = arena_new(l->arena, struct stack);

	if (!tree)
		return;
	field_read(&r, &record_stack, tree, s);
	s->pos = (struct pos){path, 1, 1};
	s->slug = id;
	*list_add(l->arena, &l->catalogue->stacks) = s;
	map_put(l->arena, &l->catalogue->stack_by_id, s->slug, s);
}

void load_stacks(struct loader *l)
{
	load_folder(l, "stacks", load_stack);
}

/*
 * Ids to pointers
 */

static void link_members(struct loader *l, struct stack *s, struct map *by_id)
{
	for (size_t i = 0; i < s->members.n; i++) {
		struct stack_member *m = s->members.at[i];

		m->entry = load_resolve(l, &l->catalogue->entry_by_id, &m->id,
					"entry");
		if (map_find(by_id, m->id.s))
			diags_add(l->diags, &load_rules[RULE_DUPLICATE],
				  m->id.pos, "'%.*s' is a member already",
				  STR_ARG(m->id.s));
		else if (m->id.s.n)
			map_put(l->arena, by_id, m->id.s, m);
	}
}

static void link_edges(struct loader *l, struct stack *s,
		       const struct map *by_id)
{
	for (size_t i = 0; i < s->edges.n; i++) {
		struct stack_edge *e = s->edges.at[i];

		e->source = load_resolve(l, by_id, &e->from, "member");
		e->target = load_resolve(l, by_id, &e->to, "member");
		e->interface =
			load_resolve(l, &l->catalogue->model.interface_by_id,
				     &e->interface_id, "interface");
	}
}

static void link_stack(struct loader *l, struct stack *s)
{
	const struct model *m = &l->catalogue->model;
	struct map members = {0};

	for (size_t i = 0; i < s->profile_ids.n; i++) {
		struct profile *p = load_resolve(
			l, &m->profile_by_id, &s->profile_ids.at[i], "profile");

		if (p)
			*list_add(l->arena, &s->profiles) = p;
	}
	link_members(l, s, &members);
	link_edges(l, s, &members);
	for (size_t i = 0; i < s->meets.n; i++) {
		load_resolve(l, &m->condition_by_id, &s->meets.at[i].key,
			     "condition");
		load_resolve(l, &members, &s->meets.at[i].value, "member");
	}
	for (size_t i = 0; i < s->assumed.n; i++)
		s->assumed.at[i]->interface = load_resolve(
			l, &m->interface_by_id, &s->assumed.at[i]->interface_id,
			"interface");
	for (size_t i = 0; i < s->accountable.n; i++) {
		load_resolve(l, &m->layer_by_id, &s->accountable.at[i].key,
			     "layer");
		load_resolve(l, &m->persona_by_id, &s->accountable.at[i].value,
			     "persona");
	}
	for (size_t i = 0; i < s->bootstrap.n; i++)
		for (size_t k = 0; k < s->bootstrap.at[i]->members.n; k++)
			load_resolve(l, &members,
				     &s->bootstrap.at[i]->members.at[k],
				     "member");
}

void link_stacks(struct loader *l)
{
	for (size_t i = 0; i < l->catalogue->stacks.n; i++)
		link_stack(l, l->catalogue->stacks.at[i]);
}
