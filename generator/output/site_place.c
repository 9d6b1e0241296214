/* Where a site goes: a sibling of its folder, or the folder itself. */
#include "output/site_parts.h"

#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_NAME = 255, OPEN_FOLDER = O_DIRECTORY | O_CLOEXEC };

enum found { FOUND_NOTHING, FOUND_EMPTY, FOUND_CONTENT, FOUND_WRONG };

/* The folder in which `path` stands. */
static const char *above(struct arena *a, const char *path)
{
	struct str folder = path_folder(str_c(path));

	if (folder.n)
		return arena_cstr(a, folder);
	return path[0] == '/' ? "/" : ".";
}

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* The folder at `path`, or one above it, is `what`. */
static bool is_under(const char *path, const struct stat *what)
{
	int fd = open(path, O_PATH | OPEN_FOLDER);
	bool found = false, top = false;
	struct stat here, up;

	while (fd >= 0 && !found && !top && !fstat(fd, &here)) {
		int next = openat(fd, "..", O_PATH | OPEN_FOLDER);

		found = is_same(&here, what);
		top = next < 0 || fstat(next, &up) || is_same(&here, &up);
		close(fd);
		fd = next;
	}
	if (fd >= 0)
		close(fd);
	return found;
}

/* By device and number, because names lie.  `path` is a folder that exists. */
static bool is_apart(struct site *s, const char *path)
{
	struct stat catalogue, site;
	const char *holder = s->catalogue;

	if (!holder || stat(holder, &catalogue))
		return true;
	if (!S_ISDIR(catalogue.st_mode))
		holder = above(s->arena, holder);
	else if (is_under(path, &catalogue))
		return site_refuse(s, RULE_OUTPUT_FOLDER, (struct str){0},
				   "'%s' lies in the catalogue '%s'; give a "
				   "folder outside it",
				   s->folder, s->catalogue);
	if (!stat(s->folder, &site) && is_under(holder, &site))
		return site_refuse(s, RULE_OUTPUT_FOLDER, (struct str){0},
				   "'%s' holds the catalogue '%s'; give a "
				   "folder of the site's own",
				   s->folder, s->catalogue);
	return true;
}

/* Split the folder's path into `parent_path` and `name`. */
static bool split(struct site *s, const char *folder)
{
	struct str path = str_c(folder);

	while (path.n > 1 && str_ends(path, STR("/")))
		path.n--;
	s->folder = arena_cstr(s->arena, path);
	s->parent_path = above(s->arena, s->folder);
	s->name = arena_cstr(s->arena, path_base(path));
	if (path.n && !*s->name)
		s->name = "."; /* of the root */
	return path.n || site_refuse(s, RULE_OUTPUT_FOLDER, path,
				     "the site has no folder; name one");
}

static bool open_parent(struct site *s)
{
	const char *near = s->folder;

	while (!file_state(near).exists && strcmp(near, ".") &&
	       strcmp(near, "/"))
		near = above(s->arena, near);
	if (!is_apart(s, near) ||
	    !file_make_folders(s->arena, s->diags, s->parent_path) ||
	    !is_apart(s, s->parent_path)) /* now that ".." leads somewhere */
		return false;
	s->parent = open(s->parent_path, O_PATH | OPEN_FOLDER);
	return s->parent >= 0 ||
	       site_refuse_write(s, (struct str){0}, "open the folder");
}

/* A folder that cannot be listed counts as one with content. */
static bool is_empty(const struct site *s)
{
	int fd =
		openat(s->parent, s->name, O_RDONLY | O_NOFOLLOW | OPEN_FOLDER);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	bool empty = dir != NULL;
	struct dirent *e;

	while (empty && (e = readdir(dir)))
		empty = !strcmp(e->d_name, ".") || !strcmp(e->d_name, "..");
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	return empty;
}

/* Nothing can be renamed over a mounted folder. */
static bool is_mounted(const struct site *s, const struct stat *st)
{
	struct statx more;
	struct stat parent;

	if (!fstat(s->parent, &parent) && parent.st_dev != st->st_dev)
		return true;
	return !statx(s->parent, s->name, AT_SYMLINK_NOFOLLOW, 0, &more) &&
	       more.stx_attributes & STATX_ATTR_MOUNT_ROOT;
}

static enum found look(struct site *s, mode_t *mode)
{
	struct stat st;

