/*
 * pictures.h - PNG and PDF of what a build drew: posters and social cards.
 *
 * Only what the last build wrote is read, and each file only as it wrote it.
 * `pictures.tsv` in the site lists each picture with a digest of all that it
 * is drawn from: it says what need not be drawn again, and the next build
 * which pictures there are.
 */
#ifndef PICTURES_H
#define PICTURES_H

#include "base/diag.h"
#include "base/map.h"
#include "output/site.h"

extern const struct rule picture_rules[];
extern const size_t n_picture_rules;

struct pictures_options {
	const char *folder; /* the site's */
	bool all_cards;     /* those of projects too */
	bool force;         /* replace files that are not ours */
};

/* Draw what changed.  False when something is wrong; then nothing changes. */
bool pictures_draw(struct arena *a, struct diags *d,
		   const struct pictures_options *o,
		   struct site_counts *counts);

/*
 * The pictures that are in a site's folder now, by path: listed, and there.
 * None when there is no folder or no list.
 */
struct map pictures_known(struct arena *a, const char *folder);

#endif
