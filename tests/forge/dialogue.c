/*
 * dialogue.c - forge/ speaks over standard output, a test answers.
 *
 *	dialogue URL [option]...
 *
 * Each request is a line of JSON on standard output; the next line of standard
 * input is its answer.  At the end stands one line with what came of it:
 * {"result": {state, path, looks, reason, facts}} for each URL.  Options:
 * token=1, branch=B, scorecard=URL, best_practices=URL, etag=E, today=DAY,
 * tiers=pulse,slow, known=FILE (a file of facts), and host=NAME=KIND=API.
 */
#include "base/file.h"
#include "forge/forge.h"
#include "format/json_read.h"
#include "format/json_write.h"
#include "load/load.h"
#include "model/facts.h"
#include "pull/facts_merge.h"
#include "pull/facts_write.h"

#include <stdio.h>
#include <stdlib.h>

static struct arena arena;
static struct forge_hosts hosts;
static struct site_hosts settings;

static const char *const methods[] = {"GET", "HEAD", "POST"};
static const char *const tiers[] = {"pulse", "series", "slow"};
static const char *const states[] = {"unseen", "there",  "unchanged",
				     "gone",   "barred", "down"};
static const char *const looks[] = {"not-asked", "open", "looked", "carried",
				    "failed"};

static void say(const struct value *v)
{
	struct buf b = {0};

	json_write(&b, v, false);
	printf("%.*s\n", STR_ARG(buf_str(&b)));
	fflush(stdout);
	buf_free(&b);
}

static void say_request(const struct forge_ask *ask)
{
	const struct http_request *r = &ask->request;
	struct value *v = value_map(&arena), *headers;

	value_set(&arena, v, "method", str_c(methods[r->method]));
	value_set(&arena, v, "url", r->url);
	headers = value_set_map(&arena, v, "headers");
	for (size_t i = 0; i < r->headers.n; i++)
		value_put(headers, r->headers.at[i].name,
			  value_text(&arena, r->headers.at[i].value));
	value_set(&arena, v, "body", r->body);
	value_set_number(&arena, v, "repositories", (long)ask->repos.n);
	value_set_number(&arena, v, "cost", ask->cost);
	value_set_number(&arena, v, "budget", ask->budget);
	say(v);
}

static struct str text_of(const struct value *map, const char *key)
{
	const struct value *v = value_get(map, str_c(key));

	return v ? v->text : (struct str){0};
}

static struct http_answer hear(void)
{
	struct http_answer answer = {0};
	struct diags d;
	char *line = NULL;
	size_t room = 0;
	ssize_t n = getline(&line, &room, stdin);
	const struct value *v, *headers;
	long status = 0, failure = 0;
	LIST(struct http_header) list = {0};

	diags_init(&d, &arena);
	v = n > 0 ? json_read(&arena, &d, "-",
			      arena_str(&arena, (struct str){line, (size_t)n}))
		  : NULL;
	free(line);
	if (!v)
		exit(2);
	str_to_long(text_of(v, "status"), &status);
	str_to_long(text_of(v, "failure"), &failure);
	headers = value_get(v, STR("headers"));
	for (const struct value *h = headers ? headers->first : NULL; h;
	     h = h->next)
		*list_add(&arena, &list) =
			(struct http_header){h->key, h->text};
	answer.failure = (enum http_failure)failure;
	answer.status = (int)status;
	answer.body = text_of(v, "body");
	answer.moved_to = text_of(v, "moved_to");
	answer.headers = (struct http_headers){list.at, list.n};
	return answer;
}

