/*
 * What a landscape2 item may say: docs/config/data.yml of cncf/landscape2.
 * Fields that pages only list are read into one spare place a kind and shown
 * from the item's tree, in the order of these tables.
 */
#include "load/landscape2.h"
#include "load/loader.h"

#define HOST_BLUESKY   "bsky.app"
#define HOST_FACEBOOK  "facebook.com"
#define HOST_LINKEDIN  "linkedin.com"
#define HOST_PINTEREST "pinterest.com"
#define HOST_REDDIT    "reddit.com"
#define HOST_STACK     "stackoverflow.com"
#define HOST_TWITTER   "twitter.com x.com"
#define HOST_YOUTUBE   "youtube.com"

#define SPARE(member) offsetof(struct item_extra, spare.member)
#define URL(name, hosts)                                                       \
	{                                                                      \
		.key = name, .kind = FIELD_URL, .at = SPARE(text),             \
		.vocabulary = (hosts)                                          \
	}
#define WORDS(name)                                                            \
	{                                                                      \
		.key = name, .kind = FIELD_PROSE, .at = SPARE(text),           \
		.flags = FIELD_EMPTY_OK                                        \
	}
#define DAY(name, place)                                                       \
	{                                                                      \
		.key = name, .kind = FIELD_DATE, .at = (place)                 \
	}

static const struct field audit_fields[] = {
	{.key = "date",
	 .kind = FIELD_DATE,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct audit, date)},
	{.key = "type",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED | FIELD_EMPTY_OK,
	 .at = offsetof(struct audit, type)},
	{.key = "url",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct audit, url)},
	{.key = "vendor",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED | FIELD_EMPTY_OK,
	 .at = offsetof(struct audit, vendor)},
};
static const struct record record_audit = {"an audit", ROWS(audit_fields),
					   sizeof(struct audit), true};

static const struct field link_fields[] = {
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct other_link, name)},
	{.key = "url",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED | FIELD_MAILTO_OK,
	 .at = offsetof(struct other_link, url)},
};
static const struct record record_link = {"a link", ROWS(link_fields),
					  sizeof(struct other_link), true};

static const struct field extra_fields[] = {
	DAY("accepted", offsetof(struct item_extra, dates.accepted)),
	DAY("incubating", offsetof(struct item_extra, dates.incubating)),
	DAY("graduated", offsetof(struct item_extra, dates.graduated)),
	DAY("archived", offsetof(struct item_extra, dates.archived)),
	{.key = "parent_project",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_EMPTY_OK,
	 .at = offsetof(struct item_extra, parent_project)},
	URL("documentation_url", NULL),
	URL("github_discussions_url", NULL),
	URL("mailing_list_url", NULL),
	URL("slack_url", NULL),
	URL("discord_url", NULL),
	URL("gitter_url", NULL),
	WORDS("chat_channel"),
	URL("blog_url", NULL),
	URL("youtube_url", HOST_YOUTUBE),
	URL("stack_overflow_url", HOST_STACK),
	URL("reddit_url", HOST_REDDIT),
	URL("linkedin_url", HOST_LINKEDIN),
	URL("bluesky_url", HOST_BLUESKY),
	URL("facebook_url", HOST_FACEBOOK),
	URL("pinterest_url", HOST_PINTEREST),
	URL("docker_url", NULL),
	URL("package_manager_url", NULL),
	URL("artwork_url", NULL),
	URL("dev_stats_url", NULL),
	URL("funding_url", NULL),
	DAY("annual_review_date", SPARE(day)),
	URL("annual_review_url", NULL),
	{.key = "audits",
	 .kind = FIELD_RECORDS,
	 .at = offsetof(struct item_extra, audits),
	 .record = &record_audit},
	{.key = "specification",
	 .kind = FIELD_BOOL,
	 .at = offsetof(struct item_extra, specification)},
	{.key = "tag",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct item_extra, tags),
	 .form = &landscape2_tag},
	WORDS("clomonitor_name"),
	WORDS("lfx_slug"),
	WORDS("training_certifications"),
	WORDS("training_type"),
	WORDS("summary_business_use_case"),
	WORDS("summary_use_case"),
	WORDS("summary_integration"),
	WORDS("summary_integrations"),
	{.key = "summary_intro_url",
	 .kind = FIELD_URL,
	 .flags = FIELD_EMPTY_OK | FIELD_UNASKED,
	 .at = SPARE(text)},
	WORDS("summary_personas"),
	WORDS("summary_release_rate"),
	WORDS("summary_tags"),
	{.key = "other_links",
	 .kind = FIELD_RECORDS,
	 .at = offsetof(struct item_extra, other_links),
	 .record = &record_link},
	{.key = "annotations",
	 .kind = FIELD_PAIRS,
	 .flags = FIELD_EMPTY_OK,
	 .at = offsetof(struct item_extra, annotations)},
};
const struct record record_item_extra = {"'extra'", ROWS(extra_fields),
					 sizeof(struct item_extra), true};

