/* Where an entry stands: MR-01, -02, -03, -04, -11, -12, -13. */
#include "check/model.h"

static bool claims_in(const struct entry *e, const struct layer *l)
{
	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability &&
		    e->claims.at[i].capability->layer == l)
			return true;
	return false;
}

/*
 * A claim of which the layer is not known: its id, or its capability's layer,
 * is misspelt.  That is reported already; what would follow from it is not.
 */
static bool claims_unknown(const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].id.s.n &&
		    (!e->claims.at[i].capability ||
		     !e->claims.at[i].capability->layer))
			return true;
	return false;
}

/* Where the claims are; false when they are missing or no list of texts,
   which is reported already. */
static bool claims_place(const struct entry *e, struct pos *at)
{
	const struct value *list = value_get(e->source, STR("capabilities"));

	*at = e->claims.n ? e->claims.at[0].id.pos : e->pos;
	return e->claims.n ||
	       (list && list->kind == VALUE_LIST && !list->first);
}

static void check_primary(struct diags *d, const struct entry *e)
{
	struct pos at;

	if (!claims_in(e, e->layer) && !claims_unknown(e) &&
	    claims_place(e, &at))
		diags_add(d, &model_rules[MR_01], at,
			  "no capability here is of the layer '%.*s'; file the "
			  "entry where what it does belongs",
			  STR_ARG(e->layer->id.s));
}

static void check_earned(struct diags *d, const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++) {
		const struct capability *c = e->claims.at[i].capability;

		if (c && c->layer && !model_works_in(e, c->layer))
			diags_add(d, &model_rules[MR_02],
				  e->claims.at[i].id.pos,
				  "'%.*s' is of the layer '%.*s', which is "
				  "neither the entry's nor in 'also'",
				  STR_ARG(c->id.s), STR_ARG(c->layer->id.s));
	}
	for (size_t i = 0; i < e->also.n; i++) {
		const struct also *also = e->also.at[i];

		if (also->layer && also->layer == e->layer)
			diags_add(d, &model_rules[MR_02], also->layer_id.pos,
				  "'%.*s' is the entry's own layer",
				  STR_ARG(also->layer_id.s));
		else if (also->layer && !claims_in(e, also->layer) &&
			 !claims_unknown(e))
			diags_add(d, &model_rules[MR_02], also->layer_id.pos,
				  "no capability claimed is of the layer "
				  "'%.*s'",
				  STR_ARG(also->layer_id.s));
	}
}

static bool touches(const struct interface *f, const struct layer *l)
{
	if (f->from == l)
		return true;
	for (size_t i = 0; i < f->to.n; i++)
		if (f->to.at[i] == l)
			return true;
	return false;
}

/* The border that is crossed inside the project is one of these layers. */
static void check_seams(const struct model_check *check, const struct entry *e)
{
	for (size_t i = 0; i < e->also.n; i++) {
		const struct also *also = e->also.at[i];
		const struct interface *f = also->interface;

		if (also->layer && f && !touches(f, also->layer) &&
		    !touches(f, e->layer))
			diags_add(check->diags, &model_rules[MR_03],
				  also->interface_id.pos,
				  "'%.*s' ends neither in the layer '%.*s' nor "
				  "in '%.*s'",
				  STR_ARG(f->id.s), STR_ARG(e->layer->id.s),
				  STR_ARG(also->layer_id.s));
	}
}

/* Layers of one band count as one; a layer without a band is its own. */
static struct str band_of(const struct layer *l)
{
	return l->band.s.n ? l->band.s : l->id.s;
}

static bool works_in_band(const struct model *m, const struct entry *e,
			  struct str band)
{
	for (size_t i = 0; i < m->layers.n; i++)
		if (str_eq(band_of(m->layers.at[i]), band) &&
		    model_works_in(e, m->layers.at[i]))
			return true;
	return false;
}

/* The layers run from the top to the bottom, as model.yml lists them. */
static void check_contiguous(const struct model_check *check,
			     const struct entry *e)
{
	const struct model *m = &check->catalogue->model;
	const struct layer *above = NULL, *left_out = NULL;

	if (e->skip_reason.s.n || !e->also.n)
		return;
	for (size_t i = 0; i < m->layers.n; i++) {
		const struct layer *l = m->layers.at[i];

		if (!works_in_band(m, e, band_of(l))) {
			if (above && !left_out)
				left_out = l;
		} else if (left_out) {
			diags_add(check->diags, &model_rules[MR_04],
				  e->also.at[0]->layer_id.pos,
				  "'%.*s' works in '%.*s' and '%.*s', but not "
				  "in '%.*s' between them; say why in "
				  "'skip_reason'",
				  STR_ARG(e->name.s), STR_ARG(above->id.s),
				  STR_ARG(l->id.s), STR_ARG(left_out->id.s));
			return;
		} else {
			above = l;
		}
	}
}

/* The first dependency on what claims to be an orchestrator, or NULL. */
static const struct dependency *needs_orchestrator(const struct model *m,
						   const struct entry *e)
{
	for (size_t i = 0; i < e->depends_on.n; i++) {
		const struct dependency *d = e->depends_on.at[i];

		if (d->entry &&
		    (str_is(d->kind.s, "uses") ||
		     str_is(d->kind.s, "controls")) &&
		    model_claim(m, d->entry, CONCEPT_ORCHESTRATOR))
			return d;
	}
	return NULL;
}

