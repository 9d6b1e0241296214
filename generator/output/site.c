#include "output/site_parts.h"

#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

const struct rule site_rules[] = {
	[RULE_OUTPUT_FOLDER] = {"output-folder", DIAG_ERROR,
				"the site has a folder of its own, apart from "
				"the catalogue, with one build at a time"},
	[RULE_OUTPUT_FOREIGN] = {"output-foreign", DIAG_ERROR,
				 "no file that strata did not write is "
				 "replaced"},
	[RULE_OUTPUT_PATH] = {"output-path", DIAG_ERROR,
			      "every file of the site has a place of its own "
			      "inside its folder, behind no symbolic link"},
	[RULE_OUTPUT_WRITE] = {"output-write", DIAG_ERROR,
			       "every file of the site can be written"},
};
const size_t n_site_rules = sizeof(site_rules) / sizeof(site_rules[0]);

bool site_refuse(struct site *s, int rule, struct str path, const char *fmt,
		 ...)
{
	const char *file = s->folder;
	char text[1200]; /* more than a finding takes */
	va_list ap;

	if (path.n)
		file = path_join(s->arena, s->folder, path);
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	diags_add(s->diags, &site_rules[rule], (struct pos){.file = file}, "%s",
		  text);
	s->failed = true;
	return false;
}

bool site_refuse_write(struct site *s, struct str path, const char *what)
{
	s->broken = true;
	return site_refuse(s, RULE_OUTPUT_WRITE, path, "cannot %s: %s", what,
			   strerror(errno));
}

struct site *site_open(struct arena *a, struct diags *d,
		       const struct site_options *o)
{
	struct site *s = arena_new(a, struct site);

	s->arena = a;
	s->diags = d;
	s->catalogue = o->catalogue;
	s->force = o->force;
	s->manifest = o->pictures ? SITE_PICTURES : SITE_MANIFEST;
	s->parent = s->root = s->stage = -1;
	s->top.path = STR("");
	s->top.place = PLACE_FOLDER;
	s->top.made = true;
	pthread_mutex_init(&s->lock, NULL);
	if (!site_place(s, o->folder)) {
		site_abandon(s);
		return NULL;
	}
	if (!s->beside)
		site_manifest_read(s);
	return s;
}

static bool refuse_path(struct site *s, struct str path)
{
	if (path.n > SITE_LONGEST_PATH)
		return site_refuse(s, RULE_OUTPUT_PATH, (struct str){0},
				   "a path of %zu bytes is longer than the "
				   "system takes",
				   path.n);
	return site_refuse(s, RULE_OUTPUT_PATH, path,
			   "'%.*s' is no path inside the site's folder, or "
			   "kept for strata's own use",
			   STR_ARG(path));
}

/* The file at `path`, claimed; NULL when it cannot be, which is reported. */
static struct site_file *claim(struct site *s, struct str path,
			       enum site_class order)
{
	struct site_folder *folder;
	struct site_file *f;

	if (str_starts(path, STR("./")))
		path = str_from(path, 2);
	if (!site_path_is_good(path)) {
		refuse_path(s, path);
		return NULL;
	}
	f = map_find(&s->files, path);
	folder = map_find(&s->folders, path);
	if (f && f->put) {
		site_refuse(s, RULE_OUTPUT_PATH, path,
			    "'%.*s' is made twice; give each file a path of "
			    "its own",
			    STR_ARG(path));
		return NULL;
	}
	if (folder && folder->used) {
		site_refuse(s, RULE_OUTPUT_PATH, path,
			    "'%.*s' is a folder of the site, so it can be no "
			    "file",
			    STR_ARG(path));
		return NULL;
	}
	folder = site_folder(s, path_folder(path));
	if (!site_folder_use(s, folder))
		return NULL;
	if (!f) {
		f = arena_new(s->arena, struct site_file);
		f->path = arena_str(s->arena, path);
		map_put(s->arena, &s->files, f->path, f);
		*list_add(s->arena, &s->all_files) = f;
	}
	f->put = true;
	f->folder = folder;
	f->order = order;
	f->change = CHANGE_NEW;
	return f;
}

