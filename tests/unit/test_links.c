#include "unit.h"

#include "online/known.h"
#include "online/online.h"
#include "online/verdicts.h"

static struct arena a;
static struct diags d;

static int set_up(void **state)
{
	(void)state;
	arena_free(&a);
	diags_init(&d, &a);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

/* A link of one place, answered by 200 after redirects to `moved_to`. */
static struct link *link_at(const char *written, const char *moved_to)
{
	struct link *link = arena_new(&a, struct link);
	struct str fragment;

	link->url = str_cut(str_c(written), '#', &fragment);
	list_add(&a, &link->places)->s = str_c(written);
	link->answer.status = 200;
	link->answer.url = link->answer.moved_to = str_c(moved_to);
	return link;
}

static void a_move_is_mended_by_an_edit_at_its_place(void **state)
{
	struct link *link = link_at("http://a.org/b", "https://a.org/c");
	const struct edit *edit;

	(void)state;
	link->places.at[0].pos = (struct pos){"a.yml", 3, 7};
	verdict(&a, &d, link);
	assert_non_null(d.first);
	assert_string_equal(d.first->rule->id, "link-moved");
	edit = d.first->edits;
	assert_non_null(edit);
	assert_str(edit->was, "http://a.org/b");
	assert_str(edit->now, "https://a.org/c");
	assert_string_equal(edit->at.file, "a.yml");
	assert_int_equal(edit->at.line, 3);
	assert_int_equal(edit->at.col, 7);
	assert_null(edit->next);
}

static void the_edit_keeps_the_fragment(void **state)
{
	static const struct {
		const char *written, *moved_to, *want;
	} cases[] = {
		{"http://a.org/b#c", "https://a.org/b", "https://a.org/b#c"},
		{"http://a.org/b#c", "https://a.org/d#e", "https://a.org/d#e"},
		{"http://a.org/b#", "https://a.org/b", "https://a.org/b"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		set_up(state);
		verdict(&a, &d, link_at(cases[i].written, cases[i].moved_to));
		assert_str(d.first->edits->now, cases[i].want);
	}
}

static void a_move_to_a_front_page_has_no_edit(void **state)
{
	static const char *const fronts[] = {"https://b.org/", "https://b.org",
					     "https://b.org/#top"};

	for (size_t i = 0; i < 3; i++) {
		set_up(state);
		verdict(&a, &d, link_at("http://a.org/b", fronts[i]));
		assert_non_null(d.first);
		assert_null(d.first->edits);
	}
	set_up(state);
	verdict(&a, &d, link_at("http://a.org/", "https://a.org/"));
	assert_non_null(d.first->edits);
	set_up(state);
	verdict(&a, &d, link_at("http://a.org/b", "https://a.org/?page=b"));
	assert_non_null(d.first->edits);
}

static void a_move_is_told_only_when_it_leads_somewhere(void **state)
{
	struct link *link = link_at("http://a.org/b", "https://a.org/c");

	(void)state;
	link->answer.status = 404;
	verdict(&a, &d, link);
	assert_string_equal(d.first->rule->id, "link-gone");
	assert_null(d.first->edits);
	assert_null(d.first->next);
}

static void every_answer_has_its_rule(void **state)
{
	static const struct {
		enum http_failure failure;
		int status;
		const char *rule;
	} cases[] = {
		{HTTP_ANSWERED, 200, NULL},
		{HTTP_ANSWERED, 304, NULL},
		{HTTP_STOPPED, 0, NULL},
		{HTTP_ANSWERED, 404, "link-gone"},
		{HTTP_ANSWERED, 410, "link-gone"},
		{HTTP_ANSWERED, 400, "link-failed"},
		{HTTP_ANSWERED, 500, "link-failed"},
		{HTTP_ANSWERED, 401, "link-refused"},
		{HTTP_ANSWERED, 403, "link-refused"},
		{HTTP_ANSWERED, 451, "link-refused"},
		{HTTP_ANSWERED, 999, "link-refused"},
		{HTTP_NO_ADDRESS, 0, "link-failed"},
		{HTTP_NO_CONNECTION, 0, "link-failed"},
		{HTTP_TIMEOUT, 0, "link-failed"},
		{HTTP_BROKEN, 200, "link-failed"},
		{HTTP_REDIRECTS, 302, "link-failed"},
		{HTTP_CERTIFICATE, 0, "link-certificate"},
		{HTTP_REFUSED_HERE, 0, "link-private"},
		{HTTP_CARRIED_OVER, 429, "link-later"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct link *link;

		set_up(state);
		link = link_at("http://a.org/b", "");
		link->answer.failure = cases[i].failure;
		link->answer.status = cases[i].status;
		verdict(&a, &d, link);
		if (!cases[i].rule)
			assert_null(d.first);
		else
			assert_string_equal(d.first->rule->id, cases[i].rule);
	}
}

static void every_place_has_its_finding(void **state)
{
	struct link *link = link_at("http://a.org/b#c", "https://a.org/b");
	struct text *more = list_add(&a, &link->places);

	(void)state;
	more->s = STR("http://a.org/b");
	more->pos.line = 9;
	verdict(&a, &d, link);
	assert_int_equal(d.count[DIAG_WARNING], 2);
	assert_str(d.first->next->edits->now, "https://a.org/b");
}

static const struct value *entry_source(void)
{
	struct value *map = value_map(&a);
	struct value *evidence = value_set_map(&a, map, "evidence");
	struct value *drives = value_set_list(&a, map, "drives");

	value_set(&a, map, "name", STR("http is a protocol"));
	value_set(&a, map, "repo", STR("https://a.org/repo"));
	value_set(&a, map, "homepage", STR("https://a.org/repo#readme"));
	value_set(&a, evidence, "del.canary", STR("https://a.org/file"));
	value_put(drives, (struct str){0},
		  value_text(&a, STR("ftp://a.org/file")));
	value_set(&a, map, "summary", STR("See https://a.org/other for it."));
	return map;
}

static void an_address_is_one_link_with_all_its_places(void **state)
{
	struct catalogue c = {0};
	struct entry entry = {.source = entry_source()};
	struct reference reference = {.url.s = STR_INIT("https://a.org/file")};
	struct link_list links;

	(void)state;
	*list_add(&a, &c.entries) = &entry;
	*list_add(&a, &c.references) = &reference;
	c.site.license_url.s = STR("https://b.org/");
	links = links_of(&a, &c);
	assert_int_equal(links.n, 3);
	assert_str(links.at[0]->url, "https://b.org/");
	assert_str(links.at[1]->url, "https://a.org/file");
	assert_int_equal(links.at[1]->places.n, 2);
	assert_str(links.at[2]->url, "https://a.org/repo");
	assert_int_equal(links.at[2]->places.n, 2);
	assert_str(links.at[2]->places.at[1].s, "https://a.org/repo#readme");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_move_is_mended_by_an_edit_at_its_place,
				       set_up),
		cmocka_unit_test_setup(the_edit_keeps_the_fragment, set_up),
		cmocka_unit_test_setup(a_move_to_a_front_page_has_no_edit,
				       set_up),
		cmocka_unit_test_setup(
			a_move_is_told_only_when_it_leads_somewhere, set_up),
		cmocka_unit_test_setup(every_answer_has_its_rule, set_up),
		cmocka_unit_test_setup(every_place_has_its_finding, set_up),
		cmocka_unit_test_setup(
			an_address_is_one_link_with_all_its_places, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
