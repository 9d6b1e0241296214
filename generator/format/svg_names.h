/*
 * svg_names.h - the elements and attributes that a drawing may have.
 *
 * These are lists of what is allowed: what stands on none of them is not
 * known to be harmless.  Names count as written, upper and lower case apart.
 */
#ifndef SVG_NAMES_H
#define SVG_NAMES_H

#include "base/str.h"

/* What an element of the SVG namespace is for. */
enum svg_element {
	SVG_UNKNOWN, /* scripts, animations, pages in the page, anything new */
	SVG_SHAPE,   /* drawn, or says how to draw; text in it has no meaning */
	SVG_LETTERS, /* drawn, and its text is */
	SVG_WORDS,   /* text about the drawing */
	SVG_STYLE,   /* a style sheet */
	SVG_IDLE     /* no browser draws it or acts upon it */
};

enum svg_element svg_element_kind(const char *name);

/* What the value of an attribute without a namespace is read as. */
enum svg_attribute {
	SVG_NO_ATTRIBUTE,
	SVG_VALUE,   /* numbers, paths, colours and the like; perhaps as CSS */
	SVG_NAME,    /* names and text, in which nothing has a meaning */
	SVG_RULES,   /* the declarations of `style` */
	SVG_ADDRESS, /* href */
	SVG_HANDLER  /* a script, to run when something happens */
};

enum svg_attribute svg_attribute_kind(const char *name);

/*
 * A namespace of a drawing program or of metadata: what stands in it says
 * something to that program only.
 */
bool svg_is_editors(struct str namespace_name);

#endif
