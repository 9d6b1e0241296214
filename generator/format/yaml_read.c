#include "format/yaml_read.h"

#include "base/map.h"
#include "format/yaml_scalar.h"
#include "format/yaml_text.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum {
	/* The deepest real catalogue nests 9; libyaml slows down with depth. */
	MAX_DEPTH = 64,
	/* Ten times a catalogue of 24,000 entries, aliases written out. */
	MAX_NODES = 4000000,
	/* What an alias names is shared; what `<<` gives is copied. */
	MAX_MERGED = 500000,
	/* A map with more keys than this looks its keys up by hash. */
	FEW_KEYS = 16,
};

enum {
	RULE_SYNTAX = YAML_RULE_SYNTAX,
	RULE_DOUBLE,
	RULE_TAG,
	RULE_LIMIT,
	RULE_ALIAS,
	RULE_TEXT,
	RULE_DOCUMENTS,
};

const struct rule yaml_rules[] = {
	[RULE_SYNTAX] = {"yaml-syntax", DIAG_ERROR, "the file is YAML"},
	[RULE_DOUBLE] = {"yaml-double", DIAG_ERROR,
			 "a key stands once in its map"},
	[RULE_TAG] = {"yaml-tag", DIAG_ERROR,
		      "only the tags of YAML's core schema are used"},
	[RULE_LIMIT] = {"yaml-limit", DIAG_ERROR,
			"nesting and size stay within what a catalogue needs"},
	[RULE_ALIAS] = {"yaml-alias", DIAG_ERROR,
			"an alias names an anchor that stands before it"},
	[RULE_TEXT] = {"yaml-text", DIAG_ERROR, "the file is UTF-8 text"},
	[RULE_DOCUMENTS] = {"yaml-documents", DIAG_ERROR,
			    "a file holds one YAML document"},
};
const size_t n_yaml_rules = sizeof(yaml_rules) / sizeof(yaml_rules[0]);

struct anchor {
	struct value *value; /* NULL while it is being read */
	long nodes;          /* how many it stands for, aliases written out */
	int height;          /* how deep it nests below itself */
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	const char *file;
	yaml_parser_t parser;
	yaml_event_t event;
	struct map anchors;
	int depth, deepest; /* deepest: within the node that is being read */
	long nodes, merged;
	struct str text;
	int first_line; /* where the text starts in its file, from 0 */
};

static struct pos place(const struct reader *r, yaml_mark_t m)
{
	return (struct pos){r->file, (int)m.line + 1 + r->first_line,
			    (int)m.column + 1};
}

static struct pos here(const struct reader *r)
{
	return place(r, r->event.start_mark);
}

/* Step to the next event.  False at a syntax error, which is reported. */
static bool next(struct reader *r)
{
	const char *problem;

	yaml_event_delete(&r->event);
	if (yaml_parser_parse(&r->parser, &r->event))
		return true;
	problem = r->parser.problem ? r->parser.problem : "unreadable";
	if (r->parser.error == YAML_READER_ERROR)
		diags_add(r->diags, &yaml_rules[RULE_SYNTAX],
			  yaml_place(r->file, r->first_line, r->text,
				     r->parser.problem_offset),
			  "this is not YAML: %s", problem);
	else if (r->parser.context && r->parser.context_mark.line)
		diags_add(r->diags, &yaml_rules[RULE_SYNTAX],
			  place(r, r->parser.problem_mark),
			  "this is not YAML: %s, %s at line %d", problem,
			  r->parser.context,
			  (int)r->parser.context_mark.line + 1 + r->first_line);
	else
		diags_add(r->diags, &yaml_rules[RULE_SYNTAX],
			  place(r, r->parser.problem_mark),
			  "this is not YAML: %s", problem);
	return false;
}

static struct str event_text(struct reader *r)
{
	return arena_str(r->arena,
			 (struct str){(char *)r->event.data.scalar.value,
				      r->event.data.scalar.length});
}

/* True when there is a tag to go by: one of the core schema. */
static bool check_tag(struct reader *r, const yaml_char_t *tag)
{
	if (tag && !yaml_is_core_tag((const char *)tag)) {
		diags_add(r->diags, &yaml_rules[RULE_TAG], here(r),
			  "tag '%.80s' asks for an object; write plain text, a "
			  "list or a map",
			  (const char *)tag);
		return false;
	}
	return tag;
}

static struct value *scalar(struct reader *r)
{
	const char *tag = (const char *)r->event.data.scalar.tag;
	struct value *v = value_text(r->arena, event_text(r));
	bool tagged = check_tag(r, r->event.data.scalar.tag);

