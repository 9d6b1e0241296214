/* What an entry has in each facet. */
#include "model/named_field.h"
#include "view/facet.h"
#include "view/health.h"

/* Ranks of choices that stand last, whatever their number. */
enum { RANK_ARCHIVED = 98, RANK_NONE = 99 };

/* That nothing is said is a choice, too. */
static void see_none(struct facet *f, const char *id, const char *label)
{
	facet_see(f, (struct choice){.id = str_c(id),
				     .label = word(f->v, label),
				     .rank = RANK_NONE});
}

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

/* As the layers have them, from the top. */
static long capability_rank(const struct capability *c)
{
	enum { MOST_IN_A_LAYER = 10000 };
	const struct capabilities *all = &c->layer->capabilities;
	size_t at = 0;

	while (at < all->n && all->at[at] != c)
		at++;
	return (long)(c->layer->index * MOST_IN_A_LAYER + at);
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
	struct str level = entry_level(e);
	const struct value *known = value_get(f->v->words, STR("level"));
	long rank = 0;

	if (!level.n) {
		see_none(f, "none", "explore.no_level");
		return;
	}
	for (const struct value *l = known ? known->first : NULL;
	     l && !str_eq(l->key, level); l = l->next)
		rank++;
	facet_see(f, (struct choice){.id = level,
				     .label = label_of(f->v, "maturity", level),
				     .rank = str_is(level, "archived")
						     ? RANK_ARCHIVED
						     : rank});
}

static void see_license(struct facet *f, const struct entry *e)
{
	struct str spdx = entry_license(e);

	if (!spdx.n && e->license)
		spdx = e->license->as.s;
	if (spdx.n)
		see_text(f, spdx);
	else
		see_none(f, "unknown", "explore.not_known");
}

/* Of a landscape2 catalogue, that of the landscape: it has no other. */
static void see_foundation(struct facet *f, const struct entry *e)
{
	const struct catalogue *c = f->v->catalogue;
	struct str name =
		e->maturity ? e->maturity->foundation.s : (struct str){0};

	if (c->kind == CATALOGUE_LANDSCAPE2 && entry_level(e).n)
		name = c->site.publisher.s;
	if (name.n)
		facet_see(f,
			  (struct choice){
				  .id = name,
				  .label = label_of(f->v, "foundation", name)});
	else
		see_none(f, "none", "explore.no_foundation");
}

/* By the age of the newest version on the catalogue's day. */
static void see_activity(struct facet *f, const struct entry *e)
{
	static const struct {
		const char *id, *label;
		long days; /* at most */
	} steps[] = {{"90-days", "explore.activity.days", 90},
		     {"year", "explore.activity.year", 365},
		     {"older", "explore.activity.older", 0}};
	enum { LAST = sizeof(steps) / sizeof(steps[0]) - 1 };
	const struct version *newest = facts_version(e->facts);
	struct date today = f->v->catalogue->as_of;
	size_t i = 0;
	long age;

	if (!newest || !date_is_set(newest->date.date) || !date_is_set(today)) {
		see_none(f, "unknown", "explore.not_known");
		return;
	}
	age = date_days(today) - date_days(newest->date.date);
	while (i < LAST && age > steps[i].days)
		i++;
	facet_see(f, (struct choice){.id = str_c(steps[i].id),
				     .label = word(f->v, steps[i].label),
				     .rank = (long)i});
}

/* The language of which there is most. */
static void see_language(struct facet *f, const struct entry *e)
{
	const struct facts *facts = e->facts;
	struct str name = {0};

	if (facts && facts->languages.n)
		name = facts->languages.at[0].name;
	else if (facts && facts->language_shares.n)
		name = facts->language_shares.at[0].key.s;
	if (name.n)
		see_text(f, name);
	else
		see_none(f, "unknown", "explore.not_known");
}

static void see_status(struct facet *f, const struct entry *e)
{
	struct str id = entry_is_archived(e) ? STR("archived")
			: e->status.s.n      ? e->status.s
					     : STR("active");
	struct str name =
		arena_printf(f->v->arena, "explore.status.%.*s", STR_ARG(id));
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

/* The last part of an address at Crunchbase, where an organisation has it. */
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
}

static void see_findings(struct facet *f, const struct entry *e)
{
	struct tally t;

	if (!f->v->health)
		return;
	t = tally_of(health_of(f->v->health, e));
	for (int s = DIAG_ERROR; s >= DIAG_NOTE; s--) {
		struct str id = str_c(severity_name((enum severity)s));
		struct str name = arena_printf(
			f->v->arena, "health.figures.%.*ss", STR_ARG(id));

		if (t.of[s])
			facet_see(f,
				  (struct choice){.id = id,
						  .label = word(f->v, name.p),
						  .rank = DIAG_ERROR - s});
	}
	if (!tally_open(&t))
		see_none(f, "none", "explore.no_findings");
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
