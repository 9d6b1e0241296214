#include "format/svg_values.h"

#include "format/raster.h"

#include <string.h>
#include <strings.h>

/* In byte order, lower case. */
static const char *const functions[] = {
	"alpha",
	"and",
	"blur",
	"brightness",
	"calc",
	"circle",
	"clamp",
	"color",
	"color-mix",
	"conic-gradient",
	"contrast",
	"counter",
	"counters",
	"cubic-bezier",
	"drop-shadow",
	"ellipse",
	"env",
	"grayscale",
	"has",
	"hsl",
	"hsla",
	"hue-rotate",
	"hwb",
	"icc-color",
	"inset",
	"invert",
	"is",
	"lab",
	"lang",
	"lch",
	"light-dark",
	"linear-gradient",
	"matrix",
	"matrix3d",
	"max",
	"min",
	"not",
	"nth-child",
	"nth-last-child",
	"nth-last-of-type",
	"nth-of-type",
	"oklab",
	"oklch",
	"opacity",
	"or",
	"path",
	"perspective",
	"polygon",
	"radial-gradient",
	"rect",
	"repeating-linear-gradient",
	"repeating-radial-gradient",
	"rgb",
	"rgba",
	"rotate",
	"rotate3d",
	"rotatex",
	"rotatey",
	"rotatez",
	"saturate",
	"scale",
	"scale3d",
	"scalex",
	"scaley",
	"sepia",
	"skew",
	"skewx",
	"skewy",
	"steps",
	"translate",
	"translate3d",
	"translatex",
	"translatey",
	"translatez",
	"var",
	"where",
};

enum { LONGEST_FUNCTION = 25 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static size_t skip_blanks(struct str s, size_t i)
{
	while (i < s.n && is_blank(s.p[i]))
		i++;
	return i;
}

static bool is_ident(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' ||
	       (unsigned char)c >= 0x80;
}

/* The name before the bracket at `i`, even with blanks between. */
static struct str function_name(struct str css, size_t i)
{
	size_t end = i;

