/*
 * The facets of all entries, as the landscape's script reads them: a list a
 * column, in the catalogue's order, and for each facet its choices once and
 * then their places.
 */
#include "base/escape.h"
#include "format/json_write.h"
#include "view/facet.h"

#include <stdlib.h>

static bool has(const struct choices *list, const struct choice *c)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == c)
			return true;
	return false;
}

void facet_see(struct facet *f, struct choice c)
{
	struct arena *a = f->v->arena;
	struct choices *mine = &f->of[f->entry];
	struct choice *known = map_find(&f->by_id, c.id);

	if (!known) {
		known = arena_new(a, struct choice);
		*known = c;
		map_put(a, &f->by_id, c.id, known);
		*list_add(a, &f->all) = known;
	}
	if (has(mine, known))
		return;
	known->n++;
	*list_add(a, mine) = known;
}

static int by_rank(const void *left, const void *right)
{
	const struct choice *a = *(struct choice *const *)left;
	const struct choice *b = *(struct choice *const *)right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return str_cmp(a->label, b->label) ? str_cmp(a->label, b->label)
					   : str_cmp(a->id, b->id);
}

static void order(struct facet *f)
{
	if (f->all.n)
		qsort(f->all.at, f->all.n, sizeof(*f->all.at), by_rank);
	for (size_t i = 0; i < f->all.n; i++)
		f->all.at[i]->place = i;
}

static void add_facet(struct facets *list, struct facet made,
		      void (*see)(struct facet *, const struct entry *))
{
	struct view *v = made.v;
	const struct entries *entries = &v->catalogue->entries;
	struct facet *f = arena_new(v->arena, struct facet);

	*f = made;
	f->of = arena_alloc(v->arena, entries->n * sizeof(*f->of));
	for (f->entry = 0; f->entry < entries->n; f->entry++)
		see(f, entries->at[f->entry]);
	order(f);
	if (f->all.n > 1)
		*list_add(v->arena, list) = f;
}

struct facets facets_of(struct view *v)
{
	const struct catalogue *c = v->catalogue;
	bool own = c->kind == CATALOGUE_OWN;
	struct facets list = {0};

	for (size_t i = 0; i < n_facet_kinds; i++) {
		const struct facet_kind *k = &facet_kinds[i];
		struct str name =
			arena_printf(v->arena, "explore.facets.%s", k->key);

		if (own ? k->own : k->foreign)
			add_facet(&list,
				  (struct facet){.v = v,
						 .key = k->key,
						 .label = word(v, name.p),
						 .framed = k->framed},
				  k->see);
	}
	for (size_t i = 0; i < c->named_fields.n; i++) {
		struct str field = c->named_fields.at[i].s;
		const struct value *label =
			value_get(value_get(v->words, STR("fields")), field);

		add_facet(&list,
			  (struct facet){.v = v,
					 .key = arena_printf(v->arena,
							     "field.%.*s",
							     STR_ARG(field))
							.p,
					 .label = label ? label->text : field,
					 .field = field},
			  facet_see_field);
	}
	return list;
}

struct str facet_answer(struct view *v, const struct facet_kind *kind,
			const struct entry *e)
{
	struct choices mine = {0};
	struct facet f = {.v = v, .key = kind->key, .of = &mine};

	kind->see(&f, e);
	return mine.n ? mine.at[0]->id : (struct str){0};
}

/*
 * Writing.  There are tens of thousands of places in a large catalogue, so
 * they go out as they are, not by a value tree.
 */

static void open_list(struct buf *out, const char *key)
{
	buf_printf(out, ",\n\"%s\":[", key);
}

static void add_text_to(struct buf *out, size_t at, struct str s)
{
	if (at)
		buf_addc(out, ',');
	escape_json(out, s);
}

