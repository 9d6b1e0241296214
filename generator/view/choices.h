/*
 * choices.h - what an entry has, in the words of the landscape's filters: its
 * level, its licence.  The statistics count by the same choices.  Nobody
 * outside view/ includes this.
 */
#ifndef VIEW_CHOICES_H
#define VIEW_CHOICES_H

#include "view/parts.h"

struct choice {
	struct str id, label; /* in the address; for readers */
	struct str under;     /* the heading that it stands below, or "" */
	struct str href, hue; /* its page, and that page's hue; or "" */
	bool is_none;         /* that nothing is said, or known */
	long rank;            /* by rank, then the commonest, then the label */
	size_t n;             /* how many entries have it */
	size_t place;         /* among the choices, when all are known */
};
LIST_OF(choices, struct choice *);

/* The level that a foundation gave. */
struct choice choice_of_maturity(struct view *v, const struct entry *e);

/* Of a landscape2 catalogue, that of the landscape: it has no other. */
struct choice choice_of_foundation(struct view *v, const struct entry *e);

/* The age of the newest version on the catalogue's day. */
struct choice choice_of_activity(struct view *v, const struct entry *e);

/* The language of which there is most. */
struct choice choice_of_language(struct view *v, const struct entry *e);

/* The expression, else what the licence is said to be. */
struct choice choice_of_license(struct view *v, const struct entry *e);

/* From the top layer's first capability to the lowest layer's last. */
long capability_rank(const struct capability *c);

#endif
