/*
 * moved.h - addresses of before, and where they lead: the old ids of entries,
 * and the routes of landscape2 for a catalogue of its kind.
 */
#ifndef MOVED_H
#define MOVED_H

#include "base/list.h"
#include "view/view.h"

struct redirect {
	struct str from, to; /* paths */
	struct str label;    /* what is there */
	struct str asks;     /* what its query asks for: "item", "part" or "" */
};
LIST_OF(redirects, struct redirect *);

/* Those of a catalogue.  A page that is really there goes before one. */
struct redirects redirects_of(struct arena *a, const struct catalogue *c);

#endif
