#include "unit.h"

#include "base/diag.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static const struct rule error_rule = {"b-rule", DIAG_ERROR, "x"};
static const struct rule warning_rule = {"a-rule", DIAG_WARNING, "y"};
static const struct rule note_rule = {"c-rule", DIAG_NOTE, "z"};

static void a_finding_keeps_all_it_was_given(void **state)
{
	struct arena a = {0};
	struct diags d;

	(void)state;
	diags_init(&d, &a);
	diags_add(&d, &warning_rule, (struct pos){"f", 3, 4}, "'%s' is %d", "x",
		  7);
	assert_str(d.first->text, "'x' is 7");
	assert_string_equal(d.first->pos.file, "f");
	assert_int_equal(d.first->pos.line, 3);
	assert_int_equal(d.first->pos.col, 4);
	assert_true(d.first->rule == &warning_rule);
	assert_int_equal(d.first->severity, DIAG_WARNING);
	assert_null(d.first->next);
	arena_free(&a);
}

static void findings_are_counted_by_severity(void **state)
{
	struct arena a = {0};
	struct diags d;
	struct pos at = {0};

	(void)state;
	diags_init(&d, &a);
	diags_add(&d, &error_rule, at, "a");
	diags_add(&d, &error_rule, at, "b");
	diags_add(&d, &note_rule, at, "c");
	assert_int_equal(d.count[DIAG_ERROR], 2);
	assert_int_equal(d.count[DIAG_WARNING], 0);
	assert_int_equal(d.count[DIAG_NOTE], 1);
	arena_free(&a);
}

static void severities_have_names(void **state)
{
	(void)state;
	assert_string_equal(severity_name(DIAG_NOTE), "note");
	assert_string_equal(severity_name(DIAG_WARNING), "warning");
	assert_string_equal(severity_name(DIAG_ERROR), "error");
}

static void add_at(struct diags *d, const char *file, int line, int col,
		   const struct rule *rule, const char *text)
{
	diags_add(d, rule, (struct pos){file, line, col}, "%s", text);
}

static void they_sort_by_file_line_column_rule_text(void **state)
{
	static const char *const want[] = {"1", "2", "3", "4", "5", "6", "7"};
	struct arena a = {0};
	struct diags d;
	size_t n = 0;

	(void)state;
	diags_init(&d, &a);
	add_at(&d, "g", 1, 1, &error_rule, "7");
	add_at(&d, "f", 10, 1, &error_rule, "6");
	add_at(&d, "f", 2, 2, &error_rule, "4");
	add_at(&d, "f", 2, 10, &error_rule, "5");
	add_at(&d, "f", 2, 1, &error_rule, "3");
	add_at(&d, "f", 2, 1, &warning_rule, "2");
	add_at(&d, NULL, 0, 0, &error_rule, "1");
	diags_sort(&d);
	for (const struct diag *i = d.first; i; i = i->next)
		assert_str(i->text, want[n++]);
	assert_int_equal(n, 7);
	add_at(&d, "z", 1, 1, &error_rule, "8");
	assert_int_equal(d.count[DIAG_ERROR], 7);
	arena_free(&a);
}

static void the_same_findings_become_one(void **state)
{
	struct arena a = {0};
	struct diags d;
	char other[] = "f"; /* another pointer, the same name */

	(void)state;
	diags_init(&d, &a);
	add_at(&d, "f", 1, 1, &error_rule, "x");
	add_at(&d, "f", 1, 1, &error_rule, "y");
	add_at(&d, other, 1, 1, &error_rule, "x");
	diags_sort(&d);
	assert_int_equal(d.count[DIAG_ERROR], 2);
	assert_str(d.first->text, "x");
	assert_str(d.first->next->text, "y");
	assert_null(d.first->next->next);
	arena_free(&a);
}

static void sorting_nothing_gives_nothing(void **state)
{
	struct arena a = {0};
	struct diags d;

	(void)state;
	diags_init(&d, &a);
	diags_sort(&d);
	assert_null(d.first);
	add_at(&d, "f", 1, 1, &error_rule, "x");
	assert_non_null(d.first);
	arena_free(&a);
}

static void taking_empties_the_other_list(void **state)
{
	struct arena a = {0};
	struct diags d, from;

	(void)state;
	diags_init(&d, &a);
	diags_init(&from, &a);
	diags_take(&d, &from);
	assert_null(d.first);
	add_at(&d, "f", 1, 1, &error_rule, "1");
	add_at(&from, "f", 1, 1, &warning_rule, "2");
	add_at(&from, "f", 1, 1, &error_rule, "3");
	diags_take(&d, &from);
	assert_null(from.first);
	assert_int_equal(from.count[DIAG_ERROR], 0);
	assert_int_equal(d.count[DIAG_ERROR], 2);
	assert_int_equal(d.count[DIAG_WARNING], 1);
	assert_str(d.first->next->text, "2");
	add_at(&d, "f", 1, 1, &error_rule, "4");
	add_at(&from, "f", 1, 1, &error_rule, "5");
	assert_str(d.first->next->next->next->text, "4");
	assert_str(from.first->text, "5");
	arena_free(&a);
}

static bool only_a(void *data, struct diag *found)
{
	*(int *)data += 1;
	if (found->rule == &note_rule)
		found->severity = DIAG_ERROR;
	return found->text.p[0] == 'a';
}

