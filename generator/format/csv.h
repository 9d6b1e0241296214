/*
 * csv.h - rows of comma-separated values (RFC 4180).
 *
 * What `escape_csv` writes reads back, but for the apostrophe before what a
 * spreadsheet would take for a formula.
 */
#ifndef CSV_H
#define CSV_H

#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"

struct csv_cell {
	struct str s;
	const char *from; /* where it starts in the text, its quote included */
};
LIST_OF(csv_row, struct csv_cell);

/*
 * Take the next row that is not empty from `*rest`; false at the end.  Cells
 * are views into the text, or copies in `a` where quotes had to be undone.  A
 * quote that is never closed ends with the text.
 */
bool csv_next(struct arena *a, struct str *rest, struct csv_row *out);

/* Cell `n` of a row; empty when the row is shorter. */
struct str csv_cell(const struct csv_row *row, size_t n);

#endif
