#include "unit.h"

#include "net/queue.h"

#include <string.h>

static struct arena a;
static struct hosts hosts;
static struct queue queue;

static const struct str secrets[] = {STR_INIT("one"), STR_INIT("two")};
static const struct host_settings settings[] = {
	{.origin = STR_INIT("https://api.org"),
	 .tokens = secrets,
	 .n_tokens = 2},
};
static const struct hosts_options of_hosts = {
	.at_once = 2,
	.gap_ms = 10,
	.failures = 3,
	.pause = {.first_ms = 1000, .most_ms = 4000},
	.settings = settings,
	.n_settings = 1,
};
static const struct queue_options options = {
	.at_once = 4,
	.tries = 3,
	.longest_wait_ms = 60000,
	.retry = {.first_ms = 100, .most_ms = 1000},
};

static struct turn turn;
static struct http_answer answer;
static const struct limits nothing = {
	.wait_ms = -1, .remaining = -1, .reset_ms = -1};

static int set_up(void **state)
{
	(void)state;
	arena_free(&a);
	hosts_init(&hosts, &a, &of_hosts);
	queue = (struct queue){.options = &options, .hosts = &hosts};
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct http_request *request(const char *url)
{
	struct http_request *r = arena_new(&a, struct http_request);

	r->url = str_c(url);
	return r;
}

static struct job *ask(const struct http_request *r)
{
	struct job *job = arena_new(&a, struct job);

	job->request = r;
	job->url = r->url;
	job->host = hosts_find(&hosts, r->url);
	queue_add(&queue, job);
	return job;
}

static struct job *ask_for(const char *url)
{
	return ask(request(url));
}

/* The job that is started at `now`; NULL when none is. */
static struct job *started(int64_t now)
{
	turn = queue_turn(&queue, now);
	return turn.kind == TURN_START ? turn.job : NULL;
}

static bool ends(struct job *job, int status, const char *to, int64_t now)
{
	answer = (struct http_answer){.status = status};
	return queue_ended(&queue, job, &answer, str_c(to), &nothing, now);
}

static bool fails(struct job *job, enum http_failure failure, int64_t now)
{
	answer = (struct http_answer){.failure = failure};
	return queue_ended(&queue, job, &answer, (struct str){0}, &nothing,
			   now);
}

static bool is_limited(struct job *job, int64_t wait_ms, int64_t now)
{
	const struct limits said = {.limited = true,
				    .wait_ms = wait_ms,
				    .remaining = -1,
				    .reset_ms = -1};

	answer = (struct http_answer){.status = 429};
	return queue_ended(&queue, job, &answer, (struct str){0}, &said, now);
}

static void an_answer_goes_to_who_asked(void **state)
{
	struct job *job = ask_for("https://a.org/x");

	(void)state;
	assert_int_equal(queue.waiting, 1);
	assert_ptr_equal(started(0), job);
	assert_int_equal(queue.waiting, 0);
	assert_int_equal(queue.running, 1);
	assert_true(ends(job, 404, NULL, 5));
	assert_int_equal(queue.running, 0);
	assert_int_equal(answer.failure, HTTP_ANSWERED);
	assert_str(answer.url, "https://a.org/x");
	assert_str(answer.moved_to, "");
	assert_false(answer.again);
}

static void a_host_is_asked_so_often_at_once_and_after_a_gap(void **state)
{
	struct job *one = ask_for("https://a.org/1");
	struct job *two = ask_for("https://a.org/2");
	struct job *three = ask_for("https://a.org/3");

	(void)state;
	assert_ptr_equal(started(100), one);
	assert_null(started(100));
	assert_int_equal(turn.when, 110);
	assert_ptr_equal(started(110), two);
	assert_null(started(500));
	assert_int_equal(turn.when, INT64_MAX);
	assert_true(ends(one, 200, NULL, 600));
	assert_ptr_equal(started(600), three);
}

static void hosts_take_turns(void **state)
{
	struct job *a1 = ask_for("https://a.org/1");
	struct job *a2 = ask_for("https://a.org/2");
	struct job *b1 = ask_for("https://b.org/1");

	(void)state;
	assert_ptr_equal(started(0), a1);
	assert_ptr_equal(started(0), b1);
	assert_null(started(0));
	assert_ptr_equal(started(10), a2);
}

static void all_hosts_together_run_no_more_than_the_bound(void **state)
{
	static const char *const urls[] = {"https://a.org", "https://b.org",
					   "https://c.org", "https://d.org",
					   "https://e.org"};
	struct job *first = NULL;

	(void)state;
	for (int i = 0; i < 5; i++)
		ask_for(urls[i]);
	first = started(0);
	for (int i = 1; i < 4; i++)
		assert_non_null(started(0));
	assert_null(started(1000));
	assert_true(ends(first, 200, NULL, 1000));
	assert_non_null(started(1000));
}

static void what_passes_is_tried_again_after_a_growing_wait(void **state)
{
	struct job *job = ask_for("https://a.org/");

	(void)state;
	started(0);
	assert_false(ends(job, 502, NULL, 1000));
	assert_in_range(job->not_before, 1050, 1100);
	assert_null(started(1049));
	assert_int_equal(turn.when, job->not_before);
	assert_ptr_equal(started(1100), job);
	assert_false(fails(job, HTTP_BROKEN, 2000));
	assert_in_range(job->not_before, 2100, 2200);
	assert_ptr_equal(started(2200), job);
	assert_true(ends(job, 500, NULL, 3000));
	assert_int_equal(answer.status, 500);
	assert_true(answer.again);
}

static void what_does_not_pass_is_not_tried_again(void **state)
{
	static const int statuses[] = {200, 204, 304, 400, 401, 403,
				       404, 410, 451, 501, 505};
	static const enum http_failure failures[] = {
		HTTP_CERTIFICATE, HTTP_TOO_LARGE, HTTP_REFUSED_HERE};

	(void)state;
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		struct job *job = ask_for("https://a.org/");

		assert_ptr_equal(started((int64_t)i * 1000), job);
		assert_true(ends(job, statuses[i], NULL, (int64_t)i * 1000));
		assert_false(answer.again);
	}
	for (size_t i = 0; i < 3; i++) {
		struct job *job = ask_for("https://b.org/");

		assert_ptr_equal(started((int64_t)i * 1000), job);
		assert_true(fails(job, failures[i], (int64_t)i * 1000));
		assert_false(answer.again);
	}
}

