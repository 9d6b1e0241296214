/* A chapter's body in parts: prose, sections, and the directives in fences. */
#include "format/markdown.h"
#include "format/yaml_read.h"
#include "load/loader.h"
#include "model/filter.h"

enum { NEAR_NAME = 2 };

static const struct value *body_tree(struct loader *l, const struct part *p)
{
	return yaml_read_part(l->arena, l->diags, p->pos.file, p->body.s,
			      p->body.pos.line - 1);
}

/*
 * What stands in each directive
 */

static const struct field practice_fields[] = {
	{.key = "do",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct practice, what),
	 .help = "what to do"},
	{.key = "why",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct practice, why)},
	{.key = "unless",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct practice, unless),
	 .help = "when not"},
	{.key = "evidence",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct practice, evidence),
	 .help = "where it is shown"},
};
const struct record record_practice = {"a practice", ROWS(practice_fields),
				       sizeof(struct practice), false};

static const struct field data_fields[] = {
	{.key = "data",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct data_table, data),
	 .help = "what of the catalogue"},
	{.key = "layers",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct data_table, layer_ids),
	 .help = "of these layers only"},
};
const struct record record_data_table = {"a table of data", ROWS(data_fields),
					 sizeof(struct data_table), false};

/* The columns of a listing stand beside its filter. */
struct columns {
	struct texts columns;
};

static const struct field column_fields[] = {
	{.key = "columns",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct columns, columns)},
};
static const struct record record_columns = {"the columns", ROWS(column_fields),
					     sizeof(struct columns), false};

struct compare_body {
	struct texts dimensions;
};

static const struct field compare_fields[] = {
	{.key = "dimensions",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct compare_body, dimensions),
	 .help = "which rows, instead of the usual ones"},
};
const struct record record_compare_body = {"a compare directive",
					   ROWS(compare_fields),
					   sizeof(struct compare_body), false};

static void wrong(struct loader *l, struct pos at, const char *before,
		  struct str subject, const char *after)
{
	diags_add(l->diags, &load_rules[RULE_DIRECTIVE], at, "%s '%.*s'%s",
		  before, STR_ARG(subject), after);
}

static void read_practice(struct loader *l, struct part *p)
{
	const struct value *tree = body_tree(l, p);
	struct practice *made = arena_new(l->arena, struct practice);
	struct field_reader r = load_reader(l);

	if (tree && field_read(&r, &record_practice, tree, made))
		p->practice = made;
}

static void read_data(struct loader *l, struct part *p)
{
	static const char *const names[] = {
		"layers",   "capabilities", "interfaces", "personas",
		"profiles", "dependencies", "ownership",  "gaps",
		"stacks",   "comparisons",
	};
	const struct value *tree = body_tree(l, p);
	struct data_table *made = arena_new(l->arena, struct data_table);
	struct field_reader r = load_reader(l);

	if (!tree || !field_read(&r, &record_data_table, tree, made))
		return;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_is(made->data.s, names[i]))
			p->data = made;
	if (!p->data)
		wrong(l, made->data.pos, "no table is made of", made->data.s,
		      "");
}

static void read_table(struct loader *l, struct part *p)
{
	if (str_starts(p->body.s, STR("data:")))
		read_data(l, p);
	else if (str_find(p->body.s, STR(" | ")) == p->body.s.n)
		wrong(l, p->pos, "the table", p->text.s,
		      " has no row: cells are parted by ' | '");
}

static void read_plate(struct loader *l, struct part *p)
{
	const struct value *tree = body_tree(l, p);

	if (tree)
		p->plate = load_plate(l, tree);
}

static void read_projects(struct loader *l, struct part *p)
{
	static const char *const names[] = {
		"summary",  "capabilities", "seam",    "traffic_via",
		"rollback", "metrics_via",  "license", "maturity",
		"since",    "release",      "layer",
	};
	const struct value *tree = body_tree(l, p);
	struct listing *made = arena_new(l->arena, struct listing);
	struct columns columns = {0};
	struct value columns_map = {.kind = VALUE_MAP};
	struct field_reader r = load_reader(l);

	if (!tree)
		return;
	made->filter = load_filter(l, tree, "columns");
	if (value_get(tree, STR("columns"))) {
		columns_map.last = &columns_map.first;
		columns_map.pos = tree->pos;
		value_put_ref(l->arena, &columns_map, STR("columns"),
			      value_get(tree, STR("columns")));
		field_read(&r, &record_columns, &columns_map, &columns);
	}
	made->columns = columns.columns;
	for (size_t i = 0; i < made->columns.n; i++) {
		size_t k = 0, n = sizeof(names) / sizeof(names[0]);

		while (k < n && !str_is(made->columns.at[i].s, names[k]))
			k++;
		if (k == n)
			wrong(l, made->columns.at[i].pos,
			      "a list of projects has no column",
			      made->columns.at[i].s, "");
	}
	p->listing = made;
}

static void read_compare(struct loader *l, struct part *p)
{
	const struct value *tree =
		str_trim(p->body.s).n ? body_tree(l, p) : NULL;
	struct compare_body body = {0};
	struct field_reader r = load_reader(l);

	if (tree && field_read(&r, &record_compare_body, tree, &body))
		p->dimensions = body.dimensions;
}

/*
 * Fences
 */

struct directive {
	const char *name;
	enum part_kind kind;
	bool of_id; /* an id follows, not a caption */
	void (*read)(struct loader *l, struct part *p);
};

