/* What the check says of the whole catalogue: by rule, by layer, by project. */
#include "view/health.h"
#include "view/parts.h"

#include <stdlib.h>
#include <string.h>

/* Lists on one page end here; the pages of rules and projects have the rest. */
enum { MOST_PROJECTS = 60, MOST_ELSEWHERE = 20, MOST_OF_A_RULE = 200 };

/* "and 85 more"; empty when there are none. */
static struct str more(struct view *v, size_t n, size_t shown)
{
	if (n <= shown)
		return (struct str){0};
	return arena_printf(v->arena, "%.*s %.*s %.*s",
			    STR_ARG(word(v, "health.and")),
			    STR_ARG(number_text(v->arena, (long)(n - shown))),
			    STR_ARG(word(v, "health.more")));
}

static void set_findings(struct view *v, struct value *page, const char *key,
			 const struct findings *found, size_t most)
{
	struct value *list = value_set_list(v->arena, page, key);

	for (size_t i = 0; i < found->n && i < most; i++)
		add_finding(v, list, &found->at[i]);
	value_set_bool(v->arena, page, arena_printf(v->arena, "has_%s", key).p,
		       list->n > 0);
	value_set(v->arena, page, arena_printf(v->arena, "more_%s", key).p,
		  more(v, found->n, most));
}

static void set_figures(struct view *v, struct value *page,
			const struct tally *t)
{
	static const struct {
		const char *name;
		enum severity severity;
	} rows[] = {
		{"health.figures.errors", DIAG_ERROR},
		{"health.figures.warnings", DIAG_WARNING},
		{"health.figures.notes", DIAG_NOTE},
	};
	struct value *list = value_set_list(v->arena, page, "figures");

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		add_title_figure(v, list, rows[i].name,
				 t->of[rows[i].severity]);
	add_title_figure(v, list, "health.figures.waived", t->waived);
}

/*
 * By rule
 */

static void add_rule_row(struct view *v, struct value *list,
			 const struct health_rule *r)
{
	struct value *row = value_add_map(v->arena, list);
	struct tally t = tally_of(&r->found);

	set_rule(v, row, str_c(r->rule->id));
	set_severity(v, row,
		     r->found.n ? r->found.at[0].diag->severity
				: r->rule->severity);
	value_set(v->arena, row, "sentence", str_c(r->rule->sentence));
	value_set(v->arena, row, "n",
		  number_text(v->arena, (long)tally_open(&t)));
	value_set(v->arena, row, "waived",
		  number_text(v->arena, (long)t.waived));
}

/* Errors first, then many before few, then by id. */
static int by_rank(const void *left, const void *right)
{
	const struct health_rule *a = *(const struct health_rule *const *)left;
	const struct health_rule *b = *(const struct health_rule *const *)right;
	enum severity of_a = a->found.at[0].diag->severity;
	enum severity of_b = b->found.at[0].diag->severity;

	if (of_a != of_b)
		return of_a < of_b ? 1 : -1;
	if (a->found.n != b->found.n)
		return a->found.n < b->found.n ? 1 : -1;
	return strcmp(a->rule->id, b->rule->id);
}

static void set_rules(struct view *v, struct value *page)
{
	const struct health_rules *all = &v->health->rules;
	struct value *broken = value_set_list(v->arena, page, "broken");
	struct value *kept = value_set_list(v->arena, page, "kept");
	const struct health_rule **ranked =
		arena_alloc(v->arena, (all->n + 1) * sizeof(ranked[0]));
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->at[i]->found.n)
			ranked[n++] = all->at[i];
		else
			set_rule(v, value_add_map(v->arena, kept),
				 str_c(all->at[i]->rule->id));
	qsort(ranked, n, sizeof(ranked[0]), by_rank);
	for (size_t i = 0; i < n; i++)
		add_rule_row(v, broken, ranked[i]);
	value_set_bool(v->arena, page, "has_broken", broken->n > 0);
	value_set_bool(v->arena, page, "has_kept", kept->n > 0);
	value_set(v->arena, page, "n_kept",
		  word_count(v, "count.rules", (size_t)kept->n));
}

/*
 * By layer
 */

static void add_tally(struct tally *sum, const struct tally *t)
{
	for (int s = DIAG_NOTE; s <= DIAG_ERROR; s++)
		sum->of[s] += t->of[s];
	sum->waived += t->waived;
}

static void set_layers(struct view *v, struct value *page)
{
	const struct layers *all = &v->catalogue->model.layers;
	struct value *list = value_set_list(v->arena, page, "layers");

	for (size_t i = 0; i < all->n; i++) {
		const struct layer *l = all->at[i];
		struct value *row = value_add_map(v->arena, list);
		struct tally sum = {0};
		size_t clean = 0;

		for (size_t k = 0; k < l->entries.n; k++) {
			struct tally t = tally_of(
				health_of(v->health, l->entries.at[k]));

			add_tally(&sum, &t);
			clean += !tally_open(&t);
		}
		add_layer_ref(v, value_set_list(v->arena, row, "layer"), l);
		value_set(v->arena, row, "projects",
			  number_text(v->arena, (long)l->entries.n));
		value_set(v->arena, row, "clean",
			  number_text(v->arena, (long)clean));
		set_tally(v, row, &sum);
	}
}

