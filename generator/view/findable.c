#include "view/findable.h"

#include "view/parts.h"

struct finder {
	struct view *view;
	struct findables list;
	bool with_texts;
	struct str what[FINDABLE_KINDS];
	/* What a find is a part of, by its place in the list. */
	LIST(const void *) wholes;
};

static struct findable *add(struct finder *f, enum findable_kind kind,
			    const void *record, const void *whole,
			    struct str name, struct str path)
{
	struct arena *a = f->view->arena;
	struct findable *found = list_add(a, &f->list);

	*list_add(a, &f->wholes) = whole;
	*found = (struct findable){.kind = kind,
				   .record = record,
				   .name = name,
				   .what = f->what[kind],
				   .path = path};
	return found;
}

static struct str plain(struct finder *f, struct str text)
{
	return f->with_texts ? markdown_plain(f->view->arena, text)
			     : (struct str){0};
}

static void append(struct finder *f, struct str *to, struct str text)
{
	if (text.n)
		*to = ARENA_JOIN(f->view->arena, *to,
				 to->n ? STR(" ") : STR(""), text);
}

static void add_more(struct finder *f, struct findable *found, struct str text)
{
	append(f, &found->more, text);
}

static void add_more_texts(struct finder *f, struct findable *found,
			   const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		add_more(f, found, texts->at[i].s);
}

/*
 * Projects, capabilities, layers, interfaces
 */

/* The capability under which the landscape shows it. */
static const struct capability *shown_under(const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability &&
		    e->claims.at[i].capability->layer == e->layer)
			return e->claims.at[i].capability;
	return NULL;
}

/* What it claims and what it works with: readers ask for both together. */
static void add_entry(struct finder *f, const struct entry *e)
{
	struct view *v = f->view;
	const struct capability *under = shown_under(e);
	struct findable *found =
		add(f, FINDABLE_PROJECT, e,
		    under ? (const void *)under : (const void *)e->layer,
		    e->name.s, path_of_entry(v->arena, e->slug));

	if (!f->with_texts)
		return;
	found->text = entry_summary(v, e);
	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability)
			add_more(f, found, e->claims.at[i].capability->name.s);
	add_more_texts(f, found, &e->traffic_via);
	add_more_texts(f, found, &e->metrics_via);
	add_more_texts(f, found, &e->drives);
}

static void add_entries(struct finder *f)
{
	const struct entries *all = &f->view->catalogue->entries;

	for (size_t i = 0; i < all->n; i++)
		add_entry(f, all->at[i]);
}

static void add_capabilities(struct finder *f)
{
	const struct catalogue *c = f->view->catalogue;

	for (size_t i = 0; i < c->model.capabilities.n; i++) {
		const struct capability *cap = c->model.capabilities.at[i];
		struct findable *found;

		if (!cap->layer)
			continue;
		found = add(f, FINDABLE_CAPABILITY, cap, cap->layer,
			    cap->name.s,
			    path_of_capability(f->view->arena, c, cap));
		found->text = plain(f, cap->definition.s);
	}
}

static void add_layers(struct finder *f)
{
	const struct catalogue *c = f->view->catalogue;

	for (size_t i = 0; i < c->model.layers.n; i++) {
		const struct layer *l = c->model.layers.at[i];
		struct findable *found =
			add(f, FINDABLE_LAYER, l, NULL, l->name.s,
			    path_of_layer(f->view->arena, c, l));

		found->text = plain(f, l->responsibility.s);
	}
}

static void add_interfaces(struct finder *f)
{
	const struct catalogue *c = f->view->catalogue;

	for (size_t i = 0; i < c->model.interfaces.n; i++) {
		const struct interface *x = c->model.interfaces.at[i];
		struct findable *found;

		if (!x->from)
			continue;
		found = add(f, FINDABLE_INTERFACE, x, NULL, x->title.s,
			    path_of_interface(f->view->arena, x));
		found->label = x->id.s;
		found->text = plain(f, x->definition.s);
		if (f->with_texts)
			add_more(f, found, x->carries.s);
	}
}

/*
 * The paper: chapters, then sections and practices.  A text belongs to the
 * section above it; what stands before the first, to the chapter.
 */

static void add_part_text(struct finder *f, struct findable *found,
			  const struct part *p)
{
	if (p->kind != PART_PRACTICE)
		append(f, &found->text, plain(f, p->text.s));
	if (p->kind == PART_ASIDE ||
	    (p->kind == PART_TABLE && !p->data && !p->listing))
		append(f, &found->text, plain(f, p->body.s));
}

static void add_chapter(struct finder *f, const struct chapter *ch)
{
	struct arena *a = f->view->arena;
	struct findable *found = add(f, FINDABLE_CHAPTER, ch, NULL, ch->title.s,
				     path_of_chapter(a, ch));

	if (ch->number > 0)
		found->label = arena_printf(a, "%ld", ch->number);
	found->text = plain(f, ch->summary.s);
	for (size_t i = 0; i < ch->parts.n; i++) {
		if (ch->parts.at[i]->kind == PART_SECTION)
			break;
		add_part_text(f, found, ch->parts.at[i]);
	}
}

static void add_chapters(struct finder *f)
{
	const struct chapters *all = &f->view->catalogue->chapters;

	for (size_t i = 0; i < all->n; i++)
		add_chapter(f, all->at[i]);
}

/* A practice is called by its label alone: "Practice 5.1". */
static void add_heading(struct finder *f, const struct part *p)
{
	struct view *v = f->view;
	struct findable *found = add(f, FINDABLE_SECTION, p, p->chapter,
				     markdown_plain(v->arena, p->text.s),
				     path_of_chapter(v->arena, p->chapter));

	found->anchor = part_anchor(v, p, false);
	found->label = p->number;
	if (p->kind == PART_SECTION)
		return;
	found->what = (struct str){0};
	found->label = part_name(v, p);
	found->text = plain(f, p->practice->what.s);
	append(f, &found->text, plain(f, p->practice->why.s));
	append(f, &found->text, plain(f, p->practice->unless.s));
	append(f, &found->text, plain(f, p->practice->evidence.s));
}

