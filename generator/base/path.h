/*
 * path.h - names of files, as text; the disk is not asked.
 */
#ifndef PATH_H
#define PATH_H

#include "base/arena.h"
#include "base/str.h"

/* `folder`/`name`; of an empty folder or ".", the name alone.  NUL-terminated.
 */
const char *path_join(struct arena *a, const char *folder, struct str name);

struct str path_base(struct str path);   /* "a/b.svg": "b.svg" */
struct str path_folder(struct str path); /* "a/b.svg": "a"; of "b", "" */
struct str path_stem(struct str path);   /* "a/b.svg": "b" */

/* What follows the last dot of the name, without it; often in lower case. */
struct str path_extension(struct str path);

/*
 * A relative path that stays below its folder: no "..", no leading slash, no
 * empty part, no backslash and no control byte.  "./" in front is allowed.
 */
bool path_is_inside(struct str path);

/* Whether one real path (see file_real) lies below another. */
bool path_is_below(struct str path, struct str folder);

#endif
