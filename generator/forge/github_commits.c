/* GitHub's commits by REST: the latest, the first, and how many a week. */
#include "forge/github.h"

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

/* One a page, so that the last page says how many there are. */
enum forge_reply github_read_commit(struct arena *a, struct forge_repo *r,
				    const struct http_answer *answer)
{
	struct facts *f = &r->seen;
	enum forge_reply reply;
	/* 409 is said of a repository that is empty */
	const struct value *list =
		answer_read_or(a, r, answer, VALUE_LIST, STATUSES(409), &reply);

	if (!list || !list->first)
		return reply;
	see_head(a, r, member_text(list->first, "sha"));
	see_day(r, FACT_LATEST_COMMIT, &f->latest_commit,
		rest_commit_day(list->first));
	see_number(r, FACT_COMMITS, &f->commits, count_by_pages(answer, list));
	return REPLY_DONE;
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
	enum forge_reply reply;
	/* 204 is said of a repository that is empty */
	const struct value *v =
		answer_read_or(a, r, answer, VALUE_MAP, STATUSES(204), &reply);
	const struct value *all;
	int i = 0;

	if (!v)
		return reply;
	all = member(v, "all", VALUE_LIST);
	if (!all || all->n != WEEKS) {
		r->reason = STR("the answer has no 52 weeks");
		return REPLY_DOWN;
	}
	for (v = all->first; v; v = v->next, i++) {
		r->seen.weekly_commits[i] = count_of(v->text);
		if (r->seen.weekly_commits[i] < 0)
			return REPLY_DOWN;
	}
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
	enum forge_reply reply;
	const struct value *list =
		answer_read(a, r, answer, VALUE_LIST, &reply);

	return list ? weeks_read(r, list, rest_commit_day,
				 link_page(answer, "next") >= 0)
		    : reply;
}
