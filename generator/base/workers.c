#include "base/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_WORKERS = 8 };

struct team {
	void (*job)(void *data, struct worker *w, size_t i);
	void *data;
	size_t n;
	atomic_size_t next;
};

struct member {
	struct team *team;
	struct worker worker;
	pthread_t thread;
	bool started;
};

static void *work(void *data)
{
	struct member *m = data;
	struct team *team = m->team;
	size_t i;

	while ((i = atomic_fetch_add(&team->next, 1)) < team->n) {
		team->job(team->data, &m->worker, i);
		arena_reset(&m->worker.job);
	}
	return NULL;
}

static size_t how_many(size_t n_jobs)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t n = cores > 0 ? (size_t)cores : 1;

	n = n > MOST_WORKERS ? MOST_WORKERS : n;
	return n < n_jobs ? n : n_jobs;
}

void workers_run(struct diags *d,
		 void (*job)(void *data, struct worker *w, size_t i),
		 void *data, size_t n)
{
	struct member members[MOST_WORKERS] = {
		0}; /* the first is this thread */
	struct team team = {.job = job, .data = data, .n = n};
	size_t n_members = how_many(n);

	for (size_t i = 0; i < n_members; i++) {
		members[i].team = &team;
		diags_init(&members[i].worker.diags, &members[i].worker.arena);
	}
	for (size_t i = 1; i < n_members; i++)
		members[i].started = !pthread_create(&members[i].thread, NULL,
						     work, &members[i]);
	if (n_members)
		work(&members[0]);
	for (size_t i = 0; i < n_members; i++) {
		struct worker *w = &members[i].worker;

		if (members[i].started)
			pthread_join(members[i].thread, NULL);
		diags_take(d, &w->diags);
		arena_take(d->arena, &w->arena);
		buf_free(&w->in);
		buf_free(&w->out);
		arena_free(&w->job);
	}
}

struct errand {
	void (*job)(void *);
	void *data;
};

static void *go(void *data)
{
	struct errand *e = data;

	e->job(e->data);
	return NULL;
}

void workers_both(void (*one)(void *), void *of_one, void (*other)(void *),
		  void *of_other)
{
	struct errand e = {other, of_other};
	pthread_t thread;
	bool started = !pthread_create(&thread, NULL, go, &e);

	one(of_one);
	if (started)
		pthread_join(thread, NULL);
	else
		other(of_other);
}
