/* What Gitea has from GitHub: releases, languages, the days of commits. */
#include "forge/forge_parts.h"

void rest_see_release(struct arena *a, struct forge_repo *r,
		      const struct value *v)
{
	see_release(a, r, member_text(v, "tag_name"),
		    member_day(v, "published_at"), member_text(v, "html_url"),
		    member_is_true(v, "prerelease"));
}

REST_READ(release)
{
	enum forge_reply status = answer_status(a, r, answer);
	const struct value *v;

	r->no_release = status == REPLY_GONE;
	if (status != REPLY_DONE)
		return r->no_release ? REPLY_DONE : status;
	v = answer_json(r, answer, VALUE_MAP);
	if (!v)
		return REPLY_DOWN;
	rest_see_release(a, r, v);
	return REPLY_DONE;
}

bool rest_has_no_release(const struct forge_repo *r)
{
	return r->no_release;
}

REST_READ(languages)
{
	enum forge_reply reply;
	const struct value *map = answer_read(a, r, answer, VALUE_MAP, &reply);

	if (map)
		see_languages(a, r, map);
	return reply;
}

struct date rest_commit_day(const struct value *commit)
{
	commit = member(commit, "commit", VALUE_MAP);
	return member_day(member(commit, "committer", VALUE_MAP), "date");
}

bool rest_may_want_first_commit(const struct forge_repo *r)
{
	return !(r->known && facts_know(r->known, FACT_FIRST_COMMIT));
}

bool rest_wants_first_commit(const struct forge_repo *r)
{
	return rest_may_want_first_commit(r) && r->seen.head.s.n &&
	       r->seen.commits > 0;
}

bool rest_lacks_commits(const struct forge_repo *r)
{
	return r->looks[FORGE_PULSE] == FORGE_NOT_ASKED &&
	       rest_may_want_first_commit(r);
}

REST_READ(first_commit)
{
	enum forge_reply reply;
	const struct value *list =
		answer_read(a, r, answer, VALUE_LIST, &reply);

	if (list)
		see_day(r, FACT_FIRST_COMMIT, &r->seen.first_commit,
			rest_commit_day(list->first));
	return reply;
}
