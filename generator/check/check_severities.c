/* The severities of rules.yml. */
#include "base/map.h"
#include "check/check.h"
#include "check/data.h"

enum {
	OFF = -1,
	/* Far more than there are rules; each costs a look at all of them. */
	MOST_CHANGES = 500,
};

/* A rule whose severity is another one here. */
struct judged {
	const struct rule *rule;
	int severity; /* enum severity, or OFF */
};

struct court {
	struct arena *arena;
	struct diags *diags;
	const struct rule_tables *tables;
	const struct pattern_rules *patterns;
	struct map by_id; /* struct judged */
};

static int severity_of(struct str word)
{
	for (int s = DIAG_NOTE; s <= DIAG_ERROR; s++)
		if (str_is(word, severity_name((enum severity)s)))
			return s;
	return OFF;
}

/* Whether a rule may have this severity; if not, why. */
static const char *refused(const struct rule *rule, enum rule_phase phase,
			   int severity)
{
	if (phase == RULES_OF_BUILDING)
		return "is not about the catalogue, and keeps its severity";
	if (severity >= (int)rule->severity || rule->severity != DIAG_ERROR)
		return NULL;
	if (phase == RULES_OF_READING)
		return "is an error of reading, behind which there is nothing "
		       "more to check; it cannot be made lighter";
	if (rule == &data_rules[DATA_SEVERITY] ||
	    rule == &data_rules[DATA_PATTERN])
		return "is about this file, and cannot be made lighter";
	return NULL;
}

/* A pattern with the id of a rule of ours would be taken for it. */
static void check_ids(const struct court *c, const struct pattern_rules *own)
{
	enum rule_phase phase;

	for (size_t i = 0; i < own->n; i++)
		if (rule_tables_find(c->tables, own->at[i]->id.s, &phase))
			diags_add(c->diags, &data_rules[DATA_PATTERN],
				  own->at[i]->id.pos,
				  "'%.*s' is a rule of the program; give the "
				  "pattern another id",
				  STR_ARG(own->at[i]->id.s));
}

static bool is_pattern(const struct pattern_rules *own, struct str id)
{
	for (size_t i = 0; i < own->n; i++)
		if (str_eq(own->at[i]->id.s, id))
			return true;
	return false;
}

static void hear(struct court *c, const struct severity_change *change)
{
	enum rule_phase phase = RULES_OF_CHECKING;
	const struct rule *rule =
		rule_tables_find(c->tables, change->rule.s, &phase);
	int severity = severity_of(change->severity.s);
	const char *why = rule ? refused(rule, phase, severity) : NULL;
	struct judged *made;

	if (!change->rule.s.n || !change->severity.s.n || !change->reason.s.n)
		return; /* reported by who read it */
	if (!rule && is_pattern(c->patterns, change->rule.s)) {
		diags_add(c->diags, &data_rules[DATA_SEVERITY],
			  change->rule.pos,
			  "'%.*s' is a pattern, which says its severity itself",
			  STR_ARG(change->rule.s));
	} else if (!rule) {
		const struct rule *near =
			rule_tables_nearest(c->tables, change->rule.s);

		diags_add(c->diags, &data_rules[DATA_SEVERITY],
			  change->rule.pos, "there is no rule '%.*s'%s%s%s",
			  STR_ARG(change->rule.s),
			  near ? " (did you mean '" : "", near ? near->id : "",
			  near ? "'?)" : "; 'strata help rules' lists them");
	} else if (why) {
		diags_add(c->diags, &data_rules[DATA_SEVERITY],
			  change->severity.pos, "'%s' %s", rule->id, why);
	} else if (map_find(&c->by_id, change->rule.s)) {
		diags_add(c->diags, &data_rules[DATA_SEVERITY],
			  change->rule.pos, "'%s' has a severity already",
			  rule->id);
	} else {
		made = arena_new(c->arena, struct judged);
		made->rule = rule;
		made->severity = severity;
		map_put(c->arena, &c->by_id, change->rule.s, made);
	}
}

static bool judge(void *data, struct diag *found)
{
	const struct court *c = data;
	const struct judged *j = map_find(&c->by_id, str_c(found->rule->id));

	if (!j || j->rule != found->rule)
		return true;
	if (j->severity != OFF)
		found->severity = (enum severity)j->severity;
	return j->severity != OFF;
}

void check_severities(struct arena *a, struct diags *d,
		      const struct catalogue *c,
		      const struct rule_tables *tables)
{
	const struct severity_changes *changes = &c->rules.severities;
	struct court court = {.arena = a,
			      .diags = d,
			      .tables = tables,
			      .patterns = &c->rules.patterns};

	check_ids(&court, &c->rules.patterns);
	for (size_t i = 0; i < changes->n && i < MOST_CHANGES; i++)
		hear(&court, changes->at[i]);
	if (changes->n > MOST_CHANGES)
		diags_add(d, &data_rules[DATA_SEVERITY],
			  changes->at[MOST_CHANGES]->rule.pos,
			  "only the first %d severities are read",
			  MOST_CHANGES);
	if (changes->n)
		diags_judge(d, judge, &court);
}
