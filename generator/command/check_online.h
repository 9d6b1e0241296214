/*
 * check_online.h - what `strata check --online` adds: links are asked, with a
 * bar on a terminal.
 */
#ifndef CHECK_ONLINE_H
#define CHECK_ONLINE_H

#include "base/diag.h"
#include "base/map.h"
#include "model/catalogue.h"

struct check_online_options {
	bool wanted;
	bool private_hosts;
	const char *max_age; /* as given; NULL: not */
	const char *cache;   /* a folder, or NULL */
	struct date today;
	long max_age_days;  /* from check_online_options */
	struct map answers; /* of this run: nobody is asked twice */
};

/* Read the texts among them; false after one line on stderr. */
bool check_online_options(struct check_online_options *o);

/* False, after a line on stderr, when not every link was asked. */
bool check_online(struct arena *a, struct diags *d, const struct catalogue *c,
		  struct check_online_options *o);

#endif
