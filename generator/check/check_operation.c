/* What is done to instances and clusters: MR-06, -22, -25. */
#include "check/model.h"

enum {
	/* The capability levels of the Operator Framework. */
	LEVELS = 5,
	/* From "full lifecycle" on, backup and restore are part of it. */
	LEVEL_OF_RESTORE = 3,
};

static void check_in_place(const struct model_check *check,
			   const struct entry *e)
{
	const struct claim *claim =
		model_claim(&check->catalogue->model, e, CONCEPT_IN_PLACE);
	const struct in_place *p = e->in_place;
	const struct asked asked[] = {
		{p && p->scope.n, "in_place: {scope}"},
		{p && p->preserves.n, "in_place: {preserves}"},
		{p && p->fallback.s.n, "in_place: {fallback}"},
	};

	if (claim)
		model_unstated(check, MR_06, &claim->id, asked, 3);
}

static bool has_evidence(const struct entry *e, struct str id)
{
	for (size_t i = 0; i < e->evidence.n; i++)
		if (str_eq(e->evidence.at[i].key.s, id))
			return true;
	return false;
}

static void check_level(const struct model_check *check, const struct entry *e,
			const struct claim *claim)
{
	const struct operation *o = e->operation;
	const struct claim *restore =
		model_claim(&check->catalogue->model, e, CONCEPT_RESTORE);
	const struct asked asked[] = {
		{o->operand.s.n, "operator: {operand}"},
		{o->level >= 0, "operator: {capability_level}"},
	};

	model_unstated(check, MR_22, &claim->id, asked, 2);
	if (o->level < 0)
		return;
	if (o->level < 1 || o->level > LEVELS)
		diags_add(check->diags, &model_rules[MR_22], o->role.pos,
			  "capability level '%ld' is none of 1 to %d", o->level,
			  LEVELS);
	else if (o->level >= LEVEL_OF_RESTORE && !restore)
		diags_add(check->diags, &model_rules[MR_22], o->role.pos,
			  "level %ld includes backup and restore, which are "
			  "not claimed",
			  o->level);
	else if (o->level >= LEVEL_OF_RESTORE &&
		 !has_evidence(e, restore->id.s))
		UNSTATED(check, MR_22, restore,
			 "level %ld needs a restore that is documented, and "
			 "'evidence' has no '%.*s'",
			 o->level, STR_ARG(restore->id.s));
}

static void check_operator(const struct model_check *check,
			   const struct entry *e)
{
	const struct claim *claim =
		model_claim(&check->catalogue->model, e, CONCEPT_OPERATION);

	if (!claim)
		return;
	if (!e->operation)
		UNSTATED(check, MR_22, claim,
			 "'%.*s' is claimed, but 'operator' says neither what "
			 "is operated nor how far",
			 STR_ARG(claim->id.s));
	else if (!str_is(e->operation->role.s, "framework"))
		check_level(check, e, claim);
}

static void check_clusters(const struct model_check *check,
			   const struct entry *e)
{
	const struct model *m = &check->catalogue->model;
	const struct claim *placement = model_claim(m, e, CONCEPT_PLACEMENT);
	const struct claim *lifecycle = model_claim(m, e, CONCEPT_CLUSTERS);
	const struct placement *p = e->placement;
	const struct asked asked[] = {
		{p && p->mode.s.n, "placement: {mode}"},
		{p && p->status_return.said, "placement: {status_return}"},
	};

	if (placement)
		model_unstated(check, MR_25, &placement->id, asked, 2);
	if (lifecycle && !e->clusters.n)
		UNSTATED(check, MR_25, lifecycle,
			 "'%.*s' is claimed, but 'clusters' does not say what "
			 "is done to them",
			 STR_ARG(lifecycle->id.s));
	if (!lifecycle && e->clusters.n)
		diags_add(check->diags, &model_rules[MR_25],
			  e->clusters.at[0].pos,
			  "'clusters' is stated, but no capability of the "
			  "lifecycle of clusters is claimed");
}

void check_operation(const struct model_check *check, const struct entry *e)
{
	check_in_place(check, e);
	check_operator(check, e);
	check_clusters(check, e);
}
