/*
 * rule_texts.h - why each rule stands, with examples: templates/rules.en.yml.
 */
#ifndef RULE_TEXTS_H
#define RULE_TEXTS_H

#include "base/diag.h"
#include "base/map.h"
#include "model/rule_text.h"

/*
 * Fill `out`, from a rule's id to its struct rule_text *.  False when the file
 * cannot be read, which is reported, as is what is wrong in it.
 */
bool rule_texts_read(struct arena *a, struct diags *d, const char *templates,
		     struct map *out);

#endif
