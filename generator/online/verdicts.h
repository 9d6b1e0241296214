/*
 * verdicts.h - what an answer says about a link.
 */
#ifndef VERDICTS_H
#define VERDICTS_H

#include "online/links.h"

/* Report what is wrong with a link, at each of its places. */
void verdict(struct arena *a, struct diags *d, const struct link *link);

#endif
