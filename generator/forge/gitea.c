/*
 * Gitea and Forgejo by REST, version 1: the description is at /swagger.v1.json
 * of every server.
 */
#include "forge/forge_parts.h"

static void ask_path(struct arena *a, struct forge_repo *r, struct str below,
		     struct http_request *out)
{
	struct str name, owner = str_cut(r->path, '/', &name);

	out->url = arena_printf(a, "%.*s/repos/%.*s/%.*s%.*s",
				STR_ARG(r->host->api),
				STR_ARG(ask_escaped(a, owner)),
				STR_ARG(ask_escaped(a, name)), STR_ARG(below));
	ask_header(a, out, "accept", STR("application/json"));
}

/* Older servers say x-total, newer ones x-total-count. */
static long total_of(const struct http_answer *answer)
{
	struct str s = http_header_of(&answer->headers, "x-total-count");

	return count_of(s.n ? s : http_header_of(&answer->headers, "x-total"));
}

/*
 * The repository
 */

static void ask_repository(struct arena *a, struct forge_repo *r,
			   struct http_request *out)
{
	ask_path(a, r, (struct str){0}, out);
}

/* Several licence files leave open how they go together. */
static void see_license(struct arena *a, struct forge_repo *r,
			const struct value *list)
{
	if (list && list->n == 1 && list->first->kind == VALUE_TEXT)
		see_text(a, r, FACT_LICENSE, &r->seen.license,
			 answer_line(a, list->first->text, 100));
}

static enum forge_reply read_repository(struct arena *a, struct forge_repo *r,
					const struct http_answer *answer)
{
	enum forge_reply status = answer_status(a, r, answer);
	struct facts *f = &r->seen;
	const struct value *v;

	if (status != REPLY_DONE)
		return status;
	v = answer_json(r, answer, VALUE_MAP);
	if (!v || !member_text(v, "full_name").n)
		return REPLY_DOWN;
	see_name(a, r, member_text(v, "full_name"), member_text(v, "html_url"));
	see_description(a, r, v);
	see_license(a, r, member(v, "licenses", VALUE_LIST));
	see_topics(a, r, member(v, "topics", VALUE_LIST));
	see_number(r, FACT_STARS, &f->stars, member_number(v, "stars_count"));
	see_number(r, FACT_FORKS, &f->forks, member_number(v, "forks_count"));
	if (member_is_true(v, "has_issues"))
		see_number(r, FACT_OPEN_ISSUES, &f->open_issues,
			   member_number(v, "open_issues_count"));
	see_default_branch(a, r, member_text(v, "default_branch"));
	see_day(r, FACT_CREATED, &f->created, member_day(v, "created_at"));
	see_archived(r, member(v, "archived", VALUE_BOOL));
	return REPLY_DONE;
}

static bool wants_topics(const struct forge_repo *r)
{
	return !facts_know(&r->seen, FACT_TOPICS);
}

static void ask_topics(struct arena *a, struct forge_repo *r,
		       struct http_request *out)
{
	ask_path(a, r, STR("/topics"), out);
}

static enum forge_reply read_topics(struct arena *a, struct forge_repo *r,
				    const struct http_answer *answer)
{
	enum forge_reply reply;
	const struct value *v = answer_read_or(a, r, answer, VALUE_MAP,
					       STATUSES(404, 410), &reply);

	if (v)
		see_topics(a, r, member(v, "topics", VALUE_LIST));
	return reply;
}

/*
 * Releases: the latest that is none to be tried first; without one, any.
 */

static void ask_release(struct arena *a, struct forge_repo *r,
			struct http_request *out)
{
	ask_path(a, r, STR("/releases/latest"), out);
}

static void ask_any_release(struct arena *a, struct forge_repo *r,
			    struct http_request *out)
{
	ask_path(a, r, STR("/releases?draft=false&limit=1"), out);
}

static enum forge_reply read_any_release(struct arena *a, struct forge_repo *r,
					 const struct http_answer *answer)
{
	enum forge_reply reply;
	/* 404: releases are switched off */
	const struct value *list = answer_read_or(a, r, answer, VALUE_LIST,
						  STATUSES(404, 410), &reply);

	if (list)
		rest_see_release(a, r, list->first);
	return reply;
}

/*
 * Commits
 */

/* How many a page has; servers are set up to give 50 at most. */
enum { PAGE = 50 };

