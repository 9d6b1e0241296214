/* What is wrong with a template, and that no template does harm. */
#include "mustache_desk.h"

/*
 * Findings
 */

static void what_is_not_closed_is_reported_where_it_opens(void **state)
{
	assert_broken(*state, "x\n \xc3\xa9{{#a}}\n{{/b}}",
		      "page:2:3: error: no tag closes 'a' [template-syntax]\n"
		      "page:3:1: error: nothing here opened 'b' "
		      "[template-syntax]\n");
	assert_broken(*state, "{{#a}}{{^b}}{{$c}}\n{{/a}}",
		      "page:1:7: error: no tag closes 'b' [template-syntax]\n"
		      "page:1:13: error: no tag closes 'c' "
		      "[template-syntax]\n");
	assert_broken(*state, "{{<page}}",
		      "page:1:1: error: no tag closes 'page' "
		      "[template-syntax]\n");
	assert_broken(*state, "{{/a}}",
		      "page:1:1: error: nothing here opened 'a' "
		      "[template-syntax]\n");
}

static void a_tag_without_end_is_reported(void **state)
{
	assert_broken(*state, "{{#a}}\n  {{b",
		      "page:2:3: error: no '}}' ends this tag "
		      "[template-syntax]\n");
	assert_broken(*state, "{{{b}}",
		      "page:1:1: error: no '}}}' ends this tag "
		      "[template-syntax]\n");
	assert_broken(*state, "{{=a b}}",
		      "page:1:1: error: no '=}}' ends this tag "
		      "[template-syntax]\n");
	assert_broken(*state, "{{",
		      "page:1:1: error: no '}}' ends this tag "
		      "[template-syntax]\n");
}

static void what_is_no_name_is_reported(void **state)
{
	static const char *const texts[] = {
		"{{}}",     "{{a b}}",    "{{.a}}",
		"{{a.}}",   "{{a..b}}",   "{{..}}",
		"{{{}}}",   "{{#}}{{/}}", "{{^a b}}{{/a b}}",
		"{{>}}",    "{{>*}}",     "{{>*a..b}}",
		"{{>a b}}", "{{$}}{{/}}", "{{a\x7f}}",
		"{{a\nb}}",
	};
	struct desk *k = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		page(k, texts[i]);
		assert_false(mustaches_parse(k->set, &k->diags));
		assert_int_equal(k->diags.count[DIAG_ERROR], 1);
		assert_str(k->diags.first->text.n > 14
				   ? str_from(k->diags.first->text,
					      k->diags.first->text.n - 14)
				   : k->diags.first->text,
			   " is not a name");
		rendered(k, "{}");
		findings(k);
	}
	assert_broken(k, "x {{ a b }}",
		      "page:1:3: error: 'a b' is not a name "
		      "[template-syntax]\n");
}

static void unusable_delimiters_are_reported(void **state)
{
	assert_broken(*state, "{{=<%=}}{{b}}",
		      "page:1:1: error: '<%' is not a pair of delimiters "
		      "[template-syntax]\n");
	assert_broken(*state, "{{==}}",
		      "page:1:1: error: '' is not a pair of delimiters "
		      "[template-syntax]\n");
	assert_broken(*state, "{{=a b c=}}",
		      "page:1:1: error: 'a b c' is not a pair of delimiters "
		      "[template-syntax]\n");
	assert_broken(*state, "{{=a= b=}}",
		      "page:1:1: error: 'a= b' is not a pair of delimiters "
		      "[template-syntax]\n");
	assert_broken(*state, "{{=aaaaaaaaaaaaaaaaa b=}}",
		      "page:1:1: error: 'aaaaaaaaaaaaaaaaa b' is not a pair "
		      "of delimiters [template-syntax]\n");
}

static void a_missing_partial_is_reported_when_parsing(void **state)
{
	assert_broken(*state, "{{^a}}\n\t{{>foter}}\n{{/a}}{{<x}}{{/x}}",
		      "page:2:2: error: there is no template 'foter' "
		      "[template-missing]\n"
		      "page:3:7: error: there is no template 'x' "
		      "[template-missing]\n");
}

static void a_missing_dynamic_partial_is_reported_when_rendering(void **state)
{
	assert_warned(*state, "{{#a}}{{>*b}}{{/a}}",
		      "{\"a\": [{\"b\": \"none\"}, {\"b\": \"none\"}]}", "",
		      "page:1:7: error: there is no template 'none', which "
		      "'*b' names [template-missing]\n");
	assert_warned(*state, "{{>*b}}", "{\"c\": 1}", "",
		      "page:1:1: warning: no view gives the name 'b' "
		      "[template-name]\n");
}

