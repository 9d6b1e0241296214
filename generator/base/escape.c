#include "base/escape.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/*
 * What takes the place of a byte; NULL of a harmless one.  Tables, since a
 * build asks this of every byte of every page.
 */
typedef const char *const replacements[256];

/*
 * Bytes taken sixteen at a time, for HTML and JSON, which are nearly all that a
 * build writes: a tenth of its instructions went into looking at each alone.
 * A comparison gives 255 for each byte of which it is true.
 */
typedef unsigned char sixteen __attribute__((vector_size(16)));

static bool take_sixteen(struct str s, size_t at, sixteen *out)
{
	if (s.n - at < sizeof(*out))
		return false;
	memcpy(out, s.p + at, sizeof(*out));
	return true;
}

static bool is_any(sixteen found)
{
	uint64_t halves[2];

	memcpy(halves, &found, sizeof(halves));
	return halves[0] | halves[1];
}

/*
 * Copy runs of harmless bytes at once; `are_plain`, where there is one, says of
 * sixteen whether all of them are.
 */
static void replace(struct buf *b, struct str s, replacements other,
		    bool (*are_plain)(sixteen))
{
	size_t from = 0, i = 0;
	sixteen x;

	while (i < s.n) {
		while (are_plain && take_sixteen(s, i, &x) && are_plain(x))
			i += sizeof(x);
		while (i < s.n && !other[(unsigned char)s.p[i]])
			i++;
		if (i == s.n)
			break;
		buf_add(b, str_sub(s, from, i));
		buf_add(b, str_c(other[(unsigned char)s.p[i]]));
		from = ++i;
	}
	buf_add(b, str_from(s, from));
}

/* The first 32 bytes of a table: what replaces a blank, and any other. */
#define CONTROLS(blank, no)                                                    \
	no, no, no, no, no, no, no, no, no, blank, blank, no, no, blank, no,   \
		no, no, no, no, no, no, no, no, no, no, no, no, no, no, no,    \
		no, no

#define NO_CHARACTER "\xef\xbf\xbd" /* U+FFFD */

static replacements html = {
	CONTROLS(NULL, NO_CHARACTER),
	['&'] = "&amp;",
	['<'] = "&lt;",
	['>'] = "&gt;",
	['"'] = "&quot;",
	['\''] = "&#39;",
	[0x7f] = NO_CHARACTER,
};

static bool are_plain_html(sixteen x)
{
	return !is_any((sixteen)((x < 0x20) | (x == 0x7f) | (x == '&') |
				 (x == '<') | (x == '>') | (x == '"') |
				 (x == '\'')));
}

void escape_html(struct buf *b, struct str s)
{
	replace(b, s, html, are_plain_html);
}

static void add_code_point(struct buf *b, int32_t c)
{
	char out[4];
	size_t n = 0;

	if (c < 0x80) {
		out[n++] = (char)c;
	} else if (c < 0x800) {
		out[n++] = (char)(0xc0 | c >> 6);
		out[n++] = (char)(0x80 | (c & 0x3f));
	} else if (c < 0x10000) {
		out[n++] = (char)(0xe0 | c >> 12);
		out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
		out[n++] = (char)(0x80 | (c & 0x3f));
	} else {
		out[n++] = (char)(0xf0 | c >> 18);
		out[n++] = (char)(0x80 | (c >> 12 & 0x3f));
		out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
		out[n++] = (char)(0x80 | (c & 0x3f));
	}
	buf_add(b, (struct str){out, n});
}

/* XML 1.0, production 2: the characters that a document may hold. */
static bool xml_allows(int32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	       (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

static bool is_plain_xml(unsigned char c)
{
	return c < 0x80 && !html[c];
}

void escape_xml(struct buf *b, struct str s)
{
	while (s.n) {
		size_t plain = 0;
		const char *other;
		int32_t c;

		while (plain < s.n && is_plain_xml((unsigned char)s.p[plain]))
			plain++;
		buf_add(b, str_sub(s, 0, plain));
		s = str_from(s, plain);
		c = utf8_next(&s);
		other = c >= 0x20 && c < 0x7f ? html[c] : NULL;
		if (other)
			buf_add(b, str_c(other));
		else if (c >= 0 && xml_allows(c))
			add_code_point(b, c);
	}
}

void escape_url_part(struct buf *b, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || (c && strchr("-._~", c))) {
			buf_addc(b, (char)c);
			continue;
		}
		buf_addc(b, '%');
		buf_addc(b, digits[c >> 4]);
		buf_addc(b, digits[c & 15]);
	}
}

static bool is_plain_json(unsigned char c)
{
	if (c > '>') /* letters, at once */
		return c < 0x7f && c != '\\';
	return c >= 0x20 && c != '"' && c != '&' && c != '<' && c != '>';
}

static bool are_plain_json(sixteen x)
{
	return !is_any((sixteen)((x < 0x20) | (x >= 0x7f) | (x == '"') |
				 (x == '\\') | (x == '<') | (x == '>') |
				 (x == '&')));
}

