#include "unit.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "format/field.h"
#include "format/yaml_read.h"

#include <stdio.h>
#include <string.h>

struct thing {
	struct text line, prose, url, host, word, level, blank, blank_word;
	struct text blank_url;
	struct day day, blank_day;
	bool yes;
	long number;
	struct texts lines, words;
	struct pairs pairs;
	struct thing *one;
	struct records many;
	const struct value *any, *list;
};

#define AT(member) .at = offsetof(struct thing, member)

static const struct record thing;

static const struct field fields[] = {
	{.key = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED, AT(line)},
	{.key = "description", .kind = FIELD_PROSE, AT(prose)},
	{.key = "homepage", .kind = FIELD_URL, AT(url)},
	{.key = "facebook",
	 .kind = FIELD_URL,
	 AT(host),
	 .vocabulary = "facebook.com fb.me"},
	{.key = "seam", .kind = FIELD_WORD, AT(word), .vocabulary = "seams"},
	{.key = "level", .kind = FIELD_WORD, AT(level), .vocabulary = "levels"},
	{.key = "blank",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_EMPTY_OK,
	 AT(blank)},
	{.key = "blank_word",
	 .kind = FIELD_WORD,
	 .flags = FIELD_EMPTY_OK,
	 AT(blank_word),
	 .vocabulary = "seams"},
	{.key = "blank_url",
	 .kind = FIELD_URL,
	 .flags = FIELD_EMPTY_OK,
	 AT(blank_url)},
	{.key = "blank_day",
	 .kind = FIELD_DATE,
	 .flags = FIELD_EMPTY_OK,
	 AT(blank_day)},
	{.key = "checked", .kind = FIELD_DATE, AT(day)},
	{.key = "core", .kind = FIELD_BOOL, AT(yes)},
	{.key = "since", .kind = FIELD_NUMBER, AT(number)},
	{.key = "drives", .kind = FIELD_TEXTS, AT(lines)},
	{.key = "via", .kind = FIELD_WORDS, AT(words), .vocabulary = "seams"},
	{.key = "evidence", .kind = FIELD_PAIRS, AT(pairs)},
	{.key = "one", .kind = FIELD_RECORD, AT(one), .record = &thing},
	{.key = "many", .kind = FIELD_RECORDS, AT(many), .record = &thing},
	{.key = "any", .kind = FIELD_ANY, AT(any)},
	{.key = "list", .kind = FIELD_LIST, AT(list)},
	{.key = "item", .kind = FIELD_MARKER},
};

static const struct record thing = {
	.name = "thing",
	.fields = fields,
	.n_fields = sizeof(fields) / sizeof(fields[0]),
	.size = sizeof(struct thing),
};

static struct arena a;
static struct diags d;
static struct thing got;
static const struct value *vocabularies;
static const struct record *record;

static int set_up(void **state)
{
	(void)state;
	diags_init(&d, &a);
	vocabularies =
		yaml_read(&a, &d, "v.yml",
			  STR("{seams: {bypass: Goes by, manage: ~, "
			      "replace: Replaces}, levels: [low, high]}"));
	record = &thing;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static bool read_str(struct str yaml)
{
	struct field_reader r = {
		.arena = &a, .diags = &d, .vocabularies = vocabularies};
	const struct value *tree;

	diags_init(&d, &a);
	tree = yaml_read(&a, &d, "f.yml", yaml);
	assert_non_null(tree);
	assert_null(d.first);
	got = (struct thing){0};
	return field_read(&r, record, tree, &got);
}

static bool read_c(const char *yaml)
{
	return read_str(str_c(yaml));
}

/* All findings, one a line, without the file's name. */
static struct str findings(void)
{
	struct buf b = {0};
	struct str s;

	for (const struct diag *i = d.first; i; i = i->next)
		buf_printf(&b, "%s%d:%d: %s: %.*s [%s]", b.n ? "\n" : "",
			   i->pos.line, i->pos.col, severity_name(i->severity),
			   STR_ARG(i->text), i->rule->id);
	s = arena_str(&a, buf_str(&b));
	buf_free(&b);
	return s;
}

/* Each is wrong, and this is what is said. */
static void check_wrong(const char *const (*cases)[2], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		assert_false(read_c(cases[i][0]));
		assert_str(findings(), cases[i][1]);
	}
}

