#include "pull/pull.h"

#include "base/path.h"
#include "pull/budget.h"
#include "pull/history.h"
#include "pull/store.h"
#include "pull/subjects.h"
#include "pull/take.h"

#include <unistd.h>

enum {
	/* After so many repositories it is written down where we are. */
	CHECKPOINT = 64,
	/* Before the first further look at what a server still counts; then
	   twice as long, and so on. */
	LATER_MS = 2000,
};

struct run {
	struct arena *arena;
	struct diags *diags;
	const struct pull_options *o;
	struct pull_counts *counts;
	struct net *net;
	struct looked looked;
	struct forge_hosts hosts;
	struct host_settings_list settings;
	struct subjects subjects;
	struct forge_repos pool;   /* wait to share a request */
	size_t shared;             /* requests under way that many share */
	struct forge_asks waiting; /* until fewer repositories are under way */
	size_t first_waiting;
	int at_once;
	size_t due, done, since_checkpoint;
	struct budget budget;
	bool broken; /* a file could not be written */
};

/* What is asked, and in which run: the data of a request. */
struct errand {
	struct run *run;
	struct forge_ask *ask;
};

/*
 * Writing down where we are
 */

static bool is_ours(struct str repository, void *data)
{
	return subject_is_ours(repository, data);
}

static const char *shard_name(const struct run *run)
{
	return run->o->shards ? arena_printf(run->arena, ".%d-%d",
					     run->o->shard, run->o->shards)
					.p
			      : "";
}

static bool checkpoint(struct run *run)
{
	struct str name =
		arena_printf(run->arena, "looked%s.csv", shard_name(run));

	run->since_checkpoint = 0;
	return looked_write(run->arena, run->diags,
			    path_join(run->arena, run->o->facts, name),
			    &run->looked, run->o->shards ? is_ours : NULL,
			    (void *)run->o);
}

static void finish(struct run *run, struct subject *s)
{
	if (s->done)
		return;
	s->done = true;
	run->done++;
	budget_free(&run->budget, s);
	if (!take_result(run->arena, run->diags, s, run->o->today, run->counts))
		run->broken = true;
	if (++run->since_checkpoint == CHECKPOINT && !checkpoint(run))
		run->broken = true;
}

/*
 * Asking
 */

static void take_answer(void *data, const struct http_request *request,
			const struct http_answer *answer);

static bool is_stopped(const struct run *run)
{
	return run->broken || (run->o->stop && *run->o->stop);
}

static bool may_send(struct run *run, struct forge_ask *ask)
{
	return !is_stopped(run) && budget_take(&run->budget, run->net, ask);
}

static void send_one(struct run *run, struct forge_ask *ask)
{
	struct errand *e = arena_new(run->arena, struct errand);

	e->run = run;
	e->ask = ask;
	run->shared += ask->budget == FORGE_GRAPHQL;
	net_ask(run->net, &ask->request, take_answer, e);
}

static void advance(struct run *run, const struct forge_repos *repos);

static void send_or_carry(struct run *run, struct forge_ask *ask)
{
	if (may_send(run, ask)) {
		send_one(run, ask);
		return;
	}
	forge_carry(ask);
	advance(run, &ask->repos);
}

/* Go on with each: ask, wait for others to share with, or be done. */
static void advance(struct run *run, const struct forge_repos *repos)
{
	struct forge_asks asks = {0};

	for (size_t i = 0; i < repos->n; i++) {
		struct forge_repo *r = repos->at[i];

		if (forge_shares(r))
			*list_add(run->arena, &run->pool) = r;
		else
			forge_next(run->arena, &r, 1, &asks);
		if (r->done)
			finish(run, r->data);
	}
	for (size_t i = 0; i < asks.n; i++)
		if (budget_waits(&run->budget, asks.at[i], run->at_once))
			*list_add(run->arena, &run->waiting) = asks.at[i];
		else
			send_or_carry(run, asks.at[i]);
}

static void ask_waiting(struct run *run)
{
	while (run->first_waiting < run->waiting.n) {
		struct forge_ask *ask = run->waiting.at[run->first_waiting];

		if (!is_stopped(run) &&
		    budget_waits(&run->budget, ask, run->at_once))
			return;
		run->first_waiting++;
		send_or_carry(run, ask);
	}
}

/* Those that share are asked when nothing is under way that others may still
   come out of: so few requests are as full as can be. */
static void ask_pool(struct run *run)
{
	struct forge_repos pool = run->pool;
	struct forge_asks asks = {0};

	if (run->shared || !pool.n)
		return;
	run->pool = (struct forge_repos){0};
	forge_next(run->arena, pool.at, pool.n, &asks);
	for (size_t i = 0; i < asks.n; i++)
		send_or_carry(run, asks.at[i]);
}

static void report_token(struct run *run, const struct forge_ask *ask)
{
	diags_add(run->diags, &pull_rules[PULL_RULE],
		  (struct pos){.file = run->o->facts},
		  "%.*s takes none of the tokens that the environment has "
		  "for it",
		  STR_ARG(host_origin(run->arena, ask->host->api)));
}

