/* Architectures, comparisons and the guide's questions for machines. */
#include "view/api.h"
#include "view/parts.h"

#define MEMBERS static const struct api_member
#define RECORD(name, members)                                                  \
	static const struct api_record name = {API_ROWS(members)}

/*
 * Reference architectures
 */

#define AT(member) offsetof(struct stack_member, member)
MEMBERS member_members[] = {
	{"id", "the id of an entry", API_TEXT, .at = AT(id)},
	{"role", "what it does here", API_PLAIN, .at = AT(role)},
	{"exit", "how it is replaced", API_PLAIN, .at = AT(exit)},
	{"cost", "what that costs", API_PLAIN, .at = AT(cost)},
};
RECORD(member, member_members);
#undef AT

#define AT(member) offsetof(struct stack_edge, member)
MEMBERS edge_members[] = {
	{"from", "the id of the member that needs the other", API_TEXT,
	 .at = AT(from)},
	{"to", "the id of the other", API_TEXT, .at = AT(to)},
	{"interface", "the id of the interface between them", API_TEXT,
	 .at = AT(interface_id)},
	{"kind", "uses, controls, observes or embeds", API_TEXT,
	 .at = AT(kind)},
	{"note", "what else there is to say", API_PLAIN, .at = AT(note)},
	{"bootstrap", "only while the stack comes up", API_BOOL,
	 .at = AT(bootstrap)},
	{"break_glass", "what helps when it then cannot", API_PLAIN,
	 .at = AT(break_glass)},
};
RECORD(edge, edge_members);
#undef AT

#define AT(member) offsetof(struct stack_assumed, member)
MEMBERS assumed_members[] = {
	{"interface", "the id of the interface", API_TEXT,
	 .at = AT(interface_id)},
	{"reason", "who outside the stack provides it", API_PLAIN,
	 .at = AT(reason)},
};
RECORD(assumed, assumed_members);
#undef AT

#define AT(member) offsetof(struct stack_owner, member)
MEMBERS owner_members[] = {
	{"kind", "the kind of object", API_TEXT, .at = AT(kind)},
	{"group", "the group of its fields", API_TEXT, .at = AT(group)},
	{"owner", "the id of the member that writes them", API_TEXT,
	 .at = AT(owner)},
	{"split", "how the others are kept off", API_PLAIN, .at = AT(split)},
};
RECORD(owner, owner_members);
#undef AT

#define AT(member) offsetof(struct stack_step, member)
MEMBERS step_members[] = {
	{"step", "what is done", API_PLAIN, .at = AT(step)},
	{"members", "the ids of the members that it is about", API_TEXTS,
	 .at = AT(members)},
	{"until", "when it is done", API_PLAIN, .at = AT(until)},
};
RECORD(step, step_members);
#undef AT

#define AT(member) offsetof(struct stack_drill, member)
MEMBERS drill_members[] = {
	{"name", "what it is called", API_PLAIN, .at = AT(name)},
	{"breaks", "what is broken", API_PLAIN, .at = AT(breaks)},
	{"expect", "what must hold", API_PLAIN, .at = AT(expect)},
	{"recover", "the way back", API_PLAIN, .at = AT(recover)},
};
RECORD(drill, drill_members);
#undef AT

static struct value *stack_url(struct view *v, const void *record)
{
	return value_text(v->arena, page_url(v->arena, v->catalogue,
					     path_of_stack(v->arena, record)));
}

#define AT(member) offsetof(struct stack, member)
MEMBERS stack_members[] = {
	{"id", "its id", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = stack_url, .sure = true},
	{"name", "its name", API_TEXT, .at = AT(name)},
	{"summary", "whom it is for, in one sentence", API_PLAIN,
	 .at = AT(summary)},
	{"description", "what it is made of, and why", API_PLAIN,
	 .at = AT(description)},
	{"profiles", "the ids of the profiles that it covers", API_TEXTS,
	 .at = AT(profile_ids)},
	{"meets", "a profile's condition, and the id of the member that does",
	 API_PAIRS, .at = AT(meets)},
	{"members", "the entries that it is made of", API_RECORDS,
	 .at = AT(members), .record = &member},
	{"edges", "who needs whom, and through what", API_RECORDS,
	 .at = AT(edges), .record = &edge},
	{"assumed", "interfaces that come from outside", API_RECORDS,
	 .at = AT(assumed), .record = &assumed},
	{"owners", "who writes which fields", API_RECORDS, .at = AT(owners),
	 .record = &owner},
	{"accountable", "a layer's id, and the persona's who answers for it",
	 API_PAIRS, .at = AT(accountable)},
	{"trust_policy", "what is trusted, and why", API_PLAIN,
	 .at = AT(trust_policy)},
	{"bootstrap", "the order of the first set-up", API_RECORDS,
	 .at = AT(bootstrap), .record = &step},
	{"drills", "failures to practise", API_RECORDS, .at = AT(drills),
	 .record = &drill},
	{"checked", "the day on which it was read against its sources",
	 API_DATE, .at = AT(checked)},
};
RECORD(stack, stack_members);
#undef AT

const struct api_kind api_architectures = {
	.name = "architectures",
	.one = "architecture",
	.help = "Whole stacks of entries, checked against the model",
	.record = &stack,
	.own = true,
	.at = offsetof(struct catalogue, stacks),
};

