#include "model/dimensions.h"

static const char *const names[] = {
	[DIMENSION_WRITTEN] = "",
	[DIMENSION_CAPABILITIES] = "capabilities",
	[DIMENSION_SEAM] = "seam",
	[DIMENSION_REACH] = "reach",
	[DIMENSION_ROLLBACK] = "rollback",
	[DIMENSION_LICENSE] = "license",
	[DIMENSION_MATURITY] = "maturity",
	[DIMENSION_RELEASE] = "release",
};

enum dimension dimension_of(struct str id)
{
	for (size_t i = 1; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_is(id, names[i]))
			return (enum dimension)i;
	return DIMENSION_WRITTEN;
}

const char *dimension_name(enum dimension d)
{
	return names[d];
}

const struct comparison_cell *
comparison_cell_of(const struct comparison_row *row,
		   const struct comparison_member *m)
{
	for (size_t i = 0; i < row->cells.n; i++)
		if (row->cells.at[i]->member == m)
			return row->cells.at[i];
	return NULL;
}
