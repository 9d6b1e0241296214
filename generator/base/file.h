/*
 * file.h - the disk.
 *
 * Paths are C strings, relative to the working folder or absolute.  What the
 * system refuses becomes a finding of rule `file` with the path and the
 * system's own words, and the function returns false (or NULL).
 */
#ifndef FILE_H
#define FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/str.h"

#include <stdint.h>

/* The first rule: what the system refuses.  Others report with it too. */
enum { FILE_RULE };

extern const struct rule file_rules[];
extern const size_t n_file_rules;

/* What a file is, without reading it. */
struct file_state {
	bool exists, is_folder;
	uint64_t size;
	int64_t mtime_ns;
};

struct file_state file_state(const char *path); /* follows links */

/*
 * Where a path leads when every link is followed: absolute, without "." and
 * "..".  NULL when it leads nowhere.
 */
const char *file_real(struct arena *a, const char *path);

/*
 * The whole of a regular file, followed by a NUL that is not counted.  A file
 * of more than `limit` bytes is refused: it is a mistake or an attack.
 */
bool file_read(struct arena *a, struct diags *d, const char *path, size_t limit,
	       struct str *out);

/* The same into `out`, which is cleared first. */
struct buf;
bool file_read_into(struct diags *d, const char *path, size_t limit,
		    struct buf *out);

/* All of `bytes` to an open file; false, and errno, when the system refuses. */
bool file_put(int fd, struct str bytes);

/* Write beside, then rename over `path`: whole or not at all. */
bool file_write(struct arena *a, struct diags *d, const char *path,
		struct str bytes);

/* The same, and on the disk when it returns: a crash leaves old or new. */
bool file_write_durably(struct arena *a, struct diags *d, const char *path,
			struct str bytes);

/*
 * The same over a file of the user's, whose permissions stay.  `path` is from
 * `file_real`: a link would be replaced, not what it names.
 */
bool file_replace(struct arena *a, struct diags *d, const char *path,
		  struct str bytes);

/* Make the folder and those above it. */
bool file_make_folders(struct arena *a, struct diags *d, const char *path);

LIST_OF(file_names, struct str);

/*
 * The names in a folder, in byte order, without "." and "..".  Each is
 * NUL-terminated.  A folder that is not there has no names and is no finding.
 */
bool file_list(struct arena *a, struct diags *d, const char *folder,
	       struct file_names *out);

/* The same of a folder that somebody named: it has to be there. */
bool file_list_named(struct arena *a, struct diags *d, const char *folder,
		     struct file_names *out);

/* Remove a folder with all in it, following no link.  What stays is ignored. */
void file_remove_tree(const char *path);

#endif
