/*
 * yaml_read.h - YAML text to a value tree (YAML 1.2 core schema, by libyaml).
 *
 * Keys and values keep their places.  Plain scalars are null, true, false,
 * whole numbers or text as the core schema says (so `yes` is text); each keeps
 * its spelling.  Anchors, aliases and merge keys (`<<`) work: what an alias
 * names is shared, not copied, and all of it counts against a budget of nodes,
 * so a bomb is one error.  A doubled key is an error, its second value is left
 * out and reading goes on; so is a tag that asks for an object, whose value is
 * read as if it had none.  Syntax errors, a second document, text that is not
 * UTF-8, NUL and nesting beyond the limit end the reading.
 */
#ifndef YAML_READ_H
#define YAML_READ_H

#include "base/diag.h"
#include "format/value.h"

/* The first rule: what is no YAML, front matter without an end included. */
enum { YAML_RULE_SYNTAX };

extern const struct rule yaml_rules[];
extern const size_t n_yaml_rules;

/*
 * The tree, or NULL after an error that ended the reading.  An empty file is
 * VALUE_NULL.  The tree lives in `a`; `file` must live as long.
 */
struct value *yaml_read(struct arena *a, struct diags *d, const char *file,
			struct str text);

/* The same for a part of a file, which begins after line `first_line`. */
struct value *yaml_read_part(struct arena *a, struct diags *d, const char *file,
			     struct str text, int first_line);

/*
 * Split "---\n…\n---\nbody" into its front matter's tree and the body; the
 * places in the tree are those of the whole file.  Without front matter the
 * tree is NULL and `*body` is all of `text`.
 */
struct value *yaml_read_front(struct arena *a, struct diags *d,
			      const char *file, struct str text,
			      struct str *body);

#endif
