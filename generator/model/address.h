/*
 * address.h - the last part of every page's address, decided in one place.
 *
 * An own entry's address is its id.  A foreign item's is made from its name;
 * items that would share one get longer ones, all of them, so that no address
 * depends on the order of the file.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include "model/catalogue.h"

/*
 * The case-folded letters and digits of `name`, all else to one '-', at most 80
 * bytes.  May be empty.
 */
struct str address_slug(struct arena *a, struct str name);

/* Fill in `slug` of every layer, capability, interface, group and entry. */
void address_all(struct arena *a, struct catalogue *c);

#endif
