/*
 * rules.h - every rule of every module, found by its id.
 */
#ifndef RULES_H
#define RULES_H

#include "base/diag.h"

/* The rule of that id, or NULL. */
const struct rule *rule_find(struct str id);

/* The rule whose id is spelled most alike; NULL when none is near. */
const struct rule *rule_nearest(struct str id);

/* The `i`-th of all, in the order of `strata help rules`; NULL past the end. */
const struct rule *rule_at(size_t i);

#endif
