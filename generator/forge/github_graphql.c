/*
 * GitHub by GraphQL: many repositories in one request, each under an alias of
 * its own ("r0", "r1" …), so that what is wrong with one is told of that one.
 * tests/forge/ holds every query against GitHub's published schema.
 */
#include "forge/github.h"

#include "base/escape.h"

/* How many connections each part asks for: a hundred cost one point. */
enum { PULSE_WEIGHT = 3, SLOW_WEIGHT = 2 };

static const char pulse_fields[] =
	"fragment pulse on Repository {\n"
	"  description\n"
	"  createdAt\n"
	"  pushedAt\n"
	"  isArchived\n"
	"  stargazerCount\n"
	"  forkCount\n"
	"  licenseInfo { spdxId }\n"
	"  hasIssuesEnabled\n"
	"  issues(states: OPEN) { totalCount }\n"
	"  repositoryTopics(first: 30) { nodes { topic { name } } }\n"
	"  defaultBranchRef { name target { ...head } }\n"
	"  latestRelease { ...release }\n"
	"  releases(first: 1, orderBy: {field: CREATED_AT, direction: DESC}) "
	"{\n"
	"    nodes { ...release }\n"
	"  }\n"
	"}\n"
	"fragment head on GitObject {\n"
	"  oid\n"
	"  ... on Commit { committedDate }\n"
	"}\n"
	"fragment release on Release {\n"
	"  tagName\n"
	"  publishedAt\n"
	"  url\n"
	"  isPrerelease\n"
	"  isDraft\n"
	"}\n";

static const char slow_fields[] =
	"fragment slow on Repository {\n"
	"  languages(first: 20, orderBy: {field: SIZE, direction: DESC}) {\n"
	"    edges { size node { name } }\n"
	"  }\n"
	"  hasIssuesEnabled\n"
	"  goodFirst: issues(states: OPEN, labels: [\"good first issue\"]) {\n"
	"    totalCount\n"
	"  }\n"
	"}\n";

static void write_repository(struct buf *b, const struct forge_repo *r,
			     size_t alias)
{
	struct str name, owner = str_cut(r->path, '/', &name);

	buf_printf(b, "  r%zu: repository(owner: ", alias);
	escape_json(b, owner);
	buf_add(b, STR(", name: "));
	escape_json(b, name);
	buf_add(b, STR(") {\n    nameWithOwner\n    url\n"));
}

static void write_branch(struct buf *b, const struct forge_repo *r)
{
	struct buf name = {0};

	buf_printf(&name, "refs/heads/%.*s", STR_ARG(r->branch));
	buf_add(b, STR("    branch: ref(qualifiedName: "));
	escape_json(b, buf_str(&name));
	buf_add(b, STR(") { target { "));
	buf_free(&name);
}

static void post(struct arena *a, struct forge_ask *ask, struct buf *query)
{
	struct http_request *out = &ask->request;
	struct str api = ask->host->api;
	struct buf body = {0};

	buf_add(&body, STR("{\"query\":"));
	escape_json(&body, buf_str(query));
	buf_addc(&body, '}');
	out->method = HTTP_POST;
	/* of a server of one's own, REST is at /api/v3 and this beside it */
	if (str_ends(api, STR("/api/v3")))
		api.n -= 3;
	out->url = arena_printf(a, "%.*s%sgraphql", STR_ARG(api),
				str_ends(api, STR("/")) ? "" : "/");
	ask_header(a, out, "content-type", STR("application/json"));
	out->body = arena_str(a, buf_str(&body));
	buf_free(&body);
	buf_free(query);
}

static void write_head(struct buf *b)
{
	buf_add(b, STR("query {\n  rateLimit { cost remaining resetAt }\n"));
}

/*
 * Pulse, and what is slow with it when that is due too
 */

static bool wants(const struct forge_repo *r, enum forge_tier tier)
{
	return r->looks[tier] == FORGE_OPEN;
}

