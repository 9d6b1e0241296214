#include "unit.h"

#include "view/health.h"

static struct arena arena;
static struct diags diags;
static struct catalogue catalogue;
static struct rule_list rules;
static struct map texts;

static const struct rule warning = {"a-rule", DIAG_WARNING, "it is so"};
static const struct rule error = {"MR-01", DIAG_ERROR, "it is so"};

static int set_up(void **state)
{
	(void)state;
	arena = (struct arena){0};
	diags_init(&diags, &arena);
	catalogue = (struct catalogue){.folder = "data", .logos = "data/logos"};
	rules = (struct rule_list){0};
	texts = (struct map){0};
	*list_add(&arena, &rules) = &warning;
	*list_add(&arena, &rules) = &error;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct entry *add_entry(const char *slug, const char *file, int line)
{
	struct entry *e = arena_new(&arena, struct entry);

	e->slug = str_c(slug);
	e->pos = (struct pos){file, line, 1};
	*list_add(&arena, &catalogue.entries) = e;
	return e;
}

static struct diag *find(const struct rule *rule, const char *file, int line)
{
	return diags_add(&diags, rule, (struct pos){file, line, 1}, "x");
}

static const struct health *health(void)
{
	diags_sort(&diags);
	return health_new(&arena, &catalogue, &diags, &rules, &texts);
}

static void a_finding_is_of_the_entry_whose_file_it_is_in(void **state)
{
	struct entry *pen = add_entry("pen", "data/entries/pen.yml", 1);
	struct entry *cap = add_entry("cap", "data/entries/cap.yml", 1);
	const struct health *h;

	(void)state;
	find(&warning, "data/entries/pen.yml", 3);
	find(&error, "data/entries/pen.yml", 2);
	h = health();
	assert_int_equal(health_of(h, pen)->n, 2);
	assert_int_equal(health_of(h, pen)->at[0].diag->pos.line, 2);
	assert_int_equal(health_of(h, cap)->n, 0);
	assert_int_equal(h->elsewhere.n, 0);
}

static void facts_and_logos_are_of_their_entries(void **state)
{
	struct entry *pen = add_entry("pen", "data/entries/pen.yml", 1);
	struct entry *cap = add_entry("cap", "data/entries/cap.yml", 1);
	struct facts facts = {.pos = {"data/facts/pen.json", 1, 1}};
	const struct health *h;

	(void)state;
	pen->facts = &facts;
	pen->logo.s = STR("both.svg");
	cap->logo.s = STR("./both.svg");
	find(&warning, "data/facts/pen.json", 1);
	find(&warning, "data/logos/both.svg", 1);
	h = health();
	assert_int_equal(health_of(h, pen)->n, 2);
	assert_int_equal(health_of(h, cap)->n, 1);
	assert_int_equal(h->all.n, 2);
}

static void what_is_in_no_file_of_an_entry_is_elsewhere(void **state)
{
	const struct health *h;

	(void)state;
	add_entry("pen", "data/entries/pen.yml", 1);
	find(&warning, "data/model.yml", 1);
	find(&warning, "data/logos/unused.svg", 1);
	find(&warning, NULL, 0);
	h = health();
	assert_int_equal(h->elsewhere.n, 3);
	assert_null(h->elsewhere.at[0].entry);
}

static void of_one_file_each_item_has_its_lines(void **state)
{
	struct layer kitchen = {.pos = {"landscape.yml", 2, 1}},
		     garden = {.pos = {"landscape.yml", 30, 1}},
		     implied = {.implied = true, .pos = {"landscape.yml", 15}};
	struct entry *pan = add_entry("pan", "landscape.yml", 20);
	struct entry *pot = add_entry("pot", "landscape.yml", 10);
	const struct health *h;

	(void)state;
	catalogue.kind = CATALOGUE_LANDSCAPE2;
	catalogue.site.pos.file = "landscape.yml";
	*list_add(&arena, &catalogue.model.layers) = &kitchen;
	*list_add(&arena, &catalogue.model.layers) = &garden;
	*list_add(&arena, &catalogue.model.layers) = &implied;
	find(&warning, "landscape.yml", 1);  /* before everything */
	find(&warning, "landscape.yml", 3);  /* of the kitchen */
	find(&warning, "landscape.yml", 10); /* of the pot */
	find(&warning, "landscape.yml", 19);
	find(&warning, "landscape.yml", 20); /* of the pan */
	find(&warning, "landscape.yml", 30); /* of the garden */
	find(&warning, "guide.yml", 12);
	h = health();
	assert_int_equal(health_of(h, pot)->n, 2);
	assert_int_equal(health_of(h, pan)->n, 1);
	assert_int_equal(h->elsewhere.n, 4);
}

static void a_rule_has_its_findings_and_its_text(void **state)
{
	struct rule_text text = {.why.s = STR("because")};
	const struct health_rule *r;
	const struct health *h;

	(void)state;
	map_put(&arena, &texts, STR("a-rule"), &text);
	find(&warning, "data/model.yml", 1);
	h = health();
	r = map_find(&h->rule_by_id, STR("a-rule"));
	assert_int_equal(r->found.n, 1);
	assert_str(r->text->why.s, "because");
	r = map_find(&h->rule_by_id, STR("MR-01"));
	assert_int_equal(r->found.n, 0);
	assert_null(r->text);
}

static void the_page_of_a_rule_has_an_address_of_its_own(void **state)
{
	static const struct rule own[] = {
		{"mr-01", DIAG_NOTE, "taken, but for case"},
		{"../../x y", DIAG_NOTE, "cannot be an address as it is"},
		{"A-RULE!", DIAG_NOTE, "taken, but for a mark"},
		{"///", DIAG_NOTE, "nothing is left of it"},
		{"a-rule", DIAG_NOTE, "is there already"},
	};
	const struct health *h;

	(void)state;
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		*list_add(&arena, &rules) = &own[i];
	h = health();
	assert_int_equal(h->rules.n, 6);
	assert_str(h->rules.at[0]->slug, "a-rule");
	assert_str(h->rules.at[1]->slug, "MR-01");
	assert_str(h->rules.at[2]->slug, "");
	assert_str(h->rules.at[3]->slug, "x-y");
	assert_str(h->rules.at[4]->slug, "");
	assert_str(h->rules.at[5]->slug, "");
}

static void what_is_waived_counts_as_that_alone(void **state)
{
	struct entry *pen = add_entry("pen", "pen.yml", 1);
	struct tally t;

	(void)state;
	find(&warning, "pen.yml", 1)->waived = STR("why not");
	find(&error, "pen.yml", 2);
	t = tally_of(health_of(health(), pen));
	assert_int_equal(t.waived, 1);
	assert_int_equal(t.of[DIAG_WARNING], 0);
	assert_int_equal(t.of[DIAG_ERROR], 1);
	assert_int_equal(tally_open(&t), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_finding_is_of_the_entry_whose_file_it_is_in),
		TEST(facts_and_logos_are_of_their_entries),
		TEST(what_is_in_no_file_of_an_entry_is_elsewhere),
		TEST(of_one_file_each_item_has_its_lines),
		TEST(a_rule_has_its_findings_and_its_text),
		TEST(the_page_of_a_rule_has_an_address_of_its_own),
		TEST(what_is_waived_counts_as_that_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