#define CHECK_WRONG(cases)                                                     \
	check_wrong(cases, sizeof(cases) / sizeof((cases)[0]))

static void a_full_record_is_read_without_a_finding(void **state)
{
	(void)state;
	assert_true(read_c("name: '  A name '\n"
			   "description: |\n  two\n  lines\n"
			   "homepage: https://a.org/b\n"
			   "facebook: https://www.facebook.com/x\n"
			   "seam: manage\n"
			   "level: high\n"
			   "checked: 2026-08-22\n"
			   "core: true\n"
			   "since: 2018\n"
			   "drives: [a, ' b ', 3]\n"
			   "via: [bypass, replace]\n"
			   "evidence: {x: y, z: 1}\n"
			   "one: {name: inner}\n"
			   "many: [{name: p}, {name: q, since: 3}]\n"
			   "any: [1, {b: c}]\n"
			   "list: []\n"
			   "item:\n"));
	assert_str(findings(), "");
	assert_str(got.line.s, "A name");
	assert_int_equal(got.line.pos.line, 1);
	assert_int_equal(got.line.pos.col, 7);
	assert_str(got.prose.s, "two\nlines");
	assert_str(got.url.s, "https://a.org/b");
	assert_int_equal(got.url.pos.line, 5);
	assert_str(got.host.s, "https://www.facebook.com/x");
	assert_str(got.word.s, "manage");
	assert_str(got.level.s, "high");
	assert_int_equal(date_days(got.day.date), 20687);
	assert_int_equal(got.day.pos.line, 9);
	assert_true(got.yes);
	assert_int_equal(got.number, 2018);
	assert_int_equal(got.lines.n, 3);
	assert_str(got.lines.at[1].s, "b");
	assert_str(got.lines.at[2].s, "3");
	assert_int_equal(got.lines.at[1].pos.col, 13);
	assert_int_equal(got.words.n, 2);
	assert_str(got.words.at[1].s, "replace");
	assert_int_equal(got.pairs.n, 2);
	assert_str(got.pairs.at[0].key.s, "x");
	assert_int_equal(got.pairs.at[0].key.pos.col, 12);
	assert_str(got.pairs.at[0].value.s, "y");
	assert_int_equal(got.pairs.at[0].value.pos.col, 15);
	assert_str(got.one->line.s, "inner");
	assert_int_equal(got.many.n, 2);
	assert_int_equal(((struct thing *)got.many.at[1])->number, 3);
	assert_int_equal(got.any->kind, VALUE_LIST);
	assert_int_equal(got.list->n, 0);
}

static void an_absent_field_leaves_its_member_empty(void **state)
{
	(void)state;
	assert_true(read_c("name: a\ndescription:\nsince: ~\ncore:\none:\n"
			   "many: null\nlist:\nany:\nvia:\n"));
	assert_str(findings(), "");
	assert_int_equal(got.prose.s.n, 0);
	assert_int_equal(got.number, -1);
	assert_false(got.yes);
	assert_null(got.one);
	assert_int_equal(got.many.n, 0);
	assert_null(got.any);
	assert_null(got.list);
	assert_false(date_is_set(got.day.date));
}

static void an_absent_number_is_minus_one_within_records_too(void **state)
{
	(void)state;
	assert_true(read_c("name: a\none: {name: b}\nmany: [{name: c}]"));
	assert_int_equal(got.number, -1);
	assert_int_equal(got.one->number, -1);
	assert_int_equal(((struct thing *)got.many.at[0])->number, -1);
}

