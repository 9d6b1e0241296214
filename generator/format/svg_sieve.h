/*
 * svg_sieve.h - what stays of an SVG, one start tag, text and end tag after
 * the other.
 *
 * Only for svg.c, which reads XML and stops when the sieve says so.  A sieve
 * without `out` only looks, and stops at the first thing that has to go.
 */
#ifndef SVG_SIEVE_H
#define SVG_SIEVE_H

#include "format/svg.h"
#include "format/svg_names.h"

#define SVG_SPACE "http://www.w3.org/2000/svg"

/* Foreign text in a finding is cut to as much. */
enum { TOLD_BYTES = 60 };

enum svg_rule {
	SVG_RULE_SYNTAX,
	SVG_RULE_LIMIT,
	SVG_RULE_UNSAFE,
	SVG_RULE_VIEWBOX,
	SVG_RULE_PIXELS
};

struct svg_sieve {
	struct arena *arena;
	struct diags *diags;
	struct buf *out; /* what stays, or NULL to look */
	struct pos at;   /* where the reader is; not set when looking */
	bool changed;    /* something has to go */
	bool stopped;    /* there is no use in reading on */
	bool tag_open;   /* the last start tag has no `>` yet */
	int depth;
	size_t n_elements, n_left_out, n_idle; /* the last, bytes of text */
	bool has_viewbox;                      /* the root says what it shows */
	size_t n_pictures; /* of pixels, in the file itself */
	struct pos untold; /* the first thing left out without a finding */
	struct buf css;    /* the style sheet that is being read, */
	struct pos css_at; /* where it stands, */
	size_t css_from;   /* and where its element begins in `out` */
	/* What the open elements are; in SVG_UNKNOWN nothing is looked at. */
	enum svg_element parts[SVG_MAX_DEPTH];
};

/*
 * Names come as "namespace\nname", or as the name alone without a namespace;
 * `attributes` has names and values in turn and ends with NULL.
 */
void sieve_start(struct svg_sieve *s, const char *name,
		 const char **attributes);
void sieve_text(struct svg_sieve *s, struct str text);
void sieve_end(struct svg_sieve *s, const char *name);

/* The bytes have to change. */
void sieve_change(struct svg_sieve *s);

/* The same for something that is worth a finding. */
__attribute__((format(printf, 3, 4))) void
sieve_leave_out(struct svg_sieve *s, struct pos at, const char *fmt, ...);

/* Stop for good, with an error unless we only look. */
__attribute__((format(printf, 3, 4))) void
sieve_refuse(struct svg_sieve *s, enum svg_rule rule, const char *fmt, ...);

/* After all is read: the sum of what was left out without a finding. */
void sieve_finish(struct svg_sieve *s);

#endif
