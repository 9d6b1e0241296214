/*
 * history.h - history/<YYYY-MM>.csv: how the figures of repositories went.
 *
 * A line a repository when its figures are others than on its last line, and
 * at most one a week: what changed earlier waits.  A shard has files of its
 * own, 2026-11.1-4.csv, which are read like the others.
 */
#ifndef HISTORY_H
#define HISTORY_H

#include "base/diag.h"
#include "base/map.h"
#include "model/catalogue.h"

/* The newest line of each repository. */
struct history_last {
	struct map lines; /* by repository */
};

/* The last two years. */
bool history_read(struct arena *a, struct diags *d, const char *folder,
		  struct date today, struct history_last *out);

/*
 * Add today's lines to the month's file; what is no later than a week after
 * the line before is left out.  `shard` is "" or ".1-4".
 */
bool history_add(struct arena *a, struct diags *d, const char *folder,
		 struct date today, const char *shard, struct history_last *h,
		 const struct facts *const *facts, size_t n, size_t *added);

#endif
