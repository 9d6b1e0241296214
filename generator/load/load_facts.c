/* facts/<host>/<path>.json: what was seen of a repository. */
#include "base/file.h"
#include "base/path.h"
#include "base/url.h"
#include "format/csv.h"
#include "load/loader.h"
#include "model/facts.h"

#define AT(member) offsetof(struct facts, member)

#define FIELDS static const struct field
#define RECORD static const struct record

FIELDS version_fields[] = {
	{.key = "tag",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct version, tag)},
	{.key = "date",
	 .kind = FIELD_DATE,
	 .at = offsetof(struct version, date)},
	{.key = "url",
	 .kind = FIELD_URL,
	 .at = offsetof(struct version, url),
	 .help = "where a release is announced"},
	{.key = "prerelease",
	 .kind = FIELD_BOOL,
	 .at = offsetof(struct version, prerelease)},
};
RECORD record_version = {"a version", ROWS(version_fields),
			 sizeof(struct version), false};

FIELDS scorecard_fields[] = {
	{.key = "score",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct scorecard, score),
	 .help = "of OpenSSF Scorecard, 0 to 10"},
	{.key = "date",
	 .kind = FIELD_DATE,
	 .at = offsetof(struct scorecard, date),
	 .help = "the day of that run"},
};
RECORD record_scorecard = {"a scorecard", ROWS(scorecard_fields),
			   sizeof(struct scorecard), false};

#define PRACTICES(member) offsetof(struct best_practices, member)
FIELDS practices_fields[] = {
	{.key = "level",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = PRACTICES(level),
	 .help = "the badge of OpenSSF Best Practices",
	 .example = "passing"},
	{.key = "percentage",
	 .kind = FIELD_NUMBER,
	 .at = PRACTICES(percentage),
	 .help = "how far it is: 100 for each level that is reached"},
};
RECORD record_practices = {"a badge", ROWS(practices_fields),
			   sizeof(struct best_practices), false};

FIELDS stale_fields[] = {
	{.key = "since",
	 .kind = FIELD_DATE,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct stale, since),
	 .help = "the day of the first look that failed"},
	{.key = "reason",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct stale, reason)},
};
RECORD record_stale = {"stale", ROWS(stale_fields), sizeof(struct stale),
		       false};

/* What stands otherwise in the file than in the struct. */
struct facts_file {
	struct facts facts; /* first, so that a table serves both */
	const struct value *weeks, *languages;
	struct pairs seen;
};

static bool is_count(struct arena *a, struct str s)
{
	long n;

	(void)a;
	return str_to_long(s, &n) && n <= FACTS_MOST;
}

static const struct field_form count = {
	is_count, "a whole number up to 1,000,000,000,000"};

