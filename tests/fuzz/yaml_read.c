/*
 * yaml_read.c - fuzz target: any bytes, as a YAML file and as a file with
 * front matter.  What comes back is walked: kinds and counts must agree, and
 * every place must lie in the file.
 */
#include "format/yaml_read.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Aliases share what they name, so a walk of all would not end. */
static void walk(const struct value *v, int lines, int *budget)
{
	int n = 0;

	if (--*budget < 0)
		return;
	assert(v->pos.line >= 1 && v->pos.line <= lines && v->pos.col >= 1);
	for (const struct value *i = v->first; i; i = i->next, n++) {
		if (v->kind == VALUE_MAP)
			assert(i->key_pos.line >= 1 && i->key_pos.col >= 1);
		walk(i, lines, budget);
	}
	assert(n == v->n);
	assert(!n || v->kind == VALUE_MAP || v->kind == VALUE_LIST);
}

static void check(const struct value *tree, const struct diags *d, int lines)
{
	int budget = 100000;

	if (tree)
		walk(tree, lines, &budget);
	for (const struct diag *i = d->first; i; i = i->next)
		assert(i->text.n && i->pos.line >= 1 && i->pos.line <= lines &&
		       i->pos.col >= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct str text = {(const char *)bytes, n}, body;
	struct arena a = {0};
	struct diags d;
	const struct value *tree;
	int lines = 2; /* the end may count as a line */

	for (size_t i = 0; i < n; i++) /* what YAML 1.1 takes for line ends */
		lines += bytes[i] == '\n' || bytes[i] == '\r' ||
			 bytes[i] == 0x85 || bytes[i] == 0xa8 ||
			 bytes[i] == 0xa9;
	diags_init(&d, &a);
	tree = yaml_read(&a, &d, "fuzz.yml", text);
	assert(tree || d.count[DIAG_ERROR]);
	check(tree, &d, lines);

	diags_init(&d, &a);
	tree = yaml_read_front(&a, &d, "fuzz.md", text, &body);
	assert(body.n <= n);
	check(tree, &d, lines);
	arena_free(&a);
	return 0;
}
