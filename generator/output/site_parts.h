/*
 * site_parts.h - what the files site*.c share; nobody else includes this.
 */
#ifndef SITE_PARTS_H
#define SITE_PARTS_H

#include "base/list.h"
#include "base/map.h"
#include "output/site.h"

#include <pthread.h>
#include <stdatomic.h>

#define SITE_MANIFEST ".strata"
#define SITE_PICTURES ".strata-pictures" /* the manifest of pictures */
#define SITE_STAGE    ".strata-new"

enum { SITE_LONGEST_PATH = 4000 }; /* the system takes 4,095 bytes */

enum {
	RULE_OUTPUT_FOLDER,
	RULE_OUTPUT_FOREIGN,
	RULE_OUTPUT_PATH,
	RULE_OUTPUT_WRITE,
};

/* What the manifest says of a file. */
struct site_record {
	struct digest digest;
	uint64_t size;
	int64_t mtime_ns;
};

/* What stands where a folder of the site is wanted. */
enum site_place {
	PLACE_ABSENT,
	PLACE_FOLDER,
	PLACE_FILE,   /* which gives way: ours, or force */
	PLACE_BARRED, /* a link, or something of others */
};

/* A folder below the site's; paths are NUL-terminated here and below. */
struct site_folder {
	struct str path;
	struct site_folder
		*parent; /* NULL of the site's own, whose path is "" */
	enum site_place place;
	bool used;         /* a file that was put lies below */
	bool emptied;      /* a file that was removed lay below */
	_Atomic bool made; /* it is on disk */
};

enum site_change {
	CHANGE_NONE,
	CHANGE_NEW,
	CHANGE_OVER, /* in place of what is on disk */
};

struct site_file {
	struct str path;
	bool listed, put; /* the old manifest names it; this build put it */
	enum site_class order;
	bool stays; /* it could not be removed */
	struct site_record old, now;

	/* Of a file that was put; they belong to the thread that does it. */
	struct site_folder *folder;
	enum site_change change;
	unsigned number; /* its name in the stage */
};

LIST_OF(site_files, struct site_file *);
LIST_OF(site_folders, struct site_folder *);

struct site {
	struct arena *arena;
	struct diags *diags;
	const char *folder, *catalogue;
	const char *manifest; /* its name */
	bool force;

	/* Set by `site_place`. */
	const char *parent_path, *name;
	const char *beside; /* the sibling's name; NULL when in place */
	int parent;         /* folder in which `name` and `beside` stand */
	int root;           /* folder into which paths lead, and the lock */

	pthread_mutex_t lock; /* for all that follows, and arena and diags */
	struct map files, folders;
	struct site_files all_files;
	struct site_folders all_folders;
	struct site_folder top;
	bool stale;    /* the manifest has to be written again in any case */
	int stage;     /* folder, -1 until something is staged */
	unsigned next; /* name there */
	_Atomic bool failed; /* something was reported */
	_Atomic bool broken; /* by the system: it would refuse the rest too */
};

/*
 * Report, with the lock held, of a path in the site or of the folder itself
 * when that is empty.  Always false.
 */
__attribute__((format(printf, 4, 5))) bool
site_refuse(struct site *s, int rule, struct str path, const char *fmt, ...);

/* The same in the system's words. */
bool site_refuse_write(struct site *s, struct str path, const char *what);

/* site_place.c: find the folder, lock it, clear what a killed build left. */
bool site_place(struct site *s, const char *folder);

/* site_folder.c, with the lock held but for site_folder_make. */
bool site_path_is_good(struct str path); /* inside, and not for our own use */
struct site_folder *site_folder(struct site *s, struct str path);
bool site_folder_use(struct site *s, struct site_folder *f);
bool site_folder_make(struct site *s, struct site_folder *f); /* or errno */
bool site_folder_is_ours(struct site *s, const char *path);
bool site_stage(struct site *s);

/* A name in the stage. */
struct site_name {
	char text[16];
};
struct site_name site_name(unsigned number);

/* site_manifest.c.  Writing leaves the stale files out unless `with_old`. */
void site_manifest_read(struct site *s);
bool site_manifest_write(struct site *s, bool with_old);

/*
 * site_write.c: a new file `name` in the folder `at`.  `*mtime_ns` is a time
 * that it must not get, and becomes the one that it has.
 */
struct site_source {
	struct str bytes;
	const char *copy_of; /* or NULL */
	uint64_t size;       /* of it */
};

enum site_written {
	WRITTEN,
	WRITTEN_NOT,     /* errno says why */
	WRITTEN_NO_READ, /* errno says why; the source is at fault */
	WRITTEN_OTHER,   /* the source has another size by now */
};

enum site_written site_write(int at, const char *name,
			     const struct site_source *from, int64_t *mtime_ns);

struct stat;
int64_t site_mtime_ns(const struct stat *st);

#endif
