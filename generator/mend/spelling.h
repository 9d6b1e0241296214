/*
 * spelling.h - the edits of a finding as bytes of its file.
 *
 * An edit speaks of values: `now` in the place of `was`.  YAML spells a value
 * in several ways; this finds the bytes that do and what is to stand there.
 * Quotes stay as they are, and so do comments: of a list whose items change
 * places, what stands behind an item goes with it.
 */
#ifndef SPELLING_H
#define SPELLING_H

#include "mend/source.h"

/* The bytes from `from` up to `to` become `now`. */
struct replacement {
	size_t from, to;
	struct str now;
	struct pos at; /* of `from` */
};
LIST_OF(replacements, struct replacement);

/*
 * Add what takes the edits of `found` to the text of their file, all of them
 * or none.  NULL, or why it cannot be done: in lower case, for a message.
 */
const char *spelling_read(struct arena *a, const struct source *s,
			  const struct diag *found, struct replacements *out);

#endif
