#include "mend/mend.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "base/path.h"
#include "mend/proof.h"
#include "mend/spelling.h"

#include <stdlib.h>

enum { MAX_SOURCE = 64 << 20 }; /* as much as a catalogue may have */

/* A finding of a file, and why it is not mended, if it is not. */
struct task {
	const struct diag *found;
	const char *why;
};
LIST_OF(tasks, struct task);

/* What is to be done in one file. */
struct job {
	const char *file;
	struct tasks tasks;
};
LIST_OF(jobs, struct job *);

/* A replacement of a task. */
struct change {
	struct replacement what;
	struct task *task;
};
LIST_OF(changes, struct change);

struct mender {
	struct arena *arena;
	struct diags *diags;
	const char *folder; /* its real path */
};

/*
 * Jobs
 */

static struct jobs jobs_of(struct arena *a, const struct diags *found)
{
	struct map by_file = {0};
	struct jobs jobs = {0};

	for (const struct diag *i = found->first; i; i = i->next) {
		const char *file = i->edits ? i->edits->at.file : NULL;
		struct job *job;

		if (!file || i->waived.n)
			continue;
		job = map_find(&by_file, str_c(file));
		if (!job) {
			job = arena_new(a, struct job);
			job->file = file;
			map_put(a, &by_file, str_c(file), job);
			*list_add(a, &jobs) = job;
		}
		list_add(a, &job->tasks)->found = i;
	}
	return jobs;
}

static void leave_all(struct job *job, const char *why)
{
	for (size_t i = 0; i < job->tasks.n; i++)
		if (!job->tasks.at[i].why)
			job->tasks.at[i].why = why;
}

/*
 * Changes
 */

static int by_bytes(const void *left, const void *right)
{
	const struct change *a = left, *b = right;

	if (a->what.from != b->what.from)
		return a->what.from < b->what.from ? -1 : 1;
	return (a->task > b->task) - (a->task < b->task);
}

/* Who is in the way of another gives way, with all that belongs to it. */
static void part(const struct changes *all)
{
	const struct change *last = NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct change *c = &all->at[i];

		if (c->task->why)
			continue;
		if (last && !last->task->why && c->what.from < last->what.to)
			c->task->why = "another edit changes the same place";
		else
			last = c;
	}
}

static struct changes changes_of(struct arena *a, const struct source *s,
				 struct job *job)
{
	struct changes all = {0};

	for (size_t i = 0; i < job->tasks.n; i++) {
		struct task *task = &job->tasks.at[i];
		struct replacements made = {0};

		task->why = spelling_read(a, s, task->found, &made);
		for (size_t k = 0; k < made.n; k++)
			*list_add(a, &all) = (struct change){made.at[k], task};
	}
	if (all.n)
		qsort(all.at, all.n, sizeof(all.at[0]), by_bytes);
	part(&all);
	return all;
}

static void apply(struct str text, const struct changes *all, struct buf *out)
{
	size_t done = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct replacement *r = &all->at[i].what;

		if (all->at[i].task->why)
			continue;
		buf_add(out, str_sub(text, done, r->from));
		buf_add(out, r->now);
		done = r->to;
	}
	buf_add(out, str_from(text, done));
}

static struct edit_list edits_of(struct arena *a, const struct job *job)
{
	struct edit_list all = {0};

	for (size_t i = 0; i < job->tasks.n; i++)
		if (!job->tasks.at[i].why)
			for (const struct edit *e =
				     job->tasks.at[i].found->edits;
			     e; e = e->next)
				*list_add(a, &all) = e;
	return all;
}

/*
 * Files
 */

static void mend_text(struct mender *m, struct job *job, const char *real,
		      struct str text)
{
	struct source s = source_of(m->arena, text);
	struct changes all = changes_of(m->arena, &s, job);
	struct edit_list edits = edits_of(m->arena, job);
	struct buf out = {0};

	if (!edits.n)
		return;
	apply(text, &all, &out);
	if (!proof_holds(m->arena, job->file, text, buf_str(&out), &edits))
		leave_all(job, "the file would not say what it should");
	else if (!file_replace(m->arena, m->diags, real, buf_str(&out)))
		leave_all(job, "the file cannot be written");
	buf_free(&out);
}

static void mend_file(struct mender *m, struct job *job)
{
	const char *real = file_real(m->arena, job->file);
	struct str text;

	if (!real || !path_is_below(str_c(real), str_c(m->folder)))
		leave_all(job, "the file is not in the catalogue's folder");
	else if (str_is(path_extension(str_c(real)), "json"))
		leave_all(job, "only YAML is mended");
	else if (!file_read(m->arena, m->diags, real, MAX_SOURCE, &text))
		leave_all(job, "the file cannot be read");
	else
		mend_text(m, job, real, text);
}

size_t mend(struct arena *a, struct diags *d, const char *folder,
	    const struct diags *found, struct mend_notes *out)
{
	struct mender m = {a, d, file_real(a, folder)};
	struct jobs jobs = jobs_of(a, found);
	size_t n = 0;

	for (size_t i = 0; i < jobs.n && m.folder; i++) {
		struct job *job = jobs.at[i];

		mend_file(&m, job);
		for (size_t k = 0; k < job->tasks.n; k++) {
			const struct task *task = &job->tasks.at[k];

			*list_add(a, out) =
				(struct mend_note){task->found, task->why};
			n += !task->why;
		}
	}
	return n;
}
