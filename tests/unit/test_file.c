#include "unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/strata-test-XXXXXX";
static struct arena a;
static struct diags d;

static const char *in(const char *name)
{
	return path_join(&a, folder, str_c(name));
}

static int set_up(void **state)
{
	(void)state;
	diags_init(&d, &a);
	return 0;
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	file_remove_tree(folder);
	arena_free(&a);
	return 0;
}

static void what_was_written_is_read(void **state)
{

	struct str bytes = STR("a\0b\n"), got;

	(void)state;
	assert_true(file_write(&a, &d, in("f"), bytes));
	assert_true(file_read(&a, &d, in("f"), 100, &got));
	assert_true(str_eq(got, bytes));
	assert_int_equal(got.p[got.n], 0);
	assert_null(d.first);
}

static void writing_replaces_the_whole_file(void **state)
{

	struct file_names names;
	struct str got;

	(void)state;
	assert_true(file_write(&a, &d, in("g/f"), STR("x")) == false);
	assert_true(file_make_folders(&a, &d, in("h")));
	assert_true(file_write(&a, &d, in("h/f"), STR("long text")));
	assert_true(file_write(&a, &d, in("h/f"), STR("")));
	assert_true(file_read(&a, &d, in("h/f"), 100, &got));
	assert_int_equal(got.n, 0);
	assert_true(file_list(&a, &d, in("h"), &names));
	assert_int_equal(names.n, 1); /* nothing is left beside it */
}

