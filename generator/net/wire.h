/*
 * wire.h - libcurl: requests that run, and how each ended.
 *
 * Whether a request may run now, and what its end means, is not known here
 * (queue.h).  Redirects are not followed, nothing is tried twice.
 */
#ifndef WIRE_H
#define WIRE_H

#include "net/queue.h"

struct net_options;

/* NULL when libcurl does not start.  `o` must live as long. */
struct wire *wire_new(const struct net_options *o);

/* What still runs is broken off. */
void wire_free(struct wire *w);

/* Start a job with the token that it names; at most `o->queue.at_once` run. */
void wire_start(struct wire *w, struct job *job);

/* Send and receive until something happens, at most for so long. */
void wire_wait(struct wire *w, int most_ms);

/* How a job ended.  All that it names lives until the next is asked for. */
struct wire_end {
	struct job *job;
	struct http_answer answer;
	struct str redirects_to; /* absolute; any scheme */
	uint64_t bytes;          /* received, packed, with headers */
};

/* The next job that has ended; false when none has. */
bool wire_next(struct wire *w, struct wire_end *out);

/* Break one job off; NULL when none runs. */
struct job *wire_break(struct wire *w);

#endif
