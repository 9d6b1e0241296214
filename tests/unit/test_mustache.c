/* What a template prints. */
#include "mustache_desk.h"

#include <pthread.h>

/*
 * Variables
 */

static void values_are_escaped_unless_asked(void **state)
{
	const char *json = "{\"a\": \"<i title='x'>&\\\"\"}";

	assert_page(*state, "{{a}}", json,
		    "&lt;i title=&#39;x&#39;&gt;&amp;"
		    "&quot;");
	assert_page(*state, "{{{a}}}", json, "<i title='x'>&\"");
	assert_page(*state, "{{&a}}", json, "<i title='x'>&\"");
	assert_page(*state, "{{& a }}{{{ a }}}{{ a }}", "{\"a\": 1}", "111");
}

static void text_without_tags_stays_as_it_is(void **state)
{
	assert_page(*state, "", "{}", "");
	assert_page(*state, "a } }} { \n\r\n\t\xc3\xa9 <&>", "{}",
		    "a } }} { \n\r\n\t\xc3\xa9 <&>");
}

static void every_scalar_prints(void **state)
{
	assert_page(*state, "{{t}} {{f}} {{n}} {{r}} {{s}}",
		    "{\"t\": true, \"f\": false, \"n\": 0, \"r\": 1.5,"
		    " \"s\": \"x\"}",
		    "true false 0 1.5 x");
}

static void what_has_no_text_prints_nothing(void **state)
{
	assert_page(*state, "[{{null}}{{{null}}}{{map}}{{list}}{{empty}}]",
		    "{\"null\": null, \"map\": {\"a\": 1}, \"list\": [1],"
		    " \"empty\": \"\"}",
		    "[]");
}

static void a_value_is_not_a_template(void **state)
{
	assert_page(*state, "{{a}}{{{a}}}", "{\"a\": \"{{b}}\"}", "{{b}}{{b}}");
}

static void dots_go_inwards(void **state)
{
	const char *json = "{\"a\": {\"b\": {\"c\": \"x\"}},"
			   " \"b\": {\"c\": \"wrong\"}}";

	assert_page(*state, "{{a.b.c}}{{#a.b}}{{c}}{{/a.b}}", json, "xx");
	assert_page(*state, "{{#a}}{{b.c}}{{/a}}", json, "x");
}

static void all_within_null_is_null(void **state)
{
	assert_page(*state, "[{{a.b.c}}{{#a.b}}x{{/a.b}}{{^a.b}}y{{/a.b}}]",
		    "{\"a\": null}", "[y]");
}

/*
 * Sections
 */

static void a_section_stands_for_what_is_true(void **state)
{
	const char *text = "{{#a}}yes{{/a}}{{^a}}no{{/a}}";

	assert_page(*state, text, "{\"a\": true}", "yes");
	assert_page(*state, text, "{\"a\": \"x\"}", "yes");
	assert_page(*state, text, "{\"a\": 0}", "yes");
	assert_page(*state, text, "{\"a\": {}}", "yes");
	assert_page(*state, text, "{\"a\": [0, 0]}", "yesyes");
	assert_page(*state, text, "{\"a\": false}", "no");
	assert_page(*state, text, "{\"a\": null}", "no");
	assert_page(*state, text, "{\"a\": []}", "no");
	assert_page(*state, text, "{\"a\": \"\"}", "no");
}

static void a_list_repeats_its_section(void **state)
{
	assert_page(*state, "{{#a}}<{{b}}{{c}}>{{/a}}",
		    "{\"a\": [{\"b\": 1}, {\"b\": 2, \"c\": \"!\"}],"
		    " \"c\": \"?\"}",
		    "<1?><2!>");
	assert_page(*state, "{{#a}}{{.}},{{/a}}", "{\"a\": [1, \"<\"]}",
		    "1,&lt;,");
	assert_page(*state, "{{#a}}({{#.}}{{.}}{{/.}}){{/a}}",
		    "{\"a\": [[1, 2], [3]]}", "(12)(3)");
	assert_page(*state, "{{#.}}{{.}}{{/.}}", "[1, 2]", "12");
}

static void names_are_looked_up_outwards(void **state)
{
	assert_page(*state, "{{#a}}{{#b}}{{x}}{{y}}{{z}}{{/b}}{{/a}}",
		    "{\"x\": 1, \"y\": 1, \"z\": 1,"
		    " \"a\": {\"y\": 2, \"z\": 2, \"b\": {\"z\": 3}}}",
		    "123");
}

