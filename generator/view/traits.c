/* The traits, in the order of a comparison's dimensions. */
#include "view/traits.h"

static void add_plain(struct view *v, struct value *list, struct str text)
{
	if (text.n)
		add_ref(v, list, text, (struct str){0});
}

static void add_words(struct view *v, struct value *list,
		      const struct texts *words, const char *vocabulary)
{
	for (size_t i = 0; i < words->n; i++)
		add_plain(v, list,
			  vocabulary ? label_of(v, vocabulary, words->at[i].s)
				     : words->at[i].s);
}

/* A layer is named once, however many of its capabilities are claimed. */
static void add_layer_once(struct view *v, struct value *list,
			   const struct layer *l)
{
	if (!l)
		return;
	for (const struct value *x = list->first; x; x = x->next)
		if (str_eq(value_get(x, STR("label"))->text, l->name.s))
			return;
	add_ref(v, list, l->name.s, path_of_layer(v->arena, v->catalogue, l));
}

static void fill_summary(struct view *v, struct value *list,
			 const struct entry *e)
{
	add_plain(v, list, entry_summary(v, e));
}

static void fill_layers(struct view *v, struct value *list,
			const struct entry *e)
{
	add_layer_once(v, list, e->layer);
	for (size_t i = 0; i < e->also.n; i++)
		add_layer_once(v, list, e->also.at[i]->layer);
	if (v->catalogue->kind == CATALOGUE_LANDSCAPE2)
		for (size_t i = 0; i < e->claims.n; i++)
			add_layer_once(v, list,
				       e->claims.at[i].capability->layer);
}

static void fill_capabilities(struct view *v, struct value *list,
			      const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability)
			add_capability_ref(v, list, e->claims.at[i].capability);
}

static void fill_seam(struct view *v, struct value *list, const struct entry *e)
{
	struct str meaning = label_of(v, "seam", e->seam.s);

	if (str_eq(meaning, e->seam.s))
		add_plain(v, list, meaning);
	else
		add_plain(v, list,
			  arena_printf(v->arena, "%.*s: %.*s",
				       STR_ARG(e->seam.s), STR_ARG(meaning)));
}

static void add_crossings(struct view *v, struct value *list,
			  const struct interfaces *all)
{
	for (size_t i = 0; i < all->n; i++)
		add_ref(v, list,
			arena_printf(v->arena, "%.*s %.*s",
				     STR_ARG(all->at[i]->id.s),
				     STR_ARG(all->at[i]->title.s)),
			path_of_interface(v->arena, all->at[i]));
}

static void fill_consumes(struct view *v, struct value *list,
			  const struct entry *e)
{
	add_crossings(v, list, &e->consumes.found);
}

static void fill_produces(struct view *v, struct value *list,
			  const struct entry *e)
{
	add_crossings(v, list, &e->produces.found);
}

static void fill_needs(struct view *v, struct value *list,
		       const struct entry *e)
{
	for (size_t i = 0; i < e->depends_on.n; i++) {
		const struct dependency *d = e->depends_on.at[i];

		if (d->entry)
			add_ref(v, list,
				arena_printf(v->arena, "%.*s (%.*s)",
					     STR_ARG(d->entry->name.s),
					     STR_ARG(d->kind.s)),
				path_of_entry(v->arena, d->entry->slug));
	}
}

static void fill_drives(struct view *v, struct value *list,
			const struct entry *e)
{
	add_words(v, list, &e->drives, NULL);
}

static void fill_defines(struct view *v, struct value *list,
			 const struct entry *e)
{
	add_words(v, list, &e->defines, NULL);
}

static void fill_placement(struct view *v, struct value *list,
			   const struct entry *e)
{
	if (e->placement)
		add_plain(v, list,
			  label_of(v, "placement_mode", e->placement->mode.s));
}

static void fill_clusters(struct view *v, struct value *list,
			  const struct entry *e)
{
	add_words(v, list, &e->clusters, "clusters");
}

