/* How asking goes on, whatever the forge is; tests/forge/ has the rest. */
#include "forge_desk.h"

#include "base/buf.h"

static void a_host_tells_its_forge_by_its_name(void **state)
{
	static const struct {
		const char *url;
		enum forge_kind kind;
		const char *api;
	} cases[] = {
		{"https://github.com/a/b", FORGE_GITHUB,
		 "https://api.github.com"},
		{"https://www.GitHub.com/a/b", FORGE_GITHUB,
		 "https://api.github.com"},
		{"https://gitlab.com/a/b", FORGE_GITLAB,
		 "https://gitlab.com/api/v4"},
		{"http://gitlab.example.org:81/a/b", FORGE_GITLAB,
		 "http://gitlab.example.org:81/api/v4"},
		{"https://codeberg.org/a/b", FORGE_GITEA,
		 "https://codeberg.org/api/v1"},
		{"https://evilgithub.com/a/b", FORGE_GIT, ""},
		{"https://github.com.evil.org/a/b", FORGE_GIT, ""},
		{"https://git.kernel.org/pub/scm/git/git.git", FORGE_GIT, ""},
		{"https://own.example.org/a/b", FORGE_GITHUB,
		 "https://own.example.org/api/v3"},
		{"https://other.example.org/a/b", FORGE_GITEA,
		 "https://api.example.org/x"},
	};
	struct site_host own = {.name.s = STR("Own.example.org"),
				.kind.s = STR("github")};
	struct site_host other = {.name.s = STR("other.example.org"),
				  .kind.s = STR("gitea"),
				  .api.s = STR("https://api.example.org/x/")};
	struct desk d = {0};

	(void)state;
	*list_add(&d.arena, &d.settings) = &own;
	*list_add(&d.arena, &d.settings) = &other;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct forge_host *h = forge_host_of(
			&d.arena, &d.hosts, &d.settings, str_c(cases[i].url));

		assert_non_null(h);
		assert_int_equal(h->kind, cases[i].kind);
		assert_str(h->api, cases[i].api);
	}
	assert_null(forge_host_of(&d.arena, &d.hosts, &d.settings,
				  STR("git@github.com:a/b")));
	desk_free(&d);
}

static void one_host_is_one_whichever_way_it_is_written(void **state)
{
	struct desk d = {0};

	(void)state;
	assert_ptr_equal(forge_host_of(&d.arena, &d.hosts, &d.settings,
				       STR("https://github.com/a/b")),
			 forge_host_of(&d.arena, &d.hosts, &d.settings,
				       STR("http://www.GITHUB.com/c")));
	assert_int_equal(d.hosts.n, 1);
	desk_free(&d);
}

static void a_path_is_as_long_as_the_forge_has_it(void **state)
{
	static const struct {
		const char *url, *path; /* NULL: there can be none */
	} cases[] = {
		{"https://github.com/a/b", "a/b"},
		{"https://github.com/a/b.git/", "a/b"},
		{"https://github.com/a/b/tree/main/c", "a/b"},
		{"https://github.com/a", NULL},
		{"https://github.com/", NULL},
		{"https://gitlab.com/a/b/c/d", "a/b/c/d"},
		{"https://gitlab.com/a/b/-/tree/main", "a/b"},
		{"https://gitlab.com/a", NULL},
		{"https://git.example.org/x.git", "x"},
		{"https://git.example.org/", NULL},
	};
	struct desk d = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str url = str_c(cases[i].url);
		struct forge_repo *r = forge_repo_new(
			&d.arena,
			forge_host_of(&d.arena, &d.hosts, &d.settings, url),
			url);

		assert_int_equal(r != NULL, cases[i].path != NULL);
		if (r)
			assert_str(r->path, cases[i].path);
	}
	desk_free(&d);
}

static void hostile_names_stay_inside_their_request(void **state)
{
	struct desk d = {0};

	(void)state;
	desk_repo(&d, "https://github.com/a'b/c%22)&x", false, PULSE);
	desk_next(&d);
	assert_str(d.asks.at[0]->request.url,
		   "https://api.github.com/repos/a%27b/c%2522%29%26x");
	desk_free(&d);
}

