#include "format/svg_sieve.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "format/svg_values.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define XLINK_SPACE "http://www.w3.org/1999/xlink"
#define XML_SPACE   "http://www.w3.org/XML/1998/namespace"

enum { MOST_TOLD = 3, ROOM_TO_TELL = 256 };

void sieve_change(struct svg_sieve *s)
{
	s->changed = true;
	if (!s->out)
		s->stopped = true;
}

void sieve_leave_out(struct svg_sieve *s, struct pos at, const char *fmt, ...)
{
	char text[ROOM_TO_TELL];
	va_list ap;

	sieve_change(s);
	if (!s->out)
		return;
	if (s->n_left_out++ == MOST_TOLD)
		s->untold = at;
	if (s->n_left_out > MOST_TOLD)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	diags_add(s->diags, &svg_rules[SVG_RULE_UNSAFE], at, "%s", text);
}

void sieve_finish(struct svg_sieve *s)
{
	if (s->n_left_out > MOST_TOLD)
		diags_add(s->diags, &svg_rules[SVG_RULE_UNSAFE], s->untold,
			  "and %zu more things are left out",
			  s->n_left_out - MOST_TOLD);
}

void sieve_refuse(struct svg_sieve *s, enum svg_rule rule, const char *fmt, ...)
{
	char text[ROOM_TO_TELL];
	va_list ap;

	if (s->out && !s->stopped) {
		va_start(ap, fmt);
		vsnprintf(text, sizeof(text), fmt, ap);
		va_end(ap);
		diags_add(s->diags, &svg_rules[rule], s->at, "%s", text);
	}
	s->stopped = true;
}

/* Foreign text in a finding, cut short. */
static struct str told(const char *text)
{
	return utf8_cut(str_c(text), TOLD_BYTES);
}

/* The namespace; the rest of the name is left in `*local`. */
static struct str split_name(const char *name, const char **local)
{
	const char *end = strrchr(name, '\n');

	*local = end ? end + 1 : name;
	return (struct str){name, end ? (size_t)(end - name) : 0};
}

static const char *find_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return "";
}

static void write_attribute(struct svg_sieve *s, const char *prefix,
			    const char *name, struct str value)
{
	if (!s->out)
		return;
	buf_addc(s->out, ' ');
	buf_add(s->out, str_c(prefix));
	buf_add(s->out, str_c(name));
	buf_add(s->out, STR("=\""));
	escape_xml(s->out, value);
	buf_addc(s->out, '"');
}

static void filter_value(struct svg_sieve *s, const char *name,
			 const char *value)
{
	enum css_fault fault = css_fault(str_c(value));

	if (!fault) {
		write_attribute(s, "", name, str_c(value));
		return;
	}
	sieve_leave_out(s, s->at, "%s='%.*s' is left out: it has %s", name,
			STR_ARG(told(value)), css_fault_name(fault));
	if (fault == CSS_ADDRESS)
		write_attribute(s, "", name, STR("none"));
}

static void filter_declarations(struct svg_sieve *s, const char *style)
{
	enum css_fault fault = css_fault(str_c(style));
	struct buf kept = {0};

	if (!fault) {
		write_attribute(s, "", "style", str_c(style));
		return;
	}
	sieve_leave_out(s, s->at, "a part of 'style' is left out: it has %s",
			css_fault_name(fault));
	css_add_fine(&kept, str_c(style));
	if (kept.n)
		write_attribute(s, "", "style", buf_str(&kept));
	buf_free(&kept);
}

static void filter_address(struct svg_sieve *s, const char *element,
			   const char *prefix, const char *value)
{
	bool image = !strcmp(element, "image") || !strcmp(element, "feImage");

	bool picture = image && svg_is_picture(str_c(value));

	s->n_pictures += picture;
	if (picture || svg_is_fragment(str_c(value)))
		write_attribute(s, prefix, "href", str_c(value));
	else
		sieve_leave_out(s, s->at,
				"the address '%.*s' of '%s' is left out: it "
				"should be %s",
				STR_ARG(told(value)), element,
				image ? "a PNG, JPEG, GIF or WebP in base64"
				      : "the '#id' of something in the file");
}

