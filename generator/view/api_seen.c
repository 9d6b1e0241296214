/* What was seen and what was found, for machines: facts and findings. */
#include "view/api.h"

#include "model/facts.h"
#include "view/health.h"
#include "view/parts.h"

#define MEMBERS static const struct api_member
#define RECORD(name, members)                                                  \
	static const struct api_record name = {API_ROWS(members)}

/*
 * Facts
 */

#define AT(member) offsetof(struct version, member)
MEMBERS version_members[] = {
	{"tag", "its name", API_TEXT, .at = AT(tag), .sure = true},
	{"date", "its day", API_DATE, .at = AT(date)},
	{"url", "where it is announced", API_URL, .at = AT(url)},
	{"prerelease", "whether it is one before a release", API_BOOL,
	 .at = AT(prerelease)},
};
RECORD(version, version_members);
#undef AT

#define AT(member) offsetof(struct scorecard, member)
MEMBERS scorecard_members[] = {
	{"score", "0 to 10", API_TEXT, .at = AT(score)},
	{"date", "the day of that run", API_DATE, .at = AT(date)},
};
RECORD(scorecard, scorecard_members);
#undef AT

#define AT(member) offsetof(struct best_practices, member)
MEMBERS practices_members[] = {
	{"level", "the badge", API_TEXT, .at = AT(level)},
	{"percentage", "how far it is: 100 for each level that is reached",
	 API_NUMBER, .at = AT(percentage)},
};
RECORD(practices, practices_members);
#undef AT

#define AT(member) offsetof(struct stale, member)
MEMBERS stale_members[] = {
	{"since", "the day of the first look that failed", API_DATE,
	 .at = AT(since)},
	{"reason", "why it failed", API_TEXT, .at = AT(reason)},
};
RECORD(stale, stale_members);
#undef AT

static struct value *looked(struct view *v, const void *record)
{
	const struct facts *f = record;

	return api_text(v, date_iso(v->arena, f->looked));
}

static struct value *archived(struct view *v, const void *record)
{
	const struct facts *f = record;

	return facts_know(f, FACT_ARCHIVED) ? value_bool(v->arena, f->archived)
					    : NULL;
}

static struct value *languages(struct view *v, const void *record)
{
	const struct facts *f = record;
	struct value *map = value_map(v->arena);

	for (size_t i = 0; i < f->languages.n; i++)
		value_put(map, f->languages.at[i].name,
			  value_number(v->arena, f->languages.at[i].bytes));
	return map;
}

static struct value *weekly_commits(struct view *v, const void *record)
{
	const struct facts *f = record;
	struct value *list;

	if (!f->has_weeks)
		return NULL;
	list = value_list(v->arena);
	for (int i = 0; i < WEEKS; i++)
		value_put(list, (struct str){0},
			  value_number(v->arena, f->weekly_commits[i]));
	return list;
}

static struct value *weeks_until(struct view *v, const void *record)
{
	const struct facts *f = record;

	if (!f->has_weeks)
		return NULL;
	return api_text(v, date_iso(v->arena, date_is_set(f->weeks_until.date)
						      ? f->weeks_until.date
						      : f->latest_commit.date));
}

static struct value *seen(struct view *v, const void *record)
{
	const struct facts *f = record;
	struct value *map = value_map(v->arena);

	for (int i = 0; i < FACTS; i++)
		if (facts_know(f, (enum fact)i))
			value_put(map, str_c(fact_keys[i]),
				  value_text(v->arena,
					     date_iso(v->arena,
						      f->seen[i].observed)));
	return map;
}

