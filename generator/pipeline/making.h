/*
 * making.h - every file of a site, made on every core.
 */
#ifndef MAKING_H
#define MAKING_H

#include "base/diag.h"
#include "base/map.h"
#include "model/catalogue.h"
#include "output/site.h"
#include "pipeline/logos.h"
#include "pipeline/look.h"
#include "pipeline/pages.h"

/* What files are made from; nothing of it changes while pages are made. */
struct making {
	const struct catalogue *catalogue;
	struct look *look; /* gets the names of assets that are made */
	const struct logos *logos;
	const struct health *health;
	struct map cards; /* that are in the site's folder */
	bool has_print;   /* as is the print edition */
	struct page_list pages;
	struct site *site;
};

/* Put all but the static files; what did not work, `site_close` knows. */
void making_put(struct arena *a, struct diags *d, const struct making *m);

#endif
