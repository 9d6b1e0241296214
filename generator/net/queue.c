#include "net/queue.h"

#include "base/url.h"

void queue_add(struct queue *q, struct job *job)
{
	job->next = NULL;
	*job->host->last = job;
	job->host->last = &job->next;
	q->waiting++;
}

static struct job *take_out(struct queue *q, struct host *host,
			    struct job **link)
{
	struct job *job = *link;

	*link = job->next;
	if (host->last == &job->next)
		host->last = link;
	q->waiting--;
	return job;
}

static void sooner(struct turn *turn, int64_t when)
{
	if (when < turn->when)
		turn->when = when;
}

static bool give_up(struct queue *q, struct host *host, struct job **link,
		    enum http_failure failure, struct turn *turn)
{
	turn->kind = TURN_GIVE_UP;
	turn->failure = failure;
	turn->job = take_out(q, host, link);
	return true;
}

/* Whether something is to be done with the job at `*link`. */
static bool look_at_job(struct queue *q, struct host *host, struct job **link,
			int64_t now, struct turn *turn)
{
	struct job *job = *link;
	struct str budget = job->request->budget;
	int64_t when;
	int token;

	if (job->not_before > now) {
		sooner(turn, job->not_before);
		return false;
	}
	token = host_token(host, budget, now, &when);
	if (token < 0 && when != INT64_MAX &&
	    when - now > q->options->longest_wait_ms) {
		turn->wait_ms = when - now;
		return give_up(q, host, link, HTTP_CARRIED_OVER, turn);
	}
	if (token < 0) {
		sooner(turn, when);
		return false;
	}
	if (host->next_start > now) {
		sooner(turn, host->next_start);
		return false;
	}
	turn->kind = TURN_START;
	turn->job = take_out(q, host, link);
	turn->job->token = token;
	turn->job->started = now;
	q->running++;
	host_start(q->hosts, host, token, budget, now);
	return true;
}

static bool look_at_host(struct queue *q, struct host *host, int64_t now,
			 struct turn *turn)
{
	if (!host->first)
		return false;
	if (host->failure)
		return give_up(q, host, &host->first, host->failure, turn);
	if (host_refuses(host))
		return give_up(q, host, &host->first, HTTP_TOKEN_REFUSED, turn);
	if (host->running >= q->hosts->options->at_once)
		return false;
	for (struct job **i = &host->first; *i; i = &(*i)->next)
		if (look_at_job(q, host, i, now, turn))
			return true;
	return false;
}

struct turn queue_turn(struct queue *q, int64_t now)
{
	struct turn turn = {.when = INT64_MAX};
	const struct host_list *all = &q->hosts->all;

	if (!q->waiting || q->running >= (size_t)q->options->at_once)
		return turn;
	for (size_t i = 0; i < all->n; i++) {
		size_t k = (q->turn + i) % all->n;

		if (look_at_host(q, all->at[k], now, &turn)) {
			q->turn = k + 1;
			return turn;
		}
	}
	return turn;
}

static bool is_redirect(int status)
{
	return status == 301 || status == 302 || status == 303 ||
	       status == 307 || status == 308;
}

/* One that would turn a POST into a GET is the caller's to judge. */
static bool is_followed(const struct http_request *r, int status)
{
	return is_redirect(status) &&
	       (r->method != HTTP_POST || status == 307 || status == 308);
}

static bool was_visited(const struct job *job, struct str url)
{
	for (int i = 0; i < job->redirects; i++)
		if (str_eq(job->visited[i], url))
			return true;
	return str_eq(job->url, url);
}

/* What is wrong with following to `url`; NULL when nothing is. */
static const char *why_not_to(const struct job *job, struct str url)
{
	if (!url_is_web(url))
		return "redirects to what is no http(s) address";
	if (was_visited(job, url))
		return "redirects in a circle";
	if (job->redirects == MOST_REDIRECTS)
		return "redirects too often";
	return NULL;
}

