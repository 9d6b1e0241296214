#include "pull/draft.h"

#include "base/escape.h"
#include "base/utf8.h"

enum {
	SHORTEST_WORD = 3,
	/* A word of more capabilities tells none of them from the others. */
	MOST_SHARING = 3,
};

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

struct str draft_id(struct arena *a, struct str name)
{
	struct str plain = utf8_plain(a, name);
	char *id = arena_alloc(a, plain.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < plain.n; i++)
		if (is_plain(plain.p[i]))
			id[n++] = plain.p[i];
		else if (n && id[n - 1] != '-')
			id[n++] = '-';
	while (n && id[n - 1] == '-')
		n--;
	return (struct str){id, n};
}

/*
 * Words
 */

/* A word, and what it weighs where it stands. */
struct word {
	struct str s;
	long weight;
	const char *where;
};
LIST_OF(words, struct word);

static struct word *word_find(const struct words *w, struct str s)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->at[i].s, s))
			return &w->at[i];
	return NULL;
}

/* Each word once: what weighs most is to be added first. */
static void words_add(struct arena *a, struct words *w, struct str text,
		      long weight, const char *where)
{
	struct str rest = draft_id(a, text);

	while (rest.n) {
		struct str s = str_cut(rest, '-', &rest);

		if (s.n > SHORTEST_WORD && s.p[s.n - 1] == 's')
			s.n--;
		if (s.n >= SHORTEST_WORD && !word_find(w, s))
			*list_add(a, w) = (struct word){s, weight, where};
	}
}

static struct words words_of_capability(struct arena *a,
					const struct capability *c)
{
	struct words w = {0};
	struct str tail;

	str_cut(c->id.s, '.', &tail);
	words_add(a, &w, tail, DRAFT_IN_NAME, NULL);
	words_add(a, &w, c->name.s, DRAFT_IN_NAME, NULL);
	words_add(a, &w, c->definition.s, DRAFT_IN_DEFINITION, NULL);
	return w;
}

static struct words words_of_repository(struct arena *a, struct str name,
					const struct facts *f)
{
	struct words w = {0};

	for (size_t i = 0; i < f->topics.n; i++)
		words_add(a, &w, f->topics.at[i].s, DRAFT_TOPIC, "topic");
	words_add(a, &w, name, DRAFT_NAME, "name");
	words_add(a, &w, f->description.s, DRAFT_DESCRIPTION, "description");
	return w;
}

/*
 * Guessing
 */

static bool is_common(const struct words *all, size_t n, struct str s)
{
	int have = 0;

	for (size_t i = 0; i < n; i++)
		have += word_find(&all[i], s) != NULL;
	return have > MOST_SHARING;
}

static struct draft_guess guess_one(struct arena *a, const struct capability *c,
				    const struct words *all, size_t n,
				    const struct words *own,
				    const struct words *repository)
{
	struct draft_guess g = {.capability = c};

	for (size_t i = 0; i < own->n; i++) {
		const struct word *w = word_find(repository, own->at[i].s);

		if (!w || is_common(all, n, w->s))
			continue;
		g.score += own->at[i].weight * w->weight;
		g.reasons = arena_printf(
			a, "%.*s%s'%.*s' (%s)", STR_ARG(g.reasons),
			g.reasons.n ? ", " : "", STR_ARG(w->s), w->where);
	}
	return g;
}

/* Few enough to be put in place one by one, which keeps equal ones in order. */
static void put_in_order(struct draft_guesses *g)
{
	for (size_t i = 1; i < g->n; i++)
		for (size_t k = i; k && g->at[k].score > g->at[k - 1].score;
		     k--) {
			struct draft_guess swap = g->at[k];

			g->at[k] = g->at[k - 1];
			g->at[k - 1] = swap;
		}
}

struct draft_guesses draft_guess(struct arena *a, const struct model *m,
				 struct str name, const struct facts *f)
{
	size_t n = m->capabilities.n;
	struct words *all = arena_alloc(a, (n + 1) * sizeof(*all));
	struct words repository = words_of_repository(a, name, f);
	struct draft_guesses found = {0};

