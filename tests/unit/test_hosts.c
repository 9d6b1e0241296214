#include "unit.h"

#include "net/hosts.h"

static struct arena a;
static struct hosts hosts;

static const struct str two[] = {STR_INIT("one"), STR_INIT("two")};
static const struct str unclean[] = {STR_INIT("a b"), STR_INIT("a\r\nX: y"),
				     STR_INIT(""), STR_INIT("\xc3\xa4")};
static const struct host_settings settings[] = {
	{.origin = STR_INIT("https://api.example.org"),
	 .tokens = two,
	 .n_tokens = 2},
	{.origin = STR_INIT("https://unclean.example.org"),
	 .tokens = unclean,
	 .n_tokens = 4},
	{.origin = STR_INIT("https://API.example.org:443/"),
	 .tokens = two,
	 .n_tokens = 1},
	{.origin = STR_INIT("file:///etc"), .tokens = two, .n_tokens = 1},
};
static const struct hosts_options options = {
	.at_once = 2,
	.gap_ms = 10,
	.failures = 3,
	.pause = {.first_ms = 1000, .most_ms = 4000},
	.settings = settings,
	.n_settings = sizeof(settings) / sizeof(settings[0]),
};

static const struct str none;
static const struct limits nothing = {
	.wait_ms = -1, .remaining = -1, .reset_ms = -1};
static int64_t when;

