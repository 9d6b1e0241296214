/*
 * source.h - the text of a file by line and column, as findings name places.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "base/diag.h"
#include "base/list.h"

LIST_OF(offsets, size_t);

struct source {
	struct str text;
	struct offsets lines; /* where each begins; the first at 0 */
};

/* `text` must live as long as what comes back. */
struct source source_of(struct arena *a, struct str text);

/*
 * The byte at which a place begins.  False when there is no such place: `pos`
 * may be of an older text.  A byte order mark is no column.
 */
bool source_find(const struct source *s, struct pos pos, size_t *at);

/* Line `n`, from 1, without its end; empty when there is none. */
struct str source_line(const struct source *s, int n);

#endif