/* A page has its names in a table that holds so many and no more. */
static void a_page_may_have_any_number_of_names(void **state)
{
	struct desk *k = *state;

	add(k, "page",
	    "{{a0}}{{#list}}{{a7}}{{x}}{{/list}}{{last}}{{^no}}.{{/no}}");
	assert_true(mustaches_parse(k->set, &k->diags));
	for (int n = 1; n < 300; n++) {
		struct value *page = value_map(&k->arena), *list;

		for (int i = 0; i < n; i++)
			value_set_number(&k->arena, page,
					 arena_printf(&k->arena, "a%d", i).p,
					 i);
		value_set(&k->arena, page, "a0", STR("the second is not seen"));
		if (n <= 7)
			value_set(&k->arena, page, "a7", STR("7"));
		list = value_set_list(&k->arena, page, "list");
		value_set(&k->arena, value_add_map(&k->arena, list), "x",
			  STR("x"));
		value_set(&k->arena, page, "last", STR("z"));
		value_set_bool(&k->arena, page, "no", false);
		buf_clear(&k->out);
		mustache_render(k->set, &k->diags, STR("page"), page, &k->out);
		assert_str(buf_str(&k->out), "07xz.");
	}
	assert_str(findings(k), "");
}

static void a_section_may_use_its_own_name(void **state)
{
	assert_page(*state, "{{#a}}{{a}}{{#a}}{{.}}{{/a}}{{/a}}",
		    "{\"a\": \"x\"}", "xx");
}

static void comments_print_nothing(void **state)
{
	assert_page(*state, "a{{! b }}c{{!\n{{d}\n}}e", "{}", "ace");
	assert_page(*state, "a\n  {{! b }}  \nc", "{}", "a\nc");
}

static void a_tag_alone_takes_its_line(void **state)
{
	const char *json = "{\"a\": true}";

	assert_page(*state, "1\n{{#a}}\n2\n{{/a}}\n3", json, "1\n2\n3");
	assert_page(*state, "1\r\n {{#a}} \r\n2\r\n\t{{/a}}\t\r\n3", json,
		    "1\r\n2\r\n3");
	assert_page(*state, "  {{#a}}\n2\n  {{/a}}", json, "2\n");
	assert_page(*state, "1\n{{#a}}2\n{{/a}} 3\n", json, "1\n2\n 3\n");
	assert_page(*state, "{{#a}}{{/a}}\n", json, "\n");
	assert_page(*state, "{{#a}}\r{{/a}}", json, "\r");
	assert_page(*state, "  {{a}}\n", json, "  true\n");
	assert_page(*state, "{{=<% %>=}}\n<%a%>\n", json, "true\n");
}

static void blanks_may_stand_inside_a_tag(void **state)
{
	assert_page(*state, "{{ #a }}{{ b }}{{ /a }}{{\t^a}}{{/ a\n}}",
		    "{\"a\": {\"b\": 1}}", "1");
}

static void delimiters_can_be_set(void **state)
{
	const char *json = "{\"a\": \"<\"}";

	assert_page(*state, "{{=<% %>=}}{{a}} <%a%><%&a%><%{a}%>", json,
		    "{{a}} &lt;<<");
	assert_page(*state, "{{= | | =}}|a||={{ }}=|{{a}}", json, "&lt;&lt;");
	assert_page(*state,
		    "{{=\xc2\xab  \xc2\xbb=}}\xc2\xab"
		    "a\xc2\xbb",
		    json, "&lt;");
}

/*
 * Names that are known
 */

static void what_is_known_stands_on_every_page(void **state)
{
	struct desk *k = *state;

	mustaches_know(k->set, STR("w"),
		       data(k, "{\"a\": {\"b\": \"<x>\"}, \"no\": \"\","
			       " \"null\": null}"));
	add(k, "page",
	    "{{w.a.b}}{{{w.a.b}}}{{#w.no}}y{{/w.no}}{{^w.no}}n{{/w.no}}"
	    "{{#w}}{{a.b}}{{/w}}{{#in}}{{w.a.b}}{{/in}}[{{w.null.x}}]");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"w\": {\"null\": null},"
			       " \"in\": {\"w\": {\"a\": {\"b\": \"no\"}}}}"),
		   "&lt;x&gt;<x>n&lt;x&gt;&lt;x&gt;[]");
	assert_str(findings(k), "");
}

static void what_is_not_known_is_looked_up_on_the_page(void **state)
{
	struct desk *k = *state;

	mustaches_know(k->set, STR("w"), data(k, "{\"title\": \"x\"}"));
	add(k, "page", "{{w.titel}}");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"w\": {\"title\": \"x\"}}"), "");
	assert_str(findings(k),
		   "page:1:1: warning: no view gives the name 'w.titel'"
		   " (did you mean 'w.title'?) [template-name]\n");
}

