/*
 * Two public services beside every forge: OpenSSF Scorecard
 * (https://api.scorecard.dev) and OpenSSF Best Practices
 * (https://www.bestpractices.dev), asked where an entry names them.
 */
#include "forge/forge_parts.h"

static bool names_scorecard(const struct forge_repo *r)
{
	return r->scorecard.n > 0 && r->scorecard_host;
}

/* …/viewer/?uri=github.com/owner/name; else the repository's own address. */
static struct str scorecard_subject(struct arena *a, const struct forge_repo *r)
{
	size_t uri = str_find(r->scorecard, STR("uri="));
	struct str rest;

	if (uri < r->scorecard.n)
		return str_cut(str_from(r->scorecard, uri + 4), '&', &rest);
	return arena_printf(a, "%.*s/%.*s", STR_ARG(r->host->name),
			    STR_ARG(r->path));
}

static void ask_scorecard(struct arena *a, struct forge_repo *r,
			  struct http_request *out)
{
	out->url = arena_printf(a, "%.*s/projects/%.*s",
				STR_ARG(r->scorecard_host->api),
				STR_ARG(scorecard_subject(a, r)));
	ask_header(a, out, "accept", STR("application/json"));
}

/* "7.9": a number from 0 to 10; -1 stands for a run without a result. */
static bool is_score(struct str s)
{
	struct str tenths;
	long whole, unused;

	s = str_cut(s, '.', &tenths);
	return str_to_long(s, &whole) && whole <= 10 &&
	       (!tenths.n || str_to_long(tenths, &unused));
}

static enum forge_reply read_scorecard(struct arena *a, struct forge_repo *r,
				       const struct http_answer *answer)
{
	enum forge_reply reply;
	/* 404: it is not among those that are scored */
	const struct value *v = answer_read_or(a, r, answer, VALUE_MAP,
					       STATUSES(404, 410), &reply);
	const struct value *score;

	if (!v)
		return reply;
	score = member(v, "score", VALUE_NUMBER);
	if (!score || !is_score(score->text))
		return REPLY_DOWN;
	r->seen.scorecard = arena_new(a, struct scorecard);
	r->seen.scorecard->score.s = arena_str(a, score->text);
	r->seen.scorecard->date.date = member_day(v, "date");
	see(r, FACT_SCORECARD);
	return REPLY_DONE;
}

/* The number of …/projects/3247 and …/en/projects/3247; else -1. */
static long practices_id(const struct forge_repo *r)
{
	struct str s = r->best_practices;
	size_t at = str_find(s, STR("/projects/"));
	size_t end;
	long id = -1;

	if (at == s.n)
		return -1;
	s = str_from(s, at + 10);
	for (end = 0; end < s.n && s.p[end] >= '0' && s.p[end] <= '9';)
		end++;
	str_to_long(str_sub(s, 0, end), &id);
	return id;
}

static bool names_practices(const struct forge_repo *r)
{
	return r->practices_host && practices_id(r) >= 0;
}

static void ask_practices(struct arena *a, struct forge_repo *r,
			  struct http_request *out)
{
	out->url =
		arena_printf(a, "%.*s/projects/%ld.json",
			     STR_ARG(r->practices_host->api), practices_id(r));
	ask_header(a, out, "accept", STR("application/json"));
}

static enum forge_reply read_practices(struct arena *a, struct forge_repo *r,
				       const struct http_answer *answer)
{
	enum forge_reply reply;
	const struct value *v = answer_read(a, r, answer, VALUE_MAP, &reply);
	struct str level;

	if (!v)
		return reply;
	level = answer_line(a, member_text(v, "badge_level"), 40);
	if (!level.n)
		return REPLY_DOWN;
	r->seen.best_practices = arena_new(a, struct best_practices);
	r->seen.best_practices->level.s = level;
	r->seen.best_practices->percentage =
		member_number(v, "tiered_percentage");
	see(r, FACT_BEST_PRACTICES);
	return REPLY_DONE;
}

static const struct forge_step steps[] = {
	{.tier = FORGE_SLOW,
	 .source = "OpenSSF Scorecard",
	 .elsewhere = true,
	 .at = FORGE_SCORECARD,
	 .needed = names_scorecard,
	 .ask = ask_scorecard,
	 .read = read_scorecard},
	{.tier = FORGE_SLOW,
	 .source = "OpenSSF Best Practices",
	 .elsewhere = true,
	 .at = FORGE_BEST_PRACTICES,
	 .needed = names_practices,
	 .ask = ask_practices,
	 .read = read_practices},
};
const struct forge_steps forge_openssf = STEPS(steps);
