/* What `[[id]]` and `[@key]` in our Markdown lead to. */
#include "view/parts.h"

struct finder {
	struct view *view;
	struct value *page;
};

static struct str from_root(struct finder *f, struct str path)
{
	return arena_printf(f->view->arena, "%.*s%.*s",
			    STR_ARG(value_get(f->page, STR("root"))->text),
			    STR_ARG(path_href(f->view->arena, path)));
}

static const struct value *citation(const struct finder *f, struct str key)
{
	const struct value *cited = value_get(f->page, STR("references"));

	for (const struct value *r = cited ? cited->first : NULL; r;
	     r = r->next)
		if (str_eq(value_get(r, STR("key"))->text, key))
			return r;
	return NULL;
}

static void add_reference(struct finder *f, struct value *list,
			  const struct reference *r)
{
	struct arena *a = f->view->arena;
	struct value *item = value_add_map(a, list);

	value_set(a, item, "key", r->key.s);
	value_set(a, item, "number", arena_printf(a, "%d", list->n));
	value_set(a, item, "title", r->title.s);
	value_set(a, item, "author", r->author.s);
	value_set(a, item, "date",
		  date_is_set(r->date.date) ? date_text(f->view, r->date.date)
		  : r->year > 0             ? arena_printf(a, "%ld", r->year)
					    : (struct str){0});
	value_set(a, item, "url", r->url.s);
	value_set(a, item, "accessed", date_text(f->view, r->accessed.date));
	value_set(a, item, "note", r->note.s);
}

static bool find_citation(struct finder *f, struct str key,
			  struct markdown_target *out)
{
	const struct catalogue *c = f->view->catalogue;
	const struct reference *r = map_find(&c->reference_by_key, key);
	const struct value *cited;

	if (!r)
		return false;
	cited = citation(f, key);
	if (!cited) {
		struct value *at = f->page->first;

		while (at && !str_is(at->key, "references"))
			at = at->next;
		if (!at)
			return false;
		add_reference(f, at, r);
		cited = citation(f, key);
	}
	out->href = arena_printf(f->view->arena, "#ref-%.*s", STR_ARG(key));
	out->label =
		arena_printf(f->view->arena, "[%.*s]",
			     STR_ARG(value_get(cited, STR("number"))->text));
	return true;
}

void page_number_citations(struct view *v, struct value *page, struct str text)
{
	struct finder f = {v, page};
	struct markdown_target unused;

	while (text.n) {
		struct str key;

		text = str_from(text, str_find(text, STR("[@")));
		if (!text.n)
			break;
		text = str_from(text, 2);
		key = str_sub(text, 0, str_find(text, STR("]")));
		find_citation(&f, key, &unused);
	}
}

static bool find_any(void *data, struct str id, bool cite,
		     struct markdown_target *out)
{
	struct finder *f = data;
	struct view *v = f->view;
	const struct catalogue *c = v->catalogue;
	const struct layer *l = NULL;
	const struct capability *cap;
	const struct interface *i;
	const struct entry *e;

	if (cite)
		return find_citation(f, id, out);
	if (str_starts(id, STR("layer:")))
		l = map_find(&c->model.layer_by_id, str_from(id, 6));
	if (l) {
		out->href = from_root(f, path_of_layer(v->arena, c, l));
		out->label = l->name.s;
	} else if ((e = map_find(&c->entry_by_id, id))) {
		out->href = from_root(f, path_of_entry(v->arena, e->slug));
		out->label = e->name.s;
	} else if ((cap = map_find(&c->model.capability_by_id, id))) {
		out->href = from_root(f, path_of_capability(v->arena, c, cap));
		out->label = cap->name.s;
	} else if ((i = map_find(&c->model.interface_by_id, id))) {
		out->href = from_root(f, path_of_interface(v->arena, i));
		out->label =
			arena_printf(v->arena, "%.*s %.*s", STR_ARG(i->id.s),
				     STR_ARG(i->title.s));
	}
	return out->href.n > 0;
}

struct markdown page_markdown(struct view *v, struct value *page)
{
	struct finder *f = arena_new(v->arena, struct finder);

	*f = (struct finder){v, page};
	return (struct markdown){
		.arena = v->arena,
		.diags = NULL, /* check has read the same texts */
		.top_level = 2,
		.find = v->catalogue->kind == CATALOGUE_OWN ? find_any : NULL,
		.data = f,
	};
}
