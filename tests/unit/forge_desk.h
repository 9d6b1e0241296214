/* forge_desk.h - a repository to ask about, and answers, for tests. */
#ifndef FORGE_DESK_H
#define FORGE_DESK_H

#include "unit.h"

#include "forge/forge.h"
#include "model/facts.h"

struct desk {
	struct arena arena;
	struct forge_hosts hosts;
	struct site_hosts settings;
	struct forge_repos repos;
	struct forge_asks asks;
};

/* A repository of which the named tiers are due. */
static inline struct forge_repo *desk_repo(struct desk *d, const char *url,
					   bool token, unsigned tiers)
{
	struct forge_host *h =
		forge_host_of(&d->arena, &d->hosts, &d->settings, str_c(url));
	struct forge_repo *r;

	assert_non_null(h);
	h->token = token;
	r = forge_repo_new(&d->arena, h, str_c(url));
	assert_non_null(r);
	r->today = (struct date){2026, 11, 23};
	for (unsigned i = 0; i < FORGE_TIERS; i++)
		r->looks[i] = tiers & 1u << i ? FORGE_OPEN : FORGE_NOT_ASKED;
	*list_add(&d->arena, &d->repos) = r;
	return r;
}

enum {
	PULSE = 1 << FORGE_PULSE,
	SERIES = 1 << FORGE_SERIES,
	SLOW = 1 << FORGE_SLOW,
};

/* What is asked next, in `d->asks`. */
static inline void desk_next(struct desk *d)
{
	d->asks = (struct forge_asks){0};
	forge_next(&d->arena, d->repos.at, d->repos.n, &d->asks);
}

static inline struct http_answer desk_answer(int status, const char *body)
{
	return (struct http_answer){.status = status, .body = str_c(body)};
}

/* Answer the first ask of a round in which there is one; then the next round.
 */
static inline void desk_read(struct desk *d, int status, const char *body)
{
	struct http_answer answer = desk_answer(status, body);

	assert_int_equal(d->asks.n, 1);
	forge_read(&d->arena, d->asks.at[0], &answer);
	desk_next(d);
}

static inline void desk_free(struct desk *d)
{
	arena_free(&d->arena);
}

#endif
