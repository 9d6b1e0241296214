/*
 * Asks what a plan on stdin says and prints what came back, both as JSON.
 *
 *	{"options": {"speed": 20, "tries": 3, …},
 *	 "hosts": [{"origin": …, "auth": "bearer", "tokens": […], "ca_file":
 *…}], "requests": [{"method": "GET", "url": …, "headers": {…}, "then": …}]}
 *
 * One line an answer, in the order in which they came; `then` is an address
 * that is asked from the callback of the first.  The last line has the counters
 * and the most memory used, in kilobytes.  With `speed` the clock of the waits
 * runs so many times as fast.  `stop_after_ms` interrupts as a signal would.
 */
#include "base/buf.h"
#include "format/json_read.h"
#include "format/json_write.h"
#include "net/net.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static struct arena arena;
static struct net *net;
static volatile sig_atomic_t stop;
static long speed = 1;

static int64_t real_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t fast_ms(void)
{
	return real_ms() * speed;
}

static struct str text_of(const struct value *map, const char *key)
{
	const struct value *v = value_get(map, str_c(key));

	return v ? v->text : (struct str){0};
}

static long number_of(const struct value *map, const char *key, long without)
{
	long n;

	return str_to_long(text_of(map, key), &n) ? n : without;
}

static bool truth_of(const struct value *map, const char *key)
{
	const struct value *v = value_get(map, str_c(key));

	return v && v->truth;
}

static void print_line(struct value *map)
{
	struct buf out = {0};

	json_write(&out, map, false);
	puts(arena_cstr(&arena, buf_str(&out)));
	buf_free(&out);
}

static void print_answer(void *data, const struct http_request *request,
			 const struct http_answer *answer)
{
	static const char *const failures[] = {
		[HTTP_ANSWERED] = "answered",
		[HTTP_NO_ADDRESS] = "no address",
		[HTTP_NO_CONNECTION] = "no connection",
		[HTTP_CERTIFICATE] = "certificate",
		[HTTP_TIMEOUT] = "timeout",
		[HTTP_BROKEN] = "broken",
		[HTTP_TOO_LARGE] = "too large",
		[HTTP_REDIRECTS] = "redirects",
		[HTTP_REFUSED_HERE] = "refused here",
		[HTTP_TOKEN_REFUSED] = "token refused",
		[HTTP_CARRIED_OVER] = "carried over",
		[HTTP_STOPPED] = "stopped",
	};
	struct value *map = value_map(&arena), *headers;
	struct http_request *then = data;
	struct str start = answer->body;

	value_set(&arena, map, "asked", request->url);
	value_set(&arena, map, "failure", str_c(failures[answer->failure]));
	value_set_number(&arena, map, "status", answer->status);
	value_set(&arena, map, "url", answer->url);
	value_set(&arena, map, "moved_to", answer->moved_to);
	value_set(&arena, map, "why", answer->why);
	value_set_bool(&arena, map, "again", answer->again);
	value_set_number(&arena, map, "wait_ms", answer->wait_ms);
	value_set_number(&arena, map, "bytes", (long)answer->body.n);
	start.n = start.n < 2000 ? start.n : 2000;
	value_set(&arena, map, "body", start);
	headers = value_set_map(&arena, map, "headers");
	for (size_t i = 0; i < answer->headers.n; i++)
		value_set(&arena, headers,
			  arena_cstr(&arena, answer->headers.at[i].name),
			  answer->headers.at[i].value);
	print_line(map);
	if (then && answer->failure != HTTP_STOPPED)
		net_ask(net, then, print_answer, NULL);
}

static void print_end(void)
{
	struct net_progress p = net_progress(net);
	struct value *map = value_map(&arena);
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	value_set_number(&arena, map, "requests", (long)p.requests);
	value_set_number(&arena, map, "retries", (long)p.retries);
	value_set_number(&arena, map, "answered", (long)p.answered);
	value_set_number(&arena, map, "received", (long)p.bytes);
	value_set_number(&arena, map, "memory_kb", used.ru_maxrss);
	print_line(map);
}

