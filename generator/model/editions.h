/*
 * editions.h - what an edition of a catalogue held, and how two differ.  The
 * structs are part of what `catalogue.h` describes; include that.
 */
#ifndef EDITIONS_H
#define EDITIONS_H

#include "base/list.h"
#include "base/text.h"

struct catalogue;
struct entry;

/* A status that is not stated is "active", a level that is not is none. */
struct edition_entry {
	struct text id, layer_id, maturity, status;
	struct texts capabilities;
	const struct entry *entry; /* what bears that id today, or NULL */
};
LIST_OF(edition_entries, struct edition_entry *);

struct edition {
	struct pos pos;
	struct text label; /* "2026.11" */
	struct text model; /* the version of the model that it was made by */
	struct day date;
	struct edition_entries entries; /* by id */
};
LIST_OF(editions, struct edition *);

/*
 * The edition that the catalogue would be today.  Its date is that which the
 * catalogue states of its edition, else the day that it is of; unset when
 * neither is known.
 */
struct edition *edition_of(struct arena *a, const struct catalogue *c);

/* By id, as edition_of gives them. */
void edition_sort(struct edition *e);

/* In the order in which they are told. */
enum change_kind {
	CHANGE_CAME,
	CHANGE_WENT,
	CHANGE_LAYER,
	CHANGE_CAPABILITIES,
	CHANGE_LEVEL,
	CHANGE_STATUS,
	CHANGES, /* how many there are */
};

/* "came", "went", "layer" …: for programs, and part of the names of words. */
extern const char *const change_keys[CHANGES];

struct change {
	const struct edition_entry *was; /* NULL when it came, */
	const struct edition_entry *is;  /* when it went */
	struct texts gained, lost;       /* of capabilities, as listed there */
};
LIST_OF(change_list, struct change);

/* An entry stands in each list that tells something of it, by id. */
struct changes {
	struct change_list of[CHANGES];
	size_t n; /* in all lists */
};

/*
 * What differs, in texts that both editions own.  The order of capabilities
 * counts for nothing.  Both have to be in the order of their ids.
 */
struct changes edition_compare(struct arena *a, const struct edition *was,
			       const struct edition *is);

/* What an entry is called: its name today, else its id. */
struct str edition_entry_name(const struct edition_entry *e);
struct str edition_entry_status(const struct edition_entry *e);

#endif
