/*
 * field_parts.h - what the files of field share; nobody else includes this.
 */
#ifndef FIELD_PARTS_H
#define FIELD_PARTS_H

#include "format/field.h"

enum {
	RULE_UNKNOWN,
	RULE_FOREIGN,
	RULE_KIND = FIELD_RULE_KIND,
	RULE_MISSING,
	RULE_WORD,
	RULE_URL,
	RULE_DATE,
	RULE_LENGTH,
	RULE_BLANK,
};

/* How far off a misspelt word may be to be worth a guess. */
enum { NEAR = 2 };

/*
 * Read `v` into its place `at`, by the field's kind.  False, and a finding,
 * when it is wrong; then the place is as it was, or holds what was right.
 */
bool field_read_value(const struct field_reader *r, const struct field *f,
		      const struct value *v, void *at);

#endif
