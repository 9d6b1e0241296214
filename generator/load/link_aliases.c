/* Old ids: each leads to one entry, and to nothing else. */
#include "load/loader.h"

static void add_alias(struct loader *l, struct map *taken,
		      const struct text *id, struct entry *e)
{
	const struct rule *rule = &load_rules[RULE_ALIAS];
	const struct catalogue *c = l->catalogue;
	const struct entry *other = map_find(taken, id->s);
	struct alias *made;

	if (!load_is_id(id->s))
		diags_add(l->diags, rule, id->pos,
			  "'%.*s' can be no id: lower-case letters, digits and "
			  "single hyphens, at most 60",
			  STR_ARG(id->s));
	else if (map_find(&c->entry_by_id, id->s))
		diags_add(l->diags, rule, id->pos,
			  "'%.*s' is the id of an entry; an alias is one that "
			  "no entry has any more",
			  STR_ARG(id->s));
	else if (other)
		diags_add(l->diags, rule, id->pos,
			  "'%.*s' is an alias of '%.*s' already",
			  STR_ARG(id->s), STR_ARG(other->id));
	else {
		made = arena_new(l->arena, struct alias);
		*made = (struct alias){id->s, e};
		map_put(l->arena, taken, id->s, e);
		*list_add(l->arena, &l->catalogue->aliases) = made;
	}
}

void link_aliases(struct loader *l)
{
	const struct entries *all = &l->catalogue->entries;
	struct map taken = {0};

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->at[i]->alias_ids.n; k++)
			add_alias(l, &taken, &all->at[i]->alias_ids.at[k],
				  all->at[i]);
}
