#include "pull/facts_write.h"

#include "format/json_write.h"
#include "model/facts.h"

static struct value *text_value(struct arena *a, struct str s)
{
	return s.n ? value_text(a, s) : NULL;
}

static struct value *day_value(struct arena *a, struct date day)
{
	return text_value(a, date_iso(a, day));
}

static struct value *number_value(struct arena *a, long n)
{
	return n >= 0 ? value_number(a, n) : NULL;
}

static struct value *spelt_number(struct arena *a, struct str s)
{
	struct value *v = value_number(a, 0);

	v->text = s; /* json_write puts what is no number in quotes */
	return v;
}

static struct value *topics_value(struct arena *a, const struct texts *topics)
{
	struct value *list = value_list(a);

	for (size_t i = 0; i < topics->n; i++)
		value_put(list, (struct str){0},
			  value_text(a, topics->at[i].s));
	return topics->n ? list : NULL;
}

static struct value *languages_value(struct arena *a, const struct languages *l)
{
	struct value *map = value_map(a);

	for (size_t i = 0; i < l->n; i++)
		value_put(map, l->at[i].name, value_number(a, l->at[i].bytes));
	return l->n ? map : NULL;
}

static struct value *shares_value(struct arena *a, const struct pairs *shares)
{
	struct value *map = value_map(a);

	for (size_t i = 0; i < shares->n; i++)
		value_put(map, shares->at[i].key.s,
			  spelt_number(a, shares->at[i].value.s));
	return shares->n ? map : NULL;
}

static void put(struct value *map, const char *key, struct value *child)
{
	if (child)
		value_put(map, str_c(key), child);
}

static struct value *version_value(struct arena *a, const struct version *v)
{
	struct value *map = value_map(a);

	if (!v)
		return NULL;
	put(map, "tag", text_value(a, v->tag.s));
	put(map, "date", day_value(a, v->date.date));
	put(map, "url", text_value(a, v->url.s));
	if (v->prerelease)
		put(map, "prerelease", value_bool(a, true));
	return map;
}

static struct value *weeks_value(struct arena *a, const struct facts *f)
{
	struct value *list = value_list(a);

	for (int i = 0; i < WEEKS; i++)
		value_put(list, (struct str){0},
			  value_number(a, f->weekly_commits[i]));
	return f->has_weeks ? list : NULL;
}

static struct value *scorecard_value(struct arena *a, const struct scorecard *s)
{
	struct value *map = value_map(a);

	if (!s)
		return NULL;
	put(map, "score", spelt_number(a, s->score.s));
	put(map, "date", day_value(a, s->date.date));
	return map;
}

static struct value *practices_value(struct arena *a,
				     const struct best_practices *b)
{
	struct value *map = value_map(a);

	if (!b)
		return NULL;
	put(map, "level", text_value(a, b->level.s));
	put(map, "percentage", number_value(a, b->percentage));
	return map;
}

struct value *fact_value(struct arena *a, const struct facts *f, enum fact fact)
{
	if (!facts_know(f, fact))
		return NULL;
	switch (fact) {
	case FACT_DESCRIPTION: return text_value(a, f->description.s);
	case FACT_LICENSE: return text_value(a, f->license.s);
	case FACT_TOPICS: return topics_value(a, &f->topics);
	case FACT_LANGUAGES: return languages_value(a, &f->languages);
	case FACT_LANGUAGE_SHARES: return shares_value(a, &f->language_shares);
	case FACT_DEFAULT_BRANCH: return text_value(a, f->default_branch.s);
	case FACT_HEAD: return text_value(a, f->head.s);
	case FACT_ARCHIVED: return value_bool(a, f->archived);
	case FACT_CREATED: return day_value(a, f->created.date);
	case FACT_FIRST_COMMIT: return day_value(a, f->first_commit.date);
	case FACT_LATEST_COMMIT: return day_value(a, f->latest_commit.date);
	case FACT_PUSHED: return day_value(a, f->pushed.date);
	case FACT_COMMITS: return number_value(a, f->commits);
	case FACT_AUTHORS: return number_value(a, f->authors);
	case FACT_CONTRIBUTORS: return number_value(a, f->contributors);
	case FACT_STARS: return number_value(a, f->stars);
	case FACT_FORKS: return number_value(a, f->forks);
	case FACT_OPEN_ISSUES: return number_value(a, f->open_issues);
	case FACT_GOOD_FIRST_ISSUES:
		return number_value(a, f->good_first_issues);
	case FACT_LATEST_RELEASE: return version_value(a, f->latest_release);
	case FACT_LATEST_VERSION: return version_value(a, f->latest_version);
	case FACT_FIRST_VERSION: return version_value(a, f->first_version);
	case FACT_WEEKLY_COMMITS: return weeks_value(a, f);
	case FACT_SCORECARD: return scorecard_value(a, f->scorecard);
	case FACT_BEST_PRACTICES: return practices_value(a, f->best_practices);
	case FACT_MOVED: return text_value(a, f->moved.s);
	case FACTS: break;
	}
	return NULL;
}

