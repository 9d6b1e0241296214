/* crossings.h - what crosses the borders of a layer, as a section shows it. */
#ifndef CROSSINGS_H
#define CROSSINGS_H

#include "model/catalogue.h"

struct crossing {
	const struct interface *interface;
	bool down; /* it runs from the upper end to the lower */
};
LIST_OF(crossings, struct crossing);

/*
 * The interfaces of which a layer is the upper end: they cross the border
 * below it.  Down runs what it gives, up what it gets from below.
 */
struct crossings crossings_below(struct arena *a, const struct model *m,
				 const struct layer *l);

/* Those that reach it from layers above. */
struct crossings crossings_above(struct arena *a, const struct model *m,
				 const struct layer *l);

#endif
