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
	slug = utf8_cut(slug, CUT);
	if (str_ends(slug, STR("-")))
		slug.n--;
	d = digest_of(name);
	return arena_printf(a, "%.*s-%.*s", STR_ARG(slug),
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

/* One that is to have an address of its own. */
struct name {
	struct str bare;      /* what it is called; */
	struct str qualifier; /* what tells it from others of that name; */
	struct str place;     /* what tells it from all others */
	struct str longer, hashed;
	struct str *slug;    /* where the address goes */
	struct entry *entry; /* an item, to be listed at a shared address */
};

static struct str with_digest(struct arena *a, const struct name *name,
			      size_t digits)
{
	struct digest d = digest_of(name->place);

	return arena_printf(a, "%.*s%s%.*s", STR_ARG(name->longer),
			    name->longer.n ? "-" : "",
			    STR_ARG(digest_hex(a, &d, digits)));
}

static void share(struct arena *a, struct catalogue *c, struct bearers *b,
		  const struct name *name)
{
	if (!name->entry)
		return;
	name->entry->shares_name = b->n > 1;
	if (!is_usable(name->bare))
		return;
	if (!b->shared) {
		b->shared = arena_new(a, struct shared_address);
		b->shared->slug = name->bare;
		*list_add(a, &c->shared) = b->shared;
	}
	*list_add(a, &b->shared->entries) = name->entry;
	name->entry->shared = b->shared;
}

/*
 * Four rounds: the bare name; with the qualifier for those that share it; with
 * a digest of the whole place for those that still share; with a longer one.
 * Only those that nothing tells apart are numbered.
 */
static void settle(struct arena *a, struct catalogue *c, struct name *names,
		   size_t n)
{
	struct map bare = {0}, later = {0}, hashed = {0}, last = {0};

	for (size_t i = 0; i < n; i++)
		bear(a, &bare, names[i].bare);
	for (size_t i = 0; i < n; i++) {
		struct name *name = &names[i];

		*name->slug = name->bare;
		if (is_usable(name->bare) && is_alone(&bare, name->bare))
			continue;
		share(a, c, map_find(&bare, name->bare), name);
		name->longer = address_slug(
			a, arena_printf(a, "%.*s %.*s", STR_ARG(name->bare),
					STR_ARG(name->qualifier)));
		*name->slug = (struct str){0};
		bear(a, &later, name->longer);
	}
	for (size_t i = 0; i < n; i++) {
		struct name *name = &names[i];

		if (name->slug->n)
			continue;
		*name->slug = name->longer;
		if (is_usable(name->longer) && is_alone(&later, name->longer) &&
		    !map_find(&bare, name->longer))
			continue;
		name->hashed = with_digest(a, name, 6);
		bear(a, &hashed, name->hashed);
	}
	for (size_t i = 0; i < n; i++) {
		struct name *name = &names[i];
		size_t same;

		if (!name->hashed.n)
			continue;
		*name->slug = name->hashed;
		if (is_alone(&hashed, name->hashed) &&
		    !map_find(&later, name->hashed) &&
		    !map_find(&bare, name->hashed))
			continue;
		*name->slug = with_digest(a, name, 2 * DIGEST_SIZE);
		same = bear(a, &last, *name->slug)->n;
		if (same > 1)
			*name->slug = arena_printf(a, "%.*s-%zu",
						   STR_ARG(*name->slug), same);
	}
}

static void address_items(struct arena *a, struct catalogue *c)
{
	size_t n = c->entries.n;
	struct name *names = arena_alloc(a, (n + 1) * sizeof(*names));

	for (size_t i = 0; i < n; i++) {
		struct entry *e = c->entries.at[i];
		const struct capability *in = e->claims.at[0].capability;

		names[i].bare = address_slug(a, e->name.s);
		names[i].qualifier = in->name.s;
		names[i].place = arena_printf(
			a, "%.*s/%.*s/%.*s", STR_ARG(in->layer->name.s),
			STR_ARG(in->name.s), STR_ARG(e->name.s));
		names[i].slug = &e->slug;
		names[i].entry = e;
	}
	settle(a, c, names, n);
}

static void address_layers(struct arena *a, struct catalogue *c)
{
	const struct layers *all = &c->model.layers;
	struct name *names = arena_alloc(a, (all->n + 1) * sizeof(*names));

	for (size_t i = 0; i < all->n; i++) {
		struct layer *l = all->at[i];
		bool own = c->kind == CATALOGUE_OWN;

		names[i].bare = own ? l->id.s : address_slug(a, l->name.s);
		names[i].place = own ? l->id.s : l->name.s;
		names[i].slug = &l->slug;
	}
	settle(a, c, names, all->n);
}

static void address_capabilities(struct arena *a, struct catalogue *c)
{
	const struct capabilities *all = &c->model.capabilities;
	struct name *names = arena_alloc(a, (all->n + 1) * sizeof(*names));

	for (size_t i = 0; i < all->n; i++) {
		struct capability *cap = all->at[i];
		bool own = c->kind == CATALOGUE_OWN;

		names[i].bare = own ? cap->id.s : address_slug(a, cap->name.s);
		if (cap->layer)
			names[i].qualifier = cap->layer->slug;
		names[i].place = arena_printf(
			a, "%.*s/%.*s", STR_ARG(names[i].qualifier),
			STR_ARG(own ? cap->id.s : cap->name.s));
		names[i].slug = &cap->slug;
	}
	settle(a, c, names, all->n);
}

static void address_groups(struct arena *a, struct catalogue *c)
{
	size_t n = c->groups.n;
	struct name *names = arena_alloc(a, (n + 1) * sizeof(*names));

	for (size_t i = 0; i < n; i++) {
		names[i].place = c->groups.at[i]->name.s;
		/* what the settings left over has no name of its own */
		names[i].bare = names[i].place.n
					? address_slug(a, names[i].place)
					: STR("more");
		names[i].slug = &c->groups.at[i]->slug;
	}
	settle(a, c, names, n);
}

void address_all(struct arena *a, struct catalogue *c)
{
	address_layers(a, c);
	address_capabilities(a, c);
	address_groups(a, c);
	for (size_t i = 0; i < c->model.interfaces.n; i++) {
		struct interface *f = c->model.interfaces.at[i];

		f->slug = utf8_fold(a, f->id.s);
	}
	if (c->kind == CATALOGUE_LANDSCAPE2) {
		address_items(a, c);
		return;
	}
	for (size_t i = 0; i < c->entries.n; i++)
		c->entries.at[i]->slug = c->entries.at[i]->id;
}
