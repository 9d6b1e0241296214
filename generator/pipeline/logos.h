/*
 * logos.h - the pictures of a catalogue, filtered and ready to be written.
 *
 * An SVG passes the filter of format/svg; one from which nothing has to be
 * dropped is copied byte for byte.  Raster pictures are taken as they are when
 * their first bytes say what their name says.  What the filter found is kept
 * in a cache by the SHA-256 of the input and the filter's version, and by the
 * file's size and time, so that a second build reads no picture that did not
 * change.
 */
#ifndef LOGOS_H
#define LOGOS_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/map.h"
#include "model/catalogue.h"

extern const struct rule logo_rules[];
extern const size_t n_logo_rules;

struct logo {
	struct text name;        /* as the entry writes it */
	struct str address;      /* in the site */
	struct str bytes;        /* what the site gets, or empty: */
	const char *source;      /* the file whose bytes it gets */
	struct file_state state; /* of that file */
	struct digest digest;    /* of its bytes */
};
LIST_OF(logo_list, struct logo *);

struct logos {
	struct logo_list all; /* usable ones, by name */
	struct map by_name; /* entry's spelling to struct str *: the address */
	struct map light;   /* the same, of those that tiles show: no larger
			       than what the rule logo-large asks for */
};

/*
 * Look at every logo that an entry names; in a catalogue without a folder of
 * logos each one is missing.  `cache` may be NULL.
 */
struct logos logos_read(struct arena *a, struct diags *d,
			const struct catalogue *c, const char *cache);

#endif