static void findings_can_be_judged_again(void **state)
{
	struct arena a = {0};
	struct diags d;
	int n = 0;

	(void)state;
	diags_init(&d, &a);
	diags_judge(&d, only_a, &n);
	assert_int_equal(n, 0);
	add_at(&d, "f", 1, 1, &note_rule, "a note");
	add_at(&d, "f", 1, 1, &error_rule, "b error");
	add_at(&d, "f", 1, 1, &warning_rule, "a warning");
	diags_judge(&d, only_a, &n);
	assert_int_equal(n, 3);
	assert_str(d.first->text, "a note");
	assert_str(d.first->next->text, "a warning");
	assert_null(d.first->next->next);
	assert_int_equal(d.count[DIAG_ERROR], 1);
	assert_int_equal(d.count[DIAG_WARNING], 1);
	assert_int_equal(d.count[DIAG_NOTE], 0);
	add_at(&d, "f", 1, 1, &note_rule, "later");
	assert_str(d.first->next->next->text, "later");
	arena_free(&a);
}

static bool waive_errors(void *data, struct diag *found)
{
	(void)data;
	if (found->severity == DIAG_ERROR)
		found->waived = STR("it has to be");
	return true;
}

static void what_is_waived_stays_and_does_not_count(void **state)
{
	struct arena a = {0};
	struct diags d;

	(void)state;
	diags_init(&d, &a);
	add_at(&d, "f", 2, 1, &error_rule, "b");
	add_at(&d, "f", 1, 1, &warning_rule, "a");
	diags_judge(&d, waive_errors, NULL);
	diags_sort(&d);
	assert_str(d.first->text, "a");
	assert_str(d.first->next->waived, "it has to be");
	assert_null(d.first->next->next);
	assert_int_equal(d.count[DIAG_ERROR], 0);
	assert_int_equal(d.count[DIAG_WARNING], 1);
	arena_free(&a);
}

static const struct rule many[] = {{"list-order", DIAG_NOTE, "x"},
				   {"list-twice", DIAG_NOTE, "y"}};
static const struct rule one[] = {{"symbol", DIAG_NOTE, "z"}};
static const size_t n_many = 2, n_one = 1;
static const struct rule_table two_tables[] = {
	{"many", many, &n_many, RULES_OF_CHECKING},
	{"one", one, &n_one, RULES_OF_READING}};
static const struct rule_tables tables = {two_tables, 2};

static void a_rule_is_found_by_its_id_with_its_phase(void **state)
{
	enum rule_phase phase = RULES_OF_BUILDING;

	(void)state;
	assert_true(rule_tables_find(&tables, STR("list-twice"), &phase) ==
		    &many[1]);
	assert_int_equal(phase, RULES_OF_CHECKING);
	assert_true(rule_tables_find(&tables, STR("symbol"), &phase) == one);
	assert_int_equal(phase, RULES_OF_READING);
	assert_null(rule_tables_find(&tables, STR("symbo"), &phase));
	assert_null(rule_tables_find(&tables, STR(""), &phase));
}

static void the_nearest_rule_is_near(void **state)
{
	(void)state;
	assert_true(rule_tables_nearest(&tables, STR("simbol")) == one);
	assert_true(rule_tables_nearest(&tables, STR("list-oder")) == many);
	assert_null(rule_tables_nearest(&tables, STR("licence")));
	assert_null(rule_tables_nearest(&tables, STR("sy")));
	assert_null(rule_tables_nearest(&tables, STR("")));
}

static void a_long_text_is_cut_between_two_characters(void **state)
{
	static const char *const letters[] = {"a", "\xc3\xa9", "\xe2\x82\xac",
					      "\xf0\x9f\x98\x80"};
	struct arena a = {0};
	struct diags d;
	char text[8000];

	(void)state;
	diags_init(&d, &a);
	for (size_t letter = 0; letter < 4; letter++)
		for (size_t shift = 0; shift < 4; shift++) {
			size_t n = strlen(letters[letter]);
			size_t used = shift;

			memset(text, '.', shift);
			while (used + n < 4000) {
				memcpy(text + used, letters[letter], n);
				used += n;
			}
			text[used] = 0;
			diags_init(&d, &a);
			diags_add(&d, &note_rule, (struct pos){0}, "%s", text);
			assert_int_equal(utf8_bad(d.first->text),
					 d.first->text.n);
			assert_true(d.first->text.n > 900);
		}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_keeps_all_it_was_given),
		cmocka_unit_test(findings_are_counted_by_severity),
		cmocka_unit_test(severities_have_names),
		cmocka_unit_test(they_sort_by_file_line_column_rule_text),
		cmocka_unit_test(the_same_findings_become_one),
		cmocka_unit_test(sorting_nothing_gives_nothing),
		cmocka_unit_test(taking_empties_the_other_list),
		cmocka_unit_test(findings_can_be_judged_again),
		cmocka_unit_test(what_is_waived_stays_and_does_not_count),
		cmocka_unit_test(a_rule_is_found_by_its_id_with_its_phase),
		cmocka_unit_test(the_nearest_rule_is_near),
		cmocka_unit_test(a_long_text_is_cut_between_two_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
