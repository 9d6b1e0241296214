/*
 * counts.h - by what the entries of a catalogue are counted.
 *
 * The answers to one question (which layer? which licence?), each with the
 * entries that give it.  The landscape's filters ask the same questions.
 */
#ifndef VIEW_COUNTS_H
#define VIEW_COUNTS_H

#include "view/parts.h"

struct answer_count {
	struct str id, label;      /* in the address; for readers */
	struct str href;           /* its page, or "" */
	const struct layer *layer; /* that it belongs to, or NULL */
	bool is_none;              /* that nothing is said, or known */
	long rank;                 /* by rank, the commonest, the label */
	struct entries entries;
};
LIST_OF(answer_counts, struct answer_count *);

struct count {
	struct view *v;
	struct answer_counts answers;
	struct map by_id;
	const struct entry *entry; /* the one that is being asked */
};

/* A question, and the kinds of catalogue to which it can be put. */
struct question {
	const char *name; /* part of the names of its words, and of ids */
	const char *key;  /* of the landscape's filter; NULL: it has none */
	bool own, foreign;
	bool by_layer; /* a chart for each layer */
	bool by_year;  /* answers are years: each has a place, empty or not */
	void (*ask)(struct count *c, const struct entry *e);
};
extern const struct question questions[];
extern const size_t n_questions;

/* The answers of all entries, in order. */
struct answer_counts answers_to(struct view *v, const struct question *q);

/* How many entries give any answer but that nothing is known. */
size_t answers_known(const struct answer_counts *all);

/* The answers as bars and as a table, put last in `charts`. */
void add_chart(struct view *v, struct value *charts, const struct question *q,
	       const struct answer_counts *all);

#endif
