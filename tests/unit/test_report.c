#include "unit.h"

#include "../report/findings.h"
#include "command/report.h"
#include "format/json_read.h"

#include <stdio.h>
#include <stdlib.h>

static struct arena arena;
static struct diags diags;
static struct map no_texts;

static int set_up(void **state)
{
	(void)state;
	arena = (struct arena){0};
	diags_init(&diags, &arena);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* What a format prints of `diags`. */
static struct str printed(const char *format, bool all)
{
	struct report r = {.findings = &diags,
			   .catalogue = "data",
			   .texts = &no_texts,
			   .how = {.all = all}};
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);
	struct str copy;

	report_format_find(format)->print(&r, out);
	fclose(out);
	copy = arena_str(&arena, (struct str){text, n});
	free(text);
	return copy;
}

static const struct value *read_back(const char *format)
{
	return json_read(&arena, &diags, format, printed(format, false));
}

/* The child that a path of keys and indices, "runs/0/tool", leads to. */
static const struct value *at(const struct value *v, const char *path)
{
	struct str rest = str_c(path);
	long index;

	while (v && rest.n) {
		struct str part = str_cut(rest, '/', &rest);

		if (v->kind == VALUE_LIST && str_to_long(part, &index))
			for (v = v->first; v && index; index--)
				v = v->next;
		else
			v = value_get(v, part);
	}
	return v;
}

static struct str text_at(const struct value *v, const char *path)
{
	const struct value *found = at(v, path);

	return found ? found->text : STR("(absent)");
}

static struct diag *add(const char *file, int line, int col, const char *text)
{
	static const struct rule rule = {"a-rule", DIAG_ERROR, "it is so"};

	return diags_add(&diags, &rule, (struct pos){file, line, col}, "%s",
			 text);
}

/*
 * Text and counts
 */

static void text_shows_waived_findings_only_when_all_are_asked_for(void **state)
{
	(void)state;
	add("f", 1, 2, "x")->waived = STR("why not\033");
	assert_str(printed("text", false), "");
	assert_str(printed("text", true),
		   "f:1:2: error: x [a-rule] waived: why not\\u{1b}\n");
}

static void a_waived_finding_counts_as_that_alone(void **state)
{
	struct report_counts n;

	(void)state;
	add("f", 1, 2, "x")->waived = STR("why not");
	add("f", 1, 3, "y");
	n = report_count(&diags);
	assert_int_equal(n.of[DIAG_ERROR], 1);
	assert_int_equal(n.of[DIAG_WARNING], 0);
	assert_int_equal(n.waived, 1);
}

static void a_format_has_a_name_and_text_needs_none(void **state)
{
	(void)state;
	assert_non_null(report_format_find("sarif"));
	assert_true(report_format_find(NULL) == report_format_find("text"));
	assert_null(report_format_find("SARIF"));
	assert_null(report_format_find(""));
}

/*
 * GitHub
 */

static void an_annotation_is_one_line_whatever_it_holds(void **state)
{
	(void)state;
	add(HOSTILE_FILE, 3, 4, HOSTILE_TEXT);
	assert_str(printed("github", false),
		   "::error file=data/a b%2Cc%3Ad%250A%0A%3A%3Awarning%3A%3Ae#é"
		   ".yml,line=3,col=4,title=a-rule::'</script>%0A::error::x"
		   "%250A\033[31m\xff' \"\\\n");
}

static void an_annotation_without_a_place_names_none(void **state)
{
	(void)state;
	add(NULL, 0, 0, "x");
	add("folder", 0, 0, "y");
	assert_str(printed("github", false),
		   "::error title=a-rule::x\n"
		   "::error file=folder,title=a-rule::y\n");
}

static void what_is_waived_is_not_annotated(void **state)
{
	(void)state;
	add("f", 1, 2, "x")->waived = STR("why not");
	assert_str(printed("github", false), "");
}

/*
 * JSON
 */

