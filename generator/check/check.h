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

#endif
