#include "view/choices.h"

/* Ranks of what stands last, whatever its number. */
enum { RANK_ARCHIVED = 98, RANK_NONE = 99 };

static struct choice none(struct view *v, const char *id, const char *label)
{
	return (struct choice){.id = str_c(id),
			       .label = word(v, label),
			       .is_none = true,
			       .rank = RANK_NONE};
}

static struct choice known_text(struct view *v, struct str text)
{
	if (!text.n)
		return none(v, "unknown", "explore.not_known");
	return (struct choice){.id = text, .label = text};
}

/* In the order of the words. */
static long level_rank(struct view *v, struct str level)
{
	const struct value *known = value_get(v->words, STR("level"));
	long rank = 0;

	if (str_is(level, "archived"))
		return RANK_ARCHIVED;
	for (const struct value *l = known ? known->first : NULL;
	     l && !str_eq(l->key, level); l = l->next)
		rank++;
	return rank;
}

struct choice choice_of_maturity(struct view *v, const struct entry *e)
{
	struct str level = entry_level(e);

	if (!level.n)
		return none(v, "none", "explore.no_level");
	return (struct choice){.id = level,
			       .label = level_label(v, level),
			       .rank = level_rank(v, level)};
}

struct choice choice_of_foundation(struct view *v, const struct entry *e)
{
	const struct catalogue *c = v->catalogue;
	struct str name =
		e->maturity ? e->maturity->foundation.s : (struct str){0};

	if (c->kind == CATALOGUE_LANDSCAPE2 && entry_level(e).n)
		name = c->site.publisher.s;
	if (!name.n)
		return none(v, "none", "explore.no_foundation");
	return (struct choice){.id = name,
			       .label = label_of(v, "foundation", name)};
}

struct choice choice_of_activity(struct view *v, const struct entry *e)
{
	static const struct {
		const char *id, *label;
		long days; /* at most */
	} steps[] = {{"90-days", "explore.activity.days", 90},
		     {"year", "explore.activity.year", 365},
		     {"older", "explore.activity.older", 0}};
	enum { LAST = sizeof(steps) / sizeof(steps[0]) - 1 };
	const struct version *newest = facts_version(e->facts);
	struct date today = v->catalogue->as_of;
	size_t i = 0;
	long age;

	if (!newest || !date_is_set(newest->date.date) || !date_is_set(today))
		return none(v, "unknown", "explore.not_known");
	age = date_days(today) - date_days(newest->date.date);
	while (i < LAST && age > steps[i].days)
		i++;
	return (struct choice){.id = str_c(steps[i].id),
			       .label = word(v, steps[i].label),
			       .rank = (long)i};
}

struct choice choice_of_language(struct view *v, const struct entry *e)
{
	const struct facts *f = e->facts;

	if (f && f->languages.n)
		return known_text(v, f->languages.at[0].name);
	if (f && f->language_shares.n)
		return known_text(v, f->language_shares.at[0].key.s);
	return known_text(v, (struct str){0});
}

struct choice choice_of_license(struct view *v, const struct entry *e)
{
	struct str spdx = entry_license(e);

	return known_text(v, spdx.n || !e->license ? spdx : e->license->as.s);
}

long capability_rank(const struct capability *c)
{
	enum { MOST_IN_A_LAYER = 10000 };
	const struct capabilities *all = &c->layer->capabilities;
	size_t at = 0;

	while (at < all->n && all->at[at] != c)
		at++;
	return (long)(c->layer->index * MOST_IN_A_LAYER + at);
}
