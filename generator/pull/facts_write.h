/*
 * facts_write.h - facts as they stand in their file.
 */
#ifndef FACTS_WRITE_H
#define FACTS_WRITE_H

#include "base/buf.h"
#include "format/value.h"
#include "model/catalogue.h"

/*
 * What a fact says, as JSON has it; NULL when nothing is known, or when it is
 * known that there is none.
 */
struct value *fact_value(struct arena *a, const struct facts *f,
			 enum fact fact);

/*
 * The whole file: the same facts give the same bytes, and a fact that did not
 * change the same lines.  load_facts.c reads it back.
 */
void facts_write(struct arena *a, struct buf *out, const struct facts *f);

#endif
