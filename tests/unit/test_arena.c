#include "unit.h"

#include "base/arena.h"

#include <limits.h>
#include <stdalign.h>
#include <string.h>

static void memory_comes_zeroed_and_aligned(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t size = 1; size < 200; size++) {
		unsigned char *p = arena_alloc(&a, size);

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, size);
	}
	arena_free(&a);
}

static void memory_is_zeroed_again_after_a_reset(void **state)
{
	struct arena a = {0};
	unsigned char *p;

	(void)state;
	memset(arena_alloc(&a, 500), 0xff, 500);
	arena_reset(&a);
	p = arena_alloc(&a, 500);
	for (size_t i = 0; i < 500; i++)
		assert_int_equal(p[i], 0);
	arena_free(&a);
}

static void objects_do_not_overlap(void **state)
{
	enum { N = 5000 };
	struct arena a = {0};
	unsigned char *at[N];

	(void)state;
	for (size_t i = 0; i < N; i++) {
		at[i] = arena_alloc(&a, i % 97 + 1);
		memset(at[i], (int)(i % 251), i % 97 + 1);
	}
	for (size_t i = 0; i < N; i++)
		for (size_t j = 0; j < i % 97 + 1; j++)
			assert_int_equal(at[i][j], i % 251);
	arena_free(&a);
}

static void an_object_may_be_larger_than_a_block(void **state)
{
	struct arena a = {0};
	char *small = arena_alloc(&a, 8);
	char *large = arena_alloc(&a, 1 << 20);

	(void)state;
	memcpy(small, "before", 7);
	memset(large, 'x', 1 << 20);
	assert_string_equal(small, "before");
	memset(arena_alloc(&a, 8), 'y', 8);
	assert_int_equal(large[(1 << 20) - 1], 'x');
	arena_free(&a);
}

static void a_freed_arena_may_be_used_again(void **state)
{
	struct arena a = {0};

	(void)state;
	arena_free(&a);
	arena_reset(&a);
	assert_str(arena_str(&a, STR("x")), "x");
	arena_free(&a);
	assert_null(a.block);
	assert_str(arena_str(&a, STR("y")), "y");
	arena_free(&a);
}

static void a_copy_is_its_own_and_ends_in_nul(void **state)
{
	struct arena a = {0};
	char text[] = "abc";
	struct str copy = arena_str(&a, (struct str){text, 2});

	(void)state;
	text[0] = 'x';
	assert_str(copy, "ab");
	assert_int_equal(copy.p[2], 0);
	copy = arena_str(&a, (struct str){0});
	assert_int_equal(copy.n, 0);
	assert_int_equal(copy.p[0], 0);
	assert_string_equal(arena_cstr(&a, STR("abc")), "abc");
	arena_free(&a);
}

static void printf_has_no_longest_text(void **state)
{
	static const int lengths[] = {0, 1, 254, 255, 256, 257, 70000};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		struct str s = arena_printf(&a, "%*s|", lengths[i], "");

		assert_int_equal(s.n, lengths[i] + 1);
		assert_int_equal(s.p[s.n - 1], '|');
		assert_int_equal(s.p[s.n], 0);
	}
	assert_str(arena_printf(&a, "%d-%.*s", 7, STR_ARG(STR("ab"))), "7-ab");
	arena_free(&a);
}

static void a_text_that_fills_a_block_to_the_end_is_whole(void **state)
{
	struct arena a = {0};

	(void)state;
	for (int n = 65000; n < 66000; n++) {
		struct str first = arena_printf(&a, "%*s", n, "|");
		struct str next = arena_printf(&a, "%d.", n);

		assert_int_equal(first.n, n);
		assert_int_equal(first.p[n - 1], '|');
		assert_int_equal(first.p[n], 0);
		assert_int_equal(next.p[next.n - 1], '.');
		arena_reset(&a);
		arena_str(&a, STR("x"));
	}
	arena_free(&a);
}

static void a_number_is_written_as_printf_does(void **state)
{
	static const long numbers[] = {0,  1,   9,        10,       -1,
				       -9, -10, 12345678, LONG_MAX, LONG_MIN};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		assert_string_equal(arena_number(&a, numbers[i]).p,
				    arena_printf(&a, "%ld", numbers[i]).p);
	arena_free(&a);
}

static void texts_are_joined(void **state)
{
	struct arena a = {0};
	struct str s = ARENA_JOIN(&a, STR("ab"), (struct str){0}, STR("c"));

	(void)state;
	assert_str(s, "abc");
	assert_int_equal(s.p[3], 0);
	assert_int_equal(ARENA_JOIN(&a, (struct str){0}).n, 0);
	arena_free(&a);
}

static void what_is_taken_stays_and_belongs_to_who_took_it(void **state)
{
	struct arena a = {0}, from = {0}, empty = {0};
	struct str kept = arena_str(&a, STR("kept")), taken;

	(void)state;
	taken = arena_str(&from, STR("taken"));
	arena_alloc(&from, 100000);
	arena_take(&a, &from);
	arena_take(&a, &empty);
	assert_null(from.block);
	arena_free(&from);
	arena_str(&a, STR("more"));
	assert_str(kept, "kept");
	assert_str(taken, "taken");
	arena_take(&empty, &a);
	assert_null(a.block);
	assert_str(taken, "taken");
	arena_free(&empty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_comes_zeroed_and_aligned),
		cmocka_unit_test(memory_is_zeroed_again_after_a_reset),
		cmocka_unit_test(objects_do_not_overlap),
		cmocka_unit_test(an_object_may_be_larger_than_a_block),
		cmocka_unit_test(a_freed_arena_may_be_used_again),
		cmocka_unit_test(a_copy_is_its_own_and_ends_in_nul),
		cmocka_unit_test(printf_has_no_longest_text),
		cmocka_unit_test(a_text_that_fills_a_block_to_the_end_is_whole),
		cmocka_unit_test(a_number_is_written_as_printf_does),
		cmocka_unit_test(texts_are_joined),
		cmocka_unit_test(
			what_is_taken_stays_and_belongs_to_who_took_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