static int set_up(void **state)
{
	(void)state;
	arena_free(&a);
	hosts_init(&hosts, &a, &options);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct host *find(const char *url)
{
	return hosts_find(&hosts, str_c(url));
}

static void ends(struct host *host, int token, int status,
		 const struct limits *said, int64_t started, int64_t now)
{
	struct http_answer answer = {.status = status};
	struct host_end end = {&answer, said, none, token, started};

	host_ended(&hosts, host, &end, now);
}

static void fails(struct host *host, enum http_failure failure)
{
	struct http_answer answer = {.failure = failure};
	struct host_end end = {&answer, &nothing, none, 0, 0};

	host_start(&hosts, host, 0, none, 0);
	host_ended(&hosts, host, &end, 0);
}

static void a_host_is_scheme_name_and_port(void **state)
{
	static const struct {
		const char *url, *want;
	} cases[] = {
		{"https://A.org/b?c#d", "https://a.org"},
		{"HTTPS://a.org:443", "https://a.org"},
		{"http://a.org:443/", "http://a.org:443"},
		{"http://a.org:80/", "http://a.org"},
		{"https://a.org:80/", "https://a.org:80"},
		{"https://a.org./", "https://a.org."},
		{"file:///etc/passwd", ""},
		{"https://a.org@b.org/", ""},
		{"ftp://a.org/", ""},
		{"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(host_origin(&a, str_c(cases[i].url)), cases[i].want);
	assert_ptr_equal(find("https://a.org/x"), find("https://A.org:443/y"));
	assert_ptr_not_equal(find("https://a.org/"), find("http://a.org/"));
	assert_ptr_not_equal(find("https://a.org/"), find("https://b.org/"));
}

static void what_is_no_web_address_is_given_up_from_the_start(void **state)
{
	(void)state;
	assert_int_equal(find("file:///etc/passwd")->failure,
			 HTTP_REFUSED_HERE);
	assert_int_equal(find("https://a.org")->failure, HTTP_ANSWERED);
	assert_null(find("file:///etc/passwd")->settings);
}

static void only_the_own_origin_has_the_token(void **state)
{
	static const char *const others[] = {
		"http://api.example.org/",       "https://api.example.org:444/",
		"https://example.org/",          "https://x.api.example.org/",
		"https://api.example.org.a.org", "https://api.example.org./",
	};

	(void)state;
	assert_int_equal(find("https://api.example.org/x")->tokens.n, 2);
	assert_str(find("https://api.example.org/")->tokens.at[0].secret,
		   "one");
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_int_equal(find(others[i])->tokens.n, 1);
		assert_int_equal(find(others[i])->tokens.at[0].secret.n, 0);
	}
}

static void a_token_that_could_end_a_header_is_left_out(void **state)
{
	const struct host *host = find("https://unclean.example.org/");

	(void)state;
	assert_int_equal(host->tokens.n, 1);
	assert_int_equal(host->tokens.at[0].secret.n, 0);
	assert_true(host_is_token(STR("ghp_Ab-9.~+/=")));
	assert_false(host_is_token(STR("a\0b")));
	assert_false(host_is_token(STR("a\x7f")));
}

static void tokens_take_turns_until_their_budgets_are_known(void **state)
{
	struct host *host = find("https://api.example.org/");

	(void)state;
	assert_int_equal(host_token(host, none, 0, &when), 0);
	host_start(&hosts, host, 0, none, 0);
	assert_int_equal(host_token(host, none, 0, &when), 1);
	host_start(&hosts, host, 1, none, 0);
	assert_int_equal(host_token(host, none, 0, &when), 0);
}

static void the_token_with_most_left_is_used(void **state)
{
	struct host *host = find("https://api.example.org/");
	struct limits said = {.wait_ms = -1, .remaining = 10, .reset_ms = 5000};

	(void)state;
	host_start(&hosts, host, 0, none, 0);
	ends(host, 0, 200, &said, 0, 1);
	said.remaining = 12;
	host_start(&hosts, host, 1, none, 0);
	ends(host, 1, 200, &said, 0, 1);
	assert_int_equal(host_remaining(host, none, 2), 22);
	assert_int_equal(host_token(host, none, 2, &when), 1);
	host_start(&hosts, host, 1, none, 2);
	host_start(&hosts, host, 1, none, 2);
	host_start(&hosts, host, 1, none, 2);
	assert_int_equal(host_token(host, none, 2, &when), 0);
	assert_int_equal(host_remaining(host, none, 2), 19);
}

static void requests_that_run_use_the_budget_up(void **state)
{
	struct host *host = find("https://a.org/");
	struct limits said = {.wait_ms = -1, .remaining = 1, .reset_ms = 5000};

	(void)state;
	host_start(&hosts, host, 0, none, 0);
	ends(host, 0, 200, &said, 0, 0);
	assert_int_equal(host_token(host, none, 1, &when), 0);
	host_start(&hosts, host, 0, none, 1);
	assert_int_equal(host_token(host, none, 1, &when), -1);
	assert_int_equal(when, INT64_MAX);
	said.remaining = 0;
	ends(host, 0, 200, &said, 1, 100);
	assert_int_equal(host_token(host, none, 101, &when), -1);
	assert_int_equal(when, 5100);
	assert_int_equal(host_token(host, none, 5099, &when), -1);
	assert_int_equal(host_token(host, none, 5100, &when), 0);
	assert_int_equal(host_remaining(host, none, 5100), -1);
}

static void another_name_has_a_budget_of_its_own(void **state)
{
	struct host *host = find("https://a.org/");
	struct limits said = {.limited = true,
			      .wait_ms = -1,
			      .remaining = 0,
			      .reset_ms = 5000};

	(void)state;
	host_start(&hosts, host, 0, none, 0);
	ends(host, 0, 403, &said, 0, 0);
	assert_int_equal(host_token(host, none, 1, &when), -1);
	assert_int_equal(host_token(host, STR("graphql"), 1, &when), 0);
}

static void a_pause_is_of_one_token_and_of_all_its_budgets(void **state)
{
	struct host *host = find("https://api.example.org/");
	struct limits said = {.limited = true,
			      .wait_ms = 7000,
			      .remaining = -1,
			      .reset_ms = -1};

	(void)state;
	host_start(&hosts, host, 0, none, 0);
	ends(host, 0, 429, &said, 0, 1000);
	assert_int_equal(host_token(host, none, 1001, &when), 1);
	assert_int_equal(host_token(host, STR("graphql"), 1001, &when), 1);
	host_start(&hosts, host, 1, none, 1001);
	said.wait_ms = 3000;
	ends(host, 1, 429, &said, 1001, 2000);
	assert_int_equal(host_token(host, STR("graphql"), 2001, &when), -1);
	assert_int_equal(when, 5000);
	assert_int_equal(host_token(host, none, 8000, &when), 0);
}

static void a_pause_without_a_time_grows_once_a_round(void **state)
{
	struct host *host = find("https://a.org/");
	const struct limits said = {.limited = true,
				    .wait_ms = -1,
				    .remaining = -1,
				    .reset_ms = -1};
	const struct token *t = &host->tokens.at[0];
	int64_t first;

	(void)state;
	host_start(&hosts, host, 0, none, 0);
	host_start(&hosts, host, 0, none, 0);
	host_start(&hosts, host, 0, none, 0);
	ends(host, 0, 429, &said, 0, 100);
	first = t->paused_until;
	assert_in_range(first, 100 + 500, 100 + 1000);
	ends(host, 0, 429, &said, 0, 101);
	assert_int_equal(t->paused_until, first);
	assert_int_equal(t->pauses, 1);
	ends(host, 0, 429, &said, 2000, 2000);
	assert_in_range(t->paused_until, 2000 + 1000, 2000 + 2000);
	host_start(&hosts, host, 0, none, 5000);
	ends(host, 0, 200, &nothing, 5000, 5001);
	assert_int_equal(t->pauses, 0);
}

static void a_token_that_is_refused_is_not_used_again(void **state)
{
	struct host *host = find("https://api.example.org/");

	(void)state;
	host_start(&hosts, host, 0, none, 0);
	ends(host, 0, 401, &nothing, 0, 0);
	assert_false(host_refuses(host));
	assert_int_equal(host_token(host, none, 0, &when), 1);
	host_start(&hosts, host, 1, none, 0);
	ends(host, 1, 401, &nothing, 0, 0);
	assert_true(host_refuses(host));
	assert_int_equal(host_token(host, none, 0, &when), -1);
	assert_int_equal(when, INT64_MAX);
}

static void a_401_without_a_token_refuses_nothing(void **state)
{
	struct host *host = find("https://a.org/");

	(void)state;
	host_start(&hosts, host, 0, none, 0);
	ends(host, 0, 401, &nothing, 0, 0);
	assert_false(host_refuses(host));
}

static void a_host_out_of_reach_is_given_up_after_a_row(void **state)
{
	struct host *host = find("https://a.org/");

	(void)state;
	fails(host, HTTP_TIMEOUT);
	fails(host, HTTP_NO_CONNECTION);
	fails(host, HTTP_BROKEN); /* somebody was there */
	fails(host, HTTP_TIMEOUT);
	fails(host, HTTP_TIMEOUT);
	assert_int_equal(host->failure, HTTP_ANSWERED);
	fails(host, HTTP_NO_ADDRESS);
	assert_int_equal(host->failure, HTTP_NO_ADDRESS);
	assert_int_equal(find("https://b.org/")->failure, HTTP_ANSWERED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_host_is_scheme_name_and_port, set_up),
		cmocka_unit_test_setup(
			what_is_no_web_address_is_given_up_from_the_start,
			set_up),
		cmocka_unit_test_setup(only_the_own_origin_has_the_token,
				       set_up),
		cmocka_unit_test_setup(
			a_token_that_could_end_a_header_is_left_out, set_up),
		cmocka_unit_test_setup(
			tokens_take_turns_until_their_budgets_are_known,
			set_up),
		cmocka_unit_test_setup(the_token_with_most_left_is_used,
				       set_up),
		cmocka_unit_test_setup(requests_that_run_use_the_budget_up,
				       set_up),
		cmocka_unit_test_setup(another_name_has_a_budget_of_its_own,
				       set_up),
		cmocka_unit_test_setup(
			a_pause_is_of_one_token_and_of_all_its_budgets, set_up),
		cmocka_unit_test_setup(
			a_pause_without_a_time_grows_once_a_round, set_up),
		cmocka_unit_test_setup(
			a_token_that_is_refused_is_not_used_again, set_up),
		cmocka_unit_test_setup(a_401_without_a_token_refuses_nothing,
				       set_up),
		cmocka_unit_test_setup(
			a_host_out_of_reach_is_given_up_after_a_row, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
