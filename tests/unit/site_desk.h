/* site_desk.h - what the tests of the site's folder share. */
#ifndef SITE_DESK_H
#define SITE_DESK_H

#include "unit.h"

#include "base/path.h"
#include "output/site.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static struct diags diags;
static const char *scratch, *folder;
static struct site_counts counts;

static inline int set_up(void **state)
{
	const char *tmp = getenv("TMPDIR");
	char *made;

	(void)state;
	arena = (struct arena){0};
	made = (char *)arena_printf(&arena, "%s/strata-site-XXXXXX",
				    tmp ? tmp : "/tmp")
		       .p;
	diags_init(&diags, &arena);
	scratch = mkdtemp(made);
	folder = path_join(&arena, made, STR("site"));
	return scratch ? 0 : -1;
}

static inline int tear_down(void **state)
{
	(void)state;
	file_remove_tree(scratch);
	arena_free(&arena);
	return 0;
}

static inline const char *in_scratch(const char *path)
{
	return path_join(&arena, scratch, str_c(path));
}

static inline const char *in_site(const char *path)
{
	return path_join(&arena, folder, str_c(path));
}

static inline bool is_there(const char *path)
{
	struct stat st;

	return !lstat(path, &st);
}

static inline void write_file(const char *path, const char *bytes)
{
	assert_true(file_write(&arena, &diags, path, str_c(bytes)));
}

static inline struct str read_file(const char *path)
{
	struct str bytes = {0};

	assert_true(file_read(&arena, &diags, path, 1 << 20, &bytes));
	return bytes;
}

static inline struct site *open_site(void)
{
	return site_open(&arena, &diags,
			 &(struct site_options){.folder = folder});
}

static inline bool put(struct site *s, const char *path, const char *bytes)
{
	return site_put(s, str_c(path), SITE_PAGE, str_c(bytes));
}

/* A build of pairs of path and bytes, ended by NULL. */
static inline bool build(const char *const *files, bool force)
{
	struct site_options o = {.folder = folder, .force = force};
	struct site *s = site_open(&arena, &diags, &o);

	for (; s && *files; files += 2)
		put(s, files[0], files[1]);
	return s && site_close(s, &counts);
}

#define BUILD(...) build((const char *const[]){__VA_ARGS__, NULL}, false)
#define FORCE(...) build((const char *const[]){__VA_ARGS__, NULL}, true)

/* The one finding since the last such question. */
static inline void assert_finding(const char *rule, const char *words)
{
	assert_int_equal(diags.count[DIAG_ERROR], 1);
	assert_string_equal(diags.first->rule->id, rule);
	if (str_find(diags.first->text, str_c(words)) == diags.first->text.n)
		assert_str(diags.first->text, words);
	diags_init(&diags, &arena);
}

static inline void nothing_else_is_in_the_scratch_folder(void)
{
	struct file_names names;

	assert_true(file_list(&arena, &diags, scratch, &names));
	assert_int_equal(names.n, 1);
	assert_str(names.at[0], "site");
}

#define SITE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
