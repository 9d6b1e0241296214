/* guide.yml of an own catalogue: questions that lead to projects. */
#include "base/path.h"
#include "load/loader.h"
#include "model/filter.h"

#define ANSWER(member) offsetof(struct guide_answer, member)

static const struct field answer_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = ANSWER(id),
	 .help = "stands in the address; unique in the question"},
	{.key = "label",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = ANSWER(label),
	 .help = "the answer, as a reader would say it"},
	{.key = "reason",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = ANSWER(reason),
	 .help = "why it leads where it leads"},
	{.key = "capability",
	 .kind = FIELD_TEXT,
	 .names = "capability",
	 .at = ANSWER(capability_id),
	 .help = "the capability that comes into question"},
	{.key = "filter",
	 .kind = FIELD_MAP,
	 .at = ANSWER(raw_filter),
	 .help = "which entries come into question"},
	{.key = "entries",
	 .kind = FIELD_TEXTS,
	 .at = ANSWER(entry_ids),
	 .help = "entries in addition to the filter's"},
	{.key = "comparison",
	 .kind = FIELD_TEXT,
	 .at = ANSWER(comparison_id),
	 .help = "the comparison that helps to decide"},
	{.key = "architecture",
	 .kind = FIELD_TEXT,
	 .at = ANSWER(architecture_id),
	 .help = "the reference architecture that comes into question"},
	{.key = "next",
	 .kind = FIELD_TEXT,
	 .at = ANSWER(next_id),
	 .help = "a question further down; without it, the next one"},
};
static const struct record record_answer = {"an answer", ROWS(answer_fields),
					    sizeof(struct guide_answer), false};

#define QUESTION(member) offsetof(struct guide_question, member)

static const struct field question_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = QUESTION(id)},
	{.key = "area",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = QUESTION(area_id),
	 .help = "one of 'areas'"},
	{.key = "decides",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = QUESTION(decision_id),
	 .help = "one of 'decisions': what answers narrow down together"},
	{.key = "question",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = QUESTION(question)},
	{.key = "why",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = QUESTION(why),
	 .help = "what depends on the answer"},
	{.key = "answers",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = QUESTION(answers),
	 .record = &record_answer},
};
static const struct record record_question = {
	"a question", ROWS(question_fields), sizeof(struct guide_question),
	false};

static const struct field area_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct guide_area, id)},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct guide_area, name)},
};
static const struct record record_area = {"an area or decision",
					  ROWS(area_fields),
					  sizeof(struct guide_area), false};

#define AT(member) offsetof(struct guide, member)

static const struct field fields[] = {
	{.key = "title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(title)},
	{.key = "summary",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(summary)},
	{.key = "areas",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = AT(areas),
	 .record = &record_area,
	 .help = "groups of questions, in the order of the printed table"},
	{.key = "decisions",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = AT(decisions),
	 .record = &record_area,
	 .help = "what the list at the end is divided into"},
	{.key = "questions",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = AT(questions),
	 .record = &record_question},
};
const struct record record_choosing = {"the guide", ROWS(fields),
				       sizeof(struct guide), false};

static struct guide *load_tree(struct loader *l, const char *path)
{
	const struct value *tree = load_yaml_if(l, path);
	struct guide *made = arena_new(l->arena, struct guide);
	struct field_reader r = load_reader(l);

	if (!tree)
		return NULL;
	field_read(&r, &record_choosing, tree, made);
	made->pos = (struct pos){path, 1, 1};
	return made;
}

/*
 * Ids to pointers
 */

static void index_areas(struct loader *l, const struct guide_areas *areas,
			struct map *by_id, const char *what)
{
	for (size_t i = 0; i < areas->n; i++)
		load_index(l, by_id, &areas->at[i]->id, areas->at[i], what);
}

static void link_targets(struct loader *l, struct guide_answer *a)
{
	const struct catalogue *c = l->catalogue;

	a->capability = load_resolve(l, &c->model.capability_by_id,
				     &a->capability_id, "capability");
	a->comparison = load_resolve(l, &c->comparison_by_id, &a->comparison_id,
				     "comparison");
	a->stack =
		load_resolve(l, &c->stack_by_id, &a->architecture_id, "stack");
	for (size_t i = 0; i < a->entry_ids.n; i++) {
		const struct entry *e = load_resolve(
			l, &c->entry_by_id, &a->entry_ids.at[i], "entry");

		if (e)
			*list_add(l->arena, &a->entries) = e;
	}
	if (a->raw_filter)
		a->filter = load_filter(l, a->raw_filter, NULL);
}

static bool leads_somewhere(const struct guide_answer *a)
{
	return a->capability_id.s.n || a->comparison_id.s.n ||
	       a->architecture_id.s.n || a->entry_ids.n || a->raw_filter ||
	       a->next_id.s.n;
}

static void link_answer(struct loader *l, const struct guide_question *q,
			struct guide_answer *a, const struct map *questions)
{
	link_targets(l, a);
	a->next = load_resolve(l, questions, &a->next_id, "question");
	if (a->next && a->next->index <= q->index)
		diags_add(l->diags, &load_rules[RULE_GUIDE], a->next_id.pos,
			  "'%.*s' does not stand further down: the way would "
			  "not end",
			  STR_ARG(a->next_id.s));
	if (a->id.s.n && !leads_somewhere(a))
		diags_add(l->diags, &load_rules[RULE_GUIDE], a->id.pos,
			  "the answer '%.*s' leads nowhere; give it a "
			  "capability, filter, comparison, architecture, "
			  "entries or next question",
			  STR_ARG(a->id.s));
}

static void link_question(struct loader *l, struct guide_question *q,
			  const struct map *areas, const struct map *decisions,
			  const struct map *questions)
{
	struct map answers = {0};

	q->area = load_resolve(l, areas, &q->area_id, "area");
	q->decision = load_resolve(l, decisions, &q->decision_id, "decision");
	for (size_t i = 0; i < q->answers.n; i++) {
		struct guide_answer *a = q->answers.at[i];

		load_index(l, &answers, &a->id, a, "answer");
		link_answer(l, q, a, questions);
	}
	if (q->answers.n == 1)
		diags_add(l->diags, &load_rules[RULE_GUIDE], q->id.pos,
			  "the question '%.*s' has one answer; it takes two",
			  STR_ARG(q->id.s));
}

void load_guide(struct loader *l)
{
	struct guide *g = load_tree(
		l, path_join(l->arena, l->catalogue->folder, STR("guide.yml")));
	struct map areas = {0}, decisions = {0}, questions = {0};

	if (!g)
		return;
	l->catalogue->choosing = g;
	index_areas(l, &g->areas, &areas, "area");
	index_areas(l, &g->decisions, &decisions, "decision");
	for (size_t i = 0; i < g->questions.n; i++) {
		g->questions.at[i]->index = i;
		load_index(l, &questions, &g->questions.at[i]->id,
			   g->questions.at[i], "question");
	}
	for (size_t i = 0; i < g->questions.n; i++)
		link_question(l, g->questions.at[i], &areas, &decisions,
			      &questions);
}
