#include "unit.h"

#include "base/utf8.h"

#define N_ROWS(rows) (sizeof(rows) / sizeof((rows)[0]))

enum { BAD = 0xfffd };

static void next_takes_one_code_point_after_the_other(void **state)
{
	/* 1, 2, 3 and 4 bytes, each the first and last of its length; NUL. */
	struct str s = STR("\0\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf"
			   "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf");
	static const int32_t want[] = {
		0, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff, -1, -1,
	};

	(void)state;
	for (size_t i = 0; i < N_ROWS(want); i++)
		assert_int_equal(utf8_next(&s), want[i]);
}

/* What is not well-formed (Unicode 15, table 3-7), and where. */
static const struct {
	struct str text;
	size_t bad_at;
	size_t length;
} broken[] = {
	{STR_INIT("\x80"), 0, 1},
	{STR_INIT("a\xff"), 1, 2},
	{STR_INIT("a\xc3"), 1, 2},
	{STR_INIT("a\xc3(b"), 1, 4},
	{STR_INIT("\xc0\xbc"), 0, 2},             /* a long form of < */
	{STR_INIT("\xe0\x9f\xbf"), 0, 3},         /* a long form */
	{STR_INIT("\xed\xa0\x80"), 0, 3},         /* a surrogate */
	{STR_INIT("\xf4\x90\x80\x80"), 0, 4},     /* over U+10FFFF */
	{STR_INIT("\xf8\x88\x80\x80\x80"), 0, 5}, /* five bytes */
	{STR_INIT("\xf0\x9f\x98"), 0, 3},         /* cut off */
	{STR_INIT("caf\xc3\xa9\xe2\x82"), 5, 6},
	{STR_INIT("\0\xfe"), 1, 2},
};

static void every_broken_byte_is_one_replacement(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_ROWS(broken); i++) {
		struct str s = str_from(broken[i].text, broken[i].bad_at);

		assert_int_equal(utf8_next(&s), BAD);
		assert_int_equal(s.n, broken[i].text.n - broken[i].bad_at - 1);
		assert_int_equal(utf8_length(broken[i].text), broken[i].length);
	}
}

static void bad_finds_the_first_broken_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_ROWS(broken); i++)
		assert_int_equal(utf8_bad(broken[i].text), broken[i].bad_at);
}

static void bad_is_the_length_of_good_text(void **state)
{
	static const struct str good[] = {
		STR_INIT(""),
		STR_INIT("plain"),
		STR_INIT("a\0b"),
		STR_INIT("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80"),
		STR_INIT("\xef\xbf\xbd\xef\xbf\xbe"),
		STR_INIT("\xe2\x80\xae\xe2\x80\xa8"),
	};

	(void)state;
	assert_int_equal(utf8_bad((struct str){0}), 0);
	for (size_t i = 0; i < N_ROWS(good); i++)
		assert_int_equal(utf8_bad(good[i]), good[i].n);
}

static void length_counts_code_points(void **state)
{
	(void)state;
	assert_int_equal(utf8_length((struct str){0}), 0);
	assert_int_equal(utf8_length(STR("a\0b")), 3);
	assert_int_equal(utf8_length(STR("caf\xc3\xa9")), 4);
	assert_int_equal(utf8_length(STR("cafe\xcc\x81")), 5);
	assert_int_equal(utf8_length(STR("\xf0\x9f\x98\x80")), 1);
}

static void cut_never_splits_a_code_point(void **state)
{
	struct str s = STR("a\xe2\x82\xac\xf0\x9f\x98\x80");

	(void)state;
	assert_str(utf8_cut(s, 0), "");
	assert_str(utf8_cut(s, 1), "a");
	assert_str(utf8_cut(s, 2), "a");
	assert_str(utf8_cut(s, 3), "a");
	assert_str(utf8_cut(s, 4), "a\xe2\x82\xac");
	assert_str(utf8_cut(s, 7), "a\xe2\x82\xac");
	assert_str(utf8_cut(s, 8), "a\xe2\x82\xac\xf0\x9f\x98\x80");
	assert_str(utf8_cut(s, 99), "a\xe2\x82\xac\xf0\x9f\x98\x80");
	assert_str(utf8_cut((struct str){0}, 3), "");
	assert_str(utf8_cut(STR("\x80\x80\x80"), 2), "");
}

static void letters_marks_and_digits_make_words(void **state)
{
	static const int32_t words[] = {
		'a', 'Z', '0', 0xe9, 0x3b1, 0x416, 0x5d0, 0x4e2d, 0x301, 0x661,
	};
	static const int32_t others[] = {
		0,    ' ',    '-',    '_',    '.',     '<', 0x7f,
		0xa0, 0x2028, 0x202e, 0x20ac, 0x1f600, BAD,
	};

	(void)state;
	for (size_t i = 0; i < N_ROWS(words); i++)
		assert_true(utf8_is_word(words[i]));
	for (size_t i = 0; i < N_ROWS(others); i++)
		assert_false(utf8_is_word(others[i]));
}

