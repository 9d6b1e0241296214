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
	bool framed;      /* as its kind */
	struct str field; /* of the catalogue's own facets: the item's field */
	struct map by_id;
	struct choices all;
	struct choices *of; /* what each entry has, in the catalogue's order */
	size_t entry;       /* the one that is being asked */
};
LIST_OF(facets, struct facet *);

/*
 * All facets of a catalogue in the order of the panel, their choices in order.
 * One that would part nothing (fewer than two choices) is left out.
 */
struct facets facets_of(struct view *v);

/* The entry that is being asked has that choice; a second time is no matter. */
void facet_see(struct facet *f, struct choice c);

/*
 * A kind of facet, and the kinds of catalogue that have it.  By one that is
 * `framed` the parts in other people's pages are filtered, too: every entry
 * answers it once, whatever the kind of catalogue.
 */
struct facet_kind {
	const char *key;
	bool own, foreign, framed;
	void (*see)(struct facet *f, const struct entry *e);
};
extern const struct facet_kind facet_kinds[];
extern const size_t n_facet_kinds;

/* What an entry answers to a framed kind: the id of its choice. */
struct str facet_answer(struct view *v, const struct facet_kind *kind,
			const struct entry *e);

/* The answer to a field that the catalogue's own settings name. */
void facet_see_field(struct facet *f, const struct entry *e);

#endif
