/*
 * limits.h - what an answer says about asking again: Retry-After, and the
 * counters that forges send with each answer.
 *
 * All times are counted from the answer.  Where a server names a moment, its
 * own Date header says what "now" is, so a wrong clock of ours does no harm.
 */
#ifndef LIMITS_H
#define LIMITS_H

#include "base/http.h"

#include <stdint.h>

struct limits {
	bool limited;     /* it was not answered because we asked too much */
	int64_t wait_ms;  /* of `limited`: Retry-After; -1: there is none */
	long remaining;   /* what is left of the budget; -1: it does not say */
	int64_t reset_ms; /* until the budget is whole again; -1 likewise */
};

/* `now_s` is our own clock, for an answer without a date. */
struct limits limits_read(const struct http_answer *answer, int64_t now_s);

#endif
