#include "site_desk.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static void a_file_of_others_is_replaced_with_force_only(void **state)
{
	(void)state;
	mkdir(folder, 0777);
	write_file(in_site("index.html"), "mine");
	assert_false(BUILD("index.html", "i", "b.html", "b"));
	assert_finding("output-foreign", "'index.html' was not written by");
	assert_str(read_file(in_site("index.html")), "mine");
	assert_false(is_there(in_site("b.html")));
	assert_true(FORCE("index.html", "i", "b.html", "b"));
	assert_str(read_file(in_site("index.html")), "i");
	assert_true(BUILD("index.html", "i", "b.html", "b"));
	assert_int_equal(counts.unchanged, 2);
}

static void a_folder_of_others_is_never_replaced(void **state)
{
	(void)state;
	mkdir(folder, 0777);
	mkdir(in_site("a"), 0777);
	write_file(in_site("a/mine"), "mine");
	assert_false(FORCE("a", "a"));
	assert_finding("output-foreign", "'a' is a folder with files");
	write_file(in_site("b"), "mine");
	assert_false(BUILD("b/x", "x"));
	assert_finding("output-foreign", "'b' stands where the site has a");
	assert_true(FORCE("b/x", "x"));
	assert_str(read_file(in_site("b/x")), "x");
	assert_str(read_file(in_site("a/mine")), "mine");
}

static void paths_that_lead_elsewhere_are_refused(void **state)
{
	static const char *const bad[] = {
		"",   "/a",    "../a",          "a/../../b", "a//b",
		"a/", "a\\b",  "a\nb",          "./../a",    ".strata",
		".",  "././a", ".strata-new/0", "./.strata"};
	struct site *s = open_site();

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(put(s, bad[i], "x"));
		assert_finding("output-path", "is no path inside the site's");
	}
	assert_false(site_close(s, &counts));
	assert_false(is_there(folder));
}

static void each_path_is_put_once_and_as_one_kind(void **state)
{
	struct site *s = open_site();

	(void)state;
	assert_true(put(s, "./a", "a"));
	assert_false(put(s, "a", "a"));
	assert_finding("output-path", "'a' is made twice");
	assert_false(put(s, "a/b/c", "a"));
	assert_finding("output-path", "'a' is a file of the site");
	assert_true(put(s, "d/e/f", "a"));
	assert_false(put(s, "d/e", "a"));
	assert_finding("output-path", "'d/e' is a folder of the site");
	assert_false(put(s, "d", "a"));
	assert_finding("output-path", "'d' is a folder of the site");
	site_abandon(s);
}

static void no_symbolic_link_is_followed(void **state)
{
	const char *outside = in_scratch("outside");

	(void)state;
	mkdir(outside, 0777);
	assert_true(BUILD("d/e/a", "a", "b", "b"));
	write_file(in_scratch("outside/a"), "theirs");
	file_remove_tree(in_site("d/e"));
	assert_int_equal(symlink(outside, in_site("d/e")), 0);
	assert_false(FORCE("d/e/a", "new", "b", "b"));
	assert_finding("output-path", "'d/e' is a symbolic link");
	assert_false(BUILD("d/e/f/g", "new", "b", "b"));
	assert_finding("output-path", "'d/e' is a symbolic link");
	assert_true(BUILD("b", "b")); /* d/e/a is to be removed */
	assert_str(read_file(in_scratch("outside/a")), "theirs");

	unlink(in_site("b"));
	assert_int_equal(symlink(in_scratch("outside/a"), in_site("b")), 0);
	assert_false(BUILD("b", "new"));
	assert_finding("output-foreign", "'b' was not written by strata");
	assert_true(FORCE("b", "new"));
	assert_str(read_file(in_site("b")), "new");
	assert_str(read_file(in_scratch("outside/a")), "theirs");
}

