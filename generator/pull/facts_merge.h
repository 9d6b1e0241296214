/*
 * facts_merge.h - what was known and what was seen, put together.
 *
 * Nothing that is known is lost: a fact gives way only to a newer sight of
 * another value, and a fact that was not seen stays as it is.
 */
#ifndef FACTS_MERGE_H
#define FACTS_MERGE_H

#include "model/catalogue.h"

/*
 * The facts that result, in `a`; texts are shared with both.  `old` is NULL
 * when nothing was known.  `*changed` says whether any value is another than
 * before: if not, the result equals `old`.
 */
struct facts *facts_merge(struct arena *a, const struct facts *old,
			  const struct facts *seen, bool *changed);

/*
 * The same facts, marked as stale since `today`, or since when they are
 * already; `*changed` is false when they are marked so for the same reason.
 */
struct facts *facts_mark_stale(struct arena *a, const struct facts *old,
			       struct date today, struct str reason,
			       bool *changed);

#endif
