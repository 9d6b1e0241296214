/*
 * rule_text.h - what is said of a rule beyond its sentence.
 */
#ifndef RULE_TEXT_H
#define RULE_TEXT_H

#include "base/text.h"

struct rule_text {
	struct text why; /* plain text; a blank line parts paragraphs */
	struct text wrong, right; /* an example of each */
	struct text language;     /* theirs: "yaml" … */
};

#endif