#define FILE_AT(member) offsetof(struct facts_file, member)
FIELDS fields[] = {
	{.key = "repo",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED,
	 .at = AT(repo),
	 .help = "the repository's address"},
	{.key = "source",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(source),
	 .help = "how the facts were seen that 'seen' does not name"},
	{.key = "observed",
	 .kind = FIELD_DATE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(observed),
	 .help = "the state of which day those describe"},
	{.key = "stale",
	 .kind = FIELD_RECORD,
	 .at = AT(stale),
	 .record = &record_stale,
	 .help = "since when nothing new could be learnt, and why"},
	{.key = "moved",
	 .kind = FIELD_URL,
	 .at = AT(moved),
	 .help = "the address that the repository has today"},
	{.key = "description",
	 .kind = FIELD_TEXT,
	 .at = AT(description),
	 .help = "what the forge says that it is"},
	{.key = "license",
	 .kind = FIELD_TEXT,
	 .at = AT(license),
	 .help = "the licence that the forge recognised, as SPDX writes it"},
	{.key = "topics", .kind = FIELD_TEXTS, .at = AT(topics)},
	{.key = "languages",
	 .kind = FIELD_ANY,
	 .at = FILE_AT(languages),
	 .help = "bytes in each language, the largest first"},
	{.key = "language_shares",
	 .kind = FIELD_PAIRS,
	 .at = AT(language_shares),
	 .help = "per cent in each language, where bytes are not told"},
	{.key = "default_branch", .kind = FIELD_TEXT, .at = AT(default_branch)},
	{.key = "head",
	 .kind = FIELD_TEXT,
	 .at = AT(head),
	 .help = "the commit that was looked at"},
	{.key = "archived", .kind = FIELD_BOOL, .at = AT(archived)},
	{.key = "created",
	 .kind = FIELD_DATE,
	 .at = AT(created),
	 .help = "the day on which the forge got it"},
	{.key = "first_commit", .kind = FIELD_DATE, .at = AT(first_commit)},
	{.key = "latest_commit", .kind = FIELD_DATE, .at = AT(latest_commit)},
	{.key = "pushed",
	 .kind = FIELD_DATE,
	 .at = AT(pushed),
	 .help = "the last push to any branch"},
	{.key = "commits",
	 .kind = FIELD_NUMBER,
	 .at = AT(commits),
	 .form = &count},
	{.key = "authors",
	 .kind = FIELD_NUMBER,
	 .at = AT(authors),
	 .form = &count,
	 .help = "different e-mail addresses among the authors of commits"},
	{.key = "contributors",
	 .kind = FIELD_NUMBER,
	 .at = AT(contributors),
	 .form = &count,
	 .help = "those whom the forge counts"},
	{.key = "stars", .kind = FIELD_NUMBER, .at = AT(stars), .form = &count},
	{.key = "forks", .kind = FIELD_NUMBER, .at = AT(forks), .form = &count},
	{.key = "open_issues",
	 .kind = FIELD_NUMBER,
	 .at = AT(open_issues),
	 .form = &count,
	 .help = "without pull requests"},
	{.key = "good_first_issues",
	 .kind = FIELD_NUMBER,
	 .at = AT(good_first_issues),
	 .form = &count,
	 .help = "open ones with the label 'good first issue'"},
	{.key = "latest_release",
	 .kind = FIELD_RECORD,
	 .at = AT(latest_release),
	 .record = &record_version},
	{.key = "latest_version",
	 .kind = FIELD_RECORD,
	 .at = AT(latest_version),
	 .record = &record_version,
	 .help = "the tag of the highest version"},
	{.key = "first_version",
	 .kind = FIELD_RECORD,
	 .at = AT(first_version),
	 .record = &record_version},
	{.key = "weekly_commits",
	 .kind = FIELD_ANY,
	 .at = FILE_AT(weeks),
	 .help = "commits in each of 52 weeks, oldest first"},
	{.key = "weeks_until",
	 .kind = FIELD_DATE,
	 .at = AT(weeks_until),
	 .help = "the day at whose start the last week ends; without it, the "
		 "day of the latest commit"},
	{.key = "scorecard",
	 .kind = FIELD_RECORD,
	 .at = AT(scorecard),
	 .record = &record_scorecard},
	{.key = "best_practices",
	 .kind = FIELD_RECORD,
	 .at = AT(best_practices),
	 .record = &record_practices},
	{.key = "seen",
	 .kind = FIELD_PAIRS,
	 .at = FILE_AT(seen),
	 .help = "a fact's name to the day and the source of its own",
	 .example = "{stars: 2026-11-22 GitHub GraphQL API}"},
};
const struct record record_facts = {"facts", ROWS(fields),
				    sizeof(struct facts_file), false};

static void read_weeks(struct loader *l, struct facts_file *f)
{
	const struct value *v;
	size_t i = 0;

	if (!f->weeks)
		return;
	for (v = f->weeks->first; v && i < WEEKS; v = v->next, i++)
		if (!str_to_long(v->text, &f->facts.weekly_commits[i]) ||
		    f->facts.weekly_commits[i] > FACTS_MOST)
			break;
	f->facts.has_weeks = i == WEEKS && !v;
	if (!f->facts.has_weeks)
		diags_add(l->diags, &load_rules[RULE_FACTS], f->weeks->pos,
			  "'weekly_commits' takes %d whole numbers", WEEKS);
}

static void read_languages(struct loader *l, struct facts_file *f)
{
	const struct value *v = f->languages;
	bool right = !v || v->kind == VALUE_MAP;
	long bytes;

	for (v = v && right ? v->first : NULL; v; v = v->next) {
		right = str_to_long(v->text, &bytes) && right;
		if (!right)
			break;
		*list_add(l->arena, &f->facts.languages) =
			(struct language){v->key, bytes};
	}
	if (!right)
		diags_add(l->diags, &load_rules[RULE_FACTS], f->languages->pos,
			  "'languages' takes a map of names to whole numbers");
}

static int fact_named(struct str key)
{
	int i = 0;

	while (i < FACTS && !str_is(key, fact_keys[i]))
		i++;
	return i;
}

/* "2026-11-22 GitHub GraphQL API" */
static bool read_sight(struct str s, struct sight *out)
{
	struct str source, day = str_cut(s, ' ', &source);

	out->source = source;
	return source.n && date_read(day, &out->observed);
}

/* What the file says is seen as its head says, unless `seen` says other. */
static void read_sights(struct loader *l, const struct value *tree,
			struct facts_file *f)
{
	struct facts *facts = &f->facts;

