#include "forge/forge.h"

#include "forge/forge_parts.h"

/* How often a server may say that it is still counting. */
enum { MOST_TRIES = 3 };

/* How many repositories share a request, and how many points it may take. */
enum { MOST_IN_A_BATCH = 100, MOST_WEIGHT = 10 * 100 };

static struct forge_steps steps_of(const struct forge_host *host)
{
	switch (host->kind) {
	case FORGE_GITHUB:
		return host->token ? forge_github_graphql : forge_github;
	case FORGE_GITLAB: return forge_gitlab;
	case FORGE_GITEA: return forge_gitea;
	default: return forge_git;
	}
}

/* The steps of the forge, then those of the services beside it. */
static const struct forge_step *step_at(const struct forge_repo *r, size_t i)
{
	struct forge_steps own = steps_of(r->host);

	if (i < own.n)
		return &own.at[i];
	i -= own.n;
	return i < forge_openssf.n ? &forge_openssf.at[i] : NULL;
}

static bool any_open(const struct forge_repo *r)
{
	for (int i = 0; i < FORGE_TIERS; i++)
		if (r->looks[i] == FORGE_OPEN)
			return true;
	return false;
}

static bool is_wanted(const struct forge_repo *r, const struct forge_step *s)
{
	return r->looks[s->tier] == FORGE_OPEN && (!s->needed || s->needed(r));
}

/* Move on to the next step that has something to ask; NULL at the end. */
static const struct forge_step *step_next(struct forge_repo *r)
{
	const struct forge_step *s;

	for (; any_open(r) && (s = step_at(r, r->step)); r->step++)
		if (is_wanted(r, s))
			return s;
	return NULL;
}

static void end(struct forge_repo *r)
{
	for (int i = 0; i < FORGE_TIERS; i++)
		if (r->looks[i] == FORGE_OPEN)
			r->looks[i] = FORGE_LOOKED;
	r->done = true;
}

static void leave(struct forge_repo *r, enum forge_look look)
{
	for (int i = 0; i < FORGE_TIERS; i++)
		if (r->looks[i] == FORGE_OPEN)
			r->looks[i] = look;
}

static const struct forge_host *host_of(const struct forge_repo *r,
					const struct forge_step *s)
{
	if (!s->elsewhere)
		return r->host;
	return s->at == FORGE_SCORECARD ? r->scorecard_host : r->practices_host;
}

/* A GitHub counts them apart. */
static const struct str budget_names[FORGE_BUDGETS] = {
	[FORGE_REST] = STR_INIT("rest"),
	[FORGE_GRAPHQL] = STR_INIT("graphql"),
};

static struct forge_ask *ask_new(struct arena *a, struct forge_asks *out,
				 struct forge_repo *r,
				 const struct forge_step *s)
{
	struct forge_ask *ask = arena_new(a, struct forge_ask);

	ask->host = host_of(r, s);
	ask->step = s;
	ask->budget = s->budget;
	ask->request.budget = budget_names[s->budget];
	ask->cost = 1;
	*list_add(a, &ask->repos) = r;
	*list_add(a, out) = ask;
	return ask;
}

static void ask_one(struct arena *a, struct forge_repo *r,
		    const struct forge_step *s, struct forge_asks *out)
{
	struct forge_ask *ask = ask_new(a, out, r, s);

	s->ask(a, r, &ask->request);
}

/* Those that wait for one batch: what is gathered before it is asked. */
struct gathering {
	struct forge_ask *ask;
	long weight;
	size_t most;
};

static void batch_close(struct arena *a, struct gathering *g)
{
	if (!g->ask)
		return;
	/* a point is a hundred connections, and the least */
	g->ask->cost = (g->weight + 99) / 100;
	g->ask->step->batch->ask(a, g->ask);
	/* asking for less is the next try */
	if (g->ask->repos.n > 1)
		g->ask->request.tries = 1;
	g->ask = NULL;
}

static bool batch_fits(const struct gathering *g, const struct forge_repo *r,
		       const struct forge_step *s, long weight)
{
	const struct forge_ask *ask = g->ask;

	return ask && ask->step == s && ask->host == host_of(r, s) &&
	       ask->repos.n < g->most &&
	       (!r->batch || ask->repos.n < (size_t)r->batch) &&
	       g->weight + weight <= MOST_WEIGHT;
}

static void batch_add(struct arena *a, struct gathering *g,
		      struct forge_repo *r, const struct forge_step *s,
		      struct forge_asks *out)
{
	long weight = s->batch->weight(r);

	if (batch_fits(g, r, s, weight)) {
		*list_add(a, &g->ask->repos) = r;
		g->weight += weight;
		if (r->batch && (size_t)r->batch < g->most)
			g->most = (size_t)r->batch;
		return;
	}
	batch_close(a, g);
	g->ask = ask_new(a, out, r, s);
	g->weight = weight;
	g->most = r->batch ? (size_t)r->batch : MOST_IN_A_BATCH;
}

/* Step by step, so that those at the same one stand together. */
static void next_batches(struct arena *a, struct forge_repo *const *repos,
			 size_t n, struct forge_asks *out)
{
	struct gathering g = {0};
	struct forge_steps all = forge_github_graphql;

	for (size_t k = 0; k < all.n; k++)
		for (size_t i = 0; all.at[k].batch && i < n; i++)
			if (!repos[i]->done &&
			    step_next(repos[i]) == &all.at[k])
				batch_add(a, &g, repos[i], &all.at[k], out);
	batch_close(a, &g);
}

