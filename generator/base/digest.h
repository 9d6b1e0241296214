/*
 * digest.h - SHA-256 of bytes: names of assets, and what a file held.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include "base/arena.h"
#include "base/str.h"

enum { DIGEST_SIZE = 32 };

struct digest {
	unsigned char bytes[DIGEST_SIZE];
};

struct digest digest_of(struct str s);
bool digest_eq(const struct digest *a, const struct digest *b);

/* The first `n` (at most 64) hexadecimal digits, in lower case. */
struct str digest_hex(struct arena *a, const struct digest *d, size_t n);

/* The digest that 64 hexadecimal digits spell; false if `hex` is no such. */
bool digest_read(struct str hex, struct digest *out);

#endif
