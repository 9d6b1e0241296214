/* What was looked up too long ago, by the clock: `strata check --age`. */
#include "check/check.h"
#include "format/field.h"

enum { AGE_MATURITY, AGE_LICENSE, AGE_FACTS, AGE_TEXT };

const struct rule age_rules[] = {
	[AGE_MATURITY] = {"age-maturity", DIAG_WARNING,
			  "a maturity was looked up within 180 days, or as "
			  "many as rules.yml says (--age)"},
	[AGE_LICENSE] = {"age-license", DIAG_WARNING,
			 "a licence was read within 365 days, or as many as "
			 "rules.yml says (--age)"},
	[AGE_FACTS] = {"age-facts", DIAG_WARNING,
		       "a repository was looked at within 90 days, or as many "
		       "as rules.yml says (--age)"},
	[AGE_TEXT] = {"age-text", DIAG_WARNING,
		      "a stack, a comparison and a chapter were read against "
		      "their sources within 365 days, or as many as rules.yml "
		      "says (--age)"},
};
const size_t n_age_rules = sizeof(age_rules) / sizeof(age_rules[0]);

/*
 * Days: when something of a record was looked up, and where that is said; no
 * date when it is not said, which is another rule's matter
 */

static struct day maturity_day(const void *entry)
{
	const struct maturity *m = ((const struct entry *)entry)->maturity;

	return m ? m->checked : (struct day){0};
}

static struct day license_day(const void *entry)
{
	const struct license *l = ((const struct entry *)entry)->license;

	return l ? l->checked : (struct day){0};
}

/* Facts are nobody's to edit: what can be waived is in the entry. */
static struct day facts_day(const void *entry)
{
	const struct entry *e = entry;

	return e->facts ? (struct day){e->facts->looked, e->repo.pos}
			: (struct day){0};
}

static struct day stack_day(const void *stack)
{
	return ((const struct stack *)stack)->checked;
}

static struct day comparison_day(const void *comparison)
{
	return ((const struct comparison *)comparison)->checked;
}

static struct day chapter_day(const void *chapter)
{
	return ((const struct chapter *)chapter)->checked;
}

#define OF(list)    offsetof(struct catalogue, list)
#define LIMIT(days) offsetof(struct thresholds, days)

static const struct aging {
	size_t records; /* a list of the catalogue */
	struct day (*day)(const void *record);
	int rule;
	size_t limit; /* in days, of the thresholds */
	const char *looked, *again;
} agings[] = {
	{OF(entries), maturity_day, AGE_MATURITY, LIMIT(maturity_days),
	 "the maturity was looked up", "look it up"},
	{OF(entries), license_day, AGE_LICENSE, LIMIT(license_days),
	 "the licence was read", "read it"},
	{OF(entries), facts_day, AGE_FACTS, LIMIT(facts_days),
	 "the repository was looked at", "let 'strata pull' look at it"},
	{OF(stacks), stack_day, AGE_TEXT, LIMIT(text_days),
	 "the stack was read against its members", "read it"},
	{OF(comparisons), comparison_day, AGE_TEXT, LIMIT(text_days),
	 "the comparison was read against its sources", "read it"},
	{OF(chapters), chapter_day, AGE_TEXT, LIMIT(text_days),
	 "the chapter was read against its sources", "read it"},
};

static void check_day(struct arena *a, struct diags *d, const struct aging *g,
		      struct day day, long limit, struct date today)
{
	long days = date_days(today) - date_days(day.date);

	if (date_is_set(day.date) && days > limit)
		diags_add(d, &age_rules[g->rule], day.pos,
			  "%s %ld days ago, on %.*s; %s again after %ld",
			  g->looked, days, STR_ARG(date_iso(a, day.date)),
			  g->again, limit);
}

void check_age(struct arena *a, struct diags *d, const struct catalogue *c,
	       struct date today)
{
	const char *limits = (const char *)&c->rules.thresholds;

	for (size_t i = 0; i < sizeof(agings) / sizeof(agings[0]); i++) {
		const struct aging *g = &agings[i];
		const struct records *all =
			(const void *)((const char *)c + g->records);
		long limit = *(const long *)(const void *)(limits + g->limit);

		for (size_t k = 0; k < all->n; k++)
			check_day(a, d, g, g->day(all->at[k]), limit, today);
	}
}
