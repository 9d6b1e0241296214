/*
 * The guide: every question with its answers and where each leads, complete as
 * it stands; what the script of the page needs stands in the same markup.
 */
#include "view/paper.h"

enum { SHOWN = 6 }; /* projects shown beside an answer; the rest is counted */

static bool holds(const struct entries *list, const struct entry *e)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] == e)
			return true;
	return false;
}

/* What an answer lets come into question, named entries first. */
static struct entries entries_of(struct view *v, const struct guide_answer *a)
{
	const struct entries *all = &v->catalogue->entries;
	struct entries out = {0};

	for (size_t i = 0; i < a->entries.n; i++)
		*list_add(v->arena, &out) = (struct entry *)a->entries.at[i];
	for (size_t i = 0; i < all->n; i++) {
		bool of_capability =
			a->capability && !a->filter &&
			holds(&a->capability->claims, all->at[i]) &&
			!entry_is_archived(all->at[i]);

		if ((of_capability ||
		     (a->filter && filter_takes(a->filter, all->at[i]))) &&
		    !holds(&out, all->at[i]))
			*list_add(v->arena, &out) = all->at[i];
	}
	return out;
}

static void set_entries(struct view *v, struct value *item,
			const struct guide_answer *a)
{
	struct entries found = entries_of(v, a);
	struct value *list = value_set_list(v->arena, item, "entries");
	struct str ids = {0};

	for (size_t i = 0; i < found.n; i++) {
		ids = ids.n ? arena_printf(v->arena, "%.*s %.*s", STR_ARG(ids),
					   STR_ARG(found.at[i]->slug))
			    : found.at[i]->slug;
		if (i < SHOWN)
			add_entry_ref(v, list, found.at[i]);
	}
	value_set(v->arena, item, "ids", ids);
	value_set_bool(v->arena, item, "has_entries", found.n > 0);
	value_set_bool(v->arena, item, "narrows",
		       a->filter || a->capability || a->entries.n);
	value_set(v->arena, item, "more",
		  found.n > SHOWN
			  ? number_text(v->arena, (long)(found.n - SHOWN))
			  : (struct str){0});
}

static void set_targets(struct view *v, struct value *item,
			const struct guide_answer *a)
{
	struct value *list = value_set_list(v->arena, item, "targets");
	struct value *made;

	if (a->capability) {
		made = add_ref(v, list, a->capability->name.s,
			       path_of_capability(v->arena, v->catalogue,
						  a->capability));
		value_set(v->arena, made, "kind", word(v, "paper.capability"));
	}
	if (a->comparison) {
		made = add_ref(v, list, a->comparison->title.s,
			       path_of_comparison(v->arena, a->comparison));
		value_set(v->arena, made, "kind", word(v, "paper.comparison"));
	}
	if (a->stack) {
		made = add_ref(v, list, a->stack->name.s,
			       path_of_stack(v->arena, a->stack));
		value_set(v->arena, made, "kind",
			  word(v, "paper.architecture"));
	}
	value_set_bool(v->arena, item, "has_targets", list->n > 0);
	value_set(v->arena, item, "next",
		  a->next ? a->next->id.s : (struct str){0});
	value_set(v->arena, item, "next_question",
		  a->next ? markdown_plain(v->arena, a->next->question.s)
			  : (struct str){0});
}

static void add_question(struct desk *d, struct value *list,
			 const struct guide_question *q)
{
	struct view *v = d->view;
	struct value *item = value_add_map(v->arena, list), *answers;

	value_set(v->arena, item, "id", q->id.s);
	value_set(v->arena, item, "number",
		  number_text(v->arena, (long)q->index + 1));
	value_set(v->arena, item, "question_html", desk_line(d, &q->question));
	value_set(v->arena, item, "why_html", desk_line(d, &q->why));
	value_set(v->arena, item, "decision",
		  q->decision ? q->decision->id.s : (struct str){0});
	value_set(v->arena, item, "decision_name",
		  q->decision ? q->decision->name.s : (struct str){0});
	answers = value_set_list(v->arena, item, "answers");
	for (size_t i = 0; i < q->answers.n; i++) {
		const struct guide_answer *a = q->answers.at[i];
		struct value *answer = value_add_map(v->arena, answers);

		value_set(v->arena, answer, "answer_id", a->id.s);
		value_set(v->arena, answer, "label_html",
			  desk_line(d, &a->label));
		value_set(v->arena, answer, "reason_html",
			  desk_line(d, &a->reason));
		set_entries(v, answer, a);
		set_targets(v, answer, a);
	}
}

/* Everything that some answer lets come into question, by name. */
static void set_known(struct view *v, struct value *page, const struct guide *g)
{
	const struct entries *all = &v->catalogue->entries;
	struct value *list = value_set_list(v->arena, page, "known");
	struct map found = {0};

	for (size_t i = 0; i < g->questions.n; i++)
		for (size_t k = 0; k < g->questions.at[i]->answers.n; k++) {
			struct entries some = entries_of(
				v, g->questions.at[i]->answers.at[k]);

			for (size_t j = 0; j < some.n; j++)
				map_put(v->arena, &found, some.at[j]->slug,
					some.at[j]);
		}
	for (size_t i = 0; i < all->n; i++) {
		const struct entry *e = all->at[i];
		struct value *item;

		if (!map_find(&found, e->slug))
			continue;
		item = add_ref(v, list, e->name.s,
			       path_of_entry(v->arena, e->slug));
		value_set(v->arena, item, "id", e->slug);
		value_set(v->arena, item, "summary", entry_summary(v, e));
	}
}

struct value *view_guide(struct view *v, const void *unused)
{
	const struct guide *g = v->catalogue->choosing;
	struct value *page, *areas;
	struct desk d;

	(void)unused;
	page = page_new(v, path_of_guide(), g->title.s,
			markdown_plain(v->arena, g->summary.s), "guide");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	d = desk_of(v, page, false);
	value_set(v->arena, page, "lead_html", desk_line(&d, &g->summary));
	value_set(v->arena, page, "n_questions",
		  number_text(v->arena, (long)g->questions.n));
	areas = value_set_list(v->arena, page, "areas");
	for (size_t i = 0; i < g->areas.n; i++) {
		struct value *area = value_add_map(v->arena, areas), *questions;

		value_set(v->arena, area, "area_id", g->areas.at[i]->id.s);
		value_set(v->arena, area, "name", g->areas.at[i]->name.s);
		questions = value_set_list(v->arena, area, "questions");
		for (size_t k = 0; k < g->questions.n; k++)
			if (g->questions.at[k]->area == g->areas.at[i])
				add_question(&d, questions, g->questions.at[k]);
	}
	set_known(v, page, g);
	return page;
}
