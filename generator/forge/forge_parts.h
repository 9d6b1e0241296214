/*
 * forge_parts.h - what the files of forge/ share; nobody else includes this.
 */
#ifndef FORGE_PARTS_H
#define FORGE_PARTS_H

#include "base/buf.h"
#include "forge/forge.h"
#include "format/value.h"
#include "model/facts.h"

enum {
	/* A forge shows about as many at a glance; more are noise. */
	MOST_TOPICS = 30,
	MOST_LANGUAGES = 20,
	/* Descriptions of GitHub have 350 characters at most. */
	MOST_DESCRIPTION = 1000,
	/* A page of commits has 100 of them: more than 2,000 commits in what
	   we ask about are not counted one by one. */
	MOST_PAGES = 20,
};

/* What an answer to one step means. */
enum forge_reply {
	REPLY_DONE,
	REPLY_PAGE,  /* ask the same step again: `page` says which */
	REPLY_LATER, /* the same request, in some seconds */
	REPLY_SPENT, /* the budget is */
	REPLY_GONE,
	REPLY_BARRED,
	REPLY_DOWN,
};

/* One thing to ask about a repository. */
struct forge_step {
	enum forge_tier tier;
	enum forge_budget budget;
	const char *source; /* what facts from it are said to come from */
	/* The first answer decides whether the repository is there. */
	bool identity;
	/* A service beside the forge. */
	enum forge_kind at;
	bool elsewhere;
	bool (*needed)(const struct forge_repo *r); /* NULL: always */
	/* Whether it may be, as far as that can be told before the answers on
	   which `needed` depends; NULL: as `needed` says. */
	bool (*perhaps)(const struct forge_repo *r);
	void (*ask)(struct arena *a, struct forge_repo *r,
		    struct http_request *out);
	enum forge_reply (*read)(struct arena *a, struct forge_repo *r,
				 const struct http_answer *answer);
	/* Instead of the last two: many repositories in one request. */
	const struct forge_batch *batch;
};

struct forge_batch {
	/* In how many hundredths of a point one repository counts. */
	long (*weight)(const struct forge_repo *r);
	void (*ask)(struct arena *a, struct forge_ask *ask);
	/* Sets what each repository's answer means. */
	void (*read)(struct arena *a, struct forge_ask *ask,
		     const struct http_answer *answer,
		     enum forge_reply *replies);
};

/* A table of steps, in the order in which they are asked. */
struct forge_steps {
	const struct forge_step *at;
	size_t n;
};

#define STEPS(table)                                                           \
	{                                                                      \
		(table), sizeof(table) / sizeof((table)[0])                    \
	}

extern const struct forge_steps forge_git, forge_github, forge_github_graphql,
	forge_gitlab, forge_gitea, forge_openssf;

/*
 * Asking
 */

/* A header for the request; `value` must live as long. */
void ask_header(struct arena *a, struct http_request *r, const char *name,
		struct str value);

/* A part of an address, escaped. */
struct str ask_escaped(struct arena *a, struct str part);

/*
 * Reading (answer.c)
 */

/* What the status means; REPLY_DONE for 200.  `r->reason` is set otherwise. */
enum forge_reply answer_status(struct arena *a, struct forge_repo *r,
			       const struct http_answer *answer);

/*
 * The tree of a JSON answer of the wanted kind; NULL, and a reason, if not.  It
 * lives as long as the answer is being read: what is seen in it is copied.
 */
const struct value *answer_json(struct forge_repo *r,
				const struct http_answer *answer,
				enum value_kind kind);

/* Both at once: NULL, and in `*reply` what that means, when there is none. */
const struct value *answer_read(struct arena *a, struct forge_repo *r,
				const struct http_answer *answer,
				enum value_kind kind, enum forge_reply *reply);

/*
 * The same, where some statuses say that there is nothing to be read: those of
 * `nothing`, which 0 ends.  Then the reply is REPLY_DONE.
 */
const struct value *answer_read_or(struct arena *a, struct forge_repo *r,
				   const struct http_answer *answer,
				   enum value_kind kind, const int *nothing,
				   enum forge_reply *reply);
#define STATUSES(...) ((const int[]){__VA_ARGS__, 0})

