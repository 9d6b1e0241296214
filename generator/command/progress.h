/*
 * progress.h - a bar on a terminal; elsewhere nothing.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>

struct progress {
	FILE *out;        /* NULL: no terminal */
	const char *noun; /* "links" */
	int64_t started_ms, shown_ms;
};

struct progress progress_start(FILE *out, const char *noun);

/* Draw it again, if a moment has passed; `note` may be empty. */
void progress_show(struct progress *p, size_t done, size_t total,
		   const char *note);

/* Wipe the bar away. */
void progress_end(struct progress *p);

/*
 * The bar as text, after `ms` milliseconds: "[###-------] 30/100 links, 5 s
 * left, NOTE".  How long it takes is said when a tenth is done.
 */
void progress_text(struct buf *out, const struct progress *p, size_t done,
		   size_t total, int64_t ms, const char *note);

#endif
