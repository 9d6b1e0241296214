#include "base/map.h"

#include <stdint.h>

enum { FIRST_ROOM = 16 };

struct map_slot {
	struct str key;
	void *value;
};

/*
 * Like FNV-1a, but of eight bytes at a time, since keys are mostly paths; what
 * a product carries upwards comes back down, so that every bit counts.
 */
static uint64_t hash(struct str s)
{
	uint64_t h = s.n;

	while (s.n) {
		uint64_t part = 0;
		size_t n = s.n < sizeof(part) ? s.n : sizeof(part);

		memcpy(&part, s.p, n);
		h = (h ^ part) * UINT64_C(0x9e3779b97f4a7c15);
		h ^= h >> 32;
		s = str_from(s, n);
	}
	return h;
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
