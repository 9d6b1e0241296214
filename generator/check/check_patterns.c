/* The patterns of rules.yml over the fields that they are for. */
#include "base/map.h"
#include "check/check.h"
#include "check/data.h"
#include "format/pattern.h"

enum {
	/* Each is tried on every entry; nobody has as many opinions. */
	MOST_PATTERNS = 100,
};

/* One pattern at work. */
struct search {
	struct diags *diags;
	const struct pattern_rule *rule;
	const struct value *source; /* where the pattern is written */
	struct pattern *pattern;
	bool must;
	bool over; /* it was given up */
};

static void try(struct search *s, const struct value *v)
{
	struct str text = v->text;
	size_t at = 0;

	if (v->block) /* its last line ends with it */
		text = str_trim(text);
	switch (pattern_find(s->pattern, text, &at)) {
	case PATTERN_GAVE_UP:
		s->over = true;
		diags_add(s->diags, &data_rules[DATA_PATTERN], s->source->pos,
			  "the pattern of '%s' comes to no end at %s:%d and is "
			  "tried no more",
			  s->rule->rule.id, v->pos.file, v->pos.line);
		break;
	case PATTERN_FOUND:
		if (!s->must)
			diags_add(s->diags, &s->rule->rule, data_place(v, at),
				  "%s", s->rule->rule.sentence);
		break;
	case PATTERN_ABSENT:
		if (s->must)
			diags_add(s->diags, &s->rule->rule, v->pos, "%s",
				  s->rule->rule.sentence);
		break;
	}
}

/* Every text below `v` that the path leads to; of lists and maps, each. */
static void walk(struct search *s, const struct value *v, struct str path)
{
	struct str rest, key;

	if (!v || s->over || v->kind == VALUE_NULL)
		return;
	if (v->kind == VALUE_MAP && path.n) {
		key = str_cut(path, '.', &rest);
		walk(s, value_get(v, key), rest);
	} else if (v->kind == VALUE_LIST || v->kind == VALUE_MAP) {
		for (v = v->first; v; v = v->next)
			walk(s, v, path);
	} else if (!path.n) {
		try(s, v);
	}
}

static void search_all(struct search *s, const struct catalogue *c)
{
	for (size_t i = 0; i < c->entries.n && !s->over; i++)
		walk(s, c->entries.at[i]->source, s->rule->field.s);
}

/* The one of `must` and `must_not` that is there; NULL, and a finding, when
   it is not one. */
static const struct value *text_of(struct diags *d,
				   const struct pattern_rule *rule, bool *must)
{
	*must = rule->must.s.n;
	if (rule->must.s.n && rule->must_not.s.n)
		diags_add(d, &data_rules[DATA_PATTERN], rule->must_not.pos,
			  "'%.*s' has both 'must' and 'must_not'; make two "
			  "rules of it",
			  STR_ARG(rule->id.s));
	else if (rule->must.s.n || rule->must_not.s.n)
		return value_get(rule->source,
				 *must ? STR("must") : STR("must_not"));
	else
		diags_add(d, &data_rules[DATA_PATTERN], rule->source->pos,
			  "'%.*s' says neither what 'must' be found nor what "
			  "'must_not'",
			  STR_ARG(rule->id.s));
	return NULL;
}

static void check_pattern(struct arena *a, struct diags *d,
			  const struct catalogue *c,
			  const struct pattern_rule *rule)
{
	struct search s = {.diags = d, .rule = rule};
	const char *why = NULL;
	size_t at = 0;

	s.source = text_of(d, rule, &s.must);
	if (!s.source)
		return;
	s.pattern = pattern_new(a, s.source->text, &why, &at);
	if (!s.pattern)
		diags_add(d, &data_rules[DATA_PATTERN],
			  data_place(s.source, at), "this is no pattern: %s",
			  why);
	else if (rule->rule.id)
		search_all(&s, c);
	pattern_free(s.pattern);
}

void check_patterns(struct arena *a, struct diags *d, const struct catalogue *c)
{
	const struct pattern_rules *all = &c->rules.patterns;
	struct map ids = {0};

	for (size_t i = 0; i < all->n; i++) {
		struct pattern_rule *rule = all->at[i];

		if (i == MOST_PATTERNS) {
			diags_add(d, &data_rules[DATA_PATTERN], rule->id.pos,
				  "only the first %d patterns are tried",
				  MOST_PATTERNS);
			break;
		}
		if (map_find(&ids, rule->id.s))
			diags_add(d, &data_rules[DATA_PATTERN], rule->id.pos,
				  "there are two patterns '%.*s'",
				  STR_ARG(rule->id.s));
		map_put(a, &ids, rule->id.s, rule);
		check_pattern(a, d, c, rule);
	}
}
