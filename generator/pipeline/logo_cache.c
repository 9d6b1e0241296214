#include "pipeline/logo_cache.h"

#include "base/map.h"
#include "base/path.h"
#include "format/svg.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* A hundred bytes a logo: room for half a million. */
	MAX_INDEX = 64 << 20,
	/* What a cache folder keeps; older paths are forgotten first. */
	MAX_RECORDS = 200000,
};

struct note {
	struct note *next;
	size_t rule; /* in svg_rules */
	int line, col;
	struct str text;
};

struct record {
	struct str path;
	uint64_t size;
	int64_t mtime_ns;
	struct digest in, out;
	enum svg_verdict verdict;
	struct note *notes;
	struct str bytes; /* of a copy that only memory has */
};

struct logo_cache {
	struct arena *arena;
	const char *root; /* the folder of logos, without links */
	const char *index, *copies;
	LIST(struct record *) records;
	struct map by_path, by_digest;
	bool changed;
	pthread_mutex_t lock;
};

/*
 * The index
 */

static const char letters[] = "cfr"; /* by enum svg_verdict */

static struct str field(struct str *line)
{
	return str_cut(*line, '\t', line);
}

static bool read_long(struct str s, long *out)
{
	return str_to_long(s, out);
}

static struct record *read_record(struct arena *a, struct str line)
{
	struct record *r = arena_new(a, struct record);
	long size, mtime;
	struct str letter;
	const char *at;

	if (!read_long(field(&line), &size) ||
	    !read_long(field(&line), &mtime) ||
	    !digest_read(field(&line), &r->in) ||
	    !digest_read(field(&line), &r->out))
		return NULL;
	letter = field(&line);
	at = letter.n == 1 ? strchr(letters, letter.p[0]) : NULL;
	if (!at || !*at || !line.n)
		return NULL;
	r->size = (uint64_t)size;
	r->mtime_ns = mtime;
	r->verdict = (enum svg_verdict)(at - letters);
	r->path = line;
	return r;
}

static bool read_note(struct arena *a, struct str line, struct record *r)
{
	struct note *n = arena_new(a, struct note), **last = &r->notes;
	long rule, row, col;

	if (!read_long(field(&line), &rule) || !read_long(field(&line), &row) ||
	    !read_long(field(&line), &col) || (size_t)rule >= n_svg_rules)
		return false;
	n->rule = (size_t)rule;
	n->line = (int)row;
	n->col = (int)col;
	n->text = line;
	while (*last)
		last = &(*last)->next;
	*last = n;
	return true;
}

static void keep(struct logo_cache *c, struct record *r)
{
	*list_add(c->arena, &c->records) = r;
	map_put(c->arena, &c->by_path, r->path, r);
	map_put(c->arena, &c->by_digest,
		(struct str){(const char *)r->in.bytes, DIGEST_SIZE}, r);
}

/* A line that cannot be understood ends the reading: the rest is found anew. */
static void read_index(struct logo_cache *c)
{
	struct arena scratch = {0};
	struct diags unheard;
	struct record *r = NULL;
	struct str rest = {0};

	diags_init(&unheard, &scratch);
	if (file_state(c->index).exists)
		file_read(c->arena, &unheard, c->index, MAX_INDEX, &rest);
	while (rest.n) {
		struct str line = str_cut(rest, '\n', &rest);

		if (line.n && line.p[0] == '!') {
			if (!r || !read_note(c->arena, str_from(line, 1), r))
				break;
			continue;
		}
		r = read_record(c->arena, line);
		if (!r)
			break;
		keep(c, r);
	}
	arena_free(&scratch);
}

static void write_record(struct arena *a, struct buf *b, const struct record *r)
{
	buf_printf(b, "%llu\t%lld\t%.*s\t%.*s\t%c\t%.*s\n",
		   (unsigned long long)r->size, (long long)r->mtime_ns,
		   STR_ARG(digest_hex(a, &r->in, 64)),
		   STR_ARG(digest_hex(a, &r->out, 64)), letters[r->verdict],
		   STR_ARG(r->path));
	for (const struct note *n = r->notes; n; n = n->next)
		buf_printf(b, "!%zu\t%d\t%d\t%.*s\n", n->rule, n->line, n->col,
			   STR_ARG(n->text));
}

void logo_cache_close(struct logo_cache *c)
{
	struct arena scratch = {0};
	struct diags unheard;
	struct buf b = {0};
	size_t first;

	if (c->index && c->changed) {
		diags_init(&unheard, &scratch);
		first = c->records.n > MAX_RECORDS ? c->records.n - MAX_RECORDS
						   : 0;
		for (size_t i = first; i < c->records.n; i++)
			if (map_find(&c->by_path, c->records.at[i]->path) ==
			    c->records.at[i])
				write_record(&scratch, &b, c->records.at[i]);
		file_write(&scratch, &unheard, c->index, buf_str(&b));
		buf_free(&b);
	}
	arena_free(&scratch);
	pthread_mutex_destroy(&c->lock);
}