/*
 * By project
 */

struct standing {
	const struct entry *entry;
	struct tally tally;
	size_t at; /* its place by name */
};

/* Errors first, then warnings, then notes; many before few. */
static int by_weight(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;

	for (int s = DIAG_ERROR; s >= DIAG_NOTE; s--)
		if (a->tally.of[s] != b->tally.of[s])
			return a->tally.of[s] < b->tally.of[s] ? 1 : -1;
	if (a->tally.waived != b->tally.waived)
		return a->tally.waived < b->tally.waived ? 1 : -1;
	return (a->at > b->at) - (a->at < b->at);
}

/* Each rule that an entry breaks, once. */
static void set_broken_rules(struct view *v, struct value *row,
			     const struct findings *found)
{
	struct value *list = value_set_list(v->arena, row, "rules");
	struct map seen = {0};

	for (size_t i = 0; i < found->n; i++) {
		struct str id = str_c(found->at[i].diag->rule->id);

		if (map_find(&seen, id))
			continue;
		map_put(v->arena, &seen, id, list);
		set_rule(v, value_add_map(v->arena, list), id);
	}
}

static void set_projects(struct view *v, struct value *page)
{
	const struct entries *all = &v->catalogue->entries;
	struct value *list = value_set_list(v->arena, page, "projects");
	struct standing *found =
		arena_alloc(v->arena, (all->n + 1) * sizeof(*found));
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct findings *of = health_of(v->health, all->at[i]);

		if (of->n)
			found[n++] =
				(struct standing){all->at[i], tally_of(of), i};
	}
	qsort(found, n, sizeof(found[0]), by_weight);
	for (size_t i = 0; i < n && i < MOST_PROJECTS; i++) {
		struct value *row = value_add_map(v->arena, list);
		const struct entry *e = found[i].entry;

		add_entry_ref(v, value_set_list(v->arena, row, "entry"), e);
		add_layer_ref(v, value_set_list(v->arena, row, "layer"),
			      e->layer);
		set_tally(v, row, &found[i].tally);
		set_broken_rules(v, row, health_of(v->health, e));
	}
	value_set_bool(v->arena, page, "has_projects", n > 0);
	value_set(v->arena, page, "n_projects",
		  word_count(v, "count.projects", n));
	value_set(v->arena, page, "more_projects", more(v, n, MOST_PROJECTS));
}

struct value *view_health(struct view *v, const void *unused)
{
	struct tally t = tally_of(&v->health->all);
	struct str summary =
		arena_printf(v->arena, "%.*s: %.*s.", STR_ARG(checked_as_of(v)),
			     STR_ARG(tally_text(v, &t)));
	struct value *page =
		page_new(v, path_of_health(), word(v, "health.title"), summary,
			 "health");

	(void)unused;
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	set_figures(v, page, &t);
	set_rules(v, page);
	set_layers(v, page);
	set_projects(v, page);
	set_findings(v, page, "elsewhere", &v->health->elsewhere,
		     MOST_ELSEWHERE);
	set_coverage(v, page);
	set_gaps(v, page);
	return page;
}

/*
 * One rule
 */

/* Paragraphs of plain text; folded YAML has a line each. */
static void set_why(struct view *v, struct value *page,
		    const struct rule_text *text)
{
	struct value *list = value_set_list(v->arena, page, "why");
	struct str rest = text ? str_trim(text->why.s) : (struct str){0};

	while (rest.n) {
		struct str line = str_trim(str_cut(rest, '\n', &rest));

		if (line.n)
			value_set(v->arena, value_add_map(v->arena, list),
				  "text", line);
	}
}

struct value *view_rule(struct view *v, const void *record)
{
	const struct health_rule *r = record;
	struct tally t = tally_of(&r->found);
	struct arena *a = v->arena;
	struct value *page;

	page = page_new(v, path_of_rule(a, r->slug), str_c(r->rule->id),
			arena_printf(a, "%.*s %s: %s.",
				     STR_ARG(word(v, "health.rule")),
				     r->rule->id, r->rule->sentence),
			"health");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	page_add_crumb(v, page, word(v, "nav.health"), path_of_health());
	set_severity(v, page, r->rule->severity);
	value_set(a, page, "sentence", str_c(r->rule->sentence));
	set_why(v, page, r->text);
	value_set(a, page, "wrong",
		  r->text ? str_trim(r->text->wrong.s) : (struct str){0});
	value_set(a, page, "right",
		  r->text ? str_trim(r->text->right.s) : (struct str){0});
	value_set(a, page, "checked", checked_as_of(v));
	value_set(a, page, "sum", tally_text(v, &t));
	set_findings(v, page, "findings", &r->found, MOST_OF_A_RULE);
	return page;
}