static void a_hundred_repositories_share_one_request(void **state)
{
	struct desk d = {0};

	(void)state;
	for (int i = 0; i < 250; i++)
		desk_repo(
			&d,
			arena_printf(&d.arena, "https://github.com/a/r%d", i).p,
			true, PULSE | SLOW);
	desk_next(&d);
	assert_int_equal(d.asks.n, 3);
	assert_int_equal(d.asks.at[0]->repos.n, 100);
	assert_int_equal(d.asks.at[2]->repos.n, 50);
	assert_int_equal(d.asks.at[0]->cost, 5);
	assert_int_equal(d.asks.at[0]->budget, FORGE_GRAPHQL);
	desk_free(&d);
}

static void what_costs_more_shares_less(void **state)
{
	struct desk d = {0};

	(void)state;
	for (int i = 0; i < 40; i++) {
		struct forge_repo *r = desk_repo(
			&d,
			arena_printf(&d.arena, "https://github.com/a/r%d", i).p,
			true, SERIES);

		r->branch = STR("next"); /* 52 counts each */
	}
	desk_next(&d);
	assert_int_equal(d.asks.n, 3);
	assert_int_equal(d.asks.at[0]->repos.n, 19);
	assert_int_equal(d.asks.at[0]->cost, 10);
	desk_free(&d);
}

static void who_was_halved_shares_no_more_than_half(void **state)
{
	static const int batches[] = {0, 3, 0, 0, 2, 0, 0, 0};
	enum { N = sizeof(batches) / sizeof(batches[0]) };
	struct desk d = {0};

	(void)state;
	for (size_t i = 0; i < N; i++)
		desk_repo(&d,
			  arena_printf(&d.arena, "https://github.com/a/r%zu", i)
				  .p,
			  true, PULSE)
			->batch = batches[i];
	desk_next(&d);
	for (size_t i = 0; i < d.asks.n; i++) {
		const struct forge_repos *repos = &d.asks.at[i]->repos;

		for (size_t k = 0; k < repos->n; k++)
			assert_true(!repos->at[k]->batch ||
				    repos->n <= (size_t)repos->at[k]->batch);
	}
	assert_int_equal(d.asks.n, 3);
	desk_free(&d);
}

static void a_plan_says_what_is_needed_at_least_and_at_most(void **state)
{
	struct desk d = {0};
	struct forge_plan plan;

	(void)state;
	for (int i = 0; i < 150; i++)
		desk_repo(
			&d,
			arena_printf(&d.arena, "https://github.com/a/r%d", i).p,
			true, PULSE | SERIES | SLOW);
	desk_repo(&d, "https://gitlab.com/a/b", false, PULSE);
	plan = forge_plan(&d.arena, d.repos.at, d.repos.n);
	assert_int_equal(plan.least[FORGE_GRAPHQL], 2);
	assert_int_equal(plan.points, 8);
	/* weeks, contributors, commits; and perhaps the first commit */
	assert_int_equal(plan.least[FORGE_REST], 3 * 150);
	assert_int_equal(plan.most[FORGE_REST], 4 * 150);
	assert_int_equal(plan.least[FORGE_FREE], 3);
	/* and asking goes on as if nobody had planned */
	desk_next(&d);
	assert_int_equal(d.asks.n, 3);
	desk_free(&d);
}

static void what_is_carried_over_is_not_asked(void **state)
{
	struct desk d = {0};
	struct forge_repo *r =
		desk_repo(&d, "https://github.com/a/b", false, SERIES | SLOW);

	(void)state;
	desk_next(&d);
	assert_int_equal(d.asks.n, 1);
	forge_carry(d.asks.at[0]);
	desk_next(&d);
	assert_int_equal(d.asks.n, 0);
	assert_true(r->done);
	assert_int_equal(r->looks[FORGE_SERIES], FORGE_CARRIED);
	assert_int_equal(r->looks[FORGE_SLOW], FORGE_CARRIED);
	assert_int_equal(r->looks[FORGE_PULSE], FORGE_NOT_ASKED);
	desk_free(&d);
}