void forge_next(struct arena *a, struct forge_repo *const *repos, size_t n,
		struct forge_asks *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct forge_step *s;

		if (repos[i]->done)
			continue;
		s = step_next(repos[i]);
		if (!s)
			end(repos[i]);
		else if (!s->batch)
			ask_one(a, repos[i], s, out);
	}
	next_batches(a, repos, n, out);
}

static enum forge_state state_of(enum forge_reply reply)
{
	switch (reply) {
	case REPLY_GONE: return FORGE_GONE;
	case REPLY_BARRED: return FORGE_BARRED;
	default: return FORGE_DOWN;
	}
}

/* The answer of a step was of no use: what that means for the rest. */
static void give_up(struct forge_repo *r, const struct forge_step *s,
		    enum forge_reply reply)
{
	if (reply == REPLY_SPENT && !s->elsewhere) {
		leave(r, FORGE_CARRIED);
	} else if (s->identity) {
		r->state = state_of(reply);
		leave(r, FORGE_FAILED);
	} else {
		r->looks[s->tier] = reply == REPLY_SPENT || reply == REPLY_LATER
					    ? FORGE_CARRIED
					    : FORGE_FAILED;
	}
}

/* Take the reply of one repository. */
static void settle(struct forge_repo *r, const struct forge_step *s,
		   enum forge_reply reply)
{
	switch (reply) {
	case REPLY_PAGE: return; /* the same step again */
	case REPLY_DONE:
		if (r->state == FORGE_UNSEEN)
			r->state = FORGE_THERE;
		if (s->identity && r->looks[FORGE_SERIES] == FORGE_OPEN)
			weeks_rest(r);
		break;
	default: give_up(r, s, reply); break;
	}
	r->step++;
	r->page = r->tally = 0;
}

static enum forge_reply read_one(struct arena *a, struct forge_ask *ask,
				 const struct http_answer *answer)
{
	struct arena scratch = {0};
	struct forge_repo *r = ask->repos.at[0];
	enum forge_reply reply;

	r->source = ask->step->source;
	r->scratch = &scratch;
	reply = ask->step->read(a, r, answer);
	r->scratch = NULL;
	arena_free(&scratch);
	return reply;
}

static void read_batch(struct arena *a, struct forge_ask *ask,
		       const struct http_answer *answer)
{
	struct arena scratch = {0};
	enum forge_reply *replies =
		arena_alloc(&scratch, ask->repos.n * sizeof(*replies));

	for (size_t i = 0; i < ask->repos.n; i++) {
		ask->repos.at[i]->source = ask->step->source;
		ask->repos.at[i]->scratch = &scratch;
	}
	ask->step->batch->read(a, ask, answer, replies);
	for (size_t i = 0; i < ask->repos.n; i++) {
		ask->repos.at[i]->scratch = NULL;
		settle(ask->repos.at[i], ask->step, replies[i]);
	}
	arena_free(&scratch);
}

void forge_read(struct arena *a, struct forge_ask *ask,
		const struct http_answer *answer)
{
	const struct forge_step *s = ask->step;
	struct forge_repo *r = ask->repos.at[0];
	enum forge_reply reply;

	ask->points_cost = ask->points_left = -1;
	ask->later = false;
	if (s->batch) {
		read_batch(a, ask, answer);
		return;
	}
	reply = read_one(a, ask, answer);
	if (reply == REPLY_LATER && ask->tries++ < MOST_TRIES) {
		ask->later = true;
		return;
	}
	if (reply == REPLY_LATER)
		r->reason = STR("the server is still counting");
	settle(r, s, reply);
}

void forge_carry(struct forge_ask *ask)
{
	for (size_t i = 0; i < ask->repos.n; i++)
		settle(ask->repos.at[i], ask->step,
		       ask->step->elsewhere ? REPLY_LATER : REPLY_SPENT);
}

bool forge_shares(struct forge_repo *r)
{
	const struct forge_step *s = r->done ? NULL : step_next(r);

	return s && s->batch;
}

static void plan_one(const struct forge_repo *repo, struct forge_plan *plan)
{
	struct forge_repo r = *repo;
	const struct forge_step *s;

	for (; any_open(&r) && (s = step_at(&r, r.step)); r.step++) {
		if (r.looks[s->tier] != FORGE_OPEN || s->batch)
			continue;
		if (is_wanted(&r, s))
			plan->least[s->budget]++;
		if (s->perhaps ? s->perhaps(&r) : is_wanted(&r, s))
			plan->most[s->budget]++;
	}
}

struct forge_plan forge_plan(struct arena *a, struct forge_repo *const *repos,
			     size_t n)
{
	struct forge_plan plan = {0};
	struct forge_asks asks = {0};

	for (size_t i = 0; i < n; i++)
		plan_one(repos[i], &plan);
	next_batches(a, repos, n, &asks);
	for (size_t i = 0; i < asks.n; i++) {
		plan.least[asks.at[i]->budget]++;
		plan.most[asks.at[i]->budget]++;
		plan.points += asks.at[i]->cost;
	}
	return plan;
}
