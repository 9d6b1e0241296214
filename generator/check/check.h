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

void check(struct arena *a, struct diags *d, const struct catalogue *c);

/*
 * Give the findings so far the severities that the catalogue's rules.yml asks
 * for, and report what it asks for in vain.  `tables` are all rules there are.
 * An error of reading, and what is wrong with rules.yml itself, may not be
 * made lighter: behind it there is nothing more to check.
 */
void check_severities(struct arena *a, struct diags *d,
		      const struct catalogue *c,
		      const struct rule_table *tables, size_t n);

#endif
