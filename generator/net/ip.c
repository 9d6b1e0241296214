#include "net/ip.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

/*
 * The registries of special-purpose addresses (RFC 6890, kept by IANA), as
 * first bytes and how many bits of them count.
 */
static const struct {
	uint8_t bytes[4];
	int bits;
} not_public_4[] = {
	{{0}, 8},             /* this network */
	{{10}, 8},            /* private */
	{{100, 64}, 10},      /* shared by customers of a provider */
	{{127}, 8},           /* this machine */
	{{169, 254}, 16},     /* this link: metadata of clouds */
	{{172, 16}, 12},      /* private */
	{{192, 0, 0}, 24},    /* protocols */
	{{192, 0, 2}, 24},    /* documents */
	{{192, 88, 99}, 24},  /* 6to4 relays */
	{{192, 168}, 16},     /* private */
	{{198, 18}, 15},      /* benchmarks */
	{{198, 51, 100}, 24}, /* documents */
	{{203, 0, 113}, 24},  /* documents */
	{{224}, 4},           /* many at once */
	{{240}, 4},           /* reserved, broadcast */
};

/* Of IPv6 only 2000::/3 is given out, and of it not these. */
static const struct {
	uint8_t bytes[6];
	int bits;
} not_public_6[] = {
	{{0x20, 0x01}, 23},             /* protocols, Teredo, ORCHID */
	{{0x20, 0x01, 0x0d, 0xb8}, 32}, /* documents */
	{{0x3f, 0xff}, 20},             /* documents */
};

/* Where an IPv6 address with such a beginning carries one of IPv4. */
static const struct {
	uint8_t bytes[12];
	size_t n, at;
} carriers[] = {
	{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 12, 12}, /* mapped */
	{{0x00, 0x64, 0xff, 0x9b}, 12, 12},                   /* NAT64 */
	{{0x20, 0x02}, 2, 2},                                 /* 6to4 */
};

static bool begins(const uint8_t *address, const uint8_t *bytes, int bits)
{
	int whole = bits / 8, rest = bits % 8;
	int mask = 0xff & (0xff << (8 - rest));

	return memcmp(address, bytes, (size_t)whole) == 0 &&
	       (!rest || (address[whole] & mask) == bytes[whole]);
}

static bool is_public_4(const uint8_t *address)
{
	for (size_t i = 0; i < sizeof(not_public_4) / sizeof(not_public_4[0]);
	     i++)
		if (begins(address, not_public_4[i].bytes,
			   not_public_4[i].bits))
			return false;
	return true;
}

static bool is_public_6(const uint8_t *address)
{
	for (size_t i = 0; i < sizeof(carriers) / sizeof(carriers[0]); i++)
		if (!memcmp(address, carriers[i].bytes, carriers[i].n))
			return is_public_4(address + carriers[i].at);
	if ((address[0] & 0xe0) != 0x20)
		return false;
	for (size_t i = 0; i < sizeof(not_public_6) / sizeof(not_public_6[0]);
	     i++)
		if (begins(address, not_public_6[i].bytes,
			   not_public_6[i].bits))
			return false;
	return true;
}

bool ip_is_public(const struct sockaddr *address)
{
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;

	if (address->sa_family == AF_INET) {
		memcpy(&v4, address, sizeof(v4));
		return is_public_4((const uint8_t *)&v4.sin_addr);
	}
	if (address->sa_family == AF_INET6) {
		memcpy(&v6, address, sizeof(v6));
		return is_public_6((const uint8_t *)&v6.sin6_addr);
	}
	return false;
}