static void a_request_may_want_fewer_tries(void **state)
{
	struct http_request *r = request("https://a.org/");
	struct job *job;

	(void)state;
	r->tries = 1;
	job = ask(r);
	started(0);
	assert_true(ends(job, 502, NULL, 0));
	assert_true(answer.again);
}

static void a_limit_makes_the_host_wait_and_is_no_failed_try(void **state)
{
	struct http_request *r = request("https://a.org/");
	struct job *job, *other;

	(void)state;
	r->tries = 1;
	job = ask(r);
	other = ask_for("https://a.org/other");
	started(0);
	assert_false(is_limited(job, 5000, 100));
	assert_null(started(5099));
	assert_int_equal(turn.when, 5100);
	assert_ptr_equal(started(5100), other);
	assert_ptr_equal(started(5110), job);
	assert_true(ends(job, 200, NULL, 5200));
}

static void a_wait_that_is_too_long_is_carried_over(void **state)
{
	struct job *job = ask_for("https://a.org/");
	struct job *other = ask_for("https://a.org/other");

	(void)state;
	started(0);
	assert_false(is_limited(job, 60001, 0));
	turn = queue_turn(&queue, 0);
	assert_int_equal(turn.kind, TURN_GIVE_UP);
	assert_int_equal(turn.failure, HTTP_CARRIED_OVER);
	assert_ptr_equal(turn.job, other);
	assert_int_equal(turn.wait_ms, 60001);
	turn = queue_turn(&queue, 0);
	assert_ptr_equal(turn.job, job);
	assert_int_equal(queue.waiting, 0);
}

static void a_host_that_limits_for_ever_is_carried_over(void **state)
{
	struct job *job = ask_for("https://a.org/");
	int64_t now = 0;

	(void)state;
	for (int i = 0; i < 2; i++, now += 2000) {
		assert_ptr_equal(started(now), job);
		assert_false(is_limited(job, 1000, now));
	}
	assert_ptr_equal(started(now), job);
	assert_true(is_limited(job, 1000, now));
	assert_int_equal(answer.failure, HTTP_CARRIED_OVER);
	assert_int_equal(answer.status, 429);
	assert_int_equal(answer.wait_ms, 1000);
	assert_true(answer.again);
}

