/* What the files of a landscape2 catalogue name, and what may be meant. */
#include "base/buf.h"
#include "base/utf8.h"
#include "load/landscape2.h"

/* How far off a name may be to be worth a guess, once spelt plainly; it has to
   be more than twice as long. */
enum { NEAR = 2 };

void landscape2_absent(struct loader *l, const struct text *t, const char *what,
		       struct str near)
{
	if (!t->s.n)
		return; /* what is missing was reported as such */
	diags_add(l->diags, &load_rules[RULE_REFERENCE_FOREIGN], t->pos,
		  "there is no %s '%.*s'%s%.*s%s", what, STR_ARG(t->s),
		  near.n ? " (did you mean '" : "", STR_ARG(near),
		  near.n ? "'?)" : "");
}

/* Without case, and '&' as 'and': what people change when they copy. */
static struct str plainly(struct arena *a, struct str name)
{
	struct buf b = {0};
	struct str made;

	name = utf8_plain(a, name);
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '&')
			buf_add(&b, STR("and"));
		else
			buf_addc(&b, name.p[i] == '-' ? ' ' : name.p[i]);
	made = arena_str(a, buf_str(&b));
	buf_free(&b);
	return made;
}

struct guess {
	struct loader *loader;
	struct str wanted, best;
	int distance;
};

static struct guess guess_start(struct loader *l, struct str name)
{
	return (struct guess){l, plainly(l->arena, name), {0}, NEAR + 1};
}

static void guess(struct guess *g, struct str name)
{
	int d;

	if (g->loader->compared++ >= LOAD_MOST_COMPARED)
		return;
	d = str_distance(g->wanted, plainly(g->loader->arena, name), NEAR);
	if (d < g->distance && 2 * (size_t)d < g->wanted.n) {
		g->distance = d;
		g->best = name;
	}
}

struct str landscape2_near(struct loader *l, const struct layer *in,
			   struct str name)
{
	struct guess g = guess_start(l, name);

	for (size_t i = 0; in && i < in->capabilities.n; i++)
		if (!in->capabilities.at[i]->implied)
			guess(&g, in->capabilities.at[i]->name.s);
	for (size_t i = 0; !in && i < l->catalogue->model.layers.n; i++)
		if (!l->catalogue->model.layers.at[i]->implied)
			guess(&g, l->catalogue->model.layers.at[i]->name.s);
	return g.best;
}

struct layer *landscape2_category(struct loader *l, const struct text *name)
{
	struct layer *found =
		map_find(&l->catalogue->model.layer_by_id, name->s);

	if (!found || found->implied)
		landscape2_absent(l, name, "category",
				  landscape2_near(l, NULL, name->s));
	return found;
}

struct capability *landscape2_part_of(const struct layer *in, struct str name)
{
	for (size_t i = 0; i < in->capabilities.n; i++)
		if (str_eq(in->capabilities.at[i]->name.s, name))
			return in->capabilities.at[i];
	return NULL;
}

struct capability *landscape2_subcategory(struct loader *l,
					  const struct layer *in,
					  const struct text *name)
{
	struct capability *found = landscape2_part_of(in, name->s);

	if (!found || found->implied)
		landscape2_absent(l, name, "subcategory",
				  landscape2_near(l, in, name->s));
	return found;
}

void landscape2_part(struct loader *l, const struct part_file *part)
{
	const struct layer *in = landscape2_category(l, &part->category);

	for (size_t i = 0; in && i < part->subcategories.n; i++)
		landscape2_subcategory(l, in, &part->subcategories.at[i]);
}

/* The parent's name as the item writes it. */
static const struct value *parent_of(const struct entry *e)
{
	const struct value *extra = value_get(e->source, STR("extra"));

	return value_get(extra, STR("parent_project"));
}

static struct str item_near(struct loader *l, struct str name)
{
	struct guess g = guess_start(l, name);

	for (size_t i = 0; i < l->catalogue->entries.n; i++)
		guess(&g, l->catalogue->entries.at[i]->name.s);
	return g.best;
}

bool landscape2_item(struct loader *l, const struct text *name)
{
	bool found = map_find(&l->items, name->s);

	if (!found)
		landscape2_absent(l, name, "item", item_near(l, name->s));
	return found;
}

void landscape2_check_parents(struct loader *l)
{
	const struct entries *all = &l->catalogue->entries;

	for (size_t i = 0; i < all->n; i++) {
		const struct value *v = parent_of(all->at[i]);

		if (v && v->kind != VALUE_NULL && v->text.n)
			landscape2_item(
				l, &(struct text){str_trim(v->text), v->pos});
	}
}