static void a_value_of_another_kind_is_reported_at_its_place(void **state)
{
	static const char *const cases[][2] = {
		{"name: [a]", "1:7: error: 'name' takes text, not a list "
			      "[field-kind]"},
		{"name: a\ndescription: {b: c}",
		 "2:14: error: 'description' takes text, not a map "
		 "[field-kind]"},
		{"name: a\nhomepage: []",
		 "2:11: error: 'homepage' takes text, not a list [field-kind]"},
		{"name: a\nseam: {}", "2:7: error: 'seam' takes text, not a "
				      "map [field-kind]"},
		{"name: a\nchecked: []", "2:10: error: 'checked' takes a date, "
					 "not a list [field-kind]"},
		{"name: a\ncore: yes",
		 "2:7: error: 'core' takes true or false, not 'yes' "
		 "[field-kind]"},
		{"name: a\ncore: 'true'",
		 "2:7: error: 'core' takes true or false, not 'true' "
		 "[field-kind]"},
		{"name: a\nsince: soon", "2:8: error: 'since' takes a whole "
					 "number, not 'soon' [field-kind]"},
		{"name: a\nsince: -1", "2:8: error: 'since' takes a whole "
				       "number, not '-1' [field-kind]"},
		{"name: a\nsince: '12'", "2:8: error: 'since' takes a whole "
					 "number, not '12' [field-kind]"},
		{"name: a\nsince: true", "2:8: error: 'since' takes a whole "
					 "number, not 'true' [field-kind]"},
		{"name: a\ndrives: b", "2:9: error: 'drives' takes a list, not "
				       "'b' [field-kind]"},
		{"name: a\ndrives: {}",
		 "2:9: error: 'drives' takes a list, not "
		 "a map [field-kind]"},
		{"name: a\ndrives: [b, [c], ~]",
		 "2:13: error: 'drives' takes text, not a list [field-kind]\n"
		 "2:18: error: 'drives' takes text, not nothing [field-kind]"},
		{"name: a\nvia: bypass", "2:6: error: 'via' takes a list, not "
					 "'bypass' [field-kind]"},
		{"name: a\nevidence: [b]", "2:11: error: 'evidence' takes a "
					   "map, not a list [field-kind]"},
		{"name: a\nevidence: {b: [c], d: ~}",
		 "2:15: error: 'evidence' takes text, not a list [field-kind]\n"
		 "2:23: error: 'evidence' takes text, not nothing "
		 "[field-kind]"},
		{"name: a\none: b", "2:6: error: thing is a map, not text "
				    "[field-kind]"},
		{"name: a\nmany: {name: b}", "2:7: error: 'many' takes a list, "
					     "not a map [field-kind]"},
		{"name: a\nmany: [b]", "2:8: error: thing is a map, not text "
				       "[field-kind]"},
		{"name: a\nlist: b", "2:7: error: 'list' takes a list, not 'b' "
				     "[field-kind]"},
		{"name: a\nlist: {}", "2:7: error: 'list' takes a list, not a "
				      "map [field-kind]"},
		{"[a]", "1:1: error: thing is a map, not a list [field-kind]"},
		{"text", "1:1: error: thing is a map, not text [field-kind]"},
		{"", "1:1: error: thing is a map, not nothing [field-kind]"},
	};

	(void)state;
	CHECK_WRONG(cases);
}

static void what_is_wrong_is_left_out(void **state)
{
	(void)state;
	assert_false(read_c("name: a\n"
			    "description: []\n"
			    "homepage: nowhere\n"
			    "facebook: https://a.org\n"
			    "seam: wrong\n"
			    "checked: 2026-02-30\n"
			    "since: -4\n"
			    "drives: [b, [], c]\n"
			    "via: [bypass, wrong, replace]\n"
			    "evidence: {x: [], y: z}\n"));
	assert_int_equal(d.count[DIAG_ERROR], 9);
	assert_str(got.line.s, "a");
	assert_int_equal(got.prose.s.n, 0);
	assert_int_equal(got.url.s.n, 0);
	assert_int_equal(got.host.s.n, 0);
	assert_int_equal(got.word.s.n, 0);
	assert_false(date_is_set(got.day.date));
	assert_int_equal(got.number, -1);
	assert_int_equal(got.lines.n, 2);
	assert_str(got.lines.at[1].s, "c");
	assert_int_equal(got.words.n, 2);
	assert_str(got.words.at[1].s, "replace");
	assert_int_equal(got.pairs.n, 1);
	assert_str(got.pairs.at[0].key.s, "y");
}