/*
 * Partials
 */

static void a_partial_sees_the_data_around_its_tag(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{#list}}{{>item}}{{/list}}");
	add(k, "item", "[{{.}}{{c}}]");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"list\": [1, 2], \"c\": \"x\"}"), "[1x][2x]");
	assert_str(findings(k), "");
}

static void a_partial_may_include_itself_while_there_is_data(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{name}}({{#below}}{{>page}}{{/below}})");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"name\": \"a\", \"below\": ["
			       "{\"name\": \"b\", \"below\": []},"
			       "{\"name\": \"c\", \"below\": []}]}"),
		   "a(b()c())");
	assert_str(findings(k), "");
}

static void delimiters_do_not_reach_into_a_partial(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{=| |=}}|>part||a|");
	add(k, "part", "{{a}}{{=| |=}}|a|");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"a\": 1}"), "111");
}

static void a_lone_partial_indents_its_own_lines(void **state)
{
	struct desk *k = *state;

	add(k, "page", "<\n  {{>part}}\n>\n");
	add(k, "part",
	    "a\n\n{{{v}}}\n{{#s}}\nb\n{{/s}}\n{{!c}}{{#s}}{{v}}\n{{/s}}d\n"
	    " {{>in}}\n{{>in}} {{>in}}\n{{>in}}\n");
	add(k, "in", "1\n2\n");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"v\": \"x\\ny\", \"s\": true}"),
		   "<\n"
		   "  a\n"
		   "  \n"
		   "  x\ny\n"
		   "  b\n"
		   "  x\ny\n"
		   "  d\n"
		   "   1\n"
		   "   2\n"
		   "  1\n2\n 1\n2\n\n"
		   "  1\n"
		   "  2\n"
		   ">\n");
	assert_str(findings(k), "");
}

static void a_line_is_indented_even_before_what_is_false(void **state)
{
	struct desk *k = *state;

	add(k, "page", "  {{>part}}\n");
	add(k, "part", "{{#no}}x{{/no}}y\n{{! c }} z");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"no\": false}"), "  y\n   z");
}

static void a_dynamic_name_is_taken_from_the_data(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{#list}}\n  {{>*kind}}\n{{/list}}\n{{> * x.y }}");
	add(k, "one", "1 {{v}}\n1\n");
	add(k, "two", "2");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"list\": [{\"kind\": \"one\", \"v\": \"a\"},"
			       "{\"kind\": \"two\"}, {\"kind\": null},"
			       "{\"kind\": \"\"}], \"x\": {\"y\": \"two\"}}"),
		   "  1 a\n  1\n  22");
	assert_str(findings(k), "");
}

static void a_template_added_again_replaces_the_first(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{broken");
	add(k, "part", "old");
	add(k, "page", "{{>part}}");
	add(k, "part", "new");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{}"), "new");
	assert_str(findings(k), "");
}

/*
 * Parents and blocks
 */

static void a_block_gives_way_to_the_one_of_the_child(void **state)
{
	struct desk *k = *state;

	add(k, "page",
	    "{{<layout}}\n"
	    "this is left out, {{>so_is_this}}\n"
	    "{{$main}}\n"
	    "<p>{{a}}</p>\n"
	    "{{/main}}\n"
	    "{{/layout}}\n");
	add(k, "so_is_this", "x");
	add(k, "layout",
	    "<title>{{$title}}None{{/title}}</title>\n"
	    "{{$main}}\n"
	    "nothing\n"
	    "{{/main}}\n"
	    "{{$foot}}{{/foot}}.\n");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"a\": 1}"),
		   "<title>None</title>\n<p>1</p>\n.\n");
	assert_str(findings(k), "");
}

static void a_block_without_a_parent_shows_its_default(void **state)
{
	assert_page(*state, "[{{$a}}{{b}}{{/a}}]", "{\"b\": 1}", "[1]");
}

static void a_block_sees_the_data_where_the_parent_shows_it(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{<list}}{{$item}}<{{name}}>{{/item}}{{/list}}");
	add(k, "list", "{{#items}}{{$item}}{{/item}}{{/items}}");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"name\": \"x\", \"items\":"
			       "[{\"name\": \"a\"}, {\"name\": \"b\"}]}"),
		   "<a><b>");
}

