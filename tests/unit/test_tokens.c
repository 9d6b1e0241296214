#include "forge_desk.h"

#include "pull/tokens.h"

#include <string.h>

/* An environment of pairs, ended by NULL. */
static const char *const *variables;

static const char *env(const char *name)
{
	for (const char *const *at = variables; *at; at += 2)
		if (!strcmp(at[0], name))
			return at[1];
	return NULL;
}

static struct forge_host *host(struct desk *d, const char *url)
{
	return forge_host_of(&d->arena, &d->hosts, &d->settings, str_c(url));
}

static void give(struct desk *d, struct host_settings_list *out)
{
	*out = (struct host_settings_list){0};
	tokens_give(&d->arena, env, "catalogue", &d->hosts, out);
}

static void each_token_is_for_its_own_server(void **state)
{
	static const char *const all[] = {"GITHUB_TOKENS",
					  " one,two\n three ",
					  "GITHUB_TOKEN",
					  "unused",
					  "GITLAB_TOKEN",
					  "four",
					  "GITEA_TOKEN_CODEBERG_ORG",
					  "five",
					  NULL};
	struct desk d = {0};
	struct host_settings_list list;

	(void)state;
	variables = all;
	host(&d, "https://github.com/a/b");
	host(&d, "https://gitlab.com/a/b");
	host(&d, "https://codeberg.org/a/b");
	host(&d, "https://gitlab.gnome.org/a/b");
	host(&d, "https://gitea.com/a/b");
	host(&d, "http://codeberg.org:80/a/b");
	host(&d, "https://git.example.org/b");
	give(&d, &list);
	assert_int_equal(list.n, 3);
	assert_str(list.at[0].origin, "https://api.github.com");
	assert_int_equal(list.at[0].n_tokens, 3);
	assert_str(list.at[0].tokens[2], "three");
	assert_int_equal(list.at[0].auth, HOST_BEARER);
	assert_str(list.at[1].origin, "https://gitlab.com");
	assert_int_equal(list.at[1].auth, HOST_PRIVATE_TOKEN);
	assert_str(list.at[2].origin, "https://codeberg.org");
	assert_str(list.at[2].tokens[0], "five");
	assert_true(d.hosts.at[0]->token);
	assert_false(d.hosts.at[3]->token);
	desk_free(&d);
}

static void a_catalogue_cannot_lead_a_token_elsewhere(void **state)
{
	static const char *const all[] = {"GITHUB_TOKEN", "one", "GITLAB_TOKEN",
					  "two", NULL};
	struct site_host evil = {.name.s = STR("github.com"),
				 .kind.s = STR("github"),
				 .api.s = STR("https://evil.example.org")};
	struct site_host plain = {.name.s = STR("gitlab.com"),
				  .kind.s = STR("gitlab"),
				  .api.s = STR("http://gitlab.com/api/v4")};
	struct desk d = {0};
	struct host_settings_list list;

	(void)state;
	variables = all;
	*list_add(&d.arena, &d.settings) = &evil;
	*list_add(&d.arena, &d.settings) = &plain;
	host(&d, "https://github.com/a/b");
	host(&d, "https://gitlab.com/a/b");
	give(&d, &list);
	assert_int_equal(list.n, 0);
	assert_false(d.hosts.at[0]->token);
	assert_false(d.hosts.at[1]->token);
	desk_free(&d);
}

static void the_environment_names_a_server_of_ones_own(void **state)
{
	static const char *const all[] = {"GITHUB_TOKEN",
					  "one",
					  "GITHUB_API_URL",
					  "https://git.example.org/api/v3",
					  "GITLAB_TOKEN",
					  "two",
					  "CI_SERVER_URL",
					  "https://lab.example.org:8443",
					  NULL};
	struct site_host own = {.name.s = STR("git.example.org"),
				.kind.s = STR("github")};
	struct site_host lab = {.name.s = STR("lab.example.org:8443"),
				.kind.s = STR("gitlab"),
				.ca_file.s = STR("own.pem")};
	struct desk d = {0};
	struct host_settings_list list;

	(void)state;
	variables = all;
	*list_add(&d.arena, &d.settings) = &own;
	*list_add(&d.arena, &d.settings) = &lab;
	host(&d, "https://git.example.org/a/b");
	host(&d, "https://lab.example.org:8443/a/b");
	host(&d, "https://github.com/a/b");
	give(&d, &list);
	assert_int_equal(list.n, 2);
	assert_str(list.at[0].origin, "https://git.example.org");
	assert_int_equal(list.at[0].n_tokens, 1);
	assert_str(list.at[1].origin, "https://lab.example.org:8443");
	assert_string_equal(list.at[1].ca_file, "catalogue/own.pem");
	assert_false(d.hosts.at[2]->token);
	desk_free(&d);
}

static void what_could_break_a_header_is_no_token(void **state)
{
	static const char *const all[] = {"GITHUB_TOKEN", "\xc3\xa4", NULL};
	struct desk d = {0};
	struct host_settings_list list;

	(void)state;
	variables = all;
	host(&d, "https://github.com/a/b");
	give(&d, &list);
	assert_false(d.hosts.at[0]->token);
	desk_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_token_is_for_its_own_server),
		cmocka_unit_test(a_catalogue_cannot_lead_a_token_elsewhere),
		cmocka_unit_test(the_environment_names_a_server_of_ones_own),
		cmocka_unit_test(what_could_break_a_header_is_no_token),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
