/*
 * draw.h - an SVG as pixels, or as a page to print.
 *
 * The SVG stands alone: what lies outside of it is never loaded.  The same SVG
 * gives the same bytes where the same fonts and libraries are.
 */
#ifndef DRAW_H
#define DRAW_H

#include "base/buf.h"
#include "base/str.h"

/*
 * As PNG, `times` as large as it says it is, but no side longer than `longest`
 * pixels.  False, with `*why`, when it cannot be drawn.  `out` is cleared.
 */
bool draw_png(struct str svg, double times, int longest, struct buf *out,
	      const char **why);

/*
 * As PDF, on the smallest sheet from A4 to A0 on which its type of 12 pixels is
 * as large as 7 points; what is too large for that is on A0.
 */
bool draw_pdf(struct str svg, struct buf *out, const char **why);

/* Which libraries draw, and how: another drawer draws other bytes. */
const char *draw_version(void);

#endif
