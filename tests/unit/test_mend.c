#include "unit.h"

#include "base/file.h"
#include "base/path.h"
#include "mend/mend.h"
#include "mend/proof.h"
#include "mend/source.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct rule rule = {"a-rule", DIAG_WARNING, "x"};
static char folder[] = "/tmp/strata-test-XXXXXX";
static struct arena a;
static struct diags d, found;
static struct mend_notes notes;

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	file_remove_tree(folder);
	return 0;
}

static int set_up(void **state)
{
	(void)state;
	diags_init(&d, &a);
	diags_init(&found, &a);
	notes = (struct mend_notes){0};
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static const char *in(const char *name)
{
	return path_join(&a, folder, str_c(name));
}

static void put(const char *name, const char *text)
{
	assert_true(file_write(&a, &d, in(name), str_c(text)));
}

static struct str text_of(const char *name)
{
	struct str text = {0};

	assert_true(file_read(&a, &d, in(name), 1 << 20, &text));
	return text;
}

struct wanted {
	int line, col;
	const char *was, *now;
};

/* A finding of `file` with up to `n` edits; one without `was` ends them. */
static struct diag *find(const char *file, const struct wanted *w, size_t n)
{
	struct pos at = {in(file), w->line, w->col};
	struct diag *made = diags_add(&found, &rule, at, "x");

	for (size_t i = 0; i < n && w[i].was; i++) {
		at.line = w[i].line;
		at.col = w[i].col;
		diags_edit(&found, made, at, str_c(w[i].was), str_c(w[i].now));
	}
	return made;
}

/* What becomes of a file `f` of this text by one finding. */
static struct str mended(const char *text, const struct wanted *w, size_t n)
{
	size_t made;

	set_up(NULL);
	put("f.yml", text);
	find("f.yml", w, n);
	made = mend(&a, &d, folder, &found, &notes);
	assert_int_equal(notes.n, 1);
	assert_int_equal(made, !notes.at[0].why);
	return text_of("f.yml");
}

/*
 * Places
 */

static void a_place_is_found_by_line_and_code_point(void **state)
{
	struct source s =
		source_of(&a, STR("a: b\n\xc3\xa9: \xe2\x82\xac x\r\n"));
	size_t at;

	(void)state;
	assert_true(source_find(&s, (struct pos){"f", 1, 4}, &at));
	assert_int_equal(at, 3);
	assert_true(source_find(&s, (struct pos){"f", 2, 6}, &at));
	assert_int_equal(at, 13);
	assert_str(source_line(&s, 2), "\xc3\xa9: \xe2\x82\xac x");
}

static void a_place_that_is_not_there_is_not_found(void **state)
{
	static const struct pos nowhere[] = {{"f", 0, 1}, {"f", 3, 1},
					     {"f", 4, 1}, {"f", 1, 0},
					     {"f", 1, 6}, {"f", -1, -1}};
	struct source s = source_of(&a, STR("a: b\nc\n"));
	size_t at = 77;

	(void)state;
	for (size_t i = 0; i < sizeof(nowhere) / sizeof(nowhere[0]); i++)
		assert_false(source_find(&s, nowhere[i], &at));
	s = source_of(&a, (struct str){0});
	assert_false(source_find(&s, (struct pos){"f", 1, 1}, &at));
	assert_int_equal(at, 77);
}

static void a_byte_order_mark_is_no_column(void **state)
{
	struct source s = source_of(&a, STR("\xef\xbb\xbf"
					    "a: b\n"));
	size_t at;

	(void)state;
	assert_true(source_find(&s, (struct pos){"f", 1, 4}, &at));
	assert_int_equal(at, 6);
}

/*
 * Values
 */

static void a_value_is_mended_within_its_quotes(void **state)
{
	static const struct {
		const char *text;
		struct wanted w;
		const char *after;
	} rows[] = {
		{"a: mit # x\n", {1, 4, "mit", "MIT"}, "a: MIT # x\n"},
		{"a: 'mit '\n", {1, 4, "mit ", "MIT"}, "a: 'MIT'\n"},
		{"a: \"mit\"", {1, 4, "mit", "MIT"}, "a: \"MIT\""},
		{"{\xc3\xa9: mit}\n",
		 {1, 5, "mit", "MIT"},
		 "{\xc3\xa9: MIT}\n"},
		{"\xef\xbb\xbf"
		 "a: mit\r\nb: 1\r\n",
		 {1, 4, "mit", "MIT"},
		 "\xef\xbb\xbf"
		 "a: MIT\r\nb: 1\r\n"},
		{"a: [x, mit]\n", {1, 8, "mit", "MIT"}, "a: [x, MIT]\n"},
		{"- mit\n- mit\n", {2, 3, "mit", "MIT"}, "- mit\n- MIT\n"},
		{"a: 'mit'\n", {1, 4, "mit", "a, b: #c"}, "a: 'a, b: #c'\n"},
		{"a: &x\n  b: mit\nc: *x\n",
		 {2, 6, "mit", "MIT"},
		 "a: &x\n  b: MIT\nc: *x\n"},
		{"a: &x {b: mit}\nc: {<<: *x}\n",
		 {1, 11, "mit", "MIT"},
		 "a: &x {b: MIT}\nc: {<<: *x}\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_str(mended(rows[i].text, &rows[i].w, 1), rows[i].after);
}

static void what_is_spelled_otherwise_is_left(void **state)
{
	static const struct {
		const char *text;
		struct wanted w;
	} rows[] = {
		{"a: \"\\x6dit\"\n", {1, 4, "mit", "MIT"}},
		{"a: 'it''s'\n", {1, 4, "it's", "its"}},
		{"a: &x mit\n", {1, 4, "mit", "MIT"}},
		{"b: &x mit\na: *x\n", {2, 4, "mit", "MIT"}},
		{"a: !!str mit\n", {1, 4, "mit", "MIT"}},
		{"a: |\n  mit\n", {1, 4, "mit\n", "MIT"}},
		{"a: mit\n  0\n", {1, 4, "mit 0", "MIT-0"}},
		{"a: mit-0\n", {1, 4, "mit", "MIT"}}, /* it has changed */
		{"a: mit 0\n", {1, 4, "mit", "MIT"}},
		{"a: 'mit'''\n", {1, 4, "mit", "MIT"}},
		{"b: 1\n", {1, 4, "mit", "MIT"}},
		{"a: mit\n", {2, 4, "mit", "MIT"}},
		{"a: mit\n", {1, 4, "mit", "a, b"}}, /* it would need quotes */
		{"a: mit\n", {1, 4, "mit", "a: b"}},
		{"a: mit\n", {1, 4, "mit", "true"}},
		{"a: mit\n", {1, 4, "mit", "*x"}},
		{"a: mit\n", {1, 4, "mit", ""}},
		{"a: 'mit'\n", {1, 4, "mit", "it's"}},
		{"a: \"mit\"\n", {1, 4, "mit", "\\"}},
		{"mit: 1\n", {1, 1, "mit", "MIT"}}, /* a key */
		{"# mit\na: mit\n", {1, 3, "mit", "MIT"}},
		{"a: mit\nb: [\n", {1, 4, "mit", "MIT"}}, /* no YAML */
		{"a: mit\n---\nb: 1\n", {1, 4, "mit", "MIT"}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_str(mended(rows[i].text, &rows[i].w, 1), rows[i].text);
		assert_non_null(notes.at[0].why);
	}
}

/* NEL ends a line in YAML 1.1 and libyaml, but not in most programs. */
static void an_edit_that_would_hit_another_place_is_left(void **state)
{
	static const struct wanted w = {2, 4, "mit", "MIT"};
	const char *text = "a: 'x\xc2\x85y'\nb: mit\nc: mit\n";

	(void)state;
	assert_str(mended(text, &w, 1), text);
	assert_non_null(notes.at[0].why);
}

/*
 * Lists
 */

static const struct wanted swap_flow[] = {{1, 5, "b", "a"}, {1, 8, "a", "b"}};
static const struct wanted swap_block[] = {{2, 3, "b", "a"}, {3, 3, "a", "b"}};

static void items_change_places_as_they_are_spelled(void **state)
{
	static const struct wanted three[] = {
		{2, 3, "c", "a"}, {3, 3, "a", "b"}, {5, 5, "b", "c"}};
	static const struct wanted quoted[] = {{1, 5, "b]", "a"},
					       {1, 11, "a", "b]"}};
	static const struct wanted twice[] = {{1, 5, "b", "a"},
					      {1, 8, "b", "a"},
					      {1, 13, "a", "b"},
					      {1, 16, "a", "b"}};

	(void)state;
	assert_str(mended("k: [b, a] # k\n", swap_flow, 2), "k: [a, b] # k\n");
	assert_str(mended("k: ['b]', \"a\"]\n", quoted, 2),
		   "k: [\"a\", 'b]']\n");
	assert_str(mended("k: [b, b,   a, a]\n", twice, 4),
		   "k: [a, a,   b, b]\n");
	assert_str(mended("k:\n- b # of b\n- a\n", swap_block, 2),
		   "k:\n- a\n- b # of b\n");
	assert_str(mended("k:\r\n- b # of b\r\n- 'a'   # of a \r\n# end\r\n",
			  (struct wanted[]){{2, 3, "b", "a"}, {3, 3, "a", "b"}},
			  2),
		   "k:\r\n- 'a'   # of a\r\n- b # of b \r\n# end\r\n");
	assert_str(
		mended("k: # of k\n- c # of c\n- a\n\n-   b\nl: 1\n", three, 3),
		"k: # of k\n- a\n- b\n\n-   c # of c\nl: 1\n");
	assert_str(mended("# of k\nk: [b, a]\n",
			  (struct wanted[]){{2, 5, "b", "a"}, {2, 8, "a", "b"}},
			  2),
		   "# of k\nk: [a, b]\n");
	assert_str(mended("k: [\n b,\n a\n] # c\n",
			  (struct wanted[]){{2, 2, "b", "a"}, {3, 2, "a", "b"}},
			  2),
		   "k: [\n a,\n b\n] # c\n");
}

static void a_list_whose_comments_could_be_torn_off_is_left(void **state)
{
	static const struct {
		const char *text;
		struct wanted w[2];
	} rows[] = {
		{"k:\n- b\n# of a\n- a\n",
		 {{2, 3, "b", "a"}, {4, 3, "a", "b"}}},
		{"k:\n# of b, or of k\n- b\n- a\n",
		 {{3, 3, "b", "a"}, {4, 3, "a", "b"}}},
		{"k:\n# of b\n\n- b\n- a\n",
		 {{4, 3, "b", "a"}, {5, 3, "a", "b"}}},
		{"k: [b, # of b\n a]\n", {{1, 5, "b", "a"}, {2, 2, "a", "b"}}},
		{"k: [\n # of b\n b,\n a]\n",
		 {{3, 2, "b", "a"}, {4, 2, "a", "b"}}},
		{"k: [b, a # of a\n]\n", {{1, 5, "b", "a"}, {1, 8, "a", "b"}}},
		{"k: [b, a, 'x]', # of x\n c]\n",
		 {{1, 5, "b", "a"}, {1, 8, "a", "b"}}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_str(mended(rows[i].text, rows[i].w, 2), rows[i].text);
		assert_true(strstr(notes.at[0].why, "comment") != NULL);
	}
}

static void a_list_is_mended_as_a_whole_or_not_at_all(void **state)
{
	const char *text = "k: [b, \"\\x61\"]\n";

	(void)state;
	assert_str(mended(text, swap_flow, 2), text);
	text = "k: [b, c]\n"; /* it has changed */
	assert_str(mended(text, swap_flow, 2), text);
}

/*
 * Files
 */

static void all_edits_of_a_file_are_made_together(void **state)
{
	(void)state;
	put("f.yml", "a: ' x'\nb: [b, a]\nc: mit\n");
	find("f.yml", &(struct wanted){3, 4, "mit", "longer than MIT"}, 1);
	find("f.yml", &(struct wanted){1, 4, " x", "x"}, 1);
	find("f.yml", (struct wanted[]){{2, 5, "b", "a"}, {2, 8, "a", "b"}}, 2);
	assert_int_equal(mend(&a, &d, folder, &found, &notes), 3);
	assert_str(text_of("f.yml"), "a: 'x'\nb: [a, b]\nc: longer than MIT\n");
}

static void of_edits_that_overlap_one_is_made(void **state)
{
	(void)state;
	put("f.yml", "a: [B, a]\nb: mit\n");
	find("f.yml", &(struct wanted){1, 5, "B", "b"}, 1);
	find("f.yml", (struct wanted[]){{1, 5, "B", "a"}, {1, 8, "a", "B"}}, 2);
	find("f.yml", &(struct wanted){2, 4, "mit", "MIT"}, 1);
	assert_int_equal(mend(&a, &d, folder, &found, &notes), 2);
	assert_null(notes.at[0].why);
	assert_non_null(notes.at[1].why);
	assert_str(text_of("f.yml"), "a: [b, a]\nb: MIT\n");
}

static void what_is_waived_or_has_no_edit_is_no_task(void **state)
{
	(void)state;
	put("f.yml", "a: mit\n");
	find("f.yml", &(struct wanted){1, 4, "mit", "MIT"}, 1)->waived =
		STR("it is spelled so there");
	diags_add(&found, &rule, (struct pos){in("f.yml"), 1, 1}, "x");
	diags_add(&found, &rule, (struct pos){0}, "x");
	assert_int_equal(mend(&a, &d, folder, &found, &notes), 0);
	assert_int_equal(notes.n, 0);
	assert_str(text_of("f.yml"), "a: mit\n");
}

static void front_matter_is_mended_and_what_follows_stays(void **state)
{
	(void)state;
	put("f.md", "---\na: mit\n---\na: mit\n");
	find("f.md", &(struct wanted){2, 4, "mit", "MIT"}, 1);
	find("f.md", &(struct wanted){4, 4, "mit", "MIT"}, 1);
	assert_int_equal(mend(&a, &d, folder, &found, &notes), 0);
	set_up(NULL);
	find("f.md", &(struct wanted){2, 4, "mit", "MIT"}, 1);
	assert_int_equal(mend(&a, &d, folder, &found, &notes), 1);
	assert_str(text_of("f.md"), "---\na: MIT\n---\na: mit\n");
}

static void nothing_outside_of_the_folder_is_mended(void **state)
{
	(void)state;
	assert_true(file_make_folders(&a, &d, in("c/d")));
	put("out.yml", "a: mit\n");
	put("c/in.yml", "a: mit\n");
	assert_int_equal(symlink("../../out.yml", in("c/d/out.yml")), 0);
	assert_int_equal(symlink("../..", in("c/d/up")), 0);
	assert_int_equal(symlink("../in.yml", in("c/d/in.yml")), 0);
	find("out.yml", &(struct wanted){1, 4, "mit", "MIT"}, 1);
	find("c/../out.yml", &(struct wanted){1, 4, "mit", "MIT"}, 1);
	find("c/d/out.yml", &(struct wanted){1, 4, "mit", "MIT"}, 1);
	find("c/d/up/out.yml", &(struct wanted){1, 4, "mit", "MIT"}, 1);
	find("c/d/absent.yml", &(struct wanted){1, 4, "mit", "MIT"}, 1);
	assert_int_equal(mend(&a, &d, in("c"), &found, &notes), 0);
	assert_int_equal(notes.n, 5);
	assert_str(text_of("out.yml"), "a: mit\n");
	set_up(NULL);
	find("c/d/in.yml", &(struct wanted){1, 4, "mit", "MIT"}, 1);
	assert_int_equal(mend(&a, &d, in("c"), &found, &notes), 1);
	assert_str(text_of("c/in.yml"), "a: MIT\n");
}

static void a_finding_about_two_files_is_left(void **state)
{
	struct diag *made;

	(void)state;
	put("f.yml", "a: mit\n");
	put("g.yml", "a: mit\n");
	made = find("f.yml", &(struct wanted){1, 4, "mit", "MIT"}, 1);
	diags_edit(&found, made, (struct pos){in("g.yml"), 1, 4}, STR("mit"),
		   STR("MIT"));
	assert_int_equal(mend(&a, &d, folder, &found, &notes), 0);
	assert_str(text_of("f.yml"), "a: mit\n");
	assert_str(text_of("g.yml"), "a: mit\n");
}

static void json_is_left_to_who_writes_it(void **state)
{
	(void)state;
	put("f.json", "{\"a\": \"mit\"}\n");
	find("f.json", &(struct wanted){1, 7, "mit", "MIT"}, 1);
	assert_int_equal(mend(&a, &d, folder, &found, &notes), 0);
	assert_str(text_of("f.json"), "{\"a\": \"mit\"}\n");
}

/*
 * Proof
 */

static void the_proof_holds_for_the_edits_and_nothing_else(void **state)
{
	static const struct {
		const char *after;
		bool holds;
	} rows[] = {
		{"a: MIT\nb: [1, x]\n", true},
		{"{b: [1, x], a: MIT}\n", false}, /* another order */
		{"# c\na:   \"MIT\"\nb: [1, 'x']\n", true},
		{"a: mit\nb: [1, x]\n", false},
		{"a: MIT\nb: [1, y]\n", false},
		{"a: MIT\nb: ['1', x]\n", false},
		{"a: MIT\nb: [1, x, x]\n", false},
		{"a: MIT\nb: [1]\n", false},
		{"a: MIT\nc: [1, x]\n", false},
		{"a: MIT\n", false},
		{"a: MIT\nb: [1, x\n", false},
		{"", false},
	};
	struct edit e = {
		.at = {"f.yml", 1, 4}, .was = STR("mit"), .now = STR("MIT")};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct edit_list edits = {0};

		*list_add(&a, &edits) = &e;
		assert_int_equal(proof_holds(&a, "f.yml",
					     STR("a: mit\nb: [1, x]\n"),
					     str_c(rows[i].after), &edits),
				 rows[i].holds);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_place_is_found_by_line_and_code_point),
		TEST(a_place_that_is_not_there_is_not_found),
		TEST(a_byte_order_mark_is_no_column),
		TEST(a_value_is_mended_within_its_quotes),
		TEST(what_is_spelled_otherwise_is_left),
		TEST(an_edit_that_would_hit_another_place_is_left),
		TEST(items_change_places_as_they_are_spelled),
		TEST(a_list_whose_comments_could_be_torn_off_is_left),
		TEST(a_list_is_mended_as_a_whole_or_not_at_all),
		TEST(all_edits_of_a_file_are_made_together),
		TEST(of_edits_that_overlap_one_is_made),
		TEST(what_is_waived_or_has_no_edit_is_no_task),
		TEST(front_matter_is_mended_and_what_follows_stays),
		TEST(nothing_outside_of_the_folder_is_mended),
		TEST(a_finding_about_two_files_is_left),
		TEST(json_is_left_to_who_writes_it),
		TEST(the_proof_holds_for_the_edits_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
