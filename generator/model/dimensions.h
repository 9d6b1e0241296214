/*
 * dimensions.h - the dimensions of a comparison that are filled from entries.
 *
 * Which dimensions every comparison has, and what they are called, stands in
 * model.yml, vocabulary `dimension`.
 */
#ifndef DIMENSIONS_H
#define DIMENSIONS_H

#include "model/catalogue.h"

enum dimension {
	DIMENSION_WRITTEN, /* the comparison says it */
	DIMENSION_CAPABILITIES,
	DIMENSION_SEAM,
	DIMENSION_REACH,
	DIMENSION_ROLLBACK,
	DIMENSION_LICENSE,
	DIMENSION_MATURITY,
	DIMENSION_RELEASE,
};

enum dimension dimension_of(struct str id);

/* Its id in the vocabulary; "" of what a comparison says itself. */
const char *dimension_name(enum dimension d);

/* What a row says of a member, or NULL. */
const struct comparison_cell *
comparison_cell_of(const struct comparison_row *row,
		   const struct comparison_member *m);

#endif
