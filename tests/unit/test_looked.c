#include "unit.h"

#include "base/file.h"
#include "pull/looked.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct date day(int month, int of_month)
{
	return (struct date){2026, month, of_month};
}

static void write_file(struct arena *a, struct diags *d, const char *folder,
		       const char *name, const char *text)
{
	assert_true(file_write(a, d, arena_printf(a, "%s/%s", folder, name).p,
			       str_c(text)));
}

static void the_newest_look_of_all_files_counts(void **state)
{
	char folder[] = "/tmp/strata-looked-XXXXXX";
	struct arena a = {0};
	struct diags d;
	struct looked l;
	struct look *look;
	struct str text;

	(void)state;
	assert_non_null(mkdtemp(folder));
	diags_init(&d, &a);
	write_file(&a, &d, folder, "looked.csv",
		   "repository,pulse,series,slow,etag\n"
		   "b.org/x,2026-11-01,,2026-11-03,old\n"
		   "a.org/y,2026-11-02,,,\n");
	write_file(&a, &d, folder, "looked.1-2.csv",
		   "repository,pulse,series,slow,etag\n"
		   "b.org/x,2026-11-05,2026-11-05,2026-11-02,\"a,\"\"b\"\n"
		   "no repository,2026-11-05\n"
		   "a.org/z,,,,\n"
		   "a.org/y,2026-13-01,yesterday\n");
	write_file(&a, &d, folder, "other.csv", "c.org/w,2026-11-05,,,\n");
	assert_true(looked_read(&a, &d, folder, &l));
	assert_int_equal(l.shards.n, 1);
	look = looked_at(&a, &l, STR("b.org/x"));
	assert_int_equal(date_cmp(look->at[FORGE_PULSE], day(11, 5)), 0);
	assert_int_equal(date_cmp(look->at[FORGE_SLOW], day(11, 3)), 0);
	assert_str(look->etag, "a,\"b");
	assert_true(looked_write(&a, &d,
				 arena_printf(&a, "%s/looked.csv", folder).p,
				 &l, NULL, NULL));
	assert_true(file_read(&a, &d,
			      arena_printf(&a, "%s/looked.csv", folder).p, 4096,
			      &text));
	assert_str(text, "repository,pulse,series,slow,etag\n"
			 "a.org/y,2026-11-02,,,\n"
			 "b.org/x,2026-11-05,2026-11-05,2026-11-03,"
			 "\"a,\"\"b\"\n");
	assert_int_equal(d.count[DIAG_ERROR], 0);
	file_remove_tree(folder);
	arena_free(&a);
}

static void what_was_never_looked_at_is_due(void **state)
{
	struct look look = {.repository = STR("a.org/x")};

	(void)state;
	for (int i = 0; i < FORGE_TIERS; i++)
		assert_true(
			look_is_due(&look, (enum forge_tier)i, day(11, 1), 30));
}

static void a_look_from_the_future_does_not_last_for_ever(void **state)
{
	struct look look = {.repository = STR("a.org/x"),
			    .at = {[FORGE_PULSE] = {2027, 1, 1}}};

	(void)state;
	assert_true(look_is_due(&look, FORGE_PULSE, day(11, 1), 1));
}

static void nothing_is_asked_twice_a_day_and_all_within_its_age(void **state)
{
	struct arena a = {0};
	size_t due[31] = {0};

	(void)state;
	for (int i = 0; i < 400; i++) {
		struct look look = {
			.repository = arena_printf(&a, "a.org/%d", i),
			.at = {day(10, 1), day(10, 1), day(10, 1)},
		};

		assert_false(look_is_due(&look, FORGE_PULSE, day(10, 1), 1));
		assert_true(look_is_due(&look, FORGE_PULSE, day(10, 2), 1));
		for (int n = 0; n <= 30; n++)
			due[n] += look_is_due(&look, FORGE_SLOW, day(10, 1 + n),
					      30);
	}
	assert_int_equal(due[22], 0);
	assert_int_equal(due[30], 400);
	for (int n = 23; n <= 30; n++) /* about 50 a day */
		assert_true(due[n] - due[n - 1] > 20 &&
			    due[n] - due[n - 1] < 100);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_newest_look_of_all_files_counts),
		cmocka_unit_test(what_was_never_looked_at_is_due),
		cmocka_unit_test(a_look_from_the_future_does_not_last_for_ever),
		cmocka_unit_test(
			nothing_is_asked_twice_a_day_and_all_within_its_age),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