static void an_answer_of_no_use_says_why(void **state)
{
	static const struct {
		int status;
		enum http_failure failure;
		enum forge_state want;
		const char *reason; /* NULL: what http.h says of the failure */
	} cases[] = {
		{404, HTTP_ANSWERED, FORGE_GONE, "not found"},
		{410, HTTP_ANSWERED, FORGE_GONE, "not found"},
		{403, HTTP_ANSWERED, FORGE_BARRED, "forbidden"},
		{451, HTTP_ANSWERED, FORGE_BARRED, "barred by law"},
		{401, HTTP_ANSWERED, FORGE_DOWN, "the token is not taken"},
		{500, HTTP_ANSWERED, FORGE_DOWN, "status 500"},
		{200, HTTP_ANSWERED, FORGE_DOWN, "the answer is no JSON"},
		{0, HTTP_TIMEOUT, FORGE_DOWN, NULL},
		{429, HTTP_ANSWERED, FORGE_UNSEEN, "the budget is spent"},
		{0, HTTP_CARRIED_OVER, FORGE_UNSEEN, NULL},
		{0, HTTP_TOKEN_REFUSED, FORGE_UNSEEN, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct desk d = {0};
		struct forge_repo *r = desk_repo(&d, "https://github.com/a/b",
						 false, PULSE | SLOW);
		struct http_answer answer =
			desk_answer(cases[i].status, "<html>");

		answer.failure = cases[i].failure;
		desk_next(&d);
		forge_read(&d.arena, d.asks.at[0], &answer);
		desk_next(&d);
		assert_true(r->done);
		assert_int_equal(r->state, cases[i].want);
		assert_str(r->reason,
			   cases[i].reason
				   ? cases[i].reason
				   : http_failure_words(cases[i].failure));
		assert_int_equal(r->looks[FORGE_SLOW],
				 cases[i].want == FORGE_UNSEEN ? FORGE_CARRIED
							       : FORGE_FAILED);
		desk_free(&d);
	}
}

static void a_limit_is_told_from_a_bar_by_its_headers(void **state)
{
	struct http_header left = {STR("x-ratelimit-remaining"), STR("0")};
	struct http_header after = {STR("retry-after"), STR("60")};
	struct http_header *cases[] = {&left, &after};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct desk d = {0};
		struct forge_repo *r =
			desk_repo(&d, "https://github.com/a/b", false, PULSE);
		struct http_answer answer = desk_answer(403, "{}");

		answer.headers = (struct http_headers){cases[i], 1};
		desk_next(&d);
		forge_read(&d.arena, d.asks.at[0], &answer);
		desk_next(&d);
		assert_int_equal(r->looks[FORGE_PULSE], FORGE_CARRIED);
		desk_free(&d);
	}
}

static void one_tier_fails_and_the_others_go_on(void **state)
{
	struct desk d = {0};
	struct forge_repo *r =
		desk_repo(&d, "https://gitlab.com/a/b", false, PULSE | SLOW);

	(void)state;
	desk_next(&d);
	desk_read(&d, 200,
		  "{\"path_with_namespace\":\"a/b\","
		  "\"star_count\":3}");
	desk_read(&d, 500, ""); /* releases */
	desk_read(&d, 200, "{\"C\": 100}");
	desk_read(&d, 200, "[]");
	desk_read(&d, 200, "{}");
	assert_true(r->done);
	assert_int_equal(r->state, FORGE_THERE);
	assert_int_equal(r->looks[FORGE_PULSE], FORGE_FAILED);
	assert_int_equal(r->looks[FORGE_SLOW], FORGE_LOOKED);
	assert_int_equal(r->seen.stars, 3);
	desk_free(&d);
}

static void what_an_answer_has_in_another_form_is_absent(void **state)
{
	struct desk d = {0};
	struct forge_repo *r =
		desk_repo(&d, "https://gitlab.com/a/b", false, PULSE);

	(void)state;
	desk_next(&d);
	desk_read(&d, 200,
		  "{\"path_with_namespace\": \"a/b\", \"star_count\": -1,"
		  "\"forks_count\": 1.5, \"open_issues_count\": \"7\","
		  "\"description\": [], \"topics\": {}, \"archived\": \"no\","
		  "\"created_at\": \"2026-02-30T00:00:00Z\","
		  "\"default_branch\": 7, \"license\": \"MIT\"}");
	for (int i = 0; i < FACTS; i++)
		assert_false(facts_know(&r->seen, (enum fact)i));
	desk_free(&d);
}

