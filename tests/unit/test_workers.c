#include "unit.h"

#include "base/workers.h"

static const struct rule rule = {"odd", DIAG_NOTE, "numbers are even"};

struct sum {
	struct arena arena;
	struct diags diags;
	struct str made[1000];
	int done[1000];
};

static int set_up(void **state)
{
	static struct sum sum;

	sum = (struct sum){0};
	diags_init(&sum.diags, &sum.arena);
	*state = &sum;
	return 0;
}

static int tear_down(void **state)
{
	struct sum *s = *state;

	arena_free(&s->arena);
	return 0;
}

static void count(void *data, struct worker *w, size_t i)
{
	struct sum *s = data;

	s->done[i]++;
	s->made[i] = arena_number(&w->arena, (long)i);
	arena_alloc(&w->job, 1000);
	if (i % 2)
		diags_add(&w->diags, &rule,
			  (struct pos){.file = "f", .line = (int)i}, "%zu", i);
}

static void each_job_is_done_once_and_all_findings_are_kept(void **state)
{
	static const size_t sizes[] = {0, 1, 2, 31, 1000};
	struct sum *s = *state;

	for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
		size_t n = sizes[k];

		diags_init(&s->diags, &s->arena);
		memset(s->done, 0, sizeof(s->done));
		workers_run(&s->diags, count, s, n);
		for (size_t i = 0; i < 1000; i++)
			assert_int_equal(s->done[i], i < n);
		assert_int_equal(s->diags.count[DIAG_NOTE], n / 2);
	}
}

static void what_a_worker_made_lives_with_the_findings(void **state)
{
	struct sum *s = *state;

	workers_run(&s->diags, count, s, 1000);
	for (size_t i = 0; i < 1000; i++)
		assert_true(
			str_eq(s->made[i], arena_number(&s->arena, (long)i)));
	diags_sort(&s->diags);
	assert_str(s->diags.first->text, "1");
}

static void add_one(void *number)
{
	++*(int *)number;
}

static void of_two_jobs_each_is_done_once(void **state)
{
	int one = 0, other = 10;

	(void)state;
	workers_both(add_one, &one, add_one, &other);
	assert_int_equal(one, 1);
	assert_int_equal(other, 11);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			each_job_is_done_once_and_all_findings_are_kept, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			what_a_worker_made_lives_with_the_findings, set_up,
			tear_down),
		cmocka_unit_test(of_two_jobs_each_is_done_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
