/* The folders of a site, and the folder in which files are staged. */
#include "output/site_parts.h"

#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool site_path_is_good(struct str path)
{
	struct str rest, first = str_cut(path, '/', &rest);

	return path_is_inside(path) && path.n <= SITE_LONGEST_PATH &&
	       !str_is(first, ".") && !str_is(first, SITE_MANIFEST) &&
	       !str_is(first, SITE_PICTURES) && !str_is(first, SITE_STAGE);
}

/* Nothing is asked below what is no folder, so no link is followed. */
static enum site_place find_place(struct site *s, const struct site_folder *f)
{
	const struct site_file *old;
	struct stat st;

	if (s->beside)
		return PLACE_ABSENT;
	if (f->parent->place == PLACE_BARRED)
		return PLACE_BARRED;
	if (f->parent->place != PLACE_FOLDER)
		return PLACE_ABSENT;
	if (fstatat(s->root, f->path.p, &st, AT_SYMLINK_NOFOLLOW))
		return PLACE_ABSENT; /* or making it tells why not */
	if (S_ISDIR(st.st_mode))
		return PLACE_FOLDER;
	old = map_find(&s->files, f->path);
	if (S_ISREG(st.st_mode) && (s->force || (old && old->listed)))
		return PLACE_FILE;
	return PLACE_BARRED;
}

struct site_folder *site_folder(struct site *s, struct str path)
{
	struct site_folder *f = map_find(&s->folders, path);

	if (!path.n)
		return &s->top;
	if (f)
		return f;
	f = arena_new(s->arena, struct site_folder);
	f->path = arena_str(s->arena, path);
	f->parent = site_folder(s, path_folder(path));
	f->place = find_place(s, f);
	f->made = f->place == PLACE_FOLDER;
	map_put(s->arena, &s->folders, f->path, f);
	*list_add(s->arena, &s->all_folders) = f;
	return f;
}

static bool refuse_barred(struct site *s, const struct site_folder *f)
{
	struct stat st;

	while (f->parent->place == PLACE_BARRED)
		f = f->parent;
	if (fstatat(s->root, f->path.p, &st, AT_SYMLINK_NOFOLLOW) ||
	    !S_ISLNK(st.st_mode))
		return site_refuse(s, RULE_OUTPUT_FOREIGN, f->path,
				   "'%s' stands where the site has a folder, "
				   "and strata did not write it; move it away",
				   f->path.p);
	return site_refuse(s, RULE_OUTPUT_PATH, f->path,
			   "'%s' is a symbolic link, which is not followed; "
			   "put a folder in its place, or nothing",
			   f->path.p);
}

bool site_folder_use(struct site *s, struct site_folder *f)
{
	for (; f->parent && !f->used; f = f->parent) {
		const struct site_file *same = map_find(&s->files, f->path);

		if (same && same->put)
			return site_refuse(s, RULE_OUTPUT_PATH, f->path,
					   "'%s' is a file of the site, so no "
					   "file can lie below it",
					   f->path.p);
		if (f->place == PLACE_BARRED)
			return refuse_barred(s, f);
		f->used = true;
	}
	return true;
}

/* Threads may meet here: whoever comes second finds the folder made. */
bool site_folder_make(struct site *s, struct site_folder *f)
{
	if (f->made)
		return true;
	if (!site_folder_make(s, f->parent))
		return false;
	if (f->place == PLACE_FILE) { /* in `site_close`: one thread */
		struct site_name away = site_name(s->next++);

		if (renameat(s->root, f->path.p, s->stage, away.text))
			return false;
	}
	if (mkdirat(s->root, f->path.p, 0777) && errno != EEXIST)
		return false;
	f->made = true;
	return true;
}

/* The folder at `path` holds nothing but files that the manifest names. */
bool site_folder_is_ours(struct site *s, const char *path)
{
	int fd = openat(s->root, path,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	bool ours = dir != NULL;
	struct dirent *e;
	struct stat st;

	while (ours && (e = readdir(dir))) {
		struct str name = str_c(e->d_name);
		const char *at = path_join(s->arena, path, name);
		const struct site_file *f = map_find(&s->files, str_c(at));

		if (str_is(name, ".") || str_is(name, ".."))
			continue;
		if (fstatat(s->root, at, &st, AT_SYMLINK_NOFOLLOW))
			ours = false;
		else if (S_ISDIR(st.st_mode))
			ours = site_folder_is_ours(s, at);
		else
			ours = f && f->listed;
	}
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	return ours;
}

struct site_name site_name(unsigned number)
{
	struct site_name name;

	snprintf(name.text, sizeof(name.text), "%u", number);
	return name;
}

bool site_stage(struct site *s)
{
	if (s->stage >= 0)
		return true;
	if (!mkdirat(s->root, SITE_STAGE, 0777))
		s->stage =
			openat(s->root, SITE_STAGE,
			       O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return s->stage >= 0 ||
	       site_refuse_write(s, STR(SITE_STAGE), "make the folder");
}
