#include "model/address.h"

#include "base/digest.h"
#include "base/utf8.h"

enum {
	/* Room for suffixes within the 255 bytes that a file name may have. */
	LONGEST = 80,
	CUT = 60,
};

/* Names that mean something to a server or to a file system. */
static const char *const reserved[] = {
	"index", "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3",
	"com4",  "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
	"lpt3",  "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
};

static bool is_reserved(struct str slug)
{
	for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		if (str_is(slug, reserved[i]))
			return true;
	return false;
}

struct str address_slug(struct arena *a, struct str name)
{
	struct str folded = utf8_fold(a, name), rest = folded;
	char *out = arena_alloc(a, folded.n + 1);
	struct str slug = {out, 0};
	bool gap = false;
	struct digest d;

	while (rest.n) {
		const char *from = rest.p;
		int32_t c = utf8_next(&rest);

		if (!utf8_is_word(c) || c == 0xfffd) {
			gap = slug.n > 0;
			continue;
		}
		if (gap)
			out[slug.n++] = '-';
		gap = false;
		while (from < rest.p)
			out[slug.n++] = *from++;
	}
	if (slug.n <= LONGEST)
		return slug;
	d = digest_of(name);
	return arena_printf(a, "%.*s-%.*s", STR_ARG(utf8_cut(slug, CUT)),
			    STR_ARG(digest_hex(a, &d, 8)));
}

/* How many bear an address. */
struct bearers {
	size_t n;
	struct shared_address *shared;
};

static struct bearers *bear(struct arena *a, struct map *taken, struct str slug)
{
	struct bearers *b = map_find(taken, slug);

	if (!b) {
		b = arena_new(a, struct bearers);
		map_put(a, taken, slug, b);
	}
	b->n++;
	return b;
}

static bool is_alone(const struct map *taken, struct str slug)
{
	const struct bearers *b = map_find(taken, slug);

	return b && b->n == 1;
}

static bool is_usable(struct str slug)
{
	return slug.n && !is_reserved(slug);
}

static struct str where(struct arena *a, const struct entry *e)
{
	const struct capability *c = e->claims.at[0].capability;

	return arena_printf(a, "%.*s/%.*s/%.*s", STR_ARG(c->layer->name.s),
			    STR_ARG(c->name.s), STR_ARG(e->name.s));
}

static void share(struct arena *a, struct catalogue *c, struct bearers *b,
		  struct str slug, struct entry *e)
{
	if (!is_usable(slug))
		return;
	if (!b->shared) {
		b->shared = arena_new(a, struct shared_address);
		b->shared->slug = slug;
		*list_add(a, &c->shared) = b->shared;
	}
	*list_add(a, &b->shared->entries) = e;
}

/*
 * Three rounds: by name; with the subcategory for those that share a name;
 * with a digest of the whole place for those that still do.
 */
static void address_items(struct arena *a, struct catalogue *c)
{
	size_t n = c->entries.n;
	struct str *bare = arena_alloc(a, (n + 1) * sizeof(*bare));
	struct str *longer = arena_alloc(a, (n + 1) * sizeof(*longer));
	struct map taken = {0}, second = {0};

	for (size_t i = 0; i < n; i++) {
		bare[i] = address_slug(a, c->entries.at[i]->name.s);
		bear(a, &taken, bare[i]);
	}
	for (size_t i = 0; i < n; i++) {
		const struct entry *e = c->entries.at[i];

		if (is_usable(bare[i]) && is_alone(&taken, bare[i])) {
			bear(a, &second, bare[i]);
			continue;
		}
		longer[i] = address_slug(
			a, arena_printf(a, "%.*s %.*s", STR_ARG(bare[i]),
					STR_ARG(e->claims.at[0]
							.capability->name.s)));
		bear(a, &second, longer[i]);
	}
	for (size_t i = 0; i < n; i++) {
		struct entry *e = c->entries.at[i];
		struct digest d;

		e->slug = bare[i];
		if (!longer[i].n && is_usable(bare[i]) &&
		    is_alone(&taken, bare[i]))
			continue;
		share(a, c, map_find(&taken, bare[i]), bare[i], e);
		e->slug = longer[i];
		if (is_usable(longer[i]) && is_alone(&second, longer[i]) &&
		    !map_find(&taken, longer[i]))
			continue;
		d = digest_of(where(a, e));
		e->slug = arena_printf(a, "%.*s%s%.*s", STR_ARG(longer[i]),
				       longer[i].n ? "-" : "",
				       STR_ARG(digest_hex(a, &d, 6)));
	}
}

static void address_layers(struct arena *a, struct catalogue *c)
{
	struct map taken = {0};

	for (size_t i = 0; i < c->model.layers.n; i++) {
		struct layer *l = c->model.layers.at[i];

		l->slug = c->kind == CATALOGUE_OWN
				  ? l->id.s
				  : address_slug(a, l->name.s);
		if (!is_usable(l->slug) || map_find(&taken, l->slug))
			l->slug = arena_printf(a, "%.*s-%zu", STR_ARG(l->slug),
					       l->index + 1);
		map_put(a, &taken, l->slug, l);
	}
}

static void address_capabilities(struct arena *a, struct catalogue *c)
{
	const struct capabilities *all = &c->model.capabilities;
	struct map taken = {0};

	for (size_t i = 0; i < all->n; i++) {
		all->at[i]->slug = c->kind == CATALOGUE_OWN
					   ? all->at[i]->id.s
					   : address_slug(a,
							  all->at[i]->name.s);
		bear(a, &taken, all->at[i]->slug);
	}
	for (size_t i = 0; i < all->n; i++) {
		struct capability *cap = all->at[i];

		if (!is_usable(cap->slug) || !is_alone(&taken, cap->slug))
			cap->slug = address_slug(
				a, arena_printf(a, "%.*s %.*s",
						STR_ARG(cap->slug),
						STR_ARG(cap->layer->slug)));
	}
}

void address_all(struct arena *a, struct catalogue *c)
{
	address_layers(a, c);
	address_capabilities(a, c);
	for (size_t i = 0; i < c->model.interfaces.n; i++) {
		struct interface *f = c->model.interfaces.at[i];

		f->slug = utf8_fold(a, f->id.s);
	}
	for (size_t i = 0; i < c->groups.n; i++)
		c->groups.at[i]->slug =
			address_slug(a, c->groups.at[i]->name.s);
	if (c->kind == CATALOGUE_LANDSCAPE2) {
		address_items(a, c);
		return;
	}
	for (size_t i = 0; i < c->entries.n; i++)
		c->entries.at[i]->slug = c->entries.at[i]->id;
}
