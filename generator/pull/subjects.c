#include "pull/subjects.h"

#include "base/file.h"
#include "base/url.h"
#include "pull/store.h"

#include <stdlib.h>

bool subject_is_ours(struct str repository, const struct pull_options *o)
{
	return !o->shards ||
	       look_hash(repository, "shard ") % (unsigned long)o->shards ==
		       (unsigned long)o->shard - 1;
}

static bool is_wanted(const struct entry *e, const struct pull_options *o)
{
	for (size_t i = 0; i < o->n_only; i++)
		if (str_is(e->slug, o->only[i]))
			return true;
	return !o->n_only;
}

static void set_due(struct subject *s, const struct pull_options *o)
{
	for (int i = 0; i < FORGE_TIERS; i++) {
		/* whoever names an entry wants it now */
		bool due = o->n_only || look_is_due(s->look, (enum forge_tier)i,
						    o->today, o->max_age[i]);

		s->repo->looks[i] = due ? FORGE_OPEN : FORGE_NOT_ASKED;
		s->due = s->due || due;
	}
}

/* What is needed to make the subjects. */
struct maker {
	struct arena *arena;
	struct diags *diags;
	const struct catalogue *catalogue;
	const struct pull_options *o;
	struct looked *looked;
	struct forge_hosts *hosts;
};

static struct forge_repo *repo_new(const struct maker *m, const struct entry *e)
{
	const struct site_hosts *settings = &m->catalogue->site.hosts;
	struct forge_host *h =
		forge_host_of(m->arena, m->hosts, settings, e->repo.s);
	struct forge_repo *r =
		h ? forge_repo_new(m->arena, h, e->repo.s) : NULL;

	if (!r) {
		diags_add(m->diags, &pull_rules[PULL_RULE], e->repo.pos,
			  "'%.*s' is not the address of a repository",
			  STR_ARG(e->repo.s));
		return NULL;
	}
	r->known = e->facts;
	r->branch = e->branch.s;
	r->today = m->o->today;
	r->scorecard = e->scorecard.s;
	r->best_practices = e->best_practices.s;
	r->scorecard_host =
		forge_host_kind(m->arena, m->hosts, settings, FORGE_SCORECARD);
	r->practices_host = forge_host_kind(m->arena, m->hosts, settings,
					    FORGE_BEST_PRACTICES);
	return r;
}

static struct subject *subject_new(const struct maker *m, const struct entry *e,
				   struct str key)
{
	struct forge_repo *r = repo_new(m, e);
	struct subject *s;

	if (!r)
		return NULL;
	s = arena_new(m->arena, struct subject);
	s->repo = r;
	r->data = s;
	s->entry = e;
	s->facts = e->facts;
	s->look = looked_at(m->arena, m->looked, key);
	s->path = e->facts ? e->facts->pos.file
			   : store_path(m->arena, m->o->facts, e->repo.s);
	s->unread = !e->facts && file_state(s->path).exists;
	/* without facts, "not changed since" would leave us with nothing */
	r->etag = e->facts ? s->look->etag : (struct str){0};
	set_due(s, m->o);
	return s;
}

static int by_age(const void *left, const void *right)
{
	const struct look *a = (*(struct subject *const *)left)->look;
	const struct look *b = (*(struct subject *const *)right)->look;

	for (int i = 0; i < FORGE_TIERS; i++) {
		int order = date_cmp(a->at[i], b->at[i]);

		if (order)
			return order;
	}
	return str_cmp(a->repository, b->repository);
}

struct subjects subjects_of(struct arena *a, struct diags *d,
			    const struct catalogue *c,
			    const struct pull_options *o, struct looked *l,
			    struct forge_hosts *hosts)
{
	const struct maker m = {a, d, c, o, l, hosts};
	struct subjects all = {0};
	struct map taken = {0};

	for (size_t i = 0; i < c->entries.n; i++) {
		const struct entry *e = c->entries.at[i];
		struct str key = url_repository(a, e->repo.s);
		struct subject *s;

		if (!key.n || map_find(&taken, key) || !is_wanted(e, o) ||
		    !subject_is_ours(key, o))
			continue;
		s = subject_new(&m, e, key);
		if (!s)
			continue;
		map_put(a, &taken, key, s);
		*list_add(a, &all) = s;
	}
	if (all.n)
		qsort(all.at, all.n, sizeof(all.at[0]), by_age);
	return all;
}
