/*
 * health.h - the findings of a check, by what they are about.
 *
 * Made once, after the check and before the pages, which only read it.
 */
#ifndef HEALTH_H
#define HEALTH_H

#include "base/diag.h"
#include "model/catalogue.h"
#include "model/rule_text.h"

/* A finding and the entry that it is about, or NULL. */
struct finding {
	const struct diag *diag;
	const struct entry *entry;
};
LIST_OF(findings, struct finding);

/* A rule that can be broken, of the program or of rules.yml. */
struct health_rule {
	const struct rule *rule;
	const struct rule_text *text; /* or NULL */
	struct str slug;              /* of its page; empty: it has none */
	struct findings found;
};
LIST_OF(health_rules, struct health_rule *);

struct health {
	struct findings all;       /* by place */
	struct findings elsewhere; /* those of no entry */
	struct health_rules rules; /* in the order given */
	struct map rule_by_id;     /* struct health_rule * */
	struct map found_by_slug;  /* an entry's, struct findings * */
};

LIST_OF(rule_list, const struct rule *);

/*
 * Sort out `found`, which must be in order and outlive what comes back.
 * `texts` is from a rule's id to its struct rule_text *.  A finding is about
 * the entry in whose file it stands: its own file, that of its facts or its
 * logo; in the file of a landscape2 catalogue, about the item whose lines it
 * is in.  A logo of several is about each of them.
 */
const struct health *health_new(struct arena *a, const struct catalogue *c,
				const struct diags *found,
				const struct rule_list *rules,
				const struct map *texts);

/* The findings of an entry, in the order of their places. */
const struct findings *health_of(const struct health *h, const struct entry *e);

/* How many there are; one that is waived counts as that alone. */
struct tally {
	size_t of[DIAG_ERROR + 1], waived;
};
struct tally tally_of(const struct findings *found);
size_t tally_open(const struct tally *t); /* those that are not waived */

#endif