static void the_folder_is_no_link_and_no_file(void **state)
{
	(void)state;
	mkdir(in_scratch("real"), 0777);
	assert_int_equal(symlink("real", folder), 0);
	assert_false(BUILD("a", "a"));
	assert_finding("output-folder", "is a symbolic link; give the folder");
	folder = arena_printf(&arena, "%s//", folder).p;
	assert_false(BUILD("a", "a"));
	assert_finding("output-folder", "is a symbolic link; give the folder");
	folder = in_scratch("file");
	write_file(folder, "");
	assert_false(BUILD("a", "a"));
	assert_finding("output-folder", "is a file; give a folder");
	folder = in_scratch("file/site");
	assert_false(BUILD("a", "a"));
	assert_int_equal(diags.count[DIAG_ERROR], 1);
	diags_init(&diags, &arena);
	folder = "";
	assert_false(BUILD("a", "a"));
	assert_finding("output-folder", "the site has no folder");
}

static void assert_apart(const char *site, const char *catalogue,
			 const char *words)
{
	struct site_options o = {.folder = in_scratch(site),
				 .catalogue = in_scratch(catalogue)};
	struct site *s = site_open(&arena, &diags, &o);

	if (words) {
		assert_null(s);
		assert_finding("output-folder", words);
	} else {
		assert_non_null(s);
		site_abandon(s);
	}
}

static void the_site_and_the_catalogue_lie_apart(void **state)
{
	(void)state;
	mkdir(in_scratch("c"), 0777);
	mkdir(in_scratch("c/data"), 0777);
	write_file(in_scratch("c/data/x.yml"), "");
	assert_int_equal(symlink("c/data", in_scratch("alias")), 0);
	assert_apart("c/data", "c/data", "lies in the catalogue");
	assert_apart("c/data/new/site", "c/data", "lies in the catalogue");
	assert_false(is_there(in_scratch("c/data/new")));
	assert_apart("alias/site", "c/data", "lies in the catalogue");
	assert_apart("c/data/site", "alias", "lies in the catalogue");
	assert_apart("none/../c/data/site", "c/data", "lies in the catalogue");
	assert_apart("c", "c/data", "holds the catalogue");
	assert_apart("c", "alias", "holds the catalogue");
	assert_apart("c/../c/.", "c/data", "holds the catalogue");
	assert_apart("c/data", "c/data/x.yml", "holds the catalogue");
	assert_apart("c/site", "c/data", NULL);
	assert_apart("c/data/site", "c/data/x.yml", NULL);
	assert_apart("c/dat", "c/data", NULL);
}

static void one_build_at_a_time(void **state)
{
	struct site *s = open_site();

	(void)state;
	assert_null(open_site());
	assert_finding("output-folder", "another build is writing");
	assert_true(put(s, "a", "a"));
	assert_true(site_close(s, &counts));
	s = open_site();
	assert_true(put(s, "a", "b"));
	assert_null(open_site());
	assert_finding("output-folder", "another build is writing");
	assert_true(site_close(s, &counts));
	assert_str(read_file(in_site("a")), "b");
	assert_true(BUILD("a", "c"));
	nothing_else_is_in_the_scratch_folder();
}

static void a_manifest_that_is_none_names_nothing(void **state)
{
	static const char *const bad[] = {"",
					  "\n",
					  "strata",
					  "strata 1 1\n",
					  "strata 2 0\n",
					  "hugo 1 0\n",
					  "strata 1 0",
					  "strata 1 0\nx\n",
					  "strata 1 1\nabc 1 1 1 a\n",
					  "strata 1 -1\n",
					  "\0\0\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_true(FORCE("a", "a", "b", "b"));
		write_file(in_site(".strata"), bad[i]);
		assert_false(BUILD("a", "a"));
		assert_finding("output-foreign", "'a' was not written by");
		assert_true(FORCE("a", "a"));
		assert_str(read_file(in_site("b")), "b");
		assert_true(FORCE("a", "a", "b", "b"));
	}
	unlink(in_site(".strata"));
	assert_int_equal(symlink("a", in_site(".strata")), 0);
	assert_false(BUILD("a", "a"));
	assert_finding("output-foreign", "'a' was not written by strata");
}

