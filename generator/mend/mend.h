/*
 * mend.h - put right in the files what has one right answer.
 *
 * Findings carry edits (base/diag.h).  Those of a file are made together: the
 * file is read again, each edit has to find what its finding saw, and what
 * comes out is read once more.  Unless it says what it said, but for the edits,
 * the file stays as it is.  It is written beside and renamed, and keeps its
 * comments, quotes, line ends and permissions.
 */
#ifndef MEND_H
#define MEND_H

#include "base/diag.h"
#include "base/list.h"

/* A finding with an edit, and what came of it. */
struct mend_note {
	const struct diag *found;
	const char *why; /* it is not mended; NULL: it is */
};
LIST_OF(mend_notes, struct mend_note);

/*
 * Mend what `found` has edits for, in files that really lie below `folder`:
 * no link leads out of it.  What is waived is as it should be.  Of edits that
 * overlap, the first is made; after another check the next one can be.  How
 * many were is returned; `d` has what the system refused.
 */
size_t mend(struct arena *a, struct diags *d, const char *folder,
	    const struct diags *found, struct mend_notes *out);

#endif
