#include "site_desk.h"

#include "base/map.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/*
 * The calls that change what is visible, in place of the C library's: the
 * process is killed before, or gets an error from, the one of that number.
 */
static _Atomic int steps;
static int kill_at, fail_at;

static bool step(void)
{
	int now = ++steps;

	if (now == kill_at)
		kill(getpid(), SIGKILL);
	errno = ENOSPC;
	return now != fail_at;
}

int mkdirat(int at, const char *path, mode_t mode)
{
	return step() ? (int)syscall(SYS_mkdirat, at, path, mode) : -1;
}

int renameat(int from, const char *old, int to, const char *path)
{
	return step() ? (int)syscall(SYS_renameat2, from, old, to, path, 0)
		      : -1;
}

int renameat2(int from, const char *old, int to, const char *path,
	      unsigned flags)
{
	return step() ? (int)syscall(SYS_renameat2, from, old, to, path, flags)
		      : -1;
}

int unlinkat(int at, const char *path, int flags)
{
	return step() ? (int)syscall(SYS_unlinkat, at, path, flags) : -1;
}

/*
 * A site whose files name the files that they link; everything moves between
 * its two versions.
 */
static const struct linked {
	const char *path;
	enum site_class order;
	const char *links;
} versions[2][8] = {
	{{"index.html", SITE_INDEX, "1 a/a.html b/b.html s.1.css feed.xml"},
	 {"a/a.html", SITE_PAGE, "1 b/b.html common.html s.1.css"},
	 {"b/b.html", SITE_PAGE, "1 a/a.html deep/er/e.html"},
	 {"deep/er/e.html", SITE_PAGE, "1 s.1.css index.html"},
	 {"common.html", SITE_PAGE, "1 a/a.html s.same.css"},
	 {"s.1.css", SITE_ASSET, "1"},
	 {"s.same.css", SITE_ASSET, "0"},
	 {"feed.xml", SITE_INDEX, "1 a/a.html b/b.html"}},
	{{"index.html", SITE_INDEX, "2 a/a.html c/c.html s.2.css feed.xml"},
	 {"a/a.html", SITE_PAGE, "2 c/c.html common.html s.2.css"},
	 {"c/c.html", SITE_PAGE, "2 a/a.html new/er/n.html"},
	 {"new/er/n.html", SITE_PAGE, "2 s.2.css index.html"},
	 {"common.html", SITE_PAGE, "2 a/a.html s.same.css"},
	 {"s.2.css", SITE_ASSET, "2"},
	 {"s.same.css", SITE_ASSET, "0"},
	 {"feed.xml", SITE_INDEX, "2 a/a.html c/c.html"}},
};

static bool build_version(int version)
{
	struct site *s = open_site();

	for (size_t i = 0; s && i < 8; i++)
		site_put(s, str_c(versions[version][i].path),
			 versions[version][i].order,
			 str_c(versions[version][i].links));
	return s && site_close(s, &counts);
}

/* Every link that can be reached from the page resolves. */
static void follow_links(const char *page, struct map *seen)
{
	struct str rest, links;

	if (map_find(seen, str_c(page)))
		return;
	map_put(&arena, seen, str_c(page), &arena);
	links = read_file(in_site(page));
	str_cut(links, ' ', &rest);
	while (rest.n)
		follow_links(arena_cstr(&arena, str_cut(rest, ' ', &rest)),
			     seen);
}

static void assert_links_resolve(void)
{
	struct map seen = {0};

	follow_links("index.html", &seen);
	assert_int_equal(diags.count[DIAG_ERROR], 0);
}

static void assert_is_version(int version)
{
	for (size_t i = 0; i < 8; i++) {
		const char *other = versions[!version][i].path;
		bool shared = false;

		assert_str(read_file(in_site(versions[version][i].path)),
			   versions[version][i].links);
		for (size_t k = 0; k < 8; k++)
			shared = shared ||
				 !strcmp(other, versions[version][k].path);
		assert_int_equal(is_there(in_site(other)), shared);
	}
	assert_false(is_there(in_site(".strata-new")));
	assert_int_equal(diags.count[DIAG_ERROR], 0);
}

/* A build in a process of its own; true when it lived to the end. */
static bool build_and_kill(int version, int at_step, useconds_t after_us)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (!child) {
		steps = 0;
		kill_at = at_step;
		_exit(build_version(version) ? 0 : 1);
	}
	if (!at_step) {
		usleep(after_us);
		kill(child, SIGKILL);
	}
	assert_true(waitpid(child, &status, 0) == child);
	assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
	return WIFEXITED(status);
}

static void a_build_killed_at_any_step_leaves_no_dead_link(void **state)
{
	bool lived = false;

	(void)state;
	assert_true(build_version(0));
	for (int at = 1; !lived; at++) {
		lived = build_and_kill(1, at, 0);
		assert_links_resolve();
		assert_true(build_version(1));
		assert_is_version(1);
		assert_true(build_version(1));
		assert_int_equal(counts.unchanged, 8);
		assert_true(build_version(0)); /* and back */
		assert_is_version(0);
		assert_true(at > 12 || !lived); /* there were so many */
	}
}

static void two_builds_killed_in_a_row_leave_no_dead_link(void **state)
{
	(void)state;
	assert_true(build_version(0));
	for (int at = 1; at < 24; at += 3)
		for (int again = 1; again < 24; again += 5) {
			build_and_kill(1, at, 0);
			build_and_kill(0, again, 0);
			assert_links_resolve();
			assert_true(build_version(0));
			assert_is_version(0);
		}
}

static void
a_first_build_killed_at_any_step_is_whole_or_not_at_all(void **state)
{
	bool lived = false;

	(void)state;
	for (int at = 1; !lived; at++) {
		lived = build_and_kill(0, at, 0);
		if (is_there(folder))
			assert_is_version(0);
		assert_true(build_version(0));
		assert_is_version(0);
		nothing_else_is_in_the_scratch_folder();
		file_remove_tree(folder);
	}
}

static void a_build_killed_at_any_time_leaves_no_dead_link(void **state)
{
	(void)state;
	srandom(1);
	assert_true(build_version(0));
	for (int i = 0; i < 50; i++) {
		build_and_kill(1, 0, (useconds_t)(random() % 2000));
		assert_links_resolve();
		assert_true(build_version(i % 2));
		assert_is_version(i % 2);
	}
}

static void an_error_at_any_step_leaves_no_dead_link(void **state)
{
	bool ok = false;

	(void)state;
	assert_true(build_version(0));
	for (int at = 1; at < 30; at++) {
		steps = 0;
		fail_at = at;
		ok = build_version(1);
		fail_at = 0;
		assert_true(ok || diags.count[DIAG_ERROR] > 0);
		assert_true(!diags.first || str_find(diags.first->text,
						     str_c(strerror(ENOSPC))) <
						    diags.first->text.n);
		diags_init(&diags, &arena);
		assert_links_resolve();
		assert_true(build_version(1));
		assert_is_version(1);
		assert_true(build_version(0));
	}
	assert_true(ok);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(a_build_killed_at_any_step_leaves_no_dead_link),
		SITE_TEST(two_builds_killed_in_a_row_leave_no_dead_link),
		SITE_TEST(
			a_first_build_killed_at_any_step_is_whole_or_not_at_all),
		SITE_TEST(a_build_killed_at_any_time_leaves_no_dead_link),
		SITE_TEST(an_error_at_any_step_leaves_no_dead_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
