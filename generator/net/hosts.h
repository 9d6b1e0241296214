/*
 * hosts.h - how much each host may be asked: at once, how soon again, and with
 * which of its tokens.
 *
 * A host is an origin: scheme, name and port.  That is also what a token
 * belongs to, so a token for https://api.example.org is sent neither to
 * http://api.example.org nor to another port.  A host without tokens has one
 * that is empty and is never sent.
 *
 * Nothing here knows a clock: `now` counts milliseconds from anywhere.
 */
#ifndef HOSTS_H
#define HOSTS_H

#include "base/http.h"
#include "base/list.h"
#include "base/map.h"
#include "net/backoff.h"
#include "net/limits.h"

/* How a token is sent. */
enum host_auth {
	HOST_BEARER,        /* Authorization: Bearer …  (GitHub) */
	HOST_TOKEN,         /* Authorization: token …   (Gitea, Forgejo) */
	HOST_PRIVATE_TOKEN, /* PRIVATE-TOKEN: …         (GitLab) */
};

/* What somebody who runs the program says of a host. */
struct host_settings {
	struct str origin; /* "https://api.github.com" */
	enum host_auth auth;
	const struct str *tokens;
	size_t n_tokens;
	const char *ca_file; /* PEM, beside what the system trusts; or NULL */
};

struct hosts_options {
	int at_once;          /* requests to one host */
	int64_t gap_ms;       /* from one start to the next */
	int failures;         /* in a row, then a host is given up */
	struct backoff pause; /* of a host that limits and says no time */
	const struct host_settings *settings;
	size_t n_settings;
};

/* What a token may still ask under one name of what is counted together. */
struct allowance {
	struct str budget;
	long remaining; /* -1: not known */
	int64_t reset_at;
	int running;
};

struct token {
	struct str secret; /* empty: none */
	bool refused;      /* answered by 401 */
	int64_t paused_until, paused_at;
	int pauses; /* in a row, without a time from the server */
	LIST(struct allowance) allowances;
};

struct job;

struct host {
	struct str origin;                    /* empty: none */
	const struct host_settings *settings; /* NULL: nobody said anything */
	LIST(struct token) tokens;            /* one at least */
	int running;
	int64_t next_start;
	int failures;              /* in a row */
	enum http_failure failure; /* why it was given up; or HTTP_ANSWERED */
	struct job *first, **last; /* what waits for it, see queue.h */
};

LIST_OF(host_list, struct host *);

struct hosts {
	struct arena *arena;
	const struct hosts_options *options;
	struct map by_origin;
	struct host_list all; /* in the order in which they were first named */
	uint64_t random;
};

/* No blank, no control, nothing outside ASCII: it cannot end a header. */
bool host_is_token(struct str s);

/* `options` must live as long.  Settings with no such token are left out. */
void hosts_init(struct hosts *hosts, struct arena *a,
		const struct hosts_options *options);

/* "https://a.org" of "https://A.org:443/b"; empty when `url` is not http(s). */
struct str host_origin(struct arena *a, struct str url);

/*
 * The host of an address, new when it was not named before.  What is not
 * http(s) has one too: it is given up from the start and has no origin.
 */
struct host *hosts_find(struct hosts *hosts, struct str url);

/*
 * Which token a request may be started with at `now`, or -1 and, in `*when`,
 * the earliest moment at which one may be: INT64_MAX when only the end of
 * another request can tell, or when every token is refused.
 */
int host_token(const struct host *host, struct str budget, int64_t now,
	       int64_t *when);

/* Whether every token it has was refused. */
bool host_refuses(const struct host *host);

/*
 * How many requests its tokens are good for under a budget's name until it is
 * whole again; -1 as long as one of them is not known.
 */
long host_remaining(const struct host *host, struct str budget, int64_t now);

void host_start(struct hosts *hosts, struct host *host, int token,
		struct str budget, int64_t now);

/* How a request that was started at `started` ended. */
struct host_end {
	const struct http_answer *answer;
	const struct limits *said;
	struct str budget;
	int token;
	int64_t started;
};

void host_ended(struct hosts *hosts, struct host *host,
		const struct host_end *end, int64_t now);

#endif
