#include "net/backoff.h"

int64_t backoff_ms(const struct backoff *b, int failures, uint32_t random)
{
	int64_t wait = b->first_ms;

	for (int i = 1; i < failures && wait < b->most_ms; i++)
		wait *= 2;
	if (wait > b->most_ms)
		wait = b->most_ms;
	return wait / 2 + (wait - wait / 2) * (int64_t)random / UINT32_MAX;
}

/* Sebastiano Vigna, SplitMix64. */
uint32_t backoff_random(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (uint32_t)((z ^ (z >> 31)) >> 32);
}
