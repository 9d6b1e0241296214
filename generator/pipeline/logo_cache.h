/*
 * logo_cache.h - what the SVG filter said about a file, remembered.
 *
 * `DIR/logos-V.tsv` has a line a file: path, size, time, digest of the input,
 * verdict, digest of what the site gets; below it the findings.  What was
 * filtered lies in `DIR/svg-V/<digest of the input>.svg`.  V is the filter's
 * version.  A file whose size and time are as remembered is not read; one whose
 * bytes are known under another path is not filtered again.  Whatever is wrong
 * with the cache costs time and nothing else.
 */
#ifndef LOGO_CACHE_H
#define LOGO_CACHE_H

#include "base/digest.h"
#include "base/file.h"
#include "base/workers.h"

struct cached_logo {
	bool usable;
	const char *source; /* the filtered copy in the cache, or NULL */
	struct str bytes;   /* the filtered copy in memory, or empty */
	struct digest
		digest; /* of what the site gets: copy or the file itself */
};

/*
 * Results live in `a`.  Without a folder nothing is remembered, and filtered
 * copies stay in memory.
 */
struct logo_cache *logo_cache_open(struct arena *a, const char *logos,
				   const char *dir);

/*
 * What the filter says about `file`, `name` in the folder of logos, remembered
 * or found out now; its findings go to the worker.  False when the file cannot
 * be read.  Several workers may ask at once.
 */
bool logo_cache_find(struct logo_cache *c, struct worker *w, const char *file,
		     struct str name, const struct file_state *state,
		     struct cached_logo *out);

/* Write down what is new. */
void logo_cache_close(struct logo_cache *c);

#endif
