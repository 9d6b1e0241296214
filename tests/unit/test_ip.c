#include "unit.h"

#include "net/ip.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>

static bool is_public(const char *text)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return ip_is_public((const struct sockaddr *)&v4);
	if (inet_pton(AF_INET6, text, &v6.sin6_addr) != 1)
		fail_msg("no address: %s", text);
	return ip_is_public((const struct sockaddr *)&v6);
}

static void addresses_of_the_public_net_are_public(void **state)
{
	static const char *const yes[] = {
		"1.1.1.1",         "9.255.255.255",     "11.0.0.0",
		"100.63.255.255",  "100.128.0.0",       "126.255.255.255",
		"128.0.0.0",       "169.253.0.1",       "169.255.0.1",
		"172.15.255.255",  "172.32.0.0",        "192.0.1.1",
		"192.167.255.255", "192.169.0.0",       "198.17.255.255",
		"198.20.0.0",      "223.255.255.255",   "140.82.121.3",
		"2606:4700::1",    "2a00:1450:4001::1", "2001:4860:4860::8888",
		"::ffff:1.1.1.1",  "64:ff9b::1.1.1.1",  "2002:101:101::1",
		"2001:200::1",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (!is_public(yes[i]))
			fail_msg("refused: %s", yes[i]);
}

static void all_others_are_not(void **state)
{
	static const char *const no[] = {
		"0.0.0.0",
		"0.255.255.255",
		"10.0.0.1",
		"100.64.0.0",
		"100.127.255.255",
		"127.0.0.1",
		"127.255.255.255",
		"169.254.169.254",
		"172.16.0.0",
		"172.31.255.255",
		"192.0.0.1",
		"192.0.2.7",
		"192.88.99.1",
		"192.168.0.1",
		"198.18.0.1",
		"198.19.255.255",
		"198.51.100.1",
		"203.0.113.1",
		"224.0.0.1",
		"239.255.255.255",
		"240.0.0.1",
		"255.255.255.255",
		"::",
		"::1",
		"::7f00:1",
		"::ffff:127.0.0.1",
		"::ffff:10.0.0.1",
		"64:ff9b::10.0.0.1",
		"64:ff9b:1::1",
		"2002:a00:1::1",
		"2002:7f00:1::",
		"100::1",
		"2001::1",
		"2001:0:5ef5:79fd::",
		"2001:1ff::1",
		"2001:db8::1",
		"3fff::1",
		"4000::1",
		"fc00::1",
		"fd00:ec2::254",
		"fe80::1",
		"fec0::1",
		"ff02::1",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (is_public(no[i]))
			fail_msg("taken: %s", no[i]);
}

static void another_family_is_not_public(void **state)
{
	struct sockaddr_un s = {.sun_family = AF_UNIX};

	(void)state;
	assert_false(ip_is_public((const struct sockaddr *)&s));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_of_the_public_net_are_public),
		cmocka_unit_test(all_others_are_not),
		cmocka_unit_test(another_family_is_not_public),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
