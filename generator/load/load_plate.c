/* What a `figure` of a chapter draws. */
#include "load/loader.h"

#define NODE(member) offsetof(struct plate_node, member)

static const struct field node_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = NODE(id)},
	{.key = "layer",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = NODE(layer_id),
	 .help = "the band in which it is drawn"},
	{.key = "entry",
	 .kind = FIELD_TEXT,
	 .at = NODE(entry_id),
	 .help = "the entry that it is; gives its label"},
	{.key = "label", .kind = FIELD_TEXT, .at = NODE(label)},
	{.key = "note",
	 .kind = FIELD_TEXT,
	 .at = NODE(note),
	 .help = "a second line, in small type"},
};
static const struct record record_node = {"a node", ROWS(node_fields),
					  sizeof(struct plate_node), false};

#define EDGE(member) offsetof(struct plate_edge, member)

static const struct field edge_fields[] = {
	{.key = "from",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = EDGE(from)},
	{.key = "to",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = EDGE(to)},
	{.key = "interface", .kind = FIELD_TEXT, .at = EDGE(interface_id)},
	{.key = "label",
	 .kind = FIELD_TEXT,
	 .at = EDGE(label),
	 .help = "what happens, for the table below the figure"},
	{.key = "step",
	 .kind = FIELD_NUMBER,
	 .at = EDGE(step),
	 .help = "its place in the order of events"},
};
static const struct record record_edge = {"an edge", ROWS(edge_fields),
					  sizeof(struct plate_edge), false};

#define PANEL(member) offsetof(struct plate_panel, member)

static const struct field panel_fields[] = {
	{.key = "title", .kind = FIELD_TEXT, .at = PANEL(title)},
	{.key = "nodes",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = PANEL(nodes),
	 .record = &record_node},
	{.key = "edges",
	 .kind = FIELD_RECORDS,
	 .at = PANEL(edges),
	 .record = &record_edge},
};
static const struct record record_panel = {"a panel", ROWS(panel_fields),
					   sizeof(struct plate_panel), false};

#define AT(member) offsetof(struct plate, member)

static const struct field fields[] = {
	{.key = "draws",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(draws),
	 .help = "model, interfaces, architecture or flow"},
	{.key = "of",
	 .kind = FIELD_TEXT,
	 .at = AT(of),
	 .help = "architecture: the stack's id"},
	{.key = "layers",
	 .kind = FIELD_TEXTS,
	 .at = AT(layer_ids),
	 .help = "interfaces: only those that touch these layers"},
	{.key = "interfaces",
	 .kind = FIELD_TEXTS,
	 .at = AT(interface_ids),
	 .help = "interfaces: only these"},
	{.key = "panels",
	 .kind = FIELD_RECORDS,
	 .at = AT(panels),
	 .record = &record_panel,
	 .help = "flow: one or more drawings"},
};
const struct record record_plate = {"a figure", ROWS(fields),
				    sizeof(struct plate), false};

/* What each kind is called, and the field that it cannot do without. */
static const struct {
	const char *name, *needs;
} kinds[] = {
	[PLATE_MODEL] = {"model", NULL},
	[PLATE_INTERFACES] = {"interfaces", NULL},
	[PLATE_ARCHITECTURE] = {"architecture", "of"},
	[PLATE_FLOW] = {"flow", "panels"},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static bool set_kind(struct loader *l, struct plate *f,
		     const struct value *tree)
{
	size_t k = 0;

	while (k < KINDS && !str_is(f->draws.s, kinds[k].name))
		k++;
	if (k == KINDS) {
		diags_add(l->diags, &load_rules[RULE_DIRECTIVE], f->draws.pos,
			  "a figure draws model, interfaces, architecture or "
			  "flow, not '%.*s'",
			  STR_ARG(f->draws.s));
		return false;
	}
	f->kind = (enum plate_kind)k;
	if (kinds[k].needs && !value_get(tree, str_c(kinds[k].needs))) {
		diags_add(l->diags, &load_rules[RULE_DIRECTIVE], f->draws.pos,
			  "a figure that draws '%s' needs '%s'", kinds[k].name,
			  kinds[k].needs);
		return false;
	}
	return true;
}

const struct plate *load_plate(struct loader *l, const struct value *tree)
{
	struct plate *made = arena_new(l->arena, struct plate);
	struct field_reader r = load_reader(l);

	if (!field_read(&r, &record_plate, tree, made) ||
	    !set_kind(l, made, tree))
		return NULL;
	return made;
}

/*
 * Ids to pointers
 */

enum {
	/* What fits into a box of the narrowest drawing. */
	MAX_LABEL = 28,
	MAX_NOTE = 40,
};

static void check_length(struct loader *l, const struct text *t, size_t most)
{
	if (t->s.n > most)
		diags_add(l->diags, &load_rules[RULE_DIRECTIVE], t->pos,
			  "'%.*s' has %zu bytes; a box has room for %zu",
			  STR_ARG(t->s), t->s.n, most);
}

static void link_node(struct loader *l, struct plate_node *n, struct map *by_id)
{
	const struct catalogue *c = l->catalogue;

	load_index(l, by_id, &n->id, n, "node");
	n->layer =
		load_resolve(l, &c->model.layer_by_id, &n->layer_id, "layer");
	n->entry = load_resolve(l, &c->entry_by_id, &n->entry_id, "entry");
	check_length(l, &n->label, MAX_LABEL);
	check_length(l, &n->note, MAX_NOTE);
	if (n->id.s.n && !n->label.s.n && !n->entry_id.s.n)
		diags_add(l->diags, &load_rules[RULE_DIRECTIVE], n->id.pos,
			  "the node '%.*s' needs a label or an entry",
			  STR_ARG(n->id.s));
}

static void link_panel(struct loader *l, struct plate_panel *p)
{
	struct map nodes = {0};

	for (size_t i = 0; i < p->nodes.n; i++)
		link_node(l, p->nodes.at[i], &nodes);
	for (size_t i = 0; i < p->edges.n; i++) {
		struct plate_edge *e = p->edges.at[i];

		e->source = load_resolve(l, &nodes, &e->from, "node");
		e->target = load_resolve(l, &nodes, &e->to, "node");
		e->interface =
			load_resolve(l, &l->catalogue->model.interface_by_id,
				     &e->interface_id, "interface");
	}
}

void link_plate(struct loader *l, struct plate *f)
{
	const struct catalogue *c = l->catalogue;

	for (size_t i = 0; i < f->layer_ids.n; i++)
		load_resolve(l, &c->model.layer_by_id, &f->layer_ids.at[i],
			     "layer");
	for (size_t i = 0; i < f->interface_ids.n; i++)
		load_resolve(l, &c->model.interface_by_id,
			     &f->interface_ids.at[i], "interface");
	f->stack = load_resolve(l, &c->stack_by_id, &f->of, "stack");
	for (size_t i = 0; i < f->panels.n; i++)
		link_panel(l, f->panels.at[i]);
}
