#include "unit.h"

#include "base/buf.h"
#include "format/yaml_read.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static struct arena a;
static struct diags d;

static int set_up(void **state)
{
	(void)state;
	diags_init(&d, &a);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static const struct value *read_str(struct str s)
{
	diags_init(&d, &a);
	return yaml_read(&a, &d, "f.yml", s);
}

static const struct value *read_c(const char *s)
{
	return read_str(str_c(s));
}

static void show(struct buf *b, const struct value *v)
{
	static const char *const marks[] = {
		[VALUE_NULL] = "~", [VALUE_BOOL] = "?", [VALUE_NUMBER] = "#"};

	if (v->kind == VALUE_TEXT) {
		buf_printf(b, "'%.*s'", STR_ARG(v->text));
		return;
	}
	if (v->kind != VALUE_LIST && v->kind != VALUE_MAP) {
		buf_printf(b, "%s%.*s", marks[v->kind], STR_ARG(v->text));
		return;
	}
	buf_addc(b, v->kind == VALUE_MAP ? '{' : '[');
	for (const struct value *i = v->first; i; i = i->next) {
		if (i != v->first)
			buf_addc(b, ' ');
		if (v->kind == VALUE_MAP)
			buf_printf(b, "%.*s:", STR_ARG(i->key));
		show(b, i);
	}
	buf_addc(b, v->kind == VALUE_MAP ? '}' : ']');
}

/* A tree as text: 'text' #number ?bool ~ [list] {key:value}. */
static struct str shown(const struct value *v)
{
	struct buf b = {0};
	struct str s;

	if (!v)
		return STR("NULL");
	show(&b, v);
	s = arena_str(&a, buf_str(&b));
	buf_free(&b);
	return s;
}

/* All findings, one a line, without the file's name. */
static struct str findings(void)
{
	struct buf b = {0};
	struct str s;

	for (const struct diag *i = d.first; i; i = i->next) {
		assert_string_equal(i->pos.file, "f.yml");
		assert_int_equal(i->severity, DIAG_ERROR);
		buf_printf(&b, "%s%d:%d: %.*s [%s]", b.n ? "\n" : "",
			   i->pos.line, i->pos.col, STR_ARG(i->text),
			   i->rule->id);
	}
	s = arena_str(&a, buf_str(&b));
	buf_free(&b);
	return s;
}

static const struct value *at(const struct value *v, const char *key)
{
	v = value_get(v, str_c(key));
	assert_non_null(v);
	return v;
}

static struct str repeat(const char *part, int times, const char *tail)
{
	struct buf b = {0};
	struct str s;

	for (int i = 0; i < times; i++)
		buf_add(&b, str_c(part));
	buf_add(&b, str_c(tail));
	s = arena_str(&a, buf_str(&b));
	buf_free(&b);
	return s;
}

#if defined(__SANITIZE_ADDRESS__)
enum { SLOWER = 20 }; /* and memory is not measured */
#else
enum { SLOWER = 1 };
#endif

/* Milliseconds of the processor; the peak of memory in MB. */
static long ms(clock_t since)
{
	return (long)((clock() - since) * 1000 / CLOCKS_PER_SEC) / SLOWER;
}

static long peak_mb(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss / 1024 / SLOWER;
}

struct sample {
	const char *yaml, *want;
};

static void check_samples(const struct sample *samples, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		assert_str(shown(read_c(samples[i].yaml)), samples[i].want);
		assert_str(findings(), "");
	}
}

#define CHECK(samples)                                                         \
	check_samples(samples, sizeof(samples) / sizeof((samples)[0]))

/* What does not read: the findings, and whether a tree came back. */
struct mistake {
	const char *yaml, *want, *findings;
};

static void check_mistakes(const struct mistake *mistakes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		assert_str(shown(read_c(mistakes[i].yaml)), mistakes[i].want);
		assert_str(findings(), mistakes[i].findings);
	}
}

#define CHECK_MISTAKES(m) check_mistakes(m, sizeof(m) / sizeof((m)[0]))

/*
 * Kinds and spellings
 */

static void plain_scalars_have_the_core_schemas_kinds(void **state)
{
	static const struct sample samples[] = {
		{"[~, null, Null, NULL]", "[~ ~ ~ ~]"},
		{"[nUll, nil, none]", "['nUll' 'nil' 'none']"},
		{"[true, True, TRUE]", "[?true ?True ?TRUE]"},
		{"[false, False, FALSE]", "[?false ?False ?FALSE]"},
		{"[yes, no, on, off, y, n]", "['yes' 'no' 'on' 'off' 'y' 'n']"},
		{"[tRue, truE]", "['tRue' 'truE']"},
		{"[0, 12, -3, +4, 007]", "[#0 #12 #-3 #+4 #007]"},
		{"[1.5, 1e3, 1_000, 0x, -, +, .5]",
		 "['1.5' '1e3' '1_000' '0x' '-' '+' '.5']"},
		{"[99999999999999999999]", "['99999999999999999999']"},
		{"[2024-01-02, 12:30:45, v1.2]",
		 "['2024-01-02' '12:30:45' 'v1.2']"},
		{"a:\nb: ", "{a:~ b:~}"},
		{"-\n-", "[~ ~]"},
	};

	(void)state;
	CHECK(samples);
}