static long pulse_weight(const struct forge_repo *r)
{
	return PULSE_WEIGHT + (wants(r, FORGE_SLOW) ? SLOW_WEIGHT : 0);
}

static void ask_pulse(struct arena *a, struct forge_ask *ask)
{
	struct buf b = {0};
	bool slow = false;

	write_head(&b);
	for (size_t i = 0; i < ask->repos.n; i++) {
		const struct forge_repo *r = ask->repos.at[i];

		write_repository(&b, r, i);
		buf_add(&b, STR("    ...pulse\n"));
		if (wants(r, FORGE_SLOW)) {
			buf_add(&b, STR("    ...slow\n"));
			slow = true;
		}
		if (r->branch.n) {
			write_branch(&b, r);
			buf_add(&b, STR("...head } }\n"));
		}
		buf_add(&b, STR("  }\n"));
	}
	buf_add(&b, STR("}\n"));
	buf_add(&b, str_c(pulse_fields));
	if (slow)
		buf_add(&b, str_c(slow_fields));
	post(a, ask, &b);
}

/*
 * What is slow alone, when the pulse is not due
 */

bool github_wants_slow(const struct forge_repo *r)
{
	return r->looks[FORGE_PULSE] == FORGE_NOT_ASKED;
}

static long slow_weight(const struct forge_repo *r)
{
	(void)r;
	return SLOW_WEIGHT;
}

static void ask_slow(struct arena *a, struct forge_ask *ask)
{
	struct buf b = {0};

	write_head(&b);
	for (size_t i = 0; i < ask->repos.n; i++) {
		write_repository(&b, ask->repos.at[i], i);
		buf_add(&b, STR("    ...slow\n  }\n"));
	}
	buf_add(&b, STR("}\n"));
	buf_add(&b, str_c(slow_fields));
	post(a, ask, &b);
}

/*
 * Weeks: a count for each
 */

/* The statistics by REST give 52 weeks at once, of the default branch. */
bool github_wants_weeks(const struct forge_repo *r)
{
	int n = weeks_due(r);

	return n > 0 && (n < WEEKS || r->branch.n) && !weeks_are_quiet(r);
}

static long weeks_weight(const struct forge_repo *r)
{
	return weeks_due(r);
}

static void write_weeks(struct arena *a, struct buf *b,
			const struct forge_repo *r)
{
	enum { DAYS = 7 };
	int n = weeks_due(r);
	long start = date_days(weeks_start(r, n));

	if (r->branch.n)
		write_branch(b, r);
	else
		buf_add(b, STR("    defaultBranchRef { target { "));
	buf_add(b, STR("... on Commit {\n"));
	for (int i = 0; i < n; i++) {
		struct date from = date_from_days(start + (long)i * DAYS);
		struct date to = date_from_days(start + (long)i * DAYS + 6);

		buf_printf(b,
			   "      w%d: history(since: \"%.*sT00:00:00Z\", "
			   "until: \"%.*sT23:59:59Z\") { totalCount }\n",
			   i, STR_ARG(date_iso(a, from)),
			   STR_ARG(date_iso(a, to)));
	}
	buf_add(b, STR("    } } }\n"));
}

static void ask_weeks(struct arena *a, struct forge_ask *ask)
{
	struct buf b = {0};

	write_head(&b);
	for (size_t i = 0; i < ask->repos.n; i++) {
		write_repository(&b, ask->repos.at[i], i);
		write_weeks(a, &b, ask->repos.at[i]);
		buf_add(&b, STR("  }\n"));
	}
	buf_add(&b, STR("}\n"));
	post(a, ask, &b);
}

/*
 * Answers: data for some, errors for others
 */

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
	if (wants(r, FORGE_SLOW))
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

const struct forge_batch github_pulse = {pulse_weight, ask_pulse, read_pulse};
const struct forge_batch github_slow = {slow_weight, ask_slow, read_slow};
const struct forge_batch github_weeks = {weeks_weight, ask_weeks, read_weeks};