static void every_mistake_is_found_in_one_run(void **state)
{
	(void)state;
	assert_false(read_c("nme: a\none: {since: x}\nmany: [{nam: b}]\n"));
	diags_sort(&d);
	assert_str(findings(),
		   "1:1: error: thing lacks 'name' [field-missing]\n"
		   "1:1: error: thing has no field 'nme' (did you mean 'name'?)"
		   " [field-unknown]\n"
		   "2:6: error: thing lacks 'name' [field-missing]\n"
		   "2:14: error: 'since' takes a whole number, not 'x' "
		   "[field-kind]\n"
		   "3:8: error: thing lacks 'name' [field-missing]\n"
		   "3:9: error: thing has no field 'nam' (did you mean 'name'?)"
		   " [field-unknown]");
}

static void an_unknown_key_is_reported_with_the_nearest(void **state)
{
	static const char *const cases[][2] = {
		{"name: a\nhompage: b",
		 "2:1: error: thing has no field 'hompage' (did you mean "
		 "'homepage'?) [field-unknown]"},
		{"name: a\nHomepage: b",
		 "2:1: error: thing has no field 'Homepage' (did you mean "
		 "'homepage'?) [field-unknown]"},
		{"name: a\n  \nsicne: 1",
		 "3:1: error: thing has no field 'sicne' (did you mean "
		 "'since'?) [field-unknown]"},
		{"name: a\nsomething: b",
		 "2:1: error: thing has no field 'something' "
		 "[field-unknown]"},
		{"name: a\nxy: ~",
		 "2:1: error: thing has no field 'xy' [field-unknown]"},
		{"name: a\n'': b",
		 "2:1: error: thing has no field '' [field-unknown]"},
		{"{name: a, lit: b, ite: c}",
		 "1:11: error: thing has no field 'lit' (did you mean 'list'?) "
		 "[field-unknown]\n"
		 "1:19: error: thing has no field 'ite' (did you mean 'item'?) "
		 "[field-unknown]"},
	};

	(void)state;
	CHECK_WRONG(cases);
}

static void an_unknown_key_of_a_foreign_record_is_a_warning(void **state)
{
	struct record foreign = thing;

	(void)state;
	foreign.foreign = true;
	record = &foreign;
	assert_true(read_c("name: a\nhompage: b\n"));
	assert_str(findings(),
		   "2:1: warning: thing has no field 'hompage' (did "
		   "you mean 'homepage'?) [field-foreign]");
	assert_false(read_c("hompage: b\n"));
	assert_int_equal(d.count[DIAG_WARNING], 1);
	assert_int_equal(d.count[DIAG_ERROR], 1);
}

static void a_required_field_must_be_there_and_filled(void **state)
{
	static const char *const cases[][2] = {
		{"\n{since: 1}", "2:1: error: thing lacks 'name' "
				 "[field-missing]"},
		{"name:\nsince: 1", "1:1: error: thing lacks 'name' "
				    "[field-missing]"},
		{"{}", "1:1: error: thing lacks 'name' [field-missing]"},
		{"name: ''",
		 "1:7: error: 'name' is blank; leave it out or fill "
		 "it in [field-kind]"},
	};

	(void)state;
	CHECK_WRONG(cases);
}

