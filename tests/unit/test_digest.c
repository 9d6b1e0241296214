#include "unit.h"

#include "base/digest.h"

static void digests_are_sha_256(void **state)
{

	static const char *const cases[][2] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7"
		     "852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff"
			"61f20015ad"}};
	struct arena a = {0};
	struct digest d;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		d = digest_of(str_c(cases[i][0]));
		assert_str(digest_hex(&a, &d, 64), cases[i][1]);
	}
	d = digest_of((struct str){0});
	assert_str(digest_hex(&a, &d, 64), cases[0][1]);
	arena_free(&a);
}

static void a_short_form_is_the_start(void **state)
{

	struct arena a = {0};
	struct digest d = digest_of(STR("abc"));

	(void)state;
	assert_str(digest_hex(&a, &d, 0), "");
	assert_str(digest_hex(&a, &d, 1), "b");
	assert_str(digest_hex(&a, &d, 7), "ba7816b");
	assert_int_equal(digest_hex(&a, &d, 7).p[7], 0);
	arena_free(&a);
}

static void a_single_bit_tells_digests_apart(void **state)
{

	struct digest d = digest_of(STR("a")), e = digest_of(STR("a"));

	(void)state;
	assert_true(digest_eq(&d, &e));
	e.bytes[31] ^= 1;
	assert_false(digest_eq(&d, &e));
	e = digest_of(STR("b"));
	assert_false(digest_eq(&d, &e));
}

static void hex_reads_back(void **state)
{

	struct arena a = {0};
	struct digest d = digest_of(STR("x")), back = {0};

	(void)state;
	assert_true(digest_read(digest_hex(&a, &d, 64), &back));
	assert_true(digest_eq(&d, &back));
	arena_free(&a);
}

static void only_64_lower_case_digits_are_a_digest(void **state)
{

#define LONG63 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"
	struct digest d;

	(void)state;
	assert_true(digest_read(STR(LONG63 "5"), &d));
	assert_false(digest_read(STR(LONG63), &d));
	assert_false(digest_read(STR(LONG63 "55"), &d));
	assert_false(digest_read(STR(LONG63 "g"), &d));
	assert_false(digest_read(STR(LONG63 "F"), &d));
	assert_false(digest_read(STR(LONG63 " "), &d));
	assert_false(digest_read((struct str){0}, &d));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_sha_256),
		cmocka_unit_test(a_short_form_is_the_start),
		cmocka_unit_test(a_single_bit_tells_digests_apart),
		cmocka_unit_test(hex_reads_back),
		cmocka_unit_test(only_64_lower_case_digits_are_a_digest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
