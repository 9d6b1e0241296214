/* How a project works, as far as rules and comparisons ask: rows of a list. */
#include "view/parts.h"

static void add_labels(struct view *v, struct value *rows, const char *name,
		       const struct texts *texts, const char *vocabulary)
{
	struct value *values;

	if (!texts->n)
		return;
	values = add_line(v, rows, word(v, name));
	for (size_t i = 0; i < texts->n; i++)
		add_text(v, values,
			 vocabulary ? label_of(v, vocabulary, texts->at[i].s)
				    : texts->at[i].s,
			 (struct str){0});
}

/* Words that may name entries: those that there are become links. */
static void add_providers(struct view *v, struct value *page,
			  struct value *rows, const char *name,
			  const struct texts *words, const char *vocabulary)
{
	struct value *values;

	if (!words->n)
		return;
	values = add_line(v, rows, word(v, name));
	for (size_t i = 0; i < words->n; i++) {
		struct str path = path_of_word(v, words->at[i].s);

		add_text(v, values, label_of(v, vocabulary, words->at[i].s),
			 path.n ? page_link(v, page, path) : path);
	}
}

static void add_label(struct view *v, struct value *rows, const char *name,
		      struct str text, const char *vocabulary)
{
	if (text.n)
		add_fact(v, rows, name, label_of(v, vocabulary, text));
}

static void add_rollout(struct view *v, struct value *page, struct value *rows,
			const struct entry *e)
{
	add_labels(v, rows, "project.drives", &e->drives, NULL);
	add_labels(v, rows, "project.defines", &e->defines, NULL);
	add_providers(v, page, rows, "project.traffic_via", &e->traffic_via,
		      "traffic");
	add_providers(v, page, rows, "project.metrics_via", &e->metrics_via,
		      "metrics");
	if (e->analysis) {
		add_label(v, rows, "project.compares",
			  e->analysis->comparison.s, "comparison");
		add_label(v, rows, "project.on_failure",
			  e->analysis->on_failure.s, "on_failure");
	}
	if (e->rollback) {
		add_fact(v, rows, "project.rollback",
			 label_of(v, "rollback", e->rollback->by.s));
		add_labels(v, rows, "project.rollback_excludes",
			   &e->rollback->excludes, "rollback_excludes");
	}
}

/* The principles that hold, and those that do not: two lists. */
static void add_principles(struct view *v, struct value *rows,
			   const struct opengitops *o)
{
	static const char *const names[] = {
		"project.declarative", "project.versioned", "project.pulled",
		"project.reconciled"};

	for (int held = 1; held >= 0; held--) {
		struct value *values = NULL;

		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
			const struct answer *a = &o->principle[i];

			if (!a->said || a->yes != held)
				continue;
			if (!values)
				values = add_line(
					v, rows,
					word(v, held ? "project.holds"
						     : "project.holds_not"));
			add_text(v, values, word(v, names[i]), (struct str){0});
		}
	}
}

static void add_fleet(struct view *v, struct value *rows, const struct entry *e)
{
	const struct placement *p = e->placement;

	if (p)
		add_label(v, rows, "project.placement", p->mode.s,
			  "placement_mode");
	if (p && p->status_return.said)
		add_fact(v, rows, "project.status_return",
			 word(v, p->status_return.yes ? "project.status_yes"
						      : "project.status_no"));
	add_labels(v, rows, "project.clusters", &e->clusters, "clusters");
}

static void add_instances(struct view *v, struct value *rows,
			  const struct entry *e)
{
	const struct in_place *in = e->in_place;

	if (!in)
		return;
	add_labels(v, rows, "project.in_place", &in->scope, "in_place_scope");
	add_labels(v, rows, "project.preserves", &in->preserves,
		   "in_place_preserves");
	add_label(v, rows, "project.fallback", in->fallback.s,
		  "in_place_fallback");
}

static void add_operation(struct view *v, struct value *rows,
			  const struct operation *o)
{
	struct value *values;

	if (!o)
		return;
	add_label(v, rows, "project.operator", o->role.s, "operator_role");
	if (o->operand.s.n)
		add_fact(v, rows, "project.operand", o->operand.s);
	if (o->level < 0)
		return;
	values = add_line(v, rows, word(v, "project.level"));
	add_text(v, values, arena_printf(v->arena, "%ld", o->level),
		 o->source.s);
}

static void add_fields(struct view *v, struct value *rows,
		       const struct entry *e)
{
	struct value *values;

	if (e->owns.n) {
		values = add_line(v, rows, word(v, "project.owns"));
		for (size_t i = 0; i < e->owns.n; i++)
			add_text(v, values,
				 arena_printf(v->arena, "%.*s %.*s",
					      STR_ARG(e->owns.at[i]->kind.s),
					      STR_ARG(e->owns.at[i]->group.s)),
				 (struct str){0});
	}
	if (e->runtime_neutral)
		add_fact(v, rows, "project.neutral",
			 word(v, "project.neutral_yes"));
	add_labels(v, rows, "project.schema_groups", &e->schema_groups, NULL);
}

void set_mechanism(struct view *v, struct value *page, const struct entry *e)
{
	struct value *rows = value_set_list(v->arena, page, "mechanism");

	value_set(v->arena, page, "seam",
		  e->seam.s.n ? label_of(v, "seam", e->seam.s)
			      : (struct str){0});
	value_set(v->arena, page, "seam_name", e->seam.s);
	add_rollout(v, page, rows, e);
	if (e->opengitops)
		add_principles(v, rows, e->opengitops);
	add_fleet(v, rows, e);
	add_instances(v, rows, e);
	add_operation(v, rows, e->operation);
	add_fields(v, rows, e);
	value_set_bool(v->arena, page, "has_mechanism",
		       e->seam.s.n || rows->n > 0);
}
