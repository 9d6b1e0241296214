#include "unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "load/load.h"
#include "model/facts.h"
#include "pull/facts_merge.h"
#include "pull/facts_write.h"

#include <string.h>

static struct date day(int month, int of_month)
{
	return (struct date){2026, month, of_month};
}

static void stars(struct facts *f, long n, struct date seen)
{
	f->stars = n;
	facts_see(f, FACT_STARS, seen, "GitHub REST API");
}

static void description(struct facts *f, const char *text, struct date seen)
{
	f->description.s = str_c(text);
	facts_see(f, FACT_DESCRIPTION, seen, "GitHub REST API");
}

/* Two facts, seen on the first of October. */
static void old_facts(struct facts *f)
{
	facts_init(f);
	f->repo.s = STR("https://github.com/a/b");
	f->source.s = STR("git history");
	f->observed.date = day(10, 1);
	f->first_commit.date = day(1, 15);
	facts_see(f, FACT_FIRST_COMMIT, day(10, 1), "git history");
	stars(f, 100, day(10, 1));
}

/* What is known, what is seen now, and what both come to. */
struct desk {
	struct arena arena;
	struct facts old, seen, *merged;
};

static void desk_begin(struct desk *d)
{
	old_facts(&d->old);
	facts_init(&d->seen);
}

static void desk_merge(struct desk *d, bool changes)
{
	bool changed = !changes;

	d->merged = facts_merge(&d->arena, &d->old, &d->seen, &changed);
	assert_int_equal(changed, changes);
}

static void assert_day(struct date got, struct date want)
{
	assert_int_equal(date_cmp(got, want), 0);
}

static void assert_written(struct arena *a, const struct facts *f,
			   const char *want)
{
	struct buf b = {0};

	facts_write(a, &b, f);
	assert_str(buf_str(&b), want);
	buf_free(&b);
}

static void a_file_says_of_each_fact_what_its_head_does_not(void **state)
{
	struct arena a = {0};
	struct facts f;

	(void)state;
	old_facts(&f);
	f.archived = false;
	facts_see(&f, FACT_ARCHIVED, day(10, 1), "git history");
	f.has_weeks = true;
	f.weekly_commits[51] = 7;
	f.weeks_until.date = day(10, 1);
	facts_see(&f, FACT_WEEKLY_COMMITS, day(10, 1), "git history");
	assert_written(
		&a, &f,
		"{\n"
		"  \"repo\": \"https://github.com/a/b\",\n"
		"  \"source\": \"git history\",\n"
		"  \"observed\": \"2026-10-01\",\n"
		"  \"archived\": false,\n"
		"  \"first_commit\": \"2026-01-15\",\n"
		"  \"stars\": 100,\n"
		"  \"weekly_commits\": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "
		"0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "
		"0, "
		"0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7],\n"
		"  \"weeks_until\": \"2026-10-01\",\n"
		"  \"seen\": {\n"
		"    \"stars\": \"2026-10-01 GitHub REST API\"\n"
		"  }\n"
		"}\n");
	arena_free(&a);
}

static void a_value_that_is_the_same_changes_nothing(void **state)
{
	struct desk d = {0};

	(void)state;
	desk_begin(&d);
	stars(&d.seen, 100, day(11, 1));
	desk_merge(&d, false);
	assert_day(d.merged->seen[FACT_STARS].observed, day(10, 1));
	arena_free(&d.arena);
}

static void another_value_takes_the_place_and_brings_its_day(void **state)
{
	struct desk d = {0};

	(void)state;
	desk_begin(&d);
	stars(&d.seen, 99, day(11, 1));
	desk_merge(&d, true);
	assert_int_equal(d.merged->stars, 99);
	assert_day(d.merged->seen[FACT_STARS].observed, day(11, 1));
	assert_day(d.merged->first_commit.date, day(1, 15));
	assert_day(d.merged->observed.date, day(10, 1));
	arena_free(&d.arena);
}

static void an_older_sight_does_not_replace_a_newer_one(void **state)
{
	struct desk d = {0};

	(void)state;
	desk_begin(&d);
	stars(&d.seen, 7, day(9, 30));
	desk_merge(&d, false);
	assert_int_equal(d.merged->stars, 100);
	arena_free(&d.arena);
}

static void a_first_commit_only_moves_back(void **state)
{
	struct desk d = {0};

	(void)state;
	desk_begin(&d);
	d.seen.first_commit.date = day(2, 1);
	facts_see(&d.seen, FACT_FIRST_COMMIT, day(11, 1), "GitHub REST API");
	desk_merge(&d, false);
	d.seen.first_commit.date = day(1, 1);
	desk_merge(&d, true);
	assert_day(d.merged->first_commit.date, day(1, 1));
	arena_free(&d.arena);
}

static void that_there_is_none_is_a_value_and_silence_is_not(void **state)
{
	struct desk d = {0};

	(void)state;
	desk_begin(&d);
	description(&d.old, "Writes", day(10, 1));
	desk_merge(&d, false);
	assert_str(d.merged->description.s, "Writes");
	description(&d.seen, "", day(11, 1));
	desk_merge(&d, true);
	assert_null(fact_value(&d.arena, d.merged, FACT_DESCRIPTION));
	arena_free(&d.arena);
}

