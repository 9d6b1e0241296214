/*
 * value.h - a tree of maps, lists and scalars that knows where it came from.
 *
 * The same tree stands at both ends of a build: loaders make it from YAML and
 * JSON, and views hand one to a template or to the JSON writer.  In between,
 * the model uses its own typed structs.  Trees live in an arena and are not
 * changed once handed on.
 *
 * A child belongs to one parent.  What should stand in two places is shared
 * through `value_put_ref`, which costs one small node.
 */
#ifndef VALUE_H
#define VALUE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdint.h>

enum value_kind {
	VALUE_NULL,
	VALUE_BOOL,
	VALUE_NUMBER,
	VALUE_TEXT,
	VALUE_LIST,
	VALUE_MAP
};

struct value {
	enum value_kind kind;
	bool truth;  /* VALUE_BOOL */
	bool quoted; /* read from YAML, written in quotes or as a block */
	bool block;  /* the latter: its text starts on the line after `pos` */
	bool spelt;  /* VALUE_NULL: as 'null' or '~', not as nothing at all */
	int n;       /* VALUE_LIST and VALUE_MAP: how many children */
	struct str text;     /* of a scalar: its spelling */
	uint64_t keys;       /* VALUE_MAP: their value_key_bits */
	struct value *first; /* VALUE_LIST and VALUE_MAP: the children */
	struct value **last;
	struct value *next; /* the next sibling */
	struct str key;     /* this child's name, when the parent is a map */
	struct pos pos;     /* of the value; */
	struct pos key_pos; /* of its key */
};

struct value *value_map(struct arena *a);
struct value *value_list(struct arena *a);
struct value *value_text(struct arena *a, struct str s);
struct value *value_bool(struct arena *a, bool b);
struct value *value_number(struct arena *a, long n);
struct value *value_null(struct arena *a);

/* Put `child` last in `parent`.  `key` is ignored by lists. */
void value_put(struct value *parent, struct str key, struct value *child);

/* Put what `shared` is into `parent` too; its children are not copied. */
void value_put_ref(struct arena *a, struct value *parent, struct str key,
		   const struct value *shared);

/* Shorthands for views: make a child and put it into `map`. */
void value_set(struct arena *a, struct value *map, const char *key,
	       struct str text);
void value_set_bool(struct arena *a, struct value *map, const char *key,
		    bool b);
void value_set_number(struct arena *a, struct value *map, const char *key,
		      long n);
struct value *value_set_map(struct arena *a, struct value *map,
			    const char *key);
struct value *value_set_list(struct arena *a, struct value *map,
			     const char *key);

/* A new map, put last in `list`. */
struct value *value_add_map(struct arena *a, struct value *list);

/* The child of that name, or NULL; NULL also when `map` is not a map. */
const struct value *value_get(const struct value *map, struct str key);

/*
 * A number for a name, and one of 64 bits; a map has in `keys` those of its
 * children.  So who asks many maps for one name need not walk through each.
 */
static inline unsigned value_key_hash(struct str key)
{
	const unsigned char *p = (const unsigned char *)key.p;

	return key.n ? (unsigned)key.n * 11u + p[0] * 3u + p[key.n / 2] * 37u +
			       p[key.n - 1]
		     : 0;
}

static inline uint64_t value_key_bit(unsigned hash)
{
	return UINT64_C(1) << hash % 64;
}

/* "a map", "a list", "text" …: for messages. */
const char *value_kind_name(const struct value *v);

#endif
