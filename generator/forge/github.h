/*
 * github.h - what the two ways to ask a GitHub share; nobody outside forge/
 * includes this.
 */
#ifndef GITHUB_H
#define GITHUB_H

#include "forge/forge_parts.h"

/* A request for what is `below` the repository, "/releases/latest". */
void github_ask(struct arena *a, struct forge_repo *r, struct str below,
		struct http_request *out);

/* The steps of github_commits.c; the first commit is read as rest.c does. */
#define GITHUB_ASK(name)                                                       \
	void github_ask_##name(struct arena *a, struct forge_repo *r,          \
			       struct http_request *out)
#define GITHUB_READ(name)                                                      \
	enum forge_reply github_read_##name(struct arena *a,                   \
					    struct forge_repo *r,              \
					    const struct http_answer *answer)
GITHUB_ASK(commit);
GITHUB_READ(commit);
GITHUB_ASK(first_commit);
GITHUB_ASK(participation);
GITHUB_READ(participation);
GITHUB_ASK(weeks);
GITHUB_READ(weeks);
bool github_wants_participation(const struct forge_repo *r);
bool github_wants_paged_weeks(const struct forge_repo *r);

/* As SPDX writes it, unless GitHub could not tell. */
void github_see_license(struct arena *a, struct forge_repo *r, struct str spdx);

/* The queries of github_graphql.c: what each weighs, and how it is written. */
long github_weigh_pulse(const struct forge_repo *r);
long github_weigh_slow(const struct forge_repo *r);
long github_weigh_weeks(const struct forge_repo *r);
void github_ask_pulse(struct arena *a, struct forge_ask *ask);
void github_ask_slow(struct arena *a, struct forge_ask *ask);
void github_ask_week_counts(struct arena *a, struct forge_ask *ask);
bool github_wants(const struct forge_repo *r, enum forge_tier tier);

extern const struct forge_batch github_pulse, github_slow, github_weeks;

bool github_wants_slow(const struct forge_repo *r);
bool github_wants_weeks(const struct forge_repo *r);

/* What one repository's fields say (github_answer.c). */
void github_see_pulse(struct arena *a, struct forge_repo *r,
		      const struct value *v);
void github_see_slow(struct arena *a, struct forge_repo *r,
		     const struct value *v);
void github_see_weeks(struct arena *a, struct forge_repo *r,
		      const struct value *v);

#endif
