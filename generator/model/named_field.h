/*
 * named_field.h - a field of a landscape2 item that only its catalogue's
 * settings know, by name.
 */
#ifndef NAMED_FIELD_H
#define NAMED_FIELD_H

#include "model/catalogue.h"

/*
 * The n-th text of the field of that name, counted from 0: of the item itself,
 * else of its `extra`, else of its annotations.  A list has several, a truth is
 * "yes" or "no".  False when there are no more.
 */
bool named_field_text(const struct entry *e, struct str name, size_t n,
		      struct str *out);

#endif
