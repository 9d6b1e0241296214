/*
 * queue.h - which request has its turn, and what becomes of it after an answer.
 *
 * Requests wait at their host, in the order in which they came; a redirect or
 * a further try puts one at the end of the row again.  No connection, no clock
 * and no chance here, so that tests are exact.
 */
#ifndef QUEUE_H
#define QUEUE_H

#include "net/hosts.h"

/* A redirect more than that leads nowhere; browsers follow 20. */
enum { MOST_REDIRECTS = 10 };

/* Called once for each request; see net.h. */
typedef void job_done(void *data, const struct http_request *request,
		      const struct http_answer *answer);

struct job {
	struct job *next;
	const struct http_request *request;
	job_done *done;
	void *data;

	struct host *host;
	struct str url; /* of the request, or where redirects led */
	struct str moved_to;
	struct str visited[MOST_REDIRECTS];
	int redirects;
	int64_t not_before;

	int tries;   /* that failed */
	int limited; /* how often its host asked it to wait */
	int token;   /* of its host; while it runs */
	int64_t started;
};

struct queue_options {
	int at_once; /* all hosts together */
	int tries;
	int64_t longest_wait_ms;
	struct backoff retry;
};

struct queue {
	const struct queue_options *options;
	struct hosts *hosts;
	size_t waiting, running;
	size_t turn; /* the host that is looked at first */
};

/* Put a job at its host's; its `host`, `url` and `not_before` are set. */
void queue_add(struct queue *q, struct job *job);

/*
 * What is to be done at `now`.  TURN_START: start `job`; it counts as running.
 * TURN_GIVE_UP: answer it with `failure`, which may be asked again after
 * `wait_ms`.  TURN_NONE: nothing before `when`, unless a running one ends.
 */
struct turn {
	enum { TURN_NONE, TURN_START, TURN_GIVE_UP } kind;
	struct job *job;
	enum http_failure failure;
	int64_t wait_ms, when;
};
struct turn queue_turn(struct queue *q, int64_t now);

/*
 * A running job has its answer; `redirects_to` is the absolute address that a
 * redirect names, or empty.  True when whoever asked shall have the answer,
 * which then has its `url`, `moved_to` and `again`, and perhaps another failure
 * than before; false when the job is in the queue again, for another try or
 * for another host.
 */
bool queue_ended(struct queue *q, struct job *job, struct http_answer *answer,
		 struct str redirects_to, const struct limits *said,
		 int64_t now);

/* Any job that waits, taken out; NULL when none does. */
struct job *queue_drain(struct queue *q);

#endif
