#include "format/svg.h"

#include "base/utf8.h"
#include "format/svg_sieve.h"

#define XML_DTD /* or <expat.h> hides the guard against entity bombs */
#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const struct rule svg_rules[] = {
	[SVG_RULE_SYNTAX] = {"svg-syntax", DIAG_WARNING,
			     "a logo is well-formed XML that holds an SVG"},
	[SVG_RULE_LIMIT] = {"svg-limit", DIAG_WARNING,
			    "a logo is not larger, deeper or richer than any "
			    "sensible one"},
	[SVG_RULE_UNSAFE] = {"svg-unsafe", DIAG_WARNING,
			     "a logo only draws: it runs nothing and loads "
			     "nothing"},
	[SVG_RULE_VIEWBOX] = {"svg-viewbox", DIAG_WARNING,
			      "a logo has a viewBox, without which it is cut "
			      "off instead of scaled"},
	[SVG_RULE_PIXELS] = {"svg-pixels", DIAG_WARNING,
			     "a logo in SVG is drawn, not a picture of pixels "
			     "in a frame of SVG"},
};
const size_t n_svg_rules = sizeof(svg_rules) / sizeof(svg_rules[0]);

struct reader {
	XML_Parser parser;
	const char *file;
	int n_entities;
	bool in_cdata;
	struct pos root, picture; /* the first of those */
	struct svg_sieve sieve;
};

/* Places are looked up for findings only: it costs a walk over the bytes. */
static struct pos here(const struct reader *r)
{
	return (struct pos){r->file, (int)XML_GetCurrentLineNumber(r->parser),
			    (int)XML_GetCurrentColumnNumber(r->parser) + 1};
}

static struct svg_sieve *sieve_here(struct reader *r)
{
	if (r->sieve.out)
		r->sieve.at = here(r);
	return &r->sieve;
}

static void stop_if_told(struct reader *r)
{
	if (r->sieve.stopped)
		XML_StopParser(r->parser, XML_FALSE);
}

static void on_start(void *data, const char *name, const char **attributes)
{
	struct reader *r = data;

	if (!r->sieve.stopped)
		sieve_start(sieve_here(r), name, attributes);
	if (r->sieve.n_elements == 1)
		r->root = here(r);
	if (r->sieve.n_pictures && !r->picture.line)
		r->picture = here(r);
	stop_if_told(r);
}

static void on_end(void *data, const char *name)
{
	struct reader *r = data;

	if (!r->sieve.stopped)
		sieve_end(&r->sieve, name);
	stop_if_told(r);
}

static void on_text(void *data, const char *text, int n)
{
	struct reader *r = data;

	if (r->sieve.stopped)
		return;
	sieve_text(&r->sieve, (struct str){text, (size_t)n});
	if (r->in_cdata && memchr(text, '<', (size_t)n))
		sieve_change(&r->sieve);
	stop_if_told(r);
}

/*
 * What looks like markup in a comment or in CDATA is nothing to XML, but may
 * be something to whoever takes the file for HTML.
 */
static void on_comment(void *data, const char *text)
{
	struct reader *r = data;

	if (strchr(text, '<'))
		sieve_change(&r->sieve);
	stop_if_told(r);
}

static void on_cdata_start(void *data)
{
	((struct reader *)data)->in_cdata = true;
}

static void on_cdata_end(void *data)
{
	((struct reader *)data)->in_cdata = false;
}

static void on_declaration(void *data, const char *version,
			   const char *encoding, int standalone)
{
	struct reader *r = data;

	(void)standalone;
	if ((version && strcmp(version, "1.0")) ||
	    (encoding && strcasecmp(encoding, "UTF-8")))
		r->sieve.changed = true; /* read on: is it an encoding? */
}

static void on_doctype(void *data, const char *name, const char *system_id,
		       const char *public_id, int has_subset)
{
	struct reader *r = data;
	struct str address = str_c(system_id);

	(void)name;
	(void)public_id;
	(void)has_subset;
	if (!address.n || str_starts(address, STR("http://www.w3.org/")))
		sieve_change(&r->sieve);
	else
		sieve_leave_out(sieve_here(r), r->sieve.at,
				"the DOCTYPE's '%.*s' is left out",
				STR_ARG(utf8_cut(address, TOLD_BYTES)));
	stop_if_told(r);
}

static void on_entity(void *data, const char *name, int is_parameter,
		      const char *value, int n, const char *base,
		      const char *system_id, const char *public_id,
		      const char *notation)
{
	struct reader *r = data;

	(void)base;
	(void)system_id;
	(void)public_id;
	(void)notation;
	if (is_parameter || !value)
		return; /* never read */
	if (++r->n_entities > SVG_MAX_ENTITIES)
		sieve_refuse(sieve_here(r), SVG_RULE_LIMIT,
			     "more than %d entities", SVG_MAX_ENTITIES);
	else if (memchr(value, '&', (size_t)n))
		sieve_refuse(sieve_here(r), SVG_RULE_LIMIT,
			     "the entity '%.*s' is made of other entities",
			     STR_ARG(utf8_cut(str_c(name), TOLD_BYTES)));
	stop_if_told(r);
}

static void on_skipped(void *data, const char *name, int is_parameter)
{
	struct reader *r = data;

	sieve_leave_out(sieve_here(r), r->sieve.at,
			"the %s '%.*s' is left out: it is not defined here",
			is_parameter ? "parameter entity" : "entity",
			STR_ARG(utf8_cut(str_c(name), TOLD_BYTES)));
}

