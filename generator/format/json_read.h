/*
 * json_read.h - JSON text to a value tree (RFC 8259, by jansson).
 *
 * Any value may stand at the top.  Keys keep their order.  Numbers become
 * VALUE_NUMBER with a spelling that gives the same number again: integers up
 * to 64 bits exactly, others the shortest decimal.  Text may hold NUL, where
 * the file says "\u0000".  Values know their file, but no line.
 */
#ifndef JSON_READ_H
#define JSON_READ_H

#include "base/diag.h"
#include "format/value.h"

extern const struct rule json_rules[];
extern const size_t n_json_rules;

/*
 * The tree, or NULL after an error, which is one finding of rule
 * `json-syntax`: text that is not JSON or not UTF-8, a key that stands twice
 * in one object, a number that does not fit, nesting of more than 2,048.  The
 * tree lives in `a` and does not need `text`; `file` must live as long.
 */
struct value *json_read(struct arena *a, struct diags *d, const char *file,
			struct str text);

#endif
