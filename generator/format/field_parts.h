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
	RULE_DROPPED,
	RULE_ODD,
	RULE_FORM,
};

/* How far off a misspelt word may be to be worth a guess; it has to be more
   than twice as long. */
enum { NEAR = 2 };

/*
 * Read `v` into its place `at`, by the field's kind.  False, and a finding,
 * when it is wrong; then the place is as it was, or holds what was right.
 */
bool field_read_value(const struct field_reader *r, const struct field *f,
		      const struct value *v, void *at);

/* The same for a text, and for an address (field_url.c). */
bool field_read_text(const struct field_reader *r, const struct field *f,
		     const struct value *v, struct text *out);
bool field_read_url(const struct field_reader *r, const struct field *f,
		    const struct value *v, struct text *out);

/* Has it the field's form?  If not, that is reported. */
bool field_check_form(const struct field_reader *r, const struct field *f,
		      const struct value *v, struct str s);

/*
 * A date as landscape2 takes it besides YYYY-MM-DD: months and days of one
 * digit, blanks.  True, and a warning, when it is one.
 */
bool field_odd_date(const struct field_reader *r, const struct field *f,
		    const struct value *v, struct date *out);

#endif
