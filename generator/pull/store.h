/*
 * store.h - the folder of facts: who may write there, and where each file is.
 */
#ifndef STORE_H
#define STORE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "pull/pull.h"

/*
 * Take the folder for this process alone, and remove what a killed one left
 * half-written, in the folder of history too.  -1, and a finding, when another
 * pull has it.  The lock ends with the process, however that ends.
 */
int store_lock(struct arena *a, struct diags *d, const char *folder,
	       const char *history);
void store_unlock(int lock);

/* <folder>/<host>/<path, percent-encoded>.json; NULL when `url` has no host. */
const char *store_path(struct arena *a, const char *folder, struct str url);

/* Write a file of facts: whole or not at all, and on the disk. */
bool store_write(struct arena *a, struct diags *d, const char *path,
		 struct str bytes);

#endif
