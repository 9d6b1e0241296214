/*
 * escape.h - text put safely into another language.
 *
 * One function a context, and no other way: whoever writes HTML, JSON, XML or
 * any other language puts foreign text there through one of these.  Each takes
 * any bytes; bytes that are not UTF-8 come out as U+FFFD where the context
 * demands Unicode.  tests/unit/test_escape.c has a table of hostile inputs
 * for each.
 */
#ifndef ESCAPE_H
#define ESCAPE_H

#include "base/buf.h"
#include "base/str.h"

/*
 * Between tags, and in attribute values between double or single quotes;
 * controls, which HTML forbids, become U+FFFD.
 */
void escape_html(struct buf *b, struct str s);

/* Between tags of XML and in its attributes; what XML 1.0 forbids is left out.
 */
void escape_xml(struct buf *b, struct str s);

/* One part of a URL's path, or one value of its query (RFC 3986, 2.3). */
void escape_url_part(struct buf *b, struct str s);

/* A JSON string with its quotes; safe inside <script> too. */
void escape_json(struct buf *b, struct str s);

/*
 * One cell of CSV (RFC 4180).  A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
void escape_csv(struct buf *b, struct str s);

/*
 * A CSS colour: #rgb, #rrggbb, rgb() and rgba() with numbers only.  False, and
 * nothing written, when `s` is none of these.
 */
bool escape_css_colour(struct buf *b, struct str s);

/* A BibTeX value between braces, with its braces. */
void escape_bibtex(struct buf *b, struct str s);

/* A YAML scalar on one line, in double quotes (YAML 1.2, 5.7). */
void escape_yaml(struct buf *b, struct str s);

/*
 * A phrase of Markdown (CommonMark, GFM) that stands behind other text of its
 * line; line ends become blanks, other controls U+FFFD.
 */
void escape_markdown(struct buf *b, struct str s);

/* A terminal's line: controls, escapes and bidi overrides become visible. */
void escape_terminal(struct buf *b, struct str s);

/* The message of a GitHub workflow annotation, and a property of one. */
void escape_annotation(struct buf *b, struct str s);
void escape_annotation_property(struct buf *b, struct str s);

#endif
