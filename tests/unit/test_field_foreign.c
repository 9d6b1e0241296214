/* The reader of foreign catalogues: what landscape2 takes is no error. */
#include "unit.h"

#include "base/buf.h"
#include "format/field.h"
#include "format/yaml_read.h"

struct part {
	struct text name;
};

struct thing {
	struct text name, blank, url, host, mail, unasked, form;
	struct day day;
	struct texts tags;
	struct pairs pairs;
	struct records filled, grouped;
	const struct value *list;
	long number;
};

static bool is_even(struct arena *a, struct str s)
{
	(void)a;
	return s.n % 2 == 0;
}
static const struct field_form even = {is_even, "an even text"};

#define AT(member) .at = offsetof(struct thing, member)
#define COUNT(a)   (sizeof(a) / sizeof((a)[0]))

static const struct field part_fields[] = {
	{.key = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED},
};
static const struct record part = {"part", part_fields, COUNT(part_fields),
				   sizeof(struct part), true};

static const struct field fields[] = {
	{.key = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED, AT(name)},
	{.key = "blank",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED | FIELD_EMPTY_OK,
	 AT(blank)},
	{.key = "list", .kind = FIELD_LIST, .flags = FIELD_REQUIRED, AT(list)},
	{.key = "url", .kind = FIELD_URL, AT(url)},
	{.key = "host", .kind = FIELD_URL, AT(host), .vocabulary = "x.com"},
	{.key = "mail", .kind = FIELD_URL, .flags = FIELD_MAILTO_OK, AT(mail)},
	{.key = "unasked",
	 .kind = FIELD_URL,
	 .flags = FIELD_UNASKED,
	 AT(unasked)},
	{.key = "form", .kind = FIELD_TEXT, AT(form), .form = &even},
	{.key = "number", .kind = FIELD_NUMBER, AT(number), .form = &even},
	{.key = "tags", .kind = FIELD_TEXTS, AT(tags), .form = &even},
	{.key = "day", .kind = FIELD_DATE, AT(day)},
	{.key = "pairs",
	 .kind = FIELD_PAIRS,
	 .flags = FIELD_EMPTY_OK,
	 AT(pairs)},
	{.key = "filled",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_FILLED,
	 AT(filled),
	 .record = &part},
	{.key = "grouped", .kind = FIELD_GROUPED, AT(grouped), .record = &part},
};
static const struct record thing = {"thing", fields, COUNT(fields),
				    sizeof(struct thing), true};

static struct arena a;
static struct diags d;
static struct thing got;
static bool foreign;

