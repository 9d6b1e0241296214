/*
 * svg.h - an SVG file with nothing in it but a drawing.
 *
 * What may stay is on lists (svg_names.h): shapes, paint, filters, text and
 * styles; addresses only of something in the same file, or of a PNG, JPEG,
 * GIF or WebP that is in the file itself.  Scripts, handlers, animations,
 * foreign pages, processing instructions and everything that is not known go,
 * and so does each address that leads out of the file, in CSS too.
 *
 * Three things can stand in a file:
 *
 *	drawing	may stay.
 *	idle	metadata, comments and what drawing programs keep for
 *		themselves (inkscape:label, sodipodi:namedview, i:pgf): no
 *		browser acts upon it.  Some of it is no reason to change a file,
 *		so it stays, byte for byte, in one that is clean; a file that
 *		is written anew, or has a great deal of it, comes without it.
 *	other	never stays.  What could do something is a finding; what is
 *		only unknown (an attribute `p-id`, a foreign namespace) goes
 *		silently, and so does a DOCTYPE.
 *
 * Entities of an internal subset are expanded, within limits; no other file is
 * ever loaded, and no parameter entity is read.  Files that are not in UTF-8
 * are written anew in UTF-8: nobody can read other characters than we did.
 * So are those with a `<` in a comment or in CDATA, which is harmless to XML
 * but not to whoever takes the file for HTML.
 *
 * What a drawing costs to draw is not looked at.  That it has no viewBox, or
 * holds pictures of pixels, is told; it stays as it is.
 */
#ifndef SVG_H
#define SVG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"

extern const struct rule svg_rules[];
extern const size_t n_svg_rules;

/* One more with each change that lets other bytes or findings out: results are
   cached. */
enum { SVG_FILTER_VERSION = 3 };

/*
 * In brackets, the most in any of the 2,449 logos of the CNCF landscape: a
 * file beyond a limit is a mistake or an attack.  Entities have limits of
 * their own: real ones are a few names of namespaces.
 */
enum {
	SVG_MAX_BYTES = 4 << 20,   /* read, and also written [2,705,980] */
	SVG_MAX_DEPTH = 128,       /* elements in one another [18] */
	SVG_MAX_ELEMENTS = 100000, /* [9,660] */
	SVG_MAX_ENTITIES = 64,     /* [8] */
	/*
	 * Idle text that is left in a clean file.  Beyond it a program keeps
	 * its own copy of the drawing, which every reader would load [some
	 * 849,000].
	 */
	SVG_MAX_IDLE = 8 << 10,
	/* Entities may make a file as long as this, whatever its length, */
	SVG_FREE_EXPANSION = 1 << 20,
	/* and a longer one this many times as long as it was. */
	SVG_MAX_EXPANSION = 4
};

enum svg_verdict {
	SVG_CLEAN,    /* nothing has to go: use the bytes that came in */
	SVG_FILTERED, /* `out` holds what may stay */
	SVG_REFUSED   /* not XML, not SVG, beyond a limit: a finding tells */
};

/*
 * Look at the file `in` and, when something has to go, write what may stay to
 * `out`, which is cleared first: an SVG in UTF-8 that stands alone, without
 * declaration, DOCTYPE and prefixes, and that is clean when filtered again.
 * After SVG_CLEAN and SVG_REFUSED, `out` holds nothing of use.  What goes is
 * reported at its place, three times at most, and then in one sum.  `file`
 * must live as long as the findings; scratch memory comes from `a`.
 */
enum svg_verdict svg_filter(struct arena *a, struct diags *d, const char *file,
			    struct str in, struct buf *out);

#endif