static void a_missing_template_is_reported(void **state)
{
	struct desk *k = *state;

	assert_true(mustaches_parse(k->set, &k->diags));
	assert_false(mustache_render(k->set, &k->diags, STR("page"),
				     data(k, "{}"), &k->out));
	assert_int_equal(k->out.n, 0);
	assert_str(findings(k), ":0:0: error: there is no template 'page' "
				"[template-missing]\n");
}

static void endless_inclusion_ends_with_one_finding(void **state)
{
	struct desk *k = *state;

	page(k, "a{{>page}}{{>page}}");
	assert_true(mustaches_parse(k->set, &k->diags));
	rendered(k, "{}");
	assert_str(findings(k), "page:1:2: error: 'page' includes itself "
				"without end [template-missing]\n");

	page(k, "  {{>*a}}\n");
	assert_true(mustaches_parse(k->set, &k->diags));
	rendered(k, "{\"a\": \"page\"}");
	assert_str(findings(k), "page:1:3: error: '*a' includes itself "
				"without end [template-missing]\n");

	page(k, "{{<base}}{{$a}}{{#x}}{{$a}}{{/a}}{{/x}}{{/a}}{{/base}}");
	add(k, "base", "{{$a}}{{/a}}");
	assert_true(mustaches_parse(k->set, &k->diags));
	rendered(k, "{\"x\": [1, 2]}");
	assert_str(findings(k), "page:1:22: error: 'a' includes itself "
				"without end [template-missing]\n");
}

static void a_name_found_nowhere_is_reported_with_its_place(void **state)
{
	assert_warned(*state, "<p>\n\xe2\x82\xac {{hompage}}</p>",
		      "{\"homepage\": \"x\", \"page\": 1}",
		      "<p>\n\xe2\x82\xac </p>",
		      "page:2:3: warning: no view gives the name 'hompage' "
		      "(did you mean 'homepage'?) [template-name]\n");
	assert_warned(*state, "{{{a}}}{{#b}}x{{/b}}{{^c}}y{{/c}}",
		      "{\"homepage\": 1}", "y",
		      "page:1:1: warning: no view gives the name 'a' "
		      "[template-name]\n"
		      "page:1:8: warning: no view gives the name 'b' "
		      "[template-name]\n"
		      "page:1:21: warning: no view gives the name 'c' "
		      "[template-name]\n");
}

static void the_hint_is_the_nearest_name_looking_outwards(void **state)
{
	assert_warned(*state, "{{#a}}{{titel}}{{/a}}",
		      "{\"title\": 1, \"a\": {\"tittel\": 1, \"x\": 1}}", "",
		      "page:1:7: warning: no view gives the name 'titel' "
		      "(did you mean 'tittel'?) [template-name]\n");
	assert_warned(*state, "{{#a}}{{titel}}{{/a}}",
		      "{\"title\": 1, \"a\": [{\"x\": 1}]}", "",
		      "page:1:7: warning: no view gives the name 'titel' "
		      "(did you mean 'title'?) [template-name]\n");
	/* Two short names have nothing in common. */
	assert_warned(*state, "{{id}}{{x}}", "{\"to\": 1, \"y\": 1}", "",
		      "page:1:1: warning: no view gives the name 'id' "
		      "[template-name]\n"
		      "page:1:7: warning: no view gives the name 'x' "
		      "[template-name]\n");
}

static void the_hint_repairs_the_wrong_part_of_a_dotted_name(void **state)
{
	const char *json = "{\"owner\": {\"name\": {\"full\": 1}},"
			   " \"text\": \"x\"}";

	assert_warned(*state, "{{owner.nmae.full}}", json, "",
		      "page:1:1: warning: no view gives the name "
		      "'owner.nmae.full' (did you mean 'owner.name.full'?) "
		      "[template-name]\n");
	assert_warned(*state, "{{owner.name.ful}}", json, "",
		      "page:1:1: warning: no view gives the name "
		      "'owner.name.ful' (did you mean 'owner.name.full'?) "
		      "[template-name]\n");
	assert_warned(*state, "{{>*onwer.name}}", json, "",
		      "page:1:1: warning: no view gives the name "
		      "'onwer.name' (did you mean 'owner.name'?) "
		      "[template-name]\n");
	assert_warned(*state, "{{text.name}}", json, "",
		      "page:1:1: warning: no view gives the name "
		      "'text.name' [template-name]\n");
}