static void read_host(const struct value *v, struct host_settings *out)
{
	const struct value *tokens = value_get(v, STR("tokens"));
	struct str auth = text_of(v, "auth"), ca_file = text_of(v, "ca_file");
	struct str *list = arena_alloc(
		&arena, sizeof(*list) * (tokens ? (size_t)tokens->n + 1 : 1));

	for (const struct value *t = tokens ? tokens->first : NULL; t;
	     t = t->next)
		list[out->n_tokens++] = t->text;
	out->origin = text_of(v, "origin");
	out->tokens = list;
	out->auth = str_is(auth, "token")     ? HOST_TOKEN
		    : str_is(auth, "private") ? HOST_PRIVATE_TOKEN
					      : HOST_BEARER;
	out->ca_file = ca_file.n ? arena_cstr(&arena, ca_file) : NULL;
}

static void read_hosts(const struct value *list, struct net_options *o)
{
	struct host_settings *all;

	if (!list)
		return;
	all = arena_alloc(&arena, sizeof(*all) * (size_t)(list->n + 1));
	for (const struct value *v = list->first; v; v = v->next)
		read_host(v, &all[o->hosts.n_settings++]);
	o->hosts.settings = all;
}

static void read_options(const struct value *v, struct net_options *o)
{
	speed = number_of(v, "speed", 1);
	o->now_ms = fast_ms;
	o->stop = &stop;
	o->private_hosts = truth_of(v, "private_hosts");
	o->queue.tries = (int)number_of(v, "tries", o->queue.tries);
	o->queue.at_once = (int)number_of(v, "at_once", o->queue.at_once);
	o->queue.longest_wait_ms =
		number_of(v, "longest_wait_ms", o->queue.longest_wait_ms);
	o->hosts.at_once = (int)number_of(v, "host_at_once", o->hosts.at_once);
	o->hosts.gap_ms = number_of(v, "gap_ms", o->hosts.gap_ms);
	o->connect_ms = number_of(v, "connect_ms", o->connect_ms);
	o->total_ms = number_of(v, "total_ms", o->total_ms);
	o->slow_s = number_of(v, "slow_s", o->slow_s);
	o->most_bytes = (size_t)number_of(v, "most_bytes", 1024 * 1024);
}

static void ask(const struct value *v)
{
	const struct value *headers = value_get(v, STR("headers"));
	struct http_request *r = arena_new(&arena, struct http_request);
	struct http_request *then = NULL;
	struct str method = text_of(v, "method");
	size_t n = headers ? (size_t)headers->n : 0;

	r->method = str_is(method, "HEAD")   ? HTTP_HEAD
		    : str_is(method, "POST") ? HTTP_POST
					     : HTTP_GET;
	r->url = text_of(v, "url");
	r->body = text_of(v, "body");
	r->budget = text_of(v, "budget");
	r->tries = (int)number_of(v, "tries", 0);
	r->delay_ms = number_of(v, "delay_ms", 0);
	r->no_body = truth_of(v, "no_body");
	r->headers.at = arena_alloc(&arena, sizeof(*r->headers.at) * (n + 1));
	for (const struct value *h = headers ? headers->first : NULL; h;
	     h = h->next)
		r->headers.at[r->headers.n++] =
			(struct http_header){h->key, h->text};
	if (value_get(v, STR("then"))) {
		then = arena_new(&arena, struct http_request);
		then->url = text_of(v, "then");
	}
	net_ask(net, r, print_answer, then);
}

static struct value *read_plan(void)
{
	static char bytes[1 << 20];
	size_t n = fread(bytes, 1, sizeof(bytes), stdin);
	struct diags d;
	struct value *plan;

	diags_init(&d, &arena);
	plan = json_read(&arena, &d, "stdin", (struct str){bytes, n});
	for (const struct diag *i = d.first; i; i = i->next)
		fprintf(stderr, "%.*s\n", STR_ARG(i->text));
	return plan;
}

int main(void)
{
	struct net_options o = net_defaults;
	struct value *plan = read_plan();
	const struct value *options, *requests;
	int64_t stop_at = INT64_MAX;
	long stop_after;

	if (!plan)
		return 2;
	options = value_get(plan, STR("options"));
	requests = value_get(plan, STR("requests"));
	read_options(options, &o);
	read_hosts(value_get(plan, STR("hosts")), &o);
	net = net_new(&o);
	if (!net || !requests)
		return 2;
	stop_after = number_of(options, "stop_after_ms", -1);
	if (stop_after >= 0)
		stop_at = real_ms() + stop_after;
	for (const struct value *r = requests->first; r; r = r->next)
		ask(r);
	while (net_step(net))
		stop = stop || real_ms() >= stop_at;
	print_end();
	net_free(net);
	arena_free(&arena);
	return 0;
}
