/*
 * list.h - the growable array, in an arena.
 *
 *	LIST(struct entry *) entries = {0};
 *	*list_add(arena, &entries) = entry;
 *	for (size_t i = 0; i < entries.n; i++)
 *		use(entries.at[i]);
 *
 * `list_add` gives a zeroed new last item.  Items move when the list grows:
 * keep no pointer to one while adding.
 */
#ifndef LIST_H
#define LIST_H

#include "base/arena.h"

#include <stddef.h>

#define LIST(type)                                                             \
	struct {                                                               \
		type *at;                                                      \
		size_t n, room;                                                \
	}

/* A list that may stand in several structs needs a name. */
#define LIST_OF(name, type)                                                    \
	struct name {                                                          \
		type *at;                                                      \
		size_t n, room;                                                \
	}

#define list_add(arena, list)                                                  \
	((list)->at = list_grow((arena), (list)->at, (list)->n, &(list)->room, \
				sizeof(*(list)->at)),                          \
	 &(list)->at[(list)->n++])

/* Room for one item more than `n`; the items, perhaps moved. */
void *list_grow(struct arena *a, void *items, size_t n, size_t *room,
		size_t item_size);

#endif