static int on_external(XML_Parser parser, const char *context, const char *base,
		       const char *system_id, const char *public_id)
{
	struct reader *r = XML_GetUserData(parser);

	(void)context;
	(void)base;
	(void)public_id;
	sieve_leave_out(sieve_here(r), r->sieve.at,
			"the file '%.*s' is not read as an entity",
			STR_ARG(utf8_cut(str_c(system_id), TOLD_BYTES)));
	return XML_STATUS_OK;
}

static void on_instruction(void *data, const char *target, const char *text)
{
	struct reader *r = data;

	(void)text;
	if (!strcmp(target, "xpacket"))
		return; /* around Adobe's metadata */
	sieve_leave_out(sieve_here(r), r->sieve.at,
			"the instruction '<?%.*s?>' is left out",
			STR_ARG(utf8_cut(str_c(target), TOLD_BYTES)));
	stop_if_told(r);
}

static void *grow(void *p, size_t size)
{
	return memory_grow(p, size ? size : 1);
}

static void *take(size_t size)
{
	return grow(NULL, size);
}

static void set_up(struct reader *r, const char *encoding)
{
	static const XML_Memory_Handling_Suite memory = {take, grow, free};
	XML_Parser p = XML_ParserCreate_MM(encoding, &memory, "\n");

	r->parser = p;
	XML_SetUserData(p, r);
	XML_SetElementHandler(p, on_start, on_end);
	XML_SetCharacterDataHandler(p, on_text);
	XML_SetCdataSectionHandler(p, on_cdata_start, on_cdata_end);
	XML_SetCommentHandler(p, on_comment);
	XML_SetXmlDeclHandler(p, on_declaration);
	XML_SetStartDoctypeDeclHandler(p, on_doctype);
	XML_SetEntityDeclHandler(p, on_entity);
	XML_SetSkippedEntityHandler(p, on_skipped);
	XML_SetExternalEntityRefHandler(p, on_external);
	XML_SetProcessingInstructionHandler(p, on_instruction);
	XML_SetParamEntityParsing(p, XML_PARAM_ENTITY_PARSING_NEVER);
	XML_SetBillionLaughsAttackProtectionActivationThreshold(
		p, SVG_FREE_EXPANSION);
	XML_SetBillionLaughsAttackProtectionMaximumAmplification(
		p, SVG_MAX_EXPANSION);
}

/* The error of reading to the end, or until the sieve stops. */
static enum XML_Error read_all(struct reader *r, const char *encoding,
			       struct str in)
{
	enum XML_Error error = XML_ERROR_NONE;

	set_up(r, encoding);
	if (XML_Parse(r->parser, in.p, (int)in.n, XML_TRUE) != XML_STATUS_OK)
		error = XML_GetErrorCode(r->parser);
	if (error && !r->sieve.stopped)
		sieve_refuse(sieve_here(r),
			     error == XML_ERROR_AMPLIFICATION_LIMIT_BREACH
				     ? SVG_RULE_LIMIT
				     : SVG_RULE_SYNTAX,
			     "the file cannot be read as XML: %s",
			     XML_ErrorString(error));
	XML_ParserFree(r->parser);
	buf_free(&r->sieve.css);
	return error;
}

/* What does no harm, but shows badly. */
static void tell_quality(struct diags *d, const struct reader *r)
{
	size_t n = r->sieve.n_pictures;

	if (!r->sieve.has_viewbox)
		diags_add(d, &svg_rules[SVG_RULE_VIEWBOX], r->root,
			  "the drawing has no viewBox: shown smaller it is cut "
			  "off, not scaled");
	if (n == 1)
		diags_add(d, &svg_rules[SVG_RULE_PIXELS], r->picture,
			  "the drawing holds a picture of pixels, which does "
			  "not scale");
	else if (n)
		diags_add(d, &svg_rules[SVG_RULE_PIXELS], r->picture,
			  "the drawing holds %zu pictures of pixels, which do "
			  "not scale; this is the first",
			  n);
}

/* UTF-16 has a mark of order in front, or a NUL in its first `<`. */
static bool is_wide(struct str in)
{
	return in.n >= 2 &&
	       (in.p[0] == '\xff' || in.p[0] == '\xfe' || !in.p[0] || !in.p[1]);
}

enum svg_verdict svg_filter(struct arena *a, struct diags *d, const char *file,
			    struct str in, struct buf *out)
{
	struct svg_sieve sieve = {.arena = a, .diags = d};
	struct reader look = {.file = file, .sieve = sieve};
	struct reader write = {.file = file, .sieve = sieve};
	enum XML_Error error;

	buf_clear(out);
	write.sieve.out = out;
	write.sieve.at = (struct pos){.file = file};
	if (in.n > SVG_MAX_BYTES) {
		sieve_refuse(&write.sieve, SVG_RULE_LIMIT,
			     "the file has %zu bytes; at most %d are read",
			     in.n, SVG_MAX_BYTES);
		return SVG_REFUSED;
	}
	error = read_all(&look, NULL, in);
	if (!error && !look.sieve.changed && !is_wide(in)) {
		tell_quality(d, &look);
		return SVG_CLEAN;
	}
	/* Some files name an encoding that they do not have. */
	if (error == XML_ERROR_INCORRECT_ENCODING ||
	    error == XML_ERROR_UNKNOWN_ENCODING)
		error = read_all(&write, "UTF-8", in);
	else
		error = read_all(&write, NULL, in);
	sieve_finish(&write.sieve);
	if (!error)
		tell_quality(d, &write);
	return error ? SVG_REFUSED : SVG_FILTERED;
}