static void say_result(const struct forge_repos *repos)
{
	struct value *all = value_list(&arena), *line = value_map(&arena);

	for (size_t i = 0; i < repos->n; i++) {
		const struct forge_repo *r = repos->at[i];
		struct value *v = value_add_map(&arena, all), *map;
		struct buf b = {0};
		struct diags d;
		bool changed;

		diags_init(&d, &arena);
		value_set(&arena, v, "state", str_c(states[r->state]));
		value_set(&arena, v, "path", r->path);
		value_set(&arena, v, "reason", r->reason);
		value_set(&arena, v, "etag", r->etag);
		map = value_set_map(&arena, v, "looks");
		for (int k = 0; k < FORGE_TIERS; k++)
			value_set(&arena, map, tiers[k],
				  str_c(looks[r->looks[k]]));
		facts_write(&arena, &b,
			    facts_merge(&arena, r->known, &r->seen, &changed));
		value_put(v, STR("facts"),
			  json_read(&arena, &d, "facts",
				    arena_str(&arena, buf_str(&b))));
		map = value_set_list(&arena, v, "seen");
		for (int k = 0; k < FACTS; k++)
			if (facts_know(&r->seen, (enum fact)k))
				value_put(map, (struct str){0},
					  value_text(&arena,
						     str_c(fact_keys[k])));
		buf_free(&b);
	}
	value_put(line, STR("result"), all);
	say(line);
}

static bool wants(struct str list, const char *tier)
{
	while (list.n)
		if (str_is(str_cut(list, ',', &list), tier))
			return true;
	return false;
}

/* The facts of a catalogue's only entry. */
static const struct facts *known_of(struct str path)
{
	struct load_options o = {.path = arena_cstr(&arena, path)};
	struct diags d;
	struct catalogue *c;

	diags_init(&d, &arena);
	c = load(&arena, &d, &o);
	return c && c->entries.n ? c->entries.at[0]->facts : NULL;
}

static void set_host(struct str s)
{
	struct site_host *h = arena_new(&arena, struct site_host);

	h->name.s = str_cut(s, '=', &s);
	h->kind.s = str_cut(s, '=', &s);
	h->api.s = s;
	*list_add(&arena, &settings) = h;
}

static void set(struct forge_repo *r, struct str key, struct str value)
{
	if (str_is(key, "branch"))
		r->branch = value;
	else if (str_is(key, "etag"))
		r->etag = value;
	else if (str_is(key, "scorecard"))
		r->scorecard = value;
	else if (str_is(key, "best_practices"))
		r->best_practices = value;
	else if (str_is(key, "today"))
		date_read(value, &r->today);
	else if (str_is(key, "known"))
		r->known = known_of(value);
	else if (str_is(key, "tiers"))
		for (int i = 0; i < FORGE_TIERS; i++)
			r->looks[i] = wants(value, tiers[i]) ? FORGE_OPEN
							     : FORGE_NOT_ASKED;
}

static struct forge_repo *repo_of(struct str url, char **options)
{
	struct forge_host *h = forge_host_of(&arena, &hosts, &settings, url);
	struct forge_repo *r = h ? forge_repo_new(&arena, h, url) : NULL;

	if (!r)
		exit(2);
	r->scorecard_host =
		forge_host_kind(&arena, &hosts, &settings, FORGE_SCORECARD);
	r->practices_host = forge_host_kind(&arena, &hosts, &settings,
					    FORGE_BEST_PRACTICES);
	r->today = (struct date){2026, 11, 23};
	for (int i = 0; i < FORGE_TIERS; i++)
		r->looks[i] = FORGE_OPEN;
	for (; *options; options++) {
		struct str value, key = str_cut(str_c(*options), '=', &value);

		if (str_is(key, "token"))
			h->token = true;
		set(r, key, value);
	}
	return r;
}

int main(int argc, char **argv)
{
	struct forge_repos repos = {0};
	struct forge_asks asks = {0};

	(void)argc;
	for (char **at = argv + 1; *at; at++)
		if (str_starts(str_c(*at), STR("host=")))
			set_host(str_from(str_c(*at), 5));
	for (char **at = argv + 1; *at; at++)
		if (str_starts(str_c(*at), STR("http")))
			*list_add(&arena, &repos) =
				repo_of(str_c(*at), argv + 1);
	forge_next(&arena, repos.at, repos.n, &asks);
	while (asks.n) {
		struct forge_asks now = asks;

		asks = (struct forge_asks){0};
		for (size_t i = 0; i < now.n; i++) {
			struct http_answer answer;

			do {
				say_request(now.at[i]);
				answer = hear();
				forge_read(&arena, now.at[i], &answer);
			} while (now.at[i]->later);
		}
		forge_next(&arena, repos.at, repos.n, &asks);
	}
	say_result(&repos);
	arena_free(&arena);
	return 0;
}