/*
 * The repository did not change since its tag, and neither did what hangs on it
 * but for a release of an older tag, which comes with the next change: that was
 * the whole look at the pulse.
 */
bool answer_is_unchanged(struct forge_repo *r,
			 const struct http_answer *answer);

/* Text on one line, without controls, cut to `most` bytes. */
struct str answer_line(struct arena *a, struct str s, size_t most);

/* How many a text says there are; -1 for none that anybody counts. */
long count_of(struct str s);

/* Members; empty, -1, unset or NULL when absent or of another kind. */
struct str member_text(const struct value *map, const char *key);
long member_number(const struct value *map, const char *key);
struct date member_day(const struct value *map, const char *key);
bool member_is_true(const struct value *map, const char *key);
const struct value *member(const struct value *map, const char *key,
			   enum value_kind kind);

/* The page that a Link header names as `rel` ("last", "next"); else -1. */
long link_page(const struct http_answer *answer, const char *rel);

/* How many there are, when pages hold one each. */
long count_by_pages(const struct http_answer *answer, const struct value *list);

/*
 * Facts: each sets one and says that it was seen, from `r->source` today.
 */
void see(struct forge_repo *r, enum fact fact);
void see_number(struct forge_repo *r, enum fact fact, long *member, long n);
void see_text(struct arena *a, struct forge_repo *r, enum fact fact,
	      struct text *member, struct str s);
void see_day(struct forge_repo *r, enum fact fact, struct day *member,
	     struct date day);
void see_default_branch(struct arena *a, struct forge_repo *r, struct str name);
void see_archived(struct forge_repo *r, const struct value *yes); /* or NULL */
void see_description(struct arena *a, struct forge_repo *r,
		     const struct value *map);
void see_topics(struct arena *a, struct forge_repo *r,
		const struct value *list);
void see_languages(struct arena *a, struct forge_repo *r,
		   const struct value *map);
/* A release; of an empty tag, that there is none. */
void see_release(struct arena *a, struct forge_repo *r, struct str tag,
		 struct date date, struct str url, bool prerelease);
/* The name that it has today, and its address: whether it moved. */
void see_name(struct arena *a, struct forge_repo *r, struct str path,
	      struct str url);
/* The commit that the branch is at; nothing when `id` is no commit's. */
void see_head(struct arena *a, struct forge_repo *r, struct str id);
bool is_commit_id(struct str s);

/*
 * Weeks (weeks.c)
 */

/* How many whole weeks are to be asked; WEEKS when all are. */
int weeks_due(const struct forge_repo *r);

/* Nothing was pushed since the known weeks ended: no need to ask. */
bool weeks_are_quiet(const struct forge_repo *r);

/* Those weeks have no commits: add them without asking. */
void weeks_rest(struct forge_repo *r);

/* The day on which the first of `n` weeks to be asked starts. */
struct date weeks_start(const struct forge_repo *r, int n);

/* Those that are known, then the `n` newer ones. */
void weeks_see(struct forge_repo *r, const long *newer, int n);

bool weeks_are_due(const struct forge_repo *r);

/*
 * Count a page of commits, the newest first: ask for the next page while there
 * are `more` and one of these was new enough; after the last the weeks are
 * seen.
 */
enum forge_reply weeks_read(struct forge_repo *r, const struct value *list,
			    struct date (*day)(const struct value *commit),
			    bool more);

/*
 * What Gitea has from GitHub (rest.c)
 */

#define REST_READ(name)                                                        \
	enum forge_reply rest_read_##name(struct arena *a,                     \
					  struct forge_repo *r,                \
					  const struct http_answer *answer)

/* The latest release that is none to be tried first; whether there is none. */
REST_READ(release);
bool rest_has_no_release(const struct forge_repo *r);
void rest_see_release(struct arena *a, struct forge_repo *r,
		      const struct value *v);

REST_READ(languages);

/* The oldest commit, asked for once we know the newest and how many it has. */
REST_READ(first_commit);
bool rest_may_want_first_commit(const struct forge_repo *r);
bool rest_wants_first_commit(const struct forge_repo *r);

/* The first commit is asked for, and the pulse, which counts them, is not. */
bool rest_lacks_commits(const struct forge_repo *r);

struct date rest_commit_day(const struct value *commit);

#endif
