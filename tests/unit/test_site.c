#include "site_desk.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static void an_absent_folder_is_made_with_those_above_it(void **state)
{
	(void)state;
	folder = in_scratch("site/a/b");
	assert_true(BUILD("index.html", "i", "p/q/x.html", "x"));
	assert_str(read_file(in_site("index.html")), "i");
	assert_str(read_file(in_site("p/q/x.html")), "x");
	assert_int_equal(counts.files, 2);
	assert_int_equal(counts.written, 2);
	assert_false(is_there(in_scratch("site/a/.b.strata-new")));
}

static void an_empty_folder_keeps_its_mode(void **state)
{
	struct stat st;

	(void)state;
	assert_int_equal(mkdir(folder, 0710), 0);
	assert_true(BUILD("index.html", "i"));
	assert_int_equal(stat(folder, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0710);
	nothing_else_is_in_the_scratch_folder();
}

static void a_site_without_files_is_an_empty_folder(void **state)
{
	(void)state;
	assert_true(build((const char *const[]){NULL}, false));
	assert_true(is_there(in_site(".strata")));
	assert_true(BUILD("a", "a"));
	assert_true(build((const char *const[]){NULL}, false));
	assert_int_equal(counts.removed, 1);
	assert_false(is_there(in_site("a")));
}

static void nothing_is_visible_before_the_close(void **state)
{
	struct site *s = open_site();

	(void)state;
	assert_true(put(s, "a.html", "a"));
	assert_false(is_there(folder));
	site_abandon(s);
	assert_false(is_there(folder));
	assert_false(is_there(in_scratch(".site.strata-new")));
	assert_true(BUILD("a.html", "a"));
	s = open_site();
	assert_true(put(s, "a.html", "changed"));
	assert_true(put(s, "b.html", "new"));
	site_abandon(s);
	site_abandon(NULL);
	assert_str(read_file(in_site("a.html")), "a");
	assert_false(is_there(in_site("b.html")));
	assert_false(is_there(in_site(".strata-new")));
}

static void a_second_build_writes_what_changed_only(void **state)
{
	struct stat before[3], after[3];

	(void)state;
	assert_true(BUILD("a.html", "a", "d/b.html", "b"));
	stat(in_site("a.html"), &before[0]);
	stat(in_site(".strata"), &before[1]);
	stat(folder, &before[2]);
	usleep(20000);
	assert_true(BUILD("a.html", "a", "d/b.html", "b"));
	assert_int_equal(counts.unchanged, 2);
	assert_int_equal(counts.written, 0);
	stat(in_site("a.html"), &after[0]);
	stat(in_site(".strata"), &after[1]);
	stat(folder, &after[2]);
	for (int i = 0; i < 3; i++) {
		assert_true(before[i].st_ino == after[i].st_ino);
		assert_memory_equal(&before[i].st_ctim, &after[i].st_ctim,
				    sizeof(struct timespec));
	}
	assert_true(BUILD("a.html", "a", "d/b.html", "c", "e/f/new", "n"));
	assert_int_equal(counts.files, 3);
	assert_int_equal(counts.written, 2);
	assert_int_equal(counts.unchanged, 1);
	assert_str(read_file(in_site("d/b.html")), "c");
	assert_str(read_file(in_site("e/f/new")), "n");
	stat(in_site("a.html"), &after[0]);
	assert_memory_equal(&before[0].st_mtim, &after[0].st_mtim,
			    sizeof(struct timespec));
}

static void what_others_changed_of_ours_is_written_again(void **state)
{
	(void)state;
	assert_true(BUILD("a", "first", "b", "b", "c", "c"));
	usleep(20000); /* a clock tick of the file system */
	write_file(in_site("a"), "xxxxx");
	unlink(in_site("b"));
	assert_true(BUILD("a", "first", "b", "b", "c", "c"));
	assert_int_equal(counts.written, 2);
	assert_str(read_file(in_site("a")), "first");
	assert_str(read_file(in_site("b")), "b");
}

static void what_is_no_longer_part_of_the_site_goes(void **state)
{
	(void)state;
	assert_true(BUILD("a", "a", "d/e/b", "b", "d/e/c", "c", "f/x", "x"));
	write_file(in_site("f/mine"), "mine");
	assert_true(BUILD("a", "a"));
	assert_int_equal(counts.removed, 3);
	assert_false(is_there(in_site("d")));
	assert_false(is_there(in_site("f/x")));
	assert_str(read_file(in_site("f/mine")), "mine");
	assert_false(is_there(in_site(".strata-new")));
	assert_true(BUILD("a", "a"));
	assert_int_equal(counts.removed, 0);
}

static void files_of_others_are_left_alone(void **state)
{
	(void)state;
	mkdir(folder, 0777);
	write_file(in_site(".gitignore"), "*");
	write_file(in_site("CNAME"), "example.org");
	assert_true(BUILD("index.html", "i", "p/x.html", "x"));
	assert_true(BUILD("index.html", "j"));
	assert_str(read_file(in_site(".gitignore")), "*");
	assert_str(read_file(in_site("CNAME")), "example.org");
	assert_false(is_there(in_site("p")));
	assert_int_equal(diags.count[DIAG_ERROR], 0);
}

static void a_file_becomes_a_folder_and_a_folder_a_file(void **state)
{
	(void)state;
	assert_true(BUILD("a", "file", "b/c/x", "x", "b/y", "y"));
	assert_true(BUILD("a/z", "z", "b", "file"));
	assert_str(read_file(in_site("a/z")), "z");
	assert_str(read_file(in_site("b")), "file");
	assert_false(is_there(in_site(".strata-new")));
	assert_true(BUILD("a/z", "z", "b", "file"));
	assert_int_equal(counts.unchanged, 2);
	assert_int_equal(diags.count[DIAG_ERROR], 0);
}

static bool put_copy(struct site *s, const char *path, const char *source)
{
	struct digest digest = digest_of(read_file(source));
	struct file_state state = file_state(source);

	return site_put_copy(s, str_c(path), SITE_ASSET, source, &digest,
			     &state);
}

static void a_copy_is_made_once(void **state)
{
	const char *source = in_scratch("logo.svg");
	struct file_state known;
	struct digest digest;
	struct site *s;

	(void)state;
	write_file(source, "<svg/>");
	known = file_state(source);
	digest = digest_of(STR("<svg/>"));
	s = open_site();
	assert_true(put_copy(s, "l/logo.svg", source));
	assert_true(site_close(s, &counts));
	assert_str(read_file(in_site("l/logo.svg")), "<svg/>");
	unlink(source); /* an unchanged copy is not read */
	s = open_site();
	assert_true(site_put_copy(s, STR("l/logo.svg"), SITE_ASSET, source,
				  &digest, &known));
	assert_true(site_close(s, &counts));
	assert_int_equal(counts.unchanged, 1);
	s = open_site();
	assert_false(site_put_copy(s, STR("l/new.svg"), SITE_ASSET, source,
				   &digest, &known));
	assert_finding("output-write", "cannot read '");
	assert_false(site_close(s, &counts));
	assert_true(is_there(in_site("l/logo.svg")));
	write_file(source, "<svg />");
	s = open_site();
	assert_false(site_put_copy(s, STR("l/new.svg"), SITE_ASSET, source,
				   &digest, &known));
	assert_finding("output-write", "changed while it was read");
	site_abandon(s);
}

struct share {
	struct site *site;
	int from;
	bool ok;
};

static struct str numbered(char *text, size_t room, int i)
{
	snprintf(text, room, "p/%d/%d.html", i / 7, i);
	return str_c(text);
}

static void *put_share(void *arg)
{
	struct share *share = arg;
	char path[64];

	share->ok = true;
	for (int i = share->from; i < 300; i += 2) {
		struct str name = numbered(path, sizeof(path), i);

		share->ok = site_put(share->site, name, SITE_PAGE, name) &&
			    share->ok;
	}
	return NULL;
}

static void two_threads_may_put_at_once(void **state)
{
	char path[64];

	(void)state;
	for (int round = 0; round < 3; round++) {
		struct site *s = open_site();
		struct share a = {.site = s, .from = 0};
		struct share b = {.site = s, .from = 1};
		pthread_t other;

		assert_int_equal(pthread_create(&other, NULL, put_share, &b),
				 0);
		put_share(&a);
		pthread_join(other, NULL);
		assert_true(a.ok && b.ok);
		assert_true(site_close(s, &counts));
		assert_int_equal(counts.files, 300);
		assert_int_equal(counts.written, round == 1 ? 0 : 300);
		for (int i = 0; i < 300; i++)
			assert_true(is_there(
				in_site(numbered(path, sizeof(path), i).p)));
		if (round == 1) { /* the third build goes through the stage */
			assert_true(BUILD("x", "x"));
			assert_false(is_there(in_site("p")));
		}
	}
}

static void names_may_be_long_and_in_any_script(void **state)
{
	char name[256], longer[257], path[5000];

	(void)state;
	memset(name, 'n', 255);
	name[255] = '\0';
	memset(longer, 'n', 256);
	longer[256] = '\0';
	folder = in_scratch(name);
	for (int i = 0; i < 2; i++) { /* beside, then in place */
		assert_true(BUILD(name, i ? "n" : "m",
				  "\xc3\xa9t\xc3\xa9/\xe6\xbc\xa2 .html", "x",
				  "bytes-\xff\xfe", "y"));
		assert_str(read_file(in_site(name)), i ? "n" : "m");
		assert_true(is_there(
			in_site("\xc3\xa9t\xc3\xa9/\xe6\xbc\xa2 .html")));
	}
	assert_int_equal(counts.unchanged, 2);
	assert_false(BUILD(longer, "x"));
	assert_finding("output-write", strerror(ENAMETOOLONG));
	for (size_t i = 0; i < sizeof(path) - 1; i++)
		path[i] = i % 2 ? '/' : 'p';
	path[sizeof(path) - 2] = 'p';
	path[sizeof(path) - 1] = '\0';
	assert_false(BUILD(path, "x"));
	assert_finding("output-path", "longer than the system takes");
	folder = in_scratch(longer);
	assert_false(BUILD("a", "x"));
	assert_finding("output-write", strerror(ENAMETOOLONG));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(an_absent_folder_is_made_with_those_above_it),
		SITE_TEST(an_empty_folder_keeps_its_mode),
		SITE_TEST(a_site_without_files_is_an_empty_folder),
		SITE_TEST(nothing_is_visible_before_the_close),
		SITE_TEST(a_second_build_writes_what_changed_only),
		SITE_TEST(what_others_changed_of_ours_is_written_again),
		SITE_TEST(what_is_no_longer_part_of_the_site_goes),
		SITE_TEST(files_of_others_are_left_alone),
		SITE_TEST(a_file_becomes_a_folder_and_a_folder_a_file),
		SITE_TEST(a_copy_is_made_once),
		SITE_TEST(two_threads_may_put_at_once),
		SITE_TEST(names_may_be_long_and_in_any_script),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
