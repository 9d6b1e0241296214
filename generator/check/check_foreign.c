/* What landscape2 takes without a word and then shows wrongly, or not at all.
 */
#include "base/buf.h"
#include "base/url.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/data.h"

/*
 * Maturity: dates and the level
 */

struct stage {
	const char *name; /* of its date */
	const char *level;
	const struct day *day;
};

enum { STAGES = 4 };

static void stages_of(const struct maturity_dates *dates, struct stage *out)
{
	out[0] = (struct stage){"accepted", "sandbox", &dates->accepted};
	out[1] = (struct stage){"incubating", "incubating", &dates->incubating};
	out[2] = (struct stage){"graduated", "graduated", &dates->graduated};
	out[3] = (struct stage){"archived", "archived", &dates->archived};
}

/* Of an own entry too: each stage is on the day of the one before, or later. */
static void check_dates_order(struct diags *d, const struct stage *stages)
{
	const struct stage *before = NULL;

	for (size_t i = 0; i < STAGES; i++) {
		const struct stage *s = &stages[i];

		if (!date_is_set(s->day->date))
			continue;
		if (before && date_cmp(s->day->date, before->day->date) < 0)
			diags_add(d, &data_rules[DATA_DATES_ORDER], s->day->pos,
				  "'%s' is a day before '%s'", s->name,
				  before->name);
		else
			before = s;
	}
}

/* landscape2 takes any word; these four are those that it knows. */
static const char *known_level(struct str level)
{
	static const char *const levels[] = {"sandbox", "incubating",
					     "graduated", "archived"};

	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (str_distance(level, str_c(levels[i]), 2) <= 2)
			return levels[i];
	return NULL;
}

static void check_level(struct arena *a, struct diags *d, const struct entry *e,
			const struct stage *stages)
{
	const struct text *level = &e->maturity->level;
	const char *known =
		level->s.n ? known_level(utf8_fold(a, level->s)) : NULL;
	const struct stage *latest = NULL;

	for (size_t i = 0; i < STAGES; i++)
		if (date_is_set(stages[i].day->date))
			latest = &stages[i];
	if (known && !str_is(level->s, known))
		diags_add(d, &data_rules[DATA_MATURITY_FOREIGN], level->pos,
			  "'project' is '%.*s' (did you mean '%s'?)",
			  STR_ARG(level->s), known);
	else if (latest && !level->s.n)
		diags_add(d, &data_rules[DATA_MATURITY_FOREIGN],
			  latest->day->pos,
			  "'%.*s' has the day of '%s' but no 'project', "
			  "without which it is not shown as one",
			  STR_ARG(e->name.s), latest->name);
	else if (latest && known && latest != stages &&
		 !str_is(level->s, latest->level) &&
		 !str_is(level->s, "archived"))
		diags_add(d, &data_rules[DATA_MATURITY_FOREIGN],
			  latest->day->pos,
			  "'%.*s' has the day of '%s', but its 'project' is "
			  "'%.*s'",
			  STR_ARG(e->name.s), latest->name, STR_ARG(level->s));
}

/*
 * Repositories: landscape2 asks GitHub about one only if it is written so
 */

static bool is_asked_for(struct str address)
{
	static const struct str head = STR_INIT("https://github.com/");
	struct str owner, name;

	if (!str_starts(address, head))
		return false;
	owner = str_cut(str_from(address, head.n), '/', &name);
	if (str_ends(name, STR("/")))
		name.n--;
	return owner.n && name.n && str_find(name, STR("/")) == name.n;
}

/* The one spelling that is asked for: https, no www; empty when the address is
   not that of a repository. */
static struct str respelt(struct arena *a, struct str address)
{
	struct url u;
	struct str now;

	if (!url_split(address, &u))
		return (struct str){0};
	now = arena_printf(a, "https://github.com%.*s", STR_ARG(u.path));
	return is_asked_for(now) ? now : (struct str){0};
}

