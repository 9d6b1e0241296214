#include "unit.h"

#include "base/path.h"

static void join_puts_one_slash_between(void **state)
{

	static const char *const cases[][3] = {
		{"a", "b", "a/b"},   {"a/", "b", "a/b"},
		{"a//", "b", "a/b"}, {"", "b", "b"},
		{".", "b", "b"},     {"/", "b", "/b"},
		{"//", "b", "/b"},   {"/a", "b/c", "/a/b/c"},
		{"..", "b", "../b"}};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
			path_join(&a, cases[i][0], str_c(cases[i][1])),
			cases[i][2]);
	arena_free(&a);
}

static void a_path_has_base_folder_stem_and_extension(void **state)
{

	static const struct {
		const char *path, *base, *folder, *stem, *extension;
	} cases[] = {{"a/b.svg", "b.svg", "a", "b", "svg"},
		     {"b", "b", "", "b", ""},
		     {"", "", "", "", ""},
		     {"a/b/c.tar.gz", "c.tar.gz", "a/b", "c.tar", "gz"},
		     {"a.b/c", "c", "a.b", "c", ""},
		     {".hidden", ".hidden", "", ".hidden", ""},
		     {"a/.hidden.yml", ".hidden.yml", "a", ".hidden", "yml"},
		     {"a.", "a.", "", "a", ""},
		     {"a/", "", "a", "", ""},
		     {"/b.SVG", "b.SVG", "", "b", "SVG"}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str path = str_c(cases[i].path);

		assert_str(path_base(path), cases[i].base);
		assert_str(path_folder(path), cases[i].folder);
		assert_str(path_stem(path), cases[i].stem);
		assert_str(path_extension(path), cases[i].extension);
	}
}

static void what_stays_below_its_folder_is_inside(void **state)
{

	static const char *const right[] = {
		"a",     "a/b",    "./a", "...",      "a/..b",
		"..a/b", ".git/x", "a b", "\xc3\xa9", "a/b.c/d"};

	(void)state;
	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++)
		assert_true(path_is_inside(str_c(right[i])));
}

static void what_may_leave_its_folder_is_not_inside(void **state)
{

	static const char *const wrong[] = {
		"",     ".",     "..",       "./",    "/",      "/a",
		"//a",  ".//a",  "../a",     "a/..",  "a/../b", "./../a",
		"a//b", "a/",    "a/./b",    "././a", "a\\b",   "..\\a",
		"a\nb", "a\x7f", "a/\x1b[0m"};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (path_is_inside(str_c(wrong[i])))
			fail_msg("taken: '%s'", wrong[i]);
	assert_false(path_is_inside(STR("a\0b")));
	assert_false(path_is_inside((struct str){0}));
}

static void a_path_is_below_a_folder_not_beside_it(void **state)
{
	(void)state;
	assert_true(path_is_below(STR("/a/b"), STR("/a")));
	assert_true(path_is_below(STR("/a/b/c"), STR("/a")));
	assert_true(path_is_below(STR("/a"), STR("/")));
	assert_false(path_is_below(STR("/ab"), STR("/a")));
	assert_false(path_is_below(STR("/a"), STR("/a")));
	assert_false(path_is_below(STR("/"), STR("/")));
	assert_false(path_is_below(STR("/b/a/c"), STR("/a")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(join_puts_one_slash_between),
		cmocka_unit_test(a_path_has_base_folder_stem_and_extension),
		cmocka_unit_test(what_stays_below_its_folder_is_inside),
		cmocka_unit_test(a_path_is_below_a_folder_not_beside_it),
		cmocka_unit_test(what_may_leave_its_folder_is_not_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