static void the_outermost_child_has_the_last_word(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{<middle}}{{$a}}page{{/a}}{{/middle}}");
	add(k, "middle",
	    "{{<base}}{{$a}}middle{{/a}}{{$b}}middle{{/b}}{{/base}}");
	add(k, "base", "{{$a}}base{{/a}} {{$b}}base{{/b}} {{$c}}base{{/c}}");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{}"), "page middle base");
}

static void a_lone_parent_indents_the_layout_but_not_the_blocks(void **state)
{
	struct desk *k = *state;

	add(k, "page", "  {{<box}}\n{{$in}}\na\nb\n{{/in}}\n  {{/box}}\n");
	add(k, "box",
	    "<\n{{$in}}\nnone\n{{/in}}\n{{$more}}\nc\n{{/more}}\n>\n");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{}"), "  <\na\nb\n  c\n  >\n");
}

static void a_parent_may_be_named_by_the_data(void **state)
{
	struct desk *k = *state;

	add(k, "page", "{{<*which}}{{$a}}x{{/a}}{{/*which}}");
	add(k, "box", "[{{$a}}{{/a}}]");
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, "{\"which\": \"box\"}"), "[x]");
	assert_str(findings(k), "");
}

/*
 * Threads
 */

struct reader {
	const struct mustaches *set;
	const struct value *data;
	struct arena arena;
	struct diags diags;
	struct buf out;
};

static void *read_often(void *arg)
{
	struct reader *r = arg;

	diags_init(&r->diags, &r->arena);
	for (int i = 0; i < 200; i++) {
		buf_clear(&r->out);
		mustache_render(r->set, &r->diags, STR("page"), r->data,
				&r->out);
	}
	return NULL;
}

static void two_threads_may_use_one_set(void **state)
{
	struct desk *k = *state;
	struct reader r[2] = {0};
	pthread_t thread[2];
	int joined = 0;

	add(k, "page",
	    "{{<box}}{{$in}}{{#a}}\n {{>*.}}\n{{/a}}{{c}}{{/in}}"
	    "{{/box}}");
	add(k, "box", "[{{$in}}{{/in}}]");
	add(k, "p", "\n{{.}}\n");
	assert_true(mustaches_parse(k->set, &k->diags));
	for (int i = 0; i < 2; i++) {
		r[i].set = k->set;
		r[i].data = data(k, "{\"a\": [\"p\", \"p\"]}");
		assert_int_equal(
			pthread_create(&thread[i], NULL, read_often, &r[i]), 0);
	}
	for (int i = 0; i < 2; i++)
		joined += pthread_join(thread[i], NULL) == 0;
	assert_int_equal(joined, 2);
	for (int i = 0; i < 2; i++) {
		assert_str(buf_str(&r[i].out), "[\n \n p\n\n \n p\n]");
		assert_int_equal(r[i].diags.count[DIAG_WARNING], 200);
		buf_free(&r[i].out);
		arena_free(&r[i].arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(values_are_escaped_unless_asked),
		TEST(text_without_tags_stays_as_it_is),
		TEST(every_scalar_prints),
		TEST(what_has_no_text_prints_nothing),
		TEST(a_value_is_not_a_template),
		TEST(dots_go_inwards),
		TEST(all_within_null_is_null),
		TEST(a_section_stands_for_what_is_true),
		TEST(a_list_repeats_its_section),
		TEST(names_are_looked_up_outwards),
		TEST(a_page_may_have_any_number_of_names),
		TEST(a_section_may_use_its_own_name),
		TEST(comments_print_nothing),
		TEST(a_tag_alone_takes_its_line),
		TEST(blanks_may_stand_inside_a_tag),
		TEST(delimiters_can_be_set),
		TEST(what_is_known_stands_on_every_page),
		TEST(what_is_not_known_is_looked_up_on_the_page),
		TEST(a_partial_sees_the_data_around_its_tag),
		TEST(a_partial_may_include_itself_while_there_is_data),
		TEST(delimiters_do_not_reach_into_a_partial),
		TEST(a_lone_partial_indents_its_own_lines),
		TEST(a_line_is_indented_even_before_what_is_false),
		TEST(a_dynamic_name_is_taken_from_the_data),
		TEST(a_template_added_again_replaces_the_first),
		TEST(a_block_gives_way_to_the_one_of_the_child),
		TEST(a_block_without_a_parent_shows_its_default),
		TEST(a_block_sees_the_data_where_the_parent_shows_it),
		TEST(the_outermost_child_has_the_last_word),
		TEST(a_lone_parent_indents_the_layout_but_not_the_blocks),
		TEST(a_parent_may_be_named_by_the_data),
		TEST(two_threads_may_use_one_set),
	};

	return cmocka_run_group_tests_name("mustache", tests, NULL, NULL);
}
