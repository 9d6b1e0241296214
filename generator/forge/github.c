/* GitHub by REST: https://docs.github.com/rest, version 2022-11-28. */
#include "forge/github.h"

void github_ask(struct arena *a, struct forge_repo *r, struct str below,
		struct http_request *out)
{
	struct str name, owner = str_cut(r->path, '/', &name);

	out->url = arena_printf(a, "%.*s/repos/%.*s/%.*s%.*s",
				STR_ARG(r->host->api),
				STR_ARG(ask_escaped(a, owner)),
				STR_ARG(ask_escaped(a, name)), STR_ARG(below));
	ask_header(a, out, "accept", STR("application/vnd.github+json"));
	ask_header(a, out, "x-github-api-version", STR("2022-11-28"));
}

/*
 * The repository itself
 */

static void ask_repository(struct arena *a, struct forge_repo *r,
			   struct http_request *out)
{
	github_ask(a, r, (struct str){0}, out);
	if (r->etag.n)
		ask_header(a, out, "if-none-match", r->etag);
}

static enum forge_reply read_repository(struct arena *a, struct forge_repo *r,
					const struct http_answer *answer)
{
	const struct value *v, *license;
	struct facts *f = &r->seen;
	enum forge_reply status;

	if (answer_is_unchanged(r, answer))
		return REPLY_DONE;
	status = answer_status(a, r, answer);
	if (status != REPLY_DONE)
		return status;
	v = answer_json(r, answer, VALUE_MAP);
	if (!v || !member_text(v, "full_name").n)
		return REPLY_DOWN;
	r->etag = arena_str(a, http_header_of(&answer->headers, "etag"));
	see_name(a, r, member_text(v, "full_name"), member_text(v, "html_url"));
	see_description(a, r, v);
	license = member(v, "license", VALUE_MAP);
	github_see_license(a, r, member_text(license, "spdx_id"));
	see_topics(a, r, member(v, "topics", VALUE_LIST));
	see_number(r, FACT_STARS, &f->stars,
		   member_number(v, "stargazers_count"));
	see_number(r, FACT_FORKS, &f->forks, member_number(v, "forks_count"));
	see_default_branch(a, r, member_text(v, "default_branch"));
	see_day(r, FACT_CREATED, &f->created, member_day(v, "created_at"));
	see_day(r, FACT_PUSHED, &f->pushed, member_day(v, "pushed_at"));
	see_archived(r, member(v, "archived", VALUE_BOOL));
	r->open_issues = member_is_true(v, "has_issues")
				 ? member_number(v, "open_issues_count")
				 : -1;
	if (r->open_issues == 0)
		see_number(r, FACT_OPEN_ISSUES, &f->open_issues, 0);
	return REPLY_DONE;
}

/*
 * Issues: what REST calls open issues counts pull requests too.
 */

static bool has_open_issues(const struct forge_repo *r)
{
	return r->open_issues > 0;
}

static void ask_pulls(struct arena *a, struct forge_repo *r,
		      struct http_request *out)
{
	github_ask(a, r, STR("/pulls?state=open&per_page=1"), out);
}

static enum forge_reply read_pulls(struct arena *a, struct forge_repo *r,
				   const struct http_answer *answer)
{
	enum forge_reply reply;
	const struct value *list =
		answer_read(a, r, answer, VALUE_LIST, &reply);

	if (!list)
		return reply;
	see_number(r, FACT_OPEN_ISSUES, &r->seen.open_issues,
		   r->open_issues - count_by_pages(answer, list));
	return REPLY_DONE;
}

static void ask_good_first(struct arena *a, struct forge_repo *r,
			   struct http_request *out)
{
	github_ask(a, r,
		   arena_printf(a,
				"/issues?labels=good%%20first%%20issue&state="
				"open&per_page=100&page=%ld",
				r->page + 1),
		   out);
}

static enum forge_reply read_good_first(struct arena *a, struct forge_repo *r,
					const struct http_answer *answer)
{
	enum forge_reply reply;
	/* 410 is said where issues are switched off */
	const struct value *list =
		answer_read_or(a, r, answer, VALUE_LIST, STATUSES(410), &reply);

	if (!list)
		return reply;
	for (const struct value *v = list->first; v; v = v->next)
		r->tally += !value_get(v, STR("pull_request"));
	if (link_page(answer, "next") > 0 && ++r->page < MOST_PAGES)
		return REPLY_PAGE;
	see_number(r, FACT_GOOD_FIRST_ISSUES, &r->seen.good_first_issues,
		   r->tally);
	return REPLY_DONE;
}

/*
 * Releases: the latest that is none to be tried first; without one, any.
 */

static void ask_release(struct arena *a, struct forge_repo *r,
			struct http_request *out)
{
	github_ask(a, r, STR("/releases/latest"), out);
}

static void ask_any_release(struct arena *a, struct forge_repo *r,
			    struct http_request *out)
{
	github_ask(a, r, STR("/releases?per_page=1"), out);
}

