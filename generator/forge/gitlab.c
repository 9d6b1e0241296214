/* GitLab by REST, version 4: https://docs.gitlab.com/api/rest/. */
#include "forge/forge_parts.h"

#include <string.h>

static void ask_path(struct arena *a, struct forge_repo *r, struct str below,
		     struct http_request *out)
{
	out->url =
		arena_printf(a, "%.*s/projects/%.*s%.*s", STR_ARG(r->host->api),
			     STR_ARG(ask_escaped(a, r->path)), STR_ARG(below));
	ask_header(a, out, "accept", STR("application/json"));
}

/*
 * The project
 */

static void ask_project(struct arena *a, struct forge_repo *r,
			struct http_request *out)
{
	ask_path(a, r, STR("?license=true"), out);
	if (r->etag.n)
		ask_header(a, out, "if-none-match", r->etag);
}

/*
 * GitLab names licences by the file names of choosealicense.com: SPDX's ids in
 * lower case.  A name that is not here is no licence that we could spell.
 */
static void see_license(struct arena *a, struct forge_repo *r, struct str key)
{
	static const char *const ids[] = {
		"AGPL-3.0",     "Apache-2.0", "Artistic-2.0", "BSD-2-Clause",
		"BSD-3-Clause", "BSL-1.0",    "CC0-1.0",      "CC-BY-4.0",
		"CC-BY-SA-4.0", "EPL-2.0",    "EUPL-1.2",     "GPL-2.0",
		"GPL-3.0",      "ISC",        "LGPL-2.1",     "LGPL-3.0",
		"MIT",          "MIT-0",      "MPL-2.0",      "MulanPSL-2.0",
		"OFL-1.1",      "PostgreSQL", "Unlicense",    "WTFPL",
		"Zlib",
	};

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		if (key.n == strlen(ids[i]) &&
		    strncasecmp(key.p, ids[i], key.n) == 0)
			see_text(a, r, FACT_LICENSE, &r->seen.license,
				 str_c(ids[i]));
}

static enum forge_reply read_project(struct arena *a, struct forge_repo *r,
				     const struct http_answer *answer)
{
	const struct value *v, *topics;
	struct facts *f = &r->seen;
	enum forge_reply status;

	if (answer_is_unchanged(r, answer))
		return REPLY_DONE;
	status = answer_status(a, r, answer);
	if (status != REPLY_DONE)
		return status;
	v = answer_json(r, answer, VALUE_MAP);
	if (!v || !member_text(v, "path_with_namespace").n)
		return REPLY_DOWN;
	r->etag = arena_str(a, http_header_of(&answer->headers, "etag"));
	see_name(a, r, member_text(v, "path_with_namespace"),
		 member_text(v, "web_url"));
	see_description(a, r, v);
	see_license(a, r, member_text(member(v, "license", VALUE_MAP), "key"));
	topics = member(v, "topics", VALUE_LIST);
	see_topics(a, r, topics ? topics : member(v, "tag_list", VALUE_LIST));
	see_number(r, FACT_STARS, &f->stars, member_number(v, "star_count"));
	see_number(r, FACT_FORKS, &f->forks, member_number(v, "forks_count"));
	/* absent where issues are switched off or hidden */
	see_number(r, FACT_OPEN_ISSUES, &f->open_issues,
		   member_number(v, "open_issues_count"));
	see_default_branch(a, r, member_text(v, "default_branch"));
	see_day(r, FACT_CREATED, &f->created, member_day(v, "created_at"));
	see_archived(r, member(v, "archived", VALUE_BOOL));
	return REPLY_DONE;
}

/*
 * The newest release, by the day on which it came out
 */

static void ask_release(struct arena *a, struct forge_repo *r,
			struct http_request *out)
{
	ask_path(a, r, STR("/releases?per_page=1"), out);
}

static enum forge_reply read_release(struct arena *a, struct forge_repo *r,
				     const struct http_answer *answer)
{
	enum forge_reply reply;
	/* switched off, or for members only: not known */
	const struct value *list = answer_read_or(
		a, r, answer, VALUE_LIST, STATUSES(403, 404, 410, 451), &reply);
	const struct value *v;

	if (!list)
		return reply;
	v = list->first;
	if (member_is_true(v, "upcoming_release"))
		return REPLY_DONE; /* announced, not out */
	see_release(a, r, member_text(v, "tag_name"),
		    member_day(v, "released_at"),
		    member_text(member(v, "_links", VALUE_MAP), "self"), false);
	return REPLY_DONE;
}

/*
 * Commits
 */

static struct str branch_part(struct arena *a, const struct forge_repo *r)
{
	return r->branch.n ? arena_printf(a, "&ref_name=%.*s",
					  STR_ARG(ask_escaped(a, r->branch)))
			   : (struct str){0};
}

/* There is none, or not for us. */
static const int no_commits[] = {404, 410, 0};

static void ask_commit(struct arena *a, struct forge_repo *r,
		       struct http_request *out)
{
	ask_path(a, r,
		 arena_printf(a, "/repository/commits?per_page=1%.*s",
			      STR_ARG(branch_part(a, r))),
		 out);
}

