/*
 * drawing.h - a drawing of boxes in the bands of layers, as a tree for the
 * template of drawings.  Nobody outside view/ includes this.
 */
#ifndef DRAWING_H
#define DRAWING_H

#include "view/layout.h"
#include "view/paper.h"

struct drawing_box {
	struct str label, note;
	const struct layer *layer;
};

struct drawing_edge {
	struct str chip;
	struct str kind; /* control, status, artefact, or "" */
};

struct drawing {
	struct view *view;
	struct layout layout;
	int text_width; /* lines of a box are at most that wide, if they can */
	LIST(struct drawing_box) boxes;
	LIST(struct drawing_edge) edges;
};

/* `columns` boxes stand beside each other at most. */
struct drawing drawing_new(struct view *v, int columns);

/* The number of the box, for edges. */
size_t drawing_box(struct drawing *d, const struct layer *layer,
		   struct str label, struct str note);
void drawing_edge(struct drawing *d, size_t from, size_t to, struct str chip,
		  struct str kind);

/*
 * Find places and put the tree into `list`.  `title` says what is drawn; `id`
 * is unique on the page; `is_headed`: the title stands above it.
 */
void drawing_put(struct drawing *d, struct value *list, struct str id,
		 struct str title, bool is_headed);

#endif
