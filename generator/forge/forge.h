/*
 * forge.h - what to ask about a repository, and what the answers say of it.
 *
 * Pure: repositories go in and requests come out, answers go in and facts come
 * out.  Nothing here opens a connection, reads a clock or a file.
 *
 *	forge_next(a, repos, n, &asks);   what to ask about them
 *	forge_read(a, &ask, &answer);     what is said; then forge_next again
 *
 * Each repository is asked one thing after another, different ones at the same
 * time; where a forge takes many in one request, they share it.  A repository
 * is at its end when `done` is set: then `state`, `looks` and `seen` say what
 * came of it.  Answers are hostile: sizes and counts are limited, and what is
 * not of the expected form is as if it were not there.
 */
#ifndef FORGE_H
#define FORGE_H

#include "base/http.h"
#include "base/list.h"
#include "model/catalogue.h"

/* How often something is worth asking again. */
enum forge_tier {
	FORGE_PULSE,  /* what changes from day to day */
	FORGE_SERIES, /* commits week by week */
	FORGE_SLOW,   /* the rest */
	FORGE_TIERS,
};

enum forge_kind {
	FORGE_GIT,
	FORGE_GITHUB,
	FORGE_GITLAB,
	FORGE_GITEA,
	FORGE_SCORECARD,
	FORGE_BEST_PRACTICES,
	FORGE_KINDS,
};

/* What a request is taken from. */
enum forge_budget {
	FORGE_FREE,
	FORGE_REST,    /* one request an hour's budget of a GitHub */
	FORGE_GRAPHQL, /* points of it */
	FORGE_BUDGETS,
};

/* A server and how to speak with it. */
struct forge_host {
	struct str name; /* "github.com", or "git.example.org:8443" */
	enum forge_kind kind;
	struct str api; /* "https://api.github.com"; of git, empty: the host */
	struct str ca_file;
	bool token; /* there is one, so more can be asked of a GitHub */
};
LIST_OF(forge_hosts, struct forge_host *);

/* What became of the look at one tier. */
enum forge_look {
	FORGE_NOT_ASKED,
	FORGE_OPEN, /* to be asked; set by the caller */
	FORGE_LOOKED,
	FORGE_CARRIED, /* the budget is spent: another time */
	FORGE_FAILED,
};

/* What became of the repository. */
enum forge_state {
	FORGE_UNSEEN,    /* nobody has answered for it yet */
	FORGE_THERE,     /* facts were seen */
	FORGE_UNCHANGED, /* nothing is new since `etag` */
	FORGE_GONE,      /* the forge knows no such repository */
	FORGE_BARRED,    /* it is there, and not for us */
	FORGE_DOWN,      /* no usable answer */
};

struct forge_repo {
	/* Set by the caller: */
	struct str url; /* as the catalogue has it */
	const struct forge_host *host, *scorecard_host, *practices_host;
	struct str path;   /* below the host: "owner/name" */
	struct str branch; /* to look at; empty: the default one */
	struct str scorecard, best_practices; /* pages, or empty */
	const struct facts *known;            /* or NULL */
	struct str etag;   /* of the last look at the pulse; renewed */
	struct date today; /* in UTC */
	enum forge_look looks[FORGE_TIERS];
	void *data; /* of the caller's own */

	/* What came of it: */
	bool done;
	enum forge_state state;
	struct str reason; /* why something failed */
	struct facts seen; /* those facts that were seen, and no others */

	/* Where we are in asking; for forge/ alone. */
	size_t step;
	const char *source;    /* of the answer that is being read; */
	struct arena *scratch; /* what is needed only while it is */
	long page, tally, open_issues;
	bool no_release, wants_refs;
	int batch; /* how many it may share a request with; 0: any number */
	struct str base, object_format;
	long weeks[WEEKS];
};
LIST_OF(forge_repos, struct forge_repo *);

/* One request, and whom it is about. */
struct forge_ask {
	struct http_request request;
	const struct forge_host *host; /* whom it is sent to */
	const struct forge_step *step; /* for forge/ alone */
	struct forge_repos repos;
	enum forge_budget budget;
	long cost;  /* of the budget, as we reckon */
	bool later; /* the server is still counting: give it some seconds */
	int tries;  /* how often it said so */
	/* After forge_read, what the answer said of the budget; else -1. */
	long points_cost, points_left;
	struct str points_reset;
};
LIST_OF(forge_asks, struct forge_ask *);

/*
 * Hosts: those that the settings name, and one for each other that is asked
 * for, made from what its name tells.  NULL when `url` is no web address.
 */
struct forge_host *forge_host_of(struct arena *a, struct forge_hosts *hosts,
				 const struct site_hosts *settings,
				 struct str url);

/* The same for a service that is not found by a repository's address. */
struct forge_host *forge_host_kind(struct arena *a, struct forge_hosts *hosts,
				   const struct site_hosts *settings,
				   enum forge_kind kind);

/*
 * A repository to ask about; its tiers, `known` and so on are the caller's to
 * set.  NULL when the address has no path that this forge could have.
 */
struct forge_repo *
forge_repo_new(struct arena *a, const struct forge_host *host, struct str url);

/*
 * What to ask next about each of the repositories that is not at its end and
 * of which no ask is under way.
 */
void forge_next(struct arena *a, struct forge_repo *const *repos, size_t n,
		struct forge_asks *out);

/*
 * The next thing to ask about it can be asked about many at once: it is worth
 * waiting for others before `forge_next`.
 */
bool forge_shares(struct forge_repo *r);

/*
 * What the answer says of the ask's repositories.  When it sets `ask->later`,
 * the same ask is to be sent again in some seconds, and there is no
 * `forge_next` for them yet.
 */
void forge_read(struct arena *a, struct forge_ask *ask,
		const struct http_answer *answer);

/* The ask is not sent, since the budget is spent: its tiers are carried over.
 */
void forge_carry(struct forge_ask *ask);

/* How many requests the repositories need, pages not counted. */
struct forge_plan {
	long least[FORGE_BUDGETS]; /* as far as is known before any answer */
	long most[FORGE_BUDGETS];  /* when every answer asks for more */
	long points;               /* of FORGE_GRAPHQL */
};
struct forge_plan forge_plan(struct arena *a, struct forge_repo *const *repos,
			     size_t n);

#endif
