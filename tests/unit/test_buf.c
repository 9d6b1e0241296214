#include "unit.h"

#include "base/buf.h"

#include <limits.h>
#include <string.h>

static void an_untouched_buffer_is_empty(void **state)
{
	struct buf b = {0};

	(void)state;
	assert_int_equal(buf_str(&b).n, 0);
	buf_add(&b, (struct str){0});
	buf_clear(&b);
	assert_int_equal(buf_str(&b).n, 0);
	buf_free(&b);
}

static void what_is_added_stands_in_order(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("ab"));
	buf_addc(&b, 'c');
	buf_printf(&b, "%d%s", 42, "!");
	buf_add(&b, STR(""));
	assert_str(buf_str(&b), "abc42!");
	buf_free(&b);
}

static void bytes_may_be_nul(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("a\0b"));
	buf_addc(&b, '\0');
	assert_int_equal(b.n, 4);
	assert_memory_equal(b.p, "a\0b\0", 4);
	buf_free(&b);
}

static void growing_keeps_every_byte(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_addc(&b, (char)(i % 127));
	assert_int_equal(b.n, 100000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(b.p[i], i % 127);
	buf_free(&b);
}

static void printf_may_fill_the_room_exactly(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int n = 250; n < 260; n++) {
		buf_free(&b);
		for (int i = 0; i < n; i++)
			buf_addc(&b, 'x');
		buf_printf(&b, "yz");
		assert_int_equal(b.n, n + 2);
		assert_memory_equal(b.p + n - 1, "xyz", 3);
	}
	buf_printf(&b, "%s", "");
	assert_int_equal(b.n, 261);
	buf_free(&b);
}

static void clear_keeps_the_memory(void **state)
{
	struct buf b = {0};
	const char *before;

	(void)state;
	buf_add(&b, STR("abc"));
	before = b.p;
	buf_clear(&b);
	buf_add(&b, STR("x"));
	assert_true(b.p == before);
	assert_str(buf_str(&b), "x");
	buf_free(&b);
	assert_null(b.p);
	assert_int_equal(b.room, 0);
}

static void a_number_is_written_as_printf_does(void **state)
{
	static const long numbers[] = {0, 7, -7, 1000, LONG_MAX, LONG_MIN};
	struct buf b = {0}, other = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		buf_number(&b, numbers[i]);
		buf_printf(&other, "%ld", numbers[i]);
	}
	assert_true(str_eq(buf_str(&b), buf_str(&other)));
	buf_free(&b);
	buf_free(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_untouched_buffer_is_empty),
		cmocka_unit_test(what_is_added_stands_in_order),
		cmocka_unit_test(bytes_may_be_nul),
		cmocka_unit_test(growing_keeps_every_byte),
		cmocka_unit_test(printf_may_fill_the_room_exactly),
		cmocka_unit_test(clear_keeps_the_memory),
		cmocka_unit_test(a_number_is_written_as_printf_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