	v->quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	v->block = r->event.data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		   r->event.data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
	if (!v->quoted && !(tagged && !strcmp(tag, YAML_STR_TAG)))
		v->kind = yaml_plain_kind(v->text);
	if (v->kind == VALUE_NULL) {
		v->spelt = v->text.n;
		v->text = (struct str){0};
	}
	if (v->kind == VALUE_BOOL)
		v->truth = v->text.p[0] == 't' || v->text.p[0] == 'T';
	return v;
}

static struct value *node(struct reader *r);

/* The keys of a map that is being read, for finding doubled ones. */
struct keys {
	struct value *map;
	struct map index; /* in use from FEW_KEYS on */
};

static const struct value *find_key(const struct keys *k, struct str key)
{
	return k->index.n ? map_find(&k->index, key) : value_get(k->map, key);
}

static void put_key(struct reader *r, struct keys *k, struct str key,
		    struct value *child)
{
	value_put(k->map, key, child);
	if (k->index.n) {
		map_put(r->arena, &k->index, key, child);
	} else if (k->map->n > FEW_KEYS) {
		for (struct value *v = k->map->first; v; v = v->next)
			map_put(r->arena, &k->index, v->key, v);
	}
}

static bool within_limits(struct reader *r, struct pos at)
{
	if (r->deepest > MAX_DEPTH)
		diags_add(r->diags, &yaml_rules[RULE_LIMIT], at,
			  "nested more than %d deep", MAX_DEPTH);
	else if (r->nodes > MAX_NODES)
		diags_add(r->diags, &yaml_rules[RULE_LIMIT], at,
			  "more than %d values, with aliases written out",
			  MAX_NODES);
	else if (r->merged > MAX_MERGED)
		diags_add(r->diags, &yaml_rules[RULE_LIMIT], at,
			  "more than %d keys come from '<<'", MAX_MERGED);
	else
		return true;
	return false;
}

/* What `<<` names gives the keys that the map itself does not have. */
static bool merge(struct reader *r, struct keys *k, const struct value *from)
{
	if (from->kind == VALUE_LIST) {
		for (const struct value *v = from->first; v; v = v->next)
			if (v->kind != VALUE_MAP || !merge(r, k, v))
				return false;
		return true;
	}
	if (from->kind != VALUE_MAP)
		return false;
	for (const struct value *v = from->first; v; v = v->next) {
		struct value *copy;

		if (find_key(k, v->key))
			continue;
		copy = arena_new(r->arena, struct value);
		*copy = *v;
		copy->next = NULL;
		put_key(r, k, v->key, copy);
		r->merged++;
	}
	return true;
}

static struct value *alias(struct reader *r);
static struct anchor *open_anchor(struct reader *r, const yaml_char_t *name);

/* The key at the current event.  False, and reported, if it is no text. */
static bool read_key(struct reader *r, struct str *key)
{
	struct anchor *anchor;
	const struct value *v;

	if (r->event.type == YAML_SCALAR_EVENT) {
		*key = event_text(r);
		anchor = open_anchor(r, r->event.data.scalar.anchor);
		if (anchor)
			*anchor =
				(struct anchor){.value = scalar(r), .nodes = 1};
		else
			check_tag(r, r->event.data.scalar.tag);
		return true;
	}
	v = r->event.type == YAML_ALIAS_EVENT ? alias(r) : NULL;
	if (v && v->kind != VALUE_MAP && v->kind != VALUE_LIST) {
		*key = v->text;
		return true;
	}
	diags_add(r->diags, &yaml_rules[RULE_SYNTAX], here(r),
		  "a key must be plain text");
	return false;
}

static struct value *map_entries(struct reader *r, struct value *map)
{
	struct value *merged = value_list(r->arena);
	struct keys keys = {.map = map};

	for (;;) {
		const struct value *other;
		struct value *child;
		struct pos at;
		struct str key;
		bool plain;

		if (!next(r))
			return NULL;
		if (r->event.type == YAML_MAPPING_END_EVENT)
			break;
		at = here(r);
		if (!read_key(r, &key))
			return NULL;
		plain = r->event.type == YAML_SCALAR_EVENT &&
			r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
		if (!next(r) || !(child = node(r)))
			return NULL;
		child->key_pos = at;
		if (plain && str_is(key, "<<")) {
			value_put(merged, key, child);
			continue;
		}
		other = find_key(&keys, key);
		if (!other)
			put_key(r, &keys, key, child);
		else
			diags_add(r->diags, &yaml_rules[RULE_DOUBLE], at,
				  "key '%.*s' stands in this map already, at "
				  "line %d",
				  STR_ARG(key), other->key_pos.line);
	}
	for (const struct value *v = merged->first; v; v = v->next) {
		if (!merge(r, &keys, v))
			diags_add(r->diags, &yaml_rules[RULE_ALIAS], v->key_pos,
				  "'<<' takes a map or a list of maps");
		if (!within_limits(r, v->key_pos))
			return NULL;
	}
	return map;
}