	while (end && is_blank(css.p[end - 1]))
		end--;
	for (i = end; i && is_ident(css.p[i - 1]);)
		i--;
	return str_sub(css, i, end);
}

static bool is_listed(struct str name)
{
	size_t low = 0, high = sizeof(functions) / sizeof(functions[0]);
	char lower[LONGEST_FUNCTION + 1];

	if (name.n > LONGEST_FUNCTION)
		return false;
	for (size_t i = 0; i < name.n; i++)
		lower[i] = name.p[i] >= 'A' && name.p[i] <= 'Z'
				   ? (char)(name.p[i] | 0x20)
				   : name.p[i];
	lower[name.n] = '\0';
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(lower, functions[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* What follows `url(` is #fragment, perhaps in quotes, and the bracket. */
static bool is_inside(struct str css, size_t i)
{
	char quote = '\0';

	i = skip_blanks(css, i);
	if (i < css.n && (css.p[i] == '"' || css.p[i] == '\''))
		quote = css.p[i++];
	if (i == css.n || css.p[i] != '#')
		return false;
	while (i < css.n && !strchr("\"'()\n\r\f", css.p[i]))
		i++;
	if (quote && (i == css.n || css.p[i++] != quote))
		return false;
	i = skip_blanks(css, i);
	return i < css.n && css.p[i] == ')';
}

static enum css_fault bracket_fault(struct str css, size_t i)
{
	struct str name = function_name(css, i);

	if (name.n == 3 && !strncasecmp(name.p, "url", 3))
		return is_inside(css, i + 1) ? CSS_FINE : CSS_ADDRESS;
	if (name.n)
		return is_listed(name) ? CSS_FINE : CSS_FUNCTION;
	/* A group; but a comment may hide a name from us. */
	return str_ends(str_sub(css, 0, (size_t)(name.p - css.p)), STR("*/"))
		       ? CSS_FUNCTION
		       : CSS_FINE;
}

static bool has_byte(struct str s, char c)
{
	return s.n && memchr(s.p, c, s.n);
}

static enum css_fault byte_fault(struct str css, size_t i)
{
	switch (css.p[i]) {
	case '(': return bracket_fault(css, i);
	case '@': return CSS_AT;
	case '\\': return CSS_ESCAPE;
	case '<': return CSS_MARKUP;
	default: return CSS_FINE;
	}
}

enum css_fault css_fault(struct str css)
{
	enum css_fault fault = CSS_FINE;

	/* Nearly always so, and ten times as fast. */
	if (!has_byte(css, '(') && !has_byte(css, '@') &&
	    !has_byte(css, '\\') && !has_byte(css, '<'))
		return CSS_FINE;
	for (size_t i = 0; i < css.n && !fault; i++)
		fault = byte_fault(css, i);
	return fault;
}

const char *css_fault_name(enum css_fault fault)
{
	switch (fault) {
	case CSS_ADDRESS: return "an address outside the file";
	case CSS_AT: return "an '@'";
	case CSS_ESCAPE: return "a backslash";
	case CSS_MARKUP: return "a '<'";
	case CSS_FUNCTION: return "a function that may load something";
	default: return "nothing wrong";
	}
}

/* The last byte of the string or the comment that begins at `i`; else `i`. */
static size_t skip_quoted(struct str css, size_t i)
{
	char quote = css.p[i];

	if (quote == '"' || quote == '\'')
		return i + 1 +
		       str_find(str_from(css, i + 1), (struct str){&quote, 1});
	if (str_starts(str_from(css, i), STR("/*")))
		return i + 3 + str_find(str_from(css, i + 2), STR("*/"));
	return i;
}

/* Where the @rule that begins at `i` ends: after its `;` or its block. */
static size_t at_rule_end(struct str css, size_t i)
{
	int round = 0, curly = 0;

	for (; i < css.n && (i = skip_quoted(css, i)) < css.n; i++) {
		switch (css.p[i]) {
		case '(': round++; break;
		case ')': round--; break;
		case '{': curly++; break;
		case '}':
			if (--curly <= 0)
				return curly ? i : i + 1;
			break;
		case ';':
			if (round <= 0 && !curly)
				return i + 1;
			break;
		}
	}
	return css.n;
}

struct str css_without_at_rules(struct arena *a, struct str css)
{
	char *rest = arena_alloc(a, css.n);
	size_t n = 0;

	for (size_t i = 0; i < css.n;) {
		if (css.p[i] == '@')
			i = at_rule_end(css, i);
		else
			rest[n++] = css.p[i++];
	}
	return (struct str){rest, n};
}

/* Up to the next `;` that is not between brackets: data: addresses have it. */
static struct str cut_declaration(struct str css, struct str *rest)
{
	size_t i, depth = 0;

	for (i = 0; i < css.n && (depth || css.p[i] != ';'); i++) {
		if (css.p[i] == '(')
			depth++;
		else if (css.p[i] == ')' && depth)
			depth--;
	}
	*rest = str_from(css, i < css.n ? i + 1 : i);
	return str_sub(css, 0, i);
}

void css_add_fine(struct buf *out, struct str declarations)
{
	while (declarations.n) {
		struct str value = cut_declaration(declarations, &declarations);
		enum css_fault fault = css_fault(value);
		struct str name = value;

		if (fault == CSS_ADDRESS)
			name = str_cut(value, ':', &value);
		if (!name.n || css_fault(name))
			continue;
		buf_add(out, name);
		if (fault)
			buf_add(out, STR(":none"));
		buf_addc(out, ';');
	}
}

bool svg_is_fragment(struct str address)
{
	return str_starts(str_trim(address), STR("#"));
}

static int digit64(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* The first bytes of what base64 spells; blanks are allowed in it. */
static struct str decode_head(struct str base64, char *out, size_t room)
{
	unsigned bits = 0;
	size_t n = 0, n_bits = 0;

	for (size_t i = 0; i < base64.n && n < room; i++) {
		int digit = digit64(base64.p[i]);

		if (digit < 0 && is_blank(base64.p[i]))
			continue;
		if (digit < 0)
			break;
		bits = bits << 6 | (unsigned)digit;
		n_bits += 6;
		if (n_bits >= 8) {
			n_bits -= 8;
			out[n++] = (char)(bits >> n_bits & 0xff);
		}
	}
	return (struct str){out, n};
}

bool svg_is_picture(struct str address)
{
	static const char *const heads[] = {
		"data:image/png;base64,", "data:image/jpeg;base64,",
		"data:image/jpg;base64,", "data:image/gif;base64,",
		"data:image/webp;base64,"};
	char bytes[RASTER_HEAD];
	enum raster_kind kind;
	size_t n = 0;

	address = str_trim(address);
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]) && !n; i++)
		if (address.n >= strlen(heads[i]) &&
		    !strncasecmp(address.p, heads[i], strlen(heads[i])))
			n = strlen(heads[i]);
	if (!n)
		return false;
	kind = raster_sniff(
		decode_head(str_from(address, n), bytes, sizeof(bytes)));
	return kind != RASTER_NONE && kind != RASTER_AVIF;
}
