/*
 * traits.h - what can be said of any entry, so that entries can stand side by
 * side: one trait is one row of a comparison, or one column of a table.
 * Nobody outside view/ includes this.
 */
#ifndef VIEW_TRAITS_H
#define VIEW_TRAITS_H

#include "model/dimensions.h"
#include "view/parts.h"

enum trait_flags {
	TRAIT_OWN = 1,     /* our own catalogues have it, */
	TRAIT_FOREIGN = 2, /* landscape2's have it */
	TRAIT_COLUMN = 4,  /* a column of a capability's table */
	TRAIT_LONG = 8,    /* too much text for a row of every project */
	TRAIT_SPEAKS = 16, /* its values say without a label what they are */
};

struct trait {
	enum dimension dimension; /* traits of one dimension stand together */
	const char *name;         /* its label, of words.en.yml */
	unsigned flags;
	/* Puts refs into `list`, none when nothing is said. */
	void (*fill)(struct view *v, struct value *list, const struct entry *e);
};

extern const struct trait traits[];
extern const size_t n_traits;

/* Does this kind of catalogue have it, as a row or as a column? */
bool trait_is_row(const struct view *v, const struct trait *t);
bool trait_is_column(const struct view *v, const struct trait *t);

/* What it says of an entry: a list of {label, href}. */
struct value *trait_values(struct view *v, const struct trait *t,
			   const struct entry *e);

/*
 * The heading above the traits of a dimension, as model.yml words it; "" when
 * it has none.
 */
struct str trait_heading(const struct view *v, const struct trait *t);

#endif
