#include "unit.h"

#include "base/url.h"

static void an_address_splits_into_its_parts(void **state)
{

	struct url u;

	(void)state;
	assert_true(url_split(STR("https://a.org:8080/p/q?x=1&y=?#f#g"), &u));
	assert_str(u.scheme, "https");
	assert_str(u.host, "a.org");
	assert_str(u.port, "8080");
	assert_str(u.path, "/p/q");
	assert_str(u.query, "x=1&y=?");
	assert_str(u.fragment, "f#g");
}

static void parts_may_be_missing(void **state)
{

	struct url u;

	(void)state;
	assert_true(url_split(STR("http://a"), &u));
	assert_str(u.host, "a");
	assert_str(u.port, "");
	assert_str(u.path, "");
	assert_str(u.query, "");
	assert_str(u.fragment, "");
	assert_true(url_split(STR("http://a?q"), &u));
	assert_str(u.host, "a");
	assert_str(u.query, "q");
	assert_true(url_split(STR("http://a#f/g"), &u));
	assert_str(u.host, "a");
	assert_str(u.fragment, "f/g");
}

static void what_is_no_address_is_refused(void **state)
{
	static const char *const wrong[] = {"",
					    "a",
					    "http",
					    "http:",
					    "http:/a.org",
					    "//a.org",
					    "://a.org",
					    "http://",
					    "http:///p",
					    "http://:80/",
					    "http://user@a.org/",
					    "http://user:pw@a.org/",
					    "http://a.org:80@b.org/",
					    "http://a b.org",
					    "http://a.org/a b",
					    "http://a.org/\n",
					    "http://a.org/\x7f",
					    "http://a.org\\@b.org",
					    "http://a.org/<b>",
					    "http://a.org/\"",
					    "http://.a.org",
					    "http://-a.org",
					    "http://a..org",
					    "http://a.org:x",
					    "http://a.org:65536",
					    "http://a.org:-1",
					    "http://a.org:80:80",
					    "ht tp://a.org",
					    "ht_tp://a.org",
					    "/p?u=http://a.org",
					    "http://a%2forg",
					    "http://[::1]/",
					    "1http://a.org",
					    "+://a.org",
					    "mailto:a@b.org",
					    "javascript:alert(1)"};
	struct url u;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (url_split(str_c(wrong[i]), &u) ||
		    url_is_web(str_c(wrong[i])))
			fail_msg("taken: %s", wrong[i]);
	assert_false(url_split(STR("http://a.org/\0"), &u));
	assert_false(url_split((struct str){0}, &u));
}

static void web_is_http_and_https_in_any_case(void **state)
{

	static const char *const right[] = {"http://a.org",
					    "https://a.org/",
					    "HTTPS://A.ORG",
					    "http://localhost:1",
					    "http://127.0.0.1:65535/",
					    "https://\xc3\xbc.de/\xc3\xa4",
					    "https://a_b.c-d.org",
					    "http://a.org."};

	(void)state;
	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++)
		assert_true(url_is_web(str_c(right[i])));
	assert_false(url_is_web(STR("ftp://a.org")));
	assert_false(url_is_web(STR("javascript://a%0aalert(1)")));
	assert_false(url_is_web(STR("git://a.org")));
	assert_false(url_is_web(STR("httpx://a.org")));
}

static void a_host_is_in_its_domain_and_those_above(void **state)
{

	static const struct {
		const char *host, *domain;
		bool want;
	} cases[] = {{"facebook.com", "facebook.com", true},
		     {"www.facebook.com", "facebook.com", true},
		     {"WWW.FaceBook.COM", "facebook.com", true},
		     {"evilfacebook.com", "facebook.com", false},
		     {"facebook.com.evil.org", "facebook.com", false},
		     {"book.com", "facebook.com", false},
		     {"facebook.co", "facebook.com", false},
		     {"", "facebook.com", false},
		     {".facebook.com", "facebook.com", true}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(url_host_in(str_c(cases[i].host),
					     str_c(cases[i].domain)),
				 cases[i].want);
}

static void one_repository_has_many_spellings(void **state)
{
	static const struct {
		const char *url, *want;
	} cases[] = {
		{"https://github.com/Owner/Name", "github.com/owner/name"},
		{"http://www.GitHub.com/owner/name.git/",
		 "github.com/owner/name"},
		{"https://github.com/owner/name.git", "github.com/owner/name"},
		{"https://github.com/owner/name//", "github.com/owner/name"},
		{"https://git.example.org:8443/a", "git.example.org:8443/a"},
		{"https://git.example.org/?p=a", "git.example.org?p=a"},
		{"not an address", ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(url_repository(&a, str_c(cases[i].url)),
			   cases[i].want);
	arena_free(&a);
}

static void what_browsers_read_can_be_mended(void **state)
{
	static const char *const cases[][2] = {
		{"https://a.org/p?q#f", "https://a.org/p?q#f"},
		{"HTTP://A.Org", "http://a.org"},
		{" https://a.org/ \n", "https://a.org/"},
		{"https:a.org", "https://a.org"},
		{"https:/a.org/x", "https://a.org/x"},
		{"https:\\\\a.org\\x", "https://a.org/x"},
		{"https:////a.org", "https://a.org"},
		{"https://a.org/a b", "https://a.org/a%20b"},
		{"https://a.org/?a\\b", "https://a.org/?a%5Cb"},
		{"https://a.\torg/\n", "https://a.org/"},
		{"https://%61.org", "https://a.org"},
		{"https://me@a.org/", "https://me@a.org/"},
		{"https://a.org:8080", "https://a.org:8080"},
		{"https://a.org:", "https://a.org"},
		{"https://a..b/", "https://a..b/"},
		{"https://b\303\274cher.de/", "https://b\303\274cher.de/"},
		{"https://[::1]:80/", "https://[::1]:80/"},
		{"https://1.2.3.4/", "https://1.2.3.4/"},
		{"https://1/", "https://1/"},
		{"https://0x7f.1/", "https://0x7f.1/"},
		{"https://4294967295", "https://4294967295"},
		/* none */
		{"a.org", ""},
		{"//a.org", ""},
		{"ftp://a.org", ""},
		{"mailto:a@b.org", ""},
		{"htps://a.org", ""},
		{"localhost:80/", ""},
		{"https://", ""},
		{"https:///", ""},
		{"https://me@/", ""},
		{"https://?q", ""},
		{"https://a b.org/", ""},
		{"https://a<b.org/", ""},
		{"https://a%20b.org/", ""},
		{"https://a%b.org/", ""},
		{"https://a.org:x/", ""},
		{"https://a.org:65536/", ""},
		{"https://1.2.3.256/", ""},
		{"https://1.2.3.4.5/", ""},
		{"https://a.1/", ""},
		{"https://4294967296", ""},
		{"https://4294967296.", ""},
		{"https://[::1]x/", ""},
		{"", ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(url_mend(&a, str_c(cases[i][0])), cases[i][1]);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_browsers_read_can_be_mended),
		cmocka_unit_test(one_repository_has_many_spellings),
		cmocka_unit_test(an_address_splits_into_its_parts),
		cmocka_unit_test(parts_may_be_missing),
		cmocka_unit_test(what_is_no_address_is_refused),
		cmocka_unit_test(web_is_http_and_https_in_any_case),
		cmocka_unit_test(a_host_is_in_its_domain_and_those_above),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
