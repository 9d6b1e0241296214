#include "base/file.h"

#include "base/buf.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RULE_FILE = FILE_RULE, RULE_FILE_LIMIT };

const struct rule file_rules[] = {
	[RULE_FILE] = {"file", DIAG_ERROR,
		       "every file that is named can be read or written"},
	[RULE_FILE_LIMIT] = {"file-limit", DIAG_ERROR,
			     "a file is not larger than what it can sensibly "
			     "hold"},
};
const size_t n_file_rules = sizeof(file_rules) / sizeof(file_rules[0]);

static bool refuse(struct diags *d, const char *path, const char *what)
{
	diags_add(d, &file_rules[RULE_FILE], (struct pos){.file = path},
		  "cannot %s: %s", what, strerror(errno));
	return false;
}

struct file_state file_state(const char *path)
{
	struct stat st;

	if (stat(path, &st))
		return (struct file_state){0};
	return (struct file_state){
		.exists = true,
		.is_folder = S_ISDIR(st.st_mode),
		.size = (uint64_t)st.st_size,
		.mtime_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 +
			    st.st_mtim.tv_nsec,
	};
}

const char *file_real(struct arena *a, const char *path)
{
	char real[PATH_MAX];

	return realpath(path, real) ? arena_cstr(a, str_c(real)) : NULL;
}

/* Open a regular file; a pipe or a device would hang or never end. */
static int open_regular(struct diags *d, const char *path, size_t limit,
			size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;

	if (fd < 0 || fstat(fd, &st)) {
		refuse(d, path, "read");
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if (!S_ISREG(st.st_mode)) {
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
		refuse(d, path, "read");
		close(fd);
		return -1;
	}
	if ((uint64_t)st.st_size > limit) {
		diags_add(d, &file_rules[RULE_FILE_LIMIT],
			  (struct pos){.file = path},
			  "the file has %llu bytes; at most %zu are read",
			  (unsigned long long)st.st_size, limit);
		close(fd);
		return -1;
	}
	*size = (size_t)st.st_size;
	return fd;
}

static bool read_all(int fd, char *into, size_t size, size_t *got)
{
	for (*got = 0; *got < size;) {
		ssize_t n = read(fd, into + *got, size - *got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return true;
}

bool file_read(struct arena *a, struct diags *d, const char *path, size_t limit,
	       struct str *out)
{
	size_t size, got;
	int fd = open_regular(d, path, limit, &size);
	char *bytes;
	bool ok;

	if (fd < 0)
		return false;
	bytes = arena_alloc(a, size + 1);
	ok = read_all(fd, bytes, size, &got) || refuse(d, path, "read");
	close(fd);
	if (ok)
		*out = (struct str){bytes, got};
	return ok;
}

bool file_read_into(struct diags *d, const char *path, size_t limit,
		    struct buf *out)
{
	size_t size, got = 0;
	int fd = open_regular(d, path, limit, &size);
	bool ok;

	buf_clear(out);
	if (fd < 0)
		return false;
	if (out->room < size + 1) {
		out->p = memory_grow(out->p, size + 1);
		out->room = size + 1;
	}
	ok = read_all(fd, out->p, size, &got) || refuse(d, path, "read");
	close(fd);
	out->p[got] = 0;
	out->n = got;
	return ok;
}

bool file_put(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes = str_from(bytes, (size_t)n);
	}
	return true;
}

/* The name in its folder is on the disk too. */
static bool sync_folder(struct arena *a, const char *path)
{
	struct str folder = path_folder(str_c(path));
	int fd = open(folder.n ? arena_cstr(a, folder) : ".",
		      O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return false;
	/* some file systems know no such thing, and need none */
	ok = fsync(fd) == 0 || errno == EINVAL;
	close(fd);
	return ok;
}

enum { DURABLY = 1, KEEP_MODE = 2 };

static bool keep_mode(int fd, const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && fchmod(fd, st.st_mode & 07777) == 0;
}

/* What has the name that we write to is not ours: it may be a link. */
static bool write_beside(struct arena *a, struct diags *d, const char *path,
			 struct str bytes, unsigned how)
{
	const char *beside =
		arena_printf(a, "%s.%ld.new", path, (long)getpid()).p;
	bool durably = how & DURABLY, ok;
	int fd;

	unlink(beside);
	fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return refuse(d, path, "write");
	ok = (!(how & KEEP_MODE) || keep_mode(fd, path)) && file_put(fd, bytes);
	ok = ok && (!durably || fsync(fd) == 0);
	ok = close(fd) == 0 && ok;
	ok = ok && rename(beside, path) == 0;
	if (!ok) {
		refuse(d, path, "write");
		unlink(beside);
		return false;
	}
	return !durably || sync_folder(a, path) || refuse(d, path, "write");
}

bool file_write(struct arena *a, struct diags *d, const char *path,
		struct str bytes)
{
	return write_beside(a, d, path, bytes, 0);
}

bool file_write_durably(struct arena *a, struct diags *d, const char *path,
			struct str bytes)
{
	return write_beside(a, d, path, bytes, DURABLY);
}

bool file_replace(struct arena *a, struct diags *d, const char *path,
		  struct str bytes)
{
	return write_beside(a, d, path, bytes, DURABLY | KEEP_MODE);
}

bool file_make_folders(struct arena *a, struct diags *d, const char *path)
{
	struct str folder = path_folder(str_c(path));

	if (mkdir(path, 0777) == 0)
		return true;
	if (errno == ENOENT && folder.n) {
		if (!file_make_folders(a, d, arena_cstr(a, folder)))
			return false;
		if (mkdir(path, 0777) == 0)
			return true;
	}
	if (errno == EEXIST && file_state(path).is_folder)
		return true;
	return refuse(d, path, "make the folder");
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool file_list_named(struct arena *a, struct diags *d, const char *folder,
		     struct file_names *out)
{
	DIR *dir = opendir(folder);
	struct dirent *e;

	*out = (struct file_names){0};
	if (!dir)
		return refuse(d, folder, "list the folder");
	while ((e = readdir(dir)))
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
			*list_add(a, out) = arena_str(a, str_c(e->d_name));
	closedir(dir);
	if (out->n)
		qsort(out->at, out->n, sizeof(out->at[0]), by_bytes);
	return true;
}

bool file_list(struct arena *a, struct diags *d, const char *folder,
	       struct file_names *out)
{
	struct stat st;

	*out = (struct file_names){0};
	if (stat(folder, &st) && errno == ENOENT)
		return true;
	return file_list_named(a, d, folder, out);
}

static int remove_one(const char *path, const struct stat *st, int type,
		      struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	remove(path);
	return 0;
}

void file_remove_tree(const char *path)
{
	enum { OPEN_FOLDERS = 16 };

	nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}