static void fill_traffic(struct view *v, struct value *list,
			 const struct entry *e)
{
	add_word_refs(v, list, &e->traffic_via, "traffic");
}

static void fill_metrics(struct view *v, struct value *list,
			 const struct entry *e)
{
	add_word_refs(v, list, &e->metrics_via, "metrics");
}

static void fill_compares(struct view *v, struct value *list,
			  const struct entry *e)
{
	if (e->analysis)
		add_plain(v, list,
			  label_of(v, "comparison", e->analysis->comparison.s));
}

static void fill_on_failure(struct view *v, struct value *list,
			    const struct entry *e)
{
	if (e->analysis)
		add_plain(v, list,
			  label_of(v, "on_failure", e->analysis->on_failure.s));
}

static void fill_rollback(struct view *v, struct value *list,
			  const struct entry *e)
{
	if (e->rollback)
		add_plain(v, list, label_of(v, "rollback", e->rollback->by.s));
}

static void fill_excludes(struct view *v, struct value *list,
			  const struct entry *e)
{
	if (e->rollback)
		add_words(v, list, &e->rollback->excludes, "rollback_excludes");
}

static void fill_license(struct view *v, struct value *list,
			 const struct entry *e)
{
	add_plain(v, list, entry_license(e));
}

static void fill_maturity(struct view *v, struct value *list,
			  const struct entry *e)
{
	add_plain(v, list, entry_maturity(v, e));
	if (entry_is_archived(e) && !str_is(entry_level(e), "archived"))
		add_plain(v, list, word(v, "archived"));
}

static void fill_accepted(struct view *v, struct value *list,
			  const struct entry *e)
{
	if (e->maturity && e->maturity->dates)
		add_plain(v, list,
			  date_text(v, e->maturity->dates->accepted.date));
}

static void fill_release(struct view *v, struct value *list,
			 const struct entry *e)
{
	add_plain(v, list, entry_release(v, e));
}

static void fill_since(struct view *v, struct value *list,
		       const struct entry *e)
{
	if (e->since > 0)
		add_plain(v, list, arena_printf(v->arena, "%ld", e->since));
}

/*
 * landscape2: fields of an item, or of its 'extra'
 */

static void add_field(struct view *v, struct value *list, const struct entry *e,
		      const char *key)
{
	const struct value *at = value_get(e->source, str_c(key));
	bool is_list;

	if (!at)
		at = value_get(value_get(e->source, STR("extra")), str_c(key));
	is_list = at && at->kind == VALUE_LIST;
	for (const struct value *x = is_list ? at->first : at; x;
	     x = is_list ? x->next : NULL)
		if (x->kind == VALUE_BOOL)
			add_plain(v, list, word(v, x->truth ? "yes" : "no"));
		else
			add_plain(v, list, x->text);
}

static void fill_joined(struct view *v, struct value *list,
			const struct entry *e)
{
	add_field(v, list, e, "joined");
}

static void fill_enduser(struct view *v, struct value *list,
			 const struct entry *e)
{
	add_field(v, list, e, "enduser");
}

static void fill_specification(struct view *v, struct value *list,
			       const struct entry *e)
{
	add_field(v, list, e, "specification");
}

static void fill_tag(struct view *v, struct value *list, const struct entry *e)
{
	add_field(v, list, e, "tag");
}

static void fill_parent(struct view *v, struct value *list,
			const struct entry *e)
{
	add_field(v, list, e, "parent_project");
}

enum {
	OWN = TRAIT_OWN,
	FOREIGN = TRAIT_FOREIGN,
	BOTH = TRAIT_OWN | TRAIT_FOREIGN,
	COLUMN = TRAIT_COLUMN,
	LONG = TRAIT_LONG,
	SPEAKS = TRAIT_SPEAKS,
};

