/*
 * findable.h - what a reader may look for: whatever has a page of its own, or
 * a place on one, in one list.  The index by letter, the search in the browser
 * and search.json are made from it.  Nobody outside view/ includes this.
 */
#ifndef FINDABLE_H
#define FINDABLE_H

#include "base/list.h"
#include "view/view.h"

/* In the order in which equally good finds are shown. */
enum findable_kind {
	FINDABLE_PROJECT,
	FINDABLE_CAPABILITY,
	FINDABLE_LAYER,
	FINDABLE_CHAPTER,
	FINDABLE_SECTION, /* of a chapter; practices too */
	FINDABLE_TERM,
	FINDABLE_INTERFACE,
	FINDABLE_ARCHITECTURE,
	FINDABLE_COMPARISON,
	FINDABLE_KINDS,
};

struct findable {
	enum findable_kind kind;
	const void *record;
	struct str name;
	struct str what;         /* "project"; empty where the label says it */
	struct str label;        /* "IF-04", "5.2"; empty when it has none */
	struct str path, anchor; /* no anchor: the whole page is about it */
	const struct findable *within; /* what it is a part of, or NULL */
	struct str text;               /* what it is, in plain words */
	struct str more;               /* further words by which it is found */
};
LIST_OF(findables, struct findable);

/*
 * All of them, kind after kind.  `with_texts`: else `text` and `more` are left
 * empty, which saves the longest part of the work.
 */
struct findables findables_of(struct view *v, bool with_texts);

/* How many from `first` on are of its kind. */
size_t findables_of_kind(const struct findables *all, size_t first);

/* "project", as search.json says. */
const char *findable_kind_name(enum findable_kind kind);

/* "Projects"; landscape2 has categories in the place of layers. */
struct str findable_group(const struct view *v, enum findable_kind kind);

/* The address within the site, ready for an href. */
struct str findable_href(struct view *v, const struct findable *f);

#endif
