/*
 * field_schema.h - the table of a record as a JSON Schema (2020-12).
 *
 * What the loader takes, the schema takes, so that an editor shows no mistake
 * that the check does not, but for a key with nothing behind it; it cannot see
 * what needs more than one file.
 */
#ifndef FIELD_SCHEMA_H
#define FIELD_SCHEMA_H

#include "format/field.h"

struct field_schema {
	struct arena *arena;
	/* As of a field_reader; a word is any text where they are NULL. */
	const struct value *vocabularies;
	/* What `names` of a field allows: a map of lists; the rest is free. */
	const struct value *ids;
};

/*
 * The schema of one such record, as a tree for json_write; `keyed`: of a map
 * from keys of any kind to such records.
 */
struct value *field_schema(const struct field_schema *s,
			   const struct record *record, bool keyed);

#endif
