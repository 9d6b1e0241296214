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

bool github_wants(const struct forge_repo *r, enum forge_tier tier)
{
	return r->looks[tier] == FORGE_OPEN;
}

long github_weigh_pulse(const struct forge_repo *r)
{
	return PULSE_WEIGHT + (github_wants(r, FORGE_SLOW) ? SLOW_WEIGHT : 0);
}

void github_ask_pulse(struct arena *a, struct forge_ask *ask)
{
	struct buf b = {0};
	bool slow = false;

	write_head(&b);
	for (size_t i = 0; i < ask->repos.n; i++) {
		const struct forge_repo *r = ask->repos.at[i];

		write_repository(&b, r, i);
		buf_add(&b, STR("    ...pulse\n"));
		if (github_wants(r, FORGE_SLOW)) {
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

long github_weigh_slow(const struct forge_repo *r)
{
	(void)r;
	return SLOW_WEIGHT;
}

void github_ask_slow(struct arena *a, struct forge_ask *ask)
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

long github_weigh_weeks(const struct forge_repo *r)
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

void github_ask_week_counts(struct arena *a, struct forge_ask *ask)
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