static struct value *list_items(struct reader *r, struct value *list)
{
	for (;;) {
		struct value *child;

		if (!next(r))
			return NULL;
		if (r->event.type == YAML_SEQUENCE_END_EVENT)
			return list;
		if (!(child = node(r)))
			return NULL;
		value_put(list, (struct str){0}, child);
	}
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static struct value *alias(struct reader *r)
{
	struct str name = str_c((char *)r->event.data.alias.anchor);
	struct anchor *anchor = map_find(&r->anchors, name);
	struct value *copy;

	if (!anchor || !anchor->value) {
		diags_add(r->diags, &yaml_rules[RULE_ALIAS], here(r),
			  anchor ? "alias '*%.*s' stands inside what it names"
				 : "there is no anchor '&%.*s' before this "
				   "alias",
			  STR_ARG(name));
		return value_null(r->arena);
	}
	r->nodes += anchor->nodes;
	r->deepest = larger(r->deepest, r->depth + anchor->height);
	copy = arena_new(r->arena, struct value);
	*copy = *anchor->value;
	copy->next = NULL;
	return copy;
}

static struct anchor *open_anchor(struct reader *r, const yaml_char_t *name)
{
	struct anchor *anchor;

	if (!name)
		return NULL;
	anchor = arena_new(r->arena, struct anchor);
	map_put(r->arena, &r->anchors,
		arena_str(r->arena, str_c((const char *)name)), anchor);
	return anchor;
}

/* The node that starts at the current event; NULL ends the reading. */
static struct value *node(struct reader *r)
{
	struct pos at = here(r);
	struct anchor *anchor = NULL;
	struct value *v = NULL;
	long before = r->nodes++;
	int outside = r->deepest;

	r->deepest = ++r->depth;
	if (!within_limits(r, at))
		return NULL;
	switch (r->event.type) {
	case YAML_SCALAR_EVENT:
		anchor = open_anchor(r, r->event.data.scalar.anchor);
		v = scalar(r);
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = open_anchor(r, r->event.data.mapping_start.anchor);
		check_tag(r, r->event.data.mapping_start.tag);
		v = map_entries(r, value_map(r->arena));
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = open_anchor(r, r->event.data.sequence_start.anchor);
		check_tag(r, r->event.data.sequence_start.tag);
		v = list_items(r, value_list(r->arena));
		break;
	case YAML_ALIAS_EVENT:
		v = alias(r);
		if (v && !within_limits(r, at))
			return NULL;
		break;
	default: break;
	}
	if (!v)
		return NULL;
	v->pos = at;
	if (anchor)
		*anchor = (struct anchor){v, r->nodes - before,
					  r->deepest - r->depth};
	r->deepest = larger(outside, r->deepest);
	r->depth--;
	return v;
}

static struct value *document(struct reader *r)
{
	struct value *root;

	if (!next(r) || !next(r)) /* stream start, document start */
		return NULL;
	if (r->event.type == YAML_STREAM_END_EVENT) {
		root = value_null(r->arena);
		root->pos = (struct pos){r->file, 1 + r->first_line, 1};
		return root;
	}
	if (!next(r) || !(root = node(r)))
		return NULL;
	if (!next(r) || !next(r)) /* document end, what follows */
		return NULL;
	if (r->event.type == YAML_STREAM_END_EVENT)
		return root;
	diags_add(r->diags, &yaml_rules[RULE_DOCUMENTS], here(r),
		  "a second document starts here; write it to a file of its "
		  "own");
	return NULL;
}

struct value *yaml_read_part(struct arena *a, struct diags *d, const char *file,
			     struct str text, int first_line)
{
	struct reader r = {
		.arena = a, .diags = d, .file = file, .first_line = first_line};
	struct value *root;

	/* libyaml would count the byte order mark as a column */
	if (str_starts(text, yaml_byte_order_mark))
		text = str_from(text, yaml_byte_order_mark.n);
	r.text = text;
	if (!yaml_is_text(d, &yaml_rules[RULE_TEXT], file, first_line, text))
		return NULL;
	if (!yaml_parser_initialize(&r.parser))
		abort(); /* memory is out */
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&r.parser, (const unsigned char *)(text.p ? text.p : ""),
		text.n);
	root = document(&r);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	return root;
}

struct value *yaml_read(struct arena *a, struct diags *d, const char *file,
			struct str text)
{
	return yaml_read_part(a, d, file, text, 0);
}
