#include "check/model.h"

#include "base/buf.h"

const struct rule model_rules[] = {
	[MR_01] = {"MR-01", DIAG_ERROR,
		   "an entry claims a capability of its own layer"},
	[MR_02] = {"MR-02", DIAG_ERROR,
		   "every claim belongs to a layer of the entry, and every "
		   "further layer is earned by a claim"},
	[MR_03] = {"MR-03", DIAG_ERROR,
		   "the interface that an entry of several layers crosses "
		   "inside itself is a border of one of them"},
	[MR_04] = {"MR-04", DIAG_WARNING,
		   "the layers of an entry are neighbours, or it says why one "
		   "between them is left out"},
	[MR_05] = {"MR-05", DIAG_ERROR,
		   "a rollout strategy names the workloads that it drives, and "
		   "controls them itself only if it defines their kind"},
	[MR_06] = {"MR-06", DIAG_ERROR,
		   "an in-place update says what changes, what is kept and "
		   "what happens when it cannot"},
	[MR_07] = {"MR-07", DIAG_ERROR,
		   "a rollout strategy names the traffic API that it writes, "
		   "or says that it goes by the ratio of replicas"},
	[MR_08] = {"MR-08", DIAG_ERROR,
		   "automated analysis names its metrics, what is compared and "
		   "what follows from a failure"},
	[MR_09] = {"MR-09", DIAG_ERROR,
		   "pull-based reconciliation is claimed only where all four "
		   "principles of OpenGitOps hold"},
	[MR_10] = {"MR-10", DIAG_ERROR,
		   "a release record says how an earlier release comes back, "
		   "and what does not come back with it"},
	[MR_11] = {"MR-11", DIAG_ERROR,
		   "what is neutral to the runtime needs no orchestrator and "
		   "has none of its kinds in its schema"},
	[MR_12] = {"MR-12", DIAG_ERROR,
		   "an entry of definition or packaging alone produces "
		   "artefacts, never control or status"},
	[MR_13] = {"MR-13", DIAG_ERROR,
		   "a layer uses and controls only the layers that the model "
		   "allows it to"},
	[MR_14] = {"MR-14", DIAG_ERROR,
		   "what the members of a stack need of each other has no "
		   "circle, but for edges of its first set-up"},
	[MR_15] = {"MR-15", DIAG_ERROR,
		   "every group of fields has one writer in a stack, or a "
		   "stated split"},
	[MR_16] = {"MR-16", DIAG_ERROR,
		   "an interface that a member of a stack consumes is provided "
		   "in it, or assumed with a reason"},
	[MR_17] = {"MR-17", DIAG_WARNING,
		   "what a stack signs it verifies at admission, against a "
		   "stated policy, and the other way round"},
	[MR_18] =
		{"MR-18", DIAG_WARNING,
		 "a stack covers the capabilities that its profile needs, and "
		 "meets its conditions"},
	[MR_19] = {"MR-19", DIAG_ERROR,
		   "an archived or dormant entry names its successor, or "
		   "'none', and is part of no stack"},
	[MR_20] = {"MR-20", DIAG_ERROR,
		   "a maturity has its level, the foundation's own list at a "
		   "commit, and the day on which that was read"},
	[MR_21] = {"MR-21", DIAG_ERROR,
		   "open source is what has a licence that the OSI has "
		   "approved"},
	[MR_22] = {"MR-22", DIAG_ERROR,
		   "an operator names what it operates and how far, and from "
		   "level 3 on it can restore"},
	[MR_23] = {"MR-23", DIAG_WARNING,
		   "every claim has evidence in the project's own repository, "
		   "at a commit or tag"},
	[MR_24] = {"MR-24", DIAG_WARNING,
		   "each layer of a stack has one accountable persona, and "
		   "none answers for more than two neighbouring core layers"},
	[MR_25] = {"MR-25", DIAG_ERROR,
		   "fleet placement says how it chooses clusters and whether "
		   "status returns; the lifecycle of clusters, what it does to "
		   "them"},
};
const size_t n_model_rules = sizeof(model_rules) / sizeof(model_rules[0]);

bool model_means(const struct model *m, enum concept concept, struct str id)
{
	for (size_t i = 0; i < m->concepts[concept].n; i++)
		if (str_eq(m->concepts[concept].at[i].s, id))
			return true;
	return false;
}

const struct claim *model_claim(const struct model *m, const struct entry *e,
				enum concept concept)
{
	for (size_t i = 0; i < e->claims.n; i++)
		if (model_means(m, concept, e->claims.at[i].id.s))
			return &e->claims.at[i];
	return NULL;
}

void model_unstated(const struct model_check *m, int rule,
		    const struct text *because, const struct asked *fields,
		    size_t n)
{
	struct buf missing = {0};

	for (size_t i = 0; i < n; i++)
		if (!fields[i].said)
			buf_printf(&missing, "%s'%s'", missing.n ? ", " : "",
				   fields[i].field);
	if (missing.n)
		diags_add_as(m->diags, &model_rules[rule], DIAG_WARNING,
			     because->pos, "'%.*s' is stated without %.*s",
			     STR_ARG(because->s), STR_ARG(buf_str(&missing)));
	buf_free(&missing);
}

bool model_works_in(const struct entry *e, const struct layer *l)
{
	if (e->layer == l)
		return true;
	for (size_t i = 0; i < e->also.n; i++)
		if (e->also.at[i]->layer == l)
			return true;
	return false;
}

void check_model(struct diags *d, const struct catalogue *c)
{
	struct model_check m = {.diags = d, .catalogue = c};

	for (size_t i = 0; i < c->entries.n; i++)
		m.gives_evidence |= c->entries.at[i]->evidence.n > 0;
	for (size_t i = 0; i < c->entries.n; i++) {
		check_layers(&m, c->entries.at[i]);
		check_rollout(&m, c->entries.at[i]);
		check_operation(&m, c->entries.at[i]);
		check_provenance(&m, c->entries.at[i]);
	}
	for (size_t i = 0; i < c->stacks.n; i++) {
		check_graph(&m, c->stacks.at[i]);
		check_stack(&m, c->stacks.at[i]);
	}
}
