/*
 * mustache.c - fuzz target: any text as three templates, split at NUL bytes,
 * which may include one another, filled with data of every kind.
 */
#include "format/mustache.h"

#include "format/yaml_read.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct str rest = {(const char *)bytes, n}, text[3];
	struct arena a = {0};
	struct diags d;
	struct buf out = {0};
	struct mustaches *set = mustaches_new(&a);
	struct value *data;

	diags_init(&d, &a);
	/* items hide the lists: loops within loops would grow without end */
	data = yaml_read(&a, &d, "data",
			 STR("{a: 1, b: '<&>', e: false, f: true, g: '', h: ~, "
			     "c: {a: x, d: [{a: z, c: {d: []}}, ~]}, n: c, "
			     "l: [{a: 1, l: []}, {b: 2, l: []}, ~]}"));
	assert(data);
	for (int i = 0; i < 3; i++)
		text[i] = str_cut(rest, '\0', &rest);
	mustache_add(set, STR("a"), "a.mustache", text[0]);
	mustache_add(set, STR("b"), "b.mustache", text[1]);
	mustache_add(set, STR("c"), "c.mustache", text[2]);
	mustaches_parse(set, &d);
	assert(mustache_render(set, &d, STR("a"), data, &out));
	assert(!mustache_render(set, &d, STR("none"), data, &out));
	for (const struct diag *i = d.first; i; i = i->next)
		assert(i->text.n && i->pos.line >= 0);
	buf_free(&out);
	arena_free(&a);
	return 0;
}
