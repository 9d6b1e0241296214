#include "unit.h"

#include "base/file.h"
#include "load/load.h"
#include "model/facts.h"
#include "pull/history.h"

#include <stdlib.h>

#define LOOM "code.example.org/guild/loom"

/* A folder of facts of our own beside the sample's other files. */
struct desk {
	struct arena arena;
	struct diags diags;
	char folder[32];
	struct catalogue *catalogue;
};

static int open_desk(void **state)
{
	struct desk *d = calloc(1, sizeof(*d));

	if (!d)
		return -1;
	strcpy(d->folder, "/tmp/strata-history-XXXXXX");
	diags_init(&d->diags, &d->arena);
	*state = d;
	return mkdtemp(d->folder) ? 0 : -1;
}

static int close_desk(void **state)
{
	struct desk *d = *state;

	file_remove_tree(d->folder);
	arena_free(&d->arena);
	free(d);
	return 0;
}

static const char *below(struct desk *d, const char *name)
{
	return arena_printf(&d->arena, "%s/%s", d->folder, name).p;
}

static void put(struct desk *d, const char *name, const char *lines)
{
	struct arena *a = &d->arena;

	assert_true(file_make_folders(a, &d->diags, below(d, "history")));
	assert_true(file_write(a, &d->diags,
			       below(d, arena_printf(a, "history/%s", name).p),
			       arena_printf(a, "%s%s", history_head, lines)));
}

/* What the entry's history is on 2026-11-23. */
static const struct history *history_in(struct desk *d, const char *catalogue,
					const char *name)
{
	struct load_options o = {
		.path = catalogue,
		.facts = below(d, "facts"),
		.as_of = {2026, 11, 23},
	};

	assert_true(file_make_folders(&d->arena, &d->diags, o.facts));
	d->catalogue = load(&d->arena, &d->diags, &o);
	assert_non_null(d->catalogue);
	for (size_t i = 0; i < d->catalogue->entries.n; i++)
		if (str_is(d->catalogue->entries.at[i]->name.s, name))
			return d->catalogue->entries.at[i]->history;
	return NULL;
}

static const struct history *history_of_loom(struct desk *d)
{
	return history_in(d, "tests/sample/own", "Loom");
}