static const struct directive directives[] = {
	{"aside", PART_ASIDE, false, NULL},
	{"table", PART_TABLE, false, read_table},
	{"figure", PART_FIGURE, false, read_plate},
	{"practice", PART_PRACTICE, false, read_practice},
	{"projects", PART_PROJECTS, false, read_projects},
	{"layer", PART_LAYER, true, NULL},
	{"compare", PART_COMPARE, true, read_compare},
	{"architecture", PART_ARCHITECTURE, true, NULL},
};
enum { DIRECTIVES = sizeof(directives) / sizeof(directives[0]) };

/* Fences with these hold code; any other word is a misspelt directive. */
static bool is_language(struct str word)
{
	static const char *const languages[] = {
		"console", "cue",  "c",          "diff", "java", "javascript",
		"python",  "rust", "dockerfile", "go",   "hcl",  "json",
		"kcl",     "lua",  "proto",      "rego", "sh",   "starlark",
		"text",    "toml", "xml",        "yaml",
	};

	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (str_is(word, languages[i]))
			return true;
	return false;
}

static const struct directive *
directive_named(struct loader *l, const struct part *p, struct str name)
{
	const char *near = "";
	int distance = NEAR_NAME + 1;

	for (size_t i = 0; i < DIRECTIVES; i++) {
		int d = str_distance(name, str_c(directives[i].name),
				     NEAR_NAME);

		if (!d)
			return &directives[i];
		if (d < distance) {
			distance = d;
			near = directives[i].name;
		}
	}
	if (!is_language(name))
		diags_add(l->diags, &load_rules[RULE_DIRECTIVE], p->pos,
			  "there is no directive '%.*s'%s%s%s", STR_ARG(name),
			  *near ? " (did you mean '" : "", near,
			  *near ? "'?)" : "");
	return NULL;
}

static bool is_label(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') &&
		    !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '-')
			return false;
	return s.n > 0;
}

static void set_label(struct loader *l, struct part *p, struct str label)
{
	if (!is_label(label)) {
		wrong(l, p->pos, "the label", label,
		      " is not of lower-case letters, digits and hyphens");
		return;
	}
	p->label = (struct text){label, p->pos};
}

/* "directive #label caption or id" */
static void read_fence(struct loader *l, struct part *p,
		       const struct markdown_block *b)
{
	struct str rest, name = str_cut(b->info, ' ', &rest);
	const struct directive *d;

	p->pos.line--; /* the fence stands above what is inside */
	p->body = b->text;
	p->kind = PART_CODE;
	d = directive_named(l, p, name);
	if (!d)
		return;
	p->kind = d->kind;
	rest = str_trim(rest);
	if (str_starts(rest, STR("#")))
		set_label(l, p, str_cut(str_from(rest, 1), ' ', &rest));
	rest = str_trim(rest);
	if (d->of_id)
		p->of = (struct text){rest, p->pos};
	else
		p->text = (struct text){rest, p->pos};
	if (!rest.n && d->kind != PART_ASIDE)
		diags_add(l->diags, &load_rules[RULE_DIRECTIVE], p->pos,
			  "'%s' needs %s after it", d->name,
			  d->of_id ? "an id" : "a caption");
	if (d->read)
		d->read(l, p);
}

/* "Words {#label}" */
static void read_heading(struct loader *l, struct part *p,
			 const struct markdown_block *b)
{
	size_t at = str_find(b->text.s, STR("{#"));

	p->kind = PART_SECTION;
	p->level = b->level;
	p->text = b->text;
	if (at == b->text.s.n || !str_ends(b->text.s, STR("}")))
		return;
	p->text.s = str_trim(str_sub(b->text.s, 0, at));
	set_label(l, p, str_sub(b->text.s, at + 2, b->text.s.n - 1));
}

/*
 * Numbers
 */

struct counters {
	int section, sub, figure, table, practice;
};

static void number_part(struct loader *l, struct part *p, struct counters *n)
{
	long chapter = p->chapter->number;
	int *counter = NULL;

	switch (p->kind) {
	case PART_SECTION:
		if (p->level == 1) {
			n->sub = 0;
			counter = &n->section;
		} else if (p->level == 2 && n->section) {
			p->number = arena_printf(l->arena, "%ld.%d.%d", chapter,
						 n->section, ++n->sub);
		}
		break;
	case PART_FIGURE:
	case PART_ARCHITECTURE: counter = &n->figure; break;
	case PART_TABLE:
	case PART_PROJECTS:
	case PART_COMPARE: counter = &n->table; break;
	case PART_PRACTICE: counter = &n->practice; break;
	default: break;
	}
	if (counter)
		p->number =
			arena_printf(l->arena, "%ld.%d", chapter, ++*counter);
}

void load_parts(struct loader *l, struct chapter *ch)
{
	struct text body = {ch->body, {ch->pos.file, ch->body_line, 1}};
	struct markdown_blocks blocks = markdown_split(l->arena, body);
	struct counters n = {0};

	for (size_t i = 0; i < blocks.n; i++) {
		const struct markdown_block *b = &blocks.at[i];
		struct part *p = arena_new(l->arena, struct part);

		p->pos = b->text.pos;
		p->text = b->text;
		p->chapter = ch;
		if (b->kind == MARKDOWN_HEADING)
			read_heading(l, p, b);
		else if (b->kind == MARKDOWN_FENCE)
			read_fence(l, p, b);
		number_part(l, p, &n);
		if (p->label.s.n)
			load_index(l, &l->catalogue->part_by_label, &p->label,
				   p, "label");
		*list_add(l->arena, &ch->parts) = p;
	}
}
