#include "model/names.h"

/* Names that say what they are of, and where it is found. */
static const void *find_prefixed(const struct catalogue *c, struct str id,
				 enum thing *kind)
{
	const struct {
		struct str prefix;
		enum thing kind;
		const struct map *map;
	} kinds[] = {
		{STR("layer:"), THING_LAYER, &c->model.layer_by_id},
		{STR("stack:"), THING_STACK, &c->stack_by_id},
		{STR("compare:"), THING_COMPARISON, &c->comparison_by_id},
		{STR("#"), THING_PART, &c->part_by_label},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_starts(id, kinds[i].prefix)) {
			*kind = kinds[i].kind;
			return map_find(kinds[i].map,
					str_from(id, kinds[i].prefix.n));
		}
	return NULL;
}

struct named name_find(const struct catalogue *c, struct str id)
{
	const struct {
		enum thing kind;
		const struct map *map;
	} kinds[] = {
		{THING_ENTRY, &c->entry_by_id},
		{THING_CAPABILITY, &c->model.capability_by_id},
		{THING_INTERFACE, &c->model.interface_by_id},
		{THING_TERM, &c->term_by_id},
	};
	enum thing kind = THING_NONE;
	const void *found = find_prefixed(c, id, &kind);

	for (size_t i = 0; !found && i < sizeof(kinds) / sizeof(kinds[0]);
	     i++) {
		kind = kinds[i].kind;
		found = map_find(kinds[i].map, id);
	}
	return found ? (struct named){kind, found} : (struct named){0};
}

/*
 * Counts
 */

static long count_spanning(const struct catalogue *c)
{
	long n = 0;

	for (size_t i = 0; i < c->entries.n; i++)
		n += c->entries.at[i]->also.n > 0;
	return n;
}

static long count_archived(const struct catalogue *c)
{
	long n = 0;

	for (size_t i = 0; i < c->entries.n; i++)
		n += str_is(c->entries.at[i]->status.s, "archived");
	return n;
}

static long count_of(const struct catalogue *c, struct str what, struct str of)
{
	struct named in = name_find(c, of);

	if (str_is(what, "entries") && in.kind == THING_CAPABILITY)
		return (long)((const struct capability *)in.record)->claims.n;
	if (str_is(what, "entries") && in.kind == THING_LAYER)
		return (long)((const struct layer *)in.record)->entries.n;
	if (str_is(what, "capabilities") && in.kind == THING_LAYER)
		return (long)((const struct layer *)in.record)->capabilities.n;
	return NAME_NOT_COUNTED;
}

long name_count(const struct catalogue *c, struct str what)
{
	const struct {
		const char *name;
		long n;
	} counts[] = {
		{"entries", (long)c->entries.n},
		{"layers", (long)c->model.layers.n},
		{"capabilities", (long)c->model.capabilities.n},
		{"interfaces", (long)c->model.interfaces.n},
		{"spanning", count_spanning(c)},
		{"archived", count_archived(c)},
		{"stacks", (long)c->stacks.n},
		{"comparisons", (long)c->comparisons.n},
		{"questions", c->choosing ? (long)c->choosing->questions.n : 0},
		{"references", (long)c->references.n},
	};
	struct str of, first = str_cut(what, ' ', &of);

	if (of.n)
		return count_of(c, first, str_trim(of));
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		if (str_is(what, counts[i].name))
			return counts[i].n;
	return NAME_NOT_COUNTED;
}

bool name_is_edition(struct str what)
{
	return str_is(what, "edition");
}

bool name_is_as_of(struct str what)
{
	return str_is(what, "as-of");
}
