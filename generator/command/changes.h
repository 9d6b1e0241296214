/*
 * changes.h - what differs between two editions, for people.
 */
#ifndef COMMAND_CHANGES_H
#define COMMAND_CHANGES_H

#include "base/buf.h"
#include "model/editions.h"

/* One of the two: where it was read, and what it held. */
struct changes_side {
	const char *path;
	const struct edition *edition;
};

struct changes_format {
	const char *name;
	void (*write)(struct arena *a, struct buf *out,
		      const struct changes_side *was,
		      const struct changes_side *is, const struct changes *c);
};

/* The format of that name; NULL stands for text; NULL when there is none. */
const struct changes_format *changes_format_find(const char *name);

#endif
