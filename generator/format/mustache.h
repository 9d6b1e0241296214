/*
 * mustache.h - Mustache templates (https://mustache.github.io, with parents,
 * blocks and dynamic names; without lambdas).
 *
 * Fill a set, parse it once, then render as often as wanted.  Nothing in the
 * set changes while rendering, so several threads may use one set, each with
 * its own findings and output.
 *
 * What goes beyond the specification, or is left open there:
 * - An empty text counts as false, as do null, false and the empty list.  The
 *   number 0 is true.
 * - Names are looked up outwards.  Null is found, and every name within it is
 *   null too.  What is found nowhere is reported once a page at its tag, and
 *   nothing stands in its place.
 * - A parent indents the parent template, never the blocks given to it; blocks
 *   are not indented anew.
 *
 * Every finding is of a rule in `mustache_rules`.
 */
#ifndef MUSTACHE_H
#define MUSTACHE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include "format/value.h"

struct mustaches;

extern const struct rule mustache_rules[];
extern const size_t n_mustache_rules;

/* An empty set, which lives in `a`. */
struct mustaches *mustaches_new(struct arena *a);

/*
 * Add a template, in place of one that has the same name.  `file` is what
 * findings call it.  `name`, `file` and `text` must outlive the set.
 */
void mustache_add(struct mustaches *set, struct str name, const char *file,
		  struct str text);

/*
 * In every template `name` stands for `value`, whatever the data of a page say,
 * and so do names within it: they are looked up once, when the set is parsed.
 * To be said before, and once.
 */
void mustaches_know(struct mustaches *set, struct str name,
		    const struct value *value);

/*
 * Parse all templates: once, after the last one was added.  False if one has
 * an error in its syntax or names a partial or parent that is not in the set;
 * what could be understood may be rendered even then.
 */
bool mustaches_parse(struct mustaches *set, struct diags *d);

/*
 * Append the template of that name, filled with `data`.  False, with a
 * finding, if there is no such template.
 */
bool mustache_render(const struct mustaches *set, struct diags *d,
		     struct str name, const struct value *data,
		     struct buf *out);

#endif