static void a_limited_token_gives_way_to_another(void **state)
{
	struct job *job = ask_for("https://api.org/");

	(void)state;
	assert_ptr_equal(started(0), job);
	assert_int_equal(job->token, 0);
	assert_false(is_limited(job, 3600000, 0));
	assert_ptr_equal(started(10), job);
	assert_int_equal(job->token, 1);
	assert_true(ends(job, 200, NULL, 20));
}

static void a_refused_token_gives_way_until_none_is_left(void **state)
{
	struct job *job = ask_for("https://api.org/");
	struct job *other = ask_for("https://api.org/other");

	(void)state;
	assert_ptr_equal(started(0), job);
	assert_false(ends(job, 401, NULL, 0));
	assert_ptr_equal(started(10), other);
	assert_int_equal(other->token, 1);
	assert_true(ends(other, 401, NULL, 10));
	assert_int_equal(answer.failure, HTTP_TOKEN_REFUSED);
	turn = queue_turn(&queue, 20);
	assert_int_equal(turn.kind, TURN_GIVE_UP);
	assert_ptr_equal(turn.job, job);
	assert_int_equal(turn.failure, HTTP_TOKEN_REFUSED);
}

static void a_redirect_waits_at_its_own_host(void **state)
{
	struct job *job = ask_for("https://a.org/");

	(void)state;
	started(0);
	assert_false(ends(job, 302, "https://b.org/x", 0));
	assert_ptr_equal(job->host, hosts_find(&hosts, STR("https://b.org")));
	assert_ptr_equal(started(0), job);
	assert_true(ends(job, 200, NULL, 0));
	assert_str(answer.url, "https://b.org/x");
	assert_str(answer.moved_to, "");
}

static void a_row_of_permanent_redirects_is_a_move(void **state)
{
	struct job *job = ask_for("http://a.org/");

	(void)state;
	started(0);
	assert_false(ends(job, 301, "https://a.org/", 0));
	started(0);
	assert_false(ends(job, 308, "https://b.org/", 0));
	started(0);
	assert_false(ends(job, 302, "https://b.org/login", 0));
	started(10);
	assert_false(ends(job, 301, "https://b.org/login/", 10));
	started(20);
	assert_true(ends(job, 200, NULL, 20));
	assert_str(answer.moved_to, "https://b.org/");
	assert_str(answer.url, "https://b.org/login/");
}

static void a_redirect_leads_to_the_web_only(void **state)
{
	static const char *const wrong[] = {
		"file:///etc/passwd", "ftp://a.org/",
		"gopher://a.org/",    "javascript:alert(1)",
		"https://u:p@a.org/", "https://a.org\\@b.org/"};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct job *job = ask_for("https://a.org/");

		assert_ptr_equal(started((int64_t)i * 10), job);
		assert_true(ends(job, 301, wrong[i], 0));
		assert_int_equal(answer.failure, HTTP_REDIRECTS);
		assert_str(answer.url, wrong[i]);
		assert_str(answer.moved_to, "");
		assert_str(answer.why,
			   "redirects to what is no http(s) address");
	}
}

static void a_circle_of_redirects_is_left_at_once(void **state)
{
	struct job *job = ask_for("https://a.org/");

	(void)state;
	started(0);
	assert_false(ends(job, 302, "https://b.org/", 0));
	started(0);
	assert_true(ends(job, 302, "https://a.org/", 0));
	assert_int_equal(answer.failure, HTTP_REDIRECTS);
	assert_str(answer.why, "redirects in a circle");
	job = ask_for("https://c.org/");
	started(0);
	assert_true(ends(job, 302, "https://c.org/", 0));
	assert_str(answer.why, "redirects in a circle");
}

static void redirects_end_some_time(void **state)
{
	struct job *job = ask_for("https://a.org/");
	int64_t now = 0;
	int i;

	(void)state;
	for (i = 0; i < 100; i++, now += 10) {
		assert_ptr_equal(started(now), job);
		if (ends(job, 302, arena_printf(&a, "https://a.org/%d", i).p,
			 now))
			break;
	}
	assert_int_equal(i, MOST_REDIRECTS);
	assert_str(answer.why, "redirects too often");
}