	for (size_t i = 0; i < n; i++)
		all[i] = words_of_capability(a, m->capabilities.at[i]);
	for (size_t i = 0; i < n; i++) {
		struct draft_guess g = guess_one(a, m->capabilities.at[i], all,
						 n, &all[i], &repository);

		if (g.score >= DRAFT_LEAST && g.capability->layer)
			*list_add(a, &found) = g;
	}
	put_in_order(&found);
	return found;
}

static bool is_free(const struct layer *l, const char symbol[2])
{
	for (size_t i = 0; i < l->entries.n; i++)
		if (str_eq(l->entries.at[i]->symbol.s, (struct str){symbol, 2}))
			return false;
	return true;
}

struct str draft_symbol(struct arena *a, const struct layer *l, struct str name)
{
	struct str id = draft_id(a, name);
	struct str letters =
		arena_printf(a, "%.*sabcdefghijklmnopqrstuvwxyz", STR_ARG(id));

	for (size_t i = 0; i < letters.n; i++)
		for (size_t k = i + 1; k <= letters.n; k++) {
			char c = letters.p[i], s = letters.p[k % letters.n];
			char symbol[2] = {(char)(c - 'a' + 'A'), s};

			if (c >= 'a' && c <= 'z' && s >= 'a' && s <= 'z' &&
			    is_free(l, symbol))
				return arena_str(a, (struct str){symbol, 2});
		}
	return (struct str){0};
}

/*
 * Writing
 */

static void put_field(struct buf *out, const char *key, struct str s)
{
	buf_printf(out, "%s: ", key);
	escape_yaml(out, s);
	buf_addc(out, '\n');
}

static void put_texts(struct buf *out, const struct facts *f)
{
	if (f->description.s.n) {
		buf_add(out, STR("# The forge says: "));
		escape_yaml(out, f->description.s);
		buf_add(out, STR("\n# Say it in your own words.\n"));
	}
	buf_add(out, STR("summary:\ndescription:\n"));
}

static void put_claims(struct buf *out, const struct draft *d)
{
	size_t claimed = 0;

	buf_add(out, STR("# Guessed from topics, name and description, with "
			 "points; confirm each or take it out.\n"));
	for (size_t i = 0; i < d->guesses.n && i < DRAFT_TOLD; i++) {
		const struct draft_guess *g = &d->guesses.at[i];

		buf_printf(out, "# %.*s: %ld, %.*s%s\n",
			   STR_ARG(g->capability->id.s), g->score,
			   STR_ARG(g->reasons),
			   g->capability->layer == d->layer
				   ? ""
				   : "; of another layer");
	}
	buf_add(out, STR("capabilities:"));
	for (size_t i = 0; i < d->guesses.n && claimed < DRAFT_CLAIMS; i++) {
		const struct capability *c = d->guesses.at[i].capability;

		if (c->layer != d->layer)
			continue;
		buf_printf(out, "%s%.*s", claimed++ ? ", " : " [",
			   STR_ARG(c->id.s));
	}
	buf_add(out, claimed ? STR("]\n") : STR("\n"));
}

static void put_since(struct buf *out, const struct facts *f)
{
	const struct {
		struct date day;
		const char *what;
	} seen[] = {
		{f->first_version ? f->first_version->date.date
				  : (struct date){0},
		 "the first version"},
		{f->created.date, "the repository"},
		{f->first_commit.date, "the first commit"},
	};

	for (size_t i = 0; i < sizeof(seen) / sizeof(seen[0]); i++)
		if (date_is_set(seen[i].day)) {
			buf_printf(out,
				   "since: %d # of %s; the year of the first "
				   "release is meant\n",
				   seen[i].day.year, seen[i].what);
			return;
		}
}

void draft_write(struct arena *a, struct buf *out, const struct draft *d)
{
	const struct facts *f = d->facts;
	struct str symbol = draft_symbol(a, d->layer, d->name);

	put_field(out, "name", d->name);
	buf_printf(out, "symbol: %.*s\n", STR_ARG(symbol));
	buf_add(out, STR("kind: project\n"));
	put_texts(out, f);
	put_claims(out, d);
	put_field(out, "repo", d->repo);
	if (f->license.s.n) {
		buf_add(out, STR("license: {spdx: "));
		escape_yaml(out, f->license.s);
		buf_printf(out,
			   ", checked: %04d-%02d-%02d} # as the forge says; "
			   "read the file\n",
			   d->today.year, d->today.month, d->today.day);
	}
	put_since(out, f);
}