static void a_tag_is_reported_once_a_page_and_in_its_own_file(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{#a}}{{>part}}{{/a}}{{c}}");
	add(k, "part", "\n{{#.}}{{b}}{{/.}}");
	assert_true(mustaches_parse(k->set, &k->diags));
	rendered(k, "{\"a\": [1, 2, 3]}");
	assert_int_equal(k->diags.count[DIAG_WARNING], 2);
	rendered(k, "{\"a\": [1, 2, 3]}");
	assert_int_equal(k->diags.count[DIAG_WARNING], 4);
	assert_str(findings(k),
		   "page:1:22: warning: no view gives the name 'c' "
		   "[template-name]\n"
		   "part:2:7: warning: no view gives the name 'b' "
		   "[template-name]\n");
}

/*
 * Hostile templates
 */

static void nest(struct buf *b, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_add(b, STR("{{#a}}"));
	buf_addc(b, 'x');
	for (int i = 0; i < depth; i++)
		buf_add(b, STR("{{/a}}"));
	buf_addc(b, '\0');
}

static void nesting_is_bounded(void **state)
{
	struct desk *k = *state;
	struct buf text = {0};

	nest(&text, 100);
	assert_page(k, text.p, "{\"a\": true}", "x");
	buf_clear(&text);
	nest(&text, 1000);
	assert_broken(k, text.p,
		      "page:1:601: error: too many tags are open here; "
		      "the last is 'a' [template-syntax]\n");
	buf_free(&text);
}

static void a_tag_may_be_long(void **state)
{
	enum { LONG = 1 << 20 };
	struct desk *k = *state;
	struct buf text = {0};

	buf_add(&text, STR("{{"));
	for (int i = 0; i < LONG; i++)
		buf_addc(&text, 'a');
	buf_add(&text, STR("}}"));
	mustache_add(k->set, STR("page"), "page", buf_str(&text));
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"a\": 1}"), "");
	assert_int_equal(k->diags.count[DIAG_WARNING], 1);
	assert_int_equal(k->diags.first->pos.col, 1);
	buf_free(&text);
}

static void many_open_braces_cost_little(void **state)
{
	enum { MANY = 1 << 20 };
	struct desk *k = *state;
	struct buf text = {0};

	for (int i = 0; i < MANY; i++)
		buf_addc(&text, '{');
	mustache_add(k->set, STR("page"), "page", buf_str(&text));
	assert_false(mustaches_parse(k->set, &k->diags));
	assert_str(findings(k), "page:1:1: error: no '}}}' ends this tag "
				"[template-syntax]\n");
	buf_free(&text);
}

static void nul_is_text_but_no_name(void **state)
{
	struct desk *k = *state;
	struct str got;

	mustache_add(k->set, STR("page"), "page", STR("a\0b{{c}}\0"));
	assert_true(mustaches_parse(k->set, &k->diags));
	got = rendered(k, "{\"c\": \"d\\u0000\"}");
	assert_int_equal(got.n, 8);
	assert_memory_equal(got.p, "a\0bd\xef\xbf\xbd\0", 8);

	k->set = mustaches_new(&k->arena);
	mustache_add(k->set, STR("page"), "page", STR("{{c\0}}"));
	assert_false(mustaches_parse(k->set, &k->diags));
	assert_str(findings(k), "page:1:1: error: 'c' is not a name "
				"[template-syntax]\n");
}

static void no_data_is_no_harm(void **state)
{
	struct desk *k = *state;

	page(k, "[{{.}}{{#.}}x{{/.}}{{a.b}}]");
	assert_true(mustaches_parse(k->set, &k->diags));
	buf_clear(&k->out);
	assert_true(
		mustache_render(k->set, &k->diags, STR("page"), NULL, &k->out));
	assert_str(buf_str(&k->out), "[]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_not_closed_is_reported_where_it_opens),
		TEST(a_tag_without_end_is_reported),
		TEST(what_is_no_name_is_reported),
		TEST(unusable_delimiters_are_reported),
		TEST(a_missing_partial_is_reported_when_parsing),
		TEST(a_missing_dynamic_partial_is_reported_when_rendering),
		TEST(a_missing_template_is_reported),
		TEST(endless_inclusion_ends_with_one_finding),
		TEST(a_name_found_nowhere_is_reported_with_its_place),
		TEST(the_hint_is_the_nearest_name_looking_outwards),
		TEST(the_hint_repairs_the_wrong_part_of_a_dotted_name),
		TEST(a_tag_is_reported_once_a_page_and_in_its_own_file),
		TEST(nesting_is_bounded),
		TEST(a_tag_may_be_long),
		TEST(many_open_braces_cost_little),
		TEST(nul_is_text_but_no_name),
		TEST(no_data_is_no_harm),
	};

	return cmocka_run_group_tests_name("mustache findings", tests, NULL,
					   NULL);
}