static void a_year_without_commits_is_the_same_whenever_it_ends(void **state)
{
	struct desk d = {0};

	(void)state;
	desk_begin(&d);
	d.old.has_weeks = true;
	d.old.weeks_until.date = day(10, 1);
	facts_see(&d.old, FACT_WEEKLY_COMMITS, day(10, 1), "x");
	facts_copy(&d.seen, &d.old, FACT_WEEKLY_COMMITS);
	d.seen.weeks_until.date = day(11, 5);
	facts_see(&d.seen, FACT_WEEKLY_COMMITS, day(11, 7), "x");
	desk_merge(&d, false);
	d.seen.weekly_commits[51] = d.old.weekly_commits[51] = 1;
	desk_merge(&d, true);
	arena_free(&d.arena);
}

static void what_fails_keeps_its_facts_until_a_look_goes_well(void **state)
{
	struct arena a = {0};
	struct facts old, seen, *f;
	bool changed = false;

	(void)state;
	old_facts(&old);
	f = facts_mark_stale(&a, &old, day(11, 1), STR("not found"), &changed);
	assert_true(changed);
	assert_int_equal(f->stars, 100);
	f = facts_mark_stale(&a, f, day(11, 2), STR("not found"), &changed);
	assert_false(changed);
	f = facts_mark_stale(&a, f, day(11, 3), STR("status 500"), &changed);
	assert_true(changed);
	assert_int_equal(date_cmp(f->stale->since.date, day(11, 1)), 0);
	facts_init(&seen);
	stars(&seen, 100, day(11, 4));
	f = facts_merge(&a, f, &seen, &changed);
	assert_true(changed);
	assert_null(f->stale);
	arena_free(&a);
}

static void a_new_file_is_headed_by_what_most_of_it_comes_from(void **state)
{
	struct arena a = {0};
	struct facts seen, *f;
	bool changed = false;

	(void)state;
	facts_init(&seen);
	seen.repo.s = STR("https://github.com/a/b");
	seen.contributors = 3;
	facts_see(&seen, FACT_CONTRIBUTORS, day(11, 1), "one");
	seen.stars = 1;
	facts_see(&seen, FACT_STARS, day(11, 1), "two");
	seen.forks = 2;
	facts_see(&seen, FACT_FORKS, day(11, 1), "two");
	f = facts_merge(&a, NULL, &seen, &changed);
	assert_true(changed);
	assert_written(&a, f,
		       "{\n"
		       "  \"repo\": \"https://github.com/a/b\",\n"
		       "  \"source\": \"two\",\n"
		       "  \"observed\": \"2026-11-01\",\n"
		       "  \"contributors\": 3,\n"
		       "  \"stars\": 1,\n"
		       "  \"forks\": 2,\n"
		       "  \"seen\": {\n"
		       "    \"contributors\": \"2026-11-01 one\"\n"
		       "  }\n"
		       "}\n");
	arena_free(&a);
}

static void every_fact_has_a_name_and_is_copied(void **state)
{
	(void)state;
	for (int i = 0; i < FACTS; i++) {
		struct facts from, to, none;

		assert_non_null(fact_keys[i]);
		memset(&from, 1, sizeof(from)); /* a bool is 0 or 1 */
		facts_init(&to);
		facts_init(&none);
		facts_copy(&to, &from, (enum fact)i);
		assert_true(memcmp(&to, &none, offsetof(struct facts, seen)) !=
			    0);
	}
}

static void every_file_that_is_there_is_written_as_it_stands(void **state)
{
	struct arena a = {0};
	struct load_options o = {.path = "data"};
	struct diags d;
	struct catalogue *c;
	size_t n = 0;

	(void)state;
	diags_init(&d, &a);
	c = load(&a, &d, &o);
	assert_non_null(c);
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct facts *f = c->entries.at[i]->facts;
		struct str text;

		if (!f)
			continue;
		assert_true(file_read(&a, &d, f->pos.file, 1 << 20, &text));
		assert_written(&a, f, text.p);
		n++;
	}
	assert_true(n > 100);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_file_says_of_each_fact_what_its_head_does_not),
		cmocka_unit_test(a_value_that_is_the_same_changes_nothing),
		cmocka_unit_test(
			another_value_takes_the_place_and_brings_its_day),
		cmocka_unit_test(an_older_sight_does_not_replace_a_newer_one),
		cmocka_unit_test(a_first_commit_only_moves_back),
		cmocka_unit_test(
			that_there_is_none_is_a_value_and_silence_is_not),
		cmocka_unit_test(
			a_year_without_commits_is_the_same_whenever_it_ends),
		cmocka_unit_test(
			what_fails_keeps_its_facts_until_a_look_goes_well),
		cmocka_unit_test(
			a_new_file_is_headed_by_what_most_of_it_comes_from),
		cmocka_unit_test(every_fact_has_a_name_and_is_copied),
		cmocka_unit_test(
			every_file_that_is_there_is_written_as_it_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
