/*
 * map.h - from a string to a pointer.
 *
 * Start with `struct map m = {0};`.  Lives in an arena; keys are views and
 * must outlive the map.  Walking it is for whoever filled it: keep a list
 * beside the map where order matters.
 */
#ifndef MAP_H
#define MAP_H

#include "base/arena.h"
#include "base/str.h"

struct map {
	struct map_slot *slots;
	size_t n, room; /* room is a power of two, or 0 */
};

/* What was put under `key`, or NULL. */
void *map_find(const struct map *m, struct str key);

/*
 * The key that somebody may have meant who wrote `key`: the one with the least
 * str_distance of at most `most`, the first in byte order of those; empty when
 * there is none, or when more than a third of `key` would be another.
 */
struct str map_nearest(const struct map *m, struct str key, int most);

/* Put `value`, not NULL, under `key`, in place of what was there. */
void map_put(struct arena *a, struct map *m, struct str key, void *value);

#endif