#define AT(member) offsetof(struct facts, member)
MEMBERS facts_members[] = {
	{"repo", "the address of the repository", API_URL, .at = AT(repo),
	 .sure = true},
	{"looked", "the day of the last look that went well", API_DATE,
	 .make = looked},
	{"observed", "the day whose state most facts describe", API_DATE,
	 .at = AT(observed)},
	{"source", "how most facts were seen", API_TEXT, .at = AT(source)},
	{"seen", "a fact's name, and the day on which it was seen", API_PAIRS,
	 .make = seen},
	{"stale", "since when nothing new could be learnt", API_RECORD,
	 .at = AT(stale), .record = &stale},
	{"moved", "the address that it has today", API_URL, .at = AT(moved)},
	{"description", "what the forge says that it is", API_TEXT,
	 .at = AT(description)},
	{"license", "the licence that the forge recognised", API_TEXT,
	 .at = AT(license)},
	{"topics", "what the forge lists it under", API_TEXTS,
	 .at = AT(topics)},
	{"languages", "a language, and its bytes", API_COUNTS,
	 .make = languages},
	{"language_shares",
	 "a language, and its part in per cent, where "
	 "bytes are not told",
	 API_PAIRS, .at = AT(language_shares)},
	{"default_branch", "the branch that is looked at", API_TEXT,
	 .at = AT(default_branch)},
	{"head", "the commit that was looked at", API_TEXT, .at = AT(head)},
	{"archived", "whether its owner archived it", API_ANSWER,
	 .make = archived},
	{"created", "the day on which the forge got it", API_DATE,
	 .at = AT(created)},
	{"first_commit", "the day of the first commit", API_DATE,
	 .at = AT(first_commit)},
	{"latest_commit", "the day of the latest commit", API_DATE,
	 .at = AT(latest_commit)},
	{"pushed", "the day of the latest push", API_DATE, .at = AT(pushed)},
	{"commits", "commits on that branch", API_NUMBER, .at = AT(commits)},
	{"authors", "authors of commits", API_NUMBER, .at = AT(authors)},
	{"contributors", "contributors that the forge counts", API_NUMBER,
	 .at = AT(contributors)},
	{"stars", "stars", API_NUMBER, .at = AT(stars)},
	{"forks", "forks", API_NUMBER, .at = AT(forks)},
	{"open_issues", "open issues", API_NUMBER, .at = AT(open_issues)},
	{"good_first_issues", "of those, for newcomers", API_NUMBER,
	 .at = AT(good_first_issues)},
	{"latest_release", "the newest release that is announced", API_RECORD,
	 .at = AT(latest_release), .record = &version},
	{"latest_version", "the newest tag that is a version", API_RECORD,
	 .at = AT(latest_version), .record = &version},
	{"first_version", "the first tag that is a version", API_RECORD,
	 .at = AT(first_version), .record = &version},
	{"weekly_commits", "commits in each of 52 weeks, the oldest first",
	 API_NUMBERS, .make = weekly_commits},
	{"weeks_until", "the day at whose start the last of them ends",
	 API_DATE, .make = weeks_until},
	{"scorecard", "OpenSSF Scorecard", API_RECORD, .at = AT(scorecard),
	 .record = &scorecard},
	{"best_practices", "OpenSSF Best Practices", API_RECORD,
	 .at = AT(best_practices), .record = &practices},
};
const struct api_record api_fact = {API_ROWS(facts_members)};
#undef AT

#define AT(member) offsetof(struct entry, member)
MEMBERS seen_members[] = {
	{"entry", "the id of the entry, or item", API_NAME, .at = AT(slug)},
	{"facts", "what was seen of its repository", API_RECORD,
	 .at = AT(facts), .record = &api_fact, .sure = true},
};
RECORD(entry_facts, seen_members);
#undef AT

/* The entries of which something was seen. */
static struct api_list facts(struct view *v)
{
	const struct entries *all = &v->catalogue->entries;
	struct api_list out = {0};

	for (size_t i = 0; i < all->n; i++)
		if (all->at[i]->facts)
			*list_add(v->arena, &out) = all->at[i];
	return out;
}

const struct api_kind api_facts = {
	.name = "facts",
	.one = "fact",
	.help = "What was seen of repositories, and when",
	.record = &entry_facts,
	.own = true,
	.foreign = true,
	.list = facts,
};

/*
 * Findings
 */

static struct value *rule_id(struct view *v, const void *record)
{
	return value_text(
		v->arena,
		str_c(((const struct finding *)record)->diag->rule->id));
}

static struct value *severity(struct view *v, const void *record)
{
	const struct diag *d = ((const struct finding *)record)->diag;

	return value_text(v->arena, str_c(severity_name(d->severity)));
}

static struct value *finding_text(struct view *v, const void *record)
{
	return value_text(v->arena, finding_words(v, record));
}

static struct value *finding_file(struct view *v, const void *record)
{
	return api_text(v, finding_path(v, record));
}

static struct value *place_number(struct view *v, int n)
{
	return n ? value_number(v->arena, n) : NULL;
}

static struct value *line(struct view *v, const void *record)
{
	return place_number(v,
			    ((const struct finding *)record)->diag->pos.line);
}

static struct value *column(struct view *v, const void *record)
{
	return place_number(v, ((const struct finding *)record)->diag->pos.col);
}

static struct value *finding_entry(struct view *v, const void *record)
{
	const struct entry *e = ((const struct finding *)record)->entry;

	return e ? value_text(v->arena, e->slug) : NULL;
}

static struct value *waived(struct view *v, const void *record)
{
	return api_text(v, ((const struct finding *)record)->diag->waived);
}

MEMBERS finding_members[] = {
	{"rule", "the id of the rule", API_TEXT, .make = rule_id, .sure = true},
	{"severity", "error, warning or note", API_TEXT, .make = severity,
	 .sure = true},
	{"text", "what is wrong", API_TEXT, .make = finding_text, .sure = true},
	{"file", "the file of the catalogue", API_TEXT, .make = finding_file},
	{"line", "the line, from 1", API_NUMBER, .make = line},
	{"column", "the column in code points, from 1", API_NUMBER,
	 .make = column},
	{"entry", "the id of the entry, or item, that it is about", API_TEXT,
	 .make = finding_entry},
	{"waived", "why it is accepted; null: it is not", API_TEXT,
	 .make = waived},
};
const struct api_record api_finding = {API_ROWS(finding_members)};

static struct api_list findings(struct view *v)
{
	const struct findings *all = &v->health->all;
	struct api_list out = {0};

	for (size_t i = 0; i < all->n; i++)
		*list_add(v->arena, &out) = &all->at[i];
	return out;
}

const struct api_kind api_findings = {
	.name = "findings",
	.one = "finding",
	.help = "What the check found in the catalogue, by place",
	.record = &api_finding,
	.own = true,
	.foreign = true,
	.list = findings,
};