#undef SPARE
#define SPARE(member) offsetof(struct item, spare.member)

static const struct field repository_fields[] = {
	{.key = "repo_url",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct more_repository, url)},
	{.key = "branch",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_EMPTY_OK,
	 .at = offsetof(struct more_repository, branch)},
	{.key = "license",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_EMPTY_OK,
	 .at = offsetof(struct more_repository, license)},
};
static const struct record record_repository = {
	"a repository", ROWS(repository_fields), sizeof(struct more_repository),
	true};

static const struct field item_fields[] = {
	/* of landscapeapp; the rule of repositories twice goes by it */
	{.key = "allow_duplicate_repo",
	 .kind = FIELD_MARKER,
	 .flags = FIELD_HIDDEN},
	{.key = "item", .kind = FIELD_MARKER, .flags = FIELD_HIDDEN},
	{.key = "name",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED | FIELD_HIDDEN,
	 .at = offsetof(struct item, name)},
	{.key = "homepage_url",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED | FIELD_HIDDEN,
	 .at = offsetof(struct item, homepage)},
	{.key = "logo",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED | FIELD_HIDDEN,
	 .at = offsetof(struct item, logo)},
	{.key = "description",
	 .kind = FIELD_PROSE,
	 .flags = FIELD_HIDDEN | FIELD_EMPTY_OK,
	 .at = offsetof(struct item, description)},
	{.key = "project",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_HIDDEN | FIELD_EMPTY_OK,
	 .at = offsetof(struct item, project)},
	{.key = "repo_url",
	 .kind = FIELD_URL,
	 .flags = FIELD_HIDDEN,
	 .at = offsetof(struct item, repo)},
	{.key = "license",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_HIDDEN | FIELD_EMPTY_OK,
	 .at = offsetof(struct item, license)},
	{.key = "second_path",
	 .kind = FIELD_LIST,
	 .flags = FIELD_HIDDEN,
	 .at = offsetof(struct item, second_path)},
	{.key = "extra",
	 .kind = FIELD_RECORD,
	 .flags = FIELD_HIDDEN,
	 .at = offsetof(struct item, extra),
	 .record = &record_item_extra},
	{.key = "additional_repos",
	 .kind = FIELD_RECORDS,
	 .at = offsetof(struct item, more_repositories),
	 .record = &record_repository},
	{.key = "branch",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_EMPTY_OK,
	 .at = offsetof(struct item, branch)},
	DAY("joined", offsetof(struct item, joined)),
	{.key = "enduser",
	 .kind = FIELD_BOOL,
	 .at = offsetof(struct item, end_user)},
	{.key = "unnamed_organization", .kind = FIELD_BOOL, .at = SPARE(flag)},
	{.key = "crunchbase",
	 .kind = FIELD_URL,
	 .at = SPARE(text),
	 .form = &landscape2_crunchbase},
	URL("twitter", HOST_TWITTER),
	{.key = "url_for_bestpractices",
	 .kind = FIELD_URL,
	 .at = offsetof(struct item, best_practices)},
};
const struct record record_item = {"an item", ROWS(item_fields),
				   sizeof(struct item), true};

/* Keys that only the first landscape (landscapeapp) read. */
static const char *const dropped_keys[] = {
	"open_source", "organization", "project_org",
	"slug",        "stock_ticker", "crunchbase_overrides",
};

static const char *unknown(const struct record *record, struct str key,
			   bool *dropped)
{
	for (size_t i = 0; i < sizeof(dropped_keys) / sizeof(dropped_keys[0]);
	     i++)
		if (str_is(key, dropped_keys[i])) {
			*dropped = true;
			return "only landscapeapp, which landscape2 replaced, "
			       "read it";
		}
	if (record == &record_item && field_find(&record_item_extra, key))
		return "it belongs into 'extra'";
	if (record == &record_item_extra && field_find(&record_item, key))
		return "it belongs beside 'extra', not into it";
	return NULL;
}

bool landscape2_is_empty(const struct value *tree)
{
	return tree->kind == VALUE_NULL && !tree->spelt;
}

struct field_reader landscape2_reader(const struct loader *l)
{
	struct field_reader r = load_reader(l);

	r.foreign = true;
	r.unknown = unknown;
	return r;
}
