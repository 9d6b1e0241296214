/* comparisons/<id>.yml: one worked comparison a file. */
#include "load/loader.h"

static const struct field answer_fields[] = {
	{.key = "choose",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct comparison_answer, choose),
	 .help = "one of the members"},
	{.key = "when",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct comparison_answer, when),
	 .help = "the condition: the end of 'Choose it when …'"},
};
static const struct record record_answer = {"an answer", ROWS(answer_fields),
					    sizeof(struct comparison_answer),
					    false};

static const struct field cell_fields[] = {
	{.key = "value",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct comparison_cell, value),
	 .help = "what is so"},
	{.key = "evidence",
	 .kind = FIELD_URL,
	 .at = offsetof(struct comparison_cell, evidence),
	 .help = "a file of the project's own repository at a commit or tag"},
	{.key = "unknown",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct comparison_cell, unknown),
	 .help = "instead of a value: what was read without finding one"},
};
const struct record record_comparison_cell = {
	"a cell of a comparison", ROWS(cell_fields),
	sizeof(struct comparison_cell), false};

#define AT(member) offsetof(struct comparison, member)

static const struct field fields[] = {
	{.key = "title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(title)},
	{.key = "question",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(question),
	 .help = "what the comparison answers"},
	{.key = "summary",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(summary),
	 .help = "what is compared and what decides, in one sentence"},
	{.key = "checked",
	 .kind = FIELD_DATE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(checked),
	 .help = "the day on which its cells were read against their sources"},
	{.key = "members",
	 .kind = FIELD_TEXTS,
	 .flags = FIELD_REQUIRED,
	 .at = AT(member_ids),
	 .help = "entries, or kinds of their objects as 'entry#Kind'",
	 .example = "[kubernetes#Deployment, openkruise#CloneSet]"},
	{.key = "aspects",
	 .kind = FIELD_PAIRS,
	 .at = AT(aspects),
	 .help = "dimensions of its own: id and label"},
	{.key = "values",
	 .kind = FIELD_MAP,
	 .flags = FIELD_REQUIRED | FIELD_OF_MAPS,
	 .at = AT(values),
	 .record = &record_comparison_cell,
	 .help = "dimension, then member, then {value, evidence} or {unknown}"},
	{.key = "answers",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = AT(answers),
	 .record = &record_answer,
	 .help = "which member is chosen when"},
};
const struct record record_comparison = {"a comparison", ROWS(fields),
					 sizeof(struct comparison), false};

static void load_comparison(struct loader *l, const char *path, struct str id)
{
	const struct value *tree = load_yaml(l, path);
	struct comparison *made = arena_new(l->arena, struct comparison);
	struct field_reader r = load_reader(l);

	if (!tree)
		return;
	field_read(&r, &record_comparison, tree, made);
	made->pos = (struct pos){path, 1, 1};
	made->slug = id;
	*list_add(l->arena, &l->catalogue->comparisons) = made;
	map_put(l->arena, &l->catalogue->comparison_by_id, made->slug, made);
}

void load_comparisons(struct loader *l)
{
	load_folder(l, "comparisons", load_comparison);
}

/*
 * Ids to pointers
 */

static const struct comparison_member *member_of(const struct comparison *c,
						 struct str id)
{
	for (size_t i = 0; i < c->members.n; i++)
		if (str_eq(c->members.at[i]->id.s, id))
			return c->members.at[i];
	return NULL;
}

static void link_members(struct loader *l, struct comparison *c)
{
	for (size_t i = 0; i < c->member_ids.n; i++) {
		struct comparison_member *m =
			arena_new(l->arena, struct comparison_member);
		struct text id = c->member_ids.at[i];

		m->id = id;
		id.s = str_cut(id.s, '#', &m->kind);
		m->entry = load_resolve(l, &l->catalogue->entry_by_id, &id,
					"entry");
		if (member_of(c, m->id.s))
			diags_add(l->diags, &load_rules[RULE_DUPLICATE],
				  m->id.pos, "'%.*s' is a member already",
				  STR_ARG(m->id.s));
		else if (m->entry)
			*list_add(l->arena, &c->members) = m;
	}
}

/* A member of which the id is wrong is reported where it is declared. */
static bool is_declared(const struct comparison *c, struct str id)
{
	for (size_t i = 0; i < c->member_ids.n; i++)
		if (str_eq(c->member_ids.at[i].s, id))
			return true;
	return false;
}

static void add_cell(struct loader *l, const struct comparison *c,
		     struct comparison_row *row, const struct value *v)
{
	const struct comparison_member *m = member_of(c, v->key);
	struct comparison_cell *cell =
		arena_new(l->arena, struct comparison_cell);
	struct field_reader r = load_reader(l);

	if (!m && !is_declared(c, v->key))
		diags_add(l->diags, &load_rules[RULE_REFERENCE], v->key_pos,
			  "'%.*s' is no member of the comparison",
			  STR_ARG(v->key));
	if (!field_read(&r, &record_comparison_cell, v, cell) || !m)
		return;
	cell->member = m;
	if (!cell->value.pos.line)
		cell->value.pos = v->pos;
	*list_add(l->arena, &row->cells) = cell;
}

static void add_row(struct loader *l, struct comparison *c, struct text id,
		    struct str label)
{
	const struct value *cells = value_get(c->values, id.s);
	struct comparison_row *row = arena_new(l->arena, struct comparison_row);

	row->dimension = id;
	row->label = label;
	if (cells) {
		row->dimension.pos = cells->key_pos;
		if (cells->kind != VALUE_MAP)
			diags_add(l->diags, &field_rules[FIELD_RULE_KIND],
				  cells->pos, "'%.*s' takes a map, not %s",
				  STR_ARG(id.s), value_kind_name(cells));
		for (const struct value *v = cells->first; v; v = v->next)
			add_cell(l, c, row, v);
	}
	*list_add(l->arena, &c->rows) = row;
}

static bool has_row(const struct comparison *c, struct str id)
{
	for (size_t i = 0; i < c->rows.n; i++)
		if (str_eq(c->rows.at[i]->dimension.s, id))
			return true;
	return false;
}

/* Its own aspects first, then the dimensions that all comparisons have. */
static void link_rows(struct loader *l, struct comparison *c)
{
	const struct value *fixed =
		value_get(l->catalogue->model.vocabularies, STR("dimension"));

	for (size_t i = 0; i < c->aspects.n; i++)
		add_row(l, c, c->aspects.at[i].key, c->aspects.at[i].value.s);
	for (const struct value *v = fixed ? fixed->first : NULL; v;
	     v = v->next)
		add_row(l, c, (struct text){v->key, c->pos}, v->text);
	for (const struct value *v = c->values ? c->values->first : NULL; v;
	     v = v->next)
		if (!has_row(c, v->key))
			diags_add(l->diags, &load_rules[RULE_REFERENCE],
				  v->key_pos,
				  "there is no dimension '%.*s', and 'aspects' "
				  "has none of that name",
				  STR_ARG(v->key));
}

void link_comparisons(struct loader *l)
{
	for (size_t i = 0; i < l->catalogue->comparisons.n; i++) {
		struct comparison *c = l->catalogue->comparisons.at[i];

		link_members(l, c);
		link_rows(l, c);
		for (size_t k = 0; k < c->answers.n; k++) {
			struct comparison_answer *a = c->answers.at[k];

			a->member = member_of(c, a->choose.s);
			if (a->choose.s.n && !a->member &&
			    !is_declared(c, a->choose.s))
				diags_add(l->diags, &load_rules[RULE_REFERENCE],
					  a->choose.pos,
					  "'%.*s' is no member of the "
					  "comparison",
					  STR_ARG(a->choose.s));
		}
	}
}
