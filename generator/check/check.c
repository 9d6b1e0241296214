#include "check/check.h"

#include "check/checks.h"

const struct rule check_rules[] = {
	[RULE_PRIMARY] = {"MR-01", DIAG_ERROR,
			  "an entry claims a capability of its own layer"},
	[RULE_EARNED] = {"MR-02", DIAG_ERROR,
			 "every claim belongs to a layer of the entry, and "
			 "every further layer is earned by a claim"},
	[RULE_SYMBOL] = {"symbol", DIAG_ERROR,
			 "a symbol is two letters, and stands for one entry in "
			 "its layer"},
	[RULE_TWICE] = {"claim-twice", DIAG_WARNING,
			"a capability is claimed once"},
	[RULE_SUCCESSOR] = {"successor", DIAG_WARNING,
			    "an entry that names a successor is archived"},
};
const size_t n_check_rules = sizeof(check_rules) / sizeof(check_rules[0]);

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
		diags_add(d, &check_rules[RULE_PRIMARY], at,
			  "no capability here is of the layer '%.*s'; file the "
			  "entry where what it does belongs",
			  STR_ARG(e->layer->id.s));
}

static bool works_in(const struct entry *e, const struct layer *l)
{
	if (e->layer == l)
		return true;
	for (size_t i = 0; i < e->also.n; i++)
		if (e->also.at[i]->layer == l)
			return true;
	return false;
}

static void check_earned(struct diags *d, const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++) {
		const struct capability *c = e->claims.at[i].capability;

		if (c && c->layer && !works_in(e, c->layer))
			diags_add(d, &check_rules[RULE_EARNED],
				  e->claims.at[i].id.pos,
				  "'%.*s' is of the layer '%.*s', which is "
				  "neither the entry's nor in 'also'",
				  STR_ARG(c->id.s), STR_ARG(c->layer->id.s));
	}
	for (size_t i = 0; i < e->also.n; i++) {
		const struct also *also = e->also.at[i];

		if (also->layer && also->layer == e->layer)
			diags_add(d, &check_rules[RULE_EARNED],
				  also->layer_id.pos,
				  "'%.*s' is the entry's own layer",
				  STR_ARG(also->layer_id.s));
		else if (also->layer && !claims_in(e, also->layer) &&
			 !claims_unknown(e))
			diags_add(d, &check_rules[RULE_EARNED],
				  also->layer_id.pos,
				  "no capability claimed is of the layer "
				  "'%.*s'",
				  STR_ARG(also->layer_id.s));
	}
}

static void check_claims_once(struct diags *d, const struct entry *e)
{
	for (size_t i = 1; i < e->claims.n; i++)
		for (size_t k = 0; k < i; k++)
			if (str_eq(e->claims.at[i].id.s, e->claims.at[k].id.s))
				diags_add(d, &check_rules[RULE_TWICE],
					  e->claims.at[i].id.pos,
					  "'%.*s' is claimed already",
					  STR_ARG(e->claims.at[i].id.s));
}

static bool is_symbol(struct str s)
{
	return s.n == 2 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] >= 'a' &&
	       s.p[1] <= 'z';
}

static void check_symbol(struct diags *d, const struct entry *e)
{
	if (e->symbol.s.n && !is_symbol(e->symbol.s))
		diags_add(d, &check_rules[RULE_SYMBOL], e->symbol.pos,
			  "symbol '%.*s' is not a capital and a small letter",
			  STR_ARG(e->symbol.s));
}

static void check_symbols_of(struct arena *a, struct diags *d,
			     const struct layer *l)
{
	struct map taken = {0};

	for (size_t i = 0; i < l->entries.n; i++) {
		struct entry *e = l->entries.at[i], *other;

		if (!e->symbol.s.n)
			continue;
		other = map_find(&taken, e->symbol.s);
		if (other)
			diags_add(d, &check_rules[RULE_SYMBOL], e->symbol.pos,
				  "symbol '%.*s' is that of '%.*s' in this "
				  "layer",
				  STR_ARG(e->symbol.s), STR_ARG(other->name.s));
		else
			map_put(a, &taken, e->symbol.s, e);
	}
}

static void check_own(struct arena *a, struct diags *d,
		      const struct catalogue *c)
{
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct entry *e = c->entries.at[i];

		check_primary(d, e);
		check_earned(d, e);
		check_claims_once(d, e);
		check_symbol(d, e);
		if (e->successor_id.s.n && !str_is(e->status.s, "archived"))
			diags_add(d, &check_rules[RULE_SUCCESSOR],
				  e->successor_id.pos,
				  "'%.*s' has a successor but is not archived",
				  STR_ARG(e->name.s));
	}
	for (size_t i = 0; i < c->model.layers.n; i++)
		check_symbols_of(a, d, c->model.layers.at[i]);
}

void check(struct arena *a, struct diags *d, const struct catalogue *c)
{
	if (c->kind == CATALOGUE_OWN)
		check_own(a, d, c);
	check_texts(a, d, c);
	check_data(a, d, c);
}
