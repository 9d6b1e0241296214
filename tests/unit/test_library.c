#include "unit.h"

#include "base/library.h"

#include <unistd.h>

static int (*getpid_of_it)(void);
static int (*none)(void);

static void a_function_of_a_library_can_be_called(void **state)
{
	static const struct library_function wanted[] = {
		{"getpid", &getpid_of_it},
	};

	(void)state;
	assert_true(library_load("libc.so.6", wanted, 1));
	assert_int_equal(getpid_of_it(), getpid());
}

static void what_is_not_there_is_not_loaded(void **state)
{
	static const struct library_function wanted[] = {
		{"getpid", &getpid_of_it},
		{"no_function_has_this_name", &none},
	};

	(void)state;
	assert_false(library_load("libc.so.6", wanted, 2));
	assert_null(none);
	assert_false(library_load("libnone.so.0", wanted, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_function_of_a_library_can_be_called),
		cmocka_unit_test(what_is_not_there_is_not_loaded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
