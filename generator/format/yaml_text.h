/*
 * yaml_text.h - is a file text at all, and where in it does a byte stand?
 */
#ifndef YAML_TEXT_H
#define YAML_TEXT_H

#include "base/diag.h"

extern const struct str yaml_byte_order_mark; /* of UTF-8 */

/*
 * Where byte `at` of `text` stands, in lines and code points.  The text begins
 * after line `first_line` of its file.
 */
struct pos yaml_place(const char *file, int first_line, struct str text,
		      size_t at);

/* UTF-8 without NUL; else false and a finding of `rule` at the first fault. */
bool yaml_is_text(struct diags *d, const struct rule *rule, const char *file,
		  int first_line, struct str text);

#endif
