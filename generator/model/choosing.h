/*
 * choosing.h - comparisons and the guide as plain structs.  Part of what
 * `catalogue.h` describes; include that.
 */
#ifndef CHOOSING_H
#define CHOOSING_H

#include "base/list.h"
#include "base/text.h"

struct capability;
struct entry;
struct stack;

/*
 * Filters: which entries are meant.  See filter.h.
 */

/* The entry has one of the words in this field. */
struct filter_term {
	const struct filter_field *field;
	struct texts words;
};
LIST_OF(filter_terms, struct filter_term);

struct filter {
	struct pos pos;
	struct filter_terms terms;
	const struct filter *except; /* or NULL */
	bool is_wrong; /* a part of it was left out, which is reported */
};

/*
 * Comparisons
 */

/* An entry, or a kind of object of an entry. */
struct comparison_member {
	struct text id; /* "openkruise#CloneSet" */
	struct str kind;
	const struct entry *entry;
};
LIST_OF(comparison_members, struct comparison_member *);

/* What is said of a member in a dimension: a value with evidence, or why it is
   not known. */
struct comparison_cell {
	struct text value, evidence, unknown;
	const struct comparison_member *member;
};
LIST_OF(comparison_cells, struct comparison_cell *);

struct comparison_row {
	struct text dimension;
	struct str label;
	struct comparison_cells cells;
};
LIST_OF(comparison_rows, struct comparison_row *);

struct comparison_answer {
	struct text choose, when;
	const struct comparison_member *member;
};
LIST_OF(comparison_answers, struct comparison_answer *);

struct comparison {
	struct pos pos;
	struct str slug; /* the file's name */
	struct text title, question, summary;
	struct day checked;
	struct texts member_ids;
	struct comparison_members members;
	struct pairs aspects;        /* dimensions of its own: id, label */
	const struct value *values;  /* as read */
	struct comparison_rows rows; /* aspects, then the fixed dimensions */
	struct comparison_answers answers;
};
LIST_OF(comparisons, struct comparison *);

/*
 * The guide: questions whose answers narrow down what comes into question
 */

struct guide_area {
	struct text id, name;
};
LIST_OF(guide_areas, struct guide_area *);

struct guide_answer {
	struct text id, label, reason;
	struct text capability_id, comparison_id, architecture_id, next_id;
	struct texts entry_ids;
	const struct value *raw_filter;
	const struct filter *filter;
	const struct capability *capability;
	const struct comparison *comparison;
	const struct stack *stack;
	const struct guide_question *next;
	LIST(const struct entry *) entries;
};
LIST_OF(guide_answers, struct guide_answer *);

struct guide_question {
	struct text id, area_id, decision_id, question, why;
	struct guide_answers answers;
	const struct guide_area *area, *decision;
	size_t index; /* from 0 */
};
LIST_OF(guide_questions, struct guide_question *);

struct guide {
	struct pos pos;
	struct text title, summary;
	struct guide_areas areas, decisions;
	struct guide_questions questions;
};

#endif
