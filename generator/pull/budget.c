#include "pull/budget.h"

enum {
	/* What a GitHub grants an hour: to a job's own token, and to nobody in
	   particular. */
	REST_A_TOKEN = 1000,
	REST_ALONE = 60,
};

void budget_init(struct budget *b, const struct host_settings_list *settings)
{
	size_t tokens = 0;

	for (size_t i = 0; i < settings->n; i++)
		if (settings->at[i].auth == HOST_BEARER)
			tokens += settings->at[i].n_tokens;
	*b = (struct budget){
		.rest_most = tokens ? (long)tokens * REST_A_TOKEN : REST_ALONE,
		.points_left = -1,
	};
}

static long rest_left(const struct budget *b, struct net *net,
		      const struct forge_ask *ask)
{
	long told = net_remaining(net, ask->request.url, ask->request.budget);

	return told >= 0 ? told : b->rest_most - b->rest_sent;
}

/* All that the repository may still need, this request included. */
static long rest_need(struct forge_repo *r)
{
	struct arena scratch = {0};
	struct forge_plan plan = forge_plan(&scratch, &r, 1);

	arena_free(&scratch);
	return plan.most[FORGE_REST];
}

static bool take_rest(struct budget *b, struct net *net, struct forge_ask *ask)
{
	struct subject *s = ask->repos.at[0]->data;
	long left = rest_left(b, net, ask);

	if (!s->begun) {
		long need = rest_need(ask->repos.at[0]);

		if (left - b->rest_aside < need)
			return false;
		s->begun = true;
		b->under_way++;
		s->aside = need;
		b->rest_aside += need;
	}
	if (left <= 0)
		return false;
	if (s->aside > 0) {
		s->aside--;
		b->rest_aside--;
	}
	b->rest_sent++;
	b->rest = ask;
	return true;
}

bool budget_waits(const struct budget *b, const struct forge_ask *ask,
		  int at_once)
{
	const struct subject *s = ask->repos.at[0]->data;

	/* twice as many, so that there is always something to send */
	return ask->budget == FORGE_REST && !s->begun &&
	       b->under_way >= 2 * (size_t)at_once;
}

bool budget_take(struct budget *b, struct net *net, struct forge_ask *ask)
{
	switch (ask->budget) {
	case FORGE_REST: return take_rest(b, net, ask);
	case FORGE_GRAPHQL:
		return b->points_left < 0 || b->points_left >= ask->cost;
	default: return true;
	}
}

void budget_free(struct budget *b, struct subject *s)
{
	b->under_way -= s->begun;
	b->rest_aside -= s->aside;
	s->aside = 0;
}

long budget_told(const struct budget *b, struct net *net)
{
	return b->rest ? net_remaining(net, b->rest->request.url,
				       b->rest->request.budget)
		       : -1;
}
