/*
 * online.h - do the links of a catalogue answer?
 *
 * Every address is asked once, by HEAD, and by GET where HEAD settles nothing;
 * at most two at once of a host.  What is wrong becomes findings at each place
 * that names the address; a permanent redirect one with an edit.
 */
#ifndef ONLINE_H
#define ONLINE_H

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "model/catalogue.h"

#include <signal.h>

/* The first rule. */
enum { ONLINE_RULE_FAILED };

extern const struct rule online_rules[];
extern const size_t n_online_rules;

struct online_progress {
	size_t links, known, answered; /* known: of an earlier check */
	size_t requests;
	long wait_ms; /* nothing runs: every host wants us to wait */
};

struct online_options {
	const char *cache; /* a folder, or NULL */
	long max_age;      /* days for which a good answer counts */
	struct date today;
	/*
	 * Ask hosts of private networks too.  Never for a catalogue to which
	 * strangers contribute: it could ask whatever this machine can reach.
	 */
	bool private_hosts;
	/*
	 * What was answered: by address, in this arena.  What is there is not
	 * asked again, good or bad, so that a catalogue can be checked twice;
	 * where something has moved to counts as answered.  NULL: forget it.
	 */
	struct map *answers;
	const volatile sig_atomic_t *stop; /* may be NULL */
	void (*show)(void *data, const struct online_progress *p); /* or NULL */
	void *data;
};

/* False when it could not begin or was stopped before the end. */
bool online_check(struct arena *a, struct diags *d, const struct catalogue *c,
		  const struct online_options *o);

#endif
