/*
 * evidence.h - what counts as evidence: a file of a repository as it was once.
 */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "base/str.h"

/*
 * Whether a forge's address names a file or folder at a commit or tag:
 * ".../blob/v1.2.0/README.md".  A branch under a usual name does not.
 */
bool evidence_is_pinned(struct str url);

#endif
