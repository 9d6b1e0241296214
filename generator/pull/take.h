/*
 * take.h - what came of asking about a repository, put where it belongs: its
 * file of facts, the look, the counts, the findings.
 */
#ifndef TAKE_H
#define TAKE_H

#include "pull/subjects.h"

/* False when a file could not be written, which is reported. */
bool take_result(struct arena *a, struct diags *d, struct subject *s,
		 struct date today, struct pull_counts *counts);

#endif
