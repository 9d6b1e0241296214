/* What every forge tells in its own words, put into the same facts. */
#include "base/url.h"
#include "forge/forge_parts.h"

#include <strings.h>

enum { MOST_NAME = 200, MOST_BRANCH = 250, MOST_URL = 2000 };

/* An address that a file of facts takes. */
static bool is_address(struct arena *a, struct str url)
{
	return url.n <= MOST_URL && url_is_web(url) &&
	       str_eq(answer_line(a, url, MOST_URL), url);
}

void see(struct forge_repo *r, enum fact fact)
{
	facts_see(&r->seen, fact, r->today, r->source);
}

void see_number(struct forge_repo *r, enum fact fact, long *at, long n)
{
	if (n < 0)
		return;
	*at = n;
	see(r, fact);
}

void see_text(struct arena *a, struct forge_repo *r, enum fact fact,
	      struct text *at, struct str s)
{
	if (!s.n)
		return;
	at->s = arena_str(a, s);
	see(r, fact);
}

void see_day(struct forge_repo *r, enum fact fact, struct day *at,
	     struct date day)
{
	if (!date_is_set(day))
		return;
	at->date = day;
	see(r, fact);
}

void see_default_branch(struct arena *a, struct forge_repo *r, struct str name)
{
	see_text(a, r, FACT_DEFAULT_BRANCH, &r->seen.default_branch,
		 answer_line(a, name, MOST_BRANCH));
}

void see_archived(struct forge_repo *r, const struct value *yes)
{
	if (!yes)
		return;
	r->seen.archived = yes->truth;
	see(r, FACT_ARCHIVED);
}

/* Null is an answer too: there is none. */
void see_description(struct arena *a, struct forge_repo *r,
		     const struct value *map)
{
	const struct value *v = value_get(map, STR("description"));

	if (!v || (v->kind != VALUE_TEXT && v->kind != VALUE_NULL))
		return;
	r->seen.description.s = answer_line(a, v->text, MOST_DESCRIPTION);
	see(r, FACT_DESCRIPTION);
}

void see_topics(struct arena *a, struct forge_repo *r, const struct value *list)
{
	const struct value *v;

	if (!list || list->kind != VALUE_LIST)
		return;
	r->seen.topics = (struct texts){0};
	for (v = list->first; v && r->seen.topics.n < MOST_TOPICS;
	     v = v->next) {
		struct str topic = answer_line(a, v->text, MOST_NAME);

		if (v->kind == VALUE_TEXT && topic.n)
			list_add(a, &r->seen.topics)->s = topic;
	}
	see(r, FACT_TOPICS);
}

/* Names that differed in controls alone are one by now; a file has it once. */
static bool has_language(const struct languages *all, struct str name)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].name, name))
			return true;
	return false;
}

void see_languages(struct arena *a, struct forge_repo *r,
		   const struct value *map)
{
	struct languages *all = &r->seen.languages;
	const struct value *v;

	*all = (struct languages){0};
	for (v = map->first; v && all->n < MOST_LANGUAGES; v = v->next) {
		struct str name = answer_line(a, v->key, MOST_NAME);
		long bytes = count_of(v->text);

		if (v->kind == VALUE_NUMBER && name.n &&
		    !has_language(all, name) && bytes >= 0)
			*list_add(a, all) = (struct language){name, bytes};
	}
	see(r, FACT_LANGUAGES);
}

void see_release(struct arena *a, struct forge_repo *r, struct str tag,
		 struct date date, struct str url, bool prerelease)
{
	struct version *v = NULL;

	tag = answer_line(a, tag, MOST_NAME);
	if (tag.n) {
		v = arena_new(a, struct version);
		v->tag.s = tag;
		v->date.date = date;
		v->prerelease = prerelease;
		if (is_address(a, url))
			v->url.s = arena_str(a, url);
	}
	r->seen.latest_release = v;
	see(r, FACT_LATEST_RELEASE);
}

static bool same_letters(struct str a, struct str b)
{
	return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

void see_name(struct arena *a, struct forge_repo *r, struct str path,
	      struct str url)
{
	if (!path.n || !is_address(a, url))
		return;
	r->seen.moved.s = (struct str){0};
	if (!same_letters(path, r->path)) {
		r->seen.moved.s = arena_str(a, url);
		r->path = arena_str(a, path);
	}
	see(r, FACT_MOVED);
}

bool is_commit_id(struct str s)
{
	if (s.n != 40 && s.n != 64)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') ||
		      (s.p[i] >= 'a' && s.p[i] <= 'f')))
			return false;
	return true;
}

void see_head(struct arena *a, struct forge_repo *r, struct str id)
{
	if (is_commit_id(id))
		see_text(a, r, FACT_HEAD, &r->seen.head, id);
}
