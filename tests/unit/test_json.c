#include "unit.h"

#include "base/buf.h"
#include "format/json_read.h"
#include "format/json_write.h"

struct desk {
	struct arena arena;
	struct diags diags;
	struct buf out;
};

static int start(void **state)
{
	static struct desk desk;

	diags_init(&desk.diags, &desk.arena);
	*state = &desk;
	return 0;
}

static int end(void **state)
{
	struct desk *k = *state;

	buf_free(&k->out);
	arena_free(&k->arena);
	return 0;
}

static struct value *read(struct desk *k, struct str text)
{
	return json_read(&k->arena, &k->diags, "a.json", text);
}

static struct str written(struct desk *k, const struct value *v, bool pretty)
{
	buf_clear(&k->out);
	json_write(&k->out, v, pretty);
	return buf_str(&k->out);
}

/* Read, write, and get the same. */
static void assert_round(struct desk *k, const char *text)
{
	const struct value *v = read(k, str_c(text));

	assert_non_null(v);
	assert_str(written(k, v, false), text);
}

static void assert_refused(struct desk *k, struct str text, int line, int col,
			   const char *want)
{
	const struct diag *found;

	diags_init(&k->diags, &k->arena);
	assert_null(read(k, text));
	found = k->diags.first;
	assert_non_null(found);
	assert_null(found->next);
	assert_string_equal(found->rule->id, "json-syntax");
	assert_int_equal(found->severity, DIAG_ERROR);
	assert_string_equal(found->pos.file, "a.json");
	assert_int_equal(found->pos.line, line);
	assert_int_equal(found->pos.col, col);
	assert_str(found->text, want);
}

static void each_kind_is_read(void **state)
{
	const struct value *v =
		read(*state, STR("{\"map\": {}, \"list\": [1], \"text\": \"t\","
				 " \"yes\": true, \"no\": false,"
				 " \"none\": null, \"n\": -7}"));

	assert_non_null(v);
	assert_int_equal(v->kind, VALUE_MAP);
	assert_int_equal(v->n, 7);
	assert_int_equal(value_get(v, STR("map"))->kind, VALUE_MAP);
	assert_int_equal(value_get(v, STR("list"))->kind, VALUE_LIST);
	assert_int_equal(value_get(v, STR("list"))->n, 1);
	assert_int_equal(value_get(v, STR("text"))->kind, VALUE_TEXT);
	assert_str(value_get(v, STR("text"))->text, "t");
	assert_true(value_get(v, STR("yes"))->truth);
	assert_false(value_get(v, STR("no"))->truth);
	assert_int_equal(value_get(v, STR("no"))->kind, VALUE_BOOL);
	assert_int_equal(value_get(v, STR("none"))->kind, VALUE_NULL);
	assert_int_equal(value_get(v, STR("n"))->kind, VALUE_NUMBER);
	assert_str(value_get(v, STR("n"))->text, "-7");
	assert_string_equal(value_get(v, STR("n"))->pos.file, "a.json");
}

static void a_scalar_may_stand_alone(void **state)
{
	assert_round(*state, "\"text\"");
	assert_round(*state, "12");
	assert_round(*state, "null");
	assert_round(*state, "true");
	assert_round(*state, "false");
}

static void keys_keep_their_order(void **state)
{
	assert_round(*state, "{\"z\":1,\"a\":2,\"m\":{\"y\":[],\"b\":{}}}");
}

static void the_text_may_be_released_after_reading(void **state)
{
	struct desk *k = *state;
	char text[] = "{\"key\":\"value\"}";
	const struct value *v = read(k, str_c(text));

	for (size_t i = 0; text[i]; i++)
		text[i] = 'x';
	assert_str(written(k, v, false), "{\"key\":\"value\"}");
}

static void numbers_keep_their_value(void **state)
{
	struct desk *k = *state;

	assert_round(k, "[0,-1,9223372036854775807,-9223372036854775808]");
	assert_round(k, "[1.1,2.5,-0.1,1.21,0.30000000000000004]");
	assert_str(read(k, STR("1e3"))->text, "1000");
	assert_str(read(k, STR("1.50"))->text, "1.5");
	assert_str(read(k, STR("6.02e+23"))->text, "6.02e+23");
	assert_str(read(k, STR("1E-7"))->text, "1e-07");
}

static void numbers_that_do_not_fit_are_refused(void **state)
{
	assert_refused(*state, STR("9223372036854775808"), 1, 19,
		       "too big integer near '9223372036854775808'");
	assert_refused(*state, STR("[1e999]"), 1, 6,
		       "real number overflow near '1e999'");
}

static void a_surrogate_pair_is_one_code_point(void **state)
{
	struct desk *k = *state;

	assert_str(read(k, STR("\"\\ud83d\\ude00\""))->text,
		   "\xf0\x9f\x98\x80");
	assert_refused(k, STR("\"\\ud83d\""), 1, 8,
		       "invalid Unicode '\\uD83D' near '\"\\ud83d\"'");
	assert_refused(k, STR("\"\\ude00x\""), 1, 9,
		       "invalid Unicode '\\uDE00' near '\"\\ude00x\"'");
}