static void a_manifest_that_lost_lines_names_nothing(void **state)
{
	struct str whole;
	size_t line;

	(void)state;
	assert_true(BUILD("a", "a", "b", "b"));
	whole = read_file(in_site(".strata"));
	line = (whole.n - sizeof("strata 1 2\n") + 1) / 2;
	assert_true(file_write(&arena, &diags, in_site(".strata"),
			       str_sub(whole, 0, whole.n - line)));
	assert_false(BUILD("a", "a"));
	assert_finding("output-foreign", "'a' was not written by strata");
}

static void hostile_paths_in_the_manifest_are_ignored(void **state)
{
	static const char *const bad[] = {"../victim", "x/../../victim",
					  ".strata", ".strata-new/0", ""};
	struct str digest;

	(void)state;
	write_file(in_scratch("victim"), "v");
	for (size_t i = 0; i <= sizeof(bad) / sizeof(bad[0]); i++) {
		const char *path = i < sizeof(bad) / sizeof(bad[0])
					   ? bad[i]
					   : in_scratch("victim");

		assert_true(FORCE("a", "a"));
		digest = digest_hex(&arena, &(struct digest){0}, 64);
		write_file(in_site(".strata"),
			   arena_printf(&arena, "strata 1 1\n%.*s 1 1 1 %s\n",
					STR_ARG(digest), path)
				   .p);
		assert_true(FORCE("a", "a"));
		assert_int_equal(counts.removed, 0);
		assert_str(read_file(in_scratch("victim")), "v");
		assert_true(BUILD("a", "a"));
		assert_int_equal(counts.unchanged, 1);
	}
}

static void what_cannot_be_written_leaves_all_as_it_was(void **state)
{
	struct rlimit before, small = {.rlim_cur = 100};
	char big[1000];
	struct site *s;

	(void)state;
	memset(big, 'b', sizeof(big));
	big[sizeof(big) - 1] = '\0';
	getrlimit(RLIMIT_FSIZE, &before);
	small.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	for (int i = 0; i < 2; i++) {
		s = open_site();
		assert_true(put(s, "a", "changed"));
		setrlimit(RLIMIT_FSIZE, &small);
		assert_false(put(s, "b", big));
		assert_false(put(s, "c", big)); /* says no more about it */
		setrlimit(RLIMIT_FSIZE, &before);
		assert_finding("output-write", strerror(EFBIG));
		assert_false(site_close(s, &counts));
		assert_false(is_there(in_scratch(".site.strata-new")));
		assert_int_equal(is_there(folder), i);
		if (i) {
			assert_str(read_file(in_site("a")), "a");
			assert_false(is_there(in_site("b")));
			assert_false(is_there(in_site(".strata-new")));
		}
		assert_true(BUILD("a", "a"));
	}
	signal(SIGXFSZ, SIG_DFL);
}

static void what_is_in_the_way_is_named(void **state)
{
	(void)state;
	write_file(in_scratch(".site.strata-new"), "a file");
	assert_false(BUILD("a", "a"));
	assert_finding("output-write", "cannot make the folder");
	unlink(in_scratch(".site.strata-new"));
	assert_true(BUILD("a", "a"));
	unlink(in_site(".strata"));
	mkdir(in_site(".strata"), 0777);
	assert_false(FORCE("a", "b"));
	assert_finding("output-write", strerror(EISDIR));
	assert_str(read_file(in_site("a")), "a");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(a_file_of_others_is_replaced_with_force_only),
		SITE_TEST(a_folder_of_others_is_never_replaced),
		SITE_TEST(paths_that_lead_elsewhere_are_refused),
		SITE_TEST(each_path_is_put_once_and_as_one_kind),
		SITE_TEST(no_symbolic_link_is_followed),
		SITE_TEST(the_folder_is_no_link_and_no_file),
		SITE_TEST(the_site_and_the_catalogue_lie_apart),
		SITE_TEST(one_build_at_a_time),
		SITE_TEST(a_manifest_that_is_none_names_nothing),
		SITE_TEST(a_manifest_that_lost_lines_names_nothing),
		SITE_TEST(hostile_paths_in_the_manifest_are_ignored),
		SITE_TEST(what_cannot_be_written_leaves_all_as_it_was),
		SITE_TEST(what_is_in_the_way_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
