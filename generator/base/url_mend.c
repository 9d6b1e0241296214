/*
 * Addresses as browsers read them (WHATWG URL), which take more than RFC 3986
 * has: one slash or four, blanks, backslashes.
 */
#include "base/buf.h"
#include "base/url.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A scheme that browsers treat as the web, and what follows its colon. */
static bool cut_scheme(struct str s, struct str *rest, const char **scheme)
{
	struct str name = str_cut(s, ':', rest);

	if (name.n == s.n)
		return false;
	*scheme = name.n == 4 ? "http" : "https";
	return (name.n == 4 || name.n == 5) &&
	       strncasecmp(name.p, *scheme, name.n) == 0;
}

static int hex(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, tolower((unsigned char)c)) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* The host with its escapes undone; false when no domain may have what it has.
 */
static bool add_domain(struct buf *out, struct str host)
{
	for (size_t i = 0; i < host.n; i++) {
		unsigned char c = (unsigned char)host.p[i];

		if (c == '%' && i + 2 < host.n && hex(host.p[i + 1]) >= 0 &&
		    hex(host.p[i + 2]) >= 0) {
			c = (unsigned char)(hex(host.p[i + 1]) * 16 +
					    hex(host.p[i + 2]));
			i += 2;
		}
		if (c <= ' ' || c == 0x7f || strchr("#/:<>?@[\\]^|%", c))
			return false;
		buf_addc(out, (char)tolower(c));
	}
	return host.n;
}

/* One part of an IPv4 address: decimal, or as C writes octal and hex. */
static bool is_number(struct str part, unsigned long most)
{
	char text[24], *end;

	if (!part.n || part.n >= sizeof(text) ||
	    !isdigit((unsigned char)part.p[0]))
		return false;
	memcpy(text, part.p, part.n);
	text[part.n] = 0;
	if (!strcasecmp(text, "0x"))
		return true;
	return strtoul(text, &end, 0) <= most && !*end;
}

static bool is_digits(struct str s)
{
	long ignored;

	return str_to_long(s, &ignored) ||
	       (s.n > 1 && s.p[0] == '0' &&
		tolower((unsigned char)s.p[1]) == 'x');
}

/* A domain that ends in a number is an IPv4 address, or nothing. */
static bool is_possible(struct str host)
{
	struct str last, parts[4];
	int n = 0;

	if (str_ends(host, STR(".")))
		host.n--;
	last = host;
	for (size_t i = host.n; i > 0; i--)
		if (host.p[i - 1] == '.') {
			last = str_from(host, i);
			break;
		}
	if (!is_digits(last))
		return true;
	while (host.n && n < 4)
		parts[n++] = str_cut(host, '.', &host);
	if (host.n)
		return false;
	for (int i = 0; i + 1 < n; i++)
		if (!is_number(parts[i], 255))
			return false;
	return is_number(parts[n - 1], 0xffffffffUL >> (8 * (n - 1)));
}

static bool add_authority(struct buf *out, struct str s)
{
	struct str host = s, port = {0};
	size_t from;
	long number;

	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == '@') {
			buf_add(out, str_sub(s, 0, i));
			host = str_from(s, i);
			break;
		}
	if (host.n && host.p[0] == '[') { /* IPv6: taken as it is */
		host = str_cut(host, ']', &port);
		buf_add(out, host);
		buf_addc(out, ']');
		if (port.n && port.p[0] != ':')
			return false;
		port = port.n ? str_from(port, 1) : port;
	} else {
		host = str_cut(host, ':', &port);
		from = out->n;
		if (!add_domain(out, host) ||
		    !is_possible(str_from(buf_str(out), from)))
			return false;
	}
	if (!port.n)
		return true;
	buf_addc(out, ':');
	buf_add(out, port);
	return str_to_long(port, &number) && number <= 65535;
}

/* What follows the host; a backslash counts as a slash until `?` or `#`. */
static void add_rest(struct buf *out, struct str s)
{
	bool path = true;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		path = path && c != '?' && c != '#';
		if (path && c == '\\')
			c = '/';
		if ((unsigned char)c <= ' ' || c == 0x7f ||
		    strchr("\"<>\\^`{|}", c))
			buf_printf(out, "%%%02X", (unsigned char)c);
		else
			buf_addc(out, c);
	}
}

static bool mend(struct buf *out, struct str s)
{
	const char *scheme;
	struct str rest;
	size_t end = 0;

	if (!cut_scheme(s, &rest, &scheme))
		return false;
	while (rest.n && strchr("/\\", rest.p[0]))
		rest = str_from(rest, 1);
	while (end < rest.n && !strchr("/\\?#", rest.p[end]))
		end++;
	buf_printf(out, "%s://", scheme);
	if (!add_authority(out, str_sub(rest, 0, end)))
		return false;
	add_rest(out, str_from(rest, end));
	return true;
}

struct str url_mend(struct arena *a, struct str s)
{
	struct buf bare = {0}, out = {0};
	struct str made = {0};

	while (s.n && (unsigned char)s.p[0] <= ' ')
		s = str_from(s, 1);
	while (s.n && (unsigned char)s.p[s.n - 1] <= ' ')
		s.n--;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\t' && s.p[i] != '\n' && s.p[i] != '\r')
			buf_addc(&bare, s.p[i]);
	if (mend(&out, buf_str(&bare)))
		made = arena_str(a, buf_str(&out));
	buf_free(&bare);
	buf_free(&out);
	return made;
}