static int set_up(void **state)
{
	(void)state;
	foreign = true;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static const char *hint(const struct record *r, struct str key, bool *dropped)
{
	(void)r;
	*dropped = str_is(key, "old");
	return *dropped || str_is(key, "else") ? "it belongs elsewhere" : NULL;
}

/* Read after what is required; what is found, one a line. */
static struct str read_more(const char *yaml)
{
	struct field_reader r = {.arena = &a,
				 .diags = &d,
				 .foreign = foreign,
				 .unknown = foreign ? hint : NULL};
	struct str text =
		arena_printf(&a, "name: x\nblank: y\nlist: []\n%s", yaml);
	struct buf said = {0};
	struct str out;

	diags_init(&d, &a);
	got = (struct thing){0};
	field_read(&r, &thing, yaml_read(&a, &d, "f.yml", text), &got);
	diags_sort(&d);
	for (const struct diag *i = d.first; i; i = i->next)
		buf_printf(&said, "%d: %s: %.*s [%s]\n", i->pos.line - 3,
			   severity_name(i->severity), STR_ARG(i->text),
			   i->rule->id);
	out = arena_str(&a, buf_str(&said));
	buf_free(&said);
	return out;
}

static struct str read_all(const char *yaml)
{
	struct field_reader r = {.arena = &a, .diags = &d, .foreign = true};

	diags_init(&d, &a);
	got = (struct thing){0};
	field_read(&r, &thing, yaml_read(&a, &d, "f.yml", str_c(yaml)), &got);
	return d.first ? d.first->text : (struct str){0};
}

static void null_is_a_text_where_one_is_required(void **state)
{
	(void)state;
	assert_str(read_all("{name: ~, blank: null, list: []}"), "");
	assert_str(got.name.s, "null");
	assert_str(read_all("{name: , blank: x, list: []}"),
		   "thing lacks 'name'");
	assert_str(read_all("{name: x, blank: , list: []}"), "");
	assert_str(read_all("{name: x, list: []}"), "thing lacks 'blank'");
}

static void nothing_is_a_list_and_null_is_none(void **state)
{
	(void)state;
	assert_str(read_all("{name: x, blank: y, list: }"), "");
	assert_str(read_all("{name: x, blank: y, list: ~}"),
		   "'list' takes a list, not nothing");
	assert_str(read_all("{name: x, blank: y}"), "thing lacks 'list'");
}

static void an_address_is_read_as_browsers_do(void **state)
{
	(void)state;
	assert_str(read_more("url: 'https:\\\\a.org\\b c'"),
		   "1: warning: 'url' takes an address such as "
		   "'https://a.org/b%20c', not 'https:\\\\a.org\\b c' "
		   "[field-odd]\n");
	assert_str(got.url.s, "https://a.org/b%20c");
	assert_non_null(d.first->edits);
	assert_str(d.first->edits->now, "https://a.org/b%20c");
	assert_str(read_more("url: https://a.1/"),
		   "1: error: 'url' takes an http(s) address, not "
		   "'https://a.1/' [field-url]\n");
}

static void an_address_that_is_none_for_us_is_left_out(void **state)
{
	(void)state;
	assert_str(read_more("url: https://me@a.org/"),
		   "1: warning: 'url' takes an address such as "
		   "'https://example.org/', not 'https://me@a.org/' "
		   "[field-odd]\n");
	assert_str(got.url.s, "");
	assert_null(d.first->edits);
}

static void a_host_is_looked_at_behind_a_user_name_too(void **state)
{
	(void)state;
	assert_str(read_more("host: https://x.com@a.org/"),
		   "1: error: 'host' takes an address on x.com, not "
		   "'https://x.com@a.org/' [field-url]\n");
}

static void a_host_that_ends_alike_is_a_warning(void **state)
{
	(void)state;
	assert_str(read_more("host: https://notx.com/me"),
		   "1: warning: 'host' takes an address on x.com, not "
		   "'https://notx.com/me' [field-odd]\n");
	assert_str(got.host.s, "https://notx.com/me");
	assert_str(read_more("host: https://x.com.org/"),
		   "1: error: 'host' takes an address on x.com, not "
		   "'https://x.com.org/' [field-url]\n");
	foreign = false;
	assert_str(read_more("host: https://notx.com/me"),
		   "1: error: 'host' takes an address on x.com, not "
		   "'https://notx.com/me' [field-url]\n");
}

static void a_mail_address_will_do_where_it_may(void **state)
{
	(void)state;
	assert_str(read_more("mail: mailto:me@a.org"), "");
	assert_str(got.mail.s, "mailto:me@a.org");
	assert_str(read_more("url: mailto:me@a.org"),
		   "1: error: 'url' takes an http(s) address, not "
		   "'mailto:me@a.org' [field-url]\n");
}

static void an_address_that_nobody_asks_for_is_a_warning(void **state)
{
	(void)state;
	assert_str(read_more("unasked: soon"),
		   "1: warning: 'unasked' takes an http(s) address, not 'soon' "
		   "[field-odd]\n");
	assert_str(got.unasked.s, "");
	foreign = false;
	assert_str(read_more("unasked: soon"),
		   "1: error: 'unasked' takes an http(s) address, not 'soon' "
		   "[field-url]\n");
}

static void a_day_may_have_one_digit(void **state)
{
	(void)state;
	assert_str(read_more("day: 2020-2-9"),
		   "1: warning: 'day' takes a day as YYYY-MM-DD: '2020-02-09', "
		   "not '2020-2-9' [field-odd]\n");
	assert_int_equal(got.day.date.day, 9);
	assert_str(read_more("day: 2020-2-30"),
		   "1: error: 'day' takes a day as YYYY-MM-DD, not '2020-2-30' "
		   "[field-date]\n");
	assert_str(read_more("day: 2020-02-09T00:00:00Z"),
		   "1: error: 'day' takes a day as YYYY-MM-DD, not "
		   "'2020-02-09T00:00:00Z' [field-date]\n");
	foreign = false;
	assert_str(read_more("day: 2020-2-9"),
		   "1: error: 'day' takes a day as YYYY-MM-DD, not '2020-2-9' "
		   "[field-date]\n");
}

static void a_form_is_asked_of_texts_and_numbers(void **state)
{
	(void)state;
	assert_str(read_more("form: abcd\nnumber: 12\ntags: [ab, abcd]"), "");
	assert_str(read_more("form: abc\nnumber: 123\ntags: [ab, a, '']"),
		   "1: error: 'form' takes an even text, not 'abc' "
		   "[field-form]\n"
		   "2: error: 'number' takes an even text, not '123' "
		   "[field-form]\n"
		   "3: error: 'tags' takes an even text, not 'a' "
		   "[field-form]\n"
		   "3: error: 'tags' is blank; leave it out or fill it in "
		   "[field-kind]\n");
	assert_str(got.form.s, "");
	assert_int_equal(got.tags.n, 1);
}

static void a_list_may_have_to_hold_something(void **state)
{
	(void)state;
	assert_str(read_more("filled: []"),
		   "1: error: 'filled' takes a list of one or more, not an "
		   "empty one [field-kind]\n");
	assert_str(read_more("filled: [{name: x}]"), "");
}

static void groups_of_records_are_read_one_after_another(void **state)
{
	(void)state;
	assert_str(read_more("grouped: {a: [{name: x}], b: , c: [{name: y}]}"),
		   "");
	assert_int_equal(got.grouped.n, 2);
	assert_str(((struct part *)got.grouped.at[1])->name.s, "y");
	assert_str(read_more("grouped: {a: x, b: [{}], c: ~}"),
		   "1: error: 'grouped' takes a list, not 'x' [field-kind]\n"
		   "1: error: part lacks 'name' [field-missing]\n"
		   "1: error: 'grouped' takes a list, not nothing "
		   "[field-kind]\n");
	assert_str(read_more("grouped: [x]"),
		   "1: error: 'grouped' takes a map, not a list "
		   "[field-kind]\n");
}

static void a_pair_may_be_empty(void **state)
{
	(void)state;
	assert_str(read_more("pairs: {a: ~, b: '', c: 1}"), "");
	assert_int_equal(got.pairs.n, 3);
}

static void what_has_several_lines_is_a_warning(void **state)
{
	(void)state;
	assert_str(read_more("form: |-\n  a\n  bc"),
		   "1: warning: 'form' takes one line [field-odd]\n");
	assert_str(got.form.s, "a\nbc");
}

static void an_unknown_key_may_be_known_elsewhere(void **state)
{
	(void)state;
	assert_str(read_more("else: x\nold: y\nurll: z"),
		   "1: warning: thing has no field 'else'; it belongs "
		   "elsewhere [field-foreign]\n"
		   "2: note: thing has no field 'old'; it belongs elsewhere "
		   "[field-dropped]\n"
		   "3: warning: thing has no field 'urll' (did you mean "
		   "'url'?) [field-foreign]\n");
}

static void a_guess_needs_a_word_twice_as_long(void **state)
{
	(void)state;
	assert_str(read_more("lift: x\nform3r: y"),
		   "1: warning: thing has no field 'lift' (did you mean "
		   "'list'?) [field-foreign]\n"
		   "2: warning: thing has no field 'form3r' (did you mean "
		   "'form'?) [field-foreign]\n");
	assert_str(read_more("mile: x"),
		   "1: warning: thing has no field 'mile' [field-foreign]\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(null_is_a_text_where_one_is_required),
		TEST(nothing_is_a_list_and_null_is_none),
		TEST(an_address_is_read_as_browsers_do),
		TEST(an_address_that_is_none_for_us_is_left_out),
		TEST(a_host_is_looked_at_behind_a_user_name_too),
		TEST(a_host_that_ends_alike_is_a_warning),
		TEST(a_mail_address_will_do_where_it_may),
		TEST(an_address_that_nobody_asks_for_is_a_warning),
		TEST(a_day_may_have_one_digit),
		TEST(a_form_is_asked_of_texts_and_numbers),
		TEST(a_list_may_have_to_hold_something),
		TEST(groups_of_records_are_read_one_after_another),
		TEST(a_pair_may_be_empty),
		TEST(what_has_several_lines_is_a_warning),
		TEST(an_unknown_key_may_be_known_elsewhere),
		TEST(a_guess_needs_a_word_twice_as_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
