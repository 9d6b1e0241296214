/*
 * svg.c - fuzz target: any bytes through the SVG filter.
 *
 * What is written must be clean when filtered again.  It is also read here,
 * without expat, by somebody who knows only what a tag looks like: no tag, no
 * attribute and no address may be there that could do something.
 */
#include "format/svg.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void fail(const char *what, struct str in, struct str out)
{
	fprintf(stderr, "%s\nin:  %.*s\nout: %.*s\n", what, STR_ARG(in),
		STR_ARG(out));
	abort();
}

static bool is_one_of(struct str s, const char *const *list)
{
	while (*list && !str_is(s, *list))
		list++;
	return *list != NULL;
}

static bool holds(struct str s, const char *what)
{
	return str_find(s, str_c(what)) < s.n;
}

/* Attributes whose text nobody reads as anything else. */
static bool is_text(struct str name)
{
	static const char *const names[] = {"id",
					    "class",
					    "role",
					    "lang",
					    "in",
					    "in2",
					    "result",
					    "xml:lang",
					    "xml:space",
					    "tabindex",
					    "focusable",
					    "systemLanguage",
					    "requiredFeatures",
					    "requiredExtensions",
					    "xmlns",
					    "xmlns:xlink",
					    NULL};

	return is_one_of(name, names) || str_starts(name, STR("data-")) ||
	       str_starts(name, STR("aria-"));
}

static bool attribute_is_fine(struct str name, struct str value)
{
	static const char *const bad[] = {"xml:base", "src",    "to", "from",
					  "ping",     "target", NULL};

	if (str_starts(name, STR("on")) || is_one_of(name, bad))
		return false;
	if (is_text(name))
		return true;
	value = str_trim(value);
	if (str_ends(name, STR("href")))
		return str_starts(value, STR("#")) ||
		       (value.n > 11 &&
			!strncasecmp(value.p, "data:image/", 11));
	return !holds(value, "@") && !holds(value, "\\") &&
	       !holds(value, "url(h") && !holds(value, "url(/");
}

/* "<name a="b" c="d"/>", of which `*rest` has what follows `<`. */
static bool tag_is_fine(struct str *rest)
{
	static const char *const bad[] = {"script", "foreignObject", "animate",
					  "set",    "iframe",        "metadata",
					  NULL};
	size_t n = strcspn(rest->p, " />");
	struct str name = str_sub(*rest, 0, n), value;

	*rest = str_from(*rest, n);
	if (!name.n || is_one_of(name, bad) || holds(name, ":"))
		return false;
	while (str_starts(*rest, STR(" "))) {
		name = str_cut(str_from(*rest, 1), '=', rest);
		if (!str_starts(*rest, STR("\"")))
			return false;
		value = str_cut(str_from(*rest, 1), '"', rest);
		if (!attribute_is_fine(name, value))
			return false;
	}
	if (str_starts(*rest, STR("/")))
		*rest = str_from(*rest, 1);
	if (!str_starts(*rest, STR(">")))
		return false;
	*rest = str_from(*rest, 1);
	return true;
}

/* `svg` is followed by a NUL. */
static bool is_fine(struct str svg)
{
	bool style = false;

	while (svg.n) {
		struct str text = str_cut(svg, '<', &svg);

		if (style && (holds(text, "@") || holds(text, "\\") ||
			      holds(text, "url(h") || holds(text, "url(/")))
			return false;
		style = str_starts(svg, STR("style"));
		if (str_starts(svg, STR("/")))
			str_cut(svg, '>', &svg);
		else if (svg.n && !tag_is_fine(&svg))
			return false;
	}
	return true;
}

static bool tells(const struct diags *d, const char *id, const char * or)
{
	for (const struct diag *i = d->first; i; i = i->next)
		if (!strcmp(i->rule->id, id) || !strcmp(i->rule->id, or))
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct str in = {(const char *)bytes, n};
	struct arena a = {0};
	struct diags d;
	struct buf out = {0}, again = {0};
	enum svg_verdict verdict;

	diags_init(&d, &a);
	verdict = svg_filter(&a, &d, "fuzz.svg", in, &out);
	if ((verdict == SVG_REFUSED) != tells(&d, "svg-syntax", "svg-limit"))
		fail("refused without saying why, or not refused", in,
		     buf_str(&out));
	if (verdict == SVG_CLEAN && tells(&d, "svg-unsafe", "svg-unsafe"))
		fail("clean, with something unsafe", in, buf_str(&out));
	if (verdict == SVG_FILTERED) {
		if (svg_filter(&a, &d, "fuzz.svg", buf_str(&out), &again))
			fail("not clean when filtered again", in,
			     buf_str(&out));
		if (!is_fine(arena_str(&a, buf_str(&out))))
			fail("not fine", in, buf_str(&out));
	}
	buf_free(&out);
	buf_free(&again);
	arena_free(&a);
	return 0;
}
