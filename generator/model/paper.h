/*
 * paper.h - the paper as plain structs: chapters in numbered parts, practices,
 * figures, glossary and bibliography.  Part of what `catalogue.h` describes;
 * include that.
 */
#ifndef PAPER_H
#define PAPER_H

#include "base/list.h"
#include "base/map.h"
#include "base/text.h"

struct capability;
struct comparison;
struct entry;
struct filter;
struct interface;
struct interfaces;
struct layer;
struct stack;

/*
 * What a reference in a text may name.
 */
enum thing {
	THING_NONE,
	THING_ENTRY,
	THING_CAPABILITY,
	THING_INTERFACE,
	THING_LAYER,
	THING_STACK,
	THING_COMPARISON,
	THING_TERM,
	THING_CHAPTER,
	THING_PART,
	THING_GUIDE,
};

struct named {
	enum thing kind;
	const void *record;
};
LIST_OF(nameds, struct named);

struct reference {
	struct pos pos;
	struct text key, title, author, url, note;
	struct day date, accessed;
	long year;
	struct nameds cited_by; /* each once, in the order of the paper */
	long number;            /* 1 for the one that is cited first … */
};
LIST_OF(references, struct reference *);

/* A word of the glossary. */
struct term {
	struct pos pos;
	struct str id, sorts_as;
	struct text term, definition;
	struct texts see_ids, sources;
	LIST(const struct term *) see;
};
LIST_OF(terms, struct term *);

/*
 * Figures
 */

enum plate_kind {
	PLATE_MODEL,        /* layers, their capabilities, what crosses */
	PLATE_INTERFACES,   /* layers, and an arrow for each interface */
	PLATE_ARCHITECTURE, /* the members of a stack */
	PLATE_FLOW,         /* boxes and arrows that the chapter names */
};

struct plate_node {
	struct text id, layer_id, entry_id, label, note;
	const struct layer *layer;
	const struct entry *entry;
};
LIST_OF(plate_nodes, struct plate_node *);

struct plate_edge {
	struct text from, to, interface_id, label;
	long step; /* -1: none */
	const struct plate_node *source, *target;
	const struct interface *interface;
};
LIST_OF(plate_edges, struct plate_edge *);

struct plate_panel {
	struct text title;
	struct plate_nodes nodes;
	struct plate_edges edges;
};
LIST_OF(plate_panels, struct plate_panel *);

struct plate {
	enum plate_kind kind;
	struct text draws, of;
	struct texts layer_ids, interface_ids; /* empty: all */
	struct plate_panels panels;
	const struct stack *stack;
};

/*
 * Chapters
 */

enum part_kind {
	PART_PROSE,
	PART_SECTION,
	PART_CODE,
	PART_ASIDE,
	PART_TABLE, /* of rows, or of data */
	PART_FIGURE,
	PART_PRACTICE,
	PART_LAYER,
	PART_PROJECTS,
	PART_COMPARE,
	PART_ARCHITECTURE,
};

struct practice {
	struct text what, why, unless, evidence;
};

/* A table from the catalogue; of some layers, or of all. */
struct data_table {
	struct text data;
	struct texts layer_ids;
};

/* A live list of entries. */
struct listing {
	const struct filter *filter;
	struct texts columns;
};

struct part {
	struct pos pos;
	enum part_kind kind;
	int level;        /* of a section: 1, 2, 3 */
	struct text text; /* prose, a heading's words, a caption, code, rows */
	struct text body; /* of a fence */
	struct text label;
	struct str number; /* "2.3"; empty when it has none */
	const struct chapter *chapter;
	const struct practice *practice;
	const struct plate *plate;
	const struct data_table *data;
	const struct listing *listing;
	struct text of;          /* layer, compare, architecture: an id */
	struct texts dimensions; /* compare: which; empty for the usual */
	const struct layer *layer;
	const struct comparison *comparison;
	const struct stack *stack;
};
LIST_OF(parts, struct part *);

struct chapter {
	struct pos pos;
	struct str slug;
	struct text title, summary;
	long number; /* 0: stands before the first */
	struct day checked;
	struct texts layer_ids; /* those that it is about */
	struct str body;        /* CommonMark with our directives */
	int body_line;          /* where the body starts in its file */
	struct parts parts;
};
LIST_OF(chapters, struct chapter *);

#endif