static void a_replaced_file_keeps_its_permissions(void **state)
{
	struct stat st;
	struct str got;

	(void)state;
	assert_true(file_write(&a, &d, in("mode"), STR("x")));
	assert_int_equal(chmod(in("mode"), 0640), 0);
	assert_true(file_replace(&a, &d, in("mode"), STR("y")));
	assert_int_equal(stat(in("mode"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_true(file_read(&a, &d, in("mode"), 100, &got));
	assert_str(got, "y");
}

static void what_stands_beside_is_not_written_through(void **state)
{
	const char *beside =
		arena_printf(&a, "%s.%ld.new", in("over"), (long)getpid()).p;
	struct str got;

	(void)state;
	assert_true(file_write(&a, &d, in("untouched"), STR("kept")));
	assert_int_equal(symlink(in("untouched"), beside), 0);
	assert_true(file_write(&a, &d, in("over"), STR("new")));
	assert_true(file_read(&a, &d, in("untouched"), 100, &got));
	assert_str(got, "kept");
	assert_true(file_read(&a, &d, in("over"), 100, &got));
	assert_str(got, "new");
}

static void a_real_path_follows_every_link(void **state)
{
	(void)state;
	assert_true(file_make_folders(&a, &d, in("real/x")));
	assert_int_equal(symlink("real", in("linked")), 0);
	assert_string_equal(file_real(&a, in("linked/./x/..")),
			    file_real(&a, in("real")));
	assert_null(file_real(&a, in("nowhere")));
}

static void a_write_that_fails_is_reported_and_leaves_nothing(void **state)
{

	struct file_names names;

	(void)state;
	assert_true(file_make_folders(&a, &d, in("w/f")));
	assert_false(file_write(&a, &d, in("w/f"), STR("x")));
	assert_int_equal(d.count[DIAG_ERROR], 1);
	assert_string_equal(d.first->rule->id, "file");
	assert_str(d.first->text, "cannot write: Is a directory");
	assert_string_equal(d.first->pos.file, in("w/f"));
	assert_true(file_list(&a, &d, in("w"), &names));
	assert_int_equal(names.n, 1);
}

static void a_missing_file_is_reported_with_the_systems_words(void **state)
{

	struct str got = STR("old");

	(void)state;
	assert_false(file_read(&a, &d, in("none"), 100, &got));
	assert_str(d.first->text, "cannot read: No such file or directory");
	assert_string_equal(d.first->pos.file, in("none"));
	assert_int_equal(d.first->pos.line, 0);
	assert_str(got, "old");
}

static void a_file_may_be_as_large_as_the_limit(void **state)
{

	struct str got;

	(void)state;
	assert_true(file_write(&a, &d, in("l"), STR("12345")));
	assert_true(file_read(&a, &d, in("l"), 5, &got));
	assert_int_equal(got.n, 5);
	assert_false(file_read(&a, &d, in("l"), 4, &got));
	assert_string_equal(d.first->rule->id, "file-limit");
	assert_str(d.first->text, "the file has 5 bytes; at most 4 are read");
}

static void folders_and_pipes_are_no_files(void **state)
{

	struct str got;

	(void)state;
	assert_int_equal(mkfifo(in("pipe"), 0600), 0);
	assert_false(file_read(&a, &d, in("pipe"), 100, &got));
	assert_str(d.first->text, "cannot read: Invalid argument");
	assert_false(file_read(&a, &d, folder, 100, &got));
	assert_str(d.first->next->text, "cannot read: Is a directory");
}

static void a_buffer_is_cleared_before_reading(void **state)
{

	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("something longer"));
	assert_true(file_write(&a, &d, in("b"), STR("xyz")));
	assert_true(file_read_into(&d, in("b"), 100, &b));
	assert_str(buf_str(&b), "xyz");
	assert_int_equal(b.p[b.n], 0); /* as file_read does */
	assert_false(file_read_into(&d, in("none"), 100, &b));
	assert_int_equal(b.n, 0);
	buf_free(&b);
	assert_true(file_write(&a, &d, in("b"), STR("")));
	assert_true(file_read_into(&d, in("b"), 0, &b));
	assert_int_equal(b.n, 0);
	buf_free(&b);
}

static void the_state_of_a_file_is_told(void **state)
{

	struct file_state s;

	(void)state;
	assert_true(file_write(&a, &d, in("s"), STR("1234")));
	assert_int_equal(symlink("s", in("link")), 0);
	s = file_state(in("s"));
	assert_true(s.exists && !s.is_folder && s.size == 4);
	assert_true(s.mtime_ns > 1500000000LL * 1000000000);
	assert_true(file_state(in("link")).size == 4);
	assert_true(file_state(folder).is_folder);
	assert_false(file_state(in("none")).exists);
}

static void folders_are_made_with_those_above(void **state)
{

	(void)state;
	assert_true(file_make_folders(&a, &d, in("x/y/z")));
	assert_true(file_state(in("x/y/z")).is_folder);
	assert_true(file_make_folders(&a, &d, in("x/y/z")));
	assert_true(file_make_folders(&a, &d, in("x/y/v/")));
	assert_null(d.first);
}

static void a_file_in_the_way_of_a_folder_is_reported(void **state)
{

	(void)state;
	assert_true(file_write(&a, &d, in("way"), STR("x")));
	assert_false(file_make_folders(&a, &d, in("way")));
	assert_str(d.first->text, "cannot make the folder: File exists");
	assert_false(file_make_folders(&a, &d, in("way/b/c")));
	assert_int_equal(d.count[DIAG_ERROR], 2);
}

static void names_are_listed_in_byte_order(void **state)
{

	static const char *const made[] = {"b",        "a",   "B",  ".h",
					   "\xc3\xa9", "a.b", "a-b"};
	static const char *const want[] = {".h",  "B", "a",       "a-b",
					   "a.b", "b", "\xc3\xa9"};
	struct file_names names;

	(void)state;
	assert_true(file_make_folders(&a, &d, in("list")));
	for (size_t i = 0; i < 7; i++)
		assert_true(file_write(
			&a, &d, path_join(&a, in("list"), str_c(made[i])),
			STR("")));
	assert_true(file_list(&a, &d, in("list"), &names));
	assert_int_equal(names.n, 7);
	for (size_t i = 0; i < 7; i++)
		assert_string_equal(names.at[i].p, want[i]);
}

static void a_folder_that_is_not_there_has_no_names(void **state)
{

	struct file_names names = {.n = 3};

	(void)state;
	assert_true(file_list(&a, &d, in("none"), &names));
	assert_int_equal(names.n, 0);
	assert_null(d.first);
	assert_true(file_write(&a, &d, in("nofolder"), STR("")));
	assert_false(file_list(&a, &d, in("nofolder"), &names));
	assert_str(d.first->text, "cannot list the folder: Not a directory");
}

static void a_tree_is_removed_but_no_link_is_followed(void **state)
{

	(void)state;
	assert_true(file_make_folders(&a, &d, in("t/u/v")));
	assert_true(file_make_folders(&a, &d, in("kept")));
	assert_true(file_write(&a, &d, in("t/u/f"), STR("")));
	assert_true(file_write(&a, &d, in("kept/f"), STR("")));
	assert_int_equal(symlink("../kept", in("t/link")), 0);
	file_remove_tree(in("t"));
	assert_false(file_state(in("t")).exists);
	assert_true(file_state(in("kept/f")).exists);
	file_remove_tree(in("none"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(what_was_written_is_read, set_up),
		cmocka_unit_test_setup(writing_replaces_the_whole_file, set_up),
		cmocka_unit_test_setup(a_replaced_file_keeps_its_permissions,
				       set_up),
		cmocka_unit_test_setup(
			what_stands_beside_is_not_written_through, set_up),
		cmocka_unit_test_setup(a_real_path_follows_every_link, set_up),
		cmocka_unit_test_setup(
			a_write_that_fails_is_reported_and_leaves_nothing,
			set_up),
		cmocka_unit_test_setup(
			a_missing_file_is_reported_with_the_systems_words,
			set_up),
		cmocka_unit_test_setup(a_file_may_be_as_large_as_the_limit,
				       set_up),
		cmocka_unit_test_setup(folders_and_pipes_are_no_files, set_up),
		cmocka_unit_test_setup(a_buffer_is_cleared_before_reading,
				       set_up),
		cmocka_unit_test_setup(the_state_of_a_file_is_told, set_up),
		cmocka_unit_test_setup(folders_are_made_with_those_above,
				       set_up),
		cmocka_unit_test_setup(
			a_file_in_the_way_of_a_folder_is_reported, set_up),
		cmocka_unit_test_setup(names_are_listed_in_byte_order, set_up),
		cmocka_unit_test_setup(a_folder_that_is_not_there_has_no_names,
				       set_up),
		cmocka_unit_test_setup(
			a_tree_is_removed_but_no_link_is_followed, set_up),
	};

	return cmocka_run_group_tests(tests, make_folder, tear_down);
}
