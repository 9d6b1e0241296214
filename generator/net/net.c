#include "net/net.h"

#include "net/wire.h"

#include <stdlib.h>
#include <time.h>

/* So soon a step ends, and the flag to stop is looked at. */
enum { STEP_MS = 100 };

const struct net_options net_defaults = {
	.queue = {.at_once = 32,
		  .tries = 3,
		  .longest_wait_ms = 5 * 60 * 1000,
		  .retry = {.first_ms = 1000, .most_ms = 30 * 1000}},
	/* GitHub asks for a minute at least: the lower half is cut off. */
	.hosts = {.at_once = 8,
		  .failures = 6,
		  .pause = {.first_ms = 2 * 60 * 1000,
			    .most_ms = 60 * 60 * 1000}},
	.connect_ms = 10 * 1000,
	.total_ms = 60 * 1000,
	.slow_bytes = 200,
	.slow_s = 20,
	.most_bytes = 32 * 1024 * 1024,
	.user_agent = "strata",
};

struct net {
	const struct net_options *o;
	struct arena arena;
	struct hosts hosts;
	struct queue queue;
	struct wire *wire;
	struct net_progress progress;
};

static int64_t now_ms(const struct net *n)
{
	struct timespec t;

	if (n->o->now_ms)
		return n->o->now_ms();
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void deliver(struct net *n, struct job *job, struct http_answer *answer)
{
	if (answer->failure != HTTP_ANSWERED && !answer->why.n)
		answer->why = str_c(http_failure_words(answer->failure));
	n->progress.answered++;
	job->done(job->data, job->request, answer);
}

static void give_up(struct net *n, const struct turn *turn)
{
	struct job *job = turn->job;
	struct http_answer answer = {
		.failure = turn->failure,
		.url = job->url,
		.moved_to = job->moved_to,
		.again = turn->failure != HTTP_TOKEN_REFUSED &&
			 turn->failure != HTTP_REFUSED_HERE,
		.wait_ms = (long)turn->wait_ms,
	};

	if (!job->host->origin.n)
		answer.why = STR("is no http(s) address");
	deliver(n, job, &answer);
}

static void start(struct net *n, struct job *job)
{
	n->progress.requests++;
	n->progress.retries += job->tries || job->limited;
	wire_start(n->wire, job);
}

/* Start what may start; how long until more may, within a step. */
static int start_turns(struct net *n)
{
	for (;;) {
		int64_t now = now_ms(n);
		struct turn turn = queue_turn(&n->queue, now);

		if (turn.kind == TURN_START) {
			start(n, turn.job);
			continue;
		}
		if (turn.kind == TURN_GIVE_UP) {
			give_up(n, &turn);
			continue;
		}
		n->progress.wait_ms = n->queue.running || turn.when == INT64_MAX
					      ? 0
					      : turn.when - now;
		return turn.when - now < STEP_MS ? (int)(turn.when - now)
						 : STEP_MS;
	}
}

static void end(struct net *n, struct wire_end *e)
{
	struct limits said = limits_read(&e->answer, time(NULL));

	n->progress.bytes += e->bytes;
	if (queue_ended(&n->queue, e->job, &e->answer, e->redirects_to, &said,
			now_ms(n)))
		deliver(n, e->job, &e->answer);
}

static void deliver_stopped(struct net *n, struct job *job)
{
	struct http_answer answer = {
		.failure = HTTP_STOPPED,
		.url = job->url,
		.moved_to = job->moved_to,
		.again = true,
	};

	deliver(n, job, &answer);
}

static void stop_all(struct net *n)
{
	const struct limits none = {0};
	struct job *job;

	while ((job = wire_break(n->wire))) {
		struct http_answer answer = {.failure = HTTP_STOPPED};

		queue_ended(&n->queue, job, &answer, answer.url, &none, 0);
		deliver_stopped(n, job);
	}
	while ((job = queue_drain(&n->queue)))
		deliver_stopped(n, job);
}

bool net_step(struct net *n)
{
	struct wire_end e;
	int wait;

	if (n->o->stop && *n->o->stop)
		stop_all(n);
	wait = start_turns(n);
	if (n->queue.waiting || n->queue.running)
		wire_wait(n->wire, wait);
	while (wire_next(n->wire, &e))
		end(n, &e);
	return n->queue.waiting || n->queue.running;
}

void net_ask(struct net *n, const struct http_request *request, job_done *done,
	     void *data)
{
	struct job *job = arena_new(&n->arena, struct job);

	job->request = request;
	job->done = done;
	job->data = data;
	job->url = request->url;
	job->host = hosts_find(&n->hosts, request->url);
	job->not_before = now_ms(n) + request->delay_ms;
	queue_add(&n->queue, job);
}

struct net_progress net_progress(const struct net *n)
{
	struct net_progress p = n->progress;

	p.waiting = n->queue.waiting;
	p.running = n->queue.running;
	return p;
}

long net_remaining(struct net *n, struct str url, struct str budget)
{
	return host_remaining(hosts_find(&n->hosts, url), budget, now_ms(n));
}

struct net *net_new(const struct net_options *o)
{
	struct wire *wire = wire_new(o);
	struct net *n;

	if (!wire)
		return NULL;
	n = memory_grow(NULL, sizeof(*n));
	*n = (struct net){.o = o, .wire = wire};
	hosts_init(&n->hosts, &n->arena, &o->hosts);
	n->hosts.random = (uint64_t)time(NULL) << 20 ^ (uint64_t)now_ms(n);
	n->queue.options = &o->queue;
	n->queue.hosts = &n->hosts;
	return n;
}

void net_free(struct net *n)
{
	wire_free(n->wire);
	arena_free(&n->arena);
	free(n);
}