static enum forge_reply read_commit(struct arena *a, struct forge_repo *r,
				    const struct http_answer *answer)
{
	enum forge_reply reply;
	const struct value *list =
		answer_read_or(a, r, answer, VALUE_LIST, no_commits, &reply);

	if (!list)
		return reply;
	see_head(a, r, member_text(list->first, "id"));
	see_day(r, FACT_LATEST_COMMIT, &r->seen.latest_commit,
		member_day(list->first, "committed_date"));
	return REPLY_DONE;
}

static void ask_weeks(struct arena *a, struct forge_repo *r,
		      struct http_request *out)
{
	struct date start = weeks_start(r, weeks_due(r));

	ask_path(a, r,
		 arena_printf(a,
			      "/repository/commits?per_page=100&page=%ld&since="
			      "%.*sT00:00:00Z%.*s",
			      r->page + 1, STR_ARG(date_iso(a, start)),
			      STR_ARG(branch_part(a, r))),
		 out);
}

static struct date commit_day(const struct value *commit)
{
	return member_day(commit, "committed_date");
}

/* GitLab tells no total of commits, so they are counted one by one. */
static enum forge_reply read_weeks(struct arena *a, struct forge_repo *r,
				   const struct http_answer *answer)
{
	enum forge_reply reply;
	const struct value *list =
		answer_read_or(a, r, answer, VALUE_LIST, no_commits, &reply);

	bool more = link_page(answer, "next") >= 0 ||
		    http_header_of(&answer->headers, "x-next-page").n;

	return list ? weeks_read(r, list, commit_day, more) : reply;
}

/*
 * The slow ones
 */

static void ask_languages(struct arena *a, struct forge_repo *r,
			  struct http_request *out)
{
	ask_path(a, r, STR("/languages"), out);
}

static bool has_share(const struct pairs *all, struct str name)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].key.s, name))
			return true;
	return false;
}

/* Shares in per cent, not bytes: another fact. */
static enum forge_reply read_languages(struct arena *a, struct forge_repo *r,
				       const struct http_answer *answer)
{
	struct pairs *all = &r->seen.language_shares;
	enum forge_reply reply;
	const struct value *v = answer_read_or(a, r, answer, VALUE_MAP,
					       STATUSES(404, 410), &reply);

	if (!v)
		return reply;
	*all = (struct pairs){0};
	for (v = v->first; v && all->n < MOST_LANGUAGES; v = v->next) {
		struct str name = answer_line(a, v->key, 100);
		struct pair *pair;

		if (v->kind != VALUE_NUMBER || !name.n || has_share(all, name))
			continue;
		pair = list_add(a, all);
		pair->key.s = name;
		pair->value.s = arena_str(a, v->text);
	}
	see(r, FACT_LANGUAGE_SHARES);
	return REPLY_DONE;
}

static void ask_contributors(struct arena *a, struct forge_repo *r,
			     struct http_request *out)
{
	ask_path(a, r, STR("/repository/contributors?per_page=1"), out);
}

static enum forge_reply read_contributors(struct arena *a, struct forge_repo *r,
					  const struct http_answer *answer)
{
	enum forge_reply status = answer_status(a, r, answer);

	if (status == REPLY_GONE)
		return REPLY_DONE;
	if (status != REPLY_DONE)
		return status;
	/* left out when there are more than 10,000 */
	see_number(r, FACT_CONTRIBUTORS, &r->seen.contributors,
		   count_of(http_header_of(&answer->headers, "x-total")));
	return REPLY_DONE;
}

static void ask_good_first(struct arena *a, struct forge_repo *r,
			   struct http_request *out)
{
	ask_path(a, r, STR("/issues_statistics?labels=good%20first%20issue"),
		 out);
}

static enum forge_reply read_good_first(struct arena *a, struct forge_repo *r,
					const struct http_answer *answer)
{
	enum forge_reply reply;
	/* issues are switched off, or this is for members only */
	const struct value *v =
		answer_read_or(a, r, answer, VALUE_MAP,
			       STATUSES(401, 403, 404, 410, 451), &reply);

	if (!v)
		return reply;
	v = member(member(v, "statistics", VALUE_MAP), "counts", VALUE_MAP);
	see_number(r, FACT_GOOD_FIRST_ISSUES, &r->seen.good_first_issues,
		   member_number(v, "opened"));
	return REPLY_DONE;
}

#define REST .source = "GitLab REST API"

static const struct forge_step steps[] = {
	{.tier = FORGE_PULSE,
	 REST,
	 .identity = true,
	 .ask = ask_project,
	 .read = read_project},
	{.tier = FORGE_PULSE, REST, .ask = ask_release, .read = read_release},
	{.tier = FORGE_PULSE, REST, .ask = ask_commit, .read = read_commit},
	{.tier = FORGE_SERIES,
	 REST,
	 .needed = weeks_are_due,
	 .ask = ask_weeks,
	 .read = read_weeks},
	{.tier = FORGE_SLOW,
	 REST,
	 .ask = ask_languages,
	 .read = read_languages},
	{.tier = FORGE_SLOW,
	 REST,
	 .ask = ask_contributors,
	 .read = read_contributors},
	{.tier = FORGE_SLOW,
	 REST,
	 .ask = ask_good_first,
	 .read = read_good_first},
};
const struct forge_steps forge_gitlab = STEPS(steps);
