#include "base/escape.h"
#include "format/mustache_node.h"

/*
 * How deep sections, blocks and partials stand within each other when a page
 * is rendered.  A page needs some 20 and a tree of partials 3 a level; 1,000
 * use 0.3 MB of stack (1 MB under the sanitizer), which every thread has.
 */
enum { MAX_DEPTH = 1000 };

/* Maps of a page have some 70 names; of a larger one they are not indexed. */
enum { MOST_NAMES = 128, SLOTS = 256 };

/* Names that differ in this many bytes are taken for a typing error. */
enum { NEAR = 2 };

/* Names are looked up in the innermost value first. */
struct scope {
	const struct value *value;
	const struct scope *outer;
};

/*
 * The names of the page itself by their hashes: they are many and asked for
 * most; walking along them took a fifth of the instructions of rendering.
 */
struct names {
	const struct value *slots[SLOTS];
};

/* The blocks that a parent's tag gives; the outermost tag has the last word. */
struct blocks {
	const struct mustache *from;
	const struct indent *indent; /* of the text around them */
	const struct mustache_node *first;
	const struct blocks *outer;
};

/* What the lines of a partial's own text begin with. */
struct indent {
	struct str text;
	const struct indent *outer;
};

/* What is the same for the whole page. */
struct page {
	const struct mustaches *set;
	struct diags *diags;
	struct diag **findings; /* where the page's own begin */
	struct buf *out;
	const struct value *data;
	struct names names;
	bool stopped;
};

struct render {
	struct page *page;
	const struct mustache *mustache; /* whose nodes these are */
	const struct scope *scope;
	const struct blocks *blocks;
	const struct indent *indent;
	int depth;
};

/*
 * Names and findings
 */

/*
 * A tag in a long list is reported once a page.  Otherwise, one mistake in one
 * template would fill the memory with millions of findings.
 */
static bool reported(const struct render *r, const struct mustache_node *n)
{
	for (const struct diag *i = *r->page->findings; i; i = i->next)
		if (i->pos.line == n->line && i->pos.col == n->col &&
		    i->pos.file == r->mustache->file)
			return true;
	return false;
}

static struct pos place(const struct render *r, const struct mustache_node *n)
{
	return (struct pos){r->mustache->file, n->line, n->col};
}

/* The slot of that name, or the free one where it belongs. */
static const struct value **slot(struct names *names, struct str key,
				 unsigned hash)
{
	const struct value **at = &names->slots[hash % SLOTS];

	while (*at && !str_eq((*at)->key, key))
		at = at == &names->slots[SLOTS - 1] ? names->slots : at + 1;
	return at;
}

/* Of two children of one name the first counts, as for value_get. */
static void index_names(struct names *names, const struct value *map)
{
	const struct value **at;

	for (const struct value *v = map->first; v; v = v->next) {
		at = slot(names, v->key, value_key_hash(v->key));
		if (!*at)
			*at = v;
	}
}

static const struct value *get_of_page(struct page *p, struct str key,
				       unsigned hash)
{
	if (p->data->n > MOST_NAMES)
		return value_get(p->data, key);
	return *slot(&p->names, key, hash);
}

static const struct value *get_outwards(const struct render *r, struct str key,
					unsigned hash)
{
	uint64_t bit = value_key_bit(hash);

	for (const struct scope *s = r->scope; s; s = s->outer) {
		const struct value *v;

		if (!s->value || !(s->value->keys & bit))
			continue;
		v = s->outer ? value_get(s->value, key)
			     : get_of_page(r->page, key, hash);
		if (v)
			return v;
	}
	return NULL;
}

/* The key that is nearest to `name` and has something in common with it. */
static struct str nearest(const struct value *map, struct str name)
{
	struct str best = {0};
	int distance = NEAR + 1;

	if (!map || map->kind != VALUE_MAP)
		return best;
	for (const struct value *v = map->first; v; v = v->next) {
		int d = str_distance(name, v->key, NEAR);

		if (d < distance && (size_t)d + 1 < name.n) {
			distance = d;
			best = v->key;
		}
	}
	return best;
}

