#include "base/map.h"

#include <stdint.h>

enum { FIRST_ROOM = 16 };

struct map_slot {
	struct str key;
	void *value;
};

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint64_t hash(struct str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h ^ h >> 32;
}

/* The slot that holds `key`, or the free one where it belongs. */
static struct map_slot *slot(const struct map *m, struct str key)
{
	size_t i = hash(key) & (m->room - 1);

	while (m->slots[i].value && !str_eq(m->slots[i].key, key))
		i = (i + 1) & (m->room - 1);
	return &m->slots[i];
}

void *map_find(const struct map *m, struct str key)
{
	return m->room ? slot(m, key)->value : NULL;
}

struct str map_nearest(const struct map *m, struct str key, int most)
{
	struct str best = {0};
	int least = most + 1;

	for (size_t i = 0; i < m->room; i++) {
		struct str other = m->slots[i].key;
		int d;

		if (!m->slots[i].value)
			continue;
		d = str_distance(key, other, most);
		if (3 * (size_t)d <= key.n &&
		    (d < least || (d == least && str_cmp(other, best) < 0))) {
			least = d;
			best = other;
		}
	}
	return best;
}

static void grow(struct arena *a, struct map *m)
{
	struct map old = *m;

	m->room = old.room ? old.room * 2 : FIRST_ROOM;
	m->slots = arena_alloc(a, m->room * sizeof(*m->slots));
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].value)
			*slot(m, old.slots[i].key) = old.slots[i];
}

void map_put(struct arena *a, struct map *m, struct str key, void *value)
{
	struct map_slot *s;

	if (m->n * 2 >= m->room)
		grow(a, m);
	s = slot(m, key);
	m->n += !s->value;
	*s = (struct map_slot){key, value};
}
