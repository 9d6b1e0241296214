#include "net/hosts.h"

#include "base/url.h"
#include "base/utf8.h"

bool host_is_token(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7f)
			return false;
	return s.n > 0;
}

struct str host_origin(struct arena *a, struct str url)
{
	struct url u;

	if (!url_is_web(url) || !url_split(utf8_fold(a, url), &u))
		return (struct str){0};
	if (str_is(u.port, str_is(u.scheme, "http") ? "80" : "443"))
		u.port = (struct str){0};
	return arena_printf(a, "%.*s://%.*s%s%.*s", STR_ARG(u.scheme),
			    STR_ARG(u.host), u.port.n ? ":" : "",
			    STR_ARG(u.port));
}

static struct host *add_host(struct hosts *hosts, struct str origin)
{
	struct host *host = arena_new(hosts->arena, struct host);

	host->origin = origin;
	host->last = &host->first;
	map_put(hosts->arena, &hosts->by_origin, origin, host);
	*list_add(hosts->arena, &hosts->all) = host;
	return host;
}

/* In the place of the empty one. */
static void add_tokens(struct arena *a, struct host *host,
		       const struct host_settings *s)
{
	host->tokens.n = 0;
	for (size_t i = 0; i < s->n_tokens; i++)
		if (host_is_token(s->tokens[i]))
			list_add(a, &host->tokens)->secret = s->tokens[i];
	if (!host->tokens.n)
		list_add(a, &host->tokens);
}

void hosts_init(struct hosts *hosts, struct arena *a,
		const struct hosts_options *options)
{
	*hosts = (struct hosts){.arena = a, .options = options};
	for (size_t i = 0; i < options->n_settings; i++) {
		const struct host_settings *s = &options->settings[i];
		struct host *host = hosts_find(hosts, s->origin);

		if (host->settings || !host->origin.n)
			continue;
		host->settings = s;
		add_tokens(a, host, s);
	}
}

struct host *hosts_find(struct hosts *hosts, struct str url)
{
	struct str origin = host_origin(hosts->arena, url);
	struct host *host = map_find(&hosts->by_origin, origin);

	if (!host) {
		host = add_host(hosts, origin);
		list_add(hosts->arena, &host->tokens);
		if (!origin.n)
			host->failure = HTTP_REFUSED_HERE;
	}
	return host;
}

static struct allowance *find_allowance(const struct token *t,
					struct str budget)
{
	for (size_t i = 0; i < t->allowances.n; i++)
		if (str_eq(t->allowances.at[i].budget, budget))
			return &t->allowances.at[i];
	return NULL;
}

static struct allowance *allowance_of(struct hosts *hosts, struct token *t,
				      struct str budget)
{
	struct allowance *found = find_allowance(t, budget);

	if (found)
		return found;
	found = list_add(hosts->arena, &t->allowances);
	*found = (struct allowance){
		.budget = arena_str(hosts->arena, budget),
		.remaining = -1,
	};
	return found;
}

/*
 * How many requests a token is good for at `now`; 0 when for none before
 * `*when`.  One whose budget is not known yet is tried first, the idlest of
 * several such before the others.
 */
static long worth(const struct token *t, struct str budget, int64_t now,
		  int64_t *when)
{
	enum { NOT_KNOWN = 1 << 30 };
	const struct allowance *a = find_allowance(t, budget);

	*when = INT64_MAX;
	if (t->refused)
		return 0;
	if (t->paused_until > now) {
		*when = t->paused_until;
		return 0;
	}
	if (!a || a->remaining < 0 || a->reset_at <= now)
		return NOT_KNOWN - (a ? a->running : 0);
	if (a->remaining > a->running)
		return a->remaining - a->running;
	if (a->remaining == 0)
		*when = a->reset_at;
	return 0; /* else those that run use it up, and will say so */
}

int host_token(const struct host *host, struct str budget, int64_t now,
	       int64_t *when)
{
	long best = 0;
	int chosen = -1;

	*when = INT64_MAX;
	for (size_t i = 0; i < host->tokens.n; i++) {
		int64_t later;
		long good_for = worth(&host->tokens.at[i], budget, now, &later);

		if (good_for > best) {
			best = good_for;
			chosen = (int)i;
		}
		if (later < *when)
			*when = later;
	}
	return chosen;
}

bool host_refuses(const struct host *host)
{
	for (size_t i = 0; i < host->tokens.n; i++)
		if (!host->tokens.at[i].refused)
			return false;
	return true;
}

long host_remaining(const struct host *host, struct str budget, int64_t now)
{
	long sum = 0;

	for (size_t i = 0; i < host->tokens.n; i++) {
		const struct token *t = &host->tokens.at[i];
		const struct allowance *a = find_allowance(t, budget);

		if (t->refused)
			continue;
		if (!a || a->remaining < 0 || a->reset_at <= now)
			return -1;
		if (a->remaining > a->running)
			sum += a->remaining - a->running;
	}
	return sum;
}

void host_start(struct hosts *hosts, struct host *host, int token,
		struct str budget, int64_t now)
{
	host->running++;
	host->next_start = now + hosts->options->gap_ms;
	allowance_of(hosts, &host->tokens.at[token], budget)->running++;
}

/* A budget that is used up makes all of its name wait, not all of a token:
 * GitHub counts GraphQL and REST apart. */
static void note_budget(struct hosts *hosts, struct allowance *a,
			const struct limits *said, int64_t now)
{
	if (said->remaining < 0)
		return;
	a->remaining = said->remaining;
	a->reset_at =
		now + (said->reset_ms >= 0 ? said->reset_ms
					   : hosts->options->pause.first_ms);
}

/*
 * Requests that ran at once are refused at once: only the first of them counts
 * as a further pause.
 */
static void pause_token(struct hosts *hosts, struct token *t,
			const struct host_end *end, int64_t now)
{
	int64_t wait = end->said->wait_ms, until;

	if (wait < 0) {
		if (t->pauses && end->started < t->paused_at)
			return;
		wait = backoff_ms(&hosts->options->pause, ++t->pauses,
				  backoff_random(&hosts->random));
	}
	until = now + wait;
	if (until > t->paused_until)
		t->paused_until = until;
	t->paused_at = now;
}

/* Nobody there, or nobody whom we can trust. */
static bool is_out_of_reach(enum http_failure failure)
{
	return failure == HTTP_NO_ADDRESS || failure == HTTP_NO_CONNECTION ||
	       failure == HTTP_CERTIFICATE || failure == HTTP_TIMEOUT;
}

static void count_failures(struct hosts *hosts, struct host *host,
			   enum http_failure failure)
{
	if (!is_out_of_reach(failure))
		host->failures = 0;
	else if (++host->failures >= hosts->options->failures)
		host->failure = failure;
}

void host_ended(struct hosts *hosts, struct host *host,
		const struct host_end *end, int64_t now)
{
	struct token *t = &host->tokens.at[end->token];
	struct allowance *a = allowance_of(hosts, t, end->budget);

	host->running--;
	a->running--;
	count_failures(hosts, host, end->answer->failure);
	if (end->answer->failure != HTTP_ANSWERED)
		return;
	note_budget(hosts, a, end->said, now);
	if (end->answer->status == 401 && t->secret.n)
		t->refused = true;
	if (!end->said->limited)
		t->pauses = 0;
	else if (end->said->remaining != 0 || end->said->wait_ms >= 0)
		pause_token(hosts, t, end, now);
}