static void true_is_true_and_false_is_false(void **state)
{
	const struct value *v = read_c("[true, True, TRUE, false, False, "
				       "FALSE]");
	int n = 0;

	(void)state;
	for (v = v->first; v; v = v->next)
		assert_int_equal(v->truth, n++ < 3);
}

static void quoted_scalars_are_text(void **state)
{
	static const struct sample samples[] = {
		{"[\"null\", 'true', '12', \"~\", '']",
		 "['null' 'true' '12' '~' '']"},
		{"a: |\n  12\nb: >-\n  true\n", "{a:'12\n' b:'true'}"},
		{"\"a\\tb\\u00e9\\x41\\\"\"", "'a\tb\xc3\xa9"
					      "A\"'"},
		{"'it''s'", "'it's'"},
		{"\"\\ud83d\"", "NULL"},
	};
	const struct value *v = read_c("[a, 'b', \"c\", 1, '1']");
	static const bool quoted[] = {false, true, true, false, true};

	(void)state;
	v = v->first;
	for (size_t i = 0; i < 5; i++, v = v->next)
		assert_int_equal(v->quoted, quoted[i]);
	check_samples(samples, 4);
	assert_null(read_c(samples[4].yaml));
	assert_true(at(read_c("a: |\n  b\n"), "a")->quoted);
	assert_true(at(read_c("a: >\n  b\n"), "a")->quoted);
}

static void block_scalars_keep_what_their_heads_ask_for(void **state)
{
	static const struct sample samples[] = {
		{"a: |\n  x\n  y\n\nb: 1\n", "{a:'x\ny\n' b:#1}"},
		{"a: |-\n  x\n  y\n\n", "{a:'x\ny'}"},
		{"a: |+\n  x\n\n\nb: 1\n", "{a:'x\n\n\n' b:#1}"},
		{"a: >\n  x\n  y\n\n  z\n", "{a:'x y\nz\n'}"},
		{"a: >+\n  x\n  y\n\n", "{a:'x y\n\n'}"},
		{"a: >-\n  x\n    y\n  z\n", "{a:'x\n  y\nz'}"},
		{"a: |2-\n    x\n   y\n", "{a:'  x\n y'}"},
		{"a: |-2\n    x\n", "{a:'  x'}"},
		{"a: |1\n  x\n", "{a:' x\n'}"},
		{"a: |\n  x\ty\n  \tz\n", "{a:'x\ty\n\tz\n'}"},
		{"a: |\n  # no comment\n", "{a:'# no comment\n'}"},
		{"a: |\n", "{a:''}"},
		{"a: |\n  x", "{a:'x'}"},
		{"a: |\r\n  x\r\n  y\r\n", "{a:'x\ny\n'}"},
		{"- |\n x\n- >-\n y\n", "['x\n' 'y']"},
	};

	(void)state;
	CHECK(samples);
}

static void no_break_spaces_are_text(void **state)
{
	static const struct sample samples[] = {
		{"a:\xc2\xa0"
		 "b",
		 "'a:\xc2\xa0"
		 "b'"},
		{"a: \xc2\xa0", "{a:'\xc2\xa0'}"},
		{"a: b\xc2\xa0#c", "{a:'b\xc2\xa0#c'}"},
	};

	(void)state;
	CHECK(samples);
}

static void an_item_without_value_may_have_siblings(void **state)
{
	/* landscape2's way to mark what an item of a list is */
	const struct value *v = read_c("- item:\n  name: x\n  url: y\n"
				       "- item:\n  name: z\n");

	(void)state;
	assert_str(shown(v), "[{item:~ name:'x' url:'y'} {item:~ name:'z'}]");
	assert_int_equal(at(v->first->next, "item")->key_pos.line, 4);
	assert_int_equal(at(v->first->next, "item")->key_pos.col, 3);
	assert_int_equal(at(v->first->next, "item")->pos.line, 4);
	assert_int_equal(at(v->first->next, "name")->key_pos.line, 5);
	assert_int_equal(at(v->first->next, "name")->key_pos.col, 3);
}

/*
 * Places
 */

static void check_place(const struct value *v, int key_line, int key_col,
			int line, int col)
{
	assert_string_equal(v->pos.file, "f.yml");
	assert_int_equal(v->key_pos.line, key_line);
	assert_int_equal(v->key_pos.col, key_col);
	assert_int_equal(v->pos.line, line);
	assert_int_equal(v->pos.col, col);
}

static void keys_and_values_have_places(void **state)
{
	const struct value *v = read_c("# c\n"
				       "a: x\n"
				       "b:\n"
				       "  - y\n"
				       "  -   'z'\n"
				       "c: {d: e,  f: [g]}\n"
				       "h:   |\n"
				       "  i\n"
				       "\"j\" : k\n");
	const struct value *b, *c;

	(void)state;
	assert_int_equal(v->pos.line, 2);
	assert_int_equal(v->pos.col, 1);
	check_place(at(v, "a"), 2, 1, 2, 4);
	b = at(v, "b");
	check_place(b, 3, 1, 4, 3);
	check_place(b->first, 0, 0, 4, 5);
	check_place(b->first->next, 0, 0, 5, 7);
	c = at(v, "c");
	check_place(c, 6, 1, 6, 4);
	check_place(at(c, "d"), 6, 5, 6, 8);
	check_place(at(c, "f"), 6, 12, 6, 15);
	check_place(at(c, "f")->first, 0, 0, 6, 16);
	check_place(at(v, "h"), 7, 1, 7, 6);
	check_place(at(v, "j"), 9, 1, 9, 7);
}

