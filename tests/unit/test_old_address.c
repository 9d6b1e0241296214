/* landscape2's names for its items; what is expected is how it makes them. */
#include "model/old_address.h"

#include "unit.h"

static struct arena arena;

static void small_letters_and_single_hyphens_are_left(void **state)
{
	(void)state;
	assert_str(old_name(&arena, STR("Argo")), "argo");
	assert_str(old_name(&arena, STR("App Definition and Development")),
		   "app-definition-and-development");
	assert_str(old_name(&arena, STR("Continuous Integration & Delivery")),
		   "continuous-integration-delivery");
	assert_str(old_name(&arena, STR("C++ (Core)")), "c++-core");
	assert_str(old_name(&arena, STR("-- a __ b --")), "-a-b");
	assert_str(old_name(&arena, STR("")), "");
}

static void letters_of_every_script_are_left(void **state)
{
	(void)state;
	assert_str(old_name(&arena, STR("Caf\xc3\x89")), "caf\xc3\xa9");
	assert_str(old_name(&arena, STR("\xe4\xb8\xad 1")), "\xe4\xb8\xad-1");
	assert_str(old_name(&arena, STR("a\xff"
					"b")),
		   "a-b");
}

static void an_item_is_named_after_its_place(void **state)
{
	struct layer in = {.name.s = STR_INIT("App Definition")};
	struct capability sub = {.name.s = STR_INIT("CI & CD"), .layer = &in};
	struct claim claim = {.capability = &sub};
	struct entry e = {.name.s = STR_INIT("Argo"),
			  .claims = {.at = &claim, .n = 1}};

	(void)state;
	assert_str(old_item_id(&arena, &e), "app-definition--ci-cd--argo");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_letters_and_single_hyphens_are_left),
		cmocka_unit_test(letters_of_every_script_are_left),
		cmocka_unit_test(an_item_is_named_after_its_place),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_free(&arena);
	return failed;
}
