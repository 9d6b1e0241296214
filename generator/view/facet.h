/*
 * facet.h - by what readers narrow the landscape down.
 *
 * A facet is a question that every entry answers (which layer? which licence?)
 * and a choice one of its answers.  What an entry has in each facet stands in
 * facet_values.c; facets.c writes all of it for the landscape's script.
 */
#ifndef VIEW_FACET_H
#define VIEW_FACET_H

#include "view/choices.h"

struct facet {
	struct view *v;
	const char *key;  /* in the address */
	struct str label; /* for readers */
	struct str field; /* of the catalogue's own facets: the item's field */
	struct map by_id;
	struct choices all;
	struct choices *of; /* what each entry has, in the catalogue's order */
	size_t entry;       /* the one that is being asked */
};
LIST_OF(facets, struct facet *);

/* The entry that is being asked has that choice; a second time is no matter. */
void facet_see(struct facet *f, struct choice c);

/* A kind of facet, and the kinds of catalogue that have it. */
struct facet_kind {
	const char *key;
	bool own, foreign;
	void (*see)(struct facet *f, const struct entry *e);
};
extern const struct facet_kind facet_kinds[];
extern const size_t n_facet_kinds;

/* The answer to a field that the catalogue's own settings name. */
void facet_see_field(struct facet *f, const struct entry *e);

#endif
