/* Addresses and odd dates: what we take, and what landscape2 does. */
#include "base/url.h"
#include "base/utf8.h"
#include "format/field_parts.h"

#include <string.h>

enum { MOST_SHOWN = 200 }; /* bytes of a value, in a message */

/* One reading of an address. */
struct reading {
	const struct field_reader *r;
	const struct field *f;
	const struct value *v;
	bool ok;
};

/* The rule of what landscape2 refuses, and of what it does not look at. */
static const struct rule *rule_of(struct reading *g)
{
	bool asked = !g->r->foreign || !(g->f->flags & FIELD_UNASKED);

	g->ok = !asked;
	return &field_rules[asked ? RULE_URL : RULE_ODD];
}

static void no_address(struct reading *g)
{
	diags_add(g->r->diags, rule_of(g), g->v->pos,
		  "'%s' takes an http(s) address, not '%.*s'", g->f->key,
		  STR_ARG(utf8_cut(g->v->text, MOST_SHOWN)));
}

/* Browsers and landscape2 pass over them, comparing programs do not. */
static void check_blanks(const struct reading *g)
{
	const struct value *v = g->v;
	struct str bare = str_trim(v->text);

	if (!v->block && bare.n < v->text.n)
		diags_edit(g->r->diags,
			   diags_add(g->r->diags, &field_rules[RULE_BLANK],
				     v->pos,
				     "blanks stand around the address of '%s'",
				     g->f->key),
			   v->pos, v->text, bare);
}

/* "a.org b.org" as "a.org or b.org". */
static const char *hosts_text(struct arena *a, const char *hosts)
{
	struct str rest, first = str_cut(str_c(hosts), ' ', &rest);

	return rest.n ? arena_printf(a, "%.*s or %.*s", STR_ARG(first),
				     STR_ARG(rest))
				.p
		      : hosts;
}

/* landscape2 does not ask for the dot in front: 'notx.com' passes for x.com. */
static bool ends_alike(struct str host, struct str domain)
{
	return host.n > domain.n &&
	       !strncasecmp(host.p + host.n - domain.n, domain.p, domain.n);
}

/* Is it one of the hosts in "a.org b.org", or below one? */
static bool on_host(struct str host, struct str hosts, bool loosely)
{
	while (hosts.n) {
		struct str one = str_cut(hosts, ' ', &hosts);

		if (url_host_in(host, one) ||
		    (loosely && ends_alike(host, one)))
			return true;
	}
	return false;
}

/* The host of an address that may have a user name, which `url_split`
   refuses. */
static struct str host_of(struct str address)
{
	struct str host = str_from(address, str_find(address, STR("://")) + 3);
	size_t end = 0;

	while (end < host.n && !strchr("/?#", host.p[end]))
		end++;
	host.n = end;
	while (str_find(host, STR("@")) < host.n)
		str_cut(host, '@', &host);
	return str_cut(host, ':', &host);
}

static void check_host(struct reading *g, struct str host)
{
	struct str hosts = str_c(g->f->vocabulary);
	bool odd = g->r->foreign && on_host(host, hosts, true);

	if (!hosts.n || on_host(host, hosts, false))
		return;
	g->ok = odd;
	diags_add(g->r->diags, &field_rules[odd ? RULE_ODD : RULE_URL],
		  g->v->pos, "'%s' takes an address on %s, not '%.*s'",
		  g->f->key, hosts_text(g->r->arena, g->f->vocabulary),
		  STR_ARG(utf8_cut(g->v->text, MOST_SHOWN)));
}

/* What only browsers understand has a right spelling, or is none for us. */
static struct str respell(const struct reading *g, struct str as_browsers)
{
	bool ours = url_is_web(as_browsers);
	struct diag *made = diags_add(
		g->r->diags, &field_rules[RULE_ODD], g->v->pos,
		"'%s' takes an address such as '%.*s', not '%.*s'", g->f->key,
		STR_ARG(ours ? as_browsers : STR("https://example.org/")),
		STR_ARG(utf8_cut(g->v->text, MOST_SHOWN)));

	if (!ours)
		return (struct str){0};
	diags_edit(g->r->diags, made, g->v->pos, g->v->text, as_browsers);
	return as_browsers;
}

/*
 * landscape2 reads addresses as browsers do.  What only they understand is
 * mended and a warning; what even then is none of ours (a user name, an IPv6
 * address) is left out.
 */
static struct str read_foreign(struct reading *g, struct str written)
{
	struct str as_browsers = url_mend(g->r->arena, g->v->text);

	if (!as_browsers.n) {
		no_address(g);
		return (struct str){0};
	}
	check_host(g, host_of(as_browsers));
	if (g->ok)
		g->ok = field_check_form(g->r, g->f, g->v, as_browsers);
	if (!g->ok)
		return (struct str){0};
	if (!url_is_web(written))
		return respell(g, as_browsers);
	check_blanks(g);
	return written;
}

static struct str read_own(struct reading *g, struct str written)
{
	struct url u;

	if (!url_is_web(written) || !url_split(written, &u)) {
		no_address(g);
		return (struct str){0};
	}
	check_host(g, u.host);
	if (g->ok)
		check_blanks(g);
	return written;
}

static bool is_mailto(struct str s)
{
	return s.n > 7 && !strncasecmp(s.p, "mailto:", 7);
}

bool field_read_url(const struct field_reader *r, const struct field *f,
		    const struct value *v, struct text *out)
{
	struct reading g = {r, f, v, true};
	struct text t = {0};

	if (!field_read_text(r, f, v, &t))
		return false;
	if (t.s.n && !((f->flags & FIELD_MAILTO_OK) && is_mailto(t.s)))
		t.s = r->foreign ? read_foreign(&g, t.s) : read_own(&g, t.s);
	if (g.ok && t.s.n)
		*out = t;
	return g.ok;
}

/* Digits at the start of `*s`, blanks before and after them passed over. */
static bool cut_number(struct str *s, size_t most_digits, int *out)
{
	size_t n = 0;
	long number;

	*s = str_trim(*s);
	while (n < s->n && n < most_digits && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	if (!str_to_long(str_sub(*s, 0, n), &number))
		return false;
	*out = (int)number;
	*s = str_trim(str_from(*s, n));
	return true;
}

static bool cut_hyphen(struct str *s)
{
	if (!s->n || s->p[0] != '-')
		return false;
	*s = str_from(*s, 1);
	return true;
}

bool field_odd_date(const struct field_reader *r, const struct field *f,
		    const struct value *v, struct date *out)
{
	struct str s = v->text, now;
	struct diag *made;
	int year, month, day;

	if (!cut_number(&s, 4, &year) || !cut_hyphen(&s) ||
	    !cut_number(&s, 2, &month) || !cut_hyphen(&s) ||
	    !cut_number(&s, 2, &day) || s.n)
		return false;
	now = arena_printf(r->arena, "%04d-%02d-%02d", year, month, day);
	if (!date_read(now, out))
		return false;
	made = diags_add(r->diags, &field_rules[RULE_ODD], v->pos,
			 "'%s' takes a day as YYYY-MM-DD: '%.*s', not '%.*s'",
			 f->key, STR_ARG(now), STR_ARG(v->text));
	diags_edit(r->diags, made, v->pos, v->text, now);
	return true;
}
