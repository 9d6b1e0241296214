/*
 * Commits week by week.  A week has seven whole days in UTC; the last of them
 * ends where the day starts that `weeks_until` names.  So that a later look
 * has to ask for the weeks since then only, whole weeks are added behind and
 * as many fall off in front.
 */
#include "forge/forge_parts.h"

#include <string.h>

enum { DAYS = 7 };

/* Asking for more one by one costs more than asking for all. */
enum { MOST_NEW_WEEKS = 12 };

static bool known_until(const struct forge_repo *r, long *until)
{
	const struct facts *f = r->known;

	if (!f || !f->has_weeks || !date_is_set(f->weeks_until.date))
		return false;
	*until = date_days(f->weeks_until.date);
	return *until <= date_days(r->today);
}

int weeks_due(const struct forge_repo *r)
{
	long until, n;

	if (!known_until(r, &until))
		return WEEKS;
	n = (date_days(r->today) - until) / DAYS;
	return n > MOST_NEW_WEEKS ? WEEKS : (int)n;
}

bool weeks_are_quiet(const struct forge_repo *r)
{
	long until;

	return known_until(r, &until) && facts_know(&r->seen, FACT_PUSHED) &&
	       date_days(r->seen.pushed.date) < until;
}

struct date weeks_start(const struct forge_repo *r, int n)
{
	long until;

	if (n < WEEKS && known_until(r, &until))
		return date_from_days(until);
	return date_from_days(date_days(r->today) - (long)WEEKS * DAYS);
}

void weeks_see(struct forge_repo *r, const long *newer, int n)
{
	struct facts *f = &r->seen;
	long start = date_days(weeks_start(r, n));

	if (n < WEEKS)
		memcpy(f->weekly_commits, r->known->weekly_commits + n,
		       (size_t)(WEEKS - n) * sizeof(long));
	memcpy(f->weekly_commits + (WEEKS - n), newer,
	       (size_t)n * sizeof(long));
	f->has_weeks = true;
	f->weeks_until.date = date_from_days(start + (long)n * DAYS);
	see(r, FACT_WEEKLY_COMMITS);
}

static bool count_commit(struct forge_repo *r, int n, struct date day)
{
	long since = date_days(day) - date_days(weeks_start(r, n));

	if (since < 0)
		return false;
	if (since / DAYS < n)
		r->weeks[since / DAYS]++;
	return true;
}

void weeks_rest(struct forge_repo *r)
{
	static const long none[WEEKS];
	long until, n;

	if (!weeks_are_quiet(r) || !known_until(r, &until))
		return;
	n = (date_days(r->today) - until) / DAYS;
	if (n > 0)
		weeks_see(r, none, n < WEEKS ? (int)n : WEEKS);
}

bool weeks_are_due(const struct forge_repo *r)
{
	return weeks_due(r) > 0;
}

enum forge_reply weeks_read(struct forge_repo *r, const struct value *list,
			    struct date (*day)(const struct value *commit),
			    bool more)
{
	int n = weeks_due(r);
	bool any = false;

	if (!r->page)
		memset(r->weeks, 0, sizeof(r->weeks));
	for (const struct value *v = list->first; v; v = v->next)
		any = count_commit(r, n, day(v)) || any;
	if (!any || !more)
		weeks_see(r, r->weeks, n);
	else if (++r->page < MOST_PAGES)
		return REPLY_PAGE;
	return REPLY_DONE;
}