static enum forge_reply read_any_release(struct arena *a, struct forge_repo *r,
					 const struct http_answer *answer)
{
	enum forge_reply reply;
	const struct value *list =
		answer_read(a, r, answer, VALUE_LIST, &reply);

	if (!list)
		return reply;
	rest_see_release(a, r, list->first);
	return REPLY_DONE;
}

/*
 * The slow ones
 */

static void ask_languages(struct arena *a, struct forge_repo *r,
			  struct http_request *out)
{
	github_ask(a, r, STR("/languages"), out);
}

static void ask_contributors(struct arena *a, struct forge_repo *r,
			     struct http_request *out)
{
	github_ask(a, r, STR("/contributors?per_page=1&anon=true"), out);
}

static enum forge_reply read_contributors(struct arena *a, struct forge_repo *r,
					  const struct http_answer *answer)
{
	enum forge_reply reply;
	/* 204: empty; 403: too many for the forge to list */
	const struct value *list = answer_read_or(
		a, r, answer, VALUE_LIST, STATUSES(204, 403, 451), &reply);

	if (!list)
		return reply;
	see_number(r, FACT_CONTRIBUTORS, &r->seen.contributors,
		   count_by_pages(answer, list));
	return REPLY_DONE;
}

static bool always(const struct forge_repo *r)
{
	(void)r;
	return true;
}

#define REST .budget = FORGE_REST, .source = "GitHub REST API"

static const struct forge_step steps[] = {
	{.tier = FORGE_PULSE,
	 REST,
	 .identity = true,
	 .ask = ask_repository,
	 .read = read_repository},
	{.tier = FORGE_PULSE,
	 REST,
	 .ask = github_ask_commit,
	 .read = github_read_commit},
	{.tier = FORGE_PULSE,
	 REST,
	 .ask = ask_release,
	 .read = rest_read_release},
	{.tier = FORGE_PULSE,
	 REST,
	 .needed = rest_has_no_release,
	 .perhaps = always,
	 .ask = ask_any_release,
	 .read = read_any_release},
	{.tier = FORGE_PULSE,
	 REST,
	 .needed = has_open_issues,
	 .perhaps = always,
	 .ask = ask_pulls,
	 .read = read_pulls},
	{.tier = FORGE_SERIES,
	 REST,
	 .needed = github_wants_participation,
	 .ask = github_ask_participation,
	 .read = github_read_participation},
	{.tier = FORGE_SERIES,
	 REST,
	 .needed = github_wants_paged_weeks,
	 .ask = github_ask_weeks,
	 .read = github_read_weeks},
	{.tier = FORGE_SLOW,
	 REST,
	 .ask = ask_contributors,
	 .read = read_contributors},
	{.tier = FORGE_SLOW,
	 REST,
	 .ask = ask_languages,
	 .read = rest_read_languages},
	{.tier = FORGE_SLOW,
	 REST,
	 .ask = ask_good_first,
	 .read = read_good_first},
	{.tier = FORGE_SLOW,
	 REST,
	 .needed = rest_lacks_commits,
	 .ask = github_ask_commit,
	 .read = github_read_commit},
	{.tier = FORGE_SLOW,
	 REST,
	 .needed = rest_wants_first_commit,
	 .perhaps = rest_may_want_first_commit,
	 .ask = github_ask_first_commit,
	 .read = rest_read_first_commit},
};
const struct forge_steps forge_github = STEPS(steps);

/* With a token most is asked for by GraphQL, which cannot count those. */
static const struct forge_step steps_graphql[] = {
	{.tier = FORGE_PULSE,
	 .budget = FORGE_GRAPHQL,
	 .source = "GitHub GraphQL API",
	 .identity = true,
	 .batch = &github_pulse},
	{.tier = FORGE_SLOW,
	 .budget = FORGE_GRAPHQL,
	 .source = "GitHub GraphQL API",
	 .needed = github_wants_slow,
	 .batch = &github_slow},
	{.tier = FORGE_SERIES,
	 .budget = FORGE_GRAPHQL,
	 .source = "GitHub GraphQL API",
	 .needed = github_wants_weeks,
	 .batch = &github_weeks},
	{.tier = FORGE_SERIES,
	 REST,
	 .needed = github_wants_participation,
	 .ask = github_ask_participation,
	 .read = github_read_participation},
	{.tier = FORGE_SLOW,
	 REST,
	 .ask = ask_contributors,
	 .read = read_contributors},
	{.tier = FORGE_SLOW,
	 REST,
	 .ask = github_ask_commit,
	 .read = github_read_commit},
	{.tier = FORGE_SLOW,
	 REST,
	 .needed = rest_wants_first_commit,
	 .perhaps = rest_may_want_first_commit,
	 .ask = github_ask_first_commit,
	 .read = rest_read_first_commit},
};
const struct forge_steps forge_github_graphql = STEPS(steps_graphql);