/* An attribute without a namespace. */
static void filter_own(struct svg_sieve *s, const char *element,
		       const char *name, const char *value)
{
	switch (svg_attribute_kind(name)) {
	case SVG_NAME: write_attribute(s, "", name, str_c(value)); break;
	case SVG_VALUE: filter_value(s, name, value); break;
	case SVG_RULES: filter_declarations(s, value); break;
	case SVG_ADDRESS: filter_address(s, element, "", value); break;
	case SVG_HANDLER:
		sieve_leave_out(s, s->at, "the script '%.*s' is left out",
				STR_ARG(told(name)));
		break;
	case SVG_NO_ATTRIBUTE: sieve_change(s); break;
	}
}

static void filter_attribute(struct svg_sieve *s, const char *element,
			     const char *name, const char *value)
{
	const char *local;
	struct str space = split_name(name, &local);

	if (!space.n) {
		filter_own(s, element, local, value);
	} else if (str_is(space, XLINK_SPACE)) {
		if (!strcmp(local, "href"))
			filter_address(s, element, "xlink:", value);
	} else if (str_is(space, XML_SPACE)) {
		if (!strcmp(local, "space") || !strcmp(local, "lang"))
			write_attribute(s, "xml:", local, str_c(value));
		else if (!strcmp(local, "base"))
			sieve_leave_out(s, s->at, "'xml:base' is left out");
		else
			sieve_change(s);
	} else if (!svg_is_editors(space)) {
		sieve_change(s);
	}
}

/* Of what is idle, attributes may have any name, but not any value. */
static void look_at_idle(struct svg_sieve *s, const char *name,
			 const char *value)
{
	const char *local;
	struct str space = split_name(name, &local);
	bool known = !space.n || str_is(space, XLINK_SPACE) ||
		     str_is(space, XML_SPACE) || svg_is_editors(space);

	switch (svg_attribute_kind(local)) {
	case SVG_HANDLER: known = false; break;
	case SVG_RULES: known &= !css_fault(str_c(value)); break;
	case SVG_ADDRESS: known &= svg_is_fragment(str_c(value)); break;
	default: known &= strcmp(local, "base") && strcmp(local, "src"); break;
	}
	if (!known)
		sieve_change(s);
}

/* Browsers pass over a style sheet in another language. */
static bool is_css(const char **attributes)
{
	const char *type = find_attribute(attributes, "type");

	return !*type || !strcasecmp(type, "text/css");
}

static enum svg_element own_part(struct svg_sieve *s, const char *name,
				 const char **attributes,
				 enum svg_element parent)
{
	enum svg_element part = svg_element_kind(name);

	if (part == SVG_UNKNOWN) {
		/* Adobe's own, in <switch>: no browser ever drew it. */
		if (svg_is_editors(str_c(
			    find_attribute(attributes, "requiredExtensions"))))
			sieve_change(s);
		else
			sieve_leave_out(s, s->at,
					"the element '%.*s' is left out",
					STR_ARG(told(name)));
	} else if (parent == SVG_STYLE || parent == SVG_WORDS ||
		   (parent == SVG_IDLE && part != SVG_IDLE) ||
		   (part == SVG_STYLE && !is_css(attributes))) {
		sieve_change(s);
		part = SVG_UNKNOWN;
	}
	/* A link is drawn as what it stands in. */
	return parent == SVG_LETTERS && !strcmp(name, "a") ? parent : part;
}

static enum svg_element foreign_part(struct svg_sieve *s, struct str space,
				     const char *name, enum svg_element parent)
{
	if (svg_is_editors(space) && parent != SVG_STYLE)
		return SVG_IDLE;
	if (!space.n || str_starts(space, STR("http://www.w3.org/")))
		sieve_leave_out(s, s->at,
				"the element '%.*s' is left out: it is not "
				"of SVG",
				STR_ARG(told(name)));
	else
		sieve_change(s);
	return SVG_UNKNOWN;
}

static void end_start_tag(struct svg_sieve *s)
{
	if (s->tag_open)
		buf_addc(s->out, '>');
	s->tag_open = false;
}

static void write_start(struct svg_sieve *s, const char *name)
{
	if (!s->out)
		return;
	end_start_tag(s);
	s->css_from = s->out->n;
	buf_addc(s->out, '<');
	buf_add(s->out, str_c(name));
	if (s->depth == 1)
		buf_add(s->out, STR(" xmlns=\"" SVG_SPACE
				    "\" xmlns:xlink=\"" XLINK_SPACE "\""));
	s->tag_open = true;
}

