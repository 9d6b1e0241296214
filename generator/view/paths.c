#include "view/paths.h"

#include "base/buf.h"
#include "base/escape.h"

#include <string.h>

static bool is_own(const struct catalogue *c)
{
	return c->kind == CATALOGUE_OWN;
}

static struct str page(struct arena *a, const char *folder, struct str slug)
{
	return ARENA_JOIN(a, str_c(folder), STR("/"), slug, STR("/index.html"));
}

struct str path_of_home(void)
{
	return STR("index.html");
}

struct str path_of_print(void)
{
	return STR("whitepaper.pdf");
}

struct str path_of_group(struct arena *a, const struct catalogue *c,
			 const struct group *g)
{
	if (g == c->groups.at[0])
		return path_of_home();
	return page(a, "groups", g->slug);
}

struct str path_of_layer(struct arena *a, const struct catalogue *c,
			 const struct layer *l)
{
	return page(a, is_own(c) ? "layers" : "categories", l->slug);
}

struct str path_of_poster(void)
{
	return STR("landscape.svg");
}

struct str path_of_layer_poster(struct arena *a, const struct catalogue *c,
				const struct layer *l)
{
	return arena_printf(a, "%s/%.*s.svg",
			    is_own(c) ? "layers" : "categories",
			    STR_ARG(l->slug));
}

struct str card_id(struct str path)
{
	static const struct str file = STR_INIT("/index.html");

	return str_ends(path, file) ? str_sub(path, 0, path.n - file.n)
				    : STR("index");
}

struct str path_of_card(struct arena *a, struct str path)
{
	return ARENA_JOIN(a, STR("cards/"), card_id(path), STR(".png"));
}

struct str path_of_capability(struct arena *a, const struct catalogue *c,
			      const struct capability *cap)
{
	return page(a, is_own(c) ? "capabilities" : "subcategories", cap->slug);
}

struct str path_of_interface(struct arena *a, const struct interface *f)
{
	return page(a, "interfaces", f->slug);
}

struct str path_of_entry(struct arena *a, struct str slug)
{
	return page(a, "projects", slug);
}

struct str path_of_health(void)
{
	return STR("health/index.html");
}

struct str path_of_rule(struct arena *a, struct str slug)
{
	return page(a, "health/rules", slug);
}

struct str path_of_chapter(struct arena *a, const struct chapter *ch)
{
	return page(a, "whitepaper", ch->slug);
}

struct str path_of_stack(struct arena *a, const struct stack *s)
{
	return page(a, "architectures", s->slug);
}

struct str path_of_comparison(struct arena *a, const struct comparison *c)
{
	return page(a, "compare", c->slug);
}

struct str path_of_compare(void)
{
	return STR("compare/index.html");
}

struct str path_of_embed(void)
{
	return STR("embed/index.html");
}

struct str path_of_frame(struct arena *a, struct str path)
{
	return arena_printf(a, "embed/%.*s", STR_ARG(path));
}

struct str path_of_guide(void)
{
	return STR("guide/index.html");
}

struct str path_of_contribute(void)
{
	return STR("contribute/index.html");
}

struct str path_of_badge(struct arena *a, struct str slug)
{
	return ARENA_JOIN(a, STR("projects/"), slug, STR("/badge.svg"));
}

struct str path_of_glossary(void)
{
	return STR("glossary/index.html");
}

struct str path_of_references(void)
{
	return STR("references/index.html");
}

struct str path_of_stats(void)
{
	return STR("stats/index.html");
}

struct str path_of_changes(void)
{
	return STR("changes/index.html");
}

struct str path_of_search(void)
{
	return STR("search/index.html");
}

/* Bytes that stand for themselves in a path (RFC 3986, 2.3). */
static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
	       c == '~' || c == '/';
}

struct str path_href(struct arena *a, struct str path)
{
	struct buf b = {0};
	struct str out, rest = path;
	size_t plain = 0;

	while (plain < path.n && is_unreserved(path.p[plain]))
		plain++;
	if (plain == path.n) /* nearly every path */
		return path;
	while (rest.n) {
		struct str part = str_cut(rest, '/', &rest);

		escape_url_part(&b, part);
		if (part.p + part.n < path.p + path.n)
			buf_addc(&b, '/');
	}
	out = arena_str(a, buf_str(&b));
	buf_free(&b);
	return out;
}

struct str page_url(struct arena *a, const struct catalogue *c, struct str path)
{
	struct str base = c->site.base_url.s;

	while (str_ends(base, STR("/")))
		base.n--;
	if (str_is(path, "index.html"))
		path.n = 0;
	else if (str_ends(path, STR("/index.html")))
		path.n -= sizeof("index.html") - 1;
	return ARENA_JOIN(a, base, STR("/"), path_href(a, path));
}

struct str path_to_root(struct arena *a, struct str path)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == '/')
			buf_add(&b, STR("../"));
	out = arena_str(a, buf_str(&b));
	buf_free(&b);
	return out;
}
