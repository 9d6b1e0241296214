/*
 * json_write.h - a value tree to JSON text.
 *
 * Children stand in the order in which they were put, so the same tree gives
 * the same bytes.  Text goes through `escape_json`: the result is UTF-8
 * whatever the tree holds, and safe inside <script>.
 */
#ifndef JSON_WRITE_H
#define JSON_WRITE_H

#include "base/buf.h"
#include "format/value.h"

/*
 * Append `v`.  With `pretty`, each child stands on a line of its own, indented
 * by two blanks a level; else there are no blanks at all.  No line end follows
 * either way.  A number that JSON cannot spell (YAML's 0x1f) becomes text.
 */
void json_write(struct buf *out, const struct value *v, bool pretty);

/*
 * The same as `pretty`, with a list of scalars on one line: for files that
 * people read and that are compared line by line.
 */
void json_write_file(struct buf *out, const struct value *v);

#endif
