#include "model/editions.h"

#include "model/catalogue.h"

#include <stdlib.h>

const char *const change_keys[CHANGES] = {
	[CHANGE_CAME] = "came",   [CHANGE_WENT] = "went",
	[CHANGE_LAYER] = "layer", [CHANGE_CAPABILITIES] = "capabilities",
	[CHANGE_LEVEL] = "level", [CHANGE_STATUS] = "status",
};

struct str edition_entry_name(const struct edition_entry *e)
{
	return e->entry ? e->entry->name.s : e->id.s;
}

struct str edition_entry_status(const struct edition_entry *e)
{
	return e->status.s.n ? e->status.s : STR("active");
}

static int by_id(const void *left, const void *right)
{
	const struct edition_entry *a = *(struct edition_entry *const *)left;
	const struct edition_entry *b = *(struct edition_entry *const *)right;

	return str_cmp(a->id.s, b->id.s);
}

void edition_sort(struct edition *e)
{
	if (e->entries.n)
		qsort(e->entries.at, e->entries.n, sizeof(e->entries.at[0]),
		      by_id);
}

/* A landscape2 subcategory is known by its name within its category alone. */
static struct text capability_id(struct arena *a, const struct catalogue *c,
				 const struct claim *claim)
{
	const struct capability *cap = claim->capability;

	if (c->kind == CATALOGUE_OWN || !cap || !cap->layer)
		return claim->id;
	return (struct text){arena_printf(a, "%.*s / %.*s",
					  STR_ARG(cap->layer->name.s),
					  STR_ARG(cap->name.s)),
			     claim->id.pos};
}

struct edition *edition_of(struct arena *a, const struct catalogue *c)
{
	struct edition *made = arena_new(a, struct edition);

	made->pos = c->site.pos;
	made->label = c->site.edition;
	made->model = c->model.version;
	made->date = c->site.edition_date;
	if (!date_is_set(made->date.date))
		made->date.date = c->as_of;
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct entry *e = c->entries.at[i];
		struct edition_entry *of = arena_new(a, struct edition_entry);

		of->id = (struct text){e->slug, e->pos};
		of->layer_id = e->layer->id;
		if (e->maturity)
			of->maturity = e->maturity->level;
		of->status = e->status;
		for (size_t k = 0; k < e->claims.n; k++)
			*list_add(a, &of->capabilities) =
				capability_id(a, c, &e->claims.at[k]);
		of->entry = e;
		*list_add(a, &made->entries) = of;
	}
	edition_sort(made);
	return made;
}

/*
 * What differs
 */

static bool has(const struct texts *texts, struct str word)
{
	for (size_t i = 0; i < texts->n; i++)
		if (str_eq(texts->at[i].s, word))
			return true;
	return false;
}

/* What stands in `in` and not in `out`. */
static struct texts beyond(struct arena *a, const struct texts *in,
			   const struct texts *out)
{
	struct texts found = {0};

	for (size_t i = 0; i < in->n; i++)
		if (!has(out, in->at[i].s) && !has(&found, in->at[i].s))
			*list_add(a, &found) = in->at[i];
	return found;
}

static void add(struct arena *a, struct changes *c, enum change_kind kind,
		struct change change)
{
	*list_add(a, &c->of[kind]) = change;
	c->n++;
}

static void compare_one(struct arena *a, struct changes *c,
			const struct edition_entry *was,
			const struct edition_entry *is)
{
	struct change plain = {.was = was, .is = is}, claims = plain;

	claims.gained = beyond(a, &is->capabilities, &was->capabilities);
	claims.lost = beyond(a, &was->capabilities, &is->capabilities);
	if (!str_eq(was->layer_id.s, is->layer_id.s))
		add(a, c, CHANGE_LAYER, plain);
	if (claims.gained.n || claims.lost.n)
		add(a, c, CHANGE_CAPABILITIES, claims);
	if (!str_eq(was->maturity.s, is->maturity.s))
		add(a, c, CHANGE_LEVEL, plain);
	if (!str_eq(edition_entry_status(was), edition_entry_status(is)))
		add(a, c, CHANGE_STATUS, plain);
}

struct changes edition_compare(struct arena *a, const struct edition *was,
			       const struct edition *is)
{
	struct changes c = {0};
	size_t i = 0, k = 0;

	while (i < was->entries.n || k < is->entries.n) {
		const struct edition_entry *old =
			i < was->entries.n ? was->entries.at[i] : NULL;
		const struct edition_entry *now =
			k < is->entries.n ? is->entries.at[k] : NULL;
		int order = !old   ? 1
			    : !now ? -1
				   : str_cmp(old->id.s, now->id.s);

		if (order < 0)
			add(a, &c, CHANGE_WENT, (struct change){.was = old});
		else if (order > 0)
			add(a, &c, CHANGE_CAME, (struct change){.is = now});
		else
			compare_one(a, &c, old, now);
		i += order <= 0;
		k += order >= 0;
	}
	return c;
}