static void json_has_every_part_of_a_finding(void **state)
{
	const struct value *root;
	struct diag *made = add("f", 1, 2, "x");

	(void)state;
	made->waived = STR("why not");
	diags_edit(&diags, made, (struct pos){"f", 1, 5}, STR("a"), STR("b"));
	root = read_back("json");
	assert_str(text_at(root, "format"), "strata-check");
	assert_str(text_at(root, "version"), "1");
	assert_str(text_at(root, "catalogue"), "data");
	assert_str(text_at(root, "findings/0/rule"), "a-rule");
	assert_str(text_at(root, "findings/0/severity"), "error");
	assert_str(text_at(root, "findings/0/file"), "f");
	assert_str(text_at(root, "findings/0/line"), "1");
	assert_str(text_at(root, "findings/0/col"), "2");
	assert_str(text_at(root, "findings/0/message"), "x");
	assert_str(text_at(root, "findings/0/waived"), "why not");
	assert_str(text_at(root, "findings/0/fix/0/col"), "5");
	assert_str(text_at(root, "findings/0/fix/0/was"), "a");
	assert_str(text_at(root, "findings/0/fix/0/now"), "b");
	assert_str(text_at(root, "counts/errors"), "0");
	assert_str(text_at(root, "counts/waived"), "1");
}

static void json_says_null_of_a_place_that_is_not_known(void **state)
{
	const struct value *root;

	(void)state;
	add(NULL, 0, 0, "x");
	root = read_back("json");
	assert_int_equal(at(root, "findings/0/file")->kind, VALUE_NULL);
	assert_int_equal(at(root, "findings/0/line")->kind, VALUE_NULL);
	assert_int_equal(at(root, "findings/0/col")->kind, VALUE_NULL);
	assert_null(at(root, "findings/0/fix"));
	assert_null(at(root, "findings/0/waived"));
}

/*
 * SARIF
 */

#define RESULT   "runs/0/results/0"
#define CHANGE   RESULT "/fixes/0/artifactChanges/0"
#define DELETED  CHANGE "/replacements/0/deletedRegion/"
#define PHYSICAL RESULT "/locations/0/physicalLocation/"

static void sarif_names_the_rule_of_a_result_by_its_index(void **state)
{
	const struct value *root, *rules, *rule;
	long index;

	(void)state;
	add("f", 1, 2, "x");
	root = read_back("sarif");
	rules = at(root, "runs/0/tool/driver/rules");
	assert_true(str_to_long(text_at(root, RESULT "/ruleIndex"), &index));
	rule = rules->first;
	while (index--)
		rule = rule->next;
	assert_str(text_at(rule, "id"), "a-rule");
	assert_str(text_at(rule, "shortDescription/text"), "it is so");
	assert_true(rules->n > 30); /* the program's own stand there too */
}

