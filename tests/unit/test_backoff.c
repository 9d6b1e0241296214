#include "unit.h"

#include "net/backoff.h"

static const struct backoff b = {.first_ms = 1000, .most_ms = 30000};

static void a_wait_doubles_up_to_the_most(void **state)
{
	static const int64_t want[] = {1000,  2000,  4000, 8000,
				       16000, 30000, 30000};

	(void)state;
	for (int i = 0; i < 7; i++)
		assert_int_equal(backoff_ms(&b, i + 1, UINT32_MAX), want[i]);
	assert_int_equal(backoff_ms(&b, 1000000, UINT32_MAX), 30000);
}

static void chance_moves_it_within_the_upper_half(void **state)
{
	(void)state;
	assert_int_equal(backoff_ms(&b, 2, 0), 1000);
	assert_int_equal(backoff_ms(&b, 2, UINT32_MAX / 2), 1499);
	assert_int_equal(backoff_ms(&b, 2, UINT32_MAX), 2000);
	assert_int_equal(backoff_ms(&(struct backoff){1, 1}, 1, UINT32_MAX), 1);
}

static void the_same_start_gives_the_same_row_and_others_another(void **state)
{
	uint64_t one = 7, same = 7, other = 8;
	int equal = 0;

	(void)state;
	for (int i = 0; i < 100; i++) {
		uint32_t r = backoff_random(&one);

		assert_int_equal(r, backoff_random(&same));
		equal += r == backoff_random(&other);
	}
	assert_true(equal < 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wait_doubles_up_to_the_most),
		cmocka_unit_test(chance_moves_it_within_the_upper_half),
		cmocka_unit_test(
			the_same_start_gives_the_same_row_and_others_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
