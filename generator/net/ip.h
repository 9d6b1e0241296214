/*
 * ip.h - which addresses of the internet protocol belong to the public net.
 */
#ifndef IP_H
#define IP_H

#include <stdbool.h>

struct sockaddr;

/*
 * Whether it may lead to anybody's machine in the public net, and to nothing
 * else: not this machine, not its network, not a cloud's own services.  What
 * carries an IPv4 address inside is judged by that.  Another family is not
 * public.
 */
bool ip_is_public(const struct sockaddr *address);

#endif