/*
 * Comparisons
 */

static struct value *cell_member(struct view *v, const void *record)
{
	const struct comparison_cell *cell = record;

	return cell->member ? api_text(v, cell->member->id.s) : NULL;
}

#define AT(member) offsetof(struct comparison_cell, member)
MEMBERS cell_members[] = {
	{"member", "the member's id", API_TEXT, .make = cell_member},
	{"value", "what holds", API_PLAIN, .at = AT(value)},
	{"evidence", "where that can be read", API_URL, .at = AT(evidence)},
	{"unknown", "why it is not known", API_PLAIN, .at = AT(unknown)},
};
RECORD(cell, cell_members);
#undef AT

#define AT(member) offsetof(struct comparison_row, member)
MEMBERS row_members[] = {
	{"dimension", "its id", API_TEXT, .at = AT(dimension)},
	{"label", "its name", API_NAME, .at = AT(label)},
	{"cells", "what holds for each member", API_RECORDS, .at = AT(cells),
	 .record = &cell},
};
RECORD(row, row_members);
#undef AT

#define AT(member) offsetof(struct comparison_answer, member)
MEMBERS answer_members[] = {
	{"choose", "the member's id", API_TEXT, .at = AT(choose)},
	{"when", "when to choose it", API_PLAIN, .at = AT(when)},
};
RECORD(answer, answer_members);
#undef AT

static struct value *comparison_url(struct view *v, const void *record)
{
	return value_text(v->arena,
			  page_url(v->arena, v->catalogue,
				   path_of_comparison(v->arena, record)));
}

#define AT(member) offsetof(struct comparison, member)
MEMBERS comparison_members[] = {
	{"id", "its id", API_NAME, .at = AT(slug)},
	{"url", "its page", API_URL, .make = comparison_url, .sure = true},
	{"title", "its title", API_TEXT, .at = AT(title)},
	{"question", "what it answers", API_PLAIN, .at = AT(question)},
	{"summary", "the answer in short", API_PLAIN, .at = AT(summary)},
	{"members", "ids of entries, or of a kind of object: id#kind",
	 API_TEXTS, .at = AT(member_ids)},
	{"rows", "the dimensions in which they are compared", API_RECORDS,
	 .at = AT(rows), .record = &row},
	{"answers", "what to choose, and when", API_RECORDS, .at = AT(answers),
	 .record = &answer},
	{"checked", "the day on which it was read against its sources",
	 API_DATE, .at = AT(checked)},
};
RECORD(comparison, comparison_members);
#undef AT

const struct api_kind api_comparisons = {
	.name = "comparisons",
	.one = "comparison",
	.help = "Entries that answer the same question, side by side",
	.record = &comparison,
	.own = true,
	.at = offsetof(struct catalogue, comparisons),
};

/*
 * Questions of the guide
 */

#define AT(member) offsetof(struct guide_answer, member)
MEMBERS guide_answer_members[] = {
	{"id", "its id, unique in the question", API_TEXT, .at = AT(id)},
	{"label", "the answer", API_PLAIN, .at = AT(label)},
	{"reason", "why it leads where it leads", API_PLAIN, .at = AT(reason)},
	{"capability", "the id of the capability that it leads to", API_TEXT,
	 .at = AT(capability_id)},
	{"comparison", "the id of the comparison that helps", API_TEXT,
	 .at = AT(comparison_id)},
	{"architecture", "the id of the architecture that it leads to",
	 API_TEXT, .at = AT(architecture_id)},
	{"entries", "ids of entries beside those", API_TEXTS,
	 .at = AT(entry_ids)},
	{"next", "the id of the next question, where it is not the following",
	 API_TEXT, .at = AT(next_id)},
};
RECORD(guide_answer, guide_answer_members);
#undef AT

static struct value *question_url(struct view *v, const void *record)
{
	const struct guide_question *q = record;

	return value_text(v->arena,
			  arena_printf(v->arena, "%.*s#q-%.*s",
				       STR_ARG(page_url(v->arena, v->catalogue,
							path_of_guide())),
				       STR_ARG(path_href(v->arena, q->id.s))));
}

#define AT(member) offsetof(struct guide_question, member)
MEMBERS question_members[] = {
	{"id", "its id", API_TEXT, .at = AT(id), .sure = true},
	{"url", "where the guide asks it", API_URL, .make = question_url,
	 .sure = true},
	{"area", "the group that it is in", API_TEXT, .at = AT(area_id)},
	{"decides", "what answers narrow down together", API_TEXT,
	 .at = AT(decision_id)},
	{"question", "the question", API_PLAIN, .at = AT(question)},
	{"why", "what depends on the answer", API_PLAIN, .at = AT(why)},
	{"answers", "the answers to choose from", API_RECORDS,
	 .at = AT(answers), .record = &guide_answer},
};
RECORD(question, question_members);
#undef AT

static struct api_list questions(struct view *v)
{
	const struct guide *g = v->catalogue->choosing;
	struct api_list out = {0};

	for (size_t i = 0; g && i < g->questions.n; i++)
		*list_add(v->arena, &out) = g->questions.at[i];
	return out;
}

const struct api_kind api_questions = {
	.name = "questions",
	.one = "question",
	.help = "The questions of the guide, in their order",
	.record = &question,
	.own = true,
	.list = questions,
};