static void a_post_is_led_only_by_what_keeps_it_a_post(void **state)
{
	struct http_request *r = request("https://a.org/");
	struct job *job;

	(void)state;
	r->method = HTTP_POST;
	job = ask(r);
	started(0);
	assert_false(ends(job, 307, "https://b.org/", 0));
	started(0);
	assert_true(ends(job, 302, "https://c.org/", 0));
	assert_int_equal(answer.failure, HTTP_ANSWERED);
	assert_int_equal(answer.status, 302);
}

static void a_host_out_of_reach_answers_all_that_wait(void **state)
{
	struct job *job = ask_for("https://a.org/");
	struct job *other = ask_for("https://a.org/other");

	(void)state;
	assert_ptr_equal(started(0), job);
	assert_false(fails(job, HTTP_TIMEOUT, 0));
	assert_ptr_equal(started(10), other);
	assert_false(fails(other, HTTP_TIMEOUT, 10));
	assert_ptr_equal(started(1000), job);
	assert_false(fails(job, HTTP_TIMEOUT, 1000));
	for (int i = 0; i < 2; i++) {
		turn = queue_turn(&queue, 1000);
		assert_int_equal(turn.kind, TURN_GIVE_UP);
		assert_int_equal(turn.failure, HTTP_TIMEOUT);
	}
	assert_int_equal(queue.waiting, 0);
}

static void what_is_no_address_is_given_up(void **state)
{
	struct job *job = ask_for("file:///etc/passwd");

	(void)state;
	turn = queue_turn(&queue, 0);
	assert_int_equal(turn.kind, TURN_GIVE_UP);
	assert_int_equal(turn.failure, HTTP_REFUSED_HERE);
	assert_ptr_equal(turn.job, job);
}

static void all_that_waits_can_be_taken_out(void **state)
{
	(void)state;
	ask_for("https://a.org/1");
	ask_for("https://a.org/2");
	ask_for("https://b.org/1");
	for (int i = 0; i < 3; i++)
		assert_non_null(queue_drain(&queue));
	assert_null(queue_drain(&queue));
	assert_int_equal(queue.waiting, 0);
	ask_for("https://a.org/3");
	assert_non_null(started(0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(an_answer_goes_to_who_asked, set_up),
		cmocka_unit_test_setup(
			a_host_is_asked_so_often_at_once_and_after_a_gap,
			set_up),
		cmocka_unit_test_setup(hosts_take_turns, set_up),
		cmocka_unit_test_setup(
			all_hosts_together_run_no_more_than_the_bound, set_up),
		cmocka_unit_test_setup(
			what_passes_is_tried_again_after_a_growing_wait,
			set_up),
		cmocka_unit_test_setup(what_does_not_pass_is_not_tried_again,
				       set_up),
		cmocka_unit_test_setup(a_request_may_want_fewer_tries, set_up),
		cmocka_unit_test_setup(
			a_limit_makes_the_host_wait_and_is_no_failed_try,
			set_up),
		cmocka_unit_test_setup(a_wait_that_is_too_long_is_carried_over,
				       set_up),
		cmocka_unit_test_setup(
			a_host_that_limits_for_ever_is_carried_over, set_up),
		cmocka_unit_test_setup(a_limited_token_gives_way_to_another,
				       set_up),
		cmocka_unit_test_setup(
			a_refused_token_gives_way_until_none_is_left, set_up),
		cmocka_unit_test_setup(a_redirect_waits_at_its_own_host,
				       set_up),
		cmocka_unit_test_setup(a_row_of_permanent_redirects_is_a_move,
				       set_up),
		cmocka_unit_test_setup(a_redirect_leads_to_the_web_only,
				       set_up),
		cmocka_unit_test_setup(a_circle_of_redirects_is_left_at_once,
				       set_up),
		cmocka_unit_test_setup(redirects_end_some_time, set_up),
		cmocka_unit_test_setup(
			a_post_is_led_only_by_what_keeps_it_a_post, set_up),
		cmocka_unit_test_setup(
			a_host_out_of_reach_answers_all_that_wait, set_up),
		cmocka_unit_test_setup(what_is_no_address_is_given_up, set_up),
		cmocka_unit_test_setup(all_that_waits_can_be_taken_out, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
