#include "unit.h"

#include "base/digest.h"
#include "base/map.h"
#include "base/utf8.h"
#include "model/address.h"

#include <stdio.h>
#include <string.h>

static struct arena a;
static struct catalogue c;

static int set_up(void **state)
{
	(void)state;
	c = (struct catalogue){.kind = CATALOGUE_LANDSCAPE2};
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct str slug(const char *name)
{
	return address_slug(&a, str_c(name));
}

static struct layer *add_layer(const char *name)
{
	struct layer *l = arena_new(&a, struct layer);

	l->name.s = l->id.s = str_c(name);
	l->index = c.model.layers.n;
	*list_add(&a, &c.model.layers) = l;
	return l;
}

static struct capability *add_capability(struct layer *in, const char *name)
{
	struct capability *cap = arena_new(&a, struct capability);

	cap->name.s = cap->id.s = str_c(name);
	cap->layer = in;
	*list_add(&a, &c.model.capabilities) = cap;
	return cap;
}

static struct entry *add(struct capability *in, struct str name)
{
	struct entry *e = arena_new(&a, struct entry);

	e->name.s = name;
	list_add(&a, &e->claims)->capability = in;
	*list_add(&a, &c.entries) = e;
	return e;
}

static struct entry *item(struct capability *in, const char *name)
{
	return add(in, str_c(name));
}

static void a_slug_keeps_folded_letters_and_digits(void **state)
{
	static const char *const cases[][2] = {
		{"Flagger", "flagger"},
		{"Argo CD", "argo-cd"},
		{"  Argo   CD  ", "argo-cd"},
		{"a--b__c..d", "a-b-c-d"},
		{"-a-", "a"},
		{"../../etc/passwd", "etc-passwd"},
		{"C++", "c"},
		{"K3s (v1.2)", "k3s-v1-2"},
		{"Caf\xc3\x89", "caf\xc3\xa9"},
		{"Stra\xc3\x9f"
		 "e",
		 "strasse"},
		{"\xce\x91\xce\xa3", "\xce\xb1\xcf\x83"},
		{"\xe4\xb8\xad\xe6\x96\x87 1", "\xe4\xb8\xad\xe6\x96\x87-1"},
		{"e\xcc\x81", "\xc3\xa9"},
		{"\xf0\x9f\x98\x80 x", "x"},
		{"a\xc2\xa0"
		 "b",
		 "a-b"},
		{"a\xe2\x80\x8b"
		 "b",
		 "a-b"},
		{"a\xff\xff"
		 "b",
		 "a-b"},
		{"\xef\xbf\xbd", ""},
		{"<script>", "script"},
		{"", ""},
		{"+++", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(slug(cases[i][0]), cases[i][1]);
	assert_str(address_slug(&a, (struct str){0}), "");
	assert_str(address_slug(&a, STR("a\0b")), "a-b");
}

static void a_slug_has_at_most_80_bytes(void **state)
{
	char name[200];
	struct digest d;

	(void)state;
	memset(name, 'a', sizeof(name));
	assert_int_equal(address_slug(&a, (struct str){name, 80}).n, 80);
	d = digest_of((struct str){name, 81});
	assert_str(address_slug(&a, (struct str){name, 81}),
		   arena_printf(&a, "%.60s-%.*s", name,
				STR_ARG(digest_hex(&a, &d, 8)))
			   .p);
	assert_false(str_eq(address_slug(&a, (struct str){name, 81}),
			    address_slug(&a, (struct str){name, 82})));
}

static void a_long_slug_is_cut_between_two_characters(void **state)
{
	(void)state;
	for (int shift = 0; shift < 3; shift++) {
		char name[200] = "xx";
		struct str s;
		size_t n = (size_t)shift;

		for (; n + 3 < 120; n += 3)
			memcpy(name + n, "\xe4\xb8\xad", 3);
		s = address_slug(&a, (struct str){name, n});
		assert_int_equal(utf8_bad(s), s.n);
		assert_true(s.n > 60 && s.n <= 69);
		assert_int_equal(s.p[s.n - 9], '-');
	}
}

static void a_cut_leaves_no_double_dash(void **state)
{
	struct str s =
		slug("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		     "aaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbb");

	(void)state;
	assert_int_equal(s.n, 59 + 9);
	assert_int_equal(str_find(s, STR("--")), s.n);
}

static void a_name_of_its_own_is_the_address(void **state)
{
	struct capability *in = add_capability(add_layer("L"), "S");
	struct entry *e = item(in, "Argo CD"), *f = item(in, "Flux");

	(void)state;
	address_all(&a, &c);
	assert_str(e->slug, "argo-cd");
	assert_str(f->slug, "flux");
	assert_int_equal(c.shared.n, 0);
}

static void every_bearer_of_a_shared_name_gets_its_subcategory(void **state)
{
	struct layer *l = add_layer("L");
	struct entry *e = item(add_capability(l, "One Two"), "Argo");
	struct entry *f = item(add_capability(l, "Three"), "ARGO!");

	(void)state;
	address_all(&a, &c);
	assert_str(e->slug, "argo-one-two");
	assert_str(f->slug, "argo-three");
	assert_int_equal(c.shared.n, 1);
	assert_str(c.shared.at[0]->slug, "argo");
	assert_int_equal(c.shared.at[0]->entries.n, 2);
	assert_true(c.shared.at[0]->entries.at[0] == e);
	assert_true(c.shared.at[0]->entries.at[1] == f);
}

static void reserved_names_get_their_subcategory(void **state)
{
	static const char *const names[] = {"Index", "con",  "PRN", "aux",
					    "NUL",   "com1", "LPT9"};
	struct capability *in = add_capability(add_layer("L"), "Sub");

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		item(in, names[i]);
	item(in, "com");
	item(in, "com10");
	address_all(&a, &c);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_str(c.entries.at[i]->slug,
			   arena_printf(&a, "%.*s-sub", STR_ARG(slug(names[i])))
				   .p);
	assert_str(c.entries.at[7]->slug, "com");
	assert_str(c.entries.at[8]->slug, "com10");
	assert_int_equal(c.shared.n, 0); /* no page at a reserved address */
}

static void an_empty_slug_becomes_the_subcategory(void **state)
{
	struct entry *e = item(add_capability(add_layer("L"), "Sub"), "+++");

	(void)state;
	address_all(&a, &c);
	assert_str(e->slug, "sub");
	assert_int_equal(c.shared.n, 0);
}

/* What stands behind the slug of those that still share: DESIGN 2. */
static struct str six(const char *place)
{
	struct digest d = digest_of(str_c(place));

	return digest_hex(&a, &d, 6);
}

static void those_that_share_again_get_a_digest(void **state)
{
	struct capability *in = add_capability(add_layer("Cat"), "Sub");
	struct entry *e = item(in, "Argo"), *f = item(in, "argo");

	(void)state;
	address_all(&a, &c);
	assert_str(e->slug,
		   arena_printf(&a, "argo-sub-%s", six("Cat/Sub/Argo").p).p);
	assert_str(f->slug,
		   arena_printf(&a, "argo-sub-%s", six("Cat/Sub/argo").p).p);
	assert_int_equal(c.shared.at[0]->entries.n, 2);
}

static void nothing_at_all_in_a_name_leaves_the_digest(void **state)
{
	struct entry *e = item(add_capability(add_layer("L"), "!"), "+");

	(void)state;
	address_all(&a, &c);
	assert_str(e->slug, six("L/!/+").p);
}

static void a_longer_address_never_takes_another_items_name(void **state)
{
	struct layer *l = add_layer("L");
	struct capability *in = add_capability(l, "Sub");
	struct entry *e = item(in, "Argo"), *taken = item(in, "Argo Sub");
	struct entry *f = item(add_capability(l, "Other"), "Argo");

	(void)state;
	address_all(&a, &c);
	assert_str(taken->slug, "argo-sub");
	assert_str(f->slug, "argo-other");
	assert_str(e->slug,
		   arena_printf(&a, "argo-sub-%s", six("L/Sub/Argo").p).p);
}

static void a_digest_never_takes_another_items_name(void **state)
{
	struct capability *in = add_capability(add_layer("Cat"), "Sub");
	struct entry *e = item(in, "Argo"), *f = item(in, "argo");
	struct entry *thief =
		add(in, arena_printf(&a, "argo sub %s", six("Cat/Sub/Argo").p));

	(void)state;
	address_all(&a, &c);
	assert_false(str_eq(e->slug, thief->slug));
	assert_false(str_eq(e->slug, f->slug));
	assert_true(str_starts(e->slug, STR("argo-sub-")));
}

static void six_digits_in_common_become_64(void **state)
{
	struct capability *in = add_capability(add_layer("L"), "S");
	struct map seen = {0};
	struct str first = {0}, second = {0};
	struct entry *e, *f;

	(void)state;
	/* names without letters, until two digests start alike */
	for (int n = 0; !first.n; n++) {
		struct str name = {0}, *kept = arena_new(&a, struct str);
		const struct str *other;
		char signs[20];

		for (size_t i = 0; i < 16; i++)
			signs[name.n++] = n >> i & 1 ? '+' : '*';
		name.p = signs;
		*kept = arena_str(&a, name);
		name = six(arena_printf(&a, "L/S/%s", kept->p).p);
		other = map_find(&seen, name);
		if (other) {
			first = *other;
			second = *kept;
		}
		map_put(&a, &seen, name, kept);
	}
	e = add(in, first);
	f = add(in, second);
	address_all(&a, &c);
	assert_int_equal(e->slug.n, 2 + 64);
	assert_int_equal(f->slug.n, 2 + 64);
	assert_false(str_eq(e->slug, f->slug));
}

static void items_that_nothing_tells_apart_are_numbered(void **state)
{
	struct layer *l = add_layer("L");
	struct entry *e = item(add_capability(l, "S"), "X");
	struct entry *f = item(add_capability(l, "S"), "X");

	(void)state;
	address_all(&a, &c);
	assert_false(str_eq(e->slug, f->slug));
	assert_false(str_eq(c.model.capabilities.at[0]->slug,
			    c.model.capabilities.at[1]->slug));
}

static unsigned seed = 12345;

static unsigned random_below(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

/* 2,000 names, no two the same in one subcategory. */
static void add_nasty_names(void)
{
	static const char *const alphabet[] = {
		"a", "A",        "b",    "-",     " ",   "+", "/", "\xc3\xa9",
		"e", "\xcc\x81", "\xff", "index", "con", "x", "S", "1",
	};
	struct capability *in[6];
	struct map seen = {0};

	for (size_t i = 0; i < 6; i++)
		in[i] = add_capability(add_layer(arena_printf(&a, "L%zu", i).p),
				       i % 3 ? arena_printf(&a, "S%zu", i % 2).p
					     : "+");
	while (c.entries.n < 2000) {
		struct str name = {0}, key;
		unsigned parts = 1 + random_below(5), where = random_below(6);

		for (unsigned i = 0; i < parts; i++)
			name = arena_printf(&a, "%.*s%s", STR_ARG(name),
					    alphabet[random_below(16)]);
		key = arena_printf(&a, "%u%.*s", where, STR_ARG(name));
		if (map_find(&seen, key))
			continue;
		map_put(&a, &seen, key, in[where]);
		add(in[where], name);
	}
}

static void no_two_entries_ever_share_an_address(void **state)
{
	struct map seen = {0};

	(void)state;
	add_nasty_names();
	address_all(&a, &c);
	for (size_t i = 0; i < c.shared.n; i++) {
		assert_null(map_find(&seen, c.shared.at[i]->slug));
		assert_true(c.shared.at[i]->entries.n > 1);
		map_put(&a, &seen, c.shared.at[i]->slug, c.shared.at[i]);
	}
	assert_true(c.shared.n > 10);
	for (size_t i = 0; i < c.entries.n; i++) {
		struct str s = c.entries.at[i]->slug;

		assert_true(s.n > 0 && s.n <= 200);
		assert_false(str_is(s, "index") || str_is(s, "con"));
		assert_null(map_find(&seen, s));
		map_put(&a, &seen, s, c.entries.at[i]);
	}
}

static void no_address_depends_on_order(void **state)
{
	struct str before[2000];
	struct entry *order[2000];

	(void)state;
	add_nasty_names();
	address_all(&a, &c);
	for (size_t i = 0; i < 2000; i++) {
		order[i] = c.entries.at[i];
		before[i] = order[i]->slug;
	}
	for (unsigned n = 0; n < 5; n++) {
		for (unsigned i = 1999; i > 0; i--) {
			unsigned k = random_below(i + 1);
			struct entry *moved = c.entries.at[i];

			c.entries.at[i] = c.entries.at[k];
			c.entries.at[k] = moved;
		}
		address_all(&a, &c);
		for (size_t i = 0; i < 2000; i++)
			assert_true(str_eq(order[i]->slug, before[i]));
	}
}

static void an_own_entrys_address_is_its_id(void **state)
{
	struct entry *e = item(NULL, "Some Name"), *f = item(NULL, "Other");

	(void)state;
	c.kind = CATALOGUE_OWN;
	e->id = STR("flagger");
	f->id = STR("argo-cd");
	address_all(&a, &c);
	assert_str(e->slug, "flagger");
	assert_str(f->slug, "argo-cd");
}

static void the_models_parts_have_addresses(void **state)
{
	struct layer *l = add_layer("del");
	struct capability *cap = add_capability(l, "del.canary");
	struct interface *f = arena_new(&a, struct interface);

	(void)state;
	c.kind = CATALOGUE_OWN;
	f->id.s = STR("IF-04");
	*list_add(&a, &c.model.interfaces) = f;
	address_all(&a, &c);
	assert_str(l->slug, "del");
	assert_str(cap->slug, "del.canary");
	assert_str(f->slug, "if-04");
}

static void categories_never_share_an_address(void **state)
{
	static const char *const names[] = {
		"A", "a!", "A-2", "a 3", "+", "***", "index", "B", "a", "A-3"};
	struct map seen = {0};

	(void)state;
	for (size_t i = 0; i < 10; i++)
		add_layer(names[i]);
	address_all(&a, &c);
	for (size_t i = 0; i < 10; i++) {
		struct layer *l = c.model.layers.at[i];

		assert_true(l->slug.n && !str_is(l->slug, "index"));
		assert_null(map_find(&seen, l->slug));
		map_put(&a, &seen, l->slug, l);
	}
	assert_str(c.model.layers.at[7]->slug, "b");
}

static void subcategories_never_share_an_address(void **state)
{
	struct layer *x = add_layer("X"), *bc = add_layer("B C");
	struct layer *only = add_layer("C");
	struct map seen = {0};

	(void)state;
	add_capability(x, "A B");
	add_capability(only, "A B"); /* a-b-c */
	add_capability(x, "A");
	add_capability(bc, "A"); /* a-b-c too */
	add_capability(x, "A X");
	add_capability(x, "+");
	add_capability(bc, "Own");
	address_all(&a, &c);
	for (size_t i = 0; i < c.model.capabilities.n; i++) {
		struct capability *cap = c.model.capabilities.at[i];

		assert_true(cap->slug.n > 0);
		assert_null(map_find(&seen, cap->slug));
		map_put(&a, &seen, cap->slug, cap);
	}
	assert_str(c.model.capabilities.at[0]->slug, "a-b-x");
	assert_str(c.model.capabilities.at[6]->slug, "own");
}

static void groups_never_share_an_address(void **state)
{
	static const char *const names[] = {"All", "ALL", "", "!"};
	struct map seen = {0};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct group *g = arena_new(&a, struct group);

		g->name.s = str_c(names[i]);
		*list_add(&a, &c.groups) = g;
	}
	address_all(&a, &c);
	for (size_t i = 0; i < 4; i++) {
		struct str s = c.groups.at[i]->slug;

		assert_true(s.n > 0);
		assert_null(map_find(&seen, s));
		map_put(&a, &seen, s, c.groups.at[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_slug_keeps_folded_letters_and_digits, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(a_slug_has_at_most_80_bytes,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_long_slug_is_cut_between_two_characters, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(a_cut_leaves_no_double_dash,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_name_of_its_own_is_the_address, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			every_bearer_of_a_shared_name_gets_its_subcategory,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			reserved_names_get_their_subcategory, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			an_empty_slug_becomes_the_subcategory, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			those_that_share_again_get_a_digest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			nothing_at_all_in_a_name_leaves_the_digest, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_longer_address_never_takes_another_items_name, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_digest_never_takes_another_items_name, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(six_digits_in_common_become_64,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			items_that_nothing_tells_apart_are_numbered, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			no_two_entries_ever_share_an_address, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(no_address_depends_on_order,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_own_entrys_address_is_its_id,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_models_parts_have_addresses,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			categories_never_share_an_address, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			subcategories_never_share_an_address, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(groups_never_share_an_address,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
