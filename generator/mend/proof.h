/*
 * proof.h - does a file say what it should after it was mended?
 */
#ifndef PROOF_H
#define PROOF_H

#include "base/diag.h"
#include "base/list.h"

LIST_OF(edit_list, const struct edit *);

/*
 * Whether `after` says the same as `before`, but `now` at the place of each
 * edit, where `before` says `was`.  `file` tells what is read: YAML, or the
 * front matter of Markdown; of other files nothing can be said.
 * The edits are put in the order of their places.
 */
bool proof_holds(struct arena *a, const char *file, struct str before,
		 struct str after, struct edit_list *edits);

#endif
