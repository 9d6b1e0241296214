/* strata.yml: what the site is called and where it lives. */
#include "base/path.h"
#include "load/loader.h"

#define AT(member) offsetof(struct site, member)

static const struct field colour_fields[] = {
	{.key = "layer",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct colours, layer),
	 .help = "the layer's id",
	 .example = "delivery"},
	{.key = "light",
	 .kind = FIELD_COLOUR,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct colours, light),
	 .help = "its hue on light paper, as CSS writes it",
	 .example = "'#0a7566'"},
	{.key = "dark",
	 .kind = FIELD_COLOUR,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct colours, dark),
	 .help = "its hue on dark paper",
	 .example = "'#4fc3b0'"},
};

static const struct record record_colours = {"colour", ROWS(colour_fields),
					     sizeof(struct colours), false};

static const struct field host_fields[] = {
	{.key = "host",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct site_host, name),
	 .help = "the host of a repository's address, with its port",
	 .example = "git.example.org"},
	{.key = "kind",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct site_host, kind),
	 .vocabulary = "forge",
	 .help = "the forge that it runs: github, gitlab, gitea (Forgejo too) "
		 "or git, which is any other",
	 .example = "gitlab"},
	{.key = "api",
	 .kind = FIELD_URL,
	 .at = offsetof(struct site_host, api),
	 .help = "where it answers, when that is not the usual place",
	 .example = "https://git.example.org/api/v4"},
	{.key = "ca_file",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct site_host, ca_file),
	 .help = "certificates that it is held against, as PEM, beside this "
		 "file"},
};
static const struct record record_host = {"a host", ROWS(host_fields),
					  sizeof(struct site_host), false};

static const struct field fields[] = {
	{.key = "title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(title),
	 .help = "the site's title, on its first page",
	 .example = "Cloud-Native Application Delivery Landscape"},
	{.key = "short_title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(short_title),
	 .help = "its title at the head of every page",
	 .example = "Application Delivery Landscape"},
	{.key = "summary",
	 .kind = FIELD_PROSE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(summary),
	 .help = "one to three sentences below the title"},
	{.key = "edition",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(edition),
	 .help = "the name of this edition",
	 .example = "'2026.11'"},
	{.key = "edition_date",
	 .kind = FIELD_DATE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(edition_date),
	 .help = "the day of this edition",
	 .example = "2026-11-23"},
	{.key = "base_url",
	 .kind = FIELD_URL,
	 .flags = FIELD_REQUIRED,
	 .at = AT(base_url),
	 .help = "where the site is published; --base-url takes its place",
	 .example = "https://landscape.example.org/"},
	{.key = "repository",
	 .kind = FIELD_URL,
	 .at = AT(repository),
	 .help = "the repository of the catalogue, for 'edit this page'"},
	{.key = "branch",
	 .kind = FIELD_TEXT,
	 .at = AT(branch),
	 .help = "the branch that is edited",
	 .example = "main"},
	{.key = "folder",
	 .kind = FIELD_TEXT,
	 .at = AT(folder),
	 .help = "where the catalogue lies in that repository; without it, at "
		 "its root",
	 .example = "data"},
	{.key = "publisher",
	 .kind = FIELD_TEXT,
	 .at = AT(publisher),
	 .help = "who publishes the site"},
	{.key = "license",
	 .kind = FIELD_TEXT,
	 .at = AT(license),
	 .help = "the licence of the content, as SPDX writes it",
	 .example = "CC-BY-4.0"},
	{.key = "license_url",
	 .kind = FIELD_URL,
	 .at = AT(license_url),
	 .help = "where that licence can be read"},
	{.key = "colours",
	 .kind = FIELD_RECORDS,
	 .at = AT(colours),
	 .record = &record_colours,
	 .help = "one hue a layer"},
	{.key = "hosts",
	 .kind = FIELD_RECORDS,
	 .at = AT(hosts),
	 .record = &record_host,
	 .help = "hosts of repositories that their names do not explain"},
};

const struct record record_site = {"the site", ROWS(fields),
				   sizeof(struct site), false};

/*
 * The kinds of a host.  They are the program's, not the model's; the last two
 * answer for one fact each.
 */
const struct value *load_site_words(struct arena *a)
{
	static const char *const kinds[] = {"github",    "gitlab",
					    "gitea",     "git",
					    "scorecard", "best-practices"};
	struct value *words = value_map(a);
	struct value *list = value_set_list(a, words, "forge");

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		value_put(list, (struct str){0},
			  value_text(a, str_c(kinds[i])));
	return words;
}

void load_site(struct loader *l)
{
	const char *path =
		path_join(l->arena, l->catalogue->folder, STR("strata.yml"));
	const struct value *tree = load_yaml(l, path);
	struct field_reader r = load_reader(l);

	r.vocabularies = load_site_words(l->arena);
	l->catalogue->site.pos = (struct pos){path, 1, 1};
	if (tree)
		field_read(&r, &record_site, tree, &l->catalogue->site);
}
