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
static void add_count(struct view *v, struct value *rows, const char *name,
		      const struct facts *f, enum fact fact, long n)
{
	enum { LATELY = 45 };
	struct date seen = f->seen[fact].observed;

	if (n < 0)
		return;
	if (date_is_set(seen) &&
	    date_days(f->looked) - date_days(seen) <= LATELY)
		seen = (struct date){0};
	add_day(v, rows, name, number(v, n), seen);
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
	add_dated(v, values, version->tag.s, version->url.s,
		  version->date.date);
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
		add_day(v, rows, "facts.stale", f->stale->reason.s,
			f->stale->since.date);
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
		add_day(v, rows, "facts.scorecard",
			arena_printf(v->arena, "%.*s / 10",
				     STR_ARG(s->score.s)),
			s->date.date);
	if (f->best_practices)
		add_fact(v, rows, "facts.best_practices",
			 f->best_practices->level.s);
}

static void set_rows(struct view *v, struct value *rows, const struct facts *f)
{
	const struct version *first = f->first_version;

	set_state(v, rows, f);
	add_fact(v, rows, "facts.description", f->description.s);
	add_fact(v, rows, "facts.license", f->license.s);
	set_version(v, rows, f);
	add_day(v, rows, "facts.latest_commit", (struct str){0},
		f->latest_commit.date);
	add_day(v, rows, "facts.first_commit", (struct str){0},
		f->first_commit.date);
	add_day(v, rows, "facts.created", (struct str){0}, f->created.date);
	add_fact(v, rows, "facts.default_branch", f->default_branch.s);
	if (first)
		add_day(v, rows, "facts.first_version", first->tag.s,
			first->date.date);
	add_count(v, rows, "facts.commits", f, FACT_COMMITS, f->commits);
	add_count(v, rows, "facts.authors", f, FACT_AUTHORS, f->authors);
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
