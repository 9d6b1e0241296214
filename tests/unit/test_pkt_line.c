#include "unit.h"

#include "forge/pkt_line.h"

static void a_frame_gives_its_data_without_the_line_end(void **state)
{
	struct str rest = STR("000ahello\n0009world0000"), data;

	(void)state;
	assert_int_equal(pkt_next(&rest, &data), PKT_DATA);
	assert_str(data, "hello");
	assert_int_equal(pkt_next(&rest, &data), PKT_DATA);
	assert_str(data, "world");
	assert_int_equal(pkt_next(&rest, &data), PKT_FLUSH);
	assert_int_equal(pkt_next(&rest, &data), PKT_NONE);
}

static void small_numbers_are_marks(void **state)
{
	struct str rest = STR("00010002000400040000"), data;

	(void)state;
	assert_int_equal(pkt_next(&rest, &data), PKT_DELIMITER);
	assert_int_equal(pkt_next(&rest, &data), PKT_END);
	assert_int_equal(pkt_next(&rest, &data), PKT_DATA);
	assert_int_equal(data.n, 0);
	assert_int_equal(pkt_next(&rest, &data), PKT_DATA);
	assert_int_equal(pkt_next(&rest, &data), PKT_FLUSH);
}

static void what_is_cut_short_or_no_frame_is_broken(void **state)
{
	static const char *const wrong[] = {
		"0",    "000",  "0003", "0005", "000aabc", "00zz",  "<htm",
		"+00f", " 004", "fff1", "ffff", "-001",    "0x04a", "0006\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct str rest = str_c(wrong[i]), data;

		if (pkt_next(&rest, &data) != PKT_BROKEN)
			fail_msg("taken: %s", wrong[i]);
		assert_int_equal(rest.n, strlen(wrong[i]));
	}
}

static void what_is_written_reads_back(void **state)
{
	struct buf b = {0};
	struct str rest, data;

	(void)state;
	pkt_line(&b, STR("command=ls-refs"));
	pkt_delimiter(&b);
	pkt_flush(&b);
	rest = buf_str(&b);
	assert_str(rest, "0014command=ls-refs\n00010000");
	assert_int_equal(pkt_next(&rest, &data), PKT_DATA);
	assert_str(data, "command=ls-refs");
	assert_int_equal(pkt_next(&rest, &data), PKT_DELIMITER);
	assert_int_equal(pkt_next(&rest, &data), PKT_FLUSH);
	buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_frame_gives_its_data_without_the_line_end),
		cmocka_unit_test(small_numbers_are_marks),
		cmocka_unit_test(what_is_cut_short_or_no_frame_is_broken),
		cmocka_unit_test(what_is_written_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
