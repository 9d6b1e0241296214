/*
 * text.h - text that knows where in a file it stands, so that a finding can
 * point at the field and not at the record.
 */
#ifndef TEXT_H
#define TEXT_H

#include "base/date.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/str.h"

struct text {
	struct str s;
	struct pos pos;
};

struct day {
	struct date date;
	struct pos pos;
};

/* Yes, no, or not said. */
struct answer {
	bool said, yes;
	struct pos pos;
};

/* A text under a name of the user's own. */
struct pair {
	struct text key, value;
};

LIST_OF(texts, struct text);
LIST_OF(pairs, struct pair);

#endif
