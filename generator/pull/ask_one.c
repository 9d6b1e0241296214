#include "pull/ask_one.h"

#include "base/path.h"
#include "net/net.h"

enum { LATER_MS = 2000 };

struct asking {
	struct arena *arena;
	struct net *net;
	struct forge_repo *repo;
};

struct errand {
	struct asking *asking;
	struct forge_ask *ask;
};

static void take_answer(void *data, const struct http_request *request,
			const struct http_answer *answer);

static void send_one(struct asking *x, struct forge_ask *ask)
{
	struct errand *e = arena_new(x->arena, struct errand);

	e->asking = x;
	e->ask = ask;
	net_ask(x->net, &ask->request, take_answer, e);
}

static void advance(struct asking *x)
{
	struct forge_asks asks = {0};

	forge_next(x->arena, &x->repo, 1, &asks);
	for (size_t i = 0; i < asks.n; i++)
		send_one(x, asks.at[i]);
}

static void take_answer(void *data, const struct http_request *request,
			const struct http_answer *answer)
{
	struct errand *e = data;

	(void)request;
	forge_read(e->asking->arena, e->ask, answer);
	if (answer->failure == HTTP_STOPPED) {
		e->asking->repo->done = true; /* nobody may be asked now */
	} else if (e->ask->later) {
		e->ask->request.delay_ms = (long)LATER_MS
					   << (e->ask->tries - 1);
		send_one(e->asking, e->ask);
	} else {
		advance(e->asking);
	}
}

static struct forge_repo *repo_new(struct arena *a, const struct catalogue *c,
				   struct forge_hosts *hosts, struct str url)
{
	const struct site_hosts *settings = &c->site.hosts;
	struct forge_host *h = forge_host_of(a, hosts, settings, url);
	struct forge_repo *r = h ? forge_repo_new(a, h, url) : NULL;

	/* "owner/.." would ask about something else */
	return r && path_is_inside(r->path) ? r : NULL;
}

const struct forge_repo *ask_one(struct arena *a, struct diags *d,
				 const struct catalogue *c,
				 const struct pull_options *o, struct str url)
{
	const struct rule *rule = &pull_rules[PULL_RULE];
	struct pos at = {.file = c->folder};
	struct net_options how = net_defaults;
	struct host_settings_list settings = {0};
	struct forge_hosts hosts = {0};
	struct asking x = {.arena = a, .repo = repo_new(a, c, &hosts, url)};
	struct forge_repo *r = x.repo;

	if (!r) {
		diags_add(d, rule, at,
			  "'%.*s' is not the address of a repository",
			  STR_ARG(url));
		return NULL;
	}
	r->today = o->today;
	r->looks[FORGE_PULSE] = r->looks[FORGE_SLOW] = FORGE_OPEN;
	tokens_give(a, o->env, c->folder, &hosts, &settings);
	how.hosts.settings = settings.at;
	how.hosts.n_settings = settings.n;
	how.private_hosts = o->private_hosts;
	how.stop = o->stop;
	x.net = net_new(&how);
	if (!x.net) {
		diags_add(d, rule, at,
			  "nobody can be asked: libcurl does not start");
		return NULL;
	}
	advance(&x);
	while (net_step(x.net))
		;
	net_free(x.net);
	if (r->state == FORGE_THERE)
		return r;
	diags_add(d, rule, at, "'%.*s': %.*s", STR_ARG(url),
		  STR_ARG(r->reason.n ? r->reason : STR("no answer")));
	return NULL;
}
