/* What should stand once: names, repositories, homepages and logos. */
#include "base/map.h"
#include "base/url.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/data.h"

/* What two entries must not share: where it stands, and what makes two one. */
struct unique {
	int rule;
	const char *what;
	const struct text *(*of)(const struct entry *);
	struct str (*same)(struct arena *, struct str);
	bool (*excused)(const struct entry *); /* or NULL */
};

/* Entries come by name, but the reader of a long file by line. */
static bool stands_above(const struct text *a, const struct text *b)
{
	return str_eq(str_c(a->pos.file), str_c(b->pos.file)) &&
	       a->pos.line < b->pos.line;
}

static void swap(struct entry **a, struct entry **b)
{
	struct entry *was = *a;

	*a = *b;
	*b = was;
}

static void look_for(struct arena *a, struct diags *d,
		     const struct catalogue *c, const struct unique *u)
{
	struct map seen = {0};

	for (size_t i = 0; i < c->entries.n; i++) {
		struct entry *e = c->entries.at[i], *other;
		struct str key = u->same(a, u->of(e)->s);

		if (!key.n || (u->excused && u->excused(e)))
			continue;
		other = map_find(&seen, key);
		if (other && stands_above(u->of(e), u->of(other))) {
			map_put(a, &seen, key, e);
			swap(&e, &other);
		}
		if (other)
			diags_add(d, &data_rules[u->rule], u->of(e)->pos,
				  "%s '%.*s' is also that of %s:%d", u->what,
				  STR_ARG(u->of(e)->s), other->pos.file,
				  u->of(other)->pos.line);
		else
			map_put(a, &seen, key, e);
	}
}

static const struct text *name_of(const struct entry *e)
{
	return &e->name;
}

static const struct text *repo_of(const struct entry *e)
{
	return &e->repo;
}

static const struct text *homepage_of(const struct entry *e)
{
	return &e->homepage;
}

static const struct text *logo_of(const struct entry *e)
{
	return &e->logo;
}

/* As for repositories, but a place within a page may be a home of its own. */
static struct str same_page(struct arena *a, struct str url)
{
	struct url u;

	if (!url_split(url, &u) || !u.fragment.n)
		return url_repository(a, url);
	return arena_printf(a, "%.*s#%.*s", STR_ARG(url_repository(a, url)),
			    STR_ARG(u.fragment));
}

static struct str same_file(struct arena *a, struct str name)
{
	(void)a;
	return str_starts(name, STR("./")) ? str_from(name, 2) : name;
}

/* The first landscape asked for this word where a repository stands twice. */
static bool allows_twice(const struct entry *e)
{
	const struct value *v =
		value_get(e->source, STR("allow_duplicate_repo"));

	return v && v->kind == VALUE_BOOL && v->truth;
}

static const struct unique own[] = {
	{DATA_NAME_TWICE, "name", name_of, utf8_fold, NULL},
	{DATA_REPO_TWICE, "repository", repo_of, url_repository, NULL},
	{DATA_HOMEPAGE_TWICE, "homepage", homepage_of, same_page, NULL},
	{DATA_LOGO_TWICE, "logo", logo_of, same_file, NULL},
};

/*
 * The items of a landscape2 catalogue are products and their makers too, which
 * share homepage and logo by right.
 */
static const struct unique foreign[] = {
	{DATA_NAME_TWICE, "name", name_of, utf8_fold, NULL},
	{DATA_REPO_TWICE, "repository", repo_of, url_repository, allows_twice},
};

void check_twice(struct arena *a, struct diags *d, const struct catalogue *c)
{
	bool is_own = c->kind == CATALOGUE_OWN;
	const struct unique *rows = is_own ? own : foreign;
	size_t n = is_own ? sizeof(own) / sizeof(own[0])
			  : sizeof(foreign) / sizeof(foreign[0]);

	for (size_t i = 0; i < n; i++)
		look_for(a, d, c, &rows[i]);
}
