/*
 * draft.h - the first version of an entry, from what a forge says.
 *
 * Pure.  Whatever is guessed says why, and what only a person can write stays
 * blank, so that the check asks for it.
 *
 * The score of a capability: each word of its id, name and definition that the
 * repository has too counts once, as (where the capability has it) times
 * (where the repository has it), at its best.  A word is a run of letters and
 * digits, folded, without accents and one closing "s"; one of fewer than three
 * letters, or that more than three capabilities have, tells nothing.
 */
#ifndef DRAFT_H
#define DRAFT_H

#include "base/buf.h"
#include "model/catalogue.h"

enum {
	/* Where the capability has the word. */
	DRAFT_IN_NAME = 3, /* or in its id */
	DRAFT_IN_DEFINITION = 1,
	/* Where the repository has it. */
	DRAFT_TOPIC = 3,
	DRAFT_NAME = 2,
	DRAFT_DESCRIPTION = 1,
	/* Fewer points are no guess: one chance word of a definition. */
	DRAFT_LEAST = 3,
	/* So many guesses are claimed, and so many told. */
	DRAFT_CLAIMS = 4,
	DRAFT_TOLD = 8,
};

struct draft_guess {
	const struct capability *capability;
	long score;
	struct str reasons; /* "'canary' (topic), 'step' (description)" */
};
LIST_OF(draft_guesses, struct draft_guess);

struct draft {
	struct str name, id, repo;
	const struct facts *facts;
	const struct layer *layer;
	struct draft_guesses guesses; /* the best first */
	struct date today;
};

/* "My_Tool.js" is "my-tool-js"; empty when no letter or digit is left. */
struct str draft_id(struct arena *a, struct str name);

/* Those of at least DRAFT_LEAST points; equal ones as in the model. */
struct draft_guesses draft_guess(struct arena *a, const struct model *m,
				 struct str name, const struct facts *f);

/*
 * A capital and a small letter that no entry of the layer has, made of the
 * name's letters, else of any; empty when all are taken.
 */
struct str draft_symbol(struct arena *a, const struct layer *l,
			struct str name);

/* The file; foreign text is quoted, also where it stands in a comment. */
void draft_write(struct arena *a, struct buf *out, const struct draft *d);

#endif