	if (fstatat(s->parent, s->name, &st, AT_SYMLINK_NOFOLLOW)) {
		if (errno == ENOENT)
			return FOUND_NOTHING;
		site_refuse_write(s, (struct str){0}, "open the folder");
		return FOUND_WRONG;
	}
	*mode = st.st_mode & 07777;
	if (S_ISLNK(st.st_mode))
		site_refuse(s, RULE_OUTPUT_FOLDER, (struct str){0},
			    "'%s' is a symbolic link; give the folder to which "
			    "it leads",
			    s->folder);
	else if (!S_ISDIR(st.st_mode))
		site_refuse(s, RULE_OUTPUT_FOLDER, (struct str){0},
			    "'%s' is a file; give a folder", s->folder);
	else if (!strcmp(s->name, ".") || !strcmp(s->name, "..") ||
		 is_mounted(s, &st) || !is_empty(s))
		return FOUND_CONTENT;
	else
		return FOUND_EMPTY;
	return FOUND_WRONG;
}

/* The kernel lets go of the lock when a process dies. */
static bool lock(struct site *s)
{
	if (!flock(s->root, LOCK_EX | LOCK_NB) || errno != EWOULDBLOCK)
		return true; /* a file system without locks has to do */
	return site_refuse(s, RULE_OUTPUT_FOLDER, (struct str){0},
			   "another build is writing '%s'; wait until it ends",
			   s->folder);
}

static bool open_in_place(struct site *s)
{
	s->beside = NULL;
	s->root =
		openat(s->parent, s->name, O_RDONLY | O_NOFOLLOW | OPEN_FOLDER);
	if (s->root < 0)
		return site_refuse_write(s, (struct str){0}, "open the folder");
	if (!lock(s))
		return false;
	file_remove_tree(path_join(s->arena, s->folder, STR(SITE_STAGE)));
	return true;
}

static const char *sibling(struct site *s)
{
	struct str name = str_c(s->name);
	struct digest d = digest_of(name);

	if (name.n + sizeof("." SITE_STAGE) > LONGEST_NAME)
		name = digest_hex(s->arena, &d, 2 * DIGEST_SIZE);
	return arena_printf(s->arena, ".%.*s" SITE_STAGE, STR_ARG(name)).p;
}

/* What a killed build left in the sibling; the sibling itself is the lock. */
static bool clear(struct site *s)
{
	const char *path =
		path_join(s->arena, s->parent_path, str_c(s->beside));
	struct file_names names;

	if (!file_list(s->arena, s->diags, path, &names))
		return false;
	for (size_t i = 0; i < names.n; i++)
		file_remove_tree(path_join(s->arena, path, names.at[i]));
	return true;
}

/* The lock is on the folder that bears the name, and not on a past one. */
static bool is_current(const struct site *s)
{
	struct stat open_one, named;

	return !fstat(s->root, &open_one) &&
	       !fstatat(s->parent, s->beside, &named, AT_SYMLINK_NOFOLLOW) &&
	       is_same(&open_one, &named);
}

/*
 * True with `root` unset: somebody else's build ended meanwhile, and one has
 * to look again.
 */
static bool open_beside(struct site *s, enum found found, mode_t mode)
{
	s->beside = sibling(s);
	if (mkdirat(s->parent, s->beside, 0777) && errno != EEXIST) {
		if (found == FOUND_EMPTY && (errno == EACCES || errno == EPERM))
			return open_in_place(s);
		return site_refuse_write(s, (struct str){0}, "make the folder");
	}
	s->root = openat(s->parent, s->beside,
			 O_RDONLY | O_NOFOLLOW | OPEN_FOLDER);
	if (s->root < 0)
		return errno == ENOENT ||
		       site_refuse_write(s, (struct str){0}, "make the folder");
	if (!lock(s)) {
		s->beside = NULL; /* it is the other's: hands off */
		return false;
	}
	if (!is_current(s) || look(s, &mode) != found) {
		if (is_current(s))
			unlinkat(s->parent, s->beside, AT_REMOVEDIR);
		close(s->root);
		s->root = -1;
		return true;
	}
	if (found == FOUND_EMPTY)
		fchmod(s->root, mode);
	return clear(s);
}

bool site_place(struct site *s, const char *folder)
{
	enum { TRIES = 9 };
	mode_t mode = 0;

	if (!split(s, folder) || !open_parent(s))
		return false;
	for (int i = 0; i < TRIES; i++) {
		enum found found = look(s, &mode);

		if (found == FOUND_WRONG)
			return false;
		if (found == FOUND_CONTENT)
			return open_in_place(s);
		if (!open_beside(s, found, mode))
			return false;
		if (s->root >= 0)
			return true;
	}
	errno = EBUSY;
	return site_refuse_write(s, (struct str){0}, "open the folder");
}
