#include "base/url.h"

#include "base/utf8.h"

#include <string.h>

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* Bytes above 0x7f are taken: browsers encode them as UTF-8. */
static bool is_clean(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f ||
		    strchr("\"<>\\^`{|}", s.p[i]))
			return false;
	return true;
}

static bool is_host(struct str host)
{
	if (!host.n || host.p[0] == '.' || host.p[0] == '-')
		return false;
	for (size_t i = 0; i < host.n; i++)
		if (!is_alnum(host.p[i]) && host.p[i] != '.' &&
		    host.p[i] != '-' && host.p[i] != '_' &&
		    !((unsigned char)host.p[i] & 0x80))
			return false;
	return str_find(host, STR("..")) == host.n;
}

bool url_split(struct str s, struct url *out)
{
	size_t colon = str_find(s, STR("://"));
	struct str rest, hash;
	size_t end = 0;
	long port;

	*out = (struct url){0};
	if (colon == 0 || colon == s.n || !is_clean(s))
		return false;
	if (!is_alnum(s.p[0]) || (s.p[0] >= '0' && s.p[0] <= '9'))
		return false;
	out->scheme = str_sub(s, 0, colon);
	for (size_t i = 0; i < colon; i++)
		if (!is_alnum(s.p[i]) && !strchr("+-.", s.p[i]))
			return false;
	rest = str_cut(str_from(s, colon + 3), '#', &hash);
	out->fragment = hash;
	while (end < rest.n && rest.p[end] != '/' && rest.p[end] != '?')
		end++;
	out->host = str_cut(str_sub(rest, 0, end), ':', &out->port);
	if (out->port.n && (!str_to_long(out->port, &port) || port > 65535))
		return false;
	out->path = str_cut(str_from(rest, end), '?', &out->query);
	return is_host(out->host);
}

static bool is_scheme(struct str scheme, const char *name)
{
	return scheme.n == strlen(name) &&
	       strncasecmp(scheme.p, name, scheme.n) == 0;
}

bool url_is_web(struct str s)
{
	struct url u;

	return url_split(s, &u) &&
	       (is_scheme(u.scheme, "http") || is_scheme(u.scheme, "https"));
}

bool url_host_in(struct str host, struct str domain)
{
	struct str tail;

	if (host.n < domain.n)
		return false;
	tail = str_from(host, host.n - domain.n);
	return strncasecmp(tail.p, domain.p, domain.n) == 0 &&
	       (host.n == domain.n || host.p[host.n - domain.n - 1] == '.');
}

struct str url_repository(struct arena *a, struct str url)
{
	struct url u;

	if (!url_split(utf8_fold(a, url), &u))
		return (struct str){0};
	while (str_ends(u.path, STR("/")))
		u.path.n--;
	if (str_ends(u.path, STR(".git")))
		u.path.n -= 4;
	if (str_starts(u.host, STR("www.")))
		u.host = str_from(u.host, 4);
	return ARENA_JOIN(a, u.host, u.port.n ? STR(":") : STR(""), u.port,
			  u.path, u.query.n ? STR("?") : STR(""), u.query);
}
