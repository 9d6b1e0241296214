/*
 * look.h - templates, words and static files: what makes a site look as it
 * does.
 */
#ifndef LOOK_H
#define LOOK_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/map.h"
#include "format/mustache.h"
#include "output/site.h"

struct look {
	struct mustaches *templates;
	const struct value *words; /* which templates call w */
	struct map word_by_name;   /* the same, see view.h */
	const char *folder;        /* of static files */
	struct file_names statics;
	struct value *assets; /* see view.h; its maps are the two below */
	struct value *styles, *scripts;
	struct map rule_texts;
};

/* False when something is wrong, which is reported. */
bool look_read(struct arena *a, struct diags *d, const char *templates,
	       const char *statics, struct look *out);

/*
 * "strata.css" becomes "assets/strata.<digest>.css", which may be cached for
 * good.
 */
struct str look_asset_path(struct arena *a, struct str name,
			   const struct digest *digest);

/* From now on templates know that path as assets.css.strata. */
struct str look_name_asset(struct arena *a, struct look *look, struct str name,
			   const struct digest *digest);

/* Put the static files into the site, and name those that are assets. */
bool look_put_statics(struct arena *a, struct diags *d, struct look *look,
		      struct site *site);

#endif
