#include "base/digest.h"

#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Looked up once: libcrypto 3 does it under a lock that all threads share. */
static EVP_MD *sha256;

static void find_sha256(void)
{
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	if (!sha256)
		abort(); /* SHA-256 is always there */
}

struct digest digest_of(struct str s)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct digest d;
	unsigned int n = 0;

	pthread_once(&once, find_sha256);
	if (!EVP_Digest(s.p ? s.p : "", s.n, d.bytes, &n, sha256, NULL))
		abort(); /* out of memory */
	return d;
}

bool digest_eq(const struct digest *a, const struct digest *b)
{
	return memcmp(a->bytes, b->bytes, DIGEST_SIZE) == 0;
}

struct str digest_hex(struct arena *a, const struct digest *d, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	char *hex = arena_alloc(a, n + 1);

	for (size_t i = 0; i < n; i++)
		hex[i] = digits[d->bytes[i / 2] >> (i % 2 ? 0 : 4) & 15];
	return (struct str){hex, n};
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool digest_read(struct str hex, struct digest *out)
{
	if (hex.n != 2 * DIGEST_SIZE)
		return false;
	for (size_t i = 0; i < DIGEST_SIZE; i++) {
		int high = hex_digit(hex.p[2 * i]);
		int low = hex_digit(hex.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		out->bytes[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}
