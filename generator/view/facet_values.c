/* What an entry has in each facet. */
#include "model/named_field.h"
#include "view/facet.h"
#include "view/health.h"

static void see_text(struct facet *f, struct str text)
{
	facet_see(f, (struct choice){.id = text, .label = text});
}

static void see_group(struct facet *f, const struct entry *e)
{
	const struct groups *all = &f->v->catalogue->groups;

	for (size_t i = 0; i < all->n; i++) {
		const struct group *g = all->at[i];

		for (size_t k = 0; k < e->claims.n; k++)
			for (size_t n = 0; n < g->layers.n; n++)
				if (e->claims.at[k].capability->layer ==
				    g->layers.at[n])
					facet_see(f, (struct choice){
							     .id = g->slug,
							     .label = g->name.s,
							     .rank = (long)i});
	}
}

static void see_one_layer(struct facet *f, const struct layer *l)
{
	struct view *v = f->v;

	if (l)
		facet_see(f, (struct choice){
				     .id = l->slug,
				     .label = l->name.s,
				     .href = path_href(
					     v->arena,
					     path_of_layer(v->arena,
							   v->catalogue, l)),
				     .hue = hue_of(v, l),
				     .rank = (long)l->index});
}

static void see_layer(struct facet *f, const struct entry *e)
{
	see_one_layer(f, e->layer);
	for (size_t i = 0; i < e->also.n; i++)
		see_one_layer(f, e->also.at[i]->layer);
}

static void see_category(struct facet *f, const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++)
		see_one_layer(f, e->claims.at[i].capability->layer);
}

static void see_capability(struct facet *f, const struct entry *e)
{
	struct view *v = f->v;
	bool own = v->catalogue->kind == CATALOGUE_OWN;

	for (size_t i = 0; i < e->claims.n; i++) {
		const struct capability *c = e->claims.at[i].capability;

		if (!c || !c->layer)
			continue;
		facet_see(f, (struct choice){.id = own ? c->id.s : c->slug,
					     .label = c->name.s,
					     .under = c->layer->name.s,
					     .href = path_href(
						     v->arena,
						     path_of_capability(
							     v->arena,
							     v->catalogue, c)),
					     .hue = hue_of(v, c->layer),
					     .rank = capability_rank(c)});
	}
}

static void see_maturity(struct facet *f, const struct entry *e)
{
	facet_see(f, choice_of_maturity(f->v, e));
}

static void see_license(struct facet *f, const struct entry *e)
{
	facet_see(f, choice_of_license(f->v, e));
}

static void see_foundation(struct facet *f, const struct entry *e)
{
	facet_see(f, choice_of_foundation(f->v, e));
}

static void see_activity(struct facet *f, const struct entry *e)
{
	facet_see(f, choice_of_activity(f->v, e));
}

static void see_language(struct facet *f, const struct entry *e)
{
	facet_see(f, choice_of_language(f->v, e));
}

static void see_status(struct facet *f, const struct entry *e)
{
	struct str id = entry_is_archived(e) ? STR("archived")
			: e->status.s.n      ? e->status.s
					     : STR("active");
	struct str name = ARENA_JOIN(f->v->arena, STR("explore.status."), id);
	struct str label = word(f->v, name.p);

	facet_see(f, (struct choice){.id = id,
				     .label = label.n ? label : id,
				     .rank = str_is(id, "archived")});
}

static void see_kind(struct facet *f, const struct entry *e)
{
	if (e->kind.s.n)
		facet_see(f, (struct choice){.id = e->kind.s,
					     .label = label_of(f->v, "kind",
							       e->kind.s)});
}

static void see_interfaces(struct facet *f, const struct interfaces *list)
{
	const struct interfaces *all = &f->v->catalogue->model.interfaces;

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < list->n; k++)
			if (list->at[k] == all->at[i])
				facet_see(f,
					  (struct choice){
						  .id = all->at[i]->id.s,
						  .label = all->at[i]->title.s,
						  .rank = (long)i});
}

