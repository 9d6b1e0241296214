#include "view/health.h"

#include "base/path.h"
#include "base/utf8.h"
#include "model/address.h"

#include <stdlib.h>
#include <string.h>

/* Where in the one file of a landscape2 catalogue something begins. */
struct mark {
	int line;
	const struct entry *entry; /* NULL: a category or subcategory */
};
LIST_OF(marks, struct mark);

struct sorting {
	struct arena *arena;
	const struct catalogue *catalogue;
	struct health *health;
	struct map bearers; /* of a file: struct entries * */
	const char *file;   /* the one file, or NULL */
	struct marks marks;
};

/*
 * Whose a file is
 */

static void bear(struct sorting *s, const char *file, struct entry *e)
{
	struct entries *all = map_find(&s->bearers, str_c(file));

	if (!all) {
		all = arena_alloc(s->arena, sizeof(*all));
		map_put(s->arena, &s->bearers, str_c(file), all);
	}
	*list_add(s->arena, all) = e;
}

static void bear_logo(struct sorting *s, struct entry *e)
{
	struct str name = e->logo.s;

	while (str_starts(name, STR("./")))
		name = str_from(name, 2);
	if (name.n && s->catalogue->logos)
		bear(s, path_join(s->arena, s->catalogue->logos, name), e);
}

static int by_line(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;

	return (a->line > b->line) - (a->line < b->line);
}

static void mark(struct sorting *s, struct pos pos, const struct entry *e)
{
	if (pos.line)
		*list_add(s->arena, &s->marks) = (struct mark){pos.line, e};
}

static void mark_items(struct sorting *s)
{
	const struct catalogue *c = s->catalogue;

	s->file = c->site.pos.file;
	for (size_t i = 0; i < c->model.layers.n; i++)
		if (!c->model.layers.at[i]->implied)
			mark(s, c->model.layers.at[i]->pos, NULL);
	for (size_t i = 0; i < c->model.capabilities.n; i++)
		if (!c->model.capabilities.at[i]->implied)
			mark(s, c->model.capabilities.at[i]->pos, NULL);
	for (size_t i = 0; i < c->entries.n; i++)
		mark(s, c->entries.at[i]->pos, c->entries.at[i]);
	if (s->marks.n)
		qsort(s->marks.at, s->marks.n, sizeof(s->marks.at[0]), by_line);
}

/* The last mark that is not below the line. */
static const struct entry *item_at(const struct sorting *s, int line)
{
	size_t low = 0, high = s->marks.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->marks.at[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? s->marks.at[low - 1].entry : NULL;
}

static void learn_files(struct sorting *s)
{
	const struct entries *all = &s->catalogue->entries;
	bool own = s->catalogue->kind == CATALOGUE_OWN;

	for (size_t i = 0; i < all->n; i++) {
		if (own)
			bear(s, all->at[i]->pos.file, all->at[i]);
		if (all->at[i]->facts)
			bear(s, all->at[i]->facts->pos.file, all->at[i]);
		bear_logo(s, all->at[i]);
	}
	if (!own)
		mark_items(s);
}

/*
 * Findings
 */

static void give(struct sorting *s, const struct entry *e, struct finding f)
{
	struct findings *found = map_find(&s->health->found_by_slug, e->slug);

	if (!found) {
		found = arena_alloc(s->arena, sizeof(*found));
		map_put(s->arena, &s->health->found_by_slug, e->slug, found);
	}
	*list_add(s->arena, found) = f;
}

static void sort_out(struct sorting *s, const struct diag *diag)
{
	const char *file = diag->pos.file;
	const struct entries *all =
		file ? map_find(&s->bearers, str_c(file)) : NULL;
	struct finding f = {.diag = diag};
	struct health_rule *rule =
		map_find(&s->health->rule_by_id, str_c(diag->rule->id));

	if (all)
		f.entry = all->at[0];
	else if (file && s->file && !strcmp(file, s->file))
		f.entry = item_at(s, diag->pos.line);
	*list_add(s->arena, &s->health->all) = f;
	if (rule)
		*list_add(s->arena, &rule->found) = f;
	if (!f.entry)
		*list_add(s->arena, &s->health->elsewhere) = f;
	else if (!all)
		give(s, f.entry, f);
	for (size_t i = 0; all && i < all->n; i++)
		give(s, all->at[i], (struct finding){diag, all->at[i]});
}

/*
 * A rule's page is named by its id.  Those of rules.yml may hold anything, and
 * get what an address can hold of it, unless that is taken.
 */
static void add_rule(struct arena *a, struct health *h, const struct rule *rule,
		     const struct map *texts, struct map *taken)
{
	struct health_rule *made = arena_new(a, struct health_rule);
	struct str id = str_c(rule->id), folded = utf8_fold(a, id);

	made->rule = rule;
	made->text = map_find(texts, id);
	made->slug =
		str_eq(address_slug(a, id), folded) ? id : address_slug(a, id);
	folded = utf8_fold(a, made->slug);
	if (map_find(taken, folded))
		made->slug = (struct str){0};
	if (made->slug.n)
		map_put(a, taken, folded, made);
	if (!map_find(&h->rule_by_id, id)) {
		map_put(a, &h->rule_by_id, id, made);
		*list_add(a, &h->rules) = made;
	}
}

const struct health *health_new(struct arena *a, const struct catalogue *c,
				const struct diags *found,
				const struct rule_list *rules,
				const struct map *texts)
{
	struct health *h = arena_new(a, struct health);
	struct sorting s = {.arena = a, .catalogue = c, .health = h};
	struct map taken = {0};

	for (size_t i = 0; i < rules->n; i++)
		add_rule(a, h, rules->at[i], texts, &taken);
	learn_files(&s);
	for (const struct diag *i = found->first; i; i = i->next)
		sort_out(&s, i);
	return h;
}

const struct findings *health_of(const struct health *h, const struct entry *e)
{
	static const struct findings none;
	const struct findings *found = map_find(&h->found_by_slug, e->slug);

	return found ? found : &none;
}

struct tally tally_of(const struct findings *found)
{
	struct tally t = {0};

	for (size_t i = 0; i < found->n; i++)
		if (found->at[i].diag->waived.n)
			t.waived++;
		else
			t.of[found->at[i].diag->severity]++;
	return t;
}

size_t tally_open(const struct tally *t)
{
	return t->of[DIAG_NOTE] + t->of[DIAG_WARNING] + t->of[DIAG_ERROR];
}
