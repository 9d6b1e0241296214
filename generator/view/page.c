/* What every page has: title, addresses, navigation, structured data. */
#include "view/parts.h"

static void add_nav(struct view *v, struct value *nav, const char *name,
		    struct str path, const char *section)
{
	struct str key = ARENA_JOIN(v->arena, STR("nav."), str_c(name));
	struct value *item = add_ref(v, nav, word(v, key.p), path);

	value_set_bool(v->arena, item, "current", str_is(str_c(name), section));
}

static void set_nav(struct view *v, struct value *page, const char *section)
{
	const struct catalogue *c = v->catalogue;
	struct value *nav = value_set_list(v->arena, page, "nav");

	add_nav(v, nav, "landscape", path_of_home(), section);
	add_nav(v, nav, "projects", STR("projects/index.html"), section);
	if (c->model.interfaces.n)
		add_nav(v, nav, "interfaces", STR("interfaces/index.html"),
			section);
	add_nav(v, nav, "compare", path_of_compare(), section);
	add_nav(v, nav, "health", path_of_health(), section);
	if (c->chapters.n)
		add_nav(v, nav, "whitepaper", STR("whitepaper/index.html"),
			section);
	if (c->guide.n || c->choosing)
		add_nav(v, nav, "guide", STR("guide/index.html"), section);
}

/* What a reader looks for less often stands at the foot of every page. */
static void set_more_nav(struct view *v, struct value *page,
			 const char *section)
{
	const struct catalogue *c = v->catalogue;
	struct value *nav = value_set_list(v->arena, page, "more_nav");

	if (c->stacks.n)
		add_nav(v, nav, "architectures",
			STR("architectures/index.html"), section);
	if (c->terms.n)
		add_nav(v, nav, "glossary", path_of_glossary(), section);
	if (c->references.n)
		add_nav(v, nav, "references", path_of_references(), section);
	add_nav(v, nav, "stats", path_of_stats(), section);
	if (c->editions.n)
		add_nav(v, nav, "changes", path_of_changes(), section);
}

struct str site_title(struct view *v)
{
	const struct site *s = &v->catalogue->site;

	if (!v->title.n)
		v->title = s->title.s;
	if (!v->title.n)
		v->title = str_trim(ARENA_JOIN(v->arena, s->publisher.s,
					       STR(" "), word(v, "landscape")));
	return v->title;
}

static void set_site(struct view *v, struct value *page)
{
	const struct site *s = &v->catalogue->site;
	struct value *site = value_set_map(v->arena, page, "site");
	struct str title = site_title(v);

	value_set(v->arena, site, "title", title);
	value_set(v->arena, site, "short_title",
		  s->short_title.s.n ? s->short_title.s : title);
	value_set(v->arena, site, "edition", s->edition.s);
	value_set(v->arena, site, "model", v->catalogue->model.version.s);
	value_set(v->arena, site, "license", s->license.s);
	value_set(v->arena, site, "license_url", s->license_url.s);
	value_set(v->arena, site, "as_of",
		  date_iso(v->arena, v->catalogue->as_of));
	value_set(v->arena, site, "as_of_text",
		  date_text(v, v->catalogue->as_of));
	value_set_bool(v->arena, site, "has_editions",
		       v->catalogue->editions.n > 0);
	value_set_bool(v->arena, site, "is_own",
		       v->catalogue->kind == CATALOGUE_OWN);
}

static struct value *child(struct value *page, const char *key)
{
	struct value *at = page->first;

	while (!str_is(at->key, key))
		at = at->next;
	return at;
}

/* The address of a page's card that is in the site's folder; else "". */
static struct str card_of(struct view *v, struct str path)
{
	struct str card = path_of_card(v->arena, path);

	return v->cards && v->catalogue->site.base_url.s.n &&
			       map_find(v->cards, card)
		       ? page_url(v->arena, v->catalogue, card)
		       : (struct str){0};
}

static bool set_card(struct view *v, struct value *page, struct str path,
		     struct str alt)
{
	struct str card = card_of(v, path);

	if (!card.n)
		return false;
	child(page, "card")->text = card;
	child(page, "card_alt")->text = alt;
	return true;
}

