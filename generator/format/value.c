#include "format/value.h"

static struct value *value_new(struct arena *a, enum value_kind kind)
{
	struct value *v = arena_new(a, struct value);

	v->kind = kind;
	v->last = &v->first;
	return v;
}

struct value *value_map(struct arena *a)
{
	return value_new(a, VALUE_MAP);
}

struct value *value_list(struct arena *a)
{
	return value_new(a, VALUE_LIST);
}

struct value *value_text(struct arena *a, struct str s)
{
	struct value *v = value_new(a, VALUE_TEXT);

	v->text = s;
	return v;
}

struct value *value_bool(struct arena *a, bool b)
{
	struct value *v = value_new(a, VALUE_BOOL);

	v->truth = b;
	v->text = b ? STR("true") : STR("false");
	return v;
}

struct value *value_number(struct arena *a, long n)
{
	struct value *v = value_new(a, VALUE_NUMBER);

	v->text = arena_number(a, n);
	return v;
}

struct value *value_null(struct arena *a)
{
	return value_new(a, VALUE_NULL);
}

void value_put(struct value *parent, struct str key, struct value *child)
{
	child->key = key;
	if (parent->kind == VALUE_MAP)
		parent->keys |= value_key_bit(value_key_hash(key));
	*parent->last = child;
	parent->last = &child->next;
	parent->n++;
}

void value_put_ref(struct arena *a, struct value *parent, struct str key,
		   const struct value *shared)
{
	struct value *v = arena_new(a, struct value);

	*v = *shared;
	v->next = NULL;
	value_put(parent, key, v);
}

void value_set(struct arena *a, struct value *map, const char *key,
	       struct str text)
{
	value_put(map, str_c(key), value_text(a, text));
}

void value_set_bool(struct arena *a, struct value *map, const char *key, bool b)
{
	value_put(map, str_c(key), value_bool(a, b));
}

void value_set_number(struct arena *a, struct value *map, const char *key,
		      long n)
{
	value_put(map, str_c(key), value_number(a, n));
}

struct value *value_set_map(struct arena *a, struct value *map, const char *key)
{
	struct value *v = value_map(a);

	value_put(map, str_c(key), v);
	return v;
}

struct value *value_set_list(struct arena *a, struct value *map,
			     const char *key)
{
	struct value *v = value_list(a);

	value_put(map, str_c(key), v);
	return v;
}

struct value *value_add_map(struct arena *a, struct value *list)
{
	struct value *v = value_map(a);

	value_put(list, (struct str){0}, v);
	return v;
}

const struct value *value_get(const struct value *map, struct str key)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	for (const struct value *v = map->first; v; v = v->next)
		if (str_eq(v->key, key))
			return v;
	return NULL;
}

const char *value_kind_name(const struct value *v)
{
	static const char *const names[] = {
		[VALUE_NULL] = "nothing",    [VALUE_BOOL] = "true or false",
		[VALUE_NUMBER] = "a number", [VALUE_TEXT] = "text",
		[VALUE_LIST] = "a list",     [VALUE_MAP] = "a map",
	};

	return names[v->kind];
}
