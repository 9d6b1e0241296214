/*
 * filter.h - which entries a filter takes.
 *
 * A filter is written as a map from fields to words: the words of one field
 * mean "or", fields mean "and", and `except` takes out what a second filter
 * takes.  Archived entries are left out unless the filter speaks of `status`.
 */
#ifndef FILTER_H
#define FILTER_H

#include "model/catalogue.h"

/* Where the words of a field come from. */
enum filter_source {
	FILTER_LAYERS,
	FILTER_CAPABILITIES,
	FILTER_INTERFACES,
	FILTER_WORDS,  /* of the vocabulary */
	FILTER_ANSWER, /* true or false */
	FILTER_FREE,   /* any text */
};

struct filter_field {
	const char *name;
	enum filter_source source;
	const char *vocabulary;
	bool (*has)(const struct entry *e, struct str word);
};

extern const struct filter_field filter_fields[];
extern const size_t n_filter_fields;

/* The field of that name, or NULL. */
const struct filter_field *filter_field_find(struct str name);

bool filter_takes(const struct filter *f, const struct entry *e);

/* What it takes of `all`, in their order. */
struct entries filter_entries(struct arena *a, const struct filter *f,
			      const struct entries *all);

#endif
