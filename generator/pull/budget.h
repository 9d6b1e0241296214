/*
 * budget.h - what this run may ask of GitHub, and for whom it is put aside.
 *
 * A repository that is begun is brought to its end: before its first request
 * by REST all that it needs is put aside, and one for which that is not left
 * waits for another run.  Otherwise a small budget would ask everybody's first
 * question every night and nobody's last.
 */
#ifndef BUDGET_H
#define BUDGET_H

#include "net/net.h"
#include "pull/subjects.h"

struct budget {
	long rest_most; /* requests, as long as the server says nothing */
	long rest_sent;
	long rest_aside;  /* for those that are under way: */
	size_t under_way; /* begun, and not at their end */
	long points_left; /* of GraphQL, as it was last told; -1: not yet */
	const struct forge_ask *rest; /* the last by REST */
};

/* By how many tokens there are. */
void budget_init(struct budget *b, const struct host_settings_list *settings);

/*
 * The ask would begin a repository, and enough are under way: whether there is
 * a budget for it shows later, from their answers.
 */
bool budget_waits(const struct budget *b, const struct forge_ask *ask,
		  int at_once);

/* Whether the ask may be sent; if so it counts as sent. */
bool budget_take(struct budget *b, struct net *net, struct forge_ask *ask);

/* The repository is at its end: what was put aside for it is free. */
void budget_free(struct budget *b, struct subject *s);

/* What is left of REST; as the server told, else -1. */
long budget_told(const struct budget *b, struct net *net);

#endif