static void sarif_encodes_a_path_as_a_reference(void **state)
{
	static const struct {
		const char *path, *uri;
	} rows[] = {
		{"data/a.yml", "data/a.yml"},
		{"./data/a.yml", "data/a.yml"},
		{"../data/a.yml", "../data/a.yml"},
		{"a:b/c d%#?é", "a%3Ab/c%20d%25%23%3F%C3%A9"},
		{"/srv/a b", "file:///srv/a%20b"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		diags_init(&diags, &arena);
		add(rows[i].path, 1, 2, "x");
		assert_str(text_at(read_back("sarif"),
				   PHYSICAL "artifactLocation/uri"),
			   rows[i].uri);
	}
}

static void sarif_has_a_region_where_a_line_is_known(void **state)
{
	(void)state;
	add("folder", 0, 0, "x");
	assert_null(at(read_back("sarif"), PHYSICAL "region"));
	diags_init(&diags, &arena);
	add("f", 7, 9, "x");
	assert_str(text_at(read_back("sarif"), PHYSICAL "region/startColumn"),
		   "9");
}

static void sarif_puts_what_has_no_file_to_the_catalogue(void **state)
{
	(void)state;
	add(NULL, 0, 0, "x");
	assert_str(text_at(read_back("sarif"), PHYSICAL "artifactLocation/uri"),
		   "data");
}

static void sarif_suppresses_what_is_waived(void **state)
{
	const struct value *root;

	(void)state;
	add("f", 1, 1, "x")->waived = STR("why not");
	add("f", 1, 2, "y");
	root = read_back("sarif");
	assert_str(text_at(root, RESULT "/suppressions/0/justification"),
		   "why not");
	assert_int_equal(at(root, "runs/0/results/1/suppressions")->n, 0);
}

static void a_fix_replaces_the_value_within_its_quotes(void **state)
{
	struct diag *made = add(SOURCE, 2, 11, "x");
	const struct value *root;

	(void)state;
	diags_edit(&diags, made, made->pos, STR("https://example.org/ "),
		   STR("https://example.org/"));
	root = read_back("sarif");
	assert_str(text_at(root, CHANGE "/artifactLocation/uri"), SOURCE);
	assert_str(text_at(root, DELETED "startLine"), "2");
	assert_str(text_at(root, DELETED "startColumn"), "12");
	assert_str(text_at(root, DELETED "endColumn"), "33");
	assert_str(text_at(root, CHANGE "/replacements/0/insertedContent/text"),
		   "https://example.org/");
}

static void a_fix_counts_code_points(void **state)
{
	struct diag *made = add(SOURCE, 5, 8, "x");
	const struct value *root;

	(void)state;
	diags_edit(&diags, made, (struct pos){SOURCE, 5, 8}, STR("größer"),
		   STR("klein"));
	diags_edit(&diags, made, (struct pos){SOURCE, 5, 16}, STR("klein"),
		   STR("größer"));
	root = read_back("sarif");
	assert_str(text_at(root, DELETED "endColumn"), "14");
	assert_str(text_at(root,
			   CHANGE "/replacements/1/deletedRegion/startColumn"),
		   "16");
	assert_int_equal(at(root, RESULT "/fixes/0/artifactChanges")->n, 1);
}

static void a_value_spelled_otherwise_has_no_fix(void **state)
{
	static const struct {
		int line, col;
		const char *was, *now;
	} rows[] = {
		{4, 7, "Ärger im Büro", "Ärger"},      /* with an escape */
		{2, 11, "https://example.org/ ", "'"}, /* would need one */
		{3, 17, "apache-2.0", "a, b"},         /* would need quotes */
		{3, 16, "apache-2.0", "Apache-2.0"},   /* not there */
		{3, 99, "apache-2.0", "Apache-2.0"},
		{99, 1, "apache-2.0", "Apache-2.0"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diag *made;

		diags_init(&diags, &arena);
		made = add(SOURCE, rows[i].line, rows[i].col, "x");
		diags_edit(&diags, made, made->pos, str_c(rows[i].was),
			   str_c(rows[i].now));
		assert_null(at(read_back("sarif"), RESULT "/fixes"));
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_shows_waived_findings_only_when_all_are_asked_for),
		TEST(a_waived_finding_counts_as_that_alone),
		TEST(a_format_has_a_name_and_text_needs_none),
		TEST(an_annotation_is_one_line_whatever_it_holds),
		TEST(an_annotation_without_a_place_names_none),
		TEST(what_is_waived_is_not_annotated),
		TEST(json_has_every_part_of_a_finding),
		TEST(json_says_null_of_a_place_that_is_not_known),
		TEST(sarif_names_the_rule_of_a_result_by_its_index),
		TEST(sarif_encodes_a_path_as_a_reference),
		TEST(sarif_has_a_region_where_a_line_is_known),
		TEST(sarif_puts_what_has_no_file_to_the_catalogue),
		TEST(sarif_suppresses_what_is_waived),
		TEST(a_fix_replaces_the_value_within_its_quotes),
		TEST(a_fix_counts_code_points),
		TEST(a_value_spelled_otherwise_has_no_fix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
