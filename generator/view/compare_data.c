/*
 * What static/side-by-side.js reads: every project with its values of every
 * trait; a value is written once and named by its place.
 *
 *   window.strataCompare = {
 *     rows: [[label, heading], ...],          the traits
 *     places: [name, ...],                    the layers, from the top
 *     worked: [[title, address, [id, ...]], ...],
 *     projects: [[id, name, place, [[value, ...], ...]], ...],
 *     values: [[label, address], ...]         or [label]
 *   };
 */
#include "base/escape.h"
#include "view/traits.h"

/* The values so far, and where each stands. */
struct seen {
	struct arena *arena;
	struct map places; /* to size_t */
	LIST(const struct value *) values;
};

static void comma(struct buf *out, size_t i)
{
	if (i)
		buf_addc(out, ',');
}

static void open_list(struct buf *out, const char *key, bool first)
{
	buf_printf(out, "%s\"%s\":[", first ? "" : "],\n", key);
}

static struct str part_of(const struct value *ref, const char *key)
{
	return value_get(ref, str_c(key))->text;
}

static size_t place_of(struct seen *s, const struct value *ref)
{
	struct str key = ARENA_JOIN(s->arena, part_of(ref, "label"), STR("\n"),
				    part_of(ref, "href"));
	size_t *place = map_find(&s->places, key);

	if (!place) {
		place = arena_new(s->arena, size_t);
		*place = s->values.n;
		map_put(s->arena, &s->places, key, place);
		*list_add(s->arena, &s->values) = ref;
	}
	return *place;
}

static void put_rows(struct view *v, struct buf *out)
{
	size_t n = 0;

	for (size_t i = 0; i < n_traits; i++) {
		if (!trait_is_row(v, &traits[i]))
			continue;
		comma(out, n++);
		buf_addc(out, '[');
		escape_json(out, word(v, traits[i].name));
		buf_addc(out, ',');
		escape_json(out, trait_heading(v, &traits[i]));
		buf_addc(out, ']');
	}
}

static void put_places(struct view *v, struct buf *out)
{
	const struct layers *all = &v->catalogue->model.layers;

	for (size_t i = 0; i < all->n; i++) {
		comma(out, i);
		escape_json(out, all->at[i]->name.s);
	}
}

static void put_worked(struct view *v, struct buf *out)
{
	const struct comparisons *all = &v->catalogue->comparisons;

	for (size_t i = 0; i < all->n; i++) {
		const struct comparison *c = all->at[i];
		struct str path = path_of_comparison(v->arena, c);

		comma(out, i);
		buf_addc(out, '[');
		escape_json(out, c->title.s);
		buf_addc(out, ',');
		escape_json(out, path_href(v->arena, path));
		buf_add(out, STR(",["));
		for (size_t k = 0; k < c->members.n; k++) {
			comma(out, k);
			escape_json(out, c->members.at[k]->entry->slug);
		}
		buf_add(out, STR("]]"));
	}
}

static void put_values_of(struct view *v, struct buf *out, struct seen *s,
			  const struct entry *e)
{
	size_t n = 0;

	for (size_t i = 0; i < n_traits; i++) {
		struct value *list;
		size_t k = 0;

		if (!trait_is_row(v, &traits[i]))
			continue;
		list = trait_values(v, &traits[i], e);
		comma(out, n++);
		buf_addc(out, '[');
		for (const struct value *x = list->first; x; x = x->next) {
			comma(out, k++);
			buf_number(out, (long)place_of(s, x));
		}
		buf_addc(out, ']');
	}
}

static void put_projects(struct view *v, struct buf *out, struct seen *s)
{
	const struct entries *all = &v->catalogue->entries;

	for (size_t i = 0; i < all->n; i++) {
		const struct entry *e = all->at[i];

		comma(out, i);
		buf_add(out, STR("\n["));
		escape_json(out, e->slug);
		buf_addc(out, ',');
		escape_json(out, e->name.s);
		buf_printf(out, ",%zu,[", e->layer->index);
		put_values_of(v, out, s, e);
		buf_add(out, STR("]]"));
	}
}

static void put_values(struct buf *out, const struct seen *s)
{
	for (size_t i = 0; i < s->values.n; i++) {
		struct str href = part_of(s->values.at[i], "href");

		comma(out, i);
		buf_addc(out, '[');
		escape_json(out, part_of(s->values.at[i], "label"));
		if (href.n) {
			buf_addc(out, ',');
			escape_json(out, href);
		}
		buf_addc(out, ']');
	}
}

void view_compare_data(struct view *v, struct buf *out)
{
	struct seen seen = {.arena = v->arena};

	buf_add(out, STR("window.strataCompare={"));
	open_list(out, "rows", true);
	put_rows(v, out);
	open_list(out, "places", false);
	put_places(v, out);
	open_list(out, "worked", false);
	put_worked(v, out);
	open_list(out, "projects", false);
	put_projects(v, out, &seen);
	open_list(out, "values", false);
	put_values(out, &seen);
	buf_add(out, STR("]};\n"));
}
