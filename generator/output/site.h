/*
 * site.h - a folder made equal to the site that a build produces.
 *
 * Open, put every file, close.  What a put holds becomes visible in
 * `site_close` only, and nothing does when a put before it failed.
 *
 * Into a folder that is absent or empty the site is written beside and then
 * renamed: whole or not at all.  In a folder with content every new or changed
 * file is staged below `.strata-new/`; then come the renames, new files before
 * changed ones, each in the order of `enum site_class`, and last the removals,
 * so that at any moment the links of what is visible resolve.
 *
 * The manifest `.strata` lists path, size, time and digest of every file that
 * we wrote.  It decides what is unchanged without reading it, what may be
 * replaced and what may be removed.  It is renewed before the first change
 * becomes visible: a build that was killed is completed by the next one.
 * Files that it does not name are other people's and stay as they are.
 * A manifest that cannot be understood names nothing.
 *
 * No symbolic link is followed in the site's folder, and that folder is none.
 */
#ifndef SITE_H
#define SITE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/str.h"

extern const struct rule site_rules[];
extern const size_t n_site_rules;

struct site_options {
	const char *folder; /* made when absent, with those above it */

	/*
	 * NULL, or the folder or data file of the catalogue.  The site's folder
	 * must not hold it, nor be or lie in it when it is a folder.
	 */
	const char *catalogue;

	bool force; /* replace files that the manifest does not name */

	/*
	 * What is written are pictures of a site that is there: they have a
	 * manifest of their own, so that neither a build nor the pictures ever
	 * remove the other's files.
	 */
	bool pictures;
};

/* The order in which files become visible: what links comes after its aims. */
enum site_class { SITE_ASSET, SITE_PAGE, SITE_INDEX };

struct site_counts {
	size_t files, written, unchanged, removed;
};

/*
 * Begin, and keep other builds out until `site_close` or `site_abandon`.
 * NULL when the folder cannot be used, which is reported.  `a` and `d` must
 * live until then; while one thread puts, no other may use them but to put.
 */
struct site *site_open(struct arena *a, struct diags *d,
		       const struct site_options *o);

/*
 * The file at `path`, relative to the site's folder, holds `bytes`, which need
 * not outlive the call.  Each path is put once.  False after a finding, or at
 * once when an earlier put met a full disk or the like.
 *
 * Several threads may put at once, and these two functions only.
 */
bool site_put(struct site *s, struct str path, enum site_class c,
	      struct str bytes);

/*
 * The same for a copy of the file `source`, whose digest and state the caller
 * knows: an unchanged copy is neither read nor written.
 */
bool site_put_copy(struct site *s, struct str path, enum site_class c,
		   const char *source, const struct digest *digest,
		   const struct file_state *state);

/*
 * The file at `path` stays as the manifest lists it.  False, and nothing is
 * claimed, when it is not listed, or is not on disk as it was written.
 */
bool site_keep(struct site *s, struct str path, enum site_class c);

/* What a build wrote. */
struct built_file {
	struct str path;
	struct digest digest;
	uint64_t size;
};
LIST_OF(built_files, struct built_file);

/*
 * Of a site of pictures: the files that the last build wrote in its folder, by
 * path.  False when it wrote none, which is reported.
 */
bool site_built(struct site *s, struct built_files *out);

/*
 * The bytes of one of them, as the build wrote them; no link is followed.
 * False when they are others by now, which is reported.
 */
bool site_read_built(struct site *s, struct arena *a,
		     const struct built_file *f, struct str *out);

/*
 * Make visible what was put, and end.  False when something was not put or
 * cannot be made visible; what was visible before is so still, unless the
 * system began to refuse half-way.  Then the next build completes it.
 */
bool site_close(struct site *s, struct site_counts *counts);

/* End; nothing becomes visible.  `s` may be NULL. */
void site_abandon(struct site *s);

#endif