static void take_answer(void *data, const struct http_request *request,
			const struct http_answer *answer)
{
	struct errand *e = data;
	struct run *run = e->run;
	struct forge_ask *ask = e->ask;

	(void)request;
	run->shared -= ask->budget == FORGE_GRAPHQL;
	if (answer->failure == HTTP_TOKEN_REFUSED)
		report_token(run, ask);
	forge_read(run->arena, ask, answer);
	if (ask->points_left >= 0)
		run->budget.points_left = ask->points_left;
	if (!ask->later) {
		advance(run, &ask->repos);
	} else {
		ask->request.delay_ms = (long)LATER_MS << (ask->tries - 1);
		send_or_carry(run, ask);
	}
}

static void show(struct run *run)
{
	struct net_progress now = net_progress(run->net);
	struct pull_progress p = {
		.done = run->done,
		.all = run->due,
		.requests = now.requests,
		.carried = run->counts->carried,
		.wait_ms = (long)now.wait_ms,
		.points_left = run->budget.points_left,
		.rest_left = budget_told(&run->budget, run->net),
	};

	if (run->o->show)
		run->o->show(run->o->data, &p);
}

static struct forge_repos due_repos(const struct run *run)
{
	struct forge_repos all = {0};

	for (size_t i = 0; i < run->subjects.n; i++)
		if (run->subjects.at[i]->due)
			*list_add(run->arena, &all) = run->subjects.at[i]->repo;
	return all;
}

static bool ask_all(struct run *run)
{
	struct net_options o = net_defaults;
	struct forge_repos all = due_repos(run);
	struct net_progress end;
	bool more;

	o.hosts.settings = run->settings.at;
	o.hosts.n_settings = run->settings.n;
	o.private_hosts = run->o->private_hosts;
	o.stop = run->o->stop;
	if (run->o->at_once) {
		o.queue.at_once = run->o->at_once;
		o.hosts.at_once = run->o->at_once;
	}
	run->at_once = o.hosts.at_once;
	run->net = net_new(&o);
	if (!run->net) {
		diags_add(run->diags, &pull_rules[PULL_RULE],
			  (struct pos){.file = run->o->facts},
			  "nobody can be asked: libcurl does not start");
		return false;
	}
	advance(run, &all);
	do {
		ask_pool(run);
		ask_waiting(run);
		more = net_step(run->net);
		show(run);
	} while (more || run->pool.n || run->first_waiting < run->waiting.n);
	end = net_progress(run->net);
	run->counts->requests = end.requests;
	run->counts->bytes = end.bytes;
	net_free(run->net);
	return true;
}

/*
 * The whole
 */

static void plan(struct run *run)
{
	struct forge_repos all = due_repos(run);
	struct pull_plan p = {.repositories = run->subjects.n};
	struct arena scratch = {0};

	run->due = all.n;
	for (size_t i = 0; i < all.n; i++)
		for (int k = 0; k < FORGE_TIERS; k++)
			p.due[k] += all.at[i]->looks[k] == FORGE_OPEN;
	p.asks = forge_plan(&scratch, all.at, all.n);
	arena_free(&scratch);
	if (run->o->plan)
		run->o->plan(run->o->data, &p);
}

static bool write_history(struct run *run)
{
	LIST(const struct facts *) known = {0};
	struct history_last h;

	for (size_t i = 0; i < run->subjects.n; i++)
		if (run->subjects.at[i]->facts)
			*list_add(run->arena, &known) =
				run->subjects.at[i]->facts;
	return history_read(run->arena, run->diags, run->o->history,
			    run->o->today, &h) &&
	       history_add(run->arena, run->diags, run->o->history,
			   run->o->today, shard_name(run), &h, known.at,
			   known.n, &run->counts->lines);
}

/* What shards wrote down stands in the file of all by now. */
static void drop_shards(const struct run *run)
{
	for (size_t i = 0; !run->o->shards && i < run->looked.shards.n; i++)
		unlink(run->looked.shards.at[i].s.p);
}

static bool run_locked(struct run *run)
{
	if (!run->o->offline && run->due && !ask_all(run))
		return false;
	if (run->broken || !checkpoint(run))
		return false;
	drop_shards(run);
	return write_history(run) && !is_stopped(run);
}

bool pull(struct arena *a, struct diags *d, const struct catalogue *c,
	  const struct pull_options *o, struct pull_counts *out)
{
	struct run run = {.arena = a, .diags = d, .o = o, .counts = out};
	int lock = -1;
	bool ok;

	*out = (struct pull_counts){0};
	if (!o->dry_run && (lock = store_lock(a, d, o->facts, o->history)) < 0)
		return false;
	ok = looked_read(a, d, o->facts, &run.looked);
	if (ok) {
		run.subjects = subjects_of(a, d, c, o, &run.looked, &run.hosts);
		tokens_give(a, o->env, c->folder, &run.hosts, &run.settings);
		budget_init(&run.budget, &run.settings);
		if (!o->offline)
			plan(&run);
		ok = o->dry_run || run_locked(&run);
	}
	store_unlock(lock);
	return ok;
}
