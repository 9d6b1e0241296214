/*
 * svg_values.h - what the values in a drawing may say.
 *
 * CSS is not parsed here, it is looked at: text is fine only when no reading
 * of it, however lenient, could load anything.  So nothing is skipped, neither
 * strings nor comments, and text that only looks dangerous is not fine either.
 */
#ifndef SVG_VALUES_H
#define SVG_VALUES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum css_fault {
	CSS_FINE,
	CSS_ADDRESS, /* a url() of anything but a #fragment, closed */
	CSS_AT,      /* an `@`: @import and all other rules of that kind */
	CSS_ESCAPE,  /* a backslash, which can spell any of the others */
	CSS_MARKUP,  /* a `<`: CSS has no use for it, an HTML parser might */
	CSS_FUNCTION /* a function that is not on the list of harmless ones */
};

/* The fault of a style sheet, a declaration or a value that stands first. */
enum css_fault css_fault(struct str css);

/* The fault in words, for "… is left out: it has …". */
const char *css_fault_name(enum css_fault fault);

/*
 * The style sheet without its @rules and their blocks, as far as they can be
 * told; what is left is not known to be fine.
 */
struct str css_without_at_rules(struct arena *a, struct str css);

/*
 * Append the declarations of a `style` attribute that are fine.  One with an
 * address becomes `none`: that is what is drawn when the address leads
 * nowhere, and to leave the declaration out would give black.
 */
void css_add_fine(struct buf *out, struct str declarations);

/* `#name`, something in this very file; blanks around it count for nothing. */
bool svg_is_fragment(struct str address);

/*
 * A data: address that holds a PNG, JPEG, GIF or WebP in base64 and says so.
 * What the bytes are is looked at too, for a program may trust them more.
 */
bool svg_is_picture(struct str address);

#endif
