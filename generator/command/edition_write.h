/*
 * edition_write.h - the file of an edition, in the layout of the house.
 */
#ifndef EDITION_WRITE_H
#define EDITION_WRITE_H

#include "base/buf.h"
#include "model/editions.h"

/*
 * One line an entry.  The same edition gives the same bytes, and reading them
 * gives the same edition.
 */
void edition_write(struct arena *a, struct buf *out, const struct edition *e);

#endif
