#include "online/links.h"

#include "base/map.h"
#include "base/url.h"

struct collector {
	struct arena *arena;
	struct map by_url;
	struct link_list links;
};

static void add(struct collector *c, struct text text)
{
	struct str fragment, url = str_cut(text.s, '#', &fragment);
	struct link *link;

	if (!url_is_web(text.s))
		return;
	link = map_find(&c->by_url, url);
	if (!link) {
		link = arena_new(c->arena, struct link);
		link->url = url;
		map_put(c->arena, &c->by_url, url, link);
		*list_add(c->arena, &c->links) = link;
	}
	*list_add(c->arena, &link->places) = text;
}

/*
 * All that is an address, whatever the field is called: there is no field that
 * holds one without meaning one.
 */
static void add_all(struct collector *c, const struct value *v)
{
	if (v->kind == VALUE_TEXT)
		add(c, (struct text){v->text, v->pos});
	for (const struct value *i = v->first; i; i = i->next)
		add_all(c, i);
}

struct link_list links_of(struct arena *a, const struct catalogue *c)
{
	struct collector into = {.arena = a};

	add(&into, c->site.repository);
	add(&into, c->site.license_url);
	for (size_t i = 0; i < c->entries.n; i++)
		if (c->entries.at[i]->source)
			add_all(&into, c->entries.at[i]->source);
	for (size_t i = 0; i < c->references.n; i++)
		add(&into, c->references.at[i]->url);
	return into.links;
}
