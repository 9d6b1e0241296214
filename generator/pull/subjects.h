/*
 * subjects.h - the repositories of a catalogue: each once, with what is known
 * of it and what is due.
 */
#ifndef SUBJECTS_H
#define SUBJECTS_H

#include "pull/looked.h"
#include "pull/pull.h"

struct subject {
	struct forge_repo *repo;
	struct look *look;
	const struct entry *entry; /* the first that names it */
	const char *path;          /* of its file of facts */
	const struct facts *facts; /* what is known of it now, or NULL */
	bool due, done;
	bool begun; /* what it needs is put aside: see budget.h */
	long aside;
	bool unread; /* there is a file that we do not understand */
};
LIST_OF(subjects, struct subject *);

/* "github.com/owner/name" belongs to the shard that is asked for. */
bool subject_is_ours(struct str repository, const struct pull_options *o);

/* Those of our shard, the longest not looked at first. */
struct subjects subjects_of(struct arena *a, struct diags *d,
			    const struct catalogue *c,
			    const struct pull_options *o, struct looked *l,
			    struct forge_hosts *hosts);

#endif