	for (const struct value *v = tree->first; v; v = v->next) {
		int fact = fact_named(v->key);

		if (fact < FACTS)
			facts->seen[fact] = (struct sight){facts->observed.date,
							   facts->source.s};
	}
	for (size_t i = 0; i < f->seen.n; i++) {
		const struct pair *pair = &f->seen.at[i];
		int fact = fact_named(pair->key.s);
		struct sight sight;

		if (fact < FACTS && read_sight(pair->value.s, &sight))
			facts->seen[fact] = sight;
		else
			diags_add(l->diags, &load_rules[RULE_FACTS],
				  pair->value.pos,
				  "'seen' takes a fact's name with a day and a "
				  "source, not '%.*s: %.*s'",
				  STR_ARG(pair->key.s), STR_ARG(pair->value.s));
	}
	for (int i = 0; i < FACTS; i++)
		if (date_cmp(facts->seen[i].observed, facts->looked) > 0)
			facts->looked = facts->seen[i].observed;
	if (!date_is_set(facts->looked))
		facts->looked = facts->observed.date;
}

static void load_file(struct loader *l, const char *path)
{
	struct facts_file *f = arena_new(l->arena, struct facts_file);
	struct field_reader r = load_reader(l);
	const struct value *tree;
	const struct facts *other;
	struct str key;

	tree = load_json(l, path);
	if (!tree || !field_read(&r, &record_facts, tree, f))
		return;
	f->facts.pos = (struct pos){.file = path};
	read_weeks(l, f);
	read_languages(l, f);
	read_sights(l, tree, f);
	key = url_repository(l->arena, f->facts.repo.s);
	other = map_find(&l->facts, key);
	if (other) {
		diags_add(l->diags, &load_rules[RULE_FACTS], f->facts.pos,
			  "the repository '%.*s' has facts in %s already",
			  STR_ARG(f->facts.repo.s), other->pos.file);
		return;
	}
	map_put(l->arena, &l->facts, key, &f->facts);
	*list_add(l->arena, &l->all_facts) = &f->facts;
}

/* looked.csv: when the pull last looked, whether or not anything was new. */
static void load_looked(struct loader *l, const char *path)
{
	struct csv_row row;
	struct date day;
	struct str text;

	if (!load_text(l, path, LOAD_LOOKED_LIMIT, &text))
		return;
	while (csv_next(l->arena, &text, &row)) {
		struct facts *f = map_find(&l->facts, csv_cell(&row, 0));

		if (f && date_read(csv_cell(&row, 1), &day) &&
		    date_cmp(day, f->looked) > 0)
			f->looked = day;
	}
}

/* Give each entry the facts of its repository; facts of nobody are told. */
static void give_facts(struct loader *l)
{
	struct entries *entries = &l->catalogue->entries;
	struct map wanted = {0};

	for (size_t i = 0; i < entries->n; i++) {
		struct entry *e = entries->at[i];
		struct str key = url_repository(l->arena, e->repo.s);

		if (!key.n)
			continue;
		e->facts = map_find(&l->facts, key);
		map_put(l->arena, &wanted, key, e);
	}
	for (size_t i = 0; i < l->all_facts.n; i++) {
		const struct facts *f = l->all_facts.at[i];

		if (!map_find(&wanted, url_repository(l->arena, f->repo.s)))
			diags_add(l->diags, &load_rules[RULE_FACTS],
				  f->repo.pos.file ? f->repo.pos : f->pos,
				  "no entry has the repository '%.*s'",
				  STR_ARG(f->repo.s));
	}
}

/* looked.csv, and of a pull in shards looked.1-4.csv and so on. */
static bool is_looked(struct str name)
{
	return str_starts(name, STR("looked.")) && str_ends(name, STR("csv"));
}

void load_facts(struct loader *l, const char *folder)
{
	struct file_names hosts, files;
	LIST(const char *) looked = {0};

	if (!file_list(l->arena, l->diags, folder, &hosts))
		return;
	for (size_t i = 0; i < hosts.n; i++) {
		const char *host = path_join(l->arena, folder, hosts.at[i]);

		if (is_looked(hosts.at[i]))
			*list_add(l->arena, &looked) = host;
		if (!file_state(host).is_folder ||
		    !file_list(l->arena, l->diags, host, &files))
			continue;
		for (size_t k = 0; k < files.n; k++)
			if (str_ends(files.at[k], STR(".json")))
				load_file(l, path_join(l->arena, host,
						       files.at[k]));
	}
	for (size_t i = 0; i < looked.n; i++)
		load_looked(l, looked.at[i]);
	give_facts(l);
}
