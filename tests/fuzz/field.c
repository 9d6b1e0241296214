/*
 * field.c - fuzz target: any YAML, read into a record that has a field of
 * every kind.  What comes back must keep what the kinds promise.
 */
#include "format/field.h"

#include "base/url.h"
#include "base/utf8.h"
#include "format/yaml_read.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

struct thing {
	struct text line, prose, url, host, word, blank;
	struct day day;
	bool yes;
	long number;
	struct texts lines, words;
	struct pairs pairs;
	struct thing *one;
	struct records many;
	const struct value *any, *list;
};

#define AT(member) .at = offsetof(struct thing, member)

extern const struct record thing;

static const struct field fields[] = {
	{.key = "a", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED, AT(line)},
	{.key = "b", .kind = FIELD_PROSE, AT(prose)},
	{.key = "c", .kind = FIELD_URL, AT(url)},
	{.key = "d", .kind = FIELD_URL, AT(host), .vocabulary = "x.org y.org"},
	{.key = "e", .kind = FIELD_WORD, AT(word), .vocabulary = "w"},
	{.key = "f",
	 .kind = FIELD_WORD,
	 .flags = FIELD_EMPTY_OK,
	 AT(blank),
	 .vocabulary = "l"},
	{.key = "g", .kind = FIELD_DATE, AT(day)},
	{.key = "h", .kind = FIELD_BOOL, AT(yes)},
	{.key = "i", .kind = FIELD_NUMBER, AT(number)},
	{.key = "j", .kind = FIELD_TEXTS, AT(lines)},
	{.key = "k", .kind = FIELD_WORDS, AT(words), .vocabulary = "w"},
	{.key = "l", .kind = FIELD_PAIRS, AT(pairs)},
	{.key = "m", .kind = FIELD_RECORD, AT(one), .record = &thing},
	{.key = "n", .kind = FIELD_RECORDS, AT(many), .record = &thing},
	{.key = "o", .kind = FIELD_ANY, AT(any)},
	{.key = "p", .kind = FIELD_LIST, AT(list)},
	{.key = "marker", .kind = FIELD_MARKER},
};

const struct record thing = {
	.name = "thing",
	.fields = fields,
	.n_fields = sizeof(fields) / sizeof(fields[0]),
	.size = sizeof(struct thing),
};

static void check_line(struct text t)
{
	assert(!t.s.n || (!memchr(t.s.p, '\n', t.s.n) && t.s.n <= 4096));
	assert(str_eq(t.s, str_trim(t.s)));
}

static void check(const struct thing *t)
{
	check_line(t->line);
	assert(t->prose.s.n <= 65536);
	assert(!t->url.s.n || url_is_web(t->url.s));
	assert(!t->host.s.n || url_is_web(t->host.s));
	assert(!t->word.s.n || str_is(t->word.s, "a") ||
	       str_is(t->word.s, "b"));
	assert(!t->blank.s.n || str_is(t->blank.s, "c"));
	assert(t->number >= -1);
	for (size_t i = 0; i < t->lines.n; i++)
		check_line(t->lines.at[i]);
	for (size_t i = 0; i < t->words.n; i++)
		assert(str_is(t->words.at[i].s, "a") ||
		       str_is(t->words.at[i].s, "b"));
	assert(!t->list || t->list->kind == VALUE_LIST);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena a = {0};
	struct diags d;
	struct thing out = {0};
	struct value *words, *tree;
	size_t before;
	bool ok;

	diags_init(&d, &a);
	words = yaml_read(&a, &d, "w", STR("{w: {a: A, b: ~}, l: [c]}"));
	tree = yaml_read(&a, &d, "fuzz.yml",
			 (struct str){(const char *)bytes, n});
	/* an alias bomb is yaml_read's matter; here it would take its time */
	if (tree && !memchr(bytes, '*', n)) {
		struct field_reader r = {&a, &d, words};

		before = d.count[DIAG_ERROR];
		ok = field_read(&r, &thing, tree, &out);
		assert(ok == (d.count[DIAG_ERROR] == before));
		check(&out);
	}
	for (const struct diag *i = d.first; i; i = i->next)
		assert(utf8_bad(i->text) == i->text.n);
	diags_sort(&d);
	arena_free(&a);
	return 0;
}