static void columns_count_code_points(void **state)
{
	const struct value *v =
		read_c("{\xc3\xa9: \xe2\x82\xac\xf0\x9f\x98\x80, b: 1}\n");

	(void)state;
	check_place(at(v, "\xc3\xa9"), 1, 2, 1, 5);
	check_place(at(v, "b"), 1, 9, 1, 12);
	read_c("\"\xf0\x9f\x98\x80\": 1\n\"\xc3\xa9\xc3\xa9\": *x\n");
	assert_str(findings(), "2:7: there is no anchor '&x' before this "
			       "alias [yaml-alias]");
}

static void line_ends_may_be_crlf(void **state)
{
	const struct value *v =
		read_c("a: x\r\nb:\r\n  - y\r\nc: 'd\r\n e'\r\n");

	(void)state;
	assert_str(shown(v), "{a:'x' b:['y'] c:'d e'}");
	check_place(at(v, "b"), 2, 1, 3, 3);
	check_place(at(v, "c"), 4, 1, 4, 4);
	read_c("a: 1\r\na: 2\r\n");
	assert_str(findings(), "2:1: key 'a' stands in this map already, at "
			       "line 1 [yaml-double]");
}

static void a_byte_order_mark_is_no_column(void **state)
{
	const struct value *v = read_c("\xef\xbb\xbf"
				       "a: b\nc: d\n");

	(void)state;
	assert_str(shown(v), "{a:'b' c:'d'}");
	check_place(at(v, "a"), 1, 1, 1, 4);
	check_place(at(v, "c"), 2, 1, 2, 4);
	read_c("\xef\xbb\xbf"
	       "a: \xff");
	assert_str(findings(), "1:4: byte 0xff is not UTF-8 here; save the "
			       "file as UTF-8 [yaml-text]");
	assert_str(shown(read_c("\xef\xbb\xbf")), "~");
}

/*
 * Doubled keys
 */

static void each_doubled_key_is_one_finding(void **state)
{
	static const struct mistake mistakes[] = {
		{"a: 1\nb: 2\na: 3\nc: 4\n  \n", "{a:#1 b:#2 c:#4}",
		 "3:1: key 'a' stands in this map already, at line 1 "
		 "[yaml-double]"},
		{"a: 1\n\"a\": 2\n'a': {b: 1, b: 2}\n", "{a:#1}",
		 "2:1: key 'a' stands in this map already, at line 1 "
		 "[yaml-double]\n"
		 "3:13: key 'b' stands in this map already, at line 3 "
		 "[yaml-double]\n"
		 "3:1: key 'a' stands in this map already, at line 1 "
		 "[yaml-double]"},
		{"{a: {x: 1}, b: {x: 1}}", "{a:{x:#1} b:{x:#1}}", ""},
		{"? a\n: 1\n? a\n: 2\n", "{a:#1}",
		 "3:3: key 'a' stands in this map already, at line 1 "
		 "[yaml-double]"},
		{"1: a\n01: b\n~: c\n", "{1:'a' 01:'b' ~:'c'}", ""},
	};

	(void)state;
	CHECK_MISTAKES(mistakes);
}

static void ten_thousand_keys_are_read_in_linear_time(void **state)
{
	struct buf b = {0};
	clock_t start;
	const struct value *v;

	(void)state;
	for (int i = 0; i < 10000; i++)
		buf_printf(&b, "key%d: %d\n", i, i);
	buf_add(&b, STR("key0: x\nkey16: x\nkey9999: x\nlast: x\nlast: y\n"));
	start = clock();
	v = read_str(buf_str(&b));
	assert_true(ms(start) < 500);
	assert_int_equal(v->n, 10001);
	assert_int_equal(d.count[DIAG_ERROR], 4);
	assert_str(d.first->next->next->text,
		   "key 'key9999' stands in this map already, at line 10000");
	assert_str(at(v, "key9999")->text, "9999");
	buf_free(&b);
}

static void a_doubled_key_is_found_around_the_switch_to_hashing(void **state)
{
	(void)state;
	for (int n = 14; n <= 20; n++)
		for (int twice = 0; twice < n; twice++) {
			struct buf b = {0};

			for (int i = 0; i < n; i++)
				buf_printf(&b, "k%d: 1\n", i);
			buf_printf(&b, "k%d: 2\nend: 1\n", twice);
			assert_int_equal(read_str(buf_str(&b))->n, n + 1);
			assert_int_equal(d.count[DIAG_ERROR], 1);
			buf_free(&b);
		}
}

/*
 * Anchors, aliases, merge keys
 */

static void an_alias_stands_for_what_it_names(void **state)
{
	static const struct sample samples[] = {
		{"a: &x 1\nb: *x\n", "{a:#1 b:#1}"},
		{"- &x {k: v}\n- *x\n- *x\n", "[{k:'v'} {k:'v'} {k:'v'}]"},
		{"- &x [1, 2]\n- {l: *x, m: 3}\n",
		 "[[#1 #2] {l:[#1 #2] m:#3}]"},
		{"- &x a\n- *x\n- &x b\n- *x\n", "['a' 'a' 'b' 'b']"},
		{"- &x\n- *x\n", "[~ ~]"},
		{"- &x 'q'\n- *x\n", "['q' 'q']"},
		{"&r {a: &s 1, b: *s}", "{a:#1 b:#1}"},
		{"- &x [&y 1]\n- *y\n", "[[#1] #1]"},
		{"- &a [1]\n- &b [*a, *a]\n- [*b]\n",
		 "[[#1] [[#1] [#1]] [[[#1] [#1]]]]"},
	};

	(void)state;
	CHECK(samples);
}

