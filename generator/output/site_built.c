/* What a build wrote, for whoever makes pictures of it. */
#include "output/site_parts.h"

#include <fcntl.h>
#include <unistd.h>

enum {
	LIMIT = 64 << 20
}; /* of a file that is read; sheets of cards are 3 MB */

bool site_built(struct site *s, struct built_files *out)
{
	struct site build = {
		.arena = s->arena, .root = s->root, .manifest = SITE_MANIFEST};

	*out = (struct built_files){0};
	if (!s->beside)
		site_manifest_read(&build);
	for (size_t i = 0; i < build.all_files.n; i++) {
		const struct site_file *f = build.all_files.at[i];

		*list_add(s->arena, out) = (struct built_file){
			f->path, f->old.digest, f->old.size};
	}
	return out->n > 0 ||
	       site_refuse(s, RULE_OUTPUT_FOLDER, (struct str){0},
			   "'%s' holds no site that strata built; build it "
			   "first",
			   s->folder);
}

/* Folder by folder, so that none of them is a link. */
static int open_inside(int root, struct arena *a, struct str path)
{
	int at = root, next;

	while (at >= 0) {
		struct str rest, name = str_cut(path, '/', &rest);

		next = openat(at, arena_cstr(a, name),
			      rest.n ? O_PATH | O_NOFOLLOW | O_DIRECTORY |
					       O_CLOEXEC
				     : O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
					       O_CLOEXEC);
		if (at != root)
			close(at);
		if (!rest.n)
			return next;
		at = next;
		path = rest;
	}
	return -1;
}

static bool read_all(int fd, char *bytes, size_t n)
{
	while (n) {
		ssize_t got = read(fd, bytes, n);

		if (got <= 0)
			return false;
		bytes += got;
		n -= (size_t)got;
	}
	return true;
}

bool site_read_built(struct site *s, struct arena *a,
		     const struct built_file *f, struct str *out)
{
	int fd = f->size <= LIMIT ? open_inside(s->root, a, f->path) : -1;
	char *bytes = fd < 0 ? NULL : arena_alloc(a, f->size + 1);
	bool same = bytes && read_all(fd, bytes, f->size);
	struct digest digest;

	if (fd >= 0)
		close(fd);
	*out = (struct str){bytes, f->size};
	digest = digest_of(same ? *out : (struct str){0});
	if (same && digest_eq(&digest, &f->digest))
		return true;
	*out = (struct str){0};
	return site_refuse(s, RULE_OUTPUT_WRITE, f->path,
			   "'%.*s' is not as strata wrote it; build the site "
			   "again",
			   STR_ARG(f->path));
}
