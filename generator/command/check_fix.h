/*
 * check_fix.h - what `strata check --fix` adds: findings that have one right
 * answer are mended, and each is told.
 */
#ifndef CHECK_FIX_H
#define CHECK_FIX_H

#include "mend/mend.h"

#include <stdio.h>

struct check_fix {
	bool wanted;
	int rounds;
	struct mend_notes mended; /* of all rounds */
	struct mend_notes left;   /* of the last one */
	struct diags refused;     /* what the system refused */
};

/*
 * Mend what was found, which must be sorted, in the files below `folder`.
 * True when something was, so that the catalogue has to be checked anew: one
 * mended word may bring another finding to light.
 */
bool check_fix_round(struct check_fix *fix, struct arena *a, const char *folder,
		     const struct diags *found);

/* `file:line:col: mended: text [rule]`, and `left:` with the reason why. */
void check_fix_print(const struct check_fix *fix, FILE *out);

#endif