static void an_alias_has_its_own_place(void **state)
{
	const struct value *v = read_c("a: &x {k: v}\nb: *x\n");

	(void)state;
	check_place(at(v, "a"), 1, 1, 1, 4);
	check_place(at(v, "b"), 2, 1, 2, 4);
	check_place(at(at(v, "b"), "k"), 1, 8, 1, 11);
}

static void keys_may_have_anchors_and_be_aliases(void **state)
{
	static const struct sample samples[] = {
		{"&k a: 1\nb: *k\n", "{a:#1 b:'a'}"},
		{"- &k a\n- *k : 1\n", "['a' {a:#1}]"},
		{"{&k 'a b': 1, c: {*k : 2}}", "{a b:#1 c:{a b:#2}}"},
	};

	(void)state;
	CHECK(samples);
	read_c("- &k [a]\n- *k : 1\n");
	assert_str(findings(), "2:3: a key must be plain text [yaml-syntax]");
}

static void a_bad_alias_is_reported_and_reading_goes_on(void **state)
{
	static const struct mistake mistakes[] = {
		{"a: *x\nb: 1\n", "{a:~ b:#1}",
		 "1:4: there is no anchor '&x' before this alias [yaml-alias]"},
		{"a: *x\nb: &x 1\nc: *y\n", "{a:~ b:#1 c:~}",
		 "1:4: there is no anchor '&x' before this alias [yaml-alias]\n"
		 "3:4: there is no anchor '&y' before this alias [yaml-alias]"},
		{"&x [1, *x, 2]", "[#1 ~ #2]",
		 "1:8: alias '*x' stands inside what it names [yaml-alias]"},
		{"&x {a: {b: *x}}", "{a:{b:~}}",
		 "1:12: alias '*x' stands inside what it names [yaml-alias]"},
		{"- &x 1\n- &x [*x]\n", "[#1 [~]]",
		 "2:7: alias '*x' stands inside what it names [yaml-alias]"},
	};

	(void)state;
	CHECK_MISTAKES(mistakes);
}

static void a_merge_key_gives_what_the_map_lacks(void **state)
{
	static const struct sample samples[] = {
		{"- &x {a: 1, b: 2}\n- <<: *x\n  b: 3\n  c: 4\n",
		 "[{a:#1 b:#2} {b:#3 c:#4 a:#1}]"},
		{"- &x {a: 1, b: 2}\n- b: 3\n  <<: *x\n",
		 "[{a:#1 b:#2} {b:#3 a:#1}]"},
		{"- &x {a: 1}\n- &y {a: 2, b: 2}\n- <<: [*x, *y]\n",
		 "[{a:#1} {a:#2 b:#2} {a:#1 b:#2}]"},
		{"- &x {a: 1}\n- &y {a: 2, b: 2}\n- <<: [*y, *x]\n",
		 "[{a:#1} {a:#2 b:#2} {a:#2 b:#2}]"},
		{"<<: {a: 1}\nb: 2\n", "{b:#2 a:#1}"},
		{"- &x {a: 1}\n- &y {<<: *x, b: 2}\n- {<<: *y, c: 3}\n",
		 "[{a:#1} {b:#2 a:#1} {c:#3 b:#2 a:#1}]"},
		{"- &x {a: 1}\n- {<<: *x, <<: {d: 2}}\n",
		 "[{a:#1} {a:#1 d:#2}]"},
		{"\"<<\": {a: 1}", "{<<:{a:#1}}"},
		{"<<: []\na: 1\n", "{a:#1}"},
		{"- &x {a: ~}\n- {<<: *x}\n- *x\n", "[{a:~} {a:~} {a:~}]"},
	};

	(void)state;
	CHECK(samples);
}

static void merging_leaves_the_source_as_it_was(void **state)
{
	const struct value *v = read_c("- &x {a: 1, b: 2}\n"
				       "- {<<: *x, c: 3}\n"
				       "- {<<: *x, a: 4}\n"
				       "- *x\n");

	(void)state;
	assert_str(shown(v), "[{a:#1 b:#2} {c:#3 a:#1 b:#2} {a:#4 b:#2} "
			     "{a:#1 b:#2}]");
	check_place(at(v->first->next, "a"), 1, 7, 1, 10);
}

static void a_merge_takes_maps_only(void **state)
{
	static const struct mistake mistakes[] = {
		{"<<: 1\na: 2\n", "{a:#2}",
		 "1:1: '<<' takes a map or a list of maps [yaml-alias]"},
		{"a: 2\n<<: [{b: 1}, c]\n", "{a:#2 b:#1}",
		 "2:1: '<<' takes a map or a list of maps [yaml-alias]"},
		{"<<: [[{b: 1}]]\n", "{}",
		 "1:1: '<<' takes a map or a list of maps [yaml-alias]"},
		{"<<:\n", "{}",
		 "1:1: '<<' takes a map or a list of maps [yaml-alias]"},
	};

	(void)state;
	CHECK_MISTAKES(mistakes);
}

