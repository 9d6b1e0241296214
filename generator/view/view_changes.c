/* What changed between the last editions and the present: a page and a feed. */
#include "view/parts.h"

/* Comparisons shown; 'strata diff' has the older ones. */
enum { MOST_SHOWN = 12 };

/* Whom a change is told to: a page has links of its own, a feed whole ones. */
struct teller {
	struct view *v;
	bool in_feed;
};

static struct str link_to(const struct teller *t, struct str path)
{
	struct arena *a = t->v->arena;
	struct str root;

	if (t->in_feed)
		return page_url(a, t->v->catalogue, path);
	root = path_to_root(a, path_of_changes());
	return arena_printf(a, "%.*s%.*s", STR_ARG(root),
			    STR_ARG(path_href(a, path)));
}

/*
 * A change is told in pieces of text, each of which may be a link: {before,
 * label, href}.
 */
static void add_piece(const struct teller *t, struct value *pieces,
		      struct str before, struct str label, struct str href)
{
	struct value *piece = value_add_map(t->v->arena, pieces);

	value_set(t->v->arena, piece, "before", before);
	value_set(t->v->arena, piece, "label", label);
	value_set(t->v->arena, piece, "href", href);
}

static void add_layer(const struct teller *t, struct value *pieces,
		      struct str before, struct str id)
{
	const struct layers *all = &t->v->catalogue->model.layers;

	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i]->id.s, id)) {
			add_piece(t, pieces, before, all->at[i]->name.s,
				  link_to(t, path_of_layer(t->v->arena,
							   t->v->catalogue,
							   all->at[i])));
			return;
		}
	add_piece(t, pieces, before, id, (struct str){0});
}

static void add_capability(const struct teller *t, struct value *pieces,
			   struct str before, struct str id)
{
	const struct capability *c =
		map_find(&t->v->catalogue->model.capability_by_id, id);

	if (c)
		add_piece(t, pieces, before, c->name.s,
			  link_to(t, path_of_capability(t->v->arena,
							t->v->catalogue, c)));
	else
		add_piece(t, pieces, before, id, (struct str){0});
}

static void add_capabilities(const struct teller *t, struct value *pieces,
			     struct str before, const struct texts *ids)
{
	for (size_t i = 0; i < ids->n; i++)
		add_capability(t, pieces, i ? STR(", ") : before, ids->at[i].s);
}

static void add_word(const struct teller *t, struct value *pieces,
		     struct str before, const char *vocabulary, struct str id)
{
	add_piece(t, pieces, before,
		  id.n ? label_of(t->v, vocabulary, id)
		       : word(t->v, "changes.none"),
		  (struct str){0});
}

/* "from " and " to ", in the site's words. */
static struct str from_word(const struct teller *t)
{
	return arena_printf(t->v->arena, "%.*s ",
			    STR_ARG(word(t->v, "changes.from")));
}

static struct str to_word(const struct teller *t)
{
	return arena_printf(t->v->arena, " %.*s ",
			    STR_ARG(word(t->v, "changes.to")));
}

static void tell_whole(const struct teller *t, struct value *pieces,
		       const struct edition_entry *e)
{
	add_layer(t, pieces, (struct str){0}, e->layer_id.s);
	add_capabilities(t, pieces, STR(": "), &e->capabilities);
	if (e->maturity.s.n)
		add_word(t, pieces, STR("; "), "maturity", e->maturity.s);
	if (e->status.s.n)
		add_word(t, pieces, STR("; "), "status", e->status.s);
}

static void tell_came(const struct teller *t, struct value *pieces,
		      const struct change *c)
{
	tell_whole(t, pieces, c->is);
}

static void tell_went(const struct teller *t, struct value *pieces,
		      const struct change *c)
{
	tell_whole(t, pieces, c->was);
}

static void tell_layer(const struct teller *t, struct value *pieces,
		       const struct change *c)
{
	add_layer(t, pieces, from_word(t), c->was->layer_id.s);
	add_layer(t, pieces, to_word(t), c->is->layer_id.s);
}

static void tell_capabilities(const struct teller *t, struct value *pieces,
			      const struct change *c)
{
	struct str now = word(t->v, "changes.now");
	struct str no_longer = word(t->v, "changes.no_longer");

	add_capabilities(t, pieces,
			 arena_printf(t->v->arena, "%.*s ", STR_ARG(now)),
			 &c->gained);
	add_capabilities(t, pieces,
			 arena_printf(t->v->arena, "%s%.*s ",
				      c->gained.n ? "; " : "",
				      STR_ARG(no_longer)),
			 &c->lost);
}

static void tell_level(const struct teller *t, struct value *pieces,
		       const struct change *c)
{
	add_word(t, pieces, from_word(t), "maturity", c->was->maturity.s);
	add_word(t, pieces, to_word(t), "maturity", c->is->maturity.s);
}

static void tell_status(const struct teller *t, struct value *pieces,
			const struct change *c)
{
	add_word(t, pieces, from_word(t), "status",
		 edition_entry_status(c->was));
	add_word(t, pieces, to_word(t), "status", edition_entry_status(c->is));
}

static void (*const tell[CHANGES])(const struct teller *, struct value *,
				   const struct change *) = {
	[CHANGE_CAME] = tell_came,   [CHANGE_WENT] = tell_went,
	[CHANGE_LAYER] = tell_layer, [CHANGE_CAPABILITIES] = tell_capabilities,
	[CHANGE_LEVEL] = tell_level, [CHANGE_STATUS] = tell_status,
};