struct logo_cache *logo_cache_open(struct arena *a, const char *logos,
				   const char *dir)
{
	struct logo_cache *c = arena_new(a, struct logo_cache);
	struct arena scratch = {0};
	struct diags unheard;
	char *root = realpath(logos, NULL);

	c->arena = a;
	c->root = root ? arena_cstr(a, str_c(root)) : logos;
	free(root);
	pthread_mutex_init(&c->lock, NULL);
	if (!dir)
		return c;
	diags_init(&unheard, &scratch);
	c->index =
		arena_printf(a, "%s/logos-%d.tsv", dir, SVG_FILTER_VERSION).p;
	c->copies = arena_printf(a, "%s/svg-%d", dir, SVG_FILTER_VERSION).p;
	if (file_make_folders(&scratch, &unheard, c->copies))
		read_index(c);
	else
		c->index = c->copies = NULL;
	arena_free(&scratch);
	return c;
}

/*
 * One logo
 */

static const char *copy_of(struct arena *a, const struct logo_cache *c,
			   const struct digest *in)
{
	return arena_printf(a, "%s/%.*s.svg", c->copies,
			    STR_ARG(digest_hex(a, in, 64)))
		.p;
}

/* The notes are those of one file; a copy elsewhere has the same ones. */
static void tell(struct worker *w, const char *file, const struct record *r)
{
	for (const struct note *n = r->notes; n; n = n->next)
		diags_add(&w->diags, &svg_rules[n->rule],
			  (struct pos){file, n->line, n->col}, "%.*s",
			  STR_ARG(n->text));
}

static bool answer(struct logo_cache *c, struct worker *w, const char *file,
		   const struct record *r, struct cached_logo *out)
{
	const char *copy;

	*out = (struct cached_logo){.usable = r->verdict != SVG_REFUSED,
				    .bytes = r->bytes,
				    .digest = r->out};
	if (r->verdict == SVG_FILTERED && !r->bytes.n) {
		if (!c->copies)
			return false;
		pthread_mutex_lock(&c->lock);
		copy = copy_of(c->arena, c, &r->in);
		pthread_mutex_unlock(&c->lock);
		if (!file_state(copy).exists)
			return false;
		out->source = copy;
	}
	tell(w, file, r);
	return true;
}

static struct note *notes_of(struct arena *a, const struct diags *from)
{
	struct note *first = NULL, **last = &first;

	for (const struct diag *i = from->first; i; i = i->next) {
		struct note *n = arena_new(a, struct note);

		n->rule = (size_t)(i->rule - svg_rules);
		n->line = i->pos.line;
		n->col = i->pos.col;
		n->text = arena_str(a, i->text);
		for (size_t k = 0; k < n->text.n; k++)
			if (n->text.p[k] == '\n' || n->text.p[k] == '\t')
				((char *)n->text.p)[k] = ' ';
		*last = n;
		last = &n->next;
	}
	return first;
}

/* Filter what is in `w->in` and remember what came of it. */
static struct record *filter(struct logo_cache *c, struct worker *w,
			     const char *file, struct record *r)
{
	struct diags own;

	diags_init(&own, &w->job);
	r->verdict = svg_filter(&w->job, &own, file, buf_str(&w->in), &w->out);
	r->out = r->verdict == SVG_FILTERED ? digest_of(buf_str(&w->out))
					    : r->in;
	if (r->verdict == SVG_FILTERED && c->copies) {
		struct diags unheard;

		diags_init(&unheard, &w->job);
		if (!file_write(&w->job, &unheard, copy_of(&w->job, c, &r->in),
				buf_str(&w->out)))
			c->copies = NULL;
	}
	pthread_mutex_lock(&c->lock);
	r->notes = notes_of(c->arena, &own);
	if (r->verdict == SVG_FILTERED && !c->copies)
		r->bytes = arena_str(c->arena, buf_str(&w->out));
	pthread_mutex_unlock(&c->lock);
	return r;
}

bool logo_cache_find(struct logo_cache *c, struct worker *w, const char *file,
		     struct str name, const struct file_state *state,
		     struct cached_logo *out)
{
	struct str path =
		arena_printf(&w->job, "%s/%.*s", c->root, STR_ARG(name));
	struct record *known, *made, *twin;

	pthread_mutex_lock(&c->lock);
	known = map_find(&c->by_path, path);
	pthread_mutex_unlock(&c->lock);
	if (known && known->size == state->size &&
	    known->mtime_ns == state->mtime_ns &&
	    answer(c, w, file, known, out))
		return true;
	if (!file_read_into(&w->diags, file, SVG_MAX_BYTES, &w->in))
		return false;
	pthread_mutex_lock(&c->lock);
	made = arena_new(c->arena, struct record);
	made->in = digest_of(buf_str(&w->in));
	made->size = state->size;
	made->mtime_ns = state->mtime_ns;
	made->path = arena_str(c->arena, path);
	twin = map_find(&c->by_digest,
			(struct str){(char *)made->in.bytes, DIGEST_SIZE});
	pthread_mutex_unlock(&c->lock);
	if (twin && answer(c, w, file, twin, out)) {
		made->verdict = twin->verdict;
		made->out = twin->out;
		made->notes = twin->notes;
		made->bytes = twin->bytes;
	} else {
		filter(c, w, file, made);
		answer(c, w, file, made, out);
	}
	pthread_mutex_lock(&c->lock);
	c->changed = true;
	keep(c, made);
	pthread_mutex_unlock(&c->lock);
	return true;
}