static void a_merge_into_many_keys_finds_them_all(void **state)
{
	struct buf b = {0};
	const struct value *v;

	(void)state;
	buf_add(&b, STR("- &x\n"));
	for (int i = 0; i < 100; i++)
		buf_printf(&b, "  k%d: 1\n", i);
	buf_add(&b, STR("- <<: *x\n"));
	for (int i = 50; i < 150; i++)
		buf_printf(&b, "  k%d: 2\n", i);
	v = read_str(buf_str(&b));
	assert_int_equal(v->first->n, 100);
	assert_int_equal(v->first->next->n, 150);
	assert_str(at(v->first->next, "k99")->text, "2");
	assert_str(at(v->first->next, "k49")->text, "1");
	buf_free(&b);
}

static void a_bomb_of_aliases_is_one_error_soon(void **state)
{
	struct buf b = {0};
	clock_t start = clock();
	long before = peak_mb();

	(void)state;
	buf_add(&b, STR("a0: &a0 lol\n"));
	for (int i = 1; i < 30; i++) {
		buf_printf(&b, "a%d: &a%d [", i, i);
		for (int n = 0; n < 10; n++)
			buf_printf(&b, "*a%d,", i - 1);
		buf_add(&b, STR("]\n"));
	}
	assert_null(read_str(buf_str(&b)));
	assert_str(findings(), "8:10: more than 4000000 values, with aliases "
			       "written out [yaml-limit]");
	assert_true(ms(start) < 200);
	assert_true(peak_mb() - before < 20);
	buf_free(&b);
}

static void a_bomb_of_merges_is_one_error_soon(void **state)
{
	struct buf b = {0};
	clock_t start = clock();
	long before = peak_mb();

	(void)state;
	buf_add(&b, STR("- &x {"));
	for (int i = 0; i < 2000; i++)
		buf_printf(&b, "k%d: , ", i);
	buf_add(&b, STR("}\n"));
	for (int i = 0; i < 20000; i++)
		buf_add(&b, STR("- <<: *x\n"));
	assert_null(read_str(buf_str(&b)));
	assert_int_equal(d.count[DIAG_ERROR], 1);
	assert_string_equal(d.first->rule->id, "yaml-limit");
	assert_str(d.first->text, "more than 500000 keys come from '<<'");
	assert_int_equal(d.first->pos.line, 252);
	assert_int_equal(d.first->pos.col, 3);
	assert_true(ms(start) < 1000);
	assert_true(peak_mb() - before < 150);
	buf_free(&b);
}

static void a_chain_of_aliases_is_as_deep_as_written_out(void **state)
{
	(void)state;
	for (int n = 60; n < 70; n++) {
		struct buf b = {0};
		const struct value *v;

		/* the root is 1, a0 is 2, its [ ] holds 3; each link adds 1 */
		buf_add(&b, STR("a0: &a0 [x]\n"));
		for (int i = 1; i <= n; i++)
			buf_printf(&b, "a%d: &a%d [*a%d]\n", i, i, i - 1);
		v = read_str(buf_str(&b));
		if (n + 3 <= 64) {
			assert_int_equal(v->n, n + 1);
			assert_str(findings(), "");
		} else {
			assert_null(v);
			assert_str(findings(), "63:12: nested more than 64 "
					       "deep [yaml-limit]");
		}
		buf_free(&b);
	}
}

static void an_anchor_is_as_deep_as_its_deepest_child(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("a0: &a0 [x]\n"));
	for (int i = 1; i <= 62; i++)
		buf_printf(&b, "a%d: &a%d [*a%d, y]\n", i, i, i - 1);
	assert_null(read_str(buf_str(&b)));
	assert_str(findings(), "63:12: nested more than 64 deep [yaml-limit]");
	buf_free(&b);
}

/*
 * Limits
 */

static void nesting_goes_to_64_and_no_further(void **state)
{
	static const char *const pairs[][3] = {
		{"[", "]", ""}, {"{a: ", "}", ""}, {"- ", "", "x"}};

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (int n = 63; n <= 66; n++) {
			struct buf b = {0};

			for (int k = 0; k < n; k++)
				buf_add(&b, str_c(pairs[i][0]));
			buf_add(&b, STR("x"));
			for (int k = 0; k < n; k++)
				buf_add(&b, str_c(pairs[i][1]));
			/* n maps or lists, and x in the innermost */
			if (n + 1 <= 64)
				assert_non_null(read_str(buf_str(&b)));
			else
				assert_null(read_str(buf_str(&b)));
			assert_int_equal(d.count[DIAG_ERROR], n + 1 > 64);
			if (d.first)
				assert_str(d.first->text,
					   "nested more than 64 deep");
			buf_free(&b);
		}
}

static void deep_nesting_ends_soon(void **state)
{
	static const char *const parts[] = {"[",   "{",    "[{",  "- ",
					    "? ",  "{a: ", "- [", "- - ",
					    "{? ", "[a, "};

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct str s = repeat(parts[i], 100000, "");
		clock_t start = clock();

		assert_null(read_str(s));
		if (ms(start) > 100)
			fail_msg("'%s' took %ld ms", parts[i], ms(start));
		assert_int_equal(d.count[DIAG_ERROR], 1);
	}
}

