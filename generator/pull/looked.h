/*
 * looked.h - facts/looked.csv: when we last looked, and what to look at today.
 *
 * A line a repository: its address without scheme, the days of the last looks
 * that went well at pulse, series and slow, and the tag of the last answer.  A
 * pull in shards writes looked.1-4.csv and so on, each with its own lines; one
 * that is not puts them all together again.
 */
#ifndef LOOKED_H
#define LOOKED_H

#include "base/diag.h"
#include "base/map.h"
#include "forge/forge.h"

struct look {
	struct str repository; /* see url_repository */
	struct date at[FORGE_TIERS];
	struct str etag;
};
LIST_OF(looks, struct look *);

struct looked {
	struct map by_repository;
	struct looks all;
	struct texts shards; /* the files of shards, as paths */
};

/* Everything in the folder; what is no line of ours is passed over. */
bool looked_read(struct arena *a, struct diags *d, const char *folder,
		 struct looked *out);

/* The look at a repository; a new one when there was none. */
struct look *looked_at(struct arena *a, struct looked *l,
		       struct str repository);

/* The lines of `wanted` repositories, or of all when it is NULL, in order. */
bool looked_write(struct arena *a, struct diags *d, const char *path,
		  const struct looked *l, bool (*wanted)(struct str, void *),
		  void *data);

/*
 * Whether a tier is to be looked at again.  What has been looked at on one day
 * becomes due over some days, so that not all of it comes in one run.
 */
bool look_is_due(const struct look *look, enum forge_tier tier,
		 struct date today, long max_age);

/* A number from the address, the same everywhere: for shards and spread. */
unsigned long look_hash(struct str repository, const char *salt);

#endif