static void a_blank_text_is_reported(void **state)
{
	static const char *const cases[][2] = {
		{"name: a\ndescription: ''",
		 "2:14: error: 'description' is blank; leave it out or fill it "
		 "in [field-kind]"},
		{"name: a\nhomepage: ' '",
		 "2:11: error: 'homepage' is blank; leave it out or fill it in "
		 "[field-kind]"},
		{"name: a\nseam: \"\\t\\n\"",
		 "2:7: error: 'seam' is blank; leave it out or fill it in "
		 "[field-kind]"},
		{"name: a\ndrives: [b, '']",
		 "2:13: error: 'drives' is blank; leave it out or fill it in "
		 "[field-kind]"},
		{"name: a\nchecked: ''",
		 "2:10: error: 'checked' takes a day as YYYY-MM-DD, not '' "
		 "[field-date]"},
	};

	(void)state;
	CHECK_WRONG(cases);
}

static void a_blank_text_may_count_as_absent(void **state)
{
	(void)state;
	assert_true(read_c("name: a\nblank: ' '\nblank_word: ''\n"
			   "blank_url: '  '\nblank_day: ' '\n"));
	assert_str(findings(), "");
	assert_int_equal(got.blank.s.n, 0);
	assert_int_equal(got.blank_word.s.n, 0);
	assert_int_equal(got.blank_url.s.n, 0);
	assert_false(date_is_set(got.blank_day.date));
	assert_false(read_c("name: a\nblank_word: wrong\n"));
	assert_false(read_c("name: a\nblank_url: wrong\n"));
	assert_false(read_c("name: a\nblank_day: wrong\n"));
}

static void a_line_is_one_line(void **state)
{
	static const char *const cases[][2] = {
		{"name: |\n  a\n  b\n", "1:7: error: 'name' takes one line "
					"[field-kind]"},
		{"name: \"a\\nb\"", "1:7: error: 'name' takes one line "
				    "[field-kind]"},
		{"name: a\ndrives: [b, \"c\\nd\"]",
		 "2:13: error: 'drives' takes one line [field-kind]"},
	};

	(void)state;
	CHECK_WRONG(cases);
	assert_true(read_c("name: |\n  a\n"));
	assert_str(got.line.s, "a");
	assert_true(read_c("name: a\n  b\n"));
	assert_str(got.line.s, "a b");
}

static struct str long_text(const char *key, size_t n)
{
	char *text = arena_alloc(&a, n + 1);

	memset(text, 'x', n);
	return arena_printf(&a, "%s: %s\n", key, text);
}

static void texts_have_a_longest(void **state)
{
	(void)state;
	assert_true(read_str(long_text("name", 4096)));
	assert_false(read_str(long_text("name", 4097)));
	assert_str(findings(),
		   "1:7: error: 'name' has 4097 bytes; at most 4096 "
		   "are read [field-length]");
	assert_int_equal(got.line.s.n, 0);
	assert_true(read_str(long_text("name: a\ndescription", 65536)));
	assert_int_equal(got.prose.s.n, 65536);
	assert_false(read_str(long_text("name: a\ndescription", 65537)));
	assert_str(findings(), "2:14: error: 'description' has 65537 bytes; at "
			       "most 65536 are read [field-length]");
}

static void a_long_wrong_value_is_cut_between_two_characters(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int shift = 0; shift < 3; shift++) {
		buf_clear(&b);
		buf_add(&b, STR("name: a\ncore: "));
		buf_printf(&b, "%.*s", shift, "xx");
		for (int i = 0; i < 50; i++)
			buf_add(&b, STR("\xe4\xb8\xad"));
		assert_false(read_str(buf_str(&b)));
		assert_true(d.first->text.n < 110);
		assert_int_equal(utf8_bad(d.first->text), d.first->text.n);
	}
	buf_free(&b);
}