static void long_scalars_and_lines_are_read(void **state)
{
	struct str ten_mb = repeat("0123456789abcde ", 640 * 1024, "x");
	struct str in_block, line;
	clock_t start = clock();
	const struct value *v;

	(void)state;
	v = read_str(arena_printf(&a, "a: '%.*s'\n", STR_ARG(ten_mb)));
	assert_int_equal(at(v, "a")->text.n, ten_mb.n);
	in_block = repeat("  line\n", 20000, "b: 1\n");
	v = read_str(arena_printf(&a, "a: |\n%.*s", STR_ARG(in_block)));
	assert_int_equal(at(v, "a")->text.n, 100000);
	assert_int_equal(at(v, "b")->pos.line, 20002);
	line = repeat("item, ", 170000, "last]");
	v = read_str(arena_printf(&a, "[%.*s\n", STR_ARG(line)));
	assert_int_equal(v->n, 170001);
	check_place(v->first->next, 0, 0, 1, 8);
	assert_str(findings(), "");
	assert_true(ms(start) < 1500);
}

static void other_hostile_texts_end_soon(void **state)
{
	static const char *const parts[] = {
		"#",          "# c\n",    "\n",
		" ",          "\t",       "a: ",
		",",          "]",        "}",
		"\"a\" ",     "'",        "!",
		"&a ",        "*a ",      "| ",
		"--- \n",     "...\n",    "%YAML 1.1\n",
		"%TAG ! !\n", "a\n",      "? a\n",
		": a\n",      "- a\n",    "-\n ",
		"a: b\n ",    "\xc2\x85", "\xe2\x80\xa8",
		"\r",         "!<",       "\\",
		"&a [",       "[],",      "{},",
		"- ? ",       "\"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct str s = repeat(parts[i], 20000, "");
		clock_t start = clock();

		read_str(s);
		if (ms(start) > 300)
			fail_msg("'%s' took %ld ms", parts[i], ms(start));
	}
}

/*
 * Tags
 */

static void core_tags_are_obeyed(void **state)
{
	static const struct sample samples[] = {
		{"!!str 12", "'12'"},
		{"!!str true", "'true'"},
		{"!!str", "''"},
		{"!!str ~", "'~'"},
		{"!!int 12", "#12"},
		{"!!bool true", "?true"},
		{"!!null ~", "~"},
		{"!!map {a: !!seq [1]}", "{a:[#1]}"},
		{"!<tag:yaml.org,2002:str> 12", "'12'"},
		{"! 'a'", "'a'"},
	};

	(void)state;
	CHECK(samples);
}

static void a_tag_for_an_object_is_reported_and_left_out(void **state)
{
	static const struct mistake mistakes[] = {
		{"a: !!python/object:os.system x\nb: 1\n", "{a:'x' b:#1}",
		 "1:4: tag 'tag:yaml.org,2002:python/object:os.system' asks "
		 "for an object; write plain text, a list or a map "
		 "[yaml-tag]"},
		{"!local 12", "#12",
		 "1:1: tag '!local' asks for an object; write plain text, a "
		 "list or a map [yaml-tag]"},
		{"[!a true, !a ~, !a '1', !a ]", "[?true ~ '1' ~]",
		 "1:2: tag '!a' asks for an object; write plain text, a list "
		 "or a map [yaml-tag]\n"
		 "1:11: tag '!a' asks for an object; write plain text, a list "
		 "or a map [yaml-tag]\n"
		 "1:17: tag '!a' asks for an object; write plain text, a list "
		 "or a map [yaml-tag]\n"
		 "1:25: tag '!a' asks for an object; write plain text, a list "
		 "or a map [yaml-tag]"},
		{"- !m {a: 1}\n- !l [1]\n", "[{a:#1} [#1]]",
		 "1:3: tag '!m' asks for an object; write plain text, a list "
		 "or a map [yaml-tag]\n"
		 "2:3: tag '!l' asks for an object; write plain text, a list "
		 "or a map [yaml-tag]"},
		{"!k a: 1\n", "{a:#1}",
		 "1:1: tag '!k' asks for an object; write plain text, a list "
		 "or a map [yaml-tag]"},
		{"!!set {a}", "{a:~}",
		 "1:1: tag 'tag:yaml.org,2002:set' asks for an object; write "
		 "plain text, a list or a map [yaml-tag]"},
	};

	(void)state;
	CHECK_MISTAKES(mistakes);
}

/*
 * What ends the reading
 */

static void text_that_is_not_utf8_is_refused_at_its_place(void **state)
{
	static const struct mistake mistakes[] = {
		{"\xff", "NULL",
		 "1:1: byte 0xff is not UTF-8 here; save the file as UTF-8 "
		 "[yaml-text]"},
		{"a: \xc3\xa9\nb: \xc3\xa9\xe9\n", "NULL",
		 "2:5: byte 0xe9 is not UTF-8 here; save the file as UTF-8 "
		 "[yaml-text]"},
		{"a: \xc0\xaf", "NULL",
		 "1:4: byte 0xc0 is not UTF-8 here; save the file as UTF-8 "
		 "[yaml-text]"},
		{"a: \xed\xa0\x80", "NULL",
		 "1:4: byte 0xed is not UTF-8 here; save the file as UTF-8 "
		 "[yaml-text]"},
		{"a\n# \xe2\x82", "NULL",
		 "2:3: byte 0xe2 is not UTF-8 here; save the file as UTF-8 "
		 "[yaml-text]"},
		{"\xff\xfe"
		 "a",
		 "NULL",
		 "1:1: the file is UTF-16; save it as UTF-8 [yaml-text]"},
		{"\xfe\xff", "NULL",
		 "1:1: the file is UTF-16; save it as UTF-8 [yaml-text]"},
	};

	(void)state;
	CHECK_MISTAKES(mistakes);
}