/* Permanent as long as every redirect so far was. */
static bool is_moved(const struct job *job, int status)
{
	return (status == 301 || status == 308) &&
	       (!job->redirects || str_eq(job->moved_to, job->url));
}

static bool follow(struct queue *q, struct job *job, struct http_answer *answer,
		   struct str url, int64_t now)
{
	const char *why = why_not_to(job, url);

	if (why) {
		answer->failure = HTTP_REDIRECTS;
		answer->why = str_c(why);
		answer->url = url;
		return false;
	}
	url = arena_str(q->hosts->arena, url);
	if (is_moved(job, answer->status))
		job->moved_to = url;
	job->visited[job->redirects++] = job->url;
	job->url = url;
	job->host = hosts_find(q->hosts, url);
	job->not_before = now;
	queue_add(q, job);
	return true;
}

static bool is_passing_status(int status)
{
	return status == 408 || status == 500 ||
	       (status >= 502 && status <= 504) ||
	       (status >= 520 && status <= 530); /* Cloudflare, of who is
						    behind it */
}

static bool is_passing(const struct http_answer *answer)
{
	switch (answer->failure) {
	case HTTP_ANSWERED: return is_passing_status(answer->status);
	case HTTP_NO_ADDRESS:
	case HTTP_NO_CONNECTION:
	case HTTP_TIMEOUT:
	case HTTP_BROKEN: return true;
	default: return false;
	}
}

static bool try_again(struct queue *q, struct job *job, int most,
		      int64_t not_before)
{
	if (++job->tries >= most)
		return false;
	job->not_before = not_before;
	queue_add(q, job);
	return true;
}

/* The host's pause says when; that is no fault of the request's. */
static bool wait_for_host(struct queue *q, struct job *job,
			  struct http_answer *answer, const struct limits *said,
			  int64_t now)
{
	if (++job->limited < q->options->tries) {
		job->not_before = now;
		queue_add(q, job);
		return true;
	}
	answer->failure = HTTP_CARRIED_OVER;
	answer->wait_ms = said->wait_ms > 0 ? (long)said->wait_ms : 0;
	answer->again = true;
	return false;
}

static bool use_another_token(struct queue *q, struct job *job,
			      struct http_answer *answer, int64_t now)
{
	if (host_refuses(job->host)) {
		answer->failure = HTTP_TOKEN_REFUSED;
		return false;
	}
	job->not_before = now;
	queue_add(q, job);
	return true;
}

static bool goes_on(struct queue *q, struct job *job,
		    struct http_answer *answer, struct str redirects_to,
		    const struct limits *said, int64_t now)
{
	int most =
		job->request->tries ? job->request->tries : q->options->tries;
	bool answered = answer->failure == HTTP_ANSWERED;

	if (answered && redirects_to.n &&
	    is_followed(job->request, answer->status))
		return follow(q, job, answer, redirects_to, now);
	if (answered && said->limited)
		return wait_for_host(q, job, answer, said, now);
	if (answered && answer->status == 401 &&
	    job->host->tokens.at[job->token].secret.n)
		return use_another_token(q, job, answer, now);
	answer->again = is_passing(answer);
	return answer->again &&
	       try_again(q, job, most,
			 now + backoff_ms(&q->options->retry, job->tries + 1,
					  backoff_random(&q->hosts->random)));
}

bool queue_ended(struct queue *q, struct job *job, struct http_answer *answer,
		 struct str redirects_to, const struct limits *said,
		 int64_t now)
{
	struct host_end end = {
		.answer = answer,
		.said = said,
		.budget = job->request->budget,
		.token = job->token,
		.started = job->started,
	};

	host_ended(q->hosts, job->host, &end, now);
	q->running--;
	answer->url = job->url;
	answer->moved_to = job->moved_to;
	return !goes_on(q, job, answer, redirects_to, said, now);
}

struct job *queue_drain(struct queue *q)
{
	for (size_t i = 0; q->waiting && i < q->hosts->all.n; i++) {
		struct host *host = q->hosts->all.at[i];

		if (host->first)
			return take_out(q, host, &host->first);
	}
	return NULL;
}
