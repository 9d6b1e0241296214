/*
 * names.h - what a reference in a text names: `[[helm]]`, `[[del.canary]]`,
 * `[[IF-06]]`, `[[layer:delivery]]`, `[[stack:gitops]]`, `[[compare:gitops]]`,
 * `[[canary-release]]` of the glossary, `[[#label]]` of the paper; and the
 * numbers that are counted whenever they are asked for: `[[=entries]]`.
 */
#ifndef NAMES_H
#define NAMES_H

#include "model/catalogue.h"

/* What has that name; THING_NONE when nothing has. */
struct named name_find(const struct catalogue *c, struct str id);

enum { NAME_NOT_COUNTED = -1 };

/*
 * What "=entries del.canary" counts, without the "=".  NAME_NOT_COUNTED when it
 * is no count.
 */
long name_count(const struct catalogue *c, struct str what);

/* "=edition" and "=as-of" are no counts. */
bool name_is_edition(struct str what);
bool name_is_as_of(struct str what);

#endif