static void a_nul_byte_is_no_text(void **state)
{
	(void)state;
	assert_null(read_str(STR("a: b\nc\0: d")));
	assert_str(findings(), "2:2: a NUL byte is no text [yaml-text]");
	assert_null(read_str(STR("a\0\n\xff")));
	assert_str(findings(), "1:2: a NUL byte is no text [yaml-text]");
	assert_null(read_str(STR("\xff\0")));
	assert_str(findings(), "1:1: byte 0xff is not UTF-8 here; save the "
			       "file as UTF-8 [yaml-text]");
}

static void a_control_character_is_refused_at_its_place(void **state)
{
	(void)state;
	assert_null(read_c("a: b\n\xc3\xa9: \x01\n"));
	assert_str(findings(), "2:4: this is not YAML: control characters are "
			       "not allowed [yaml-syntax]");
	assert_null(read_c("a: b\x1b[0m\n"));
	assert_str(findings(), "1:5: this is not YAML: control characters are "
			       "not allowed [yaml-syntax]");
}

static void a_second_document_is_refused_where_it_starts(void **state)
{
	static const struct mistake mistakes[] = {
		{"a: 1\n---\nb: 2\n", "NULL",
		 "2:1: a second document starts here; write it to a file of "
		 "its own [yaml-documents]"},
		{"a\n...\nb\n", "NULL",
		 "3:1: this is not YAML: did not find expected <document "
		 "start> [yaml-syntax]"},
		{"---\n---\n", "NULL",
		 "2:1: a second document starts here; write it to a file of "
		 "its own [yaml-documents]"},
	};

	(void)state;
	CHECK_MISTAKES(mistakes);
}

static void marks_of_a_single_document_are_taken(void **state)
{
	static const struct sample samples[] = {
		{"---\na: 1\n", "{a:#1}"},
		{"--- a\n...\n", "'a'"},
		{"a: 1\n...\n", "{a:#1}"},
		{"a: 1\n...\n# end\n", "{a:#1}"},
		{"%YAML 1.1\n---\na: 1\n", "{a:#1}"},
		{"%YAML 1.2\n---\na: 1\n", "{a:#1}"},
		{"# c\n---\na: 1\n", "{a:#1}"},
		{"---\n", "~"},
		{"a: ---\nb: x---\n", "{a:'---' b:'x---'}"},
	};

	(void)state;
	CHECK(samples);
	assert_int_equal(at(read_c("%YAML 1.2\n---\na: 1\n"), "a")->pos.line,
			 3);
}

static void an_empty_file_is_null(void **state)
{
	static const char *const texts[] = {"",      " ",    "\n\n",    "# c",
					    "# c\n", "\r\n", " \n# c\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const struct value *v = read_c(texts[i]);

		assert_str(findings(), "");
		assert_int_equal(v->kind, VALUE_NULL);
		check_place(v, 0, 0, 1, 1);
	}
	assert_int_equal(read_str((struct str){0})->kind, VALUE_NULL);
}

static void syntax_errors_are_reported_at_their_place(void **state)
{
	static const struct {
		const char *yaml;
		int line, col;
	} cases[] = {
		{"a: b: c\n", 1, 5},    {"a: [1, 2\nb: 3\n", 2, 2},
		{"a: 'x\n", 2, 1},      {"\ta: 1\n", 1, 1},
		{"a:\n\tb: 1\n", 2, 1}, {"a: 1\n b: 2\n", 2, 3},
		{"a: }\n", 1, 4},       {"a: @b\n", 1, 4},
		{"a: `b\n", 1, 4},      {"- a\nb: 1\n", 2, 1},
		{"a: \"\\q\"\n", 1, 5}, {"%YAML 3.0\n---\na\n", 1, 1},
		{"a: 1\n- b\n", 2, 1},  {"\xc3\xa9: @\n", 1, 4},
		{"a: !<x\n", 1, 7},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct value *v = read_c(cases[i].yaml);

		if (v || d.count[DIAG_ERROR] != 1 ||
		    d.first->pos.line != cases[i].line ||
		    d.first->pos.col != cases[i].col ||
		    strcmp(d.first->rule->id, "yaml-syntax"))
			fail_msg("%s gives %.*s", cases[i].yaml,
				 STR_ARG(findings()));
	}
}

static void a_key_that_is_no_text_is_refused(void **state)
{
	static const char *const texts[] = {"? [a]\n: b\n", "{[a]: b}",
					    "{{a: 1}: b}", "? - a\n: b\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_null(read_c(texts[i]));
		assert_str(d.first->text, "a key must be plain text");
		assert_null(d.first->next);
	}
	read_c("? [a]\n: b\n");
	assert_str(findings(), "1:3: a key must be plain text [yaml-syntax]");
}

/*
 * Front matter
 */

static struct str body;

static const struct value *front(const char *s)
{
	diags_init(&d, &a);
	body = STR("untouched");
	return yaml_read_front(&a, &d, "f.yml", str_c(s), &body);
}

