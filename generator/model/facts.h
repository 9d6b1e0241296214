/*
 * facts.h - what was seen of a repository, and when; and how its figures went.
 * Part of what `catalogue.h` describes.
 */
#ifndef FACTS_H
#define FACTS_H

#include "base/list.h"
#include "base/text.h"

enum { WEEKS = 52 };

/* More than any forge counts, and small enough to be summed and drawn. */
#define FACTS_MOST 1000000000000L

/* What may be known of a repository; model/facts.c has the name of each. */
enum fact {
	FACT_DESCRIPTION,
	FACT_LICENSE,
	FACT_TOPICS,
	FACT_LANGUAGES,
	FACT_LANGUAGE_SHARES,
	FACT_DEFAULT_BRANCH,
	FACT_HEAD,
	FACT_ARCHIVED,
	FACT_CREATED,
	FACT_FIRST_COMMIT,
	FACT_LATEST_COMMIT,
	FACT_PUSHED,
	FACT_COMMITS,
	FACT_AUTHORS,
	FACT_CONTRIBUTORS,
	FACT_STARS,
	FACT_FORKS,
	FACT_OPEN_ISSUES,
	FACT_GOOD_FIRST_ISSUES,
	FACT_LATEST_RELEASE,
	FACT_LATEST_VERSION,
	FACT_FIRST_VERSION,
	FACT_WEEKLY_COMMITS,
	FACT_SCORECARD,
	FACT_BEST_PRACTICES,
	FACT_MOVED,
	FACTS, /* how many there are */
};

/* When and how a fact was seen; without a day it is not known. */
struct sight {
	struct date observed;
	struct str source;
};

/* A tag, or a release that a forge announces. */
struct version {
	struct text tag, url;
	struct day date;
	bool prerelease;
};

struct language {
	struct str name;
	long bytes;
};
LIST_OF(languages, struct language);

/* OpenSSF Scorecard: 0 to 10, and the day of the run. */
struct scorecard {
	struct text score;
	struct day date;
};

/* OpenSSF Best Practices: "passing"; and how far it is, 100 a level. */
struct best_practices {
	struct text level;
	long percentage;
};

/* Since when nothing new could be learnt, and why. */
struct stale {
	struct day since;
	struct text reason;
};

struct facts {
	struct pos pos;
	struct text repo, source, head;
	struct text description, license, default_branch;
	struct text moved; /* where the repository is today */
	struct day observed, first_commit, latest_commit, created, pushed;
	long commits, authors, stars, forks; /* -1: not known */
	long open_issues, good_first_issues, contributors;
	bool archived;
	struct texts topics;
	struct languages languages;   /* the largest first */
	struct pairs language_shares; /* in percent, where bytes are not told */
	bool has_weeks;
	long weekly_commits[WEEKS]; /* oldest first */
	/* The day at whose start the last week ends; unset: latest_commit. */
	struct day weeks_until;
	struct version *latest_release, *latest_version, *first_version;
	struct scorecard *scorecard;
	struct best_practices *best_practices;
	struct stale *stale; /* NULL: the last look went well */
	struct sight seen[FACTS];
	struct date looked; /* the last look that went well */
};

/* What each fact is called in its file: "stars". */
extern const char *const fact_keys[FACTS];

/* Nothing known: numbers are -1. */
void facts_init(struct facts *f);

/* Say that a fact was seen; its member is set by the caller. */
void facts_see(struct facts *f, enum fact fact, struct date observed,
	       const char *source);

bool facts_know(const struct facts *f, enum fact fact);

/* One fact with its sight; texts and lists are shared, not copied. */
void facts_copy(struct facts *to, const struct facts *from, enum fact fact);

/*
 * History: how the figures of a repository went
 */

enum { HISTORY_MONTHS = 24 }; /* before the catalogue's day; no more is read */

/* In the order of their columns. */
enum figure {
	FIGURE_STARS,
	FIGURE_FORKS,
	FIGURE_OPEN_ISSUES,
	FIGURE_CONTRIBUTORS,
	FIGURE_COMMITS, /* in 52 weeks */
	FIGURES,
};

/* What was seen on a day, and held until the next; -1: not known. */
struct moment {
	struct date day;
	long figures[FIGURES];
};

/* The oldest first, each day once. */
LIST_OF(history, struct moment);

/* The first line of each file of history: what its columns are, in order. */
extern const char history_head[];

#endif
