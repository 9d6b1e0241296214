/*
 * mend.c - fuzz target: any bytes, as a YAML file in which every list of
 * scalars is turned round and every other scalar gets an "x".  What is to be
 * replaced lies in the file and in order, and the proof comes to an end.
 */
#include "format/yaml_read.h"
#include "mend/proof.h"
#include "mend/spelling.h"

#include "base/buf.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { MOST_FINDINGS = 200 };

static const struct rule rule = {"a-rule", DIAG_NOTE, "x"};

struct desk {
	struct arena arena;
	struct diags found;
	int findings, budget; /* budget: aliases would be walked for ever */
};

static bool is_of_scalars(const struct value *v)
{
	for (const struct value *i = v->first; i; i = i->next)
		if (i->first)
			return false;
	return v->kind == VALUE_LIST && v->n > 1 && v->n < 50;
}

/* The last item where the first one is, and so on. */
static void turn_round(struct desk *k, const struct value *list)
{
	struct diag *made = diags_add(&k->found, &rule, list->pos, "x");
	const struct value *items[50];
	int n = 0;

	for (const struct value *i = list->first; i; i = i->next)
		items[n++] = i;
	for (int i = 0; i < n; i++)
		diags_edit(&k->found, made, items[i]->pos, items[i]->text,
			   items[n - 1 - i]->text);
}

static void find(struct desk *k, const struct value *v)
{
	if (--k->budget < 0 || k->findings > MOST_FINDINGS)
		return;
	k->findings++;
	if (is_of_scalars(v))
		turn_round(k, v);
	else if (!v->first)
		diags_edit(&k->found, diags_add(&k->found, &rule, v->pos, "x"),
			   v->pos, v->text,
			   arena_printf(&k->arena, "%.*sx", STR_ARG(v->text)));
	for (const struct value *i = v->first; i; i = i->next)
		find(k, i);
}

static void check(struct desk *k, const struct source *s, const struct diag *f)
{
	struct replacements made = {0};
	struct edit_list edits = {0};
	struct buf out = {0};
	size_t done = 0;

	if (spelling_read(&k->arena, s, f, &made)) {
		assert(!made.n);
		return;
	}
	for (size_t i = 0; i < made.n; i++) {
		const struct replacement *r = &made.at[i];

		assert(done <= r->from && r->from < r->to &&
		       r->to <= s->text.n);
		buf_add(&out, str_sub(s->text, done, r->from));
		buf_add(&out, r->now);
		done = r->to;
	}
	buf_add(&out, str_from(s->text, done));
	for (const struct edit *e = f->edits; e; e = e->next)
		*list_add(&k->arena, &edits) = e;
	proof_holds(&k->arena, "fuzz.yml", s->text, buf_str(&out), &edits);
	buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct desk k = {.budget = 10000};
	struct diags d;
	struct source s;
	const struct value *tree;

	diags_init(&d, &k.arena);
	diags_init(&k.found, &k.arena);
	s = source_of(&k.arena, (struct str){(const char *)bytes, n});
	tree = yaml_read(&k.arena, &d, "fuzz.yml", s.text);
	if (tree)
		find(&k, tree);
	for (const struct diag *f = k.found.first; f; f = f->next)
		check(&k, &s, f);
	arena_free(&k.arena);
	return 0;
}