static void an_address_is_http_or_https(void **state)
{
	static const char *const cases[][2] = {
		{"name: a\nhomepage: a.org",
		 "2:11: error: 'homepage' takes an http(s) address, not "
		 "'a.org' [field-url]"},
		{"name: a\nhomepage: htp://a.org",
		 "2:11: error: 'homepage' takes an http(s) address, not "
		 "'htp://a.org' [field-url]"},
		{"name: a\nhomepage: javascript:alert(1)",
		 "2:11: error: 'homepage' takes an http(s) address, not "
		 "'javascript:alert(1)' [field-url]"},
		{"name: a\nhomepage: https://user@a.org",
		 "2:11: error: 'homepage' takes an http(s) address, not "
		 "'https://user@a.org' [field-url]"},
		{"name: a\nhomepage: 12",
		 "2:11: error: 'homepage' takes an http(s) address, not '12' "
		 "[field-url]"},
	};

	(void)state;
	CHECK_WRONG(cases);
}

static void an_address_may_be_bound_to_hosts(void **state)
{
	static const struct {
		const char *url;
		bool ok;
	} cases[] = {
		{"https://facebook.com/x", true},
		{"https://www.facebook.com", true},
		{"http://WWW.Facebook.Com:443/", true},
		{"https://fb.me/x", true},
		{"https://evilfacebook.com/x", false},
		{"https://facebook.com.evil.org/", false},
		{"https://evil.org/facebook.com", false},
		{"https://evil.org/?facebook.com", false},
		{"https://evil.org#.facebook.com", false},
		{"https://xfb.me", false},
		{"https://me", false},
		{"https://facebook.com@evil.org/", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
			read_str(arena_printf(&a, "name: a\nfacebook: '%s'",
					      cases[i].url)),
			cases[i].ok);
	assert_false(read_c("name: a\nfacebook: https://evilfacebook.com/"));
	assert_str(findings(), "2:11: error: 'facebook' takes an address on "
			       "facebook.com or fb.me, not "
			       "'https://evilfacebook.com/' [field-url]");
}

static void a_word_is_one_of_its_vocabulary(void **state)
{
	static const char *const cases[][2] = {
		{"name: a\nseam: manege",
		 "2:7: error: 'seams' has no word 'manege' for 'seam' (did you "
		 "mean 'manage'?) [field-word]"},
		{"name: a\nseam: Goes by",
		 "2:7: error: 'seams' has no word 'Goes by' for 'seam' "
		 "[field-word]"},
		{"name: a\nlevel: w",
		 "2:8: error: 'levels' has no word 'w' for 'level' "
		 "[field-word]"},
		{"name: a\nlevel: hgh",
		 "2:8: error: 'levels' has no word 'hgh' for 'level' (did you "
		 "mean 'high'?) [field-word]"},
		{"name: a\nvia: [manage, xyz, bypas]",
		 "2:15: error: 'seams' has no word 'xyz' for 'via' "
		 "[field-word]\n"
		 "2:20: error: 'seams' has no word 'bypas' for 'via' (did you "
		 "mean 'bypass'?) [field-word]"},
	};

	(void)state;
	CHECK_WRONG(cases);
	assert_true(read_c("name: a\nlevel: low\nvia: []\n"));
}

static void without_vocabularies_any_word_will_do(void **state)
{
	(void)state;
	vocabularies = NULL;
	assert_true(read_c("name: a\nseam: anything\nvia: [x]\n"));
	assert_str(got.word.s, "anything");
	assert_str(got.words.at[0].s, "x");
}

static void a_date_is_a_day_of_the_calendar(void **state)
{
	static const char *const cases[][2] = {
		{"name: a\nchecked: 2026-02-30",
		 "2:10: error: 'checked' takes a day as YYYY-MM-DD, not "
		 "'2026-02-30' [field-date]"},
		{"name: a\nchecked: 20260822",
		 "2:10: error: 'checked' takes a day as YYYY-MM-DD, not "
		 "'20260822' [field-date]"},
		{"name: a\nchecked: true",
		 "2:10: error: 'checked' takes a day as YYYY-MM-DD, not 'true' "
		 "[field-date]"},
	};

	(void)state;
	CHECK_WRONG(cases);
	assert_true(read_c("name: a\nchecked: '2024-02-29'"));
}

static void a_field_is_found_by_its_whole_key(void **state)
{
	(void)state;
	assert_true(field_find(&thing, STR("name")) == &fields[0]);
	assert_null(field_find(&thing, STR("nam")));
	assert_null(field_find(&thing, STR("names")));
	assert_null(field_find(&thing, (struct str){0}));
}

static void a_words_label_is_its_own_or_the_word(void **state)
{
	(void)state;
	assert_str(field_label(vocabularies, "seams", STR("bypass")),
		   "Goes by");
	assert_str(field_label(vocabularies, "seams", STR("manage")), "manage");
	assert_str(field_label(vocabularies, "seams", STR("none")), "none");
	assert_str(field_label(vocabularies, "levels", STR("low")), "low");
	assert_str(field_label(vocabularies, "none", STR("x")), "x");
	assert_str(field_label(NULL, "seams", STR("x")), "x");
}

static const struct edit *only_edit(void)
{
	assert_non_null(d.first);
	assert_null(d.first->next);
	assert_non_null(d.first->edits);
	assert_null(d.first->edits->next);
	return d.first->edits;
}

static void a_word_in_other_letters_is_mended(void **state)
{
	(void)state;
	assert_false(read_c("name: x\nvia: [bypass, 'Manage']"));
	assert_string_equal(d.first->rule->id, "field-word");
	assert_int_equal(only_edit()->at.col, 15);
	assert_str(only_edit()->was, "Manage");
	assert_str(only_edit()->now, "manage");
	assert_false(read_c("name: x\nvia: [manaeg]"));
	assert_null(d.first->edits);
}

static void blanks_around_an_address_are_mended(void **state)
{
	(void)state;
	assert_true(read_c("name: x\nblank_url: ' https://a.org/ '"));
	assert_string_equal(d.first->rule->id, "field-blank");
	assert_str(only_edit()->was, " https://a.org/ ");
	assert_str(only_edit()->now, "https://a.org/");
	assert_str(got.blank_url.s, "https://a.org/");
	assert_true(read_c("name: x\nblank_url: |\n  https://a.org/\n"));
	assert_null(d.first);
}

static void the_first_key_out_of_order_is_found(void **state)
{
	const struct field *after = NULL;
	const struct value *tree, *found;

	(void)state;
	tree = yaml_read(&a, &d, "f.yml",
			 STR("{checked: 1, other: 2, since: 3, core: 4, "
			     "blank: 5}"));
	found = field_out_of_order(&thing, tree, &after);
	assert_non_null(found);
	assert_str(found->key, "core");
	assert_string_equal(after->key, "since");
	tree = yaml_read(&a, &d, "f.yml", STR("{checked: 1, since: 3}"));
	assert_null(field_out_of_order(&thing, tree, &after));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_word_in_other_letters_is_mended, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			blanks_around_an_address_are_mended, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			the_first_key_out_of_order_is_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_full_record_is_read_without_a_finding, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			an_absent_field_leaves_its_member_empty, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			an_absent_number_is_minus_one_within_records_too,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_value_of_another_kind_is_reported_at_its_place,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_wrong_is_left_out,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			every_mistake_is_found_in_one_run, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			an_unknown_key_is_reported_with_the_nearest, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			an_unknown_key_of_a_foreign_record_is_a_warning, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_required_field_must_be_there_and_filled, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(a_blank_text_is_reported,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_blank_text_may_count_as_absent, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_line_is_one_line, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(texts_have_a_longest, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			a_long_wrong_value_is_cut_between_two_characters,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_address_is_http_or_https,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			an_address_may_be_bound_to_hosts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_word_is_one_of_its_vocabulary,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			without_vocabularies_any_word_will_do, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(a_date_is_a_day_of_the_calendar,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_field_is_found_by_its_whole_key, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_words_label_is_its_own_or_the_word, set_up,
			tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
