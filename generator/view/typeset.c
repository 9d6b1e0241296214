/* Text as HTML that breaks across lines where a reader would break it. */
#include "base/buf.h"
#include "base/escape.h"
#include "view/parts.h"

#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * A hyphen before a digit belongs to one sign: a day, an id, a licence
 * (2026-08-07, IF-06, Apache-2.0).  A sign that fills a narrow column on its
 * own has to break in spite of that.
 */
static bool is_one_sign(struct str w)
{
	enum { NARROW = 24 };

	if (w.n > NARROW)
		return false;
	for (size_t i = 1; i + 1 < w.n; i++)
		if (w.p[i] == '-' && is_digit(w.p[i + 1]))
			return true;
	return false;
}

enum { FITS = 14 }; /* bytes of a word that needs no place to break */

/* How long the part between slashes is in which `i` lies. */
static size_t part_length(struct str w, size_t i)
{
	size_t from = i;

	while (from && w.p[from - 1] != '/')
		from--;
	return str_find(str_from(w, from), STR("/"));
}

/*
 * Addresses, paths and names of fields: behind a slash and, in a part that is
 * long itself, before other signs, but not within a version.
 */
static bool breaks_before(struct str w, size_t i)
{
	enum { LONG = 20 };

	if (w.p[i - 1] == '/' || w.p[i] == '/')
		return w.p[i] != '/';
	return i + 1 < w.n && memchr(".@_#?=&", w.p[i], 7) &&
	       !(w.p[i] == '.' && is_digit(w.p[i + 1])) &&
	       part_length(w, i) > LONG;
}

static bool has_breaks(struct str w)
{
	for (size_t i = 1; w.n > FITS && i < w.n; i++)
		if (breaks_before(w, i))
			return true;
	return false;
}

static void add_long(struct buf *b, struct str w)
{
	size_t from = 0;

	for (size_t i = 1; i < w.n; i++)
		if (breaks_before(w, i)) {
			escape_html(b, str_sub(w, from, i));
			buf_add(b, STR("<wbr>"));
			from = i;
		}
	escape_html(b, str_from(w, from));
}

static void add_word(struct buf *b, struct str w)
{
	if (is_one_sign(w)) {
		buf_add(b, STR("<span class=\"keep\">"));
		escape_html(b, w);
		buf_add(b, STR("</span>"));
	} else if (has_breaks(w)) {
		add_long(b, w);
	} else {
		escape_html(b, w);
	}
}

/* Most texts are the same in HTML. */
static bool is_same(struct str text)
{
	struct str rest = text;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c < ' ' || c == 0x7f || c == '&' || c == '<' || c == '>' ||
		    c == '"' || c == '\'')
			return false;
	}
	while (rest.n) {
		struct str w = str_cut(rest, ' ', &rest);

		if (is_one_sign(w) || has_breaks(w))
			return false;
	}
	return true;
}

struct str typeset_words(struct arena *a, struct str text,
			 void (*add)(struct buf *b, struct str w))
{
	struct buf b = {0};
	struct str rest = text, out;

	add(&b, str_cut(rest, ' ', &rest));
	while (rest.n) {
		buf_add(&b, STR(" "));
		add(&b, str_cut(rest, ' ', &rest));
	}
	out = arena_str(a, buf_str(&b));
	buf_free(&b);
	return out;
}

struct str typeset(struct arena *a, struct str text)
{
	return is_same(text) ? text : typeset_words(a, text, add_word);
}
