#include "pipeline/rules.h"

#include "pipeline/build.h"

const struct rule *rule_at(size_t i)
{
	for (size_t k = 0; k < build_rules.n; k++) {
		const struct rule_table *t = &build_rules.at[k];

		if (i < *t->n)
			return &t->rules[i];
		i -= *t->n;
	}
	return NULL;
}

const struct rule *rule_find(struct str id)
{
	enum rule_phase phase;

	return rule_tables_find(&build_rules, id, &phase);
}

const struct rule *rule_nearest(struct str id)
{
	return rule_tables_nearest(&build_rules, id);
}
