#include "output/site_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* For systems and pairs of file systems without copy_file_range. */
static enum site_written copy_by_hand(int from, int to, uint64_t *copied)
{
	char bytes[64 * 1024];
	ssize_t n;

	while ((n = read(from, bytes, sizeof(bytes))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return WRITTEN_NO_READ;
		if (!file_put(to, (struct str){bytes, (size_t)n}))
			return WRITTEN_NOT;
		*copied += (uint64_t)n;
	}
	return WRITTEN;
}

static enum site_written copy(int to, const struct site_source *source)
{
	int from = open(source->copy_of, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	enum site_written result;
	uint64_t copied = 0;
	ssize_t n;
	int error;

	if (from < 0)
		return WRITTEN_NO_READ;
	do {
		n = copy_file_range(from, NULL, to, NULL, 1 << 30, 0);
		copied += n > 0 ? (uint64_t)n : 0;
	} while (n > 0 && copied < source->size);
	result = copy_by_hand(from, to, &copied); /* what is left, if any */
	error = errno;
	close(from);
	errno = error;
	if (result == WRITTEN && copied != source->size)
		return WRITTEN_OTHER;
	return result;
}

int64_t site_mtime_ns(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

/* The clock of files ticks slowly: two builds may fall into one tick. */
static bool stamp(int fd, int64_t not_ns, struct stat *st)
{
	struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}};

	if (fstat(fd, st))
		return false;
	if (site_mtime_ns(st) != not_ns)
		return true;
	times[1] = st->st_mtim;
	times[1].tv_nsec += times[1].tv_nsec ? -1 : 1;
	return !futimens(fd, times) && !fstat(fd, st);
}

enum site_written site_write(int at, const char *name,
			     const struct site_source *from, int64_t *mtime_ns)
{
	int fd = openat(at, name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0666);
	enum site_written result;
	struct stat st;
	int error;

	if (fd < 0)
		return WRITTEN_NOT;
	if (from->copy_of)
		result = copy(fd, from);
	else
		result = file_put(fd, from->bytes) ? WRITTEN : WRITTEN_NOT;
	if (result == WRITTEN && !stamp(fd, *mtime_ns, &st))
		result = WRITTEN_NOT;
	error = errno;
	if (close(fd) && result == WRITTEN) {
		error = errno;
		result = WRITTEN_NOT;
	}
	if (result == WRITTEN)
		*mtime_ns = site_mtime_ns(&st);
	else
		unlinkat(at, name, 0);
	errno = error;
	return result;
}