static void marks_are_what_combines(void **state)
{
	(void)state;
	assert_true(utf8_is_mark(0x301));
	assert_true(utf8_is_mark(0x903));
	assert_true(utf8_is_mark(0x20dd));
	assert_false(utf8_is_mark('a'));
	assert_false(utf8_is_mark(0xe9));
	assert_false(utf8_is_mark(0));
}

static void controls_are_what_a_reader_cannot_see(void **state)
{
	static const int32_t controls[] = {
		0,      0x1b,   0x7f,   0x85,   0x9b,    0xad,
		0x200b, 0x202e, 0x2066, 0xfeff, 0xe0001, 0xfffe,
	};
	static const int32_t others[] = {
		' ', 'a', 0xa0, 0xe9, 0x301, 0x4e2d, 0x1f600, BAD,
	};

	(void)state;
	for (size_t i = 0; i < N_ROWS(controls); i++)
		assert_true(utf8_is_control(controls[i]));
	for (size_t i = 0; i < N_ROWS(others); i++)
		assert_false(utf8_is_control(others[i]));
}

static void width_is_in_columns(void **state)
{
	(void)state;
	assert_int_equal(utf8_width('a'), 1);
	assert_int_equal(utf8_width(0xe9), 1);
	assert_int_equal(utf8_width(0x301), 0);
	assert_int_equal(utf8_width(0x4e2d), 2);
	assert_int_equal(utf8_width(0xff21), 2);
	assert_int_equal(utf8_width(0x1f600), 2);
	assert_int_equal(utf8_width(0x200b), 0);
	assert_int_equal(utf8_width(0), 0);
}

struct pair {
	const char *in, *out;
};

static void fold_ignores_case_and_spelling(void **state)
{
	static const struct pair rows[] = {
		{"", ""},
		{"Cilium", "cilium"},
		{"CAFE\xcc\x81", "caf\xc3\xa9"},
		{"CAF\xc3\x89", "caf\xc3\xa9"},
		{"Stra\xc3\x9f"
		 "e",
		 "strasse"},
		{"\xce\xa3\xcf\x82\xcf\x83", "\xcf\x83\xcf\x83\xcf\x83"},
		{"\xd0\x96", "\xd0\xb6"},
		{"\xe4\xb8\xad-1 <x>", "\xe4\xb8\xad-1 <x>"},
		{"Broken\xff", "Broken\xff"}, /* left as it is */
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < N_ROWS(rows); i++)
		assert_str(utf8_fold(&a, str_c(rows[i].in)), rows[i].out);
	assert_int_equal(utf8_fold(&a, (struct str){0}).n, 0);
	arena_free(&a);
}

static void plain_ignores_accents_too(void **state)
{
	static const struct pair rows[] = {
		{"", ""},
		{"Caf\xc3\xa9", "cafe"},
		{"CAFE\xcc\x81", "cafe"},
		{"\xc3\x85ngstr\xc3\xb6m", "angstrom"},
		{"Stra\xc3\x9f"
		 "e",
		 "strasse"},
		{"\xef\xac\x81sh", "fish"},
		{"\xef\xbc\xa1\xef\xbc\x92", "a2"},
		{"\xc3\x98re", "\xc3\xb8re"}, /* a letter, not an accent */
		{"Broken\xff", "Broken\xff"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < N_ROWS(rows); i++)
		assert_str(utf8_plain(&a, str_c(rows[i].in)), rows[i].out);
	assert_int_equal(utf8_plain(&a, (struct str){0}).n, 0);
	arena_free(&a);
}

static void fold_and_plain_keep_nul(void **state)
{
	struct arena a = {0};
	struct str s;

	(void)state;
	s = utf8_fold(&a, STR("A\0B"));
	assert_int_equal(s.n, 3);
	assert_memory_equal(s.p, "a\0b", 3);
	s = utf8_plain(&a, STR("\xc3\x89\0B"));
	assert_int_equal(s.n, 3);
	assert_memory_equal(s.p, "e\0b", 3);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(next_takes_one_code_point_after_the_other),
		cmocka_unit_test(every_broken_byte_is_one_replacement),
		cmocka_unit_test(bad_finds_the_first_broken_byte),
		cmocka_unit_test(bad_is_the_length_of_good_text),
		cmocka_unit_test(length_counts_code_points),
		cmocka_unit_test(cut_never_splits_a_code_point),
		cmocka_unit_test(letters_marks_and_digits_make_words),
		cmocka_unit_test(marks_are_what_combines),
		cmocka_unit_test(controls_are_what_a_reader_cannot_see),
		cmocka_unit_test(width_is_in_columns),
		cmocka_unit_test(fold_ignores_case_and_spelling),
		cmocka_unit_test(plain_ignores_accents_too),
		cmocka_unit_test(fold_and_plain_keep_nul),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
