/* What `[[id]]` and `[@key]` in our Markdown lead to. */
#include "model/address.h"
#include "model/names.h"
#include "view/parts.h"

#include <stdlib.h>

struct finder {
	struct view *view;
	struct value *page;
	bool whole; /* the page holds the whole paper */
};

static struct str from_root(struct finder *f, struct str path)
{
	return page_link(f->view, f->page, path);
}

static struct str with_anchor(struct finder *f, struct str path, struct str id)
{
	return arena_printf(f->view->arena, "%.*s#%.*s",
			    STR_ARG(from_root(f, path)), STR_ARG(id));
}

/*
 * Citations
 */

struct value *add_reference(struct view *v, struct value *list,
			    const struct reference *r)
{
	struct arena *a = v->arena;
	struct value *item = value_add_map(a, list);

	value_set(a, item, "key", r->key.s);
	value_set(a, item, "number", arena_printf(a, "%ld", r->number));
	value_set(a, item, "title", r->title.s);
	value_set(a, item, "author", r->author.s);
	value_set(a, item, "date",
		  date_is_set(r->date.date) ? date_text(v, r->date.date)
		  : r->year > 0             ? arena_printf(a, "%ld", r->year)
					    : (struct str){0});
	value_set(a, item, "url", r->url.s);
	value_set(a, item, "accessed", date_text(v, r->accessed.date));
	value_set(a, item, "note_html", typeset(a, r->note.s));
	return item;
}

/* A page that lists what it cites has the list; others lead to the list of
   all. */
static bool lists_references(const struct finder *f)
{
	return value_get(f->page, STR("references"));
}

static bool find_citation(struct finder *f, struct str key,
			  struct markdown_target *out)
{
	const struct catalogue *c = f->view->catalogue;
	const struct reference *r = map_find(&c->reference_by_key, key);
	struct str id;

	if (!r)
		return false;
	id = arena_printf(f->view->arena, "ref-%.*s", STR_ARG(key));
	out->href = lists_references(f)
			    ? arena_printf(f->view->arena, "#%.*s", STR_ARG(id))
			    : with_anchor(f, path_of_references(), id);
	out->label = arena_printf(f->view->arena, "[%ld]", r->number);
	return true;
}

/* The references that a text cites, by key. */
static struct map cited_in(struct view *v, struct str text)
{
	struct map cited = {0};
	struct str start = STR("[@"), key;

	for (size_t at; (at = str_find(text, start)) < text.n;) {
		struct reference *r;

		text = str_from(text, at + start.n);
		key = str_sub(text, 0, str_find(text, STR("]")));
		r = map_find(&v->catalogue->reference_by_key, key);
		if (r)
			map_put(v->arena, &cited, key, r);
	}
	return cited;
}

static int by_number(const void *left, const void *right)
{
	const struct reference *a = *(struct reference *const *)left;
	const struct reference *b = *(struct reference *const *)right;

	return (a->number > b->number) - (a->number < b->number);
}

struct references references_by_number(struct view *v)
{
	const struct references *all = &v->catalogue->references;
	struct references sorted = {0};

	for (size_t i = 0; i < all->n; i++)
		*list_add(v->arena, &sorted) = all->at[i];
	if (sorted.n)
		qsort(sorted.at, sorted.n, sizeof(sorted.at[0]), by_number);
	return sorted;
}

void page_list_references(struct view *v, struct value *page, struct str text)
{
	struct references all = references_by_number(v);
	struct map cited = cited_in(v, text);
	struct value *list = value_set_list(v->arena, page, "references");

	for (size_t i = 0; i < all.n; i++)
		if (map_find(&cited, all.at[i]->key.s))
			add_reference(v, list, all.at[i]);
	value_set_bool(v->arena, page, "has_references", list->n > 0);
}

/*
 * Things of the catalogue
 */

struct str part_name(struct view *v, const struct part *p)
{
	const char *word_name =
		p->kind == PART_SECTION    ? "paper.section"
		: p->kind == PART_PRACTICE ? "paper.practice"
		: p->kind == PART_FIGURE || p->kind == PART_ARCHITECTURE
			? "paper.figure"
			: "paper.table";

	if (!p->number.n)
		return markdown_plain(v->arena, p->text.s);
	return arena_printf(v->arena, "%.*s %.*s", STR_ARG(word(v, word_name)),
			    STR_ARG(p->number));
}

struct str part_anchor(struct view *v, const struct part *p, bool whole)
{
	struct str id = p->label.s;

	if (!id.n && p->kind == PART_SECTION)
		id = address_slug(v->arena,
				  markdown_plain(v->arena, p->text.s));
	else if (!id.n && p->number.n)
		id = address_slug(v->arena, part_name(v, p));
	if (!whole)
		return id;
	return arena_printf(v->arena, "%.*s--%.*s", STR_ARG(p->chapter->slug),
			    STR_ARG(id));
}

static void find_part(struct finder *f, const struct part *p,
		      struct markdown_target *out)
{
	struct arena *a = f->view->arena;

