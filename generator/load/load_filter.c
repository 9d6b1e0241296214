/* Filters: a map from fields to a word or a list of words. */
#include "load/loader.h"
#include "model/filter.h"

enum { NEAR_NAME = 2 };

static const char *nearest_field(struct str name)
{
	const char *best = "";
	int distance = NEAR_NAME + 1;

	for (size_t i = 0; i < n_filter_fields; i++) {
		int d = str_distance(name, str_c(filter_fields[i].name),
				     NEAR_NAME);

		if (d < distance) {
			distance = d;
			best = filter_fields[i].name;
		}
	}
	return best;
}

static bool is_word(const struct value *words, struct str word)
{
	if (!words || words->kind == VALUE_MAP)
		return !words || value_get(words, word);
	for (const struct value *v = words->first; v; v = v->next)
		if (str_eq(v->text, word))
			return true;
	return false;
}

static void check_word(struct loader *l, const struct filter_field *f,
		       const struct text *t)
{
	const struct model *m = &l->catalogue->model;

	switch (f->source) {
	case FILTER_LAYERS: load_resolve(l, &m->layer_by_id, t, "layer"); break;
	case FILTER_CAPABILITIES:
		load_resolve(l, &m->capability_by_id, t, "capability");
		break;
	case FILTER_INTERFACES:
		load_resolve(l, &m->interface_by_id, t, "interface");
		break;
	case FILTER_WORDS:
		if (!is_word(value_get(m->vocabularies, str_c(f->vocabulary)),
			     t->s))
			diags_add(l->diags, &load_rules[RULE_REFERENCE], t->pos,
				  "'%s' has no word '%.*s'", f->vocabulary,
				  STR_ARG(t->s));
		break;
	case FILTER_ANSWER:
		if (!str_is(t->s, "true") && !str_is(t->s, "false"))
			diags_add(l->diags, &field_rules[FIELD_RULE_KIND],
				  t->pos,
				  "'%s' takes true or false, not '%.*s'",
				  f->name, STR_ARG(t->s));
		break;
	case FILTER_FREE: break;
	}
}

static void add_word(struct loader *l, struct filter_term *term,
		     const struct value *v)
{
	struct text t = {v->text, v->pos};

	if (v->kind == VALUE_LIST || v->kind == VALUE_MAP || !t.s.n) {
		diags_add(l->diags, &field_rules[FIELD_RULE_KIND], v->pos,
			  "'%s' takes a word or a list of words",
			  term->field->name);
		return;
	}
	check_word(l, term->field, &t);
	*list_add(l->arena, &term->words) = t;
}

static void add_term(struct loader *l, struct filter *f, const struct value *v)
{
	const struct filter_field *field = filter_field_find(v->key);
	struct filter_term *term;
	const char *near;

	if (!field) {
		near = nearest_field(v->key);
		diags_add(l->diags, &load_rules[RULE_REFERENCE], v->key_pos,
			  "a filter has no field '%.*s'%s%s%s", STR_ARG(v->key),
			  *near ? " (did you mean '" : "", near,
			  *near ? "'?)" : "");
		return;
	}
	term = list_add(l->arena, &f->terms);
	term->field = field;
	if (v->kind != VALUE_LIST)
		add_word(l, term, v);
	else
		for (const struct value *i = v->first; i; i = i->next)
			add_word(l, term, i);
}

static struct filter *read_filter(struct loader *l, const struct value *map,
				  const char *other, bool inner)
{
	struct filter *made = arena_new(l->arena, struct filter);

	made->pos = map->pos;
	if (map->kind != VALUE_MAP) {
		diags_add(l->diags, &field_rules[FIELD_RULE_KIND], map->pos,
			  "a filter is a map, not %s", value_kind_name(map));
		return made;
	}
	for (const struct value *v = map->first; v; v = v->next)
		if (!inner && str_is(v->key, "except"))
			made->except = read_filter(l, v, NULL, true);
		else if (!other || !str_is(v->key, other))
			add_term(l, made, v);
	return made;
}

const struct filter *load_filter(struct loader *l, const struct value *map,
				 const char *other)
{
	size_t before = l->diags->count[DIAG_ERROR];
	struct filter *made = read_filter(l, map, other, false);

	made->is_wrong = l->diags->count[DIAG_ERROR] > before;
	return made;
}
