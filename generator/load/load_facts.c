/* facts/<host>/<path>.json: what was seen of a repository. */
#include "base/buf.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/path.h"
#include "base/url.h"
#include "base/utf8.h"
#include "format/json_read.h"
#include "load/loader.h"

#define AT(member) offsetof(struct facts, member)

static const struct field version_fields[] = {
	{.key = "tag",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct version, tag)},
	{.key = "date",
	 .kind = FIELD_DATE,
	 .at = offsetof(struct version, date)},
};
static const struct record record_version = {"a version", ROWS(version_fields),
					     sizeof(struct version), false};

/* The weeks are numbers in the file and an array in the struct. */
struct facts_file {
	struct facts facts;
	const struct value *weeks;
};

static const struct field fields[] = {
	{.key = "repo",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED,
	 .at = AT(repo),
	 .help = "the repository's address"},
	{.key = "source",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(source),
	 .help = "how the facts were seen"},
	{.key = "observed",
	 .kind = FIELD_DATE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(observed),
	 .help = "the state of which day they describe"},
	{.key = "head",
	 .kind = FIELD_TEXT,
	 .at = AT(head),
	 .help = "the commit that was looked at"},
	{.key = "first_commit", .kind = FIELD_DATE, .at = AT(first_commit)},
	{.key = "latest_commit", .kind = FIELD_DATE, .at = AT(latest_commit)},
	{.key = "commits", .kind = FIELD_NUMBER, .at = AT(commits)},
	{.key = "authors",
	 .kind = FIELD_NUMBER,
	 .at = AT(authors),
	 .help = "different e-mail addresses among the authors of commits"},
	{.key = "stars", .kind = FIELD_NUMBER, .at = AT(stars)},
	{.key = "forks", .kind = FIELD_NUMBER, .at = AT(forks)},
	{.key = "weekly_commits",
	 .kind = FIELD_ANY,
	 .at = offsetof(struct facts_file, weeks),
	 .help = "commits in each of the 52 weeks before the latest, oldest "
		 "first"},
	{.key = "latest_version",
	 .kind = FIELD_RECORD,
	 .at = AT(latest_version),
	 .record = &record_version},
	{.key = "first_version",
	 .kind = FIELD_RECORD,
	 .at = AT(first_version),
	 .record = &record_version},
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
		if (!str_to_long(v->text, &f->facts.weekly_commits[i]))
			break;
	f->facts.has_weeks = i == WEEKS && !v;
	if (!f->facts.has_weeks)
		diags_add(l->diags, &load_rules[RULE_FACTS], f->weeks->pos,
			  "'weekly_commits' takes %d whole numbers", WEEKS);
}

static void load_file(struct loader *l, const char *path)
{
	struct facts_file *f = arena_new(l->arena, struct facts_file);
	struct field_reader r = load_reader(l);
	const struct value *tree;
	const struct facts *other;
	struct str text, key;

	if (!load_text(l, path, LOAD_FACTS_LIMIT, &text))
		return;
	tree = json_read(l->arena, l->diags, path, text);
	if (!tree || !field_read(&r, &record_facts, tree, f))
		return;
	f->facts.pos = (struct pos){.file = path};
	read_weeks(l, f);
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

void load_facts(struct loader *l, const char *folder)
{
	struct file_names hosts, files;

	if (!file_list(l->arena, l->diags, folder, &hosts))
		return;
	for (size_t i = 0; i < hosts.n; i++) {
		const char *host = path_join(l->arena, folder, hosts.at[i]);

		if (!file_state(host).is_folder ||
		    !file_list(l->arena, l->diags, host, &files))
			continue;
		for (size_t k = 0; k < files.n; k++)
			if (str_ends(files.at[k], STR(".json")))
				load_file(l, path_join(l->arena, host,
						       files.at[k]));
	}
	give_facts(l);
}
