/*
 * file_kinds.h - the kinds of file of a catalogue, and what each may say.
 */
#ifndef FILE_KINDS_H
#define FILE_KINDS_H

#include "format/field.h"

struct file_kind {
	const char *name;  /* "entry" */
	const char *files; /* where they stand, below the catalogue's folder */
	const struct record *record;
	bool keyed; /* the file is a map from ids of its own to such records */
	/* Words that are the program's; NULL: those of the model. */
	const struct value *(*words)(struct arena *a);
};

extern const struct file_kind file_kinds[];
extern const size_t n_file_kinds;

/* The kind of that name, or NULL. */
const struct file_kind *file_kind_find(struct str name);

#endif