void escape_json(struct buf *b, struct str s)
{
	sixteen x;

	buf_addc(b, '"');
	while (s.n) {
		size_t plain = 0;
		int32_t c;

		while (take_sixteen(s, plain, &x) && are_plain_json(x))
			plain += sizeof(x);
		while (plain < s.n && is_plain_json((unsigned char)s.p[plain]))
			plain++;
		buf_add(b, str_sub(s, 0, plain));
		s = str_from(s, plain);
		c = utf8_next(&s);
		switch (c) {
		case -1: break;
		case '"': buf_add(b, STR("\\\"")); break;
		case '\\': buf_add(b, STR("\\\\")); break;
		case '\n': buf_add(b, STR("\\n")); break;
		case '\r': buf_add(b, STR("\\r")); break;
		case '\t': buf_add(b, STR("\\t")); break;
		case '<':
		case '>':
		case '&':
		case 0x7f:
		case 0x2028:
		case 0x2029: buf_printf(b, "\\u%04x", (unsigned)c); break;
		default:
			if (c < 0x20)
				buf_printf(b, "\\u%04x", (unsigned)c);
			else
				add_code_point(b, c);
		}
	}
	buf_addc(b, '"');
}

void escape_csv(struct buf *b, struct str s)
{
	bool formula = s.n && strchr("=+-@\t\r", s.p[0]);
	bool quoted = false;

	for (size_t i = 0; i < s.n; i++)
		quoted = quoted || (s.p[i] && strchr("\",\r\n", s.p[i]));
	quoted = quoted || (s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' '));
	if (quoted)
		buf_addc(b, '"');
	if (formula)
		buf_addc(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (!s.p[i]) {
			buf_add(b, STR("\xef\xbf\xbd"));
			continue;
		}
		if (s.p[i] == '"')
			buf_addc(b, '"');
		buf_addc(b, s.p[i]);
	}
	if (quoted)
		buf_addc(b, '"');
}

static bool all_of(struct str s, const char *allowed)
{
	for (size_t i = 0; i < s.n; i++)
		if (!s.p[i] || !strchr(allowed, s.p[i]))
			return false;
	return s.n > 0;
}

bool escape_css_colour(struct buf *b, struct str s)
{
	struct str inside;

	s = str_trim(s);
	if (s.n && s.p[0] == '#') {
		inside = str_from(s, 1);
		if ((inside.n != 3 && inside.n != 6) ||
		    !all_of(inside, "0123456789abcdefABCDEF"))
			return false;
		buf_add(b, s);
		return true;
	}
	if (str_starts(s, STR("rgba(")))
		inside = str_from(s, 5);
	else if (str_starts(s, STR("rgb(")))
		inside = str_from(s, 4);
	else
		return false;
	if (!str_ends(inside, STR(")")) ||
	    !all_of(str_sub(inside, 0, inside.n - 1), "0123456789., %"))
		return false;
	buf_add(b, s);
	return true;
}

static replacements bibtex = {
	CONTROLS(" ", ""),
	['\\'] = "\\textbackslash{}",
	/* BibTeX counts braces even after a backslash: none may stand alone. */
	/* BibTeX counts braces even after a backslash: none may stand alone. */
	['{'] = "\\textbraceleft{}",
	['}'] = "\\textbraceright{}",
	['%'] = "\\%",
	['#'] = "\\#",
	['$'] = "\\$",
	['&'] = "\\&",
	['_'] = "\\_",
	['~'] = "\\textasciitilde{}",
	['^'] = "\\textasciicircum{}",
};

void escape_bibtex(struct buf *b, struct str s)
{
	buf_addc(b, '{');
	replace(b, s, bibtex, NULL);
	buf_addc(b, '}');
}

void escape_yaml(struct buf *b, struct str s)
{
	buf_addc(b, '"');
	for (int32_t c; (c = utf8_next(&s)) >= 0;) {
		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", (char)c);
		else if (c == '\n')
			buf_add(b, STR("\\n"));
		else if (c == '\t')
			buf_add(b, STR("\\t"));
		else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			buf_printf(b, "\\x%02x", (unsigned)c);
		else if (c == 0x2028 || c == 0x2029 || c == 0xfeff ||
			 c == 0xfffe || c == 0xffff) /* YAML 1.2, 5.1 */
			buf_printf(b, "\\u%04x", (unsigned)c);
		else
			add_code_point(b, c);
	}
	buf_addc(b, '"');
}

void escape_markdown(struct buf *b, struct str s)
{
	for (int32_t c; (c = utf8_next(&s)) >= 0;) {
		if (c == '\n' || c == '\r' || c == '\t') {
			buf_addc(b, ' ');
			continue;
		}
		if (c > 0 && c < 128 && strchr("\\`*_[]<>&~|!$", (int)c))
			buf_addc(b, '\\');
		add_code_point(b, utf8_is_control(c) ? 0xfffd : c);
	}
}

void escape_terminal(struct buf *b, struct str s)
{
	for (int32_t c; (c = utf8_next(&s)) >= 0;) {
		if (c == '\t')
			buf_addc(b, ' ');
		else if (utf8_is_control(c))
			buf_printf(b, "\\u{%x}", (unsigned)c);
		else
			add_code_point(b, c);
	}
}

/* https://github.com/actions/toolkit, packages/core/src/command.ts */
#define ANNOTATION ['%'] = "%25", ['\r'] = "%0D", ['\n'] = "%0A"

static replacements annotation = {ANNOTATION};
static replacements property = {ANNOTATION, [':'] = "%3A", [','] = "%2C"};

void escape_annotation(struct buf *b, struct str s)
{
	replace(b, s, annotation, NULL);
}

void escape_annotation_property(struct buf *b, struct str s)
{
	replace(b, s, property, NULL);
}
