/* What GitHub's GraphQL says of one repository. */
#include "forge/github.h"

enum { MOST_LICENSE = 100 };

/* NOASSERTION: there is a licence file, of which GitHub cannot tell what it
   is.  That is no knowledge about the licence, and replaces none. */
void github_see_license(struct arena *a, struct forge_repo *r, struct str spdx)
{
	if (str_is(spdx, "NOASSERTION"))
		return;
	see_text(a, r, FACT_LICENSE, &r->seen.license,
		 answer_line(a, spdx, MOST_LICENSE));
}

static long total(const struct value *map, const char *key)
{
	return member_number(member(map, key, VALUE_MAP), "totalCount");
}

static void see_release_of(struct arena *a, struct forge_repo *r,
			   const struct value *v)
{
	see_release(a, r, member_text(v, "tagName"),
		    member_day(v, "publishedAt"), member_text(v, "url"),
		    member_is_true(v, "isPrerelease"));
}

/* `latestRelease` passes over what is only to be tried. */
static void see_releases(struct arena *a, struct forge_repo *r,
			 const struct value *v)
{
	const struct value *latest = value_get(v, STR("latestRelease"));
	const struct value *any = member(v, "releases", VALUE_MAP);

	any = member(any, "nodes", VALUE_LIST);
	if (latest && latest->kind == VALUE_MAP)
		see_release_of(a, r, latest);
	else if (latest && any && any->first &&
		 member_is_true(any->first, "isDraft"))
		return;
	else if (latest && any)
		see_release_of(a, r, any->first);
}

/* The branch that the entry names, else the default one. */
static void see_branch(struct arena *a, struct forge_repo *r,
		       const struct value *v)
{
	const struct value *ref = member(v, "defaultBranchRef", VALUE_MAP);
	const struct value *target;

	if (r->branch.n)
		ref = member(v, "branch", VALUE_MAP);
	target = member(ref, "target", VALUE_MAP);
	see_head(a, r, member_text(target, "oid"));
	see_day(r, FACT_LATEST_COMMIT, &r->seen.latest_commit,
		member_day(target, "committedDate"));
}

static const struct value *topic_names(struct arena *a, const struct value *v)
{
	const struct value *nodes = member(
		member(v, "repositoryTopics", VALUE_MAP), "nodes", VALUE_LIST);
	struct value *names = value_list(a);

	if (!nodes)
		return NULL;
	for (v = nodes->first; v; v = v->next)
		value_put(
			names, (struct str){0},
			value_text(a, member_text(member(v, "topic", VALUE_MAP),
						  "name")));
	return names;
}

void github_see_pulse(struct arena *a, struct forge_repo *r,
		      const struct value *v)
{
	struct facts *f = &r->seen;
	const struct value *ref = member(v, "defaultBranchRef", VALUE_MAP);

	see_description(a, r, v);
	github_see_license(
		a, r,
		member_text(member(v, "licenseInfo", VALUE_MAP), "spdxId"));
	see_topics(a, r, topic_names(r->scratch, v));
	see_number(r, FACT_STARS, &f->stars,
		   member_number(v, "stargazerCount"));
	see_number(r, FACT_FORKS, &f->forks, member_number(v, "forkCount"));
	if (member_is_true(v, "hasIssuesEnabled"))
		see_number(r, FACT_OPEN_ISSUES, &f->open_issues,
			   total(v, "issues"));
	see_day(r, FACT_CREATED, &f->created, member_day(v, "createdAt"));
	see_day(r, FACT_PUSHED, &f->pushed, member_day(v, "pushedAt"));
	see_default_branch(a, r, member_text(ref, "name"));
	see_archived(r, member(v, "isArchived", VALUE_BOOL));
	see_branch(a, r, v);
	see_releases(a, r, v);
}

void github_see_slow(struct arena *a, struct forge_repo *r,
		     const struct value *v)
{
	const struct value *edges =
		member(member(v, "languages", VALUE_MAP), "edges", VALUE_LIST);
	struct value *map = value_map(r->scratch);

	if (member_is_true(v, "hasIssuesEnabled"))
		see_number(r, FACT_GOOD_FIRST_ISSUES,
			   &r->seen.good_first_issues, total(v, "goodFirst"));
	if (!edges)
		return;
	for (v = edges->first; v; v = v->next) {
		struct str name =
			member_text(member(v, "node", VALUE_MAP), "name");
		long size = member_number(v, "size");

		if (name.n && size >= 0)
			value_put(map, name, value_number(r->scratch, size));
	}
	see_languages(a, r, map);
}

void github_see_weeks(struct arena *a, struct forge_repo *r,
		      const struct value *v)
{
	const struct value *ref = member(
		v, r->branch.n ? "branch" : "defaultBranchRef", VALUE_MAP);
	const struct value *target = member(ref, "target", VALUE_MAP);
	int n = weeks_due(r);

	for (int i = 0; i < n; i++) {
		r->weeks[i] = total(target, arena_printf(a, "w%d", i).p);
		if (r->weeks[i] < 0)
			return;
	}
	weeks_see(r, r->weeks, n);
}
