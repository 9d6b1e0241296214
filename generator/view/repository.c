/* What was seen of a project's repository, as rows at the side of its page. */
#include "view/parts.h"

static struct str number(struct view *v, long n)
{
	return n >= 0 ? number_text(v->arena, n) : (struct str){0};
}

/*
 * A count that grows day by day and is as old as this was not looked at lately:
 * its own day stands behind it.
 */
static struct str dated(struct view *v, const struct facts *f, enum fact fact,
			long n)
{
	enum { LATELY = 45 };
	struct date seen = f->seen[fact].observed;
	struct str text = number(v, n);

	if (!text.n || !date_is_set(seen) ||
	    date_days(f->looked) - date_days(seen) <= LATELY)
		return text;
	return arena_printf(v->arena, "%.*s · %.*s", STR_ARG(text),
			    STR_ARG(date_iso(v->arena, seen)));
}

static struct str version_text(struct view *v, const struct version *version)
{
	struct str date;

	if (!version)
		return (struct str){0};
	date = date_iso(v->arena, version->date.date);
	return date.n ? arena_printf(v->arena, "%.*s · %.*s",
				     STR_ARG(version->tag.s), STR_ARG(date))
		      : version->tag.s;
}

const struct version *facts_version(const struct facts *f)
{
	const struct version *release = f ? f->latest_release : NULL;
	const struct version *tag = f ? f->latest_version : NULL;

	if (!release || !tag)
		return release ? release : tag;
	return date_cmp(tag->date.date, release->date.date) > 0 ? tag : release;
}

static void set_version(struct view *v, struct value *rows,
			const struct facts *f)
{
	const struct version *version = facts_version(f);
	struct value *values;

	if (!version)
		return;
	values =
		add_line(v, rows,
			 word(v, version->prerelease ? "facts.prerelease"
						     : "facts.latest_version"));
	add_text(v, values, version_text(v, version), version->url.s);
}

enum { MOST_LANGUAGES = 4 };

static void add_share(struct view *v, struct value *values, struct str name,
		      struct str share)
{
	add_text(v, values,
		 arena_printf(v->arena, "%.*s %.*s %%", STR_ARG(name),
			      STR_ARG(share)),
		 (struct str){0});
}

/* "Go 93 %", of the bytes in all languages or as the forge tells it. */
static void set_languages(struct view *v, struct value *rows,
			  const struct facts *f)
{
	const struct languages *all = &f->languages;
	const struct pairs *shares = &f->language_shares;
	struct value *values;
	double sum = 0;

	for (size_t i = 0; i < all->n; i++)
		sum += (double)all->at[i].bytes;
	if (sum <= 0 && !shares->n)
		return;
	values = add_line(v, rows, word(v, "facts.languages"));
	for (size_t i = 0; sum > 0 && i < all->n && i < MOST_LANGUAGES; i++)
		add_share(v, values, all->at[i].name,
			  arena_printf(v->arena, "%.0f",
				       100 * (double)all->at[i].bytes / sum));
	for (size_t i = 0; sum <= 0 && i < shares->n && i < MOST_LANGUAGES; i++)
		add_share(v, values, shares->at[i].key.s,
			  shares->at[i].value.s);
}

static void set_topics(struct view *v, struct value *rows,
		       const struct facts *f)
{
	struct value *values;

	if (!f->topics.n)
		return;
	values = add_line(v, rows, word(v, "facts.topics"));
	for (size_t i = 0; i < f->topics.n; i++)
		add_text(v, values, f->topics.at[i].s, (struct str){0});
}

/* What is wrong with what follows stands first. */
static void set_state(struct view *v, struct value *rows, const struct facts *f)
{
	if (f->stale)
		add_fact(v, rows, "facts.stale",
			 arena_printf(v->arena, "%.*s · %.*s",
				      STR_ARG(date_iso(v->arena,
						       f->stale->since.date)),
				      STR_ARG(f->stale->reason.s)));
	if (f->moved.s.n)
		add_text(v, add_line(v, rows, word(v, "facts.moved")),
			 f->moved.s, f->moved.s);
	if (f->archived)
		add_fact(v, rows, "facts.archived",
			 word(v, "facts.archived_yes"));
}

static void set_openssf(struct view *v, struct value *rows,
			const struct facts *f)
{
	const struct scorecard *s = f->scorecard;

	if (s)
		add_fact(v, rows, "facts.scorecard",
			 arena_printf(
				 v->arena, "%.*s / 10 · %.*s",
				 STR_ARG(s->score.s),
				 STR_ARG(date_iso(v->arena, s->date.date))));
	if (f->best_practices)
		add_fact(v, rows, "facts.best_practices",
			 f->best_practices->level.s);
}

static void set_rows(struct view *v, struct value *rows, const struct facts *f)
{
	struct arena *a = v->arena;

	set_state(v, rows, f);
	add_fact(v, rows, "facts.description", f->description.s);
	add_fact(v, rows, "facts.license", f->license.s);
	set_version(v, rows, f);
	add_fact(v, rows, "facts.latest_commit",
		 date_iso(a, f->latest_commit.date));
	add_fact(v, rows, "facts.first_commit",
		 date_iso(a, f->first_commit.date));
	add_fact(v, rows, "facts.created", date_iso(a, f->created.date));
	add_fact(v, rows, "facts.default_branch", f->default_branch.s);
	add_fact(v, rows, "facts.first_version",
		 version_text(v, f->first_version));
	add_fact(v, rows, "facts.commits",
		 dated(v, f, FACT_COMMITS, f->commits));
	add_fact(v, rows, "facts.authors",
		 dated(v, f, FACT_AUTHORS, f->authors));
	add_fact(v, rows, "facts.contributors", number(v, f->contributors));
	add_fact(v, rows, "facts.stars", number(v, f->stars));
	add_fact(v, rows, "facts.forks", number(v, f->forks));
	add_fact(v, rows, "facts.open_issues", number(v, f->open_issues));
	add_fact(v, rows, "facts.good_first_issues",
		 number(v, f->good_first_issues));
	set_languages(v, rows, f);
	set_topics(v, rows, f);
	set_openssf(v, rows, f);
}

void set_repository(struct view *v, struct value *page, const struct facts *f)
{
	struct value *rows = value_set_list(v->arena, page, "facts");
	struct value *drawing = activity_drawing(v, f);

	value_set_bool(v->arena, page, "has_facts", f != NULL);
	value_set(v->arena, page, "observed",
		  f ? date_text(v, f->looked) : (struct str){0});
	value_set(v->arena, page, "head",
		  f && f->head.s.n >= 12 ? str_sub(f->head.s, 0, 12)
					 : (struct str){0});
	if (drawing)
		value_put(page, STR("activity"), drawing);
	else
		value_set_bool(v->arena, page, "activity", false);
	if (f)
		set_rows(v, rows, f);
}
