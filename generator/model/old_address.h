/*
 * old_address.h - how landscape2 names what it shows, so that its addresses
 * can lead to ours.
 */
#ifndef OLD_ADDRESS_H
#define OLD_ADDRESS_H

#include "model/catalogue.h"

/*
 * A name as it stands in landscape2's addresses: in small letters, what is
 * neither letter, digit, '-' nor '+' as one '-', of which none ends it.
 */
struct str old_name(struct arena *a, struct str name);

/* An item's id there: "category--subcategory--name". */
struct str old_item_id(struct arena *a, const struct entry *e);

#endif
