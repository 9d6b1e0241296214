#include "online/online.h"

#include "net/net.h"
#include "online/known.h"
#include "online/verdicts.h"

/* One link on its way. */
struct asking {
	struct check *check;
	struct link *link;
	struct http_request request;
};

struct check {
	struct arena *arena;
	struct net *net;
	struct known known;
	const struct online_options *o;
	struct online_progress progress;
};

/* A host of many links is asked in peace, all hosts together in a hurry. */
static struct net_options limits_of(const struct online_options *o)
{
	struct net_options n = net_defaults;

	n.queue.at_once = 48;
	n.queue.tries = 2;
	n.queue.longest_wait_ms = 2 * 60 * 1000;
	n.hosts.at_once = 2;
	n.hosts.gap_ms = 100;
	n.hosts.pause = (struct backoff){20 * 1000, 10 * 60 * 1000};
	n.total_ms = 30 * 1000;
	n.user_agent = "strata (link check)";
	n.private_hosts = o->private_hosts;
	n.stop = o->stop;
	return n;
}

/*
 * Many servers answer HEAD by what they would not answer GET by: only success,
 * and what GET cannot change, is believed.
 */
static bool settles(const struct http_answer *answer)
{
	switch (answer->failure) {
	case HTTP_ANSWERED:
		return answer->status < 400 || answer->status == 410;
	case HTTP_CERTIFICATE:
	case HTTP_REDIRECTS:
	case HTTP_REFUSED_HERE:
	case HTTP_CARRIED_OVER:
	case HTTP_STOPPED: return true;
	default: return false;
	}
}

static void take(void *data, const struct http_request *request,
		 const struct http_answer *answer)
{
	struct asking *asking = data;
	struct check *c = asking->check;
	struct link *link = asking->link;

	if (request->method == HTTP_HEAD && !settles(answer)) {
		asking->request.method = HTTP_GET;
		asking->request.tries = 0;
		net_ask(c->net, &asking->request, take, asking);
		return;
	}
	link->answer = (struct link_answer){
		.failure = answer->failure,
		.status = answer->status,
		.url = arena_str(c->arena, answer->url),
		.moved_to = arena_str(c->arena, answer->moved_to),
		.why = arena_str(c->arena, answer->why),
	};
	if (answer->failure != HTTP_STOPPED) {
		c->progress.answered++;
		known_put(&c->known, link, c->o->today);
	}
}

static void ask(struct check *c, struct link *link)
{
	struct asking *asking = arena_new(c->arena, struct asking);

	asking->check = c;
	asking->link = link;
	asking->request = (struct http_request){
		.method = HTTP_HEAD,
		.url = link->url,
		.tries = 1, /* GET comes after it */
		.no_body = true,
	};
	net_ask(c->net, &asking->request, take, asking);
}

/* The answer of an earlier check of this run. */
static bool remember(struct check *c, struct link *link)
{
	const struct link_answer *answer =
		c->o->answers ? map_find(c->o->answers, link->url) : NULL;

	if (answer)
		link->answer = *answer;
	return answer;
}

static void keep_answer(struct check *c, struct link *link)
{
	struct link_answer *arrived = arena_new(c->arena, struct link_answer);

	if (!c->o->answers || link->answer.failure == HTTP_STOPPED)
		return;
	map_put(c->arena, c->o->answers, link->url, &link->answer);
	if (!known_is_good(&link->answer) || !link->answer.moved_to.n)
		return;
	*arrived = (struct link_answer){.failure = HTTP_ANSWERED,
					.status = link->answer.status,
					.url = link->answer.moved_to};
	map_put(c->arena, c->o->answers, link->answer.moved_to, arrived);
}

static void show(struct check *c)
{
	struct net_progress p = net_progress(c->net);

	c->progress.requests = p.requests;
	c->progress.wait_ms = (long)p.wait_ms;
	if (c->o->show)
		c->o->show(c->o->data, &c->progress);
}

bool online_check(struct arena *a, struct diags *d, const struct catalogue *c,
		  const struct online_options *o)
{
	struct net_options limits = limits_of(o);
	struct check check = {.arena = a, .net = net_new(&limits), .o = o};
	struct link_list links = links_of(a, c);

	if (!check.net) {
		diags_add(d, &online_rules[ONLINE_RULE_FAILED],
			  (struct pos){.file = c->folder},
			  "no link can be asked: libcurl does not start");
		return false;
	}
	known_read(&check.known, a, o->cache);
	check.progress.links = links.n;
	for (size_t i = 0; i < links.n; i++)
		if (remember(&check, links.at[i]) ||
		    known_find(&check.known, links.at[i], o->today, o->max_age))
			check.progress.known++;
		else
			ask(&check, links.at[i]);
	while (net_step(check.net))
		show(&check);
	show(&check);
	net_free(check.net);
	known_write(&check.known, o->today);
	for (size_t i = 0; i < links.n; i++) {
		keep_answer(&check, links.at[i]);
		verdict(a, d, links.at[i]);
	}
	return check.progress.known + check.progress.answered == links.n;
}