static struct str between(const char *from, const char *to)
{
	return (struct str){from, (size_t)(to - from)};
}

static void report_name(const struct render *r, const struct mustache_node *n)
{
	const struct value *v = get_outwards(r, n->parts[0], n->hash), *next;
	struct str lost = n->parts[0], end = n->parts[n->n_parts - 1];
	struct str name = between(lost.p, end.p + end.n);
	struct str near = {0}, hint = {0};
	struct diags *d = r->page->diags;

	if (reported(r, n))
		return;
	if (v) {
		for (size_t i = 1; (next = value_get(v, lost = n->parts[i]));
		     i++)
			v = next;
		near = nearest(v, lost);
	} else {
		for (const struct scope *s = r->scope; s && !near.n;
		     s = s->outer)
			near = nearest(s->value, lost);
	}
	if (near.n)
		hint = arena_printf(
			d->arena, " (did you mean '%.*s%.*s%.*s'?)",
			STR_ARG(between(name.p, lost.p)), STR_ARG(near),
			STR_ARG(between(lost.p + lost.n, name.p + name.n)));
	diags_add(d, &mustache_rules[MUSTACHE_RULE_NAME], place(r, n),
		  "no view gives the name '%.*s'%.*s", STR_ARG(name),
		  STR_ARG(hint));
}

/* What the name in a tag stands for; NULL, and reported, if for nothing. */
static const struct value *find(const struct render *r,
				const struct mustache_node *n)
{
	const struct value *v = n->known;

	if (v)
		return v;
	if (!n->n_parts)
		return r->scope->value;
	v = get_outwards(r, n->parts[0], n->hash);
	for (size_t i = 1; i < n->n_parts && v && v->kind != VALUE_NULL; i++)
		v = value_get(v, n->parts[i]);
	if (!v)
		report_name(r, n);
	return v;
}

static struct str text_of(const struct value *v)
{
	return v && v->kind != VALUE_NULL ? v->text : (struct str){0};
}

static bool is_true(const struct value *v)
{
	if (!v)
		return false;
	switch (v->kind) {
	case VALUE_NULL: return false;
	case VALUE_BOOL: return v->truth;
	case VALUE_TEXT: return v->text.n > 0;
	case VALUE_LIST: return v->first != NULL;
	case VALUE_NUMBER:
	case VALUE_MAP: return true;
	}
	return true;
}

/*
 * Tags
 */

static void render(const struct render *r, const struct mustache_node *nodes);

static void add_indent(struct buf *out, const struct indent *indent)
{
	if (!indent)
		return;
	add_indent(out, indent->outer);
	buf_add(out, indent->text);
}

static void add_text(const struct render *r, const struct mustache_node *n)
{
	struct buf *out = r->page->out;
	struct str rest = n->text;

	if (!r->indent) {
		buf_add(out, n->text);
		return;
	}
	if (n->starts_line)
		add_indent(out, r->indent);
	/* Not after the last line end: what follows there has its own mark. */
	for (size_t end; (end = str_find(rest, STR("\n"))) + 1 < rest.n;) {
		buf_add(out, str_sub(rest, 0, end + 1));
		add_indent(out, r->indent);
		rest = str_from(rest, end + 1);
	}
	buf_add(out, rest);
}

static void add_section(const struct render *r, const struct mustache_node *n)
{
	const struct value *v = find(r, n);
	struct scope scope = {v, r->scope};
	struct render inner;

	if (!is_true(v))
		return;
	inner = *r;
	inner.scope = &scope;
	inner.depth++;
	if (v->kind != VALUE_LIST) {
		render(&inner, n->first);
		return;
	}
	for (scope.value = v->first; scope.value;
	     scope.value = scope.value->next)
		render(&inner, n->first);
}

static void add_inverted(const struct render *r, const struct mustache_node *n)
{
	struct render inner;

	if (is_true(find(r, n)))
		return;
	inner = *r;
	inner.depth++;
	render(&inner, n->first);
}

