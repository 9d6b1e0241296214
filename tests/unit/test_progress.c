#include "unit.h"

#include "command/progress.h"

#include <stdlib.h>

static struct buf out;
static const struct progress p = {.noun = "links"};

static struct str text(size_t done, size_t total, int64_t ms, const char *note)
{
	buf_clear(&out);
	progress_text(&out, &p, done, total, ms, note);
	return buf_str(&out);
}

static void the_bar_fills_with_what_is_done(void **state)
{
	(void)state;
	assert_str(text(0, 90, 0, ""),
		   "[------------------------------] 0/90 links");
	assert_str(text(90, 90, 1000, ""),
		   "[##############################] 90/90 links");
	assert_str(text(0, 0, 1000, ""),
		   "[##############################] 0/0 links");
}

static void time_left_is_said_when_a_tenth_is_done(void **state)
{
	(void)state;
	assert_str(text(8, 90, 8000, ""),
		   "[##----------------------------] 8/90 links");
	assert_str(text(30, 90, 8000, ""),
		   "[##########--------------------] 30/90 links, 16 s left");
	assert_str(text(30, 90, 60000, ""),
		   "[##########--------------------] 30/90 links, 2 min left");
}

static void a_note_stands_at_the_end(void **state)
{
	(void)state;
	assert_str(text(1, 90, 0, "waiting for 7 s"),
		   "[------------------------------] 1/90 links, waiting for 7 "
		   "s");
}

static void where_there_is_no_terminal_nothing_is_drawn(void **state)
{
	char *bytes;
	size_t n;
	FILE *file = open_memstream(&bytes, &n);
	struct progress shown = {.noun = "links"};
	FILE *none = fopen("/dev/null", "w");
	struct progress other = progress_start(none, "links");

	(void)state;
	assert_null(other.out);
	progress_show(&shown, 1, 2, "");
	progress_end(&shown);
	shown.out = file;
	progress_end(&shown);
	fflush(file);
	assert_int_equal(n, 0);
	progress_show(&shown, 1, 2, "");
	progress_end(&shown);
	fflush(file);
	assert_true(n > 40);
	assert_memory_equal(bytes, "\r[####", 6);
	assert_memory_equal(bytes + n - 4, "\r\033[K", 4);
	fclose(file);
	fclose(none);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_bar_fills_with_what_is_done),
		cmocka_unit_test(time_left_is_said_when_a_tenth_is_done),
		cmocka_unit_test(a_note_stands_at_the_end),
		cmocka_unit_test(where_there_is_no_terminal_nothing_is_drawn),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	buf_free(&out);
	return failed;
}