static void texts_are_cleaned_and_counts_are_limited(void **state)
{
	struct desk d = {0};
	struct forge_repo *r =
		desk_repo(&d, "https://gitlab.com/a/b", false, PULSE);
	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("{\"path_with_namespace\": \"a/b\", \"description\": "
			"\" a\\u0000\\n\\tb\\u001b[31m\\ud83d\\ude80 "));
	for (int i = 0; i < 3000; i++)
		buf_addc(&b, 'x');
	buf_add(&b, STR("\", \"topics\": [\"\", 1, {}"));
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, ", \"t%d\"", i);
	buf_add(&b, STR("]}"));
	buf_addc(&b, 0);
	desk_next(&d);
	desk_read(&d, 200, b.p);
	assert_true(str_starts(r->seen.description.s,
			       STR("a b [31m\xf0\x9f\x9a\x80 xxx")));
	assert_int_equal(r->seen.description.s.n, 1000);
	assert_int_equal(r->seen.topics.n, 30);
	assert_str(r->seen.topics.at[0].s, "t0");
	buf_free(&b);
	desk_free(&d);
}

static void a_name_stands_once_in_a_file(void **state)
{
	struct desk d = {0};
	struct forge_repo *r =
		desk_repo(&d, "https://codeberg.org/a/b", false, SLOW);
	struct forge_repo *other;

	(void)state;
	desk_next(&d);
	desk_read(&d, 200, "{\"C\": 1, \"\\u007fC\": 2, \"C \": 3, \"D\": 4}");
	assert_int_equal(r->seen.languages.n, 2);
	assert_int_equal(r->seen.languages.at[0].bytes, 1);
	assert_str(r->seen.languages.at[1].name, "D");
	d.repos = (struct forge_repos){0};
	other = desk_repo(&d, "https://gitlab.com/a/b", false, SLOW);
	desk_next(&d);
	desk_read(&d, 200, "{\"C\": 90.5, \"C\\n\": 9.5}");
	assert_int_equal(other->seen.language_shares.n, 1);
	desk_free(&d);
}

static void what_nobody_could_count_is_not_seen(void **state)
{
	struct desk d = {0};
	struct forge_repo *r =
		desk_repo(&d, "https://github.com/a/b", false, PULSE);
	struct forge_repo *other;
	struct buf weeks = {0};

	(void)state;
	desk_next(&d);
	desk_read(&d, 200,
		  "{\"full_name\": \"a/b\", \"forks_count\": 1000000000000, "
		  "\"stargazers_count\": 9223372036854775807}");
	assert_int_equal(r->seen.forks, 1000000000000);
	assert_false(facts_know(&r->seen, FACT_STARS));
	d.repos = (struct forge_repos){0};
	other = desk_repo(&d, "https://github.com/c/d", false, SERIES);
	buf_add(&weeks, STR("{\"all\": [0"));
	for (int i = 1; i < WEEKS; i++)
		buf_add(&weeks, STR(", 9223372036854775807"));
	buf_add(&weeks, STR("]}"));
	buf_addc(&weeks, 0);
	desk_next(&d);
	desk_read(&d, 200, weeks.p);
	assert_false(facts_know(&other->seen, FACT_WEEKLY_COMMITS));
	buf_free(&weeks);
	desk_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_host_tells_its_forge_by_its_name),
		cmocka_unit_test(one_host_is_one_whichever_way_it_is_written),
		cmocka_unit_test(a_path_is_as_long_as_the_forge_has_it),
		cmocka_unit_test(hostile_names_stay_inside_their_request),
		cmocka_unit_test(a_hundred_repositories_share_one_request),
		cmocka_unit_test(what_costs_more_shares_less),
		cmocka_unit_test(who_was_halved_shares_no_more_than_half),
		cmocka_unit_test(
			a_plan_says_what_is_needed_at_least_and_at_most),
		cmocka_unit_test(what_is_carried_over_is_not_asked),
		cmocka_unit_test(an_answer_of_no_use_says_why),
		cmocka_unit_test(a_limit_is_told_from_a_bar_by_its_headers),
		cmocka_unit_test(one_tier_fails_and_the_others_go_on),
		cmocka_unit_test(what_an_answer_has_in_another_form_is_absent),
		cmocka_unit_test(texts_are_cleaned_and_counts_are_limited),
		cmocka_unit_test(a_name_stands_once_in_a_file),
		cmocka_unit_test(what_nobody_could_count_is_not_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