static void escapes_are_read_and_written(void **state)
{
	struct desk *k = *state;
	const struct value *v =
		read(k, STR("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9</script>\""));

	assert_str(v->text, "\"\\/\b\f\n\r\t\xc3\xa9</script>");
	assert_str(written(k, v, false),
		   "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\xc3\xa9"
		   "\\u003c/script\\u003e\"");
}

static void keys_are_escaped_too(void **state)
{
	assert_round(*state, "{\"\\u003c!--\\\"\":1}");
}

static void text_may_hold_nul(void **state)
{
	struct desk *k = *state;
	const struct value *v = read(k, STR("[\"a\\u0000b\"]"));

	assert_int_equal(v->first->text.n, 3);
	assert_memory_equal(v->first->text.p, "a\0b", 3);
	assert_str(written(k, v, false), "[\"a\\u0000b\"]");
	assert_refused(k, STR("{\"\\u0000\":1}"), 1, 9,
		       "NUL byte in object key not supported near "
		       "'\"\\u0000\"'");
}

static void a_doubled_key_is_refused(void **state)
{
	assert_refused(*state, STR("{\"a\": 1,\n \"b\": 2, \"a\": 3}"), 2, 12,
		       "duplicate object key near '\"a\"'");
}

static void what_is_not_json_is_refused_with_its_place(void **state)
{
	assert_refused(*state, STR(""), 1, 1,
		       "unexpected token near end of file");
	assert_refused(*state, (struct str){0}, 1, 1,
		       "unexpected token near end of file");
	assert_refused(*state, STR("[1,]"), 1, 4, "unexpected token near ']'");
	assert_refused(*state, STR("[1\n,2"), 2, 2,
		       "']' expected near end of file");
	assert_refused(*state, STR("[1] 2"), 1, 5,
		       "end of file expected near '2'");
	assert_refused(*state, STR("{\"\xc3\xa9\": \"\xc3\xa9\" 1}"), 1, 11,
		       "'}' expected near '1'");
	assert_refused(*state, STR("{a: 1}"), 1, 2,
		       "string or '}' expected near 'a'");
	assert_refused(*state, STR("[\"\xff\"]"), 1, 2,
		       "unable to decode byte 0xff near '\"'");
	assert_refused(*state, STR("[\0]"), 1, 2,
		       "invalid token near end of file");
}

static void nest(struct buf *b, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_add(b, STR("[{\"k\":"));
	buf_addc(b, '0');
	for (int i = 0; i < depth; i++)
		buf_add(b, STR("}]"));
}

static void nesting_is_bounded(void **state)
{
	struct buf text = {0};

	nest(&text, 1000);
	assert_non_null(read(*state, buf_str(&text)));
	buf_addc(&text, '\0');
	assert_round(*state, text.p);
	buf_clear(&text);
	nest(&text, 100000);
	assert_refused(*state, buf_str(&text), 1, 6145,
		       "maximum parsing depth reached near '['");
	buf_free(&text);
}

static void pretty_indents_by_two(void **state)
{
	struct desk *k = *state;
	const struct value *v =
		read(k, STR("{\"a\":[1,{\"b\":null}],\"c\":{},\"d\":[]}"));

	assert_str(written(k, v, true), "{\n"
					"  \"a\": [\n"
					"    1,\n"
					"    {\n"
					"      \"b\": null\n"
					"    }\n"
					"  ],\n"
					"  \"c\": {},\n"
					"  \"d\": []\n"
					"}");
	assert_str(written(k, value_text(&k->arena, STR("x")), true), "\"x\"");
}

static void pretty_reads_as_the_same(void **state)
{
	struct desk *k = *state;
	const char *text = "{\"a\":[1,[],{\"b\":\"\\n\"}],\"c\":true}";
	struct str pretty =
		arena_str(&k->arena, written(k, read(k, str_c(text)), true));

	assert_str(written(k, read(k, pretty), false), text);
}

static void a_number_that_json_cannot_spell_becomes_text(void **state)
{
	static const char *const numbers[] = {
		"0x1f", "0o17", "+1", "01", "1.", ".5",
		"1e",   "1e+",  "-",  "",   "1 ", ".inf",
	};
	static const char *const good[] = {
		"0", "-0", "10", "0.5", "-1.25e+10", "1E5", "2e-3",
	};
	struct desk *k = *state;
	struct value *v = value_number(&k->arena, 0);

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct str want = arena_printf(&k->arena, "\"%s\"", numbers[i]);

		v->text = str_c(numbers[i]);
		assert_str(written(k, v, false), want.p);
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		v->text = str_c(good[i]);
		assert_str(written(k, v, false), good[i]);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, start, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_kind_is_read),
		TEST(a_scalar_may_stand_alone),
		TEST(keys_keep_their_order),
		TEST(the_text_may_be_released_after_reading),
		TEST(numbers_keep_their_value),
		TEST(numbers_that_do_not_fit_are_refused),
		TEST(a_surrogate_pair_is_one_code_point),
		TEST(escapes_are_read_and_written),
		TEST(keys_are_escaped_too),
		TEST(text_may_hold_nul),
		TEST(a_doubled_key_is_refused),
		TEST(what_is_not_json_is_refused_with_its_place),
		TEST(nesting_is_bounded),
		TEST(pretty_indents_by_two),
		TEST(pretty_reads_as_the_same),
		TEST(a_number_that_json_cannot_spell_becomes_text),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
