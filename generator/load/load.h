/*
 * load.h - files to a catalogue.
 *
 * A folder with a `strata.yml` is a catalogue of our own; one with a
 * `landscape.yml` or a `data.yml`, or such a file by itself, is landscape2's.
 * Every mistake is reported with its place and loading goes on: the catalogue
 * has holes where the mistakes were.
 */
#ifndef LOAD_H
#define LOAD_H

#include "base/diag.h"
#include "model/catalogue.h"

extern const struct rule load_rules[];
extern const size_t n_load_rules;

struct load_options {
	const char *path;     /* folder, or landscape2 data file */
	const char *settings; /* the rest: NULL, or instead of what is found */
	const char *guide;
	const char *logos;
	const char *facts;
	const char *base_url;
	struct date as_of; /* from SOURCE_DATE_EPOCH, or unset */
};

/* NULL when there is no catalogue at all, which is reported. */
struct catalogue *load(struct arena *a, struct diags *d,
		       const struct load_options *options);

/* Whether the path is a file of YAML that holds an edition's entries. */
bool load_is_edition(struct arena *a, const char *path);

/*
 * An edition by itself, which nothing links to a catalogue.  NULL when it
 * cannot be read, which is reported, as is what is wrong in it.
 */
struct edition *load_edition(struct arena *a, struct diags *d,
			     const char *path);

/* Where history is kept: beside the folder of facts. */
const char *load_history_folder(struct arena *a, struct str facts);

/* What an entry may say. */
struct record;
extern const struct record record_entry;

/* The tables of what each kind of record may say, for `help` and schemas. */
extern const struct record *const load_records[];
extern const size_t n_load_records;

#endif
