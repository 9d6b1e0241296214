/*
 * Waivers: findings that an entry or a stack accepts for a while, each of them
 * with a reason and a last day.
 */
#include "base/map.h"
#include "check/check.h"
#include "check/data.h"

/* Each finding of a file looks at all waivers of it; one has two at most. */
enum { MOST_WAIVERS = 100 };

/* One waiver, and what came of it. */
struct grant {
	const struct waiver *waiver;
	bool is_over;
	bool is_asked;  /* the rule was run: that nothing is found means so */
	bool met, used; /* a finding of the rule; one not yet accepted */
};
LIST_OF(grants, struct grant *);

struct court {
	struct arena *arena;
	struct diags *diags;
	const struct catalogue *catalogue;
	const struct rule_tables *tables;
	unsigned asked;
	struct grants all;
	struct map by_file; /* struct grants * */
};

/*
 * What may be waived
 */

/* Why findings of a rule cannot be accepted; NULL when they can. */
static const char *refused(const struct rule *rule, enum rule_phase phase)
{
	static const int ours[] = {DATA_SEVERITY, DATA_PATTERN, DATA_WAIVER,
				   DATA_WAIVER_OVER, DATA_WAIVER_UNUSED};

	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (rule == &data_rules[ours[i]])
			return "is about the check itself";
	if (phase == RULES_OF_BUILDING)
		return "is not about the catalogue";
	if (rule->severity != DIAG_ERROR)
		return NULL;
	if (phase == RULES_OF_READING)
		return "is an error of reading, behind which there is nothing "
		       "more to check";
	if (phase == RULES_OF_SHOWING)
		return "is an error that breaks a page";
	return NULL;
}

static bool is_pattern(const struct court *c, struct str id)
{
	const struct pattern_rules *own = &c->catalogue->rules.patterns;

	for (size_t i = 0; i < own->n; i++)
		if (str_eq(own->at[i]->id.s, id))
			return true;
	return false;
}

static void no_rule(const struct court *c, const struct text *id)
{
	const struct rule *near = rule_tables_nearest(c->tables, id->s);

	diags_add(c->diags, &data_rules[DATA_WAIVER], id->pos,
		  "there is no rule '%.*s'%s%s%s", STR_ARG(id->s),
		  near ? " (did you mean '" : "", near ? near->id : "",
		  near ? "'?)" : "; 'strata help rules' lists them");
}

/* Without a day of the catalogue's own nothing is ever over. */
static bool is_over(const struct court *c, const struct waiver *w)
{
	return date_cmp(c->catalogue->as_of, w->until.date) > 0;
}

static bool is_run(const struct court *c, enum rule_phase phase)
{
	bool on_request = phase == RULES_OF_LINKS || phase == RULES_OF_AGE;

	return !on_request || c->asked & 1u << phase;
}

/*
 * Granting
 */

static void grant(struct court *c, struct grants *of_file,
		  const struct waiver *w, enum rule_phase phase)
{
	struct grant *made = arena_new(c->arena, struct grant);

	made->waiver = w;
	made->is_over = is_over(c, w);
	made->is_asked = is_run(c, phase) && !c->catalogue->incomplete;
	*list_add(c->arena, of_file) = made;
	*list_add(c->arena, &c->all) = made;
}

static void hear(struct court *c, struct grants *of_file,
		 const struct waiver *w)
{
	enum rule_phase phase = RULES_OF_CHECKING;
	const struct rule *rule =
		rule_tables_find(c->tables, w->rule.s, &phase);
	const char *why = rule ? refused(rule, phase) : NULL;

	if (!w->rule.s.n || !w->reason.s.n || !date_is_set(w->until.date))
		return; /* reported by who read it */
	if (!rule && !is_pattern(c, w->rule.s))
		no_rule(c, &w->rule);
	else if (why)
		diags_add(c->diags, &data_rules[DATA_WAIVER], w->rule.pos,
			  "'%s' %s; it cannot be waived", rule->id, why);
	else
		grant(c, of_file, w, phase);
}

static void hear_all(struct court *c, const char *file,
		     const struct waivers *all)
{
	struct grants *made = arena_new(c->arena, struct grants);

	for (size_t i = 0; i < all->n && i < MOST_WAIVERS; i++)
		hear(c, made, all->at[i]);
	if (all->n > MOST_WAIVERS)
		diags_add(c->diags, &data_rules[DATA_WAIVER],
			  all->at[MOST_WAIVERS]->rule.pos,
			  "only the first %d waivers are read", MOST_WAIVERS);
	if (made->n)
		map_put(c->arena, &c->by_file, str_c(file), made);
}

/* Every finding stays: what is accepted is still there to be seen. */
static bool judge(void *data, struct diag *found)
{
	const struct court *c = data;
	const struct grants *here =
		found->pos.file ? map_find(&c->by_file, str_c(found->pos.file))
				: NULL;

	for (size_t i = 0; here && i < here->n; i++) {
		struct grant *g = here->at[i];

		if (!str_is(g->waiver->rule.s, found->rule->id))
			continue;
		g->met = true;
		if (g->is_over || found->waived.n)
			continue;
		g->used = true;
		found->waived = g->waiver->reason.s;
	}
	return true;
}

/*
 * What is wrong with those that were granted
 */

static void report_over(const struct court *c, const struct grant *g)
{
	const struct waiver *w = g->waiver;

	diags_add(c->diags, &data_rules[DATA_WAIVER_OVER], w->until.pos,
		  "the waiver of '%.*s' ended on %.*s; %s", STR_ARG(w->rule.s),
		  STR_ARG(date_iso(c->arena, w->until.date)),
		  !g->met && g->is_asked
			  ? "nothing is left that it would accept, so take it "
			    "out"
			  : "mend what it accepted, or say anew why it stays "
			    "and how long");
}

static void report_unused(const struct court *c, const struct grant *g)
{
	const struct text *rule = &g->waiver->rule;

	diags_add(c->diags, &data_rules[DATA_WAIVER_UNUSED], rule->pos,
		  g->met ? "'%.*s' is waived above already"
			 : "nothing is found of '%.*s' in this file; take the "
			   "waiver out",
		  STR_ARG(rule->s));
}

void check_waivers(struct arena *a, struct diags *d, const struct catalogue *c,
		   const struct rule_tables *tables, unsigned asked)
{
	struct court court = {.arena = a,
			      .diags = d,
			      .catalogue = c,
			      .tables = tables,
			      .asked = asked};

	for (size_t i = 0; i < c->entries.n; i++)
		hear_all(&court, c->entries.at[i]->pos.file,
			 &c->entries.at[i]->waivers);
	for (size_t i = 0; i < c->stacks.n; i++)
		hear_all(&court, c->stacks.at[i]->pos.file,
			 &c->stacks.at[i]->waivers);
	if (court.all.n)
		diags_judge(d, judge, &court);
	for (size_t i = 0; i < court.all.n; i++) {
		const struct grant *g = court.all.at[i];

		if (g->is_over)
			report_over(&court, g);
		else if (!g->used && (g->met || g->is_asked))
			report_unused(&court, g);
	}
}