/* The file on disk is the one that the manifest names, and holds the same. */
static bool is_unchanged(const struct site_file *f, const struct stat *st)
{
	return f->listed && f->old.size == f->now.size &&
	       (uint64_t)st->st_size == f->old.size &&
	       (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec ==
		       f->old.mtime_ns &&
	       digest_eq(&f->old.digest, &f->now.digest);
}

/* Compare with what stands in the file's place. */
static bool compare(struct site *s, struct site_file *f)
{
	bool ours;
	struct stat st;

	if (s->beside || f->folder->place != PLACE_FOLDER)
		return true;
	if (fstatat(s->root, f->path.p, &st, AT_SYMLINK_NOFOLLOW)) {
		if (errno == ENOENT)
			return true;
		pthread_mutex_lock(&s->lock);
		site_refuse_write(s, f->path, "look at the file");
		pthread_mutex_unlock(&s->lock);
		return false;
	}
	f->change = CHANGE_OVER;
	f->now.mtime_ns = site_mtime_ns(&st);
	if (S_ISREG(st.st_mode) && is_unchanged(f, &st)) {
		f->change = CHANGE_NONE;
		f->now = f->old;
		return true;
	}
	ours = S_ISREG(st.st_mode) && f->listed;
	if (ours || (s->force && !S_ISDIR(st.st_mode)))
		return true;
	pthread_mutex_lock(&s->lock);
	ours = S_ISDIR(st.st_mode) && site_folder_is_ours(s, f->path.p);
	if (!ours)
		site_refuse(s, RULE_OUTPUT_FOREIGN, f->path,
			    S_ISDIR(st.st_mode)
				    ? "'%s' is a folder with files that strata "
				      "did not write; move it away"
				    : "'%s' was not written by strata and is "
				      "not replaced; move it away, or build "
				      "with --force",
			    f->path.p);
	pthread_mutex_unlock(&s->lock);
	return ours;
}

static bool refuse_written(struct site *s, const struct site_file *f,
			   const struct site_source *from,
			   enum site_written what)
{
	int error = errno;

	pthread_mutex_lock(&s->lock);
	errno = error;
	if (s->broken)
		s->failed = true; /* one finding of a full disk is enough */
	else if (what == WRITTEN_NOT)
		site_refuse_write(s, f->path, "write the file");
	else if (what == WRITTEN_NO_READ)
		site_refuse(s, RULE_OUTPUT_WRITE, f->path,
			    "cannot read '%s': %s", from->copy_of,
			    strerror(error));
	else
		site_refuse(s, RULE_OUTPUT_WRITE, f->path,
			    "'%s' changed while it was read; build again",
			    from->copy_of);
	pthread_mutex_unlock(&s->lock);
	return false;
}

static bool write_new(struct site *s, struct site_file *f,
		      const struct site_source *from)
{
	enum site_written result = WRITTEN_NOT;
	bool ready = true;

	if (s->beside) {
		if (site_folder_make(s, f->folder))
			result = site_write(s->root, f->path.p, from,
					    &f->now.mtime_ns);
	} else {
		pthread_mutex_lock(&s->lock);
		ready = site_stage(s);
		f->number = s->next++;
		pthread_mutex_unlock(&s->lock);
		if (ready)
			result = site_write(s->stage, site_name(f->number).text,
					    from, &f->now.mtime_ns);
	}
	if (!ready)
		return false;
	return result == WRITTEN || refuse_written(s, f, from, result);
}

/* `digest` is NULL when it has to be taken of the bytes. */
static bool put(struct site *s, struct str path, enum site_class c,
		const struct digest *digest, const struct site_source *from)
{
	struct site_file *f;

	if (s->broken)
		return false;
	pthread_mutex_lock(&s->lock);
	f = claim(s, path, c);
	pthread_mutex_unlock(&s->lock);
	if (!f)
		return false;
	f->now.digest = digest ? *digest : digest_of(from->bytes);
	f->now.size = from->copy_of ? from->size : from->bytes.n;
	if (!compare(s, f))
		return false;
	if (f->change == CHANGE_NONE || s->failed)
		return true; /* after a failure only findings matter */
	return write_new(s, f, from);
}

bool site_put(struct site *s, struct str path, enum site_class c,
	      struct str bytes)
{
	return put(s, path, c, NULL, &(struct site_source){.bytes = bytes});
}

bool site_put_copy(struct site *s, struct str path, enum site_class c,
		   const char *source, const struct digest *digest,
		   const struct file_state *state)
{
	return put(
		s, path, c, digest,
		&(struct site_source){.copy_of = source, .size = state->size});
}

bool site_keep(struct site *s, struct str path, enum site_class c)
{
	struct site_file *f;

	pthread_mutex_lock(&s->lock);
	f = map_find(&s->files, path);
	f = f && f->listed && !f->put ? claim(s, path, c) : NULL;
	pthread_mutex_unlock(&s->lock);
	if (!f)
		return false;
	f->now = f->old;
	f->put = compare(s, f) && f->change == CHANGE_NONE;
	return f->put;
}