#define PUT_CHOICES(out, f, member)                                            \
	do {                                                                   \
		open_list(out, #member "s");                                   \
		for (size_t i_ = 0; i_ < (f)->all.n; i_++)                     \
			add_text_to(out, i_, (f)->all.at[i_]->member);         \
		buf_addc(out, ']');                                            \
	} while (0)

/* A place, a list of places, or -1 for none. */
static void put_places(struct buf *out, const struct choices *mine)
{
	if (!mine->n)
		buf_add(out, STR("-1"));
	else if (mine->n == 1)
		buf_number(out, (long)mine->at[0]->place);
	for (size_t i = 0; mine->n > 1 && i < mine->n; i++) {
		buf_addc(out, i ? ',' : '[');
		buf_number(out, (long)mine->at[i]->place);
	}
	if (mine->n > 1)
		buf_addc(out, ']');
}

/* Without, each choice is called as its id is. */
static bool has_labels(const struct facet *f)
{
	for (size_t i = 0; i < f->all.n; i++)
		if (!str_eq(f->all.at[i]->label, f->all.at[i]->id))
			return true;
	return false;
}

static void put_facet(struct buf *out, const struct facet *f, size_t entries)
{
	buf_add(out, STR("{\"key\":"));
	escape_json(out, str_c(f->key));
	buf_add(out, STR(",\"label\":"));
	escape_json(out, f->label);
	PUT_CHOICES(out, f, id);
	if (has_labels(f))
		PUT_CHOICES(out, f, label);
	if (f->all.at[0]->under.n)
		PUT_CHOICES(out, f, under);
	if (f->all.at[0]->href.n) {
		PUT_CHOICES(out, f, href);
		PUT_CHOICES(out, f, hue);
	}
	open_list(out, "of");
	for (size_t i = 0; i < entries; i++) {
		if (i)
			buf_addc(out, ',');
		put_places(out, &f->of[i]);
	}
	buf_add(out, STR("]}"));
}

/* What the landscape is sorted by; -1: not known. */

/* The year of the first release. */
static long since_of(const struct entry *e)
{
	const struct facts *f = e->facts;

	if (e->since > 0)
		return e->since;
	return f && f->first_version && date_is_set(f->first_version->date.date)
		       ? f->first_version->date.date.year
		       : -1;
}

static long released_of(const struct entry *e)
{
	const struct version *newest = facts_version(e->facts);

	return newest && date_is_set(newest->date.date)
		       ? date_days(newest->date.date)
		       : -1;
}

static long stars_of(const struct entry *e)
{
	return e->facts ? e->facts->stars : -1;
}

static const struct {
	const char *key;
	long (*of)(const struct entry *);
} figures[] = {
	{"since", since_of}, {"released", released_of}, {"stars", stars_of}};
enum { N_FIGURES = sizeof(figures) / sizeof(figures[0]) };

static void put_entries(struct buf *out, const struct entries *all)
{
	open_list(out, "names");
	for (size_t i = 0; i < all->n; i++)
		add_text_to(out, i, all->at[i]->name.s);
	buf_addc(out, ']');
	open_list(out, "slugs");
	for (size_t i = 0; i < all->n; i++)
		add_text_to(out, i, all->at[i]->slug);
	buf_addc(out, ']');
	for (size_t k = 0; k < N_FIGURES; k++) {
		bool any = false;

		for (size_t i = 0; i < all->n; i++)
			any = any || figures[k].of(all->at[i]) >= 0;
		if (!any)
			continue;
		open_list(out, figures[k].key);
		for (size_t i = 0; i < all->n; i++) {
			if (i)
				buf_addc(out, ',');
			buf_number(out, figures[k].of(all->at[i]));
		}
		buf_addc(out, ']');
	}
}

void view_facets(struct view *v, struct buf *out)
{
	const struct entries *all = &v->catalogue->entries;
	const struct value *words = value_get(v->words, STR("explore"));
	struct facets list = facets_of(v);

	buf_add(out, STR("window.strataFacets={\"words\":"));
	json_write(out, words ? words : value_map(v->arena), false);
	put_entries(out, all);
	open_list(out, "facets");
	for (size_t i = 0; i < list.n; i++) {
		if (i)
			buf_add(out, STR(",\n"));
		put_facet(out, list.at[i], all->n);
	}
	buf_add(out, STR("]};\n"));
}

/* What only a preview and the list say: a sentence, and the newest version. */
void view_previews(struct view *v, struct buf *out)
{
	const struct entries *all = &v->catalogue->entries;

	buf_add(out, STR("window.strataPreviews={\"summaries\":["));
	for (size_t i = 0; i < all->n; i++)
		add_text_to(out, i, entry_summary(v, all->at[i]));
	buf_addc(out, ']');
	open_list(out, "levels");
	for (size_t i = 0; i < all->n; i++)
		add_text_to(out, i, entry_maturity(v, all->at[i]));
	buf_addc(out, ']');
	open_list(out, "releases");
	for (size_t i = 0; i < all->n; i++)
		add_text_to(out, i, entry_release(v, all->at[i]));
	buf_add(out, STR("]};\n"));
}