static void add_change(const struct teller *t, struct value *list,
		       enum change_kind kind, const struct change *c)
{
	const struct edition_entry *of = c->is ? c->is : c->was;
	struct value *item = value_add_map(t->v->arena, list);

	value_set(t->v->arena, item, "name", edition_entry_name(of));
	value_set(t->v->arena, item, "href",
		  of->entry ? link_to(t, path_of_entry(t->v->arena,
						       of->entry->slug))
			    : (struct str){0});
	tell[kind](t, value_set_list(t->v->arena, item, "pieces"), c);
}

static void set_changes(const struct teller *t, struct value *section,
			const struct changes *c)
{
	struct arena *a = t->v->arena;
	struct value *kinds = value_set_list(a, section, "kinds");

	for (int k = 0; k < CHANGES; k++) {
		const struct change_list *all = &c->of[k];
		struct value *kind, *list;

		if (!all->n)
			continue;
		kind = value_add_map(a, kinds);
		value_set(a, kind, "title",
			  word(t->v, arena_printf(a, "changes.kinds.%s",
						  change_keys[k])
					     .p));
		value_set(a, kind, "n", number_text(a, (long)all->n));
		list = value_set_list(a, kind, "changes");
		for (size_t i = 0; i < all->n; i++)
			add_change(t, list, (enum change_kind)k, &all->at[i]);
	}
}

/*
 * Sections: each says what changed up to a day
 */

/* "2026.11"; of an edition that has no name, its day. */
static struct str called(const struct teller *t, const struct edition *e)
{
	return e->label.s.n ? e->label.s : date_iso(t->v->arena, e->date.date);
}

static void add_section(const struct teller *t, struct value *sections,
			const char *kind, const struct edition *e,
			struct date day, const struct changes *c,
			struct str note)
{
	struct arena *a = t->v->arena;
	struct value *section = value_add_map(a, sections);
	struct str iso = date_iso(a, e->date.date);
	struct str title = word(t->v, arena_printf(a, "changes.%s", kind).p);

	value_set(a, section, "title",
		  arena_printf(a, "%.*s %.*s", STR_ARG(title),
			       STR_ARG(called(t, e))));
	value_set(a, section, "id",
		  arena_printf(a, "%s-%.*s", kind, STR_ARG(iso)));
	value_set(
		a, section, "tag",
		tag_uri(t->v, arena_printf(a, "%s/%.*s", kind, STR_ARG(iso))));
	value_set(a, section, "day", date_iso(a, day));
	value_set(a, section, "day_text", date_text(t->v, day));
	set_changes(t, section, c);
	value_set(a, section, "note",
		  note.n || c->n ? note : word(t->v, "changes.nothing"));
}

/* From the newest edition to the catalogue as it is. */
static void add_present(const struct teller *t, struct value *sections)
{
	const struct catalogue *all = t->v->catalogue;
	const struct edition *newest = all->editions.at[0];
	struct changes c = edition_compare(t->v->arena, newest,
					   edition_of(t->v->arena, all));
	struct date day = date_cmp(all->as_of, newest->date.date) > 0
				  ? all->as_of
				  : newest->date.date;

	if (c.n || !t->in_feed)
		add_section(t, sections, "since", newest, day, &c,
			    (struct str){0});
}

/* What was new in an edition; of the first, how much it held. */
static void add_edition(const struct teller *t, struct value *sections,
			size_t at)
{
	const struct editions *all = &t->v->catalogue->editions;
	const struct edition *e = all->at[at];
	bool is_first = at + 1 == all->n;
	struct changes c = {0};
	struct str note = {0};

	if (is_first)
		note = word_count(t->v, "count.first_edition", e->entries.n);
	else
		c = edition_compare(t->v->arena, all->at[at + 1], e);
	add_section(t, sections, "edition", e, e->date.date, &c, note);
}

/* The newest first; the feed has nothing to say of what did not happen. */
static void set_sections(const struct teller *t, struct value *page)
{
	const struct editions *all = &t->v->catalogue->editions;
	struct value *list = value_set_list(t->v->arena, page, "sections");

	add_present(t, list);
	for (size_t i = 0; i < all->n && i < MOST_SHOWN; i++)
		add_edition(t, list, i);
}

struct value *view_changes(struct view *v, const void *unused)
{
	const struct editions *all = &v->catalogue->editions;
	struct value *page =
		page_new(v, path_of_changes(), word(v, "changes.title"),
			 word(v, "changes.summary"), "changes");

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	value_set(v->arena, page, "one",
		  all->n == 1 ? word(v, "changes.one") : (struct str){0});
	value_set(v->arena, page, "more",
		  all->n > MOST_SHOWN ? word(v, "changes.more")
				      : (struct str){0});
	set_sections(&(struct teller){v, false}, page);
	return page;
}

/* Atom (RFC 4287); its links are absolute, as in every feed. */
struct value *view_changes_feed(struct view *v, const void *unused)
{
	struct arena *a = v->arena;
	const struct catalogue *c = v->catalogue;
	struct value *page =
		page_new(v, STR("changes.xml"), word(v, "changes.feed"),
			 word(v, "changes.summary"), "");
	struct value *feed = value_set_map(a, page, "feed");

	(void)unused;
	value_set(a, feed, "tag", tag_uri(v, STR("changes")));
	value_set(a, feed, "self", page_url(a, c, STR("changes.xml")));
	value_set(a, feed, "page", page_url(a, c, path_of_changes()));
	set_sections(&(struct teller){v, true}, feed);
	value_set(a, feed, "day",
		  value_get(value_get(feed, STR("sections"))->first, STR("day"))
			  ->text);
	return page;
}
