#include "unit.h"

#include "model/facts.h"
#include "pull/draft.h"

static struct text text(const char *s)
{
	return (struct text){.s = str_c(s)};
}

static void an_id_is_made_of_letters_digits_and_single_hyphens(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_str(draft_id(&a, STR("My__Tool.js")), "my-tool-js");
	assert_str(draft_id(&a, STR("../x")), "x");
	assert_str(draft_id(&a, STR("Caf\303\251-")), "cafe");
	assert_str(draft_id(&a, STR("..")), "");
	arena_free(&a);
}

static void a_symbol_is_one_that_the_layer_does_not_have(void **state)
{
	struct arena a = {0};
	struct entry flux = {.symbol = text("Fl")};
	struct layer l = {0};

	(void)state;
	assert_str(draft_symbol(&a, &l, STR("flagger")), "Fl");
	*list_add(&a, &l.entries) = &flux;
	assert_str(draft_symbol(&a, &l, STR("flagger")), "Fa");
	for (char c = 'A'; c <= 'Z'; c++)
		for (char s = 'a'; s <= 'z'; s++) {
			struct entry *e = arena_new(&a, struct entry);

			e->symbol.s = arena_printf(&a, "%c%c", c, s);
			*list_add(&a, &l.entries) = e;
		}
	assert_str(draft_symbol(&a, &l, STR("flagger")), "");
	arena_free(&a);
}

static struct capability *capability(struct arena *a, struct model *m,
				     struct layer *l, const char *id,
				     const char *definition)
{
	struct capability *c = arena_new(a, struct capability);

	c->id = c->name = text(id);
	c->definition = text(definition);
	c->layer = l;
	*list_add(a, &m->capabilities) = c;
	return c;
}

static void a_word_counts_once_where_it_weighs_most(void **state)
{
	struct arena a = {0};
	struct layer l = {0};
	struct model m = {0};
	struct facts f;
	struct draft_guesses g;
	struct capability *canary;

	(void)state;
	facts_init(&f);
	capability(&a, &m, &l, "del.pipeline", "Runs automated steps.");
	canary = capability(&a, &m, &l, "del.canary", "Grows by steps.");
	*list_add(&a, &f.topics) = text("Canary");
	f.description = text("A canary in steps, step by step");
	g = draft_guess(&a, &m, STR("canary-tool"), &f);
	/* 3 * 3 for the topic, 1 * 1 for "step"; the other has 1 only */
	assert_int_equal(g.n, 1);
	assert_ptr_equal(g.at[0].capability, canary);
	assert_int_equal(g.at[0].score, 10);
	assert_str(g.at[0].reasons, "'canary' (topic), 'step' (description)");
	arena_free(&a);
}

static void a_word_of_many_capabilities_tells_nothing(void **state)
{
	static const char *const ids[] = {"a.one", "a.two", "a.three",
					  "a.four"};
	struct arena a = {0};
	struct layer l = {0};
	struct model m = {0};
	struct facts f;

	(void)state;
	facts_init(&f);
	*list_add(&a, &f.topics) = text("cluster");
	for (int i = 0; i < 3; i++)
		capability(&a, &m, &l, ids[i], "A cluster.");
	assert_int_equal(draft_guess(&a, &m, STR("x"), &f).n, 3);
	capability(&a, &m, &l, ids[3], "Clusters.");
	assert_int_equal(draft_guess(&a, &m, STR("x"), &f).n, 0);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			an_id_is_made_of_letters_digits_and_single_hyphens),
		cmocka_unit_test(a_symbol_is_one_that_the_layer_does_not_have),
		cmocka_unit_test(a_word_counts_once_where_it_weighs_most),
		cmocka_unit_test(a_word_of_many_capabilities_tells_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
