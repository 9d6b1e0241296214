#include "base/list.h"
#include "base/utf8.h"
#include "format/mustache_node.h"

#include <string.h>

enum { LONGEST_DELIMITER = 16 };

static const char sigils[] = "#^/!>=<$&{";

/* Tags that take their line with them when nothing else is on it. */
static const char lone_sigils[] = "#^/!>=<$";

struct tag {
	char sigil; /* '#', '/' …; 'v' for a plain variable */
	bool alone; /* on its line */
	bool starts_line;
	struct str name;
	struct str indent; /* when alone: the blanks before it */
	int line, col;
};

/* An open tag, and where the next node within it goes. */
struct level {
	struct mustache_node *node; /* NULL for the template itself */
	struct mustache_node **last;
};

struct parser {
	struct mustaches *set;
	struct diags *diags;
	struct mustache *mustache;
	struct str open, close; /* the delimiters */
	struct str rest;        /* what is not read yet */
	bool stuck;             /* after an error that hides what follows */
	struct level levels[MUSTACHE_MAX_NESTING + 1];
	int depth;
	const char *counted; /* up to where line and col are counted */
	int line, col;
};

/* Report "<before>'<name>'<after>". */
static void complain(struct parser *p, int line, int col, const char *before,
		     struct str name, const char *after)
{
	diags_add(p->diags, &mustache_rules[MUSTACHE_RULE_SYNTAX],
		  (struct pos){p->mustache->file, line, col}, "%s'%.*s'%s",
		  before, STR_ARG(name), after);
}

/* Count lines and columns up to `at`, which never goes back. */
static void count_to(struct parser *p, const char *at)
{
	struct str s = {p->counted, (size_t)(at - p->counted)};

	for (int32_t c; (c = utf8_next(&s)) >= 0;) {
		p->col++;
		if (c == '\n') {
			p->line++;
			p->col = 1;
		}
	}
	p->counted = at;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/*
 * A tag that is alone on its line takes the whole line with it: its blanks
 * are taken off the text before the tag, and its end off the rest.
 */
static void take_line(struct parser *p, struct tag *tag, struct str *before)
{
	const char *at = before->p + before->n, *left = at;
	struct str right = p->rest;

	while (left > before->p && is_blank(left[-1]))
		left--;
	if (left > p->mustache->text.p && left[-1] != '\n')
		return;
	while (right.n && is_blank(right.p[0]))
		right = str_from(right, 1);
	if (str_starts(right, STR("\r\n")))
		right = str_from(right, 1);
	if (right.n && right.p[0] != '\n')
		return;
	p->rest = right.n ? str_from(right, 1) : right;
	tag->alone = true;
	tag->indent = (struct str){left, (size_t)(at - left)};
	before->n -= tag->indent.n;
}

/* What has to follow the name in a tag. */
static struct str closer(const struct parser *p, char sigil,
			 char room[LONGEST_DELIMITER + 1])
{
	if (sigil != '{' && sigil != '=')
		return p->close;
	room[0] = sigil == '{' ? '}' : '=';
	memcpy(room + 1, p->close.p, p->close.n);
	return (struct str){room, p->close.n + 1};
}

/*
 * Read on to the next tag; `*before` is the text before it.  False at the end
 * of the template; then `*before` is the last text.
 */
static bool next_tag(struct parser *p, struct str *before, struct tag *tag)
{
	size_t at = str_find(p->rest, p->open);
	char room[LONGEST_DELIMITER + 1];
	struct str inside, end;

	*before = str_sub(p->rest, 0, at);
	if (p->stuck || at == p->rest.n)
		return false;
	inside = str_from(p->rest, at);
	count_to(p, inside.p);
	*tag = (struct tag){.sigil = 'v', .line = p->line, .col = p->col};
	tag->starts_line =
		inside.p == p->mustache->text.p || inside.p[-1] == '\n';
	inside = str_from(inside, p->open.n);
	while (inside.n && is_blank(inside.p[0]))
		inside = str_from(inside, 1);
	if (inside.n && memchr(sigils, inside.p[0], sizeof(sigils) - 1)) {
		tag->sigil = inside.p[0];
		inside = str_from(inside, 1);
	}
	end = closer(p, tag->sigil, room);
	at = str_find(inside, end);
	if (at == inside.n) {
		complain(p, tag->line, tag->col, "no ", end, " ends this tag");
		p->stuck = true;
		return false;
	}
	tag->name = str_trim(str_sub(inside, 0, at));
	p->rest = str_from(inside, at + end.n);
	if (strchr(lone_sigils, tag->sigil))
		take_line(p, tag, before);
	return true;
}

static void set_delimiters(struct parser *p, const struct tag *tag)
{
	size_t n = 0;
	struct str open, close;

	while (n < tag->name.n && !strchr(" \t\r\n", tag->name.p[n]))
		n++;
	open = str_sub(tag->name, 0, n);
	close = str_trim(str_from(tag->name, n));
	for (n = 0; n < close.n && !strchr(" \t\r\n=", close.p[n]);)
		n++;
	if (!open.n || !close.n || n < close.n || memchr(open.p, '=', open.n) ||
	    open.n > LONGEST_DELIMITER || close.n > LONGEST_DELIMITER) {
		complain(p, tag->line, tag->col, "", tag->name,
			 " is not a pair of delimiters");
		return;
	}
	p->open = open;
	p->close = close;
}

static struct mustache_node *add_node(struct parser *p, enum mustache_kind kind,
				      struct str text)
{
	struct mustache_node *n =
		arena_new(p->set->arena, struct mustache_node);
	struct level *in = &p->levels[p->depth];

	n->kind = kind;
	n->text = text;
	/* Between a parent's tags, all but blocks is without effect. */
	if (!in->node || in->node->kind != MUSTACHE_PARENT ||
	    kind == MUSTACHE_BLOCK) {
		*in->last = n;
		in->last = &n->next;
	}
	return n;
}

static void add_text(struct parser *p, struct str text)
{
	if (text.n)
		add_node(p, MUSTACHE_TEXT, text)->starts_line =
			text.p == p->mustache->text.p || text.p[-1] == '\n';
}

static bool is_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return false;
	return s.n > 0;
}

