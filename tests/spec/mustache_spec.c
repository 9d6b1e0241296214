/*
 * Runs the JSON files of the Mustache specification that are given as
 * arguments (https://github.com/mustache/spec) and counts the cases.
 */
#include "base/file.h"
#include "base/path.h"
#include "format/json_read.h"
#include "format/mustache.h"

#include <stdio.h>
#include <stdlib.h>

enum { LARGEST_FILE = 1 << 20 };

/*
 * What mustache.h leaves out: blocks are not indented anew, and a parent or
 * block that shares a line with another tag does not stand alone on it.  HTML
 * does not mind such blanks.  A case of these that passes all the same fails
 * the test: the list is stale then.
 */
static const struct {
	const char *file, *name;
} known[] = {
	{"~inheritance", "Inherit"},
	{"~inheritance", "Override parent with newlines"},
	{"~inheritance", "Standalone parent"},
	{"~inheritance", "Standalone block"},
	{"~inheritance", "Block reindentation"},
	{"~inheritance", "Intrinsic indentation"},
	{"~inheritance", "Nested block reindentation"},
};

struct counts {
	int passed, failed;
	int surprises; /* what the list of known failures does not say */
};

static bool is_known(struct str file, struct str name)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_is(file, known[i].file) && str_is(name, known[i].name))
			return true;
	return false;
}

static struct str text_at(const struct value *map, const char *key)
{
	const struct value *v = value_get(map, str_c(key));

	return v ? v->text : (struct str){0};
}

static bool renders_as_expected(struct arena *a, const struct value *test)
{
	const struct value *partials = value_get(test, STR("partials"));
	struct mustaches *set = mustaches_new(a);
	struct buf out = {0};
	struct diags d;
	bool same;

	diags_init(&d, a);
	for (const struct value *v = partials ? partials->first : NULL; v;
	     v = v->next)
		mustache_add(set, v->key, "partial", v->text);
	mustache_add(set, STR("the case"), "case", text_at(test, "template"));
	mustaches_parse(set, &d); /* some cases lack a partial on purpose */
	mustache_render(set, &d, STR("the case"), value_get(test, STR("data")),
			&out);
	same = str_eq(buf_str(&out), text_at(test, "expected"));
	if (!same && getenv("V"))
		printf("got  [%.*s]\nwant [%.*s]\n", STR_ARG(buf_str(&out)),
		       STR_ARG(text_at(test, "expected")));
	buf_free(&out);
	return same;
}

static void run_case(struct arena *a, struct str file, const struct value *test,
		     struct counts *c)
{
	struct str name = text_at(test, "name");
	bool passes = renders_as_expected(a, test);
	bool expected = !is_known(file, name);

	c->passed += passes;
	c->failed += !passes;
	c->surprises += passes != expected;
	if (passes && !expected)
		printf("%.*s: '%.*s' passes: take it off the list of known "
		       "failures\n",
		       STR_ARG(file), STR_ARG(name));
	if (!passes && expected)
		printf("%.*s: '%.*s' fails\n", STR_ARG(file), STR_ARG(name));
}

static void run_file(const char *path, struct counts *total)
{
	struct str text, name = path_stem(str_c(path));
	const struct value *tests = NULL, *root = NULL;
	struct arena a = {0};
	struct counts c = {0};
	struct diags d;

	diags_init(&d, &a);
	if (file_read(&a, &d, path, LARGEST_FILE, &text))
		root = json_read(&a, &d, path, text);
	tests = value_get(root, STR("tests"));
	for (const struct diag *i = d.first; i; i = i->next)
		printf("%s:%d:%d: %.*s\n", path, i->pos.line, i->pos.col,
		       STR_ARG(i->text));
	if (!tests)
		total->surprises++;
	for (const struct value *v = tests ? tests->first : NULL; v;
	     v = v->next)
		run_case(&a, name, v, &c);
	printf("%.*s: %d passed, %d failed\n", STR_ARG(name), c.passed,
	       c.failed);
	total->passed += c.passed;
	total->failed += c.failed;
	total->surprises += c.surprises;
	arena_free(&a);
}

int main(int argc, char **argv)
{
	struct counts total = {0};

	for (int i = 1; i < argc; i++)
		run_file(argv[i], &total);
	printf("%d passed, %d failed\n", total.passed, total.failed);
	return total.surprises > 0;
}
