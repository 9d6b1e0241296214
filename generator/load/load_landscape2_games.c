/* games.yml of landscape2: a quiz.  No page shows it; it is checked. */
#include "load/landscape2.h"
#include "load/loader.h"

enum { FEWEST_OPTIONS = 2, MOST_OPTIONS = 4 };

struct answer_file {
	struct text item, category, subcategory;
	bool correct;
};

struct question_file {
	struct text title;
	struct records options;
};

struct quiz_file {
	const struct value *questions;
};

struct games_file {
	struct quiz_file *quiz;
};

static const struct field answer_fields[] = {
	{.key = "item",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct answer_file, item)},
	{.key = "category",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct answer_file, category)},
	{.key = "subcategory",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct answer_file, subcategory)},
	{.key = "correct",
	 .kind = FIELD_BOOL,
	 .at = offsetof(struct answer_file, correct)},
};
static const struct record record_answer = {"an option", ROWS(answer_fields),
					    sizeof(struct answer_file), true};

static const struct field question_fields[] = {
	{.key = "title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct question_file, title),
	 .form = &landscape2_title},
	{.key = "options",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct question_file, options),
	 .record = &record_answer},
};
static const struct record record_question = {
	"a question", ROWS(question_fields), sizeof(struct question_file),
	true};

static const struct field quiz_fields[] = {
	{.key = "questions",
	 .kind = FIELD_LIST,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct quiz_file, questions),
	 .record =
		 &record_question}, /* each is read alone, for check_options */
};
static const struct record record_quiz = {"the quiz", ROWS(quiz_fields),
					  sizeof(struct quiz_file), true};

static const struct field games_fields[] = {
	{.key = "quiz",
	 .kind = FIELD_RECORD,
	 .at = offsetof(struct games_file, quiz),
	 .record = &record_quiz},
};
const struct record record_games = {"the games", ROWS(games_fields),
				    sizeof(struct games_file), true};

static bool is_in(const struct entry *e, const struct answer_file *f)
{
	return (!f->category.s.n || str_eq(e->layer->name.s, f->category.s)) &&
	       (!f->subcategory.s.n ||
		str_eq(e->claims.at[0].id.s, f->subcategory.s));
}

/* That the item is there, and where the answer says. */
static void check_item(struct loader *l, const struct answer_file *f)
{
	const struct text *in =
		f->subcategory.s.n ? &f->subcategory : &f->category;
	const struct entries *all = &l->catalogue->entries;

	if (!landscape2_item(l, &f->item) || !in->s.n)
		return;
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i]->name.s, f->item.s) &&
		    is_in(all->at[i], f))
			return;
	diags_add(l->diags, &load_rules[RULE_REFERENCE_FOREIGN], in->pos,
		  "item '%.*s' does not stand in '%.*s'", STR_ARG(f->item.s),
		  STR_ARG(in->s));
}

static void check_options(struct loader *l, const struct question_file *f)
{
	size_t right = 0;

	for (size_t i = 0; i < f->options.n; i++)
		right +=
			((const struct answer_file *)f->options.at[i])->correct;
	if (f->options.n < FEWEST_OPTIONS || f->options.n > MOST_OPTIONS)
		diags_add(l->diags, &load_rules[RULE_QUIZ], f->title.pos,
			  "the question has %zu option%s; there are %d to %d",
			  f->options.n, f->options.n == 1 ? "" : "s",
			  FEWEST_OPTIONS, MOST_OPTIONS);
	else if (right != 1)
		diags_add(l->diags, &load_rules[RULE_QUIZ], f->title.pos,
			  "%zu options of the question are correct; one has "
			  "to be",
			  right);
}

static void check_question(struct loader *l, const struct value *v)
{
	struct field_reader r = landscape2_reader(l);
	struct question_file f = {0};

	if (field_read(&r, &record_question, v, &f))
		check_options(l, &f); /* else what it has is not known */
	for (size_t i = 0; i < f.options.n; i++)
		check_item(l, f.options.at[i]);
}

void load_landscape2_games(struct loader *l, const char *path)
{
	const struct value *tree = path ? load_yaml(l, path) : NULL;
	struct field_reader r = landscape2_reader(l);
	struct games_file f = {0};

	if (!tree || landscape2_is_empty(tree))
		return;
	field_read(&r, &record_games, tree, &f);
	if (!f.quiz || !f.quiz->questions)
		return;
	for (const struct value *v = f.quiz->questions->first; v; v = v->next)
		check_question(l, v);
}
