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

/* A place in a file.  `line` and `col` count from 1; 0 means "not known". */
struct pos {
	const char *file;
	int line, col; /* col counts code points */
};

struct diag {
	struct diag *next;
	const struct rule *rule;
	enum severity severity;
	struct pos pos;
	struct str text;
};

struct diags {
	struct arena *arena;
	struct diag *first, **last;
	size_t count[DIAG_ERROR + 1];
};

void diags_init(struct diags *d, struct arena *a);

/* Report; `fmt` is lower case, quotes its subject, says what would be right. */
__attribute__((format(printf, 4, 5))) void diags_add(struct diags *d,
						     const struct rule *rule,
						     struct pos at,
						     const char *fmt, ...);

/* Append the findings of `from`, whose arena must live as long as `d`. */
void diags_take(struct diags *d, struct diags *from);

/* By file, line, column, rule and text; the same findings become one. */
void diags_sort(struct diags *d);

/* "note", "warning" or "error". */
const char *severity_name(enum severity s);

#endif
