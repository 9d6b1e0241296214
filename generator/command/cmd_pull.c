/* strata pull: refresh what is known of the repositories of a catalogue. */
#include "base/file.h"
#include "base/path.h"
#include "command/command.h"
#include "command/options.h"
#include "command/progress.h"
#include "command/report.h"
#include "load/load.h"
#include "pull/pull.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	NOTE = 160,
	LINE_SECONDS = 60,
};

static struct load_options options;
static struct pull_options how;
static struct option_list ages, only;
static const char *at_once, *shard;
static bool strict;

static const struct option_row rows[] = {
	{"facts", 0, OPTION_TEXT, "DIR", &options.facts,
	 "the folder of facts; history/ is beside it"},
	{"only", 0, OPTION_REST, "ID...", &only,
	 "these entries, whatever their age"},
	{"max-age", 0, OPTION_LIST, "TIER=DAYS", &ages,
	 "when to look again: pulse=1, series=7, slow=30"},
	{"dry-run", 0, OPTION_FLAG, NULL, &how.dry_run,
	 "say what would be asked, and no more"},
	{"offline", 0, OPTION_FLAG, NULL, &how.offline,
	 "ask nobody: put together what shards have left"},
	{"concurrency", 0, OPTION_TEXT, "N", &at_once,
	 "requests at the same time, to one host too"},
	{"shard", 0, OPTION_TEXT, "I/N", &shard,
	 "only the I-th of N parts, for jobs side by side"},
	{"private-hosts", 0, OPTION_FLAG, NULL, &how.private_hosts,
	 "ask hosts of private networks too"},
	{"strict", 0, OPTION_FLAG, NULL, &strict,
	 "a repository that does not answer is wrong too"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_pull_help(FILE *out)
{
	fputs("Refresh the facts of the repositories of a catalogue, from any "
	      "forge and within\nthe budget of any token.  What is known stays "
	      "until something newer is.\n\nGITHUB_TOKENS or GITHUB_TOKEN "
	      "(for GITHUB_API_URL), GITLAB_TOKEN (for\nCI_SERVER_URL) and "
	      "GITEA_TOKEN_<HOST> are sent to their own server only.\n\n",
	      out);
	options_print(rows, out);
}

static bool misuse(const char *option, const char *takes, const char *value)
{
	fprintf(stderr,
		"strata: --%s takes %s, not '%s' (try 'strata help pull')\n",
		option, takes, value);
	return false;
}

/*
 * Options
 */

static bool read_age(const char *option)
{
	static const char *const tiers[FORGE_TIERS] = {"pulse", "series",
						       "slow"};
	struct str days, tier = str_cut(str_c(option), '=', &days);

	for (int i = 0; i < FORGE_TIERS; i++)
		if (str_is(tier, tiers[i]) &&
		    str_to_long(days, &how.max_age[i]) &&
		    how.max_age[i] <= 3650)
			return true;
	return misuse("max-age", "pulse=DAYS, series=DAYS or slow=DAYS",
		      option);
}

static bool read_ages(void)
{
	how.max_age[FORGE_PULSE] = 1;
	how.max_age[FORGE_SERIES] = 7;
	how.max_age[FORGE_SLOW] = 30;
	for (size_t i = 0; i < ages.n; i++)
		if (!read_age(ages.at[i]))
			return false;
	return true;
}

static bool read_shard(void)
{
	struct str all, part = str_cut(str_c(shard), '/', &all);
	long i, n;

	if (!shard)
		return true;
	if (!str_to_long(part, &i) || !str_to_long(all, &n) || i < 1 || i > n ||
	    n > 1000)
		return misuse("shard", "I/N, a part of all parts", shard);
	how.shard = (int)i;
	how.shards = (int)n;
	return true;
}

static bool read_at_once(void)
{
	long n;

	if (!at_once)
		return true;
	if (!str_to_long(str_c(at_once), &n) || n < 1 || n > 100)
		return misuse("concurrency", "a number from 1 to 100", at_once);
	how.at_once = (int)n;
	return true;
}

/* `facts` of the catalogue, and `history` beside it. */
static void set_folders(struct arena *a, const struct catalogue *c)
{
	struct str facts =
		options.facts ? str_c(options.facts)
			      : str_c(path_join(a, c->folder, STR("facts")));

	while (facts.n > 1 && str_ends(facts, STR("/")))
		facts.n--;
	how.facts = arena_cstr(a, facts);
	how.history = load_history_folder(a, facts);
}

/*
 * What is told on the way
 */

static void tell_plan(void *data, const struct pull_plan *p)
{
	const long *n = p->asks.least;

	(void)data;
	fprintf(stderr,
		"strata: %zu repositories; due: %zu for their pulse, %zu for "
		"their weeks, %zu for the rest\n",
		p->repositories, p->due[FORGE_PULSE], p->due[FORGE_SERIES],
		p->due[FORGE_SLOW]);
	fprintf(stderr,
		"strata: at least %ld requests: %ld of GitHub's GraphQL (%ld "
		"point%s), %ld of its REST, %ld others\n",
		n[FORGE_GRAPHQL] + n[FORGE_REST] + n[FORGE_FREE],
		n[FORGE_GRAPHQL], p->asks.points,
		p->asks.points == 1 ? "" : "s", n[FORGE_REST], n[FORGE_FREE]);
}

struct view {
	struct progress bar;
	time_t started, told;
};

__attribute__((format(printf, 2, 3))) static void note_add(char *note,
							   const char *fmt, ...)
{
	size_t n = strlen(note);
	va_list args;

	va_start(args, fmt);
	vsnprintf(note + n, NOTE - n, fmt, args);
	va_end(args);
}

/* A bar on a terminal, elsewhere a line a minute. */
static void tell_progress(void *data, const struct pull_progress *p)
{
	struct view *v = data;
	time_t now = time(NULL), spent = now - v->started;
	char note[NOTE] = "";

	note_add(note, "%zu requests", p->requests);
	if (spent > 0)
		note_add(note, " (%zu/s)", p->requests / (size_t)spent);
	if (p->wait_ms >= 1000)
		note_add(note, ", waiting for %ld s", p->wait_ms / 1000);
	if (p->points_left >= 0)
		note_add(note, ", %ld points left", p->points_left);
	if (p->rest_left >= 0)
		note_add(note, ", %ld REST left", p->rest_left);
	progress_show(&v->bar, p->done, p->all, note);
	if (v->bar.out || now - v->told < LINE_SECONDS)
		return;
	v->told = now;
	fprintf(stderr, "strata: %zu of %zu repositories, %s\n", p->done,
		p->all, note);
}

static void tell_counts(const struct pull_counts *n)
{
	fprintf(stderr,
		"strata: %zu asked: %zu unchanged, %zu changed, %zu renamed, "
		"%zu archived, %zu gone, %zu failed; %zu carried over\n",
		n->asked, n->unchanged, n->changed, n->renamed, n->archived,
		n->gone, n->failed, n->carried);
	fprintf(stderr,
		"strata: %zu request%s, %llu bytes, %zu line%s of history\n",
		n->requests, n->requests == 1 ? "" : "s",
		(unsigned long long)n->bytes, n->lines,
		n->lines == 1 ? "" : "s");
}

static const char *env(const char *name)
{
	return getenv(name);
}

/* What `check` says of the catalogue otherwise is its own matter. */
static bool is_told(const struct diag *found)
{
	return found->severity == DIAG_ERROR ||
	       found->rule == &pull_rules[PULL_RULE];
}

static bool only_is_right(const struct catalogue *c)
{
	for (size_t i = 0; i < only.n; i++) {
		size_t k = 0;

		while (k < c->entries.n &&
		       !str_is(c->entries.at[k]->slug, only.at[i]))
			k++;
		if (k == c->entries.n)
			return misuse("only", "ids of entries", only.at[i]);
	}
	return true;
}

/* A folder of facts may be new; loading wants it to be there. */
static bool make_facts(struct arena *a, struct diags *d)
{
	return !options.facts || how.dry_run ||
	       file_make_folders(a, d, options.facts);
}

static int run(struct arena *a, struct diags *d)
{
	struct view v = {
		.bar = progress_start(stderr, "repositories"),
		.started = time(NULL),
		.told = time(NULL),
	};
	const struct catalogue *c =
		make_facts(a, d) ? load(a, d, &options) : NULL;
	struct pull_counts counts;
	bool ok;

	if (!c)
		return STATUS_WRONG;
	if (!only_is_right(c))
		return STATUS_USAGE;
	set_folders(a, c);
	how.env = env;
	how.stop = command_interrupts();
	how.plan = tell_plan;
	how.show = tell_progress;
	how.data = &v;
	ok = pull(a, d, c, &how, &counts);
	progress_end(&v.bar);
	if (!how.dry_run && (ok || counts.requests))
		tell_counts(&counts);
	return ok ? STATUS_FINE : STATUS_WRONG;
}

int command_pull(int argc, char **argv)
{
	struct arena a = {0};
	struct diags d;
	struct report_options report = {.wanted = is_told, .all = true};
	int status;

	options.path = "data";
	if (!options_read("pull", rows, argc, argv, &options.path) ||
	    !command_as_of(&options.as_of) || !read_ages() || !read_shard() ||
	    !read_at_once())
		return STATUS_USAGE;
	how.today = command_today(options.as_of);
	how.only = only.at;
	how.n_only = only.n;
	diags_init(&d, &a);
	status = run(&a, &d);
	diags_sort(&d);
	report.terminal = report_is_terminal(stderr);
	report_print(&d, &report, stderr);
	for (const struct diag *i = d.first; i; i = i->next)
		if (status == STATUS_FINE && is_told(i) &&
		    (strict || i->severity == DIAG_ERROR))
			status = STATUS_WRONG;
	arena_free(&a);
	return status;
}
