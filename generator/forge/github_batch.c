/*
 * Answers to many repositories in one request: data for some, errors for
 * others, and sometimes nothing, because it was too much at once.
 */
#include "forge/github.h"

/* The worst that was said of each alias, or of all. */
struct trouble {
	enum forge_reply reply;
	bool again; /* it was too much at once */
	struct str reason;
};

static struct trouble trouble_of(struct arena *a, const struct value *error)
{
	struct str type = member_text(error, "type");
	struct trouble t = {REPLY_DOWN, false, {0}};

	t.reason = answer_line(a, member_text(error, "message"), 200);
	if (!t.reason.n)
		t.reason = STR("the forge says that it is wrong");
	if (str_is(type, "NOT_FOUND")) {
		t.reply = REPLY_GONE;
		t.reason = STR("not found");
	} else if (str_is(type, "FORBIDDEN")) {
		t.reply = REPLY_BARRED;
		t.reason = STR("forbidden");
	} else if (str_is(type, "RATE_LIMITED") || str_is(type, "RATE_LIMIT")) {
		t.reply = REPLY_SPENT;
		t.reason = STR("the budget is spent");
	} else if (str_is(type, "RESOURCE_LIMITS_EXCEEDED") ||
		   str_is(type, "MAX_NODE_LIMIT_EXCEEDED")) {
		t.again = true;
	}
	return t;
}

/* The first part of an error's path: "r7"; of another form, `n`. */
static size_t alias_of(const struct value *error, size_t n)
{
	const struct value *path = member(error, "path", VALUE_LIST);
	struct str name =
		path && path->first ? path->first->text : (struct str){0};
	long i;

	if (name.n < 2 || name.p[0] != 'r' ||
	    !str_to_long(str_from(name, 1), &i) || (size_t)i >= n)
		return n;
	return (size_t)i;
}

/*
 * Troubles of each alias, and behind them that of the whole, which is also
 * that of an alias of which nothing of its own is said.
 */
static struct trouble *troubles(struct arena *a, const struct value *v,
				size_t n)
{
	const struct value *errors = member(v, "errors", VALUE_LIST);
	struct trouble *all = arena_alloc(a, (n + 1) * sizeof(*all));

	all[n] = (struct trouble){REPLY_DOWN, false,
				  STR("nothing was answered for it")};
	for (v = errors ? errors->first : NULL; v; v = v->next)
		all[alias_of(v, n)] = trouble_of(a, v);
	for (size_t i = 0; i < n; i++)
		if (!all[i].reason.n)
			all[i] = all[n];
	return all;
}

static void read_budget(struct arena *a, struct forge_ask *ask,
			const struct value *data)
{
	const struct value *limit = member(data, "rateLimit", VALUE_MAP);

	ask->points_cost = member_number(limit, "cost");
	ask->points_left = member_number(limit, "remaining");
	ask->points_reset = arena_str(a, member_text(limit, "resetAt"));
}

/* Half as many share the next request; one alone cannot be halved. */
static enum forge_reply halve(struct forge_repo *r, size_t n)
{
	if (n < 2) {
		r->reason = STR("too much for one request");
		return REPLY_DOWN;
	}
	r->batch = (int)((n + 1) / 2);
	return REPLY_PAGE;
}

/* No answer for anybody: a gateway that gave up is asked for less. */
static void read_refusal(struct arena *a, struct forge_ask *ask,
			 const struct http_answer *answer,
			 enum forge_reply *replies)
{
	bool less = answer->failure == HTTP_TIMEOUT ||
		    answer->failure == HTTP_TOO_LARGE ||
		    answer->status == 502 || answer->status == 504;

	for (size_t i = 0; i < ask->repos.n; i++) {
		struct forge_repo *r = ask->repos.at[i];

		replies[i] = answer_status(a, r, answer);
		/* this address is the forge's, not the repository's */
		if (replies[i] != REPLY_SPENT)
			replies[i] = REPLY_DOWN;
		if (less && ask->repos.n > 1)
			replies[i] = halve(r, ask->repos.n);
	}
}

typedef void see_fn(struct arena *a, struct forge_repo *r,
		    const struct value *v);

static enum forge_reply read_one(struct arena *a, struct forge_repo *r,
				 const struct value *v, const struct trouble *t,
				 size_t n, see_fn *see_all)
{
	if (t->again && n > 1)
		return halve(r, n);
	if (!v || !member_text(v, "nameWithOwner").n) {
		r->reason = t->reason;
		return t->again ? halve(r, n) : t->reply;
	}
	r->batch = 0;
	see_name(a, r, member_text(v, "nameWithOwner"), member_text(v, "url"));
	see_all(a, r, v);
	return REPLY_DONE;
}

static void read_all(struct arena *a, struct forge_ask *ask,
		     const struct http_answer *answer,
		     enum forge_reply *replies, see_fn *see_all)
{
	const struct value *v, *data;
	size_t n = ask->repos.n;
	struct trouble *all;

	if (answer->failure != HTTP_ANSWERED || answer->status != 200) {
		read_refusal(a, ask, answer, replies);
		return;
	}
	v = answer_json(ask->repos.at[0], answer, VALUE_MAP);
	data = member(v, "data", VALUE_MAP);
	all = troubles(a, v, n);
	if (!v)
		all[n].reason = ask->repos.at[0]->reason;
	read_budget(a, ask, data);
	for (size_t i = 0; i < n; i++) {
		const char *alias = arena_printf(a, "r%zu", i).p;

		replies[i] = read_one(a, ask->repos.at[i],
				      member(data, alias, VALUE_MAP), &all[i],
				      n, see_all);
	}
}

static void see_pulse_and_slow(struct arena *a, struct forge_repo *r,
			       const struct value *v)
{
	github_see_pulse(a, r, v);
	if (github_wants(r, FORGE_SLOW))
		github_see_slow(a, r, v);
}

static void read_pulse(struct arena *a, struct forge_ask *ask,
		       const struct http_answer *answer,
		       enum forge_reply *replies)
{
	read_all(a, ask, answer, replies, see_pulse_and_slow);
}

static void read_slow(struct arena *a, struct forge_ask *ask,
		      const struct http_answer *answer,
		      enum forge_reply *replies)
{
	read_all(a, ask, answer, replies, github_see_slow);
}

static void read_weeks(struct arena *a, struct forge_ask *ask,
		       const struct http_answer *answer,
		       enum forge_reply *replies)
{
	read_all(a, ask, answer, replies, github_see_weeks);
}

const struct forge_batch github_pulse = {github_weigh_pulse, github_ask_pulse,
					 read_pulse};
const struct forge_batch github_slow = {github_weigh_slow, github_ask_slow,
					read_slow};
const struct forge_batch github_weeks = {github_weigh_weeks,
					 github_ask_week_counts, read_weeks};
