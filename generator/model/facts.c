#include "model/facts.h"

#include <stddef.h>
#include <string.h>

const char *const fact_keys[FACTS] = {
	[FACT_DESCRIPTION] = "description",
	[FACT_LICENSE] = "license",
	[FACT_TOPICS] = "topics",
	[FACT_LANGUAGES] = "languages",
	[FACT_LANGUAGE_SHARES] = "language_shares",
	[FACT_DEFAULT_BRANCH] = "default_branch",
	[FACT_HEAD] = "head",
	[FACT_ARCHIVED] = "archived",
	[FACT_CREATED] = "created",
	[FACT_FIRST_COMMIT] = "first_commit",
	[FACT_LATEST_COMMIT] = "latest_commit",
	[FACT_PUSHED] = "pushed",
	[FACT_COMMITS] = "commits",
	[FACT_AUTHORS] = "authors",
	[FACT_CONTRIBUTORS] = "contributors",
	[FACT_STARS] = "stars",
	[FACT_FORKS] = "forks",
	[FACT_OPEN_ISSUES] = "open_issues",
	[FACT_GOOD_FIRST_ISSUES] = "good_first_issues",
	[FACT_LATEST_RELEASE] = "latest_release",
	[FACT_LATEST_VERSION] = "latest_version",
	[FACT_FIRST_VERSION] = "first_version",
	[FACT_WEEKLY_COMMITS] = "weekly_commits",
	[FACT_SCORECARD] = "scorecard",
	[FACT_BEST_PRACTICES] = "best_practices",
	[FACT_MOVED] = "moved",
};

const char history_head[] =
	"day,repository,stars,forks,open_issues,contributors,commits_52w\n";

#define MEMBER(name)                                                           \
	{                                                                      \
		offsetof(struct facts, name),                                  \
			sizeof(((struct facts *)0)->name)                      \
	}

static const struct {
	size_t at, size;
} members[FACTS] = {
	[FACT_DESCRIPTION] = MEMBER(description),
	[FACT_LICENSE] = MEMBER(license),
	[FACT_TOPICS] = MEMBER(topics),
	[FACT_LANGUAGES] = MEMBER(languages),
	[FACT_LANGUAGE_SHARES] = MEMBER(language_shares),
	[FACT_DEFAULT_BRANCH] = MEMBER(default_branch),
	[FACT_HEAD] = MEMBER(head),
	[FACT_ARCHIVED] = MEMBER(archived),
	[FACT_CREATED] = MEMBER(created),
	[FACT_FIRST_COMMIT] = MEMBER(first_commit),
	[FACT_LATEST_COMMIT] = MEMBER(latest_commit),
	[FACT_PUSHED] = MEMBER(pushed),
	[FACT_COMMITS] = MEMBER(commits),
	[FACT_AUTHORS] = MEMBER(authors),
	[FACT_CONTRIBUTORS] = MEMBER(contributors),
	[FACT_STARS] = MEMBER(stars),
	[FACT_FORKS] = MEMBER(forks),
	[FACT_OPEN_ISSUES] = MEMBER(open_issues),
	[FACT_GOOD_FIRST_ISSUES] = MEMBER(good_first_issues),
	[FACT_LATEST_RELEASE] = MEMBER(latest_release),
	[FACT_LATEST_VERSION] = MEMBER(latest_version),
	[FACT_FIRST_VERSION] = MEMBER(first_version),
	[FACT_WEEKLY_COMMITS] = MEMBER(weekly_commits),
	[FACT_SCORECARD] = MEMBER(scorecard),
	[FACT_BEST_PRACTICES] = MEMBER(best_practices),
	[FACT_MOVED] = MEMBER(moved),
};

void facts_init(struct facts *f)
{
	*f = (struct facts){
		.commits = -1,
		.authors = -1,
		.stars = -1,
		.forks = -1,
		.open_issues = -1,
		.good_first_issues = -1,
		.contributors = -1,
	};
}

void facts_see(struct facts *f, enum fact fact, struct date observed,
	       const char *source)
{
	f->seen[fact] = (struct sight){observed, str_c(source)};
}

bool facts_know(const struct facts *f, enum fact fact)
{
	return date_is_set(f->seen[fact].observed);
}

void facts_copy(struct facts *to, const struct facts *from, enum fact fact)
{
	memcpy((char *)to + members[fact].at,
	       (const char *)from + members[fact].at, members[fact].size);
	if (fact == FACT_WEEKLY_COMMITS) {
		to->has_weeks = from->has_weeks;
		to->weeks_until = from->weeks_until;
	}
	to->seen[fact] = from->seen[fact];
}
