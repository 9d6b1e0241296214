/*
 * backoff.h - how long to wait before asking again.
 */
#ifndef BACKOFF_H
#define BACKOFF_H

#include <stdint.h>

struct backoff {
	int64_t first_ms; /* after the first failure, doubled after each more */
	int64_t most_ms;
};

/*
 * The wait after that many failures in a row (1 is the first).  `random` moves
 * it within its upper half, so that those that failed together do not come
 * back together.
 */
int64_t backoff_ms(const struct backoff *b, int failures, uint32_t random);

/* The next number of a row that starts anywhere: enough for jitter. */
uint32_t backoff_random(uint64_t *state);

#endif