static bool is_within_limits(struct svg_sieve *s, struct str space,
			     const char *name)
{
	if (s->depth == SVG_MAX_DEPTH)
		sieve_refuse(s, SVG_RULE_LIMIT,
			     "more than %d elements in one another",
			     SVG_MAX_DEPTH);
	else if (++s->n_elements > SVG_MAX_ELEMENTS)
		sieve_refuse(s, SVG_RULE_LIMIT, "more than %d elements",
			     SVG_MAX_ELEMENTS);
	else if (s->depth == 0 &&
		 (!str_is(space, SVG_SPACE) || strcmp(name, "svg")))
		sieve_refuse(s, SVG_RULE_SYNTAX,
			     "the file holds '%.*s', not 'svg' with "
			     "xmlns='" SVG_SPACE "'",
			     STR_ARG(told(name)));
	return !s->stopped;
}

void sieve_start(struct svg_sieve *s, const char *name, const char **attributes)
{
	const char *local;
	struct str space = split_name(name, &local);
	enum svg_element parent, part = SVG_UNKNOWN;

	if (!is_within_limits(s, space, local))
		return;
	parent = s->depth ? s->parts[s->depth - 1] : SVG_SHAPE;
	if (parent != SVG_UNKNOWN)
		part = str_is(space, SVG_SPACE)
			       ? own_part(s, local, attributes, parent)
			       : foreign_part(s, space, local, parent);
	s->parts[s->depth++] = part;
	if (part == SVG_IDLE && !s->out)
		for (; *attributes; attributes += 2)
			look_at_idle(s, attributes[0], attributes[1]);
	if (part == SVG_UNKNOWN || part == SVG_IDLE)
		return;
	if (s->depth == 1)
		s->has_viewbox = *find_attribute(attributes, "viewBox");
	write_start(s, local);
	for (; *attributes && !s->stopped; attributes += 2)
		filter_attribute(s, local, attributes[0], attributes[1]);
	buf_clear(&s->css);
	s->css_at = s->at;
}

void sieve_text(struct svg_sieve *s, struct str text)
{
	enum svg_element part = s->parts[s->depth - 1];

	if (part == SVG_STYLE) {
		buf_add(&s->css, text);
	} else if (part == SVG_IDLE) {
		s->n_idle += text.n;
		if (s->n_idle > SVG_MAX_IDLE)
			sieve_change(s);
	} else if (s->out && (part == SVG_LETTERS || part == SVG_WORDS)) {
		end_start_tag(s);
		escape_xml(s->out, text);
	}
}

/* At the end of <style>, with all its text: what can stay of it. */
static struct str filter_style(struct svg_sieve *s)
{
	struct str css = buf_str(&s->css);

	if (!css_fault(css))
		return css;
	css = css_without_at_rules(s->arena, css);
	if (!css_fault(css)) {
		sieve_leave_out(s, s->css_at,
				"the @rules of the style sheet are left out");
		return css;
	}
	sieve_leave_out(s, s->css_at, "the style sheet is left out: it has %s",
			css_fault_name(css_fault(css)));
	return (struct str){0};
}

static void write_style(struct svg_sieve *s, struct str css)
{
	if (!s->out)
		return;
	if (str_trim(css).n) {
		end_start_tag(s);
		escape_xml(s->out, css);
		buf_add(s->out, STR("</style>"));
	} else {
		s->out->n = s->css_from;
	}
	s->tag_open = false;
}

static void check_output(struct svg_sieve *s)
{
	if (s->out && s->out->n > SVG_MAX_BYTES)
		sieve_refuse(s, SVG_RULE_LIMIT,
			     "more than %d bytes would be written",
			     SVG_MAX_BYTES);
}

void sieve_end(struct svg_sieve *s, const char *name)
{
	enum svg_element part = s->parts[--s->depth];
	const char *local;

	if (part == SVG_STYLE)
		write_style(s, filter_style(s));
	if (!s->out || part == SVG_UNKNOWN || part == SVG_IDLE ||
	    part == SVG_STYLE)
		return;
	split_name(name, &local);
	if (s->tag_open)
		buf_add(s->out, STR("/>"));
	else
		buf_printf(s->out, "</%s>", local);
	s->tag_open = false;
	check_output(s);
}
