#include "base/list.h"

#include <string.h>

enum { FIRST_ROOM = 4 };

void *list_grow(struct arena *a, void *items, size_t n, size_t *room,
		size_t item_size)
{
	void *moved;

	if (n < *room)
		return items;
	*room = *room ? *room * 2 : FIRST_ROOM;
	moved = arena_alloc(a, *room * item_size);
	if (n)
		memcpy(moved, items, n * item_size);
	return moved;
}
