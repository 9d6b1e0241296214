/*
 * search_words.h - the words of the texts of finds, and where they stand.
 * Nobody outside view/ includes this.
 */
#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H

#include "base/buf.h"
#include "view/findable.h"

/* Append `"words":"…","places":"…"`: which word leads to which finds. */
void add_search_words(struct view *v, struct buf *out,
		      const struct findables *all);

#endif