static void assert_stars(const struct history *h, const long *want, size_t n)
{
	assert_non_null(h);
	assert_int_equal(h->n, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(h->at[i].figures[FIGURE_STARS], want[i]);
}

static void two_years_up_to_the_catalogues_day_are_read(void **state)
{
	static const long stars[] = {2, 3};
	struct desk *d = *state;

	put(d, "2023-11.csv", "2023-11-23," LOOM ",9,,,,\n");
	put(d, "2024-11.csv",
	    "2024-11-22," LOOM ",1,,,,\n2024-11-23," LOOM ",2,,,,\n");
	put(d, "2026-11.csv",
	    "2026-11-23," LOOM ",3,,,,\n2026-11-24," LOOM ",4,,,,\n");
	put(d, "2026-12.csv", "2026-12-01," LOOM ",5,,,,\n");
	assert_stars(history_of_loom(d), stars, 2);
	assert_null(d->diags.first);
}

static void days_come_in_their_order_from_the_files_of_all_shards(void **state)
{
	static const long stars[] = {1, 2, 3, 4};
	struct desk *d = *state;

	put(d, "2026-11.1-2.csv",
	    "2026-11-16," LOOM ",4,,,,\n2026-11-02," LOOM ",2,,,,\n");
	put(d, "2026-11.csv", "2026-11-09," LOOM ",3,,,,\n");
	put(d, "2026-10.csv", "2026-10-26," LOOM ",1,,,,\n");
	assert_stars(history_of_loom(d), stars, 4);
	assert_null(d->diags.first);
}

static void of_a_day_that_stands_twice_the_line_read_last_holds(void **state)
{
	static const long stars[] = {1, 5, 3};
	struct desk *d = *state;

	put(d, "2026-11.csv",
	    "2026-11-01," LOOM ",1,,,,\n2026-11-02," LOOM ",2,,,,\n"
	    "2026-11-03," LOOM ",3,,,,\n2026-11-02," LOOM ",5,,,,\n");
	assert_stars(history_of_loom(d), stars, 3);
}

static void a_figure_that_is_empty_is_not_known(void **state)
{
	struct desk *d = *state;
	const struct history *h;

	put(d, "2026-11.csv", "2026-11-01," LOOM ",0,,7,,1000000000000\n");
	h = history_of_loom(d);
	assert_int_equal(h->n, 1);
	assert_int_equal(h->at[0].figures[FIGURE_STARS], 0);
	assert_int_equal(h->at[0].figures[FIGURE_FORKS], -1);
	assert_int_equal(h->at[0].figures[FIGURE_OPEN_ISSUES], 7);
	assert_int_equal(h->at[0].figures[FIGURE_CONTRIBUTORS], -1);
	assert_int_equal(h->at[0].figures[FIGURE_COMMITS], 1000000000000);
	assert_null(d->diags.first);
}

static void lines_may_end_as_on_windows(void **state)
{
	static const long stars[] = {8};
	struct desk *d = *state;
	struct arena *a = &d->arena;
	struct str head = str_trim(str_c(history_head));

	put(d, "2026-11.csv", "");
	assert_true(
		file_write(a, &d->diags, below(d, "history/2026-11.csv"),
			   arena_printf(a, "%.*s\r\n2026-11-01,%s,8,,,,\r\n",
					STR_ARG(head), LOOM)));
	assert_stars(history_of_loom(d), stars, 1);
	assert_null(d->diags.first);
}

static void a_repository_of_no_entry_is_no_mistake(void **state)
{
	struct desk *d = *state;

	put(d, "2026-11.csv", "2026-11-01,github.com/a/b,1,2,3,4,5\n");
	assert_int_equal(history_of_loom(d)->n, 0);
	assert_null(d->diags.first);
}

static void without_a_folder_there_is_no_history_and_no_mistake(void **state)
{
	struct desk *d = *state;
	const struct history *h = history_of_loom(d);

	assert_true(!h || !h->n);
	assert_null(d->diags.first);
}

static void a_catalogue_of_landscape2_has_history_too(void **state)
{
	static const long stars[] = {6, 7};
	struct desk *d = *state;

	put(d, "2026-11.csv",
	    "2026-11-01,github.com/example-kitchen/copper-pot,6,,,,\n"
	    "2026-11-08,github.com/example-kitchen/copper-pot,7,,,,\n");
	assert_stars(history_in(d, "tests/sample/landscape2", "Copper Pot"),
		     stars, 2);
}

static void of_a_file_of_another_kind_a_hundred_lines_are_told(void **state)
{
	struct desk *d = *state;
	struct str lines = {0};

	for (int i = 0; i < 200; i++)
		lines = arena_printf(&d->arena, "%.*sno line %d\n",
				     STR_ARG(lines), i);
	put(d, "2026-11.csv",
	    arena_printf(&d->arena, "%.*s2026-11-01," LOOM ",1,,,,\n",
			 STR_ARG(lines))
		    .p);
	assert_int_equal(history_of_loom(d)->n, 0);
	assert_int_equal(d->diags.count[DIAG_WARNING], 101);
}

static void what_a_pull_writes_is_read(void **state)
{
	struct desk *d = *state;
	struct arena *a = &d->arena;
	struct facts f;
	const struct facts *all[] = {&f};
	const char *folder = below(d, "history");
	const struct history *h;
	size_t added = 0;

	facts_init(&f);
	f.repo.s = STR("https://code.example.org/guild/loom");
	f.forks = 12;
	f.has_weeks = true;
	f.weekly_commits[0] = 30;
	f.weekly_commits[51] = 4;
	for (int day = 1; day <= 22; day += 7) {
		struct date today = {2026, 11, day};
		struct history_last last;

		f.stars = 100 + day;
		assert_true(history_read(a, &d->diags, folder, today, &last));
		assert_true(history_add(a, &d->diags, folder, today,
					day == 8 ? ".1-4" : "", &last, all, 1,
					&added));
		assert_int_equal(added, 1);
	}
	h = history_of_loom(d);
	assert_int_equal(h->n, 4);
	for (size_t i = 0; i < 4; i++) {
		const struct moment *m = &h->at[i];

		assert_int_equal(m->day.day, 1 + 7 * (int)i);
		assert_int_equal(m->figures[FIGURE_STARS], 101 + 7 * (long)i);
		assert_int_equal(m->figures[FIGURE_FORKS], 12);
		assert_int_equal(m->figures[FIGURE_OPEN_ISSUES], -1);
		assert_int_equal(m->figures[FIGURE_COMMITS], 34);
	}
	assert_null(d->diags.first);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, close_desk)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(two_years_up_to_the_catalogues_day_are_read),
		TEST(days_come_in_their_order_from_the_files_of_all_shards),
		TEST(of_a_day_that_stands_twice_the_line_read_last_holds),
		TEST(a_figure_that_is_empty_is_not_known),
		TEST(lines_may_end_as_on_windows),
		TEST(a_repository_of_no_entry_is_no_mistake),
		TEST(without_a_folder_there_is_no_history_and_no_mistake),
		TEST(a_catalogue_of_landscape2_has_history_too),
		TEST(of_a_file_of_another_kind_a_hundred_lines_are_told),
		TEST(what_a_pull_writes_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