static void add_sections_of(struct finder *f, const struct chapter *ch)
{
	size_t section = 0; /* none yet */

	for (size_t i = 0; i < ch->parts.n; i++) {
		const struct part *p = ch->parts.at[i];

		if (p->kind == PART_SECTION) {
			add_heading(f, p);
			section = f->list.n - 1;
		} else if (p->kind == PART_PRACTICE && p->practice) {
			add_heading(f, p);
		} else if (section) {
			add_part_text(f, &f->list.at[section], p);
		}
	}
}

static void add_sections(struct finder *f)
{
	const struct chapters *all = &f->view->catalogue->chapters;

	for (size_t i = 0; i < all->n; i++)
		add_sections_of(f, all->at[i]);
}

static void add_terms(struct finder *f)
{
	const struct terms *all = &f->view->catalogue->terms;

	for (size_t i = 0; i < all->n; i++) {
		const struct term *t = all->at[i];
		struct findable *found = add(f, FINDABLE_TERM, t, NULL,
					     t->term.s, path_of_glossary());

		found->anchor = t->id;
		found->text = plain(f, t->definition.s);
	}
}

static void add_stacks(struct finder *f)
{
	const struct stacks *all = &f->view->catalogue->stacks;

	for (size_t i = 0; i < all->n; i++) {
		const struct stack *s = all->at[i];
		struct findable *found =
			add(f, FINDABLE_ARCHITECTURE, s, NULL, s->name.s,
			    path_of_stack(f->view->arena, s));

		found->text = plain(f, s->summary.s);
		for (size_t k = 0; f->with_texts && k < s->members.n; k++)
			add_more(f, found, s->members.at[k]->id.s);
	}
}

static void add_comparisons(struct finder *f)
{
	const struct comparisons *all = &f->view->catalogue->comparisons;

	for (size_t i = 0; i < all->n; i++) {
		const struct comparison *c = all->at[i];
		struct findable *found =
			add(f, FINDABLE_COMPARISON, c, NULL, c->title.s,
			    path_of_comparison(f->view->arena, c));

		found->text = plain(f, c->summary.s);
		if (!f->with_texts)
			continue;
		add_more(f, found, plain(f, c->question.s));
		add_more_texts(f, found, &c->member_ids);
	}
}

/* A map's key: the address itself, not what is there. */
static struct str key_of(const void *const *record)
{
	return (struct str){(const char *)record, sizeof(*record)};
}

/*
 * Now that the list stands still: from what holds a find to its own find.
 * Projects are the most, but nothing is a part of one.
 */
static void set_wholes(struct finder *f)
{
	struct findables *list = &f->list;
	struct map by_record = {0};

	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].kind != FINDABLE_PROJECT)
			map_put(f->view->arena, &by_record,
				key_of(&list->at[i].record), &list->at[i]);
	for (size_t i = 0; i < list->n; i++)
		if (f->wholes.at[i])
			list->at[i].within =
				map_find(&by_record, key_of(&f->wholes.at[i]));
}

/* How each kind is called, and by whom it is added, in the order of enum. */
static const struct {
	const char *name, *foreign; /* landscape2's own word */
	void (*add)(struct finder *f);
} kinds[FINDABLE_KINDS] = {
	[FINDABLE_PROJECT] = {"project", "item", add_entries},
	[FINDABLE_CAPABILITY] = {"capability", "subcategory", add_capabilities},
	[FINDABLE_LAYER] = {"layer", "category", add_layers},
	[FINDABLE_CHAPTER] = {"chapter", NULL, add_chapters},
	[FINDABLE_SECTION] = {"section", NULL, add_sections},
	[FINDABLE_TERM] = {"term", NULL, add_terms},
	[FINDABLE_INTERFACE] = {"interface", NULL, add_interfaces},
	[FINDABLE_ARCHITECTURE] = {"architecture", NULL, add_stacks},
	[FINDABLE_COMPARISON] = {"comparison", NULL, add_comparisons},
};

static struct str word_of(const struct view *v, enum findable_kind kind,
			  const char *number)
{
	bool own = v->catalogue->kind == CATALOGUE_OWN;
	const char *name = own || !kinds[kind].foreign ? kinds[kind].name
						       : kinds[kind].foreign;

	return word(
		v, arena_printf(v->arena, "search.kind.%s.%s", name, number).p);
}

struct findables findables_of(struct view *v, bool with_texts)
{
	struct finder f = {.view = v, .with_texts = with_texts};

	for (int i = 0; i < FINDABLE_KINDS; i++) {
		f.what[i] = word_of(v, i, "one");
		kinds[i].add(&f);
	}
	set_wholes(&f);
	return f.list;
}

size_t findables_of_kind(const struct findables *all, size_t first)
{
	size_t n = 1;

	while (first + n < all->n &&
	       all->at[first + n].kind == all->at[first].kind)
		n++;
	return n;
}

const char *findable_kind_name(enum findable_kind kind)
{
	return kinds[kind].name;
}

struct str findable_group(const struct view *v, enum findable_kind kind)
{
	return word_of(v, kind, "other");
}

struct str findable_href(struct view *v, const struct findable *f)
{
	struct str path = path_href(v->arena, f->path);

	if (!f->anchor.n)
		return path;
	return arena_printf(v->arena, "%.*s#%.*s", STR_ARG(path),
			    STR_ARG(path_href(v->arena, f->anchor)));
}
