/*
 * pages.h - every file of the site and who makes it, as one table.
 */
#ifndef PAGES_H
#define PAGES_H

#include "base/list.h"
#include "output/site.h"
#include "view/view.h"

/* A file of the site: rendered by a template, or written by a view. */
struct page {
	struct str path;
	enum site_class class;
	const char *template_name; /* with: */
	struct value *(*view)(struct view *v, const void *record);
	const void *record;
	void (*write)(struct view *v, struct buf *out); /* or this, or */
	void (*write_record)(struct view *v, const void *record,
			     struct buf *out);
};
LIST_OF(page_list, struct page);

/*
 * What the site of this catalogue consists of, assets and logos aside; with the
 * sheet of projects' cards, 2 kB each, when somebody draws these.
 */
struct health;
struct page_list pages_of(struct arena *a, const struct catalogue *c,
			  const struct health *health, bool project_cards);

#endif
