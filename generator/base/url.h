/*
 * url.h - addresses of the web, as far as a catalogue needs them (RFC 3986).
 */
#ifndef URL_H
#define URL_H

#include "base/arena.h"
#include "base/str.h"

/* Views into the address that was split. */
struct url {
	struct str scheme, host, port, path, query, fragment;
};

/*
 * Split an absolute address with a host.  False when `s` has another form:
 * no scheme or host, blanks or controls, a user name before the host.
 */
bool url_split(struct str s, struct url *out);

/* An absolute http or https address with a host that can exist. */
bool url_is_web(struct str s);

/*
 * The http or https address that browsers make of `s`, which are more lenient
 * than `url_split`; empty when they make none.  Names that IDNA would refuse
 * pass.
 */
struct str url_mend(struct arena *a, struct str s);

/*
 * What tells one repository from another, whichever way it is written:
 * "https://www.Github.com/Owner/Name.git/" as "github.com/owner/name".  Port
 * and query stay.  Empty when `url` is no address.
 */
struct str url_repository(struct arena *a, struct str url);

/* `host` is `domain`, or ends in a dot and `domain`. */
bool url_host_in(struct str host, struct str domain);

#endif
