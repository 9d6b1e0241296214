/*
 * site_write TREE FOLDER [copy] - how long output/site takes for the files of
 * TREE, put into FOLDER/site: when absent, unchanged, with one file changed and
 * with every file changed.  With `copy`, the pictures are put as copies.
 * One line each, in milliseconds: passed, and of the processors.
 */
#include "output/site.h"

#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct input {
	const char *source;
	struct str path, bytes;
	struct digest digest;
	struct file_state state;
	bool copied;
};

static struct arena files;
static struct diags problems;
static LIST(struct input) inputs;
static size_t root_length;
static bool copy_pictures;

static int add(const char *path, const struct stat *st, int type)
{
	struct input *in;

	(void)st;
	if (type != FTW_F)
		return 0;
	in = list_add(&files, &inputs);
	in->source = arena_cstr(&files, str_c(path));
	in->path = str_c(in->source + root_length + 1);
	in->state = file_state(path);
	in->copied = copy_pictures && str_ends(in->path, STR(".svg"));
	if (!file_read(&files, &problems, path, 1 << 30, &in->bytes))
		return 1;
	in->digest = digest_of(in->bytes);
	return 0;
}

struct share {
	struct site *site;
	size_t from, step, changed;
};

/* The first `changed` files get another first byte. */
static void *put_share(void *arg)
{
	struct share *share = arg;

	for (size_t i = share->from; i < inputs.n; i += share->step) {
		struct input *in = &inputs.at[i];

		if (in->copied) {
			site_put_copy(share->site, in->path, SITE_ASSET,
				      in->source, &in->digest, &in->state);
			continue;
		}
		if (i < share->changed && in->bytes.n)
			++*(char *)in->bytes.p;
		site_put(share->site, in->path, SITE_PAGE, in->bytes);
	}
	return NULL;
}

static double ms(struct timespec t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void measure(const char *what, const char *folder, size_t threads,
		    size_t changed)
{
	struct arena a = {0};
	struct diags d;
	struct site_options options = {.folder = folder};
	struct site_counts counts = {0};
	struct share shares[2];
	struct timespec from, to, work_from, work_to;
	pthread_t other;
	struct site *site;

	diags_init(&d, &a);
	clock_gettime(CLOCK_MONOTONIC, &from);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &work_from);
	site = site_open(&a, &d, &options);
	for (size_t i = 0; site && i < threads; i++)
		shares[i] = (struct share){site, i, threads, changed};
	if (site && threads == 2)
		pthread_create(&other, NULL, put_share, &shares[1]);
	if (site)
		put_share(&shares[0]);
	if (site && threads == 2)
		pthread_join(other, NULL);
	if (site)
		site_close(site, &counts);
	clock_gettime(CLOCK_MONOTONIC, &to);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &work_to);
	printf("%-12s %zu thread %7.1f ms %7.1f cpu  %zu written\n", what,
	       threads, ms(to) - ms(from), ms(work_to) - ms(work_from),
	       counts.written);
	for (struct diag *i = d.first; i; i = i->next)
		printf("%s: %.*s\n", i->pos.file, STR_ARG(i->text));
	arena_free(&a);
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fputs("usage: site_write TREE FOLDER [copy]\n", stderr);
		return 2;
	}
	copy_pictures = argc > 3;
	diags_init(&problems, &files);
	root_length = strlen(argv[1]);
	if (ftw(argv[1], add, 16))
		return 1;
	for (size_t threads = 1; threads <= 2; threads++) {
		const char *folder =
			arena_printf(&files, "%s/site%zu", argv[2], threads).p;

		measure("absent", folder, threads, 0);
		measure("unchanged", folder, threads, 0);
		measure("one changed", folder, threads, 1);
		measure("all changed", folder, threads, inputs.n);
	}
	arena_free(&files);
	return 0;
}
