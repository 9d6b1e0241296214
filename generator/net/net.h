/*
 * net.h - carries many requests out at once, each within its limits.
 *
 *	struct net_options o = net_defaults;
 *	struct net *n = net_new(&o);
 *
 *	net_ask(n, &request, take_answer, data);
 *	while (net_step(n))
 *		show(net_progress(n));
 *	net_free(n);
 *
 * Whoever asks plans nothing: a request waits while its host is busy or wants
 * to be left alone, is tried again after what passes, is led to where redirects
 * lead, and is answered exactly once, in the end also when it failed.
 *
 * Only http and https are spoken, also after redirects.  A token goes to its
 * own origin and nowhere else.  A host of which the settings say nothing is
 * asked at public addresses only, and not through a proxy, which would look its
 * name up by itself.
 */
#ifndef NET_H
#define NET_H

#include "net/queue.h"

#include <signal.h>

struct net_options {
	struct queue_options queue;
	struct hosts_options hosts;
	bool private_hosts;        /* any address may be asked */
	long connect_ms, total_ms; /* of one try */
	long slow_bytes, slow_s;   /* fewer a second for so long: too slow */
	size_t most_bytes;         /* of a body, unpacked */
	const char *user_agent;
	/* Set by a signal handler: end soon, answering what is left. */
	const volatile sig_atomic_t *stop; /* may be NULL */
	int64_t (*now_ms)(void);           /* NULL: a clock that never jumps */
};

extern const struct net_options net_defaults;

/* NULL when libcurl does not start.  `o` and what it names must live as long.
 */
struct net *net_new(const struct net_options *o);

/* What was not answered is forgotten. */
void net_free(struct net *n);

/*
 * Ask.  `request` and its texts must live until `done` was called, once, from
 * `net_step`; the answer lives until `done` returns.  `done` may ask again, but
 * not after HTTP_STOPPED.
 */
void net_ask(struct net *n, const struct http_request *request, job_done *done,
	     void *data);

/* Go on for a moment (about a tenth of a second); false when all is answered.
 */
bool net_step(struct net *n);

struct net_progress {
	size_t waiting, running, answered; /* as asked */
	size_t requests, retries;          /* as sent; redirects count */
	uint64_t bytes;                    /* received, packed, with headers */
	int64_t wait_ms; /* nothing runs, and nothing may before; else 0 */
};
struct net_progress net_progress(const struct net *n);

/*
 * How many requests the tokens for `url` are still good for under a budget's
 * name; -1: not known.
 */
long net_remaining(struct net *n, struct str url, struct str budget);

#endif
