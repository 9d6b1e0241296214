#include "unit.h"

#include "base/escape.h"
#include "view/typeface.h"
#include "view/view.h"

#include <stdlib.h>

static struct arena a;
static struct catalogue catalogue;
static struct view view;
static struct map no_words;

/* Something on a sheet that must be whole and keep clear of its like. */
struct box {
	int left, top, right, bottom;
};
LIST_OF(boxes, struct box);

static int set_up(void **state)
{
	(void)state;
	a = (struct arena){0};
	catalogue = (struct catalogue){.kind = CATALOGUE_OWN};
	catalogue.site.title.s = STR("A landscape in section");
	catalogue.site.summary.s = STR("What it is, in a sentence or two.");
	view = (struct view){.arena = &a,
			     .catalogue = &catalogue,
			     .word_by_name = &no_words};
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct str words(int n)
{
	static const char *const some[] = {"gate",
					   "flow",
					   "Kubernetes",
					   "a",
					   "SuperLongCompoundNames",
					   "x-ray",
					   "of",
					   "\xc3\x9c"
					   "ber"};
	struct str s = str_c(some[rand() % 8]);

	for (; n > 1; n--)
		s = arena_printf(&a, "%.*s %s", STR_ARG(s), some[rand() % 8]);
	return s;
}

static void add_entry(struct layer *l, struct capability *c)
{
	static const char *const levels[] = {"", "graduated", "incubating",
					     "sandbox", "archived"};
	struct entry *e = arena_new(&a, struct entry);

	e->name.s = words(1 + rand() % 4);
	e->symbol.s = STR("Ab");
	e->slug = arena_printf(&a, "e%zu", catalogue.entries.n);
	e->layer = l;
	e->maturity = arena_new(&a, struct maturity);
	e->maturity->level.s = str_c(levels[rand() % 5]);
	*list_add(&a, &l->entries) = e;
	*list_add(&a, &c->placed) = e;
	*list_add(&a, &c->claims) = e;
	*list_add(&a, &catalogue.entries) = e;
}

static struct layer *add_layer(int capabilities, int most)
{
	struct layer *l = arena_new(&a, struct layer);
	struct model *m = &catalogue.model;

	l->index = m->layers.n;
	l->id.s = l->slug = arena_printf(&a, "l%zu", l->index);
	l->name.s = words(1 + rand() % 3);
	l->label.s = STR("Layer");
	l->responsibility.s = words(12);
	for (int i = 0; i < capabilities; i++) {
		struct capability *c = arena_new(&a, struct capability);

		c->name.s = words(1 + rand() % 4);
		c->slug = arena_printf(&a, "%.*s-%d", STR_ARG(l->slug), i);
		c->layer = l;
		for (int k = rand() % (most + 1); k > 0; k--)
			add_entry(l, c);
		*list_add(&a, &l->capabilities) = c;
		*list_add(&a, &m->capabilities) = c;
	}
	*list_add(&a, &m->layers) = l;
	return l;
}

static void add_interface(struct layer *from, struct layer *to)
{
	struct interface *f = arena_new(&a, struct interface);

	f->id.s = arena_printf(&a, "IF-%02zu", catalogue.model.interfaces.n);
	f->slug = f->id.s;
	f->carries.s = words(3);
	f->from = from;
	*list_add(&a, &f->to) = to;
	*list_add(&a, &catalogue.model.interfaces) = f;
}

static void add_layers(int n, int capabilities, int most)
{
	const struct layers *layers = &catalogue.model.layers;

	for (int i = 0; i < n; i++)
		add_layer(1 + rand() % capabilities, most);
	for (int i = 1; i < n; i++) {
		add_interface(layers->at[i - 1], layers->at[i]);
		add_interface(layers->at[i], layers->at[i - 1]);
	}
}

/*
 * The sheet's boxes, from its tree
 */

static int number(const struct value *v, const char *key)
{
	const struct value *at = value_get(v, str_c(key));
	long n = -1;

	assert_non_null(at);
	assert_true(str_to_long(at->text, &n));
	return (int)n;
}

static const struct value *list(const struct value *v, const char *key)
{
	const struct value *at = value_get(v, str_c(key));

	assert_non_null(at);
	return at->first;
}

static void add_text(struct boxes *out, const struct value *line, struct type t)
{
	struct str s = value_get(line, STR("text"))->text;
	int x = number(line, "x"), y = number(line, "y");

	*list_add(&a, out) =
		(struct box){x, y - t.size * 8 / 10, x + type_width(t, s),
			     y + t.size * 2 / 10};
}

static void add_lines(struct boxes *out, const struct value *v, const char *key)
{
	for (const struct value *i = list(v, key); i; i = i->next) {
		bool bold = value_get(i, STR("bold"))->truth;
		bool serif = value_get(i, STR("serif"))->truth;

		add_text(out, i,
			 (struct type){bold    ? TYPEFACE_BOLD
				       : serif ? TYPEFACE_SERIF
					       : TYPEFACE_SANS,
				       number(i, "size")});
	}
}

static void add_tiles(struct boxes *out, const struct value *sheet,
		      const struct value *group)
{
	int width = number(sheet, "tile_width");
	int height = number(sheet, "tile_height");

	for (const struct value *t = list(group, "tiles"); t; t = t->next) {
		int x = number(t, "x"), y = number(t, "y");
		struct boxes inside = {0};

		for (const struct value *i = list(t, "lines"); i; i = i->next)
			add_text(&inside, i, (struct type){TYPEFACE_SANS, 12});
		assert_true(inside.n > 0);
		for (size_t i = 0; i < inside.n; i++) {
			assert_true(inside.at[i].left > x);
			assert_true(inside.at[i].right < x + width);
			assert_true(inside.at[i].top > y);
			assert_true(inside.at[i].bottom < y + height);
		}
		*list_add(&a, out) = (struct box){x, y, x + width, y + height};
	}
}

static void add_group(struct boxes *out, const struct value *sheet,
		      const struct value *group)
{
	struct type head = {TYPEFACE_BOLD, number(group, "head_size")};
	struct str n = value_get(group, STR("n"))->text;
	int right = number(group, "right"), y = number(group, "head_y");

	for (const struct value *i = list(group, "lines"); i; i = i->next)
		add_text(out, i, head);
	*list_add(&a, out) = (struct box){right - type_width(head, n),
					  y - head.size * 8 / 10, right, y};
	for (const struct value *i = list(group, "note"); i; i = i->next)
		add_text(out, i, (struct type){TYPEFACE_SANS, 12});
	add_tiles(out, sheet, group);
}

static void add_strip(struct boxes *out, const struct value *sheet,
		      const struct value *band, const char *key)
{
	struct type t = {TYPEFACE_SANS, number(sheet, "small")};

	for (const struct value *s = list(band, key); s; s = s->next) {
		int top = number(s, "y"), bottom = top + number(s, "height");

		for (const struct value *i = list(s, "items"); i; i = i->next) {
			add_text(out, i, t);
			assert_true(out->at[out->n - 1].top >= top);
			assert_true(out->at[out->n - 1].bottom <= bottom);
			out->at[out->n - 1].left = number(i, "arrow_x") - 4;
		}
	}
}

static void add_foot(struct boxes *out, const struct value *sheet)
{
	struct type t = {TYPEFACE_SANS, number(sheet, "small")};
	struct str s = value_get(sheet, STR("colophon"))->text;
	int right = number(sheet, "right"), y = number(sheet, "foot_y");

	for (const struct value *i = list(sheet, "legend"); i; i = i->next)
		add_text(out, i, t);
	*list_add(&a, out) =
		(struct box){right - type_width(t, s), y - t.size, right, y};
}

static struct boxes boxes_of(const struct value *sheet)
{
	struct boxes out = {0};

	add_lines(&out, sheet, "head");
	for (const struct value *f = list(sheet, "figures"); f; f = f->next) {
		struct type t = {TYPEFACE_SERIF, number(f, "value_size")};
		int x = number(f, "x"), y = number(f, "value_y");
		int width = type_width(t, value_get(f, STR("value"))->text);

		*list_add(&a, &out) = (struct box){
			x - width, number(f, "label_y") - 10, x, y};
	}
	for (const struct value *b = list(sheet, "bands"); b; b = b->next) {
		add_lines(&out, b, "side");
		for (const struct value *g = list(b, "groups"); g; g = g->next)
			add_group(&out, sheet, g);
		add_strip(&out, sheet, b, "above");
		add_strip(&out, sheet, b, "below");
	}
	add_foot(&out, sheet);
	return out;
}

static bool meet(const struct box *b, const struct box *c)
{
	return b->left < c->right && c->left < b->right && b->top < c->bottom &&
	       c->top < b->bottom;
}

static void assert_is_sound(const struct value *sheet)
{
	struct boxes all = boxes_of(sheet);
	int width = number(sheet, "width"), height = number(sheet, "height");
	int margin = number(sheet, "margin");

	for (size_t i = 0; i < all.n; i++) {
		const struct box *b = &all.at[i];

		if (b->left < margin || b->right > width - margin ||
		    b->top < margin / 2 || b->bottom > height - margin / 3)
			fail_msg("%d,%d to %d,%d is off the sheet %d x %d",
				 b->left, b->top, b->right, b->bottom, width,
				 height);
		for (size_t k = 0; k < i; k++)
			if (meet(b, &all.at[k]))
				fail_msg("%d,%d to %d,%d lies on %d,%d",
					 b->left, b->top, b->right, b->bottom,
					 all.at[k].left, all.at[k].top);
	}
}

static void nothing_is_cut_and_nothing_overlaps(void **state)
{
	set_up(state);
	srand(3);
	for (int round = 0; round < 24; round++) {
		set_up(state);
		catalogue.kind =
			round % 3 ? CATALOGUE_OWN : CATALOGUE_LANDSCAPE2;
		add_layers(1 + rand() % 7, 12, round % 2 ? 9 : 40);
		assert_is_sound(view_poster(&view, NULL));
		for (size_t i = 0; i < catalogue.model.layers.n; i++)
			assert_is_sound(view_layer_poster(
				&view, catalogue.model.layers.at[i]));
		tear_down(state);
	}
}

static void a_sheet_has_the_proportion_of_the_a_series(void **state)
{
	const struct value *sheet;
	int width, height, longer, shorter;

	set_up(state);
	srand(4);
	add_layers(6, 9, 9);
	sheet = view_poster(&view, NULL);
	width = number(sheet, "width");
	height = number(sheet, "height");
	longer = width > height ? width : height;
	shorter = width > height ? height : width;
	assert_true(abs(longer * 1000 / shorter - 1414) <= 2);
	tear_down(state);
}

static void every_tile_leads_to_its_page(void **state)
{
	const struct value *sheet, *tile;
	struct layer *l;

	set_up(state);
	srand(5);
	l = add_layer(1, 0);
	add_entry(l, l->capabilities.at[0]);
	sheet = view_layer_poster(&view, catalogue.model.layers.at[0]);
	tile = list(list(list(sheet, "bands"), "groups"), "tiles");
	assert_str(value_get(sheet, STR("root"))->text, "../");
	assert_str(value_get(tile, STR("href"))->text,
		   "projects/e0/index.html");
	assert_null(tile->next);
	tear_down(state);
}

static void ten_thousand_entries_have_a_sheet(void **state)
{
	const struct value *sheet;
	int width;

	set_up(state);
	srand(6);
	catalogue.kind = CATALOGUE_LANDSCAPE2;
	add_layers(20, 10, 200);
	assert_true(catalogue.entries.n > 9000);
	sheet = view_poster(&view, NULL);
	width = number(sheet, "width");
	assert_true(width < 16000 && number(sheet, "height") < 16000);
	tear_down(state);
}

static void a_catalogue_without_anything_has_a_sheet(void **state)
{
	set_up(state);
	assert_is_sound(view_poster(&view, NULL));
	add_layer(0, 0);
	assert_is_sound(view_poster(&view, NULL));
	tear_down(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_cut_and_nothing_overlaps),
		cmocka_unit_test(a_sheet_has_the_proportion_of_the_a_series),
		cmocka_unit_test(every_tile_leads_to_its_page),
		cmocka_unit_test(ten_thousand_entries_have_a_sheet),
		cmocka_unit_test(a_catalogue_without_anything_has_a_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
