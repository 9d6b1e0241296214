/*
 * ask_one.h - ask a forge about one repository, and keep nothing.
 */
#ifndef ASK_ONE_H
#define ASK_ONE_H

#include "pull/pull.h"

/*
 * What the forge says of the repository at `url`: pulse and what is slow, not
 * the weeks.  NULL, and a finding, when it is no address of a repository or
 * the forge does not show it.  Of `o` the day, the environment, `stop` and
 * `private_hosts` count.
 */
const struct forge_repo *ask_one(struct arena *a, struct diags *d,
				 const struct catalogue *c,
				 const struct pull_options *o, struct str url);

#endif
