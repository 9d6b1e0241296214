#include "unit.h"

#include "view/parts.h"

static struct arena a;

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static void becomes(const char *text, const char *html)
{
	assert_string_equal(arena_str(&a, typeset(&a, str_c(text))).p, html);
}

static void a_day_an_id_and_a_licence_are_kept_whole(void **state)
{
	(void)state;
	becomes("seen 2026-08-07",
		"seen <span class=\"keep\">2026-08-07</span>");
	becomes("IF-06 Rollout command",
		"<span class=\"keep\">IF-06</span> Rollout command");
	becomes("Apache-2.0 OR MIT",
		"<span class=\"keep\">Apache-2.0</span> OR MIT");
}

static void a_hyphen_between_words_may_end_a_line(void **state)
{
	(void)state;
	becomes("blue-green", "blue-green");
	becomes("-1", "-1");
}

static void a_sign_too_long_for_a_narrow_column_may_break(void **state)
{
	(void)state;
	becomes("LicenseRef-Some-Company-EULA-1",
		"LicenseRef-Some-Company-EULA-1");
}

static void
an_address_breaks_behind_slashes_a_long_part_before_signs(void **state)
{
	(void)state;
	becomes("github.com/fluxcd/flagger",
		"github.com/<wbr>fluxcd/<wbr>flagger");
	becomes("cncf/landscape@153d699b", "cncf/<wbr>landscape@153d699b");
	becomes("https://a.org/?q=x&y=1",
		"https://<wbr>a.org/<wbr>?q=x&amp;y=1");
	becomes("spec.template.spec.containers[].image",
		"spec<wbr>.template<wbr>.spec<wbr>.containers[]<wbr>.image");
}

static void a_short_word_and_a_version_do_not_break(void **state)
{
	(void)state;
	becomes("apps/v1", "apps/v1");
	becomes("release_of_the_v0.4.0.",
		"release<wbr>_of<wbr>_the<wbr>_v0.4.0.");
}

static void what_html_reserves_is_escaped_wherever_it_stands(void **state)
{
	(void)state;
	becomes("a <b> & \"c\"", "a &lt;b&gt; &amp; &quot;c&quot;");
	becomes("<i>-1", "<span class=\"keep\">&lt;i&gt;-1</span>");
	becomes("<script>/alert/x", "&lt;script&gt;/<wbr>alert/<wbr>x");
	becomes("", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_an_id_and_a_licence_are_kept_whole),
		cmocka_unit_test(a_hyphen_between_words_may_end_a_line),
		cmocka_unit_test(a_sign_too_long_for_a_narrow_column_may_break),
		cmocka_unit_test(
			an_address_breaks_behind_slashes_a_long_part_before_signs),
		cmocka_unit_test(a_short_word_and_a_version_do_not_break),
		cmocka_unit_test(
			what_html_reserves_is_escaped_wherever_it_stands),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