static void see_interface(struct facet *f, const struct entry *e)
{
	see_interfaces(f, &e->consumes.found);
	see_interfaces(f, &e->produces.found);
}

static void see_traffic(struct facet *f, const struct entry *e)
{
	for (size_t i = 0; i < e->traffic_via.n; i++)
		facet_see(f, (struct choice){.id = e->traffic_via.at[i].s,
					     .label = label_of(
						     f->v, "traffic",
						     e->traffic_via.at[i].s)});
}

static void see_tag(struct facet *f, const struct entry *e)
{
	for (size_t i = 0; i < e->tags.n; i++)
		see_text(f, e->tags.at[i].s);
}

/* Listed as an organisation, so that its name is that of one. */
static bool is_member(struct view *v, const struct entry *e)
{
	struct str category = v->catalogue->site.members.s;

	return category.n && e->layer && str_eq(e->layer->name.s, category);
}

/* "Red Hat" of "Red Hat (member)". */
static struct str name_of_member(const struct entry *e)
{
	struct str name = e->name.s;
	size_t open = str_find(name, STR(" ("));

	return str_ends(name, STR(")")) && open ? str_sub(name, 0, open) : name;
}

/*
 * The last part of an address at Crunchbase, where an organisation has it.  It
 * is spelled as that part, unless the catalogue lists it by name.
 */
static void see_organisation(struct facet *f, const struct entry *e)
{
	const struct value *at = value_get(e->source, STR("crunchbase"));
	struct str rest = at ? at->text : (struct str){0}, id = {0};
	char *label;

	while (str_ends(rest, STR("/")))
		rest.n--;
	while (rest.n)
		id = str_cut(rest, '/', &rest);
	if (!id.n)
		return;
	label = arena_alloc(f->v->arena, id.n);
	for (size_t i = 0; i < id.n; i++)
		label[i] = id.p[i] == '-' ? ' ' : id.p[i];
	facet_see(f, (struct choice){.id = id, .label = {label, id.n}});
	if (is_member(f->v, e)) {
		struct choice *seen = map_find(&f->by_id, id);

		seen->label = name_of_member(e);
	}
}

static void see_findings(struct facet *f, const struct entry *e)
{
	struct tally t;

	if (!f->v->health)
		return;
	t = tally_of(health_of(f->v->health, e));
	for (int s = DIAG_ERROR; s >= DIAG_NOTE; s--) {
		struct str id = str_c(severity_name((enum severity)s)), name;

		if (!t.of[s])
			continue;
		name = ARENA_JOIN(f->v->arena, STR("health.figures."), id,
				  STR("s"));
		facet_see(f, (struct choice){.id = id,
					     .label = word(f->v, name.p),
					     .rank = DIAG_ERROR - s});
	}
	if (!tally_open(&t))
		facet_see(f, (struct choice){
				     .id = STR("none"),
				     .label = word(f->v, "explore.no_findings"),
				     .rank = DIAG_ERROR + 1});
}

void facet_see_field(struct facet *f, const struct entry *e)
{
	struct str text;

	for (size_t i = 0; named_field_text(e, f->field, i, &text); i++)
		if (text.n)
			see_text(f, text);
}

const struct facet_kind facet_kinds[] = {
	{"group", false, true, false, see_group},
	{"layer", true, false, false, see_layer},
	{"category", false, true, false, see_category},
	{"capability", true, false, false, see_capability},
	{"subcategory", false, true, false, see_capability},
	{"maturity", true, true, true, see_maturity},
	{"license", true, true, true, see_license},
	{"foundation", true, true, true, see_foundation},
	{"activity", true, true, false, see_activity},
	{"language", true, true, false, see_language},
	{"status", true, true, true, see_status},
	{"kind", true, true, false, see_kind},
	{"interface", true, false, false, see_interface},
	{"traffic", true, false, false, see_traffic},
	{"tag", false, true, false, see_tag},
	{"organisation", false, true, false, see_organisation},
	{"findings", true, true, false, see_findings},
};
const size_t n_facet_kinds = sizeof(facet_kinds) / sizeof(facet_kinds[0]);
