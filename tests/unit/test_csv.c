#include "unit.h"

#include "base/escape.h"
#include "format/csv.h"

static void rows_and_cells_come_in_their_order(void **state)
{
	struct arena a = {0};
	struct str rest = STR("a,b,,d\r\n\n1,\"x, y\",\"say \"\"hi\"\"\"\n,\n");
	struct csv_row row;

	(void)state;
	assert_true(csv_next(&a, &rest, &row));
	assert_int_equal(row.n, 4);
	assert_str(csv_cell(&row, 1), "b");
	assert_str(csv_cell(&row, 2), "");
	assert_str(csv_cell(&row, 9), "");
	assert_true(csv_next(&a, &rest, &row));
	assert_int_equal(row.n, 3);
	assert_str(row.at[1].s, "x, y");
	assert_str(row.at[2].s, "say \"hi\"");
	assert_true(csv_next(&a, &rest, &row));
	assert_int_equal(row.n, 2);
	assert_false(csv_next(&a, &rest, &row));
	arena_free(&a);
}

static void what_was_written_reads_back(void **state)
{
	static const char *const cells[] = {"",      "plain",      "a,b",
					    "\"q\"", "two\nlines", "end\""};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		struct buf b = {0};
		struct csv_row row;
		struct str rest;

		buf_add(&b, STR("x,"));
		escape_csv(&b, str_c(cells[i]));
		buf_add(&b, STR(",y\n"));
		rest = buf_str(&b);
		assert_true(csv_next(&a, &rest, &row));
		assert_int_equal(row.n, 3);
		assert_str(row.at[1].s, cells[i]);
		assert_str(row.at[2].s, "y");
		buf_free(&b);
	}
	arena_free(&a);
}

static void a_quote_that_stays_open_ends_with_the_text(void **state)
{
	struct arena a = {0};
	struct str rest = STR("a,\"b\n,c");
	struct csv_row row;

	(void)state;
	assert_true(csv_next(&a, &rest, &row));
	assert_int_equal(row.n, 2);
	assert_str(row.at[1].s, "b\n,c");
	assert_false(csv_next(&a, &rest, &row));
	arena_free(&a);
}

static void a_cell_knows_where_it_starts_in_the_text(void **state)
{
	struct arena a = {0};
	struct str text = STR("\na,\"b\",c\n"), rest = text;
	struct csv_row row;

	(void)state;
	assert_true(csv_next(&a, &rest, &row));
	assert_int_equal(row.at[0].from - text.p, 1);
	assert_int_equal(row.at[1].from - text.p, 3);
	assert_int_equal(row.at[2].from - text.p, 7);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_and_cells_come_in_their_order),
		cmocka_unit_test(what_was_written_reads_back),
		cmocka_unit_test(a_quote_that_stays_open_ends_with_the_text),
		cmocka_unit_test(a_cell_knows_where_it_starts_in_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
