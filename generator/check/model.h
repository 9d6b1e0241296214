/*
 * model.h - what the files of the model's rules share; only check/ includes
 * this.
 *
 * The rules are MR-01 to MR-25 of the layered model.  Each is a function over
 * typed data; which capabilities a rule is about stands in model.yml under
 * `concepts`.  A statement that contradicts the model has the rule's severity;
 * one that is merely not there yet is a warning.
 */
#ifndef CHECK_MODEL_H
#define CHECK_MODEL_H

#include "base/diag.h"
#include "check/check.h"
#include "model/catalogue.h"

enum {
	MR_01,
	MR_02,
	MR_03,
	MR_04,
	MR_05,
	MR_06,
	MR_07,
	MR_08,
	MR_09,
	MR_10,
	MR_11,
	MR_12,
	MR_13,
	MR_14,
	MR_15,
	MR_16,
	MR_17,
	MR_18,
	MR_19,
	MR_20,
	MR_21,
	MR_22,
	MR_23,
	MR_24,
	MR_25,
};

struct model_check {
	struct diags *diags;
	const struct catalogue *catalogue;
	/* Some entry has evidence: a catalogue that has begun to give it is
	   asked for the rest, one that has not is left alone. */
	bool gives_evidence;
};

/* Report what a claim asks for and the entry has not stated yet. */
#define UNSTATED(check, rule, claim, ...)                                      \
	diags_add_as((check)->diags, &model_rules[rule], DIAG_WARNING,         \
		     (claim)->id.pos, __VA_ARGS__)

/* Whether the concept has the id. */
bool model_means(const struct model *m, enum concept concept, struct str id);

/* The entry's first claim of a capability of the concept, or NULL. */
const struct claim *model_claim(const struct model *m, const struct entry *e,
				enum concept concept);

/* A field that a claim or another field asks for, and whether it is there. */
struct asked {
	bool said;
	const char *field;
};

/* One warning that names those of `n` fields that `because` asks for. */
void model_unstated(const struct model_check *m, int rule,
		    const struct text *because, const struct asked *fields,
		    size_t n);

/* Whether the layer is the entry's own or one of its `also`. */
bool model_works_in(const struct entry *e, const struct layer *l);

/* One function a file: the rules about … */
void check_layers(const struct model_check *m, const struct entry *e);
void check_rollout(const struct model_check *m, const struct entry *e);
void check_operation(const struct model_check *m, const struct entry *e);
void check_provenance(const struct model_check *m, const struct entry *e);
void check_graph(const struct model_check *m, const struct stack *s);
void check_stack(const struct model_check *m, const struct stack *s);

/*
 * Report, as MR-13 at `at`, that the model does not let `from` have a
 * dependency of that kind on `to`; `via` is the interface between them, or
 * NULL when it is any that `from` has.
 */
void check_edge(const struct model_check *m, struct pos at,
		const struct entry *from, struct str kind,
		const struct entry *to, const struct interface *via);

/* All of them, for every entry of an own catalogue. */
void check_model(struct diags *d, const struct catalogue *c);

#endif
