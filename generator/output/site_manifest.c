/*
 * A header and one line a file, sorted by path:
 *
 *	strata 1 5064
 *	<64 hexadecimal digits> <size> <nanoseconds since 1970> <class> <path>
 *
 * The number in the header finds a manifest that lost its end.  The class is
 * an `enum site_class`: it says in which order a later build removes files.
 */
#include "output/site_parts.h"

#include "base/buf.h"
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FORMAT = 1, LIMIT = 256 * 1024 * 1024 };

/* The manifest's bytes; empty when there is none that can be read. */
static char *read_bytes(struct site *s, size_t *n)
{
	int fd = openat(s->root, s->manifest,
			O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char *bytes = NULL;
	struct stat st;
	ssize_t got = 1;

	*n = 0;
	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size <= LIMIT) {
		size_t room = (size_t)st.st_size;

		bytes = arena_alloc(s->arena, room + 1);
		while (*n < room && got > 0) {
			got = read(fd, bytes + *n, room - *n);
			*n += got > 0 ? (size_t)got : 0;
		}
	}
	close(fd);
	return bytes;
}

static bool read_line(struct site *s, struct str line)
{
	struct str digest = str_cut(line, ' ', &line);
	struct str size = str_cut(line, ' ', &line);
	struct str mtime = str_cut(line, ' ', &line);
	struct str order = str_cut(line, ' ', &line);
	struct site_record r;
	struct site_file *f;
	long n, ns, rank;

	if (!digest_read(digest, &r.digest) || !str_to_long(size, &n) ||
	    !str_to_long(mtime, &ns) || !str_to_long(order, &rank) ||
	    rank > SITE_INDEX || map_find(&s->files, line))
		return false;
	if (!site_path_is_good(line)) {
		s->stale = true; /* somebody's trap: ignored, and forgotten */
		return true;
	}
	r.size = (uint64_t)n;
	r.mtime_ns = ns;
	f = arena_new(s->arena, struct site_file);
	f->path = line;
	f->listed = true;
	f->old = r;
	f->order = (enum site_class)rank;
	map_put(s->arena, &s->files, line, f);
	*list_add(s->arena, &s->all_files) = f;
	return true;
}

/* False when it is not a whole manifest of ours. */
static bool read_lines(struct site *s, char *bytes, size_t n)
{
	struct str rest = {bytes, n}, header;
	long format, count;

	if (!n || bytes[n - 1] != '\n')
		return false;
	for (size_t i = 0; i < n; i++)
		if (bytes[i] == '\n')
			bytes[i] = '\0'; /* so that paths are C strings */
	header = str_cut(rest, '\0', &rest);
	if (!str_is(str_cut(header, ' ', &header), "strata") ||
	    !str_to_long(str_cut(header, ' ', &header), &format) ||
	    format != FORMAT || !str_to_long(header, &count))
		return false;
	for (; rest.n; count--)
		if (!read_line(s, str_cut(rest, '\0', &rest)))
			return false;
	return count == 0;
}

void site_manifest_read(struct site *s)
{
	size_t n;
	char *bytes = read_bytes(s, &n);

	if (bytes && read_lines(s, bytes, n))
		return;
	s->stale = true;
	s->files = (struct map){0};
	s->all_files.n = 0;
}

static int by_path(const void *left, const void *right)
{
	const struct site_file *const *a = left, *const *b = right;

	return str_cmp((*a)->path, (*b)->path);
}

static bool is_in(const struct site_file *f, bool with_old)
{
	return f->put || f->stays || with_old;
}

static void print_lines(struct site *s, bool with_old, struct buf *out)
{
	struct arena line = {0};
	size_t count = 0;

	if (s->all_files.n)
		qsort(s->all_files.at, s->all_files.n,
		      sizeof(s->all_files.at[0]), by_path);
	for (size_t i = 0; i < s->all_files.n; i++)
		count += is_in(s->all_files.at[i], with_old);
	buf_printf(out, "strata %d %zu\n", FORMAT, count);
	for (size_t i = 0; i < s->all_files.n; i++) {
		const struct site_file *f = s->all_files.at[i];
		const struct site_record *r = f->put ? &f->now : &f->old;

		if (!is_in(f, with_old))
			continue;
		buf_add(out, digest_hex(&line, &r->digest, 2 * DIGEST_SIZE));
		buf_printf(out, " %llu %lld %d ", (unsigned long long)r->size,
			   (long long)r->mtime_ns, (int)f->order);
		buf_add(out, f->path);
		buf_addc(out, '\n');
		arena_reset(&line);
	}
	arena_free(&line);
}

bool site_manifest_write(struct site *s, bool with_old)
{
	const char *name = s->beside ? s->manifest : "manifest";
	struct buf out = {0};
	struct site_source from;
	int at = s->beside ? s->root : s->stage;
	int64_t mtime_ns = 0;
	bool ok;

	print_lines(s, with_old, &out);
	from = (struct site_source){.bytes = buf_str(&out)};
	ok = site_write(at, name, &from, &mtime_ns) == WRITTEN;
	if (ok && !s->beside)
		ok = !renameat(at, name, s->root, s->manifest);
	buf_free(&out);
	return ok || site_refuse_write(s, str_c(s->manifest), "write");
}
