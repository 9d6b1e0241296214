/*
 * The index that a browser searches: one script that sets one value.
 *
 *	{"kinds": [{"name", "at", "names", "labels", "slugs", "within",
 *	            "hues"} …], "words": "…", "places": "…", "passedOver": "…"}
 *
 * Finds are numbered through all kinds.  Those of a kind have columns: names;
 * labels, if any has one; slugs, which stand for "*" in `at`, 0 where the name
 * says it ("Argo CD": "argo-cd"); within, the number of what holds it, or -1:
 * the slug of that stands for "+" in `at`.  `hues`: those of this kind have the
 * hues c1, c2 … in their order.
 *
 * What `words` and `places` say stands in search_words.c.
 */
#include "base/escape.h"
#include "view/findable.h"
#include "view/parts.h"
#include "view/search_words.h"

/* Where the finds of a kind are: "*" is what differs. */
static struct str pattern_of(struct view *v, const struct findable *f)
{
	struct str path = f->path;

	if (f->kind == FINDABLE_SECTION)
		return STR("whitepaper/+/index.html#*");
	if (f->anchor.n)
		return arena_printf(v->arena, "%.*s#*", STR_ARG(path));
	return arena_printf(v->arena, "%.*s/*/index.html",
			    (int)str_find(path, STR("/")), path.p);
}

/* What stands for "*". */
static struct str slug_of(struct view *v, const struct findable *f)
{
	struct str href = findable_href(v, f);

	if (f->anchor.n)
		return str_from(href, str_find(href, STR("#")) + 1);
	href = str_from(href, str_find(href, STR("/")) + 1);
	return str_sub(href, 0, str_find(href, STR("/")));
}

/* As the script has it: small letters of ASCII and digits, else one "-". */
static bool says_name(struct str slug, struct str name)
{
	size_t at = 0;
	bool gap = false;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
			gap = at > 0;
			continue;
		}
		if (gap && (at == slug.n || slug.p[at++] != '-'))
			return false;
		gap = false;
		if (at == slug.n || slug.p[at++] != c)
			return false;
	}
	return at == slug.n;
}

static void add_name_column(struct buf *out, const struct findable *f, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(out, ',');
		escape_json(out, f[i].name);
	}
}

static void add_label_column(struct buf *out, const struct findable *f,
			     size_t n)
{
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		known += f[i].label.n > 0;
	for (size_t i = 0; known && i < n; i++) {
		if (i)
			buf_addc(out, ',');
		escape_json(out, f[i].label);
	}
}

static void add_slug_column(struct view *v, struct buf *out,
			    const struct findable *f, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str slug = slug_of(v, &f[i]);

		if (i)
			buf_addc(out, ',');
		if (says_name(slug, f[i].name))
			buf_addc(out, '0');
		else
			escape_json(out, slug);
	}
}

static void add_within_column(struct buf *out, const struct findables *all,
			      const struct findable *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s%td", i ? "," : "",
			   f[i].within ? f[i].within - all->at : -1);
}

static void add_kind(struct view *v, struct buf *out,
		     const struct findables *all, const struct findable *f,
		     size_t n)
{
	buf_add(out, STR("{\"name\":"));
	escape_json(out, findable_group(v, f->kind));
	buf_add(out, STR(",\"at\":"));
	escape_json(out, pattern_of(v, f));
	buf_add(out, STR(",\"names\":["));
	add_name_column(out, f, n);
	buf_add(out, STR("],\"labels\":["));
	add_label_column(out, f, n);
	buf_add(out, STR("],\"slugs\":["));
	add_slug_column(v, out, f, n);
	buf_add(out, STR("],\"within\":["));
	add_within_column(out, all, f, n);
	buf_printf(out, "],\"hues\":%s}",
		   f->kind == FINDABLE_LAYER ? "true" : "false");
}

static void write_kinds(struct view *v, struct buf *out,
			const struct findables *all)
{
	buf_add(out, STR("\"kinds\":["));
	for (size_t i = 0, n; i < all->n; i += n) {
		n = findables_of_kind(all, i);
		if (i)
			buf_addc(out, ',');
		add_kind(v, out, all, &all->at[i], n);
	}
	buf_addc(out, ']');
}

void view_search_index(struct view *v, struct buf *out)
{
	struct findables all = findables_of(v, true);

	buf_add(out, STR("window.strataIndex={"));
	write_kinds(v, out, &all);
	buf_addc(out, ',');
	add_search_words(v, out, &all);
	buf_add(out, STR(",\"passedOver\":"));
	escape_json(out, word(v, "search.passed_over"));
	buf_add(out, STR("};\n"));
}