	out->label = part_name(f->view, p);
	out->href =
		f->whole ? arena_printf(a, "#%.*s",
					STR_ARG(part_anchor(f->view, p, true)))
			 : with_anchor(f, path_of_chapter(a, p->chapter),
				       part_anchor(f->view, p, false));
}

struct str named_path(struct view *v, struct named n)
{
	struct arena *a = v->arena;
	const struct catalogue *c = v->catalogue;

	switch (n.kind) {
	case THING_ENTRY:
		return path_of_entry(a, ((const struct entry *)n.record)->slug);
	case THING_CAPABILITY: return path_of_capability(a, c, n.record);
	case THING_INTERFACE: return path_of_interface(a, n.record);
	case THING_LAYER: return path_of_layer(a, c, n.record);
	case THING_STACK: return path_of_stack(a, n.record);
	case THING_COMPARISON: return path_of_comparison(a, n.record);
	case THING_CHAPTER: return path_of_chapter(a, n.record);
	case THING_GUIDE: return path_of_guide();
	case THING_TERM: return path_of_glossary();
	case THING_PART:
	case THING_NONE: break;
	}
	return (struct str){0};
}

struct str named_label(struct view *v, struct named n)
{
	const struct interface *f = n.record;

	switch (n.kind) {
	case THING_ENTRY: return ((const struct entry *)n.record)->name.s;
	case THING_CAPABILITY:
		return ((const struct capability *)n.record)->name.s;
	case THING_INTERFACE:
		return arena_printf(v->arena, "%.*s %.*s", STR_ARG(f->id.s),
				    STR_ARG(f->title.s));
	case THING_LAYER: return ((const struct layer *)n.record)->name.s;
	case THING_STACK: return ((const struct stack *)n.record)->name.s;
	case THING_COMPARISON:
		return ((const struct comparison *)n.record)->title.s;
	case THING_TERM: return ((const struct term *)n.record)->term.s;
	case THING_CHAPTER: return ((const struct chapter *)n.record)->title.s;
	case THING_GUIDE: return ((const struct guide *)n.record)->title.s;
	case THING_PART: return part_name(v, n.record);
	case THING_NONE: break;
	}
	return (struct str){0};
}

/* A number that is counted anew in every build: text without a link. */
static bool find_count(struct finder *f, struct str what,
		       struct markdown_target *out)
{
	struct view *v = f->view;
	long n = name_count(v->catalogue, what);

	if (n != NAME_NOT_COUNTED)
		out->label = number_text(v->arena, n);
	else if (name_is_edition(what))
		out->label = v->catalogue->site.edition.s;
	else if (name_is_as_of(what))
		out->label = date_text(v, v->catalogue->as_of);
	return out->label.n > 0;
}

/* Where on the page that holds the whole paper something stands, or "". */
static struct str anchor_in_whole(struct finder *f, struct named n)
{
	struct arena *a = f->view->arena;

	switch (n.kind) {
	case THING_TERM:
		return arena_printf(
			a, "#term-%.*s",
			STR_ARG(((const struct term *)n.record)->id));
	case THING_CHAPTER:
		return arena_printf(
			a, "#%.*s",
			STR_ARG(((const struct chapter *)n.record)->slug));
	case THING_STACK:
		return arena_printf(
			a, "#stack-%.*s",
			STR_ARG(((const struct stack *)n.record)->slug));
	default: return (struct str){0};
	}
}

static struct str href_of(struct finder *f, struct named n)
{
	struct str anchor = f->whole ? anchor_in_whole(f, n) : (struct str){0};

	if (anchor.n)
		return anchor;
	if (n.kind == THING_TERM)
		return with_anchor(f, path_of_glossary(),
				   ((const struct term *)n.record)->id);
	return from_root(f, named_path(f->view, n));
}

static bool find_any(void *data, struct str id, bool cite,
		     struct markdown_target *out)
{
	struct finder *f = data;
	struct named n;

	if (cite)
		return find_citation(f, id, out);
	if (str_starts(id, STR("=")))
		return find_count(f, str_from(id, 1), out);
	n = name_find(f->view->catalogue, id);
	if (n.kind == THING_NONE)
		return false;
	if (n.kind == THING_PART) {
		find_part(f, n.record, out);
		return true;
	}
	out->label = named_label(f->view, n);
	out->href = href_of(f, n);
	return true;
}

static struct markdown writer(struct view *v, struct value *page, bool whole)
{
	struct finder *f = arena_new(v->arena, struct finder);

	*f = (struct finder){v, page, whole};
	return (struct markdown){
		.arena = v->arena,
		.diags = NULL, /* check has read the same texts */
		.top_level = 2,
		.find = v->catalogue->kind == CATALOGUE_OWN ? find_any : NULL,
		.data = f,
	};
}

struct markdown page_markdown(struct view *v, struct value *page)
{
	return writer(v, page, false);
}

struct markdown page_markdown_whole(struct view *v, struct value *page)
{
	return writer(v, page, true);
}