static void a_text_without_front_matter_is_all_body(void **state)
{
	static const char *const texts[] = {
		"",
		"text\n",
		"\n---\na: 1\n---\n",
		"----\na\n---\n",
		"--\n",
		" ---\na: 1\n---\nb",
		"--- a\n---\n",
		"a\n---\nb\n---\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_null(front(texts[i]));
		assert_str(body, texts[i]);
		assert_str(findings(), "");
	}
}

static void front_matter_is_split_from_the_body(void **state)
{
	static const struct {
		const char *text, *tree, *body;
	} cases[] = {
		{"---\na: 1\n---\nbody\n", "{a:#1}", "body\n"},
		{"---\na: 1\n---", "{a:#1}", ""},
		{"---\na: 1\n---\n", "{a:#1}", ""},
		{"---\n---\nb", "~", "b"},
		{"---  \na: 1\n--- \t\nb", "{a:#1}", "b"},
		{"---\r\na: 1\r\n---\r\nb\r\n", "{a:#1}", "b\r\n"},
		{"\xef\xbb\xbf---\na: 1\n---\nb", "{a:#1}", "b"},
		{"---\na: 1\n---\n\n---\nc\n---\n", "{a:#1}",
		 "\n---\nc\n---\n"},
		{"---\na: ----\n---\nb", "{a:'----'}", "b"},
		{"---\na: |\n  ---\n  x\n---\nb", "{a:'---\nx\n'}", "b"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_str(shown(front(cases[i].text)), cases[i].tree);
		assert_str(findings(), "");
		assert_str(body, cases[i].body);
	}
}

static void places_in_front_matter_are_those_of_the_file(void **state)
{
	const struct value *v = front("\xef\xbb\xbf---\r\na: 1\r\n\r\nb: 2\r\n"
				      "---\r\nx");

	(void)state;
	check_place(at(v, "a"), 2, 1, 2, 4);
	check_place(at(v, "b"), 4, 1, 4, 4);
	assert_int_equal(front("---\n---\n")->pos.line, 2);
}

static void mistakes_in_front_matter_are_those_of_the_file(void **state)
{
	(void)state;
	assert_null(front("---\na: 1\nb: \xff\n---\nx"));
	assert_str(findings(), "3:4: byte 0xff is not UTF-8 here; save the "
			       "file as UTF-8 [yaml-text]");
	assert_str(body, "x");
	assert_str(shown(front("---\na: 1\na: 2\n---\nx")), "{a:#1}");
	assert_str(findings(), "3:1: key 'a' stands in this map already, at "
			       "line 2 [yaml-double]");
	assert_null(front("---\na: 1\n\nb: @\n---\nx"));
	assert_int_equal(d.first->pos.line, 4);
	assert_int_equal(d.first->pos.col, 4);
	assert_str(body, "x");
	assert_null(front("---\na: b\nc: \x01\n---\nx"));
	assert_int_equal(d.first->pos.line, 3);
	assert_int_equal(d.first->pos.col, 4);
}

static void unclosed_front_matter_is_reported(void **state)
{
	static const char *const texts[] = {"---", "---\n", "---\na: 1\n",
					    "---\na: 1\n ---\n",
					    "---\na: 1\n----\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_null(front(texts[i]));
		assert_str(findings(), "1:1: the front matter has no closing "
				       "'---' [yaml-syntax]");
		assert_str(body, texts[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			plain_scalars_have_the_core_schemas_kinds, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(true_is_true_and_false_is_false,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(quoted_scalars_are_text, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			block_scalars_keep_what_their_heads_ask_for, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(no_break_spaces_are_text,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			an_item_without_value_may_have_siblings, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(keys_and_values_have_places,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(columns_count_code_points,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(line_ends_may_be_crlf, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_byte_order_mark_is_no_column,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(each_doubled_key_is_one_finding,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			ten_thousand_keys_are_read_in_linear_time, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_doubled_key_is_found_around_the_switch_to_hashing,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			an_alias_stands_for_what_it_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_alias_has_its_own_place,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			keys_may_have_anchors_and_be_aliases, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_bad_alias_is_reported_and_reading_goes_on, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_merge_key_gives_what_the_map_lacks, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			merging_leaves_the_source_as_it_was, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_merge_takes_maps_only, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			a_merge_into_many_keys_finds_them_all, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_bomb_of_aliases_is_one_error_soon, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_bomb_of_merges_is_one_error_soon, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_chain_of_aliases_is_as_deep_as_written_out, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			an_anchor_is_as_deep_as_its_deepest_child, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			nesting_goes_to_64_and_no_further, set_up, tear_down),
		cmocka_unit_test_setup_teardown(deep_nesting_ends_soon, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(long_scalars_and_lines_are_read,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(other_hostile_texts_end_soon,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(core_tags_are_obeyed, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			a_tag_for_an_object_is_reported_and_left_out, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			text_that_is_not_utf8_is_refused_at_its_place, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(a_nul_byte_is_no_text, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			a_control_character_is_refused_at_its_place, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_second_document_is_refused_where_it_starts, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			marks_of_a_single_document_are_taken, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(an_empty_file_is_null, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			syntax_errors_are_reported_at_their_place, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_key_that_is_no_text_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_text_without_front_matter_is_all_body, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			front_matter_is_split_from_the_body, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			places_in_front_matter_are_those_of_the_file, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			mistakes_in_front_matter_are_those_of_the_file, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			unclosed_front_matter_is_reported, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
