#include "format/spdx.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "format/spdx_table.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * The list
 */

int spdx_compare(struct str text, const char *id)
{
	int order = strncasecmp(text.p, id, text.n);

	return order ? order : -(int)(unsigned char)id[text.n];
}

static const struct spdx_id *listed(struct str text, enum spdx_kind kind)
{
	bool license = kind == SPDX_LICENSE;
	const struct spdx_id *ids = license ? spdx_licenses : spdx_exceptions;
	size_t from = 0, to = license ? n_spdx_licenses : n_spdx_exceptions;

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		int order = spdx_compare(text, ids[mid].id);

		if (!order)
			return &ids[mid];
		if (order < 0)
			to = mid;
		else
			from = mid + 1;
	}
	return NULL;
}

/* "GPL-2.0-only" with a `+` is "GPL-2.0-or-later", which needs none. */
static struct str or_later(struct arena *a, const char *successor)
{
	struct str s = str_c(successor);
	size_t only = str_find(s, STR("-only"));

	if (str_find(s, STR("-or-later")) < s.n)
		return s;
	if (only == s.n)
		return arena_printf(a, "%s+", successor);
	return arena_printf(a, "%.*s-or-later%s", (int)only, s.p,
			    s.p + only + 5);
}

struct str spdx_written(struct arena *a, const struct spdx_id *id, bool later)
{
	if (id->successor)
		return later ? or_later(a, id->successor)
			     : str_c(id->successor);
	return later ? arena_printf(a, "%s+", id->id) : str_c(id->id);
}

static bool is_approved(const struct spdx_id *id)
{
	struct str base = str_c(id->successor), rest;
	const struct spdx_id *next;

	base = str_cut(base, ' ', &rest);
	next = base.n ? listed(base, SPDX_LICENSE) : NULL;
	return id->osi || (next && next->osi);
}

/*
 * Reading: first the parts, then what they make together
 */

struct reader {
	struct arena *arena;
	struct spdx *out;
	struct str text;
	size_t i; /* the next part */
	int depth;
};

__attribute__((format(printf, 3, 4))) static bool
fault(struct reader *r, size_t at, const char *fmt, ...)
{
	char text[200];
	va_list ap;

	if (r->out->fault)
		return false;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	r->out->fault = arena_cstr(r->arena, str_c(text));
	r->out->fault_at = at;
	return false;
}

static bool is_id_char(char c)
{
	return isalnum((unsigned char)c) || (c && strchr("-.+:", c));
}

static const char *operator_of(struct str text)
{
	static const char *const operators[] = {"AND", "OR", "WITH"};

	for (size_t i = 0; i < 3; i++)
		if (!spdx_compare(text, operators[i]))
			return operators[i];
	return NULL;
}

static bool is_own(struct str text)
{
	struct str rest, document = str_cut(text, ':', &rest);

	if (rest.n) {
		if (!str_starts(document, STR("DocumentRef-")) ||
		    document.n == 12)
			return false;
		text = rest;
	}
	return str_starts(text, STR("LicenseRef-")) && text.n > 11 &&
	       !memchr(text.p, ':', text.n) && !memchr(text.p, '+', text.n);
}

static void name_part(struct reader *r, struct spdx_part *p)
{
	struct str id = p->text;
	bool later = str_ends(id, STR("+"));
	const char *operator= operator_of(id);

	p->now = p->text;
	if (operator) {
		p->kind = SPDX_OPERATOR;
		p->now = str_c(operator);
		return;
	}
	if (is_own(id)) {
		p->kind = SPDX_OWN;
		return;
	}
	id.n -= later;
	p->id = id.n ? listed(id, SPDX_LICENSE) : NULL;
	if (p->id)
		p->now = spdx_written(r->arena, p->id, later);
}

static bool read_parts(struct reader *r)
{
	struct str s = r->text;

	for (size_t i = 0; i < s.n;) {
		struct spdx_part *p;
		size_t from = i;

		if (s.p[i] == ' ' || s.p[i] == '\t') {
			i++;
			continue;
		}
		while (i < s.n && is_id_char(s.p[i]))
			i++;
		if (i == from && s.p[i] != '(' && s.p[i] != ')') {
			struct str rest = str_from(s, i);

			utf8_next(&rest);
			return fault(r, i,
				     "'%.*s' has no place in an expression; "
				     "licences are joined by AND or OR",
				     (int)(s.n - i - rest.n), s.p + i);
		}
		p = list_add(r->arena, &r->out->parts);
		p->at = from;
		p->text = p->now = str_sub(s, from, i == from ? ++i : i);
		if (is_id_char(p->text.p[0]))
			name_part(r, p);
		else
			p->kind = p->text.p[0] == '(' ? SPDX_OPEN : SPDX_CLOSE;
	}
	return true;
}