const struct trait traits[] = {
	{DIMENSION_WRITTEN, "paper.summary_column", FOREIGN | COLUMN | LONG,
	 fill_summary},
	{DIMENSION_CAPABILITIES, "projects.layer", OWN | SPEAKS, fill_layers},
	{DIMENSION_CAPABILITIES, "projects.capabilities", OWN | SPEAKS,
	 fill_capabilities},
	{DIMENSION_CAPABILITIES, "projects.category", FOREIGN | SPEAKS,
	 fill_layers},
	{DIMENSION_CAPABILITIES, "projects.subcategories", FOREIGN | SPEAKS,
	 fill_capabilities},
	{DIMENSION_SEAM, "compare.seam", OWN | COLUMN | SPEAKS, fill_seam},
	{DIMENSION_SEAM, "project.consumes", OWN | COLUMN, fill_consumes},
	{DIMENSION_SEAM, "project.produces", OWN, fill_produces},
	{DIMENSION_SEAM, "compare.needs", OWN | COLUMN, fill_needs},
	{DIMENSION_REACH, "project.drives", OWN | COLUMN, fill_drives},
	{DIMENSION_REACH, "project.defines", OWN | COLUMN, fill_defines},
	{DIMENSION_REACH, "project.placement", OWN | COLUMN, fill_placement},
	{DIMENSION_REACH, "project.clusters", OWN | COLUMN, fill_clusters},
	{DIMENSION_REACH, "project.traffic_via", OWN | COLUMN, fill_traffic},
	{DIMENSION_REACH, "project.metrics_via", OWN | COLUMN, fill_metrics},
	{DIMENSION_REACH, "project.compares", OWN, fill_compares},
	{DIMENSION_ROLLBACK, "project.on_failure", OWN, fill_on_failure},
	{DIMENSION_ROLLBACK, "project.rollback", OWN | SPEAKS, fill_rollback},
	{DIMENSION_ROLLBACK, "project.rollback_excludes", OWN, fill_excludes},
	{DIMENSION_LICENSE, "project.license", BOTH | COLUMN | SPEAKS,
	 fill_license},
	{DIMENSION_MATURITY, "project.maturity", BOTH | COLUMN | SPEAKS,
	 fill_maturity},
	{DIMENSION_MATURITY, "project.accepted", FOREIGN | COLUMN,
	 fill_accepted},
	{DIMENSION_RELEASE, "facts.latest_version", BOTH | COLUMN | SPEAKS,
	 fill_release},
	{DIMENSION_RELEASE, "project.since", OWN, fill_since},
	{DIMENSION_WRITTEN, "fields.specification", FOREIGN,
	 fill_specification},
	{DIMENSION_WRITTEN, "fields.parent_project", FOREIGN, fill_parent},
	{DIMENSION_WRITTEN, "fields.tag", FOREIGN | COLUMN, fill_tag},
	{DIMENSION_WRITTEN, "fields.joined", FOREIGN | COLUMN, fill_joined},
	{DIMENSION_WRITTEN, "fields.enduser", FOREIGN | COLUMN, fill_enduser},
};
const size_t n_traits = sizeof(traits) / sizeof(traits[0]);

static bool is_here(const struct view *v, const struct trait *t)
{
	return t->flags & (v->catalogue->kind == CATALOGUE_OWN ? TRAIT_OWN
							       : TRAIT_FOREIGN);
}

bool trait_is_row(const struct view *v, const struct trait *t)
{
	return is_here(v, t) && !(t->flags & TRAIT_LONG);
}

bool trait_is_column(const struct view *v, const struct trait *t)
{
	return is_here(v, t) && t->flags & TRAIT_COLUMN;
}

struct value *trait_values(struct view *v, const struct trait *t,
			   const struct entry *e)
{
	struct value *list = value_list(v->arena);

	t->fill(v, list, e);
	return list;
}

struct str trait_heading(const struct view *v, const struct trait *t)
{
	struct str id = str_c(dimension_name(t->dimension));
	struct str label = label_of(v, "dimension", id);

	return str_eq(label, id) ? (struct str){0} : label;
}
