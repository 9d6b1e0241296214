#include "unit.h"

#include "view/counts.h"

#include <string.h>

static struct arena arena;
static struct catalogue catalogue;
static struct view view;
static struct map word_by_name;
static struct layer top, low;

static int set_up(void **state)
{
	struct value *level;

	(void)state;
	arena = (struct arena){0};
	catalogue = (struct catalogue){.as_of = {2026, 6, 30}};
	top = (struct layer){.id.s = STR("top"), .slug = STR("top")};
	low = (struct layer){
		.id.s = STR("low"), .slug = STR("low"), .index = 1};
	*list_add(&arena, &catalogue.model.layers) = &top;
	*list_add(&arena, &catalogue.model.layers) = &low;
	view = (struct view){.arena = &arena, .catalogue = &catalogue};
	view.words = value_map(&arena);
	level = value_set_map(&arena, (struct value *)view.words, "level");
	value_set(&arena, level, "graduated", STR("graduated"));
	value_set(&arena, level, "sandbox", STR("sandbox"));
	word_by_name = words_by_name(&arena, view.words);
	view.word_by_name = &word_by_name;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct entry *add_entry(const char *name)
{
	struct entry *e = arena_new(&arena, struct entry);

	e->slug = e->name.s = str_c(name);
	e->layer = &top;
	e->since = -1;
	*list_add(&arena, &catalogue.entries) = e;
	return e;
}

static struct answer_counts ask(const char *name)
{
	for (size_t i = 0; i < n_questions; i++)
		if (!strcmp(questions[i].name, name))
			return answers_to(&view, &questions[i]);
	fail_msg("no question '%s'", name);
	return (struct answer_counts){0};
}

/* "graduated 2, sandbox 1" */
static struct str told(const struct answer_counts *all)
{
	struct buf b = {0};
	struct str s;

	for (size_t i = 0; i < all->n; i++)
		buf_printf(&b, "%s%.*s %zu", i ? ", " : "",
			   STR_ARG(all->at[i]->id), all->at[i]->entries.n);
	s = arena_str(&arena, buf_str(&b));
	buf_free(&b);
	return s;
}

static void set_level(struct entry *e, const char *level)
{
	e->maturity = arena_new(&arena, struct maturity);
	e->maturity->level.s = str_c(level);
}

static void set_released(struct entry *e, struct date day)
{
	struct facts *f = arena_new(&arena, struct facts);

	f->latest_release = arena_new(&arena, struct version);
	f->latest_release->date.date = day;
	e->facts = f;
}

static void levels_stand_in_their_order_and_none_last(void **state)
{
	struct answer_counts all;

	(void)state;
	set_level(add_entry("a"), "archived");
	set_level(add_entry("b"), "sandbox");
	set_level(add_entry("c"), "sandbox");
	set_level(add_entry("d"), "graduated");
	add_entry("e");
	add_entry("f");
	add_entry("g");
	all = ask("maturity");
	assert_str(told(&all), "graduated 1, sandbox 2, archived 1, none 3");
	assert_true(all.at[3]->is_none);
	assert_int_equal(answers_known(&all), 4);
}

static void the_commonest_licence_stands_first(void **state)
{
	struct license mit = {.spdx.s = STR("MIT")},
		       isc = {.spdx.s = STR("ISC")},
		       zlib = {.spdx.s = STR("Zlib")};
	struct answer_counts all;

	(void)state;
	add_entry("a")->license = &zlib;
	add_entry("b")->license = &isc;
	add_entry("c")->license = &mit;
	add_entry("d")->license = &mit;
	add_entry("e");
	all = ask("license");
	assert_str(told(&all), "MIT 2, ISC 1, Zlib 1, unknown 1");
}

static void an_entry_counts_in_each_layer_once(void **state)
{
	struct also also[2] = {{.layer = &low}, {.layer = &low}};
	struct entry *e = add_entry("a");
	struct answer_counts all;

	(void)state;
	*list_add(&arena, &e->also) = &also[0];
	*list_add(&arena, &e->also) = &also[1];
	add_entry("b");
	all = ask("layer");
	assert_str(told(&all), "top 2, low 1");
}

static void a_layer_and_a_capability_without_entries_are_told(void **state)
{
	struct capability draw = {.slug = STR("top.draw"), .layer = &top},
			  keep = {.slug = STR("low.keep"), .layer = &low};
	struct entry *e = add_entry("a");
	struct answer_counts all;

	(void)state;
	*list_add(&arena, &catalogue.model.capabilities) = &draw;
	*list_add(&arena, &catalogue.model.capabilities) = &keep;
	top.capabilities = low.capabilities = (struct capabilities){0};
	*list_add(&arena, &top.capabilities) = &draw;
	*list_add(&arena, &low.capabilities) = &keep;
	*list_add(&arena, &e->claims) = (struct claim){.capability = &keep};
	*list_add(&arena, &e->claims) = (struct claim){.capability = NULL};
	all = ask("layer");
	assert_str(told(&all), "top 1, low 0");
	all = ask("capability");
	assert_str(told(&all), "top.draw 0, low.keep 1");
}

static void a_version_is_as_old_as_on_the_catalogues_day(void **state)
{
	static const struct {
		const char *name;
		struct date day;
	} rows[] = {
		{"tomorrow", {2026, 7, 1}},  {"today", {2026, 6, 30}},
		{"90 days", {2026, 4, 1}},   {"91 days", {2026, 3, 31}},
		{"365 days", {2025, 6, 30}}, {"366 days", {2025, 6, 29}},
	};
	struct answer_counts all;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		set_released(add_entry(rows[i].name), rows[i].day);
	add_entry("never seen");
	set_released(add_entry("undated"), (struct date){0});
	all = ask("activity");
	assert_str(told(&all), "90-days 3, year 2, older 1, unknown 2");
	catalogue.as_of = (struct date){0};
	all = ask("activity");
	assert_str(told(&all), "unknown 8");
}

static void years_without_anything_are_told_between_those_with(void **state)
{
	struct answer_counts all;

	(void)state;
	add_entry("a")->since = 2018;
	add_entry("b")->since = 2021;
	add_entry("c")->since = 2018;
	add_entry("d");
	all = ask("since");
	assert_str(told(&all), "2018 2, 2019 0, 2020 0, 2021 1");
}

static void a_year_of_a_mistake_fills_no_gap(void **state)
{
	struct answer_counts all;

	(void)state;
	add_entry("a")->since = 2018;
	add_entry("b")->since = 2019;
	add_entry("c")->since = 99999999;
	all = ask("since");
	assert_str(told(&all), "2018 1, 2019 1, 99999999 1");
}

static void age_is_stated_before_it_is_seen(void **state)
{
	struct entry *stated = add_entry("a"), *tagged = add_entry("b"),
		     *begun = add_entry("c");
	struct facts f[2] = {{.first_commit.date = {2011, 1, 1}},
			     {.first_commit.date = {2012, 1, 1}}};
	struct version first = {.date.date = {2013, 1, 1}};
	struct answer_counts all;

	(void)state;
	stated->since = 2014;
	stated->facts = &f[1];
	begun->facts = &f[1];
	f[0].first_version = &first;
	tagged->facts = &f[0];
	all = ask("since");
	assert_str(told(&all), "2012 1, 2013 1, 2014 1");
	assert_str(all.at[2]->entries.at[0]->slug, "a");
}

static void a_landscape_has_one_foundation(void **state)
{
	struct answer_counts all;

	(void)state;
	catalogue.kind = CATALOGUE_LANDSCAPE2;
	catalogue.site.publisher.s = STR("HGF");
	set_level(add_entry("a"), "sandbox");
	add_entry("b");
	all = ask("foundation");
	assert_str(told(&all), "HGF 1, none 1");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(levels_stand_in_their_order_and_none_last),
		TEST(the_commonest_licence_stands_first),
		TEST(an_entry_counts_in_each_layer_once),
		TEST(a_layer_and_a_capability_without_entries_are_told),
		TEST(a_version_is_as_old_as_on_the_catalogues_day),
		TEST(years_without_anything_are_told_between_those_with),
		TEST(a_year_of_a_mistake_fills_no_gap),
		TEST(age_is_stated_before_it_is_seen),
		TEST(a_landscape_has_one_foundation),
	};

	return cmocka_run_group_tests_name("counts", tests, NULL, NULL);
}