static struct spdx_part *next(struct reader *r)
{
	return r->i < r->out->parts.n ? &r->out->parts.at[r->i] : NULL;
}

static bool take(struct reader *r, const char *operator)
{
	const struct spdx_part *p = next(r);

	if (!p || p->kind != SPDX_OPERATOR || !str_is(p->now, operator))
		return false;
	r->i++;
	return true;
}

/* Nothing, or something else, stands where a licence has to. */
static bool no_license(struct reader *r, const char *what)
{
	const struct spdx_part *p = next(r);
	const struct spdx_part *before =
		r->i ? &r->out->parts.at[r->i - 1] : NULL;

	if (!before)
		return fault(r, p ? p->at : 0, "it begins with %s", what);
	return fault(r, p ? p->at : r->text.n, "%s has to follow '%.*s'", what,
		     STR_ARG(before->text));
}

static bool read_exception(struct reader *r)
{
	struct spdx_part *p = next(r);

	if (!p || p->kind != SPDX_LICENSE)
		return no_license(r, "an exception");
	p->kind = SPDX_EXCEPTION;
	p->id = listed(p->text, SPDX_EXCEPTION);
	p->now = p->id ? spdx_written(r->arena, p->id, false) : p->text;
	r->out->known = r->out->known && p->id;
	r->i++;
	return true;
}

static bool read_or(struct reader *r, bool *osi);

/* A licence with its exception, or parentheses. */
static bool read_one(struct reader *r, bool *osi)
{
	struct spdx_part *p = next(r);

	if (p && p->kind == SPDX_OPEN) {
		if (++r->depth > SPDX_MAX_DEPTH)
			return fault(r, p->at,
				     "more than %d parentheses in one another",
				     SPDX_MAX_DEPTH);
		r->i++;
		if (!read_or(r, osi))
			return false;
		if (!next(r) || next(r)->kind != SPDX_CLOSE)
			return fault(r, p->at, "no ')' closes '('");
		r->depth--;
		r->i++;
		return true;
	}
	if (!p || (p->kind != SPDX_LICENSE && p->kind != SPDX_OWN))
		return no_license(r, "a licence");
	if (p->kind == SPDX_LICENSE)
		r->out->known = r->out->known && p->id;
	*osi = p->id && is_approved(p->id);
	r->i++;
	return !take(r, "WITH") || read_exception(r);
}

static bool read_and(struct reader *r, bool *osi)
{
	bool other;

	if (!read_one(r, osi))
		return false;
	while (take(r, "AND")) {
		if (!read_one(r, &other))
			return false;
		*osi = *osi && other;
	}
	return true;
}

static bool read_or(struct reader *r, bool *osi)
{
	bool other;

	if (!read_and(r, osi))
		return false;
	while (take(r, "OR")) {
		if (!read_and(r, &other))
			return false;
		*osi = *osi || other;
	}
	return true;
}

bool spdx_read(struct arena *a, struct str text, struct spdx *out)
{
	struct reader r = {.arena = a, .out = out, .text = text};
	const struct spdx_part *left;

	*out = (struct spdx){.known = true};
	if (read_parts(&r) && read_or(&r, &out->osi)) {
		left = next(&r);
		if (left && left->kind == SPDX_CLOSE)
			fault(&r, left->at, "')' closes nothing");
		else if (left)
			fault(&r, left->at,
			      "AND, OR or WITH has to stand before '%.*s'",
			      STR_ARG(utf8_cut(left->text, 60)));
	}
	if (out->fault)
		out->known = out->osi = false;
	return !out->fault;
}

bool spdx_is_osi_approved(struct str text)
{
	struct arena scratch = {0};
	struct spdx s;
	bool osi;

	spdx_read(&scratch, text, &s);
	osi = s.osi;
	arena_free(&scratch);
	return osi;
}

struct str spdx_mended(struct arena *a, struct str text, const struct spdx *s)
{
	struct buf b = {0};
	struct str made;
	size_t done = 0;

	for (size_t i = 0; i < s->parts.n; i++) {
		const struct spdx_part *p = &s->parts.at[i];

		buf_add(&b, str_sub(text, done, p->at));
		buf_add(&b, p->now);
		done = p->at + p->text.n;
	}
	buf_add(&b, str_from(text, done));
	made = arena_str(a, buf_str(&b));
	buf_free(&b);
	return made;
}
