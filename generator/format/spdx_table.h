/*
 * spdx_table.h - the SPDX licence list, and what the files of spdx share;
 * nobody else includes this.
 */
#ifndef SPDX_TABLE_H
#define SPDX_TABLE_H

#include "format/spdx.h"

/* Both in the order of strcasecmp. */
extern const struct spdx_id spdx_licenses[], spdx_exceptions[];
extern const size_t n_spdx_licenses, n_spdx_exceptions;

/* strcasecmp, of a view and a C string. */
int spdx_compare(struct str text, const char *id);

/* How an id should be written, with its successor and `+` (or later). */
struct str spdx_written(struct arena *a, const struct spdx_id *id, bool later);

#endif
