/*
 * check.h - is what a catalogue says true to its model?
 *
 * Reads the catalogue, reports, changes nothing.  What can be seen while a
 * file is read (keys, kinds, ids) is reported by load/ already.
 */
#ifndef CHECK_H
#define CHECK_H

#include "base/diag.h"
#include "model/catalogue.h"

extern const struct rule check_rules[], model_rules[];
extern const size_t n_check_rules, n_model_rules;

/* Of what is wrong with the data, whatever the model. */
extern const struct rule data_rules[];
extern const size_t n_data_rules;

void check(struct diags *d, const struct catalogue *c);

/* Of what was looked up too long ago. */
extern const struct rule age_rules[];
extern const size_t n_age_rules;

/*
 * Report what was looked up longer before `today` than rules.yml allows.  Of
 * all checks this one alone depends on the day on which it is made, so it is
 * for who asks for it, and never for a build.
 */
void check_age(struct arena *a, struct diags *d, const struct catalogue *c,
	       struct date today);

/*
 * Mark the findings so far that an entry or a stack waives in its own file,
 * with its reason, and report waivers that are over, that accept nothing or
 * that may not be.  What is over is told by the catalogue's own day.  An error
 * of reading, and one that breaks a page or a link, stays what it is.
 *
 * `asked` has the bit `1u << phase` of each phase of rules that only run when
 * they are asked for, and did: without it, that nothing is found of one proves
 * nothing.
 */
void check_waivers(struct arena *a, struct diags *d, const struct catalogue *c,
		   const struct rule_tables *tables, unsigned asked);

/*
 * Give the findings so far the severities that the catalogue's rules.yml asks
 * for, and report what it asks for in vain.  `tables` are all rules there are.
 * An error of reading, and what is wrong with rules.yml itself, may not be
 * made lighter: behind it there is nothing more to check.
 */
void check_severities(struct arena *a, struct diags *d,
		      const struct catalogue *c,
		      const struct rule_tables *tables);

#endif
