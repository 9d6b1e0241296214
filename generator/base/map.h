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

/* Put `value`, not NULL, under `key`, in place of what was there. */
void map_put(struct arena *a, struct map *m, struct str key, void *value);

#endif
