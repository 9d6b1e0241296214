/* GitHub's commits by REST: the latest, the first, and how many a week. */
#include "forge/github.h"

#include <string.h>

static struct str branch_part(struct arena *a, const struct forge_repo *r)
{
	return r->branch.n ? arena_printf(a, "&sha=%.*s",
					  STR_ARG(ask_escaped(a, r->branch)))
			   : (struct str){0};
}

void github_ask_commit(struct arena *a, struct forge_repo *r,
		       struct http_request *out)
{
	github_ask(a, r,
		   arena_printf(a, "/commits?per_page=1%.*s",
				STR_ARG(branch_part(a, r))),
		   out);
}

static struct date commit_day(const struct value *v)
{
	const struct value *commit = member(v, "commit", VALUE_MAP);

	return member_day(member(commit, "committer", VALUE_MAP), "date");
}

/* One a page, so that the last page says how many there are. */
enum forge_reply github_read_commit(struct arena *a, struct forge_repo *r,
				    const struct http_answer *answer)
{
	enum forge_reply status = answer_status(a, r, answer);
	const struct value *list;
	struct facts *f = &r->seen;
	struct str id;

	/* 409 is said of a repository that is empty */
	if (answer->failure == HTTP_ANSWERED && answer->status == 409)
		return REPLY_DONE;
	if (status != REPLY_DONE)
		return status;
	list = answer_json(r, answer, VALUE_LIST);
	if (!list || !list->first)
		return list ? REPLY_DONE : REPLY_DOWN;
	id = member_text(list->first, "sha");
	if (is_commit_id(id))
		see_text(a, r, FACT_HEAD, &f->head, id);
	see_day(r, FACT_LATEST_COMMIT, &f->latest_commit,
		commit_day(list->first));
	see_number(r, FACT_COMMITS, &f->commits, count_by_pages(answer, list));
	return REPLY_DONE;
}

bool github_may_want_first_commit(const struct forge_repo *r)
{
	return !(r->known && facts_know(r->known, FACT_FIRST_COMMIT));
}

bool github_wants_first_commit(const struct forge_repo *r)
{
	return github_may_want_first_commit(r) && r->seen.head.s.n &&
	       r->seen.commits > 0;
}

/* From the commit that was counted from, so that the count holds. */
void github_ask_first_commit(struct arena *a, struct forge_repo *r,
			     struct http_request *out)
{
	github_ask(a, r,
		   arena_printf(a, "/commits?per_page=1&page=%ld&sha=%.*s",
				r->seen.commits, STR_ARG(r->seen.head.s)),
		   out);
}

enum forge_reply github_read_first_commit(struct arena *a, struct forge_repo *r,
					  const struct http_answer *answer)
{
	enum forge_reply reply;
	const struct value *list =
		answer_read(a, r, answer, VALUE_LIST, &reply);

	if (!list)
		return reply;
	see_day(r, FACT_FIRST_COMMIT, &r->seen.first_commit,
		commit_day(list->first));
	return REPLY_DONE;
}

/*
 * Weeks
 */

/* The statistics know the default branch only. */
bool github_wants_participation(const struct forge_repo *r)
{
	return !r->branch.n && !weeks_are_quiet(r) &&
	       weeks_due(r) >= (r->host->token ? WEEKS : 1);
}

void github_ask_participation(struct arena *a, struct forge_repo *r,
			      struct http_request *out)
{
	github_ask(a, r, STR("/stats/participation"), out);
}

/* "The most recent week is seven days ago at UTC midnight to today at UTC
   midnight." */
enum forge_reply github_read_participation(struct arena *a,
					   struct forge_repo *r,
					   const struct http_answer *answer)
{
	enum forge_reply status = answer_status(a, r, answer);
	const struct value *v, *all;
	int i = 0;

	/* 204 is said of a repository that is empty */
	if (answer->failure == HTTP_ANSWERED && answer->status == 204)
		return REPLY_DONE;
	if (status != REPLY_DONE)
		return status;
	v = answer_json(r, answer, VALUE_MAP);
	all = member(v, "all", VALUE_LIST);
	if (!all || all->n != WEEKS) {
		r->reason = STR("the answer has no 52 weeks");
		return REPLY_DOWN;
	}
	for (v = all->first; v; v = v->next)
		if (!str_to_long(v->text, &r->seen.weekly_commits[i++]))
			return REPLY_DOWN;
	r->seen.has_weeks = true;
	r->seen.weeks_until.date = r->today;
	see(r, FACT_WEEKLY_COMMITS);
	return REPLY_DONE;
}

bool github_wants_paged_weeks(const struct forge_repo *r)
{
	return r->branch.n && weeks_due(r) > 0 && !weeks_are_quiet(r);
}

void github_ask_weeks(struct arena *a, struct forge_repo *r,
		      struct http_request *out)
{
	struct date start = weeks_start(r, weeks_due(r));

	github_ask(a, r,
		   arena_printf(a,
				"/commits?per_page=100&page=%ld&since=%.*sT00:"
				"00:00Z%.*s",
				r->page + 1, STR_ARG(date_iso(a, start)),
				STR_ARG(branch_part(a, r))),
		   out);
}

enum forge_reply github_read_weeks(struct arena *a, struct forge_repo *r,
				   const struct http_answer *answer)
{
	enum forge_reply status = answer_status(a, r, answer);
	const struct value *list;
	int n = weeks_due(r);

	if (status != REPLY_DONE)
		return status;
	list = answer_json(r, answer, VALUE_LIST);
	if (!list)
		return REPLY_DOWN;
	if (!r->page)
		memset(r->weeks, 0, sizeof(r->weeks));
	for (const struct value *v = list->first; v; v = v->next)
		weeks_count(r, n, commit_day(v));
	if (link_page(answer, "next") < 0)
		weeks_see(r, r->weeks, n);
	else if (++r->page < MOST_PAGES)
		return REPLY_PAGE;
	return REPLY_DONE;
}
