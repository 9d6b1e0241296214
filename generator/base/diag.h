/*
 * diag.h - what is wrong, where, and how badly.
 *
 * Code that finds a problem in the user's files adds a finding and goes on;
 * it never prints and never exits.  The command sorts and prints the list at
 * the end, and its exit status follows from the counts.
 *
 * Every finding belongs to a rule: a value with a stable id, a severity and
 * one sentence, declared beside the code that reports it and listed in the
 * module's table (pipeline/build.c lists them all).
 */
#ifndef DIAG_H
#define DIAG_H

#include "base/arena.h"
#include "base/str.h"

enum severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct rule {
	const char *id;
	enum severity severity;
	const char *sentence; /* what the rule asks, for `strata help rules` */
};

/* The rules of one module, for `help rules` and whoever changes severities. */
enum rule_phase {
	RULES_OF_CHECKING, /* what is read breaks them */
	RULES_OF_SHOWING,  /* the same; their errors break a page or a link */
	RULES_OF_LINKS,    /* the same, but only when links are asked */
	RULES_OF_AGE,      /* the same, but only when the clock is */
	RULES_OF_BUILDING, /* only what is done with a catalogue can */
	RULES_OF_READING   /* what breaks them cannot be read, or not all */
};

struct rule_table {
	const char *module;
	const struct rule *rules;
	const size_t *n;
	enum rule_phase phase;
};

/* All rules there are. */
struct rule_tables {
	const struct rule_table *at;
	size_t n;
};

/* The rule of that id, and its phase; NULL when there is none. */
const struct rule *rule_tables_find(const struct rule_tables *t, struct str id,
				    enum rule_phase *phase);

/* The rule whose id is spelled most alike; NULL when none is near. */
const struct rule *rule_tables_nearest(const struct rule_tables *t,
				       struct str id);

/* A place in a file.  `line` and `col` count from 1; 0 means "not known". */
struct pos {
	const char *file;
	int line, col; /* col counts code points */
};

/* A part of what would be right: `now` in the place of what spells `was`. */
struct edit {
	struct edit *next;
	struct pos at; /* where the value starts, a quote before it included */
	struct str was, now;
};

struct diag {
	struct diag *next;
	const struct rule *rule;
	enum severity severity;
	struct pos pos;
	struct str text;
	struct edit *edits; /* when there is one right answer; else NULL */
	struct str waived;  /* why it is accepted; empty when it is not */
};

struct diags {
	struct arena *arena;
	struct diag *first, **last;
	size_t count[DIAG_ERROR + 1]; /* of those that are not waived */
};

void diags_init(struct diags *d, struct arena *a);

/*
 * Report; `fmt` is lower case, quotes its subject, says what would be right.
 * What comes back is for `diags_edit`.
 */
__attribute__((format(printf, 4, 5))) struct diag *
diags_add(struct diags *d, const struct rule *rule, struct pos at,
	  const char *fmt, ...);

/* The same with another severity than the rule's. */
__attribute__((format(printf, 5, 6))) struct diag *
diags_add_as(struct diags *d, const struct rule *rule, enum severity severity,
	     struct pos at, const char *fmt, ...);

/* Add to a finding what mends it.  Both texts must live as long as `d`. */
void diags_edit(struct diags *d, struct diag *found, struct pos at,
		struct str was, struct str now);

/* Append the findings of `from`, whose arena must live as long as `d`. */
void diags_take(struct diags *d, struct diags *from);

/*
 * Judge every finding again: `judge` may give it another severity; one for
 * which it says false is dropped.
 */
void diags_judge(struct diags *d, bool (*judge)(void *data, struct diag *i),
		 void *data);

/* By file, line, column, rule and text; the same findings become one. */
void diags_sort(struct diags *d);

/* "note", "warning" or "error". */
const char *severity_name(enum severity s);

#endif
