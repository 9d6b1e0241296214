#include "unit.h"

#include "command/edition_write.h"
#include "format/yaml_read.h"
#include "model/catalogue.h"

static struct arena arena;

static int set_up(void **state)
{
	(void)state;
	arena = (struct arena){0};
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* `capabilities` has blanks between them. */
static struct edition_entry *put(struct edition *e, const char *id,
				 const char *layer, const char *capabilities)
{
	struct edition_entry *of = arena_new(&arena, struct edition_entry);
	struct str rest = str_c(capabilities);

	of->id.s = str_c(id);
	of->layer_id.s = str_c(layer);
	while (rest.n)
		list_add(&arena, &of->capabilities)->s =
			str_cut(rest, ' ', &rest);
	*list_add(&arena, &e->entries) = of;
	return of;
}

static void equal_editions_do_not_differ(void **state)
{
	struct edition was = {0}, is = {0};

	(void)state;
	assert_int_equal(edition_compare(&arena, &was, &is).n, 0);
	put(&was, "pen", "desk", "write");
	put(&is, "pen", "desk", "write");
	assert_int_equal(edition_compare(&arena, &was, &is).n, 0);
}

static void what_one_edition_alone_holds_came_or_went(void **state)
{
	struct edition was = {0}, is = {0};
	struct changes c;

	(void)state;
	put(&was, "ink", "desk", "write");
	put(&was, "pen", "desk", "write");
	put(&was, "quill", "desk", "write");
	put(&is, "brush", "desk", "paint");
	put(&is, "pen", "desk", "write");
	put(&is, "zip", "bag", "close");
	c = edition_compare(&arena, &was, &is);
	assert_int_equal(c.n, 4);
	assert_int_equal(c.of[CHANGE_CAME].n, 2);
	assert_str(c.of[CHANGE_CAME].at[0].is->id.s, "brush");
	assert_str(c.of[CHANGE_CAME].at[1].is->id.s, "zip");
	assert_null(c.of[CHANGE_CAME].at[0].was);
	assert_int_equal(c.of[CHANGE_WENT].n, 2);
	assert_str(c.of[CHANGE_WENT].at[0].was->id.s, "ink");
	assert_str(c.of[CHANGE_WENT].at[1].was->id.s, "quill");
	assert_null(c.of[CHANGE_WENT].at[1].is);
}

static void the_first_edition_differs_from_none_by_all_it_holds(void **state)
{
	struct edition none = {0}, is = {0};

	(void)state;
	put(&is, "ink", "desk", "write");
	put(&is, "pen", "desk", "write");
	assert_int_equal(edition_compare(&arena, &none, &is).of[CHANGE_CAME].n,
			 2);
	assert_int_equal(edition_compare(&arena, &is, &none).of[CHANGE_WENT].n,
			 2);
}

static void an_entry_stands_in_each_list_that_tells_of_it(void **state)
{
	struct edition was = {0}, is = {0};
	struct edition_entry *old = put(&was, "pen", "desk", "write sign");
	struct edition_entry *now = put(&is, "pen", "bag", "write draw");
	struct changes c;

	(void)state;
	old->maturity.s = STR("sandbox");
	now->maturity.s = STR("graduated");
	now->status.s = STR("archived");
	c = edition_compare(&arena, &was, &is);
	assert_int_equal(c.n, 4);
	assert_int_equal(c.of[CHANGE_LAYER].n, 1);
	assert_int_equal(c.of[CHANGE_LEVEL].n, 1);
	assert_int_equal(c.of[CHANGE_STATUS].n, 1);
	assert_int_equal(c.of[CHANGE_CAPABILITIES].n, 1);
	assert_ptr_equal(c.of[CHANGE_LAYER].at[0].was, old);
	assert_ptr_equal(c.of[CHANGE_LAYER].at[0].is, now);
}

static void capabilities_are_told_one_by_one(void **state)
{
	struct edition was = {0}, is = {0};
	const struct change *c;

	(void)state;
	put(&was, "pen", "desk", "write sign dip");
	put(&is, "pen", "desk", "draw write paint");
	c = edition_compare(&arena, &was, &is).of[CHANGE_CAPABILITIES].at;
	assert_int_equal(c->gained.n, 2);
	assert_str(c->gained.at[0].s, "draw");
	assert_str(c->gained.at[1].s, "paint");
	assert_int_equal(c->lost.n, 2);
	assert_str(c->lost.at[0].s, "sign");
	assert_str(c->lost.at[1].s, "dip");
}

static void the_order_of_capabilities_counts_for_nothing(void **state)
{
	struct edition was = {0}, is = {0};

	(void)state;
	put(&was, "pen", "desk", "write sign sign");
	put(&is, "pen", "desk", "sign write");
	assert_int_equal(edition_compare(&arena, &was, &is).n, 0);
}

static void no_status_is_active(void **state)
{
	struct edition was = {0}, is = {0};

	(void)state;
	put(&was, "pen", "desk", "write");
	put(&is, "pen", "desk", "write")->status.s = STR("active");
	assert_int_equal(edition_compare(&arena, &was, &is).n, 0);
}

static void changes_add_up_over_editions(void **state)
{
	struct edition first = {0}, second = {0}, third = {0};

	(void)state;
	put(&first, "pen", "desk", "write");
	put(&second, "ink", "desk", "write");
	put(&second, "pen", "bag", "write");
	put(&third, "pen", "desk", "write");
	assert_int_equal(edition_compare(&arena, &first, &second).n, 2);
	assert_int_equal(edition_compare(&arena, &second, &third).n, 2);
	assert_int_equal(edition_compare(&arena, &first, &third).n, 0);
}

static void an_edition_of_a_catalogue_is_in_the_order_of_ids(void **state)
{
	struct layer desk = {.id.s = STR("desk")};
	struct entry pen = {.slug = STR("pen"), .layer = &desk},
		     ink = {.slug = STR("ink"), .layer = &desk};
	struct catalogue c = {.as_of = {2026, 3, 1}};
	struct edition *e;

	(void)state;
	*list_add(&arena, &c.entries) = &pen;
	*list_add(&arena, &c.entries) = &ink;
	e = edition_of(&arena, &c);
	assert_str(e->entries.at[0]->id.s, "ink");
	assert_str(e->entries.at[1]->id.s, "pen");
	assert_str(e->entries.at[0]->layer_id.s, "desk");
	assert_int_equal(e->date.date.month, 3);
	c.site.edition_date.date = (struct date){2026, 4, 1};
	assert_int_equal(edition_of(&arena, &c)->date.date.month, 4);
}

static void a_subcategory_is_named_within_its_category(void **state)
{
	struct layer left = {.id.s = STR("Left"), .name.s = STR("Left")};
	struct capability hand = {
		.id.s = STR("Hand"), .name.s = STR("Hand"), .layer = &left};
	struct entry glove = {.slug = STR("glove"), .layer = &left};
	struct catalogue c = {.kind = CATALOGUE_LANDSCAPE2};

	(void)state;
	*list_add(&arena, &glove.claims) = (struct claim){hand.id, &hand};
	*list_add(&arena, &c.entries) = &glove;
	assert_str(edition_of(&arena, &c)->entries.at[0]->capabilities.at[0].s,
		   "Left / Hand");
}

/*
 * The file
 */

static struct str written(const struct edition *e)
{
	struct buf b = {0};
	struct str s;

	edition_write(&arena, &b, e);
	s = arena_str(&arena, buf_str(&b));
	buf_free(&b);
	return s;
}

static void an_entry_is_a_line(void **state)
{
	struct edition e = {.label.s = STR("2026.03"),
			    .model.s = STR("1.0"),
			    .date.date = {2026, 3, 1}};
	struct edition_entry *of = put(&e, "pen", "desk", "write sign");

	(void)state;
	of->maturity.s = STR("sandbox");
	put(&e, "quill", "desk", "write")->status.s = STR("archived");
	assert_str(written(&e),
		   "# yaml-language-server: "
		   "$schema=../schema/edition.json\n"
		   "# What the edition of this date held; the source of the "
		   "list of changes.\n"
		   "edition: '2026.03'\n"
		   "date: 2026-03-01\n"
		   "model: '1.0'\n"
		   "entries:\n"
		   "- {id: pen, layer: desk, capabilities: [write, sign], "
		   "maturity: sandbox}\n"
		   "- {id: quill, layer: desk, capabilities: [write], status: "
		   "archived}\n");
}

static void hostile_texts_read_as_they_were(void **state)
{
	static const char *const texts[] = {
		"a}, {id: b",   "it's",        "say \"hi\"", "- x",
		"#x",           "a: b",        "a #b",       "true",
		"null",         "~",           "2026.11",    ".5",
		"12",           "caf\xc3\xa9", "a\\b",       "[x]",
		"&a",           "*a",          "!t",         "two\nlines",
		"\xe2\x80\xa8", "-",           "?",          "%x",
		"@x",           "`x`",
	};
	struct edition e = {.date.date = {2026, 3, 1}};
	enum { N = sizeof(texts) / sizeof(texts[0]) };
	const struct value *list, *v;
	struct diags d;

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct edition_entry *of = put(&e, texts[i], texts[i], "");

		list_add(&arena, &of->capabilities)->s = str_c(texts[i]);
	}
	diags_init(&d, &arena);
	list = value_get(yaml_read(&arena, &d, "x.yml", written(&e)),
			 STR("entries"));
	assert_null(d.first);
	assert_int_equal(list->n, N);
	v = list->first;
	for (size_t i = 0; i < N; i++, v = v->next) {
		assert_str(value_get(v, STR("id"))->text, texts[i]);
		assert_int_equal(value_get(v, STR("id"))->kind, VALUE_TEXT);
		assert_str(value_get(v, STR("capabilities"))->first->text,
			   texts[i]);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(equal_editions_do_not_differ),
		TEST(what_one_edition_alone_holds_came_or_went),
		TEST(the_first_edition_differs_from_none_by_all_it_holds),
		TEST(an_entry_stands_in_each_list_that_tells_of_it),
		TEST(capabilities_are_told_one_by_one),
		TEST(the_order_of_capabilities_counts_for_nothing),
		TEST(no_status_is_active),
		TEST(changes_add_up_over_editions),
		TEST(an_edition_of_a_catalogue_is_in_the_order_of_ids),
		TEST(a_subcategory_is_named_within_its_category),
		TEST(an_entry_is_a_line),
		TEST(hostile_texts_read_as_they_were),
	};

	return cmocka_run_group_tests_name("editions", tests, NULL, NULL);
}
