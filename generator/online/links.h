/*
 * links.h - every address that a catalogue names, once, with all its places.
 */
#ifndef LINKS_H
#define LINKS_H

#include "base/http.h"
#include "base/list.h"
#include "base/text.h"
#include "model/catalogue.h"

/* What is known of an address; it lives in the arena of the links. */
struct link_answer {
	enum http_failure failure;
	int status;
	struct str url;      /* that answered, after redirects */
	struct str moved_to; /* where permanent redirects led; else empty */
	struct str why;      /* of a failure, in words */
};

struct link {
	struct str url;      /* as asked: without a fragment */
	struct texts places; /* as written, in the order of the catalogue */
	struct link_answer answer;
	bool is_known; /* the answer is an earlier one, see known.h */
};

LIST_OF(link_list, struct link *);

/*
 * The addresses of all fields of all entries, of the bibliography and of the
 * site's own settings.  `base_url` is where the site will be, no link.
 */
struct link_list links_of(struct arena *a, const struct catalogue *c);

#endif
