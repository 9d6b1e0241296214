#include "pull/facts_merge.h"

#include "format/json_write.h"
#include "model/facts.h"
#include "pull/facts_write.h"

static bool is_quiet(const struct facts *f)
{
	for (int i = 0; i < WEEKS; i++)
		if (f->weekly_commits[i])
			return false;
	return true;
}

/*
 * As they would stand in the file: what reads the same is the same.  A year
 * without commits is the same whenever it ends, so that the file of what
 * sleeps does not change every week.
 */
static struct str spelling(struct arena *a, const struct facts *f,
			   enum fact fact)
{
	const struct value *v = fact_value(a, f, fact);
	struct buf b = {0};
	struct str s;

	if (!v)
		return (struct str){0};
	json_write(&b, v, false);
	if (fact == FACT_WEEKLY_COMMITS && !is_quiet(f))
		buf_add(&b, date_iso(a, f->weeks_until.date));
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	return s;
}

/* What was seen says more than what is known. */
static bool is_better(const struct facts *old, const struct facts *seen,
		      enum fact fact)
{
	if (!facts_know(old, fact))
		return true;
	if (date_cmp(seen->seen[fact].observed, old->seen[fact].observed) < 0)
		return false;
	switch (fact) {
	case FACT_FIRST_COMMIT: /* an earlier one may come to light */
		return date_cmp(seen->first_commit.date,
				old->first_commit.date) < 0;
	case FACT_SCORECARD: /* of the later run */
		return !old->scorecard || !seen->scorecard ||
		       date_cmp(seen->scorecard->date.date,
				old->scorecard->date.date) >= 0;
	default: return true;
	}
}

static bool take(struct arena *scratch, struct facts *to,
		 const struct facts *seen, enum fact fact)
{
	bool differs;

	if (!facts_know(seen, fact) || !is_better(to, seen, fact))
		return false;
	differs = !str_eq(spelling(scratch, to, fact),
			  spelling(scratch, seen, fact));
	if (differs)
		facts_copy(to, seen, fact);
	return differs;
}

/* Where a file starts: its head tells what most of its facts come from. */
static void set_head(struct facts *f, const struct facts *seen)
{
	size_t best = 0;

	f->repo = seen->repo;
	for (int i = 0; i < FACTS; i++) {
		size_t same = 0;

		for (int k = 0; k < FACTS; k++)
			same += facts_know(seen, (enum fact)i) &&
				facts_know(seen, (enum fact)k) &&
				str_eq(seen->seen[i].source,
				       seen->seen[k].source);
		if (same <= best)
			continue;
		best = same;
		f->source.s = seen->seen[i].source;
		f->observed.date = seen->seen[i].observed;
	}
}

struct facts *facts_merge(struct arena *a, const struct facts *old,
			  const struct facts *seen, bool *changed)
{
	struct facts *f = arena_new(a, struct facts);
	struct arena scratch = {0};

	*changed = false;
	if (old) {
		*f = *old;
	} else {
		facts_init(f);
		set_head(f, seen);
	}
	for (int i = 0; i < FACTS; i++)
		*changed = take(&scratch, f, seen, (enum fact)i) || *changed;
	arena_free(&scratch);
	if (f->stale)
		*changed = true;
	f->stale = NULL;
	return f;
}

struct facts *facts_mark_stale(struct arena *a, const struct facts *old,
			       struct date today, struct str reason,
			       bool *changed)
{
	struct facts *f = arena_new(a, struct facts);

	*f = *old;
	*changed = !old->stale || !str_eq(old->stale->reason.s, reason);
	if (!*changed)
		return f;
	f->stale = arena_new(a, struct stale);
	f->stale->since.date = old->stale ? old->stale->since.date : today;
	f->stale->reason.s = reason;
	return f;
}
