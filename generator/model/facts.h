/*
 * facts.h - facts about a repository, one by one.
 */
#ifndef FACTS_H
#define FACTS_H

#include "model/catalogue.h"

/* What each fact is called in its file: "stars". */
extern const char *const fact_keys[FACTS];

/* Nothing known: numbers are -1. */
void facts_init(struct facts *f);

/* Say that a fact was seen; its member is set by the caller. */
void facts_see(struct facts *f, enum fact fact, struct date observed,
	       const char *source);

bool facts_know(const struct facts *f, enum fact fact);

/* One fact with its sight; texts and lists are shared, not copied. */
void facts_copy(struct facts *to, const struct facts *from, enum fact fact);

/* The first line of each file of history: what its columns are, in order. */
extern const char history_head[];

#endif