static void check_repository(struct arena *a, struct diags *d,
			     const struct value *v)
{
	struct str now, address = v ? str_trim(v->text) : (struct str){0};
	struct diag *made;
	struct url u;

	if (!url_split(address, &u) ||
	    !url_host_in(u.host, STR("github.com")) || is_asked_for(address))
		return;
	now = respelt(a, address);
	if (!now.n) {
		diags_add(
			d, &data_rules[DATA_REPO_FOREIGN], v->pos,
			"'%.*s' is no repository, and landscape2 learns "
			"nothing of it; one is 'https://github.com/OWNER/NAME'",
			STR_ARG(address));
		return;
	}
	made = diags_add(d, &data_rules[DATA_REPO_FOREIGN], v->pos,
			 "landscape2 learns nothing of '%.*s'; it asks GitHub "
			 "about '%.*s'",
			 STR_ARG(address), STR_ARG(now));
	diags_edit(d, made, v->pos, v->text, now);
}

static void check_repositories(struct arena *a, struct diags *d,
			       const struct value *item)
{
	const struct value *more = value_get(item, STR("additional_repos"));

	check_repository(a, d, value_get(item, STR("repo_url")));
	if (!more || more->kind != VALUE_LIST)
		return;
	for (more = more->first; more; more = more->next)
		check_repository(a, d, value_get(more, STR("repo_url")));
}

/*
 * Ids: made of the three names, in which only letters, digits and '+' count
 */

/* `folded`: without letter case. */
static void add_id(struct buf *out, struct str folded)
{
	struct str rest = folded;
	bool hyphen = false;

	while (rest.n) {
		struct str from = rest;
		int32_t c = utf8_next(&rest);
		bool kept = (utf8_is_word(c) && !utf8_is_mark(c)) || c == '+';

		if (kept)
			buf_add(out, str_sub(from, 0, from.n - rest.n));
		else if (!hyphen)
			buf_addc(out, '-');
		hyphen = !kept;
	}
	if (hyphen)
		out->n--;
}

static void check_id(struct arena *a, struct diags *d, struct map *ids,
		     struct str id, struct entry *e)
{
	struct entry *other = map_find(ids, id);

	if (!other) {
		map_put(a, ids, id, e);
		return;
	}
	if (str_eq(e->sort_key, other->sort_key))
		return; /* their names are one: that is said already */
	if (e->name.pos.line < other->name.pos.line) {
		struct entry *below = other;

		map_put(a, ids, id, e);
		other = e;
		e = below;
	}
	diags_add(d, &data_rules[DATA_ID_FOREIGN], e->name.pos,
		  "'%.*s' and '%.*s' at line %d have one id in landscape2, "
		  "'%.*s'",
		  STR_ARG(e->name.s), STR_ARG(other->name.s),
		  other->name.pos.line, STR_ARG(id));
}

static void check_ids(struct arena *a, struct diags *d,
		      const struct catalogue *c)
{
	struct map ids = {0};
	struct buf id = {0};

	for (size_t i = 0; i < c->model.capabilities.n; i++) {
		const struct capability *cap = c->model.capabilities.at[i];
		size_t place;

		buf_clear(&id);
		add_id(&id, utf8_fold(a, cap->layer->name.s));
		buf_add(&id, STR("--"));
		add_id(&id, utf8_fold(a, cap->name.s));
		buf_add(&id, STR("--"));
		place = id.n;
		for (size_t k = 0; k < cap->placed.n; k++) {
			struct entry *e = cap->placed.at[k];

			if (e->claims.at[0].capability != cap)
				continue; /* by a second_path */
			id.n = place;
			add_id(&id, e->sort_key);
			check_id(a, d, &ids, arena_str(a, buf_str(&id)), e);
		}
	}
	buf_free(&id);
}

void check_foreign(struct arena *a, struct diags *d, const struct catalogue *c)
{
	bool foreign = c->kind == CATALOGUE_LANDSCAPE2;

	for (size_t i = 0; i < c->entries.n; i++) {
		struct entry *e = c->entries.at[i];
		struct stage stages[STAGES];

		if (foreign)
			check_repositories(a, d, e->source);
		if (!e->maturity || !e->maturity->dates)
			continue;
		stages_of(e->maturity->dates, stages);
		check_dates_order(d, stages);
		if (foreign)
			check_level(a, d, e, stages);
	}
	if (foreign)
		check_ids(a, d, c);
}