struct str page_link(struct view *v, const struct value *page, struct str path)
{
	return arena_printf(v->arena, "%.*s%.*s",
			    STR_ARG(value_get(page, STR("root"))->text),
			    STR_ARG(path_href(v->arena, path)));
}

struct value *page_new(struct view *v, struct str path, struct str title,
		       struct str summary, const char *section)
{
	struct arena *a = v->arena;
	struct value *page = value_map(a);
	bool home = str_eq(path, path_of_home());
	struct str site = site_title(v);

	value_put_ref(a, page, STR("w"), v->words);
	set_site(v, page);
	value_set(a, page, "root", path_to_root(a, path));
	value_put_ref(a, page, STR("assets"), v->assets);
	value_set(a, page, "path", path);
	value_set(a, page, "title", title);
	value_set(a, page, "head_title",
		  home ? site : ARENA_JOIN(a, title, STR(" · "), site));
	value_set(a, page, "share_title", title.n ? title : site);
	value_set(a, page, "summary", summary);
	value_set(a, page, "canonical",
		  v->catalogue->site.base_url.s.n
			  ? page_url(a, v->catalogue, path)
			  : (struct str){0});
	value_set(a, page, "address", page_address(v, page, path));
	value_set(a, page, "og_type", home ? STR("website") : STR("article"));
	value_set(a, page, "card", (struct str){0});
	value_set(a, page, "card_alt", (struct str){0});
	if (!set_card(v, page, path, title))
		set_card(v, page, path_of_home(), site);
	set_nav(v, page, section);
	set_more_nav(v, page, section);
	value_set_list(a, page, "crumbs");
	value_set(a, page, "hue", (struct str){0});
	return page;
}

void page_set_hue(struct view *v, struct value *page, const struct layer *l)
{
	child(page, "hue")->text = hue_of(v, l);
	if (l && !card_of(v, child(page, "path")->text).n)
		set_card(v, page, path_of_layer(v->arena, v->catalogue, l),
			 l->name.s);
}

void page_set_canonical(struct view *v, struct value *page, struct str path)
{
	if (v->catalogue->site.base_url.s.n)
		child(page, "canonical")->text =
			page_url(v->arena, v->catalogue, path);
}

void page_qualify(struct view *v, struct value *page, struct str what)
{
	child(page, "head_title")->text =
		arena_printf(v->arena, "%.*s · %.*s · %.*s",
			     STR_ARG(value_get(page, STR("title"))->text),
			     STR_ARG(what), STR_ARG(site_title(v)));
}

void page_add_crumb(struct view *v, struct value *page, struct str label,
		    struct str path)
{
	struct value *ref = add_ref(v, child(page, "crumbs"), label, path);

	value_set(v->arena, ref, "url", page_address(v, page, path));
}

struct value *add_ref(struct view *v, struct value *list, struct str label,
		      struct str path)
{
	struct value *ref = value_add_map(v->arena, list);

	value_set(v->arena, ref, "label", label);
	value_set(v->arena, ref, "label_html", typeset(v->arena, label));
	value_set(v->arena, ref, "href", path_href(v->arena, path));
	return ref;
}

struct str hue_of(struct view *v, const struct layer *l)
{
	if (!l)
		return (struct str){0};
	return ARENA_JOIN(v->arena, STR("c"),
			  arena_number(v->arena, (long)l->index + 1));
}

void add_entry_ref(struct view *v, struct value *list, const struct entry *e)
{
	struct value *ref =
		add_ref(v, list, e->name.s, path_of_entry(v->arena, e->slug));

	value_set(v->arena, ref, "hue", hue_of(v, e->layer));
}

void add_layer_ref(struct view *v, struct value *list, const struct layer *l)
{
	struct value *ref = add_ref(v, list, l->name.s,
				    path_of_layer(v->arena, v->catalogue, l));

	value_set(v->arena, ref, "hue", hue_of(v, l));
}

void add_capability_ref(struct view *v, struct value *list,
			const struct capability *c)
{
	add_ref(v, list, c->name.s,
		path_of_capability(v->arena, v->catalogue, c));
}

void add_interface_ref(struct view *v, struct value *list,
		       const struct interface *f)
{
	struct value *ref =
		add_ref(v, list, f->title.s, path_of_interface(v->arena, f));

	value_set(v->arena, ref, "id", f->id.s);
}