static void check_neutral(const struct model_check *check,
			  const struct entry *e)
{
	const struct dependency *needs =
		needs_orchestrator(&check->catalogue->model, e);

	if (!e->runtime_neutral)
		return;
	if (needs)
		diags_add(check->diags, &model_rules[MR_11], needs->id.pos,
			  "'%.*s' is said to be neutral to the runtime, but "
			  "needs the orchestrator '%.*s'",
			  STR_ARG(e->name.s), STR_ARG(needs->id.s));
	for (size_t i = 0; i < e->schema_groups.n; i++)
		diags_add(check->diags, &model_rules[MR_11],
			  e->schema_groups.at[i].pos,
			  "'%.*s' is said to be neutral to the runtime, but "
			  "'%.*s' stands in its schema",
			  STR_ARG(e->name.s),
			  STR_ARG(e->schema_groups.at[i].s));
}

/* Every layer of the entry is of the band in which applications are defined. */
static bool only_defines(const struct model *m, const struct entry *e)
{
	const struct layer *top = NULL;

	for (size_t i = 0; i < m->layers.n && !top; i++)
		if (m->layers.at[i]->core)
			top = m->layers.at[i];
	if (!top)
		return false;
	for (size_t i = 0; i < m->layers.n; i++)
		if (model_works_in(e, m->layers.at[i]) &&
		    !str_eq(band_of(m->layers.at[i]), band_of(top)))
			return false;
	return true;
}

static void check_artefacts(const struct model_check *check,
			    const struct entry *e)
{
	if (!only_defines(&check->catalogue->model, e))
		return;
	for (size_t i = 0; i < e->produces.ids.n; i++) {
		const struct text *id = &e->produces.ids.at[i];
		const struct interface *f = map_find(
			&check->catalogue->model.interface_by_id, id->s);

		if (f && !str_is(f->kind.s, "artefact"))
			diags_add(check->diags, &model_rules[MR_12], id->pos,
				  "'%.*s' is an interface of kind '%.*s'; an "
				  "entry that only defines or packages "
				  "produces artefacts",
				  STR_ARG(id->s), STR_ARG(f->kind.s));
	}
}

static bool has_interface(const struct entry *e, struct str id)
{
	const struct interface_refs *const lists[] = {&e->consumes,
						      &e->produces};

	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < lists[i]->ids.n; k++)
			if (str_eq(lists[i]->ids.at[k].s, id))
				return true;
	return false;
}

/* One dependency that the matrix has to allow. */
struct crossing {
	const struct entry *from, *to;
	struct str kind;
	const struct interface *via; /* NULL: any that `from` has */
};

static bool goes_by(const struct crossing *x, struct str interface)
{
	return x->via ? str_eq(x->via->id.s, interface)
		      : has_interface(x->from, interface);
}

static bool row_allows(const struct allowed *row, const struct crossing *x)
{
	if (!row->only.s.n || str_is(row->only.s, "any"))
		return true;
	return !str_is(x->kind, "controls") &&
	       (!row->via.s.n || goes_by(x, row->via.s));
}

/* The row that says least against it: one that allows, else one that is
   there at all, else NULL. */
static const struct allowed *best_row(const struct model *m,
				      const struct crossing *x)
{
	const struct allowed *found = NULL;

	for (size_t i = 0; i < m->dependencies.n; i++) {
		const struct allowed *row = m->dependencies.at[i];
		const struct layer *from =
			map_find(&m->layer_by_id, row->from.s);
		const struct layer *to = map_find(&m->layer_by_id, row->to.s);

		if (!from || !to || !model_works_in(x->from, from) ||
		    !model_works_in(x->to, to))
			continue;
		if (row_allows(row, x))
			return row;
		found = row;
	}
	return found;
}

/* A model without a matrix allows everything; what follows from a row that
   names no layer is not known. */
static bool matrix_is_whole(const struct model *m)
{
	for (size_t i = 0; i < m->dependencies.n; i++)
		if (!map_find(&m->layer_by_id, m->dependencies.at[i]->from.s) ||
		    !map_find(&m->layer_by_id, m->dependencies.at[i]->to.s))
			return false;
	return m->dependencies.n;
}

void check_edge(const struct model_check *check, struct pos at,
		const struct entry *from, struct str kind,
		const struct entry *to, const struct interface *via)
{
	const struct model *m = &check->catalogue->model;
	const struct crossing x = {from, to, kind, via};
	const struct allowed *row = best_row(m, &x);

	if (!matrix_is_whole(m) ||
	    (!str_is(kind, "uses") && !str_is(kind, "controls")))
		return;
	if (!row)
		diags_add(check->diags, &model_rules[MR_13], at,
			  "the layer '%.*s' may not depend on '%.*s', of which "
			  "'%.*s' is; 'observes' and 'embeds' are free",
			  STR_ARG(from->layer->id.s), STR_ARG(to->layer->id.s),
			  STR_ARG(to->id));
	else if (!row_allows(row, &x))
		diags_add(check->diags, &model_rules[MR_13], at,
			  "'%.*s' %.*s '%.*s', but '%.*s' may have no more "
			  "than '%.*s' of '%.*s'%s%.*s",
			  STR_ARG(from->name.s), STR_ARG(kind), STR_ARG(to->id),
			  STR_ARG(row->from.s), STR_ARG(row->only.s),
			  STR_ARG(row->to.s), row->via.s.n ? ", by " : "",
			  STR_ARG(row->via.s));
}

void check_layers(const struct model_check *check, const struct entry *e)
{
	check_primary(check->diags, e);
	check_earned(check->diags, e);
	check_seams(check, e);
	check_contiguous(check, e);
	check_neutral(check, e);
	check_artefacts(check, e);
	for (size_t i = 0; i < e->depends_on.n; i++) {
		const struct dependency *d = e->depends_on.at[i];

		if (d->entry)
			check_edge(check, d->id.pos, e, d->kind.s, d->entry,
				   NULL);
	}
}