static void ask_commits(struct arena *a, struct forge_repo *r, int limit,
			long page, struct str sha, struct http_request *out)
{
	ask_path(a, r,
		 arena_printf(a,
			      "/commits?limit=%d&page=%ld&stat=false&"
			      "verification=false&files=false%s%.*s",
			      limit, page, sha.n ? "&sha=" : "",
			      STR_ARG(ask_escaped(a, sha))),
		 out);
}

/* Pages of commits are asked for from the one that was first seen, so that
   what is pushed meanwhile does not shift them. */
static struct str start_of(const struct forge_repo *r)
{
	return r->seen.head.s.n ? r->seen.head.s : r->branch;
}

/* 409 is said of a repository that is empty. */
static const int no_commits[] = {404, 409, 410, 0};

static void ask_commit(struct arena *a, struct forge_repo *r,
		       struct http_request *out)
{
	ask_commits(a, r, 1, 1, r->branch, out);
}

static enum forge_reply read_commit(struct arena *a, struct forge_repo *r,
				    const struct http_answer *answer)
{
	struct facts *f = &r->seen;
	enum forge_reply reply;
	const struct value *list =
		answer_read_or(a, r, answer, VALUE_LIST, no_commits, &reply);

	if (!list)
		return reply;
	see_head(a, r, member_text(list->first, "sha"));
	see_day(r, FACT_LATEST_COMMIT, &f->latest_commit,
		rest_commit_day(list->first));
	see_number(r, FACT_COMMITS, &f->commits, total_of(answer));
	return REPLY_DONE;
}

static void ask_weeks(struct arena *a, struct forge_repo *r,
		      struct http_request *out)
{
	ask_commits(a, r, PAGE, r->page + 1, start_of(r), out);
}

/* There is no asking for those since a day: newest first, until a page has
   none that is new enough. */
static enum forge_reply read_weeks(struct arena *a, struct forge_repo *r,
				   const struct http_answer *answer)
{
	enum forge_reply reply;
	const struct value *list =
		answer_read_or(a, r, answer, VALUE_LIST, no_commits, &reply);

	return list ? weeks_read(r, list, rest_commit_day,
				 link_page(answer, "next") >= 0)
		    : reply;
}

static void ask_first_commit(struct arena *a, struct forge_repo *r,
			     struct http_request *out)
{
	ask_commits(a, r, 1, r->seen.commits, r->seen.head.s, out);
}

/*
 * The slow ones; contributors are not told
 */

static void ask_languages(struct arena *a, struct forge_repo *r,
			  struct http_request *out)
{
	ask_path(a, r, STR("/languages"), out);
}

static void ask_good_first(struct arena *a, struct forge_repo *r,
			   struct http_request *out)
{
	ask_path(a, r,
		 STR("/issues?state=open&type=issues&labels=good%20first%20"
		     "issue&limit=1"),
		 out);
}

static enum forge_reply read_good_first(struct arena *a, struct forge_repo *r,
					const struct http_answer *answer)
{
	enum forge_reply status = answer_status(a, r, answer);

	if (status == REPLY_GONE) /* issues are switched off */
		return REPLY_DONE;
	if (status != REPLY_DONE)
		return status;
	see_number(r, FACT_GOOD_FIRST_ISSUES, &r->seen.good_first_issues,
		   total_of(answer));
	return REPLY_DONE;
}

#define REST .source = "Gitea REST API"

static const struct forge_step steps[] = {
	{.tier = FORGE_PULSE,
	 REST,
	 .identity = true,
	 .ask = ask_repository,
	 .read = read_repository},
	{.tier = FORGE_PULSE,
	 REST,
	 .needed = wants_topics,
	 .ask = ask_topics,
	 .read = read_topics},
	{.tier = FORGE_PULSE,
	 REST,
	 .ask = ask_release,
	 .read = rest_read_release},
	{.tier = FORGE_PULSE,
	 REST,
	 .needed = rest_has_no_release,
	 .ask = ask_any_release,
	 .read = read_any_release},
	{.tier = FORGE_PULSE, REST, .ask = ask_commit, .read = read_commit},
	{.tier = FORGE_SERIES,
	 REST,
	 .needed = weeks_are_due,
	 .ask = ask_weeks,
	 .read = read_weeks},
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
	 .ask = ask_commit,
	 .read = read_commit},
	{.tier = FORGE_SLOW,
	 REST,
	 .needed = rest_wants_first_commit,
	 .ask = ask_first_commit,
	 .read = rest_read_first_commit},
};
const struct forge_steps forge_gitea = STEPS(steps);
