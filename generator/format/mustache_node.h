/*
 * mustache_node.h - what a template is after parsing; for mustache_*.c only.
 */
#ifndef MUSTACHE_NODE_H
#define MUSTACHE_NODE_H

#include "base/map.h"
#include "format/mustache.h"

/* The items of mustache_rules. */
enum { MUSTACHE_RULE_SYNTAX, MUSTACHE_RULE_MISSING, MUSTACHE_RULE_NAME };

/*
 * How deep tags nest in one template.  Ours nest 6; the limit keeps hostile
 * ones from using up the stack when they are rendered.
 */
enum { MUSTACHE_MAX_NESTING = 100 };

enum mustache_kind {
	MUSTACHE_TEXT,
	MUSTACHE_VARIABLE,
	MUSTACHE_RAW,
	MUSTACHE_SECTION,
	MUSTACHE_INVERTED,
	MUSTACHE_PARTIAL,
	MUSTACHE_PARENT,
	MUSTACHE_BLOCK
};

struct mustache_node {
	struct mustache_node *next;
	struct mustache_node *first; /* what stands between a tag and its end */
	enum mustache_kind kind;
	bool starts_line; /* of a text; it may be empty then */
	bool alone;       /* of a tag: nothing else is on its line */
	bool dynamic;     /* {{>*name}}: the data says which partial */
	int line, col;    /* of the tag */
	struct str text;  /* what to print, or the name in the tag */

	/* The name that is looked up, cut at its dots; none for {{.}}. */
	const struct str *parts;
	size_t n_parts;
	unsigned hash;             /* of the first: value_key_hash */
	const struct value *known; /* what it stands for on any page, or NULL */

	/* Of a partial or parent: */
	struct str indent; /* what stood before it, when alone on its line */
	const struct mustache *target; /* NULL when dynamic or missing */
};

struct mustache {
	struct mustache *next;
	struct str name, text;
	const char *file;
	struct mustache_node *first;
};

struct mustaches {
	struct arena *arena;
	struct map by_name; /* of struct mustache */
	struct mustache *first, **last;
	struct str known_name; /* of mustaches_know */
	const struct value *known;
};

/* Make the nodes of `m`, which is in `set`. */
void mustache_parse(struct mustaches *set, struct mustache *m, struct diags *d);

#endif
