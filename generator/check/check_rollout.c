/* How versions reach users, and come back: MR-05, -07, -08, -09, -10. */
#include "check/model.h"

static bool defines(const struct entry *e, struct str kind)
{
	for (size_t i = 0; i < e->defines.n; i++)
		if (str_eq(e->defines.at[i].s, kind))
			return true;
	return false;
}

/* The first kind that it drives and has defined itself, or NULL. */
static const struct text *drives_its_own(const struct entry *e)
{
	for (size_t i = 0; i < e->drives.n; i++)
		if (defines(e, e->drives.at[i].s))
			return &e->drives.at[i];
	return NULL;
}

/* Whether it hands decisions to running instances, as flags do. */
static bool decides_by_flag(const struct model *m, const struct entry *e)
{
	for (size_t i = 0; i < e->produces.ids.n; i++)
		if (model_means(m, CONCEPT_FLAG_DECISION,
				e->produces.ids.at[i].s))
			return true;
	for (size_t i = 0; i < e->consumes.ids.n; i++)
		if (model_means(m, CONCEPT_FLAG_DECISION,
				e->consumes.ids.at[i].s))
			return true;
	return false;
}

/*
 * Where some of the kinds driven are its own and some are not, its own decide:
 * it does control workloads.
 */
static void check_drives(const struct model_check *check, const struct entry *e,
			 const struct claim *strategy)
{
	const struct model *m = &check->catalogue->model;
	const struct claim *control =
		model_claim(m, e, CONCEPT_WORKLOAD_CONTROL);
	const struct text *own = drives_its_own(e);

	if (!e->drives.n) {
		if (!decides_by_flag(m, e))
			UNSTATED(check, MR_05, strategy,
				 "'%.*s' is claimed, but 'drives' does not say "
				 "which kinds of workload it acts on",
				 STR_ARG(strategy->id.s));
	} else if (own && !control) {
		diags_add(check->diags, &model_rules[MR_05], own->pos,
			  "'%.*s' is a kind of its own, so a capability that "
			  "controls workloads has to be claimed too",
			  STR_ARG(own->s));
	} else if (!own && control) {
		diags_add(check->diags, &model_rules[MR_05], control->id.pos,
			  "'%.*s' is claimed, but none of the kinds that it "
			  "drives is in 'defines'",
			  STR_ARG(control->id.s));
	}
}

static void check_traffic(const struct model_check *check,
			  const struct entry *e, const struct claim *strategy)
{
	const struct model *m = &check->catalogue->model;
	size_t retired = 0;

	for (size_t i = 0; i < e->traffic_via.n; i++)
		retired += model_means(m, CONCEPT_RETIRED_TRAFFIC,
				       e->traffic_via.at[i].s);
	if (!e->traffic_via.n)
		UNSTATED(check, MR_07, strategy,
			 "'%.*s' is claimed, but 'traffic_via' names no "
			 "traffic API and no 'replica-ratio'",
			 STR_ARG(strategy->id.s));
	else if (retired == e->traffic_via.n)
		diags_add(check->diags, &model_rules[MR_07],
			  e->traffic_via.at[0].pos,
			  "'%.*s' is archived, and no other traffic API is "
			  "named",
			  STR_ARG(e->traffic_via.at[0].s));
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void check_analysis(const struct model_check *check,
			   const struct entry *e)
{
	const struct claim *claim =
		model_claim(&check->catalogue->model, e, CONCEPT_ANALYSIS);
	const struct asked asked[] = {
		{e->metrics_via.n, "metrics_via"},
		{e->analysis && e->analysis->comparison.s.n,
		 "analysis: {comparison}"},
		{e->analysis && e->analysis->on_failure.s.n,
		 "analysis: {on_failure}"},
	};

	if (claim)
		model_unstated(check, MR_08, &claim->id, asked, COUNT(asked));
}

static void check_reconciliation(const struct model_check *check,
				 const struct entry *e)
{
	static const char *const principles[] = {
		"opengitops: {declarative}", "opengitops: {versioned}",
		"opengitops: {pulled}", "opengitops: {reconciled}"};
	const struct claim *claim = model_claim(&check->catalogue->model, e,
						CONCEPT_RECONCILIATION);
	struct asked asked[COUNT(principles)];

	/* A specification says what others have to do. */
	if (!claim || str_is(e->kind.s, "specification"))
		return;
	for (size_t i = 0; i < COUNT(principles); i++) {
		const struct answer *a =
			e->opengitops ? &e->opengitops->principle[i] : NULL;

		asked[i] = (struct asked){a && a->said, principles[i]};
		if (a && a->said && !a->yes)
			diags_add(check->diags, &model_rules[MR_09], a->pos,
				  "'%.*s' is claimed, but '%s' does not hold; "
				  "what is pushed is a pipeline",
				  STR_ARG(claim->id.s), principles[i]);
	}
	model_unstated(check, MR_09, &claim->id, asked, COUNT(asked));
}

static void check_release(const struct model_check *check,
			  const struct entry *e)
{
	const struct claim *claim =
		model_claim(&check->catalogue->model, e, CONCEPT_RELEASE);

	if (!claim)
		return;
	if (!e->rollback || !e->rollback->by.s.n)
		UNSTATED(check, MR_10, claim,
			 "'%.*s' is claimed, but 'rollback' does not say how "
			 "an earlier release comes back; 'by: none' if it "
			 "does not",
			 STR_ARG(claim->id.s));
	else if (!str_is(e->rollback->by.s, "none") && !e->rollback->excludes.n)
		UNSTATED(check, MR_10, claim,
			 "'%.*s' is claimed, but 'rollback: {excludes}' does "
			 "not say what stays as it is",
			 STR_ARG(claim->id.s));
}

void check_rollout(const struct model_check *check, const struct entry *e)
{
	const struct claim *strategy =
		model_claim(&check->catalogue->model, e, CONCEPT_STRATEGY);

	if (strategy) {
		check_drives(check, e, strategy);
		check_traffic(check, e, strategy);
	}
	check_analysis(check, e);
	check_reconciliation(check, e);
	check_release(check, e);
}
