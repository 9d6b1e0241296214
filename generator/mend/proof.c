#include "mend/proof.h"

#include "base/path.h"
#include "format/yaml_read.h"

#include <stdlib.h>

struct proof {
	const struct edit **edits; /* in the order of their places */
	bool *met;
	size_t n;
};

/* The tree of a file that is whole; what follows front matter in `*body`. */
static struct value *read(struct arena *a, const char *file, struct str text,
			  struct str *body)
{
	struct str kind = path_extension(str_c(file));
	struct value *tree = NULL;
	struct diags d;

	*body = (struct str){0};
	diags_init(&d, a);
	if (str_is(kind, "md"))
		tree = yaml_read_front(a, &d, file, text, body);
	else if (!str_is(kind, "json"))
		tree = yaml_read(a, &d, file, text);
	return tree;
}

static int by_place(const void *left, const void *right)
{
	struct pos a = (*(const struct edit *const *)left)->at;
	struct pos b = (*(const struct edit *const *)right)->at;

	if (a.line != b.line)
		return a.line < b.line ? -1 : 1;
	return (a.col > b.col) - (a.col < b.col);
}

/* Where among the edits that of this place is; `n` when there is none. */
static size_t find(const struct proof *p, struct pos at)
{
	const struct edit wanted = {.at = at}, *key = &wanted;
	const struct edit **found =
		bsearch(&key, p->edits, p->n, sizeof(p->edits[0]), by_place);

	return found ? (size_t)(found - p->edits) : p->n;
}

/*
 * Change what the edits are about.  What aliases share is met again, and says
 * by then what it should.  False when a place says something else.
 */
static bool change(struct proof *p, struct value *v)
{
	size_t i = v->first ? p->n : find(p, v->pos);

	for (struct value *child = v->first; child; child = child->next)
		if (!change(p, child))
			return false;
	if (i == p->n || (p->met[i] && str_eq(v->text, p->edits[i]->now)))
		return true;
	if (!str_eq(str_trim(v->text), str_trim(p->edits[i]->was)))
		return false;
	v->text = p->edits[i]->now;
	v->kind = VALUE_TEXT;
	p->met[i] = true;
	return true;
}

static bool all_met(const struct proof *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (!p->met[i])
			return false;
	return true;
}

static bool same(const struct value *a, const struct value *b)
{
	const struct value *i = a->first, *k = b->first;

	if (a->kind != b->kind || a->truth != b->truth || a->n != b->n ||
	    !str_eq(a->text, b->text))
		return false;
	for (; i && k; i = i->next, k = k->next)
		if (!str_eq(i->key, k->key) || !same(i, k))
			return false;
	return !i && !k;
}

bool proof_holds(struct arena *a, const char *file, struct str before,
		 struct str after, struct edit_list *edits)
{
	struct str body_before, body_after;
	struct value *old = read(a, file, before, &body_before);
	struct value *new = old ? read(a, file, after, &body_after) : NULL;
	struct proof p = {
		.edits = edits->at,
		.met = arena_alloc(a, edits->n * sizeof(bool)),
		.n = edits->n,
	};

	if (!old || !new)
		return false;
	if (edits->n)
		qsort(edits->at, edits->n, sizeof(edits->at[0]), by_place);
	return change(&p, old) && all_met(&p) && same(old, new) &&
	       str_eq(body_before, body_after);
}
