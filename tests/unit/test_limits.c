#include "unit.h"

#include "net/limits.h"

enum { NOW = 1800000000 };

static struct limits said;

/* What an answer says, its headers as name, value, name, value. */
#define SAYS(status, body, ...)                                                \
	(said = reads(status, body, (const char *[]){__VA_ARGS__, NULL}))

static struct limits reads(int status, const char *body,
			   const char *const *texts)
{
	struct http_header headers[8];
	struct http_answer answer = {.status = status, .body = str_c(body)};
	size_t n = 0;

	for (; texts[0] && texts[1]; texts += 2)
		headers[n++] =
			(struct http_header){str_c(texts[0]), str_c(texts[1])};
	answer.headers = (struct http_headers){headers, n};
	return limits_read(&answer, NOW);
}

static void retry_after_may_be_seconds_or_a_date(void **state)
{
	(void)state;
	SAYS(429, "", "retry-after", "7");
	assert_true(said.limited);
	assert_int_equal(said.wait_ms, 7000);
	SAYS(429, "", "retry-after", "Sun, 06 Nov 1994 08:49:37 GMT", "date",
	     "Sun, 06 Nov 1994 08:49:07 GMT");
	assert_int_equal(said.wait_ms, 30000);
	SAYS(429, "", "retry-after", "Fri, 15 Jan 2027 08:01:00 GMT");
	assert_int_equal(said.wait_ms, 60000);
}

static void a_moment_in_the_past_is_no_wait(void **state)
{
	(void)state;
	SAYS(429, "", "retry-after", "Sun, 06 Nov 1994 08:49:37 GMT");
	assert_true(said.limited);
	assert_int_equal(said.wait_ms, 0);
}

static void what_cannot_be_meant_is_cut_or_left_out(void **state)
{
	(void)state;
	SAYS(429, "", "retry-after", "99999999999");
	assert_int_equal(said.wait_ms, 24 * 60 * 60 * 1000);
	SAYS(429, "", "retry-after", "soon");
	assert_true(said.limited);
	assert_int_equal(said.wait_ms, -1);
	SAYS(429, "", "x-ratelimit-remaining", "-1", "x-ratelimit-reset", "x");
	assert_int_equal(said.remaining, -1);
	assert_int_equal(said.reset_ms, -1);
}

static void counters_of_github_and_gitlab_are_read(void **state)
{
	(void)state;
	SAYS(200, "", "x-ratelimit-remaining", "4999", "x-ratelimit-reset",
	     "1800000090");
	assert_false(said.limited);
	assert_int_equal(said.remaining, 4999);
	assert_int_equal(said.reset_ms, 90000);
	SAYS(200, "", "ratelimit-remaining", "12", "ratelimit-reset",
	     "1800000060");
	assert_int_equal(said.remaining, 12);
	assert_int_equal(said.reset_ms, 60000);
}

static void a_reset_may_be_a_duration(void **state)
{
	(void)state;
	SAYS(200, "", "ratelimit-remaining", "0", "ratelimit-reset", "25");
	assert_int_equal(said.reset_ms, 25000);
}

static void the_servers_own_clock_counts(void **state)
{
	(void)state;
	SAYS(200, "", "x-ratelimit-remaining", "0", "x-ratelimit-reset",
	     "1800003600", "date", "Fri, 15 Jan 2027 08:30:00 GMT");
	assert_int_equal(said.reset_ms, 1800000);
}

static void a_403_is_a_limit_only_when_it_says_so(void **state)
{
	(void)state;
	SAYS(403, "{\"message\": \"Resource not accessible\"}",
	     "x-ratelimit-remaining", "10");
	assert_false(said.limited);
	SAYS(403, "", "x-ratelimit-remaining", "0", "x-ratelimit-reset",
	     "1800000100");
	assert_true(said.limited);
	assert_int_equal(said.wait_ms, -1);
	assert_int_equal(said.reset_ms, 100000);
	SAYS(403, "", "retry-after", "60", "x-ratelimit-remaining", "4000");
	assert_true(said.limited);
	assert_int_equal(said.wait_ms, 60000);
	SAYS(403, "{\"message\": \"You have exceeded a secondary rate limit\"}",
	     "x-ratelimit-remaining", "4000");
	assert_true(said.limited);
	assert_int_equal(said.wait_ms, -1);
}

static void a_503_is_a_limit_with_retry_after(void **state)
{
	(void)state;
	SAYS(503, "", "retry-after", "3");
	assert_true(said.limited);
	assert_int_equal(said.wait_ms, 3000);
	SAYS(503, "", "date", "Fri, 15 Jan 2027 08:30:00 GMT");
	assert_false(said.limited);
}

static void other_answers_are_no_limit_whatever_they_say(void **state)
{
	(void)state;
	SAYS(200, "rate limit", "retry-after", "3");
	assert_false(said.limited);
	assert_int_equal(said.wait_ms, -1);
	SAYS(404, "rate limit", "x-ratelimit-remaining", "0");
	assert_false(said.limited);
	SAYS(301, "", "retry-after", "3");
	assert_false(said.limited);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(retry_after_may_be_seconds_or_a_date),
		cmocka_unit_test(a_moment_in_the_past_is_no_wait),
		cmocka_unit_test(what_cannot_be_meant_is_cut_or_left_out),
		cmocka_unit_test(counters_of_github_and_gitlab_are_read),
		cmocka_unit_test(a_reset_may_be_a_duration),
		cmocka_unit_test(the_servers_own_clock_counts),
		cmocka_unit_test(a_403_is_a_limit_only_when_it_says_so),
		cmocka_unit_test(a_503_is_a_limit_with_retry_after),
		cmocka_unit_test(other_answers_are_no_limit_whatever_they_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
