#include "pipeline/rules.h"

#include "pipeline/build.h"

const struct rule *rule_at(size_t i)
{
	for (size_t k = 0; k < n_build_rules; k++) {
		if (i < *build_rules[k].n)
			return &build_rules[k].rules[i];
		i -= *build_rules[k].n;
	}
	return NULL;
}

const struct rule *rule_find(struct str id)
{
	const struct rule *r;

	for (size_t i = 0; (r = rule_at(i)); i++)
		if (str_is(id, r->id))
			return r;
	return NULL;
}

const struct rule *rule_nearest(struct str id)
{
	enum { NEAR = 3 };
	const struct rule *best = NULL, *r;
	int distance = NEAR + 1;

	for (size_t i = 0; (r = rule_at(i)); i++) {
		int d = str_distance(id, str_c(r->id), NEAR);

		if (d < distance && 2 * (size_t)d <= id.n) {
			distance = d;
			best = r;
		}
	}
	return best;
}