/* What stays unknown here is looked up, and reported, on the page. */
static const struct value *known_value(const struct mustaches *set,
				       const struct mustache_node *n)
{
	const struct value *v = set->known;

	if (!v || !n->n_parts || !str_eq(n->parts[0], set->known_name))
		return NULL;
	for (size_t i = 1; i < n->n_parts && v; i++)
		v = value_get(v, n->parts[i]);
	return v;
}

/* Cut a name of the data at its dots.  False if it is none. */
static bool cut_name(const struct mustaches *set, struct mustache_node *n,
		     struct str name)
{
	LIST(struct str) parts = {0};

	if (!is_name(name))
		return false;
	if (str_is(name, "."))
		return true;
	for (size_t dot; (dot = str_find(name, STR("."))) < name.n;) {
		if (!dot)
			return false;
		*list_add(set->arena, &parts) = str_sub(name, 0, dot);
		name = str_from(name, dot + 1);
	}
	if (!name.n)
		return false;
	*list_add(set->arena, &parts) = name;
	n->parts = parts.at;
	n->n_parts = parts.n;
	n->hash = parts.n ? value_key_hash(parts.at[0]) : 0;
	n->known = known_value(set, n);
	return true;
}

/* Find out what the name in a tag means.  False if it is none. */
static bool settle_name(struct parser *p, struct mustache_node *n)
{
	struct str name = n->text;

	if (n->kind == MUSTACHE_BLOCK)
		return is_name(name);
	if (n->kind != MUSTACHE_PARTIAL && n->kind != MUSTACHE_PARENT)
		return cut_name(p->set, n, name);
	if (name.n && name.p[0] == '*') {
		n->dynamic = true;
		return cut_name(p->set, n, str_trim(str_from(name, 1)));
	}
	if (!is_name(name))
		return false;
	n->target = map_find(&p->set->by_name, name);
	if (!n->target)
		diags_add(p->diags, &mustache_rules[MUSTACHE_RULE_MISSING],
			  (struct pos){p->mustache->file, n->line, n->col},
			  "there is no template '%.*s'", STR_ARG(name));
	return true;
}

static enum mustache_kind kind_of(char sigil)
{
	switch (sigil) {
	case '&':
	case '{': return MUSTACHE_RAW;
	case '#': return MUSTACHE_SECTION;
	case '^': return MUSTACHE_INVERTED;
	case '>': return MUSTACHE_PARTIAL;
	case '<': return MUSTACHE_PARENT;
	case '$': return MUSTACHE_BLOCK;
	default: return MUSTACHE_VARIABLE;
	}
}

static void open_tag(struct parser *p, const struct tag *tag)
{
	struct mustache_node *n = add_node(p, kind_of(tag->sigil), tag->name);

	n->line = tag->line;
	n->col = tag->col;
	n->alone = tag->alone;
	n->indent = tag->indent;
	if (!settle_name(p, n))
		complain(p, tag->line, tag->col, "", tag->name,
			 " is not a name");
	if (!strchr("#^<$", tag->sigil))
		return;
	if (p->depth == MUSTACHE_MAX_NESTING) {
		complain(p, tag->line, tag->col,
			 "too many tags are open here; the last is ", tag->name,
			 "");
		p->stuck = true;
		return;
	}
	p->levels[++p->depth] = (struct level){n, &n->first};
}

static void close_level(struct parser *p, bool missing)
{
	const struct mustache_node *n = p->levels[p->depth--].node;

	if (missing)
		complain(p, n->line, n->col, "no tag closes ", n->text, "");
}

static void close_tag(struct parser *p, const struct tag *tag)
{
	int level = p->depth;

	while (level && !str_eq(p->levels[level].node->text, tag->name))
		level--;
	if (!level) {
		complain(p, tag->line, tag->col, "nothing here opened ",
			 tag->name, "");
		return;
	}
	while (p->depth > level)
		close_level(p, true);
	close_level(p, false);
}

static void parse(struct parser *p)
{
	struct str before;
	struct tag tag;

	while (next_tag(p, &before, &tag)) {
		add_text(p, before);
		/* The line starts here, even if the tag then prints nothing. */
		if (tag.starts_line && !tag.alone)
			add_node(p, MUSTACHE_TEXT, (struct str){0})
				->starts_line = true;
		switch (tag.sigil) {
		case '!': break;
		case '=': set_delimiters(p, &tag); break;
		case '/': close_tag(p, &tag); break;
		default: open_tag(p, &tag);
		}
	}
	add_text(p, before);
	while (p->depth)
		close_level(p, !p->stuck);
}

void mustache_parse(struct mustaches *set, struct mustache *m, struct diags *d)
{
	struct parser p = {
		.set = set,
		.diags = d,
		.mustache = m,
		.open = STR("{{"),
		.close = STR("}}"),
		.rest = m->text,
		.levels = {{NULL, &m->first}},
		.counted = m->text.p,
		.line = 1,
		.col = 1,
	};

	parse(&p);
}
