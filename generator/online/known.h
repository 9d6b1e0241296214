/*
 * known.h - good answers, remembered.
 *
 * `DIR/links.json` holds, of each address that answered well, the day and where
 * permanent redirects led.  What was wrong is not remembered: it is asked again
 * each time.  Whatever is wrong with the file costs requests and nothing else.
 */
#ifndef KNOWN_H
#define KNOWN_H

#include "online/links.h"

struct known {
	struct arena *arena;
	const char *file; /* NULL: nothing is remembered */
	struct map by_url;
	LIST(struct known_link *) all;
};

/* What is remembered in a folder; `dir` may be NULL. */
void known_read(struct known *k, struct arena *a, const char *dir);

/* Fill in the answer of a link that answered well `max_age` days ago or less.
 */
bool known_find(const struct known *k, struct link *link, struct date today,
		long max_age);

/* Remember an answer if it is a good one, and forget an older one if not. */
void known_put(struct known *k, const struct link *link, struct date today);

/* Write down what is to be remembered. */
void known_write(struct known *k, struct date today);

/* An answer after which nothing is left to ask. */
bool known_is_good(const struct link_answer *answer);

#endif