/*
 * The order in the file.  Its first part is that of the files which were there
 * before, so that they keep their lines.
 */
static const enum fact order[] = {
	FACT_MOVED,          FACT_DESCRIPTION,    FACT_LICENSE,
	FACT_TOPICS,         FACT_DEFAULT_BRANCH, FACT_HEAD,
	FACT_ARCHIVED,       FACT_CREATED,        FACT_FIRST_COMMIT,
	FACT_LATEST_COMMIT,  FACT_PUSHED,         FACT_COMMITS,
	FACT_AUTHORS,        FACT_CONTRIBUTORS,   FACT_STARS,
	FACT_FORKS,          FACT_OPEN_ISSUES,    FACT_GOOD_FIRST_ISSUES,
	FACT_LATEST_RELEASE, FACT_LATEST_VERSION, FACT_FIRST_VERSION,
	FACT_WEEKLY_COMMITS, FACT_LANGUAGES,      FACT_LANGUAGE_SHARES,
	FACT_SCORECARD,      FACT_BEST_PRACTICES,
};
_Static_assert(sizeof(order) / sizeof(order[0]) == FACTS,
	       "every fact stands in the file");

static bool as_the_head_says(const struct facts *f, const struct sight *s)
{
	return str_eq(s->source, f->source.s) &&
	       date_cmp(s->observed, f->observed.date) == 0;
}

/* The sights that the head of the file does not tell, one a line. */
static struct value *seen_value(struct arena *a, const struct facts *f)
{
	struct value *map = value_map(a);

	for (size_t i = 0; i < FACTS; i++) {
		const struct sight *s = &f->seen[order[i]];

		if (!fact_value(a, f, order[i]) || as_the_head_says(f, s))
			continue;
		value_set(a, map, fact_keys[order[i]],
			  arena_printf(a, "%.*s %.*s",
				       STR_ARG(date_iso(a, s->observed)),
				       STR_ARG(s->source)));
	}
	return map->n ? map : NULL;
}

static struct value *stale_value(struct arena *a, const struct stale *s)
{
	struct value *map = value_map(a);

	if (!s)
		return NULL;
	put(map, "since", day_value(a, s->since.date));
	put(map, "reason", text_value(a, s->reason.s));
	return map;
}

void facts_write(struct arena *a, struct buf *out, const struct facts *f)
{
	struct value *map = value_map(a);

	put(map, "repo", text_value(a, f->repo.s));
	put(map, "source", text_value(a, f->source.s));
	put(map, "observed", day_value(a, f->observed.date));
	put(map, "stale", stale_value(a, f->stale));
	for (size_t i = 0; i < FACTS; i++) {
		put(map, fact_keys[order[i]], fact_value(a, f, order[i]));
		if (order[i] == FACT_WEEKLY_COMMITS && f->has_weeks)
			put(map, "weeks_until",
			    day_value(a, f->weeks_until.date));
	}
	put(map, "seen", seen_value(a, f));
	json_write_file(out, map);
	buf_addc(out, '\n');
}
