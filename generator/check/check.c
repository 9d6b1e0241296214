#include "check/check.h"

#include "base/workers.h"
#include "check/checks.h"
#include "check/model.h"

const struct rule check_rules[] = {
	[RULE_SYMBOL] = {"symbol", DIAG_ERROR,
			 "a symbol is two letters, and stands for one entry in "
			 "its layer"},
	[RULE_TWICE] = {"claim-twice", DIAG_WARNING,
			"a capability is claimed once"},
	[RULE_SUCCESSOR] = {"successor", DIAG_WARNING,
			    "an entry that names a successor is archived or "
			    "dormant"},
	[RULE_SECTIONS] = {"paper-sections", DIAG_WARNING,
			   "chapters about a layer have the same sections"},
	[RULE_CELL] = {"comparison-cell", DIAG_WARNING,
		       "a comparison says of every member, in every dimension, "
		       "what is so, or that it is not known"},
	[RULE_EVIDENCE] = {"comparison-evidence", DIAG_WARNING,
			   "what a comparison says has evidence, at a commit "
			   "or tag"},
	[RULE_FILTER] = {"filter-empty", DIAG_WARNING,
			 "a filter is met by an entry of the catalogue"},
};
const size_t n_check_rules = sizeof(check_rules) / sizeof(check_rules[0]);

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

		check_claims_once(d, e);
		check_symbol(d, e);
		if (e->successor_id.s.n && !str_is(e->status.s, "archived") &&
		    !str_is(e->status.s, "dormant"))
			diags_add(d, &check_rules[RULE_SUCCESSOR],
				  e->successor_id.pos,
				  "'%.*s' has a successor but is neither "
				  "archived "
				  "nor dormant",
				  STR_ARG(e->name.s));
	}
	for (size_t i = 0; i < c->model.layers.n; i++)
		check_symbols_of(a, d, c->model.layers.at[i]);
}

/*
 * The longest first; of a foreign catalogue the first two.  They share nothing,
 * so each goes on a core of its own: of 92 million instructions of the check of
 * our own catalogue the texts take 55.
 */
enum { TEXTS, DATA, FOREIGN_PARTS, MODEL = FOREIGN_PARTS, PAPER, OWN, PARTS };

static void check_part(void *data, struct worker *w, size_t i)
{
	const struct catalogue *c = data;
	struct arena *a = &w->arena;
	struct diags *d = &w->diags;

	switch (i) {
	case TEXTS: check_texts(a, d, c); break;
	case DATA: check_data(a, d, c); break;
	case MODEL: check_model(d, c); break;
	case PAPER: check_paper(d, c); break;
	case OWN: check_own(a, d, c); break;
	}
}

void check(struct diags *d, const struct catalogue *c)
{
	workers_run(d, check_part, (void *)c,
		    c->kind == CATALOGUE_OWN ? PARTS : FOREIGN_PARTS);
}
