/*
 * pull.h - refresh what is known of the repositories of a catalogue.
 *
 * Made for a job that runs every night for years: what was known stays until
 * something better is known, a file is replaced whole or not at all, what does
 * not fit into today's budget comes another day, and whoever was interrupted
 * goes on where it was.
 */
#ifndef PULL_H
#define PULL_H

#include "forge/forge.h"
#include "model/catalogue.h"
#include "pull/tokens.h"

#include <signal.h>

enum { PULL_RULE, PULL_RULE_LOCK };

extern const struct rule pull_rules[];
extern const size_t n_pull_rules;

/* What is going to be asked. */
struct pull_plan {
	size_t repositories;     /* of the catalogue, or of the shard */
	size_t due[FORGE_TIERS]; /* of them */
	struct forge_plan asks;
};

/* What has become of it. */
struct pull_counts {
	size_t asked, unchanged, changed, renamed, archived, gone, failed;
	size_t carried; /* over: their budget was spent, or we were stopped */
	size_t lines;   /* of history */
	size_t requests;
	uint64_t bytes;
};

struct pull_progress {
	size_t done, all; /* repositories */
	size_t requests, carried;
	long wait_ms;   /* nothing runs: every host wants us to wait */
	long rest_left; /* of GitHub's budgets; -1: not known */
	long points_left;
};

struct pull_options {
	const char *facts;   /* the folder */
	const char *history; /* the folder */
	long max_age[FORGE_TIERS];
	const char *const *only; /* ids of entries; n_only 0: all */
	size_t n_only;
	bool dry_run; /* plan, and no more */
	bool offline; /* put together what is there, ask nobody */
	/* Hosts of private networks too, see net.h. */
	bool private_hosts;
	int at_once;       /* requests; 0: as many as net/ would */
	int shard, shards; /* 2 of 4; 0 of 0: everything */
	struct date today; /* in UTC */
	environment *env;
	const volatile sig_atomic_t *stop;                       /* or NULL */
	void (*plan)(void *data, const struct pull_plan *p);     /* or NULL */
	void (*show)(void *data, const struct pull_progress *p); /* or NULL */
	void *data;
};

/*
 * False when it could not begin, could not write or was stopped; whatever is
 * wrong with a repository is a finding at its entry.
 */
bool pull(struct arena *a, struct diags *d, const struct catalogue *c,
	  const struct pull_options *o, struct pull_counts *out);

#endif
