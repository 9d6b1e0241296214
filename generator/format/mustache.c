#include "format/mustache.h"

#include "format/mustache_node.h"

const struct rule mustache_rules[] = {
	[MUSTACHE_RULE_SYNTAX] = {"template-syntax", DIAG_ERROR,
				  "a template's tags are complete, and what is "
				  "opened is closed"},
	[MUSTACHE_RULE_MISSING] = {"template-missing", DIAG_ERROR,
				   "every partial and parent exists, and none "
				   "includes itself without end"},
	[MUSTACHE_RULE_NAME] = {"template-name", DIAG_WARNING,
				"a template uses names that its page's view "
				"gives"},
};
const size_t n_mustache_rules =
	sizeof(mustache_rules) / sizeof(mustache_rules[0]);

struct mustaches *mustaches_new(struct arena *a)
{
	struct mustaches *set = arena_new(a, struct mustaches);

	set->arena = a;
	set->last = &set->first;
	return set;
}

void mustache_add(struct mustaches *set, struct str name, const char *file,
		  struct str text)
{
	struct mustache *m = map_find(&set->by_name, name);

	if (!m) {
		m = arena_new(set->arena, struct mustache);
		map_put(set->arena, &set->by_name, name, m);
		*set->last = m;
		set->last = &m->next;
	}
	m->name = name;
	m->file = file;
	m->text = text;
}

void mustaches_know(struct mustaches *set, struct str name,
		    const struct value *value)
{
	set->known_name = name;
	set->known = value;
}

bool mustaches_parse(struct mustaches *set, struct diags *d)
{
	size_t errors = d->count[DIAG_ERROR];

	for (struct mustache *m = set->first; m; m = m->next)
		mustache_parse(set, m, d);
	return d->count[DIAG_ERROR] == errors;
}
