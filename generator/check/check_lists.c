/* Lists of an entry that are sets: each word once, in alphabetical order. */
#include "check/check.h"
#include "check/data.h"

#include <stdlib.h>

/* Each word is compared with each; the longest list in use has 23 words. */
enum { MOST_WORDS = 1000 };

/* A key of the entry, or one below it. */
static const struct {
	const char *key, *below;
} sets[] = {
	{"consumes", NULL},    {"produces", NULL},    {"drives", NULL},
	{"traffic_via", NULL}, {"metrics_via", NULL}, {"rollback", "excludes"},
};

static int by_text(const void *left, const void *right)
{
	return str_cmp((*(const struct value *const *)left)->text,
		       (*(const struct value *const *)right)->text);
}

static void check_once(struct diags *d, const struct value *list)
{
	for (const struct value *v = list->first; v; v = v->next)
		for (const struct value *w = list->first; w != v; w = w->next)
			if (str_eq(v->text, w->text)) {
				diags_add(d, &data_rules[DATA_LIST_TWICE],
					  v->pos,
					  "'%.*s' stands in '%.*s' already",
					  STR_ARG(v->text), STR_ARG(list->key));
				break;
			}
}

/* One finding a list; it puts each word where another one stands. */
static void check_order(struct arena *a, struct diags *d,
			const struct value *list)
{
	const struct value **sorted =
		arena_alloc(a, (size_t)list->n * sizeof(*sorted));
	struct diag *made = NULL;
	size_t i = 0;

	for (const struct value *v = list->first; v; v = v->next)
		sorted[i++] = v;
	qsort(sorted, i, sizeof(*sorted), by_text);
	i = 0;
	for (const struct value *v = list->first; v; v = v->next, i++) {
		if (str_eq(v->text, sorted[i]->text))
			continue;
		if (!made)
			made = diags_add(
				d, &data_rules[DATA_LIST_ORDER], v->pos,
				"'%.*s' is a set, in alphabetical "
				"order; here '%.*s' comes before "
				"'%.*s'",
				STR_ARG(list->key), STR_ARG(sorted[i]->text),
				STR_ARG(v->text));
		diags_edit(d, made, v->pos, v->text, sorted[i]->text);
	}
}

static bool is_of_words(const struct value *list)
{
	if (!list || list->kind != VALUE_LIST || list->n > MOST_WORDS)
		return false;
	for (const struct value *v = list->first; v; v = v->next)
		if (v->kind == VALUE_LIST || v->kind == VALUE_MAP)
			return false; /* reported by who read it */
	return list->first;
}

void check_lists(struct arena *a, struct diags *d, const struct catalogue *c)
{
	if (c->kind != CATALOGUE_OWN)
		return;
	for (size_t i = 0; i < c->entries.n; i++)
		for (size_t k = 0; k < sizeof(sets) / sizeof(sets[0]); k++) {
			const struct value *list = value_get(
				c->entries.at[i]->source, str_c(sets[k].key));

			if (sets[k].below)
				list = value_get(list, str_c(sets[k].below));
			if (!is_of_words(list))
				continue;
			check_once(d, list);
			check_order(a, d, list);
		}
}
