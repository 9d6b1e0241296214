#include "pull/take.h"

#include "base/buf.h"
#include "model/facts.h"
#include "pull/facts_merge.h"
#include "pull/facts_write.h"
#include "pull/store.h"

static bool any(const struct forge_repo *r, enum forge_look look)
{
	for (int i = 0; i < FORGE_TIERS; i++)
		if (r->looks[i] == look)
			return true;
	return false;
}

static bool was_answered(const struct forge_repo *r)
{
	return r->state == FORGE_THERE || r->state == FORGE_UNCHANGED;
}

static void report(struct diags *d, const struct subject *s)
{
	const struct forge_repo *r = s->repo;
	const struct text *repo = &s->entry->repo;
	const struct rule *rule = &pull_rules[PULL_RULE];

	if (r->state == FORGE_GONE || r->state == FORGE_BARRED ||
	    r->state == FORGE_DOWN)
		diags_add(d, rule, repo->pos, "'%.*s': %.*s", STR_ARG(repo->s),
			  STR_ARG(r->reason));
	else if (any(r, FORGE_FAILED))
		diags_add(d, rule, repo->pos,
			  "'%.*s': not all could be learnt: %.*s",
			  STR_ARG(repo->s), STR_ARG(r->reason));
	if (was_answered(r) && r->seen.moved.s.n)
		diags_edit(d,
			   diags_add(d, rule, repo->pos, "'%.*s' is now '%.*s'",
				     STR_ARG(repo->s),
				     STR_ARG(r->seen.moved.s)),
			   repo->pos, repo->s, r->seen.moved.s);
}

static void count(const struct forge_repo *r, bool changed,
		  struct pull_counts *n)
{
	bool failed = any(r, FORGE_FAILED);

	n->asked += r->state != FORGE_UNSEEN;
	n->carried += any(r, FORGE_CARRIED);
	n->gone += r->state == FORGE_GONE;
	n->failed += r->state != FORGE_GONE && failed;
	n->renamed += r->seen.moved.s.n > 0;
	n->archived += r->seen.archived;
	n->changed += was_answered(r) && changed;
	n->unchanged += was_answered(r) && !changed;
}

static struct facts *merged(struct arena *a, const struct subject *s,
			    struct date today, bool *changed)
{
	const struct forge_repo *r = s->repo;

	*changed = false;
	if (was_answered(r))
		return facts_merge(a, s->facts, &r->seen, changed);
	if (r->state == FORGE_UNSEEN || !s->facts)
		return NULL;
	return facts_mark_stale(a, s->facts, today, r->reason, changed);
}

static bool write_facts(struct diags *d, const struct subject *s,
			const struct facts *f)
{
	struct arena scratch = {0};
	struct buf b = {0};
	bool ok;

	if (s->unread) {
		diags_add(d, &pull_rules[PULL_RULE],
			  (struct pos){.file = s->path},
			  "the file is not understood, so it is left as it is; "
			  "mend it or remove it");
		return true;
	}
	facts_write(&scratch, &b, f);
	ok = store_write(&scratch, d, s->path, buf_str(&b));
	arena_free(&scratch);
	buf_free(&b);
	return ok;
}

bool take_result(struct arena *a, struct diags *d, struct subject *s,
		 struct date today, struct pull_counts *counts)
{
	struct forge_repo *r = s->repo;
	bool changed;
	struct facts *f = merged(a, s, today, &changed);

	report(d, s);
	count(r, changed, counts);
	if (changed && !write_facts(d, s, f))
		return false;
	if (f)
		s->facts = f;
	if (s->unread)
		return true;
	for (int i = 0; i < FORGE_TIERS; i++)
		if (r->looks[i] == FORGE_LOOKED)
			s->look->at[i] = today;
	if (r->looks[FORGE_PULSE] == FORGE_LOOKED)
		s->look->etag = r->etag;
	return true;
}