/* The end of a page that includes itself: one finding, not an endless page. */
static bool too_deep(const struct render *r, const struct mustache_node *n)
{
	if (r->depth < MAX_DEPTH)
		return false;
	diags_add(r->page->diags, &mustache_rules[MUSTACHE_RULE_MISSING],
		  place(r, n), "'%.*s' includes itself without end",
		  STR_ARG(n->text));
	r->page->stopped = true;
	return true;
}

static const struct mustache *find_template(const struct render *r,
					    const struct mustache_node *n)
{
	const struct mustache *m;
	struct str name;

	if (!n->dynamic)
		return n->target;
	name = text_of(find(r, n));
	if (!name.n)
		return NULL;
	m = map_find(&r->page->set->by_name, name);
	if (!m && !reported(r, n))
		diags_add(r->page->diags,
			  &mustache_rules[MUSTACHE_RULE_MISSING], place(r, n),
			  "there is no template '%.*s', which '%.*s' names",
			  STR_ARG(name), STR_ARG(n->text));
	return m;
}

static void add_partial(const struct render *r, const struct mustache_node *n)
{
	struct blocks blocks = {r->mustache, r->indent, n->first, r->blocks};
	struct indent indent = {n->indent, r->indent};
	struct render inner = *r;

	inner.mustache = find_template(r, n);
	if (!inner.mustache || too_deep(r, n))
		return;
	if (n->kind == MUSTACHE_PARENT)
		inner.blocks = &blocks;
	/* In the middle of a line, a partial's lines stay as they are. */
	inner.indent = NULL;
	if (n->alone)
		inner.indent = n->indent.n ? &indent : r->indent;
	inner.depth++;
	render(&inner, inner.mustache->first);
}

static void add_block(const struct render *r, const struct mustache_node *n)
{
	const struct mustache_node *chosen = n;
	struct render inner = *r;

	if (too_deep(r, n))
		return;
	for (const struct blocks *b = r->blocks; b; b = b->outer)
		for (const struct mustache_node *i = b->first; i; i = i->next)
			if (str_eq(i->text, n->text)) {
				chosen = i;
				inner.mustache = b->from;
				inner.indent = b->indent;
				break;
			}
	inner.depth++;
	render(&inner, chosen->first);
}

static void render(const struct render *r, const struct mustache_node *nodes)
{
	struct buf *out = r->page->out;

	for (const struct mustache_node *n = nodes; n && !r->page->stopped;
	     n = n->next)
		switch (n->kind) {
		case MUSTACHE_TEXT: add_text(r, n); break;
		case MUSTACHE_VARIABLE:
			escape_html(out, text_of(find(r, n)));
			break;
		case MUSTACHE_RAW: buf_add(out, text_of(find(r, n))); break;
		case MUSTACHE_SECTION: add_section(r, n); break;
		case MUSTACHE_INVERTED: add_inverted(r, n); break;
		case MUSTACHE_PARTIAL:
		case MUSTACHE_PARENT: add_partial(r, n); break;
		case MUSTACHE_BLOCK: add_block(r, n); break;
		}
}

bool mustache_render(const struct mustaches *set, struct diags *d,
		     struct str name, const struct value *data, struct buf *out)
{
	const struct mustache *m = map_find(&set->by_name, name);
	struct page page = {.set = set,
			    .diags = d,
			    .findings = d->last,
			    .out = out,
			    .data = data};
	struct scope scope = {data, NULL};
	struct render r = {.page = &page, .mustache = m, .scope = &scope};

	if (!m) {
		diags_add(d, &mustache_rules[MUSTACHE_RULE_MISSING],
			  (struct pos){0}, "there is no template '%.*s'",
			  STR_ARG(name));
		return false;
	}
	if (data && data->kind == VALUE_MAP && data->n <= MOST_NAMES)
		index_names(&page.names, data);
	render(&r, m->first);
	return true;
}
