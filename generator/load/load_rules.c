/* rules.yml: severities, thresholds, and patterns of the user's own. */
#include "base/path.h"
#include "load/loader.h"

#include <string.h>

static const struct field severity_fields[] = {
	{.key = "rule",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct severity_change, rule),
	 .help = "its id, as findings name it",
	 .example = "summary-length"},
	{.key = "severity",
	 .kind = FIELD_WORD,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct severity_change, severity),
	 .vocabulary = "severity",
	 .help = "off, note, warning or error",
	 .example = "note"},
	{.key = "reason",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct severity_change, reason),
	 .help = "why, in a sentence"},
};
static const struct record record_severity = {
	"a severity", ROWS(severity_fields), sizeof(struct severity_change),
	false};

#define AT(member) offsetof(struct thresholds, member)
static const struct field threshold_fields[] = {
	{.key = "summary_shortest",
	 .kind = FIELD_NUMBER,
	 .at = AT(summary_shortest),
	 .help = "characters that a summary has at least",
	 .example = "40"},
	{.key = "summary_longest",
	 .kind = FIELD_NUMBER,
	 .at = AT(summary_longest),
	 .help = "characters that a summary has at most",
	 .example = "120"},
	{.key = "sentences_fewest",
	 .kind = FIELD_NUMBER,
	 .at = AT(sentences_fewest),
	 .help = "sentences that a description has at least",
	 .example = "2"},
	{.key = "sentences_most",
	 .kind = FIELD_NUMBER,
	 .at = AT(sentences_most),
	 .help = "sentences that a description has at most",
	 .example = "5"},
	{.key = "logo_largest",
	 .kind = FIELD_NUMBER,
	 .at = AT(logo_largest),
	 .help = "bytes that a logo has at most to be on tiles",
	 .example = "50000"},
	{.key = "maturity_days",
	 .kind = FIELD_NUMBER,
	 .at = AT(maturity_days),
	 .help = "days after which a maturity is looked up again (--age)",
	 .example = "180"},
	{.key = "license_days",
	 .kind = FIELD_NUMBER,
	 .at = AT(license_days),
	 .help = "days after which a licence is read again (--age)",
	 .example = "365"},
	{.key = "facts_days",
	 .kind = FIELD_NUMBER,
	 .at = AT(facts_days),
	 .help = "days after which a repository is looked at again (--age)",
	 .example = "90"},
	{.key = "text_days",
	 .kind = FIELD_NUMBER,
	 .at = AT(text_days),
	 .help = "days after which a stack, a comparison and a chapter are "
		 "read again (--age)",
	 .example = "365"},
	{.key = "praise",
	 .kind = FIELD_TEXTS,
	 .at = AT(praise),
	 .help = "words that a summary and a description do without, in the "
		 "place of the program's list",
	 .example = "[powerful, seamless]"},
};
#undef AT
static const struct record record_thresholds = {
	"thresholds", ROWS(threshold_fields), sizeof(struct thresholds), false};

#define AT(member) offsetof(struct pattern_rule, member)
static const struct field pattern_fields[] = {
	{.key = "id",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(id),
	 .help = "the rule's id: lower-case letters, digits and hyphens",
	 .example = "docs-are-ours"},
	{.key = "field",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(field),
	 .help = "a field of an entry; of a list, each item",
	 .example = "license.spdx"},
	{.key = "must",
	 .kind = FIELD_TEXT,
	 .at = AT(must),
	 .help = "the pattern (PCRE) that is found in a right value",
	 .example = "^https://"},
	{.key = "must_not",
	 .kind = FIELD_TEXT,
	 .at = AT(must_not),
	 .help = "the pattern that is found in no right value"},
	{.key = "message",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(message),
	 .help = "what the finding says"},
	{.key = "severity",
	 .kind = FIELD_WORD,
	 .at = AT(severity),
	 .vocabulary = "severity",
	 .help = "warning unless it says otherwise"},
};
#undef AT
static const struct record record_pattern = {
	"a pattern", ROWS(pattern_fields), sizeof(struct pattern_rule), false};

struct rules_file {
	struct records severities, patterns;
	struct thresholds *thresholds;
};

static const struct field rules_fields[] = {
	{.key = "severities",
	 .kind = FIELD_RECORDS,
	 .at = offsetof(struct rules_file, severities),
	 .record = &record_severity,
	 .help = "rules that are graver or lighter here than elsewhere"},
	{.key = "thresholds",
	 .kind = FIELD_RECORD,
	 .at = offsetof(struct rules_file, thresholds),
	 .record = &record_thresholds,
	 .help = "from where on a text is long, a logo large and a look "
		 "too long ago"},
	{.key = "patterns",
	 .kind = FIELD_RECORDS,
	 .at = offsetof(struct rules_file, patterns),
	 .record = &record_pattern,
	 .help = "rules of your own"},
};
const struct record record_rules = {"the rules", ROWS(rules_fields),
				    sizeof(struct rules_file), false};

/*
 * What counts as praise is chosen narrowly: each of these says that something
 * is good, and none is the plain name of anything.
 */
static const char *const praise[] = {
	"amazing",          "awesome",         "best-in-class",
	"blazing",          "blazingly",       "cutting-edge",
	"delightful",       "easily",          "effortless",
	"effortlessly",     "elegant",         "game-changing",
	"industry-leading", "innovative",      "lightning-fast",
	"next-gen",         "next-generation", "powerful",
	"revolutionary",    "seamless",        "seamlessly",
	"state-of-the-art", "supercharge",     "ultimate",
	"unparalleled",     "world-class",
};

/*
 * After how many days --age asks for another look.  The model's MR-20 names the
 * first: levels move often.  A pull comes by every 30 days at the latest, so
 * three months without one mean that none is made any more.  Licences and
 * what we write ourselves are gone through once a year.
 */
enum {
	MATURITY_DAYS = 180,
	LICENSE_DAYS = 365,
	FACTS_DAYS = 90,
	TEXT_DAYS = 365,
};

/* Summaries of 179 entries have 73 to 106 characters; the limits leave room
   for others.  A description has two to five sentences (CONTRIBUTING.md). */
static struct thresholds usual(struct arena *a)
{
	struct thresholds t = {.summary_shortest = 40,
			       .summary_longest = 120,
			       .sentences_fewest = 2,
			       .sentences_most = 5,
			       .logo_largest = 50000,
			       .maturity_days = MATURITY_DAYS,
			       .license_days = LICENSE_DAYS,
			       .facts_days = FACTS_DAYS,
			       .text_days = TEXT_DAYS};

	for (size_t i = 0; i < sizeof(praise) / sizeof(praise[0]); i++)
		list_add(a, &t.praise)->s = str_c(praise[i]);
	return t;
}

static void set(long *threshold, long given)
{
	if (given >= 0)
		*threshold = given;
}

static void set_thresholds(struct thresholds *t, const struct thresholds *given)
{
	set(&t->summary_shortest, given->summary_shortest);
	set(&t->summary_longest, given->summary_longest);
	set(&t->sentences_fewest, given->sentences_fewest);
	set(&t->sentences_most, given->sentences_most);
	set(&t->logo_largest, given->logo_largest);
	set(&t->maturity_days, given->maturity_days);
	set(&t->license_days, given->license_days);
	set(&t->facts_days, given->facts_days);
	set(&t->text_days, given->text_days);
	if (given->praise.at)
		t->praise = given->praise;
}

/* The words of `severity`, which are the program's and not the model's. */
const struct value *load_rules_words(struct arena *a)
{
	static const char *const words[] = {"off", "note", "warning", "error"};
	struct value *all = value_map(a);
	struct value *list = value_set_list(a, all, "severity");

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		value_put(list, (struct str){0},
			  value_text(a, str_c(words[i])));
	return all;
}

/*
 * Patterns
 */

/* What findings of a pattern name; one that is off, or that lacks what it
   needs, has none. */
static struct rule rule_of(struct arena *a, const struct pattern_rule *p)
{
	struct rule rule = {.severity = DIAG_WARNING};

	for (int s = DIAG_NOTE; s <= DIAG_ERROR; s++)
		if (str_is(p->severity.s, severity_name((enum severity)s)))
			rule.severity = (enum severity)s;
	if (str_is(p->severity.s, "off") || !p->id.s.n || !p->message.s.n)
		return rule;
	rule.id = arena_cstr(a, p->id.s);
	rule.sentence = arena_cstr(a, p->message.s);
	return rule;
}

static void no_field(struct loader *l, const struct text *path,
		     const struct record *record, struct str key)
{
	const char *near = record ? field_nearest(record, key) : NULL;

	diags_add(l->diags, &load_rules[RULE_REFERENCE], path->pos,
		  "%s has no field '%.*s'%s%s%s",
		  record ? record->name : "a text", STR_ARG(key),
		  near ? " (did you mean '" : "", near ? near : "",
		  near ? "'?)" : "");
}

/* "license.spdx" names a field of an entry that holds text, or texts. */
static bool names_field(struct loader *l, const struct text *path)
{
	const struct record *record = l->catalogue->kind == CATALOGUE_OWN
					      ? &record_entry
					      : &record_item;
	const struct field *f = NULL;
	struct str rest = path->s, key;

	do {
		key = str_cut(rest, '.', &rest);
		f = record ? field_find(record, key) : NULL;
		if (!f) {
			no_field(l, path, record, key);
			return false;
		}
		record = f->record;
	} while (rest.n);
	if (record)
		diags_add(l->diags, &load_rules[RULE_REFERENCE], path->pos,
			  "'%.*s' holds fields; name one of them, as '%.*s.%s'",
			  STR_ARG(path->s), STR_ARG(path->s),
			  record->fields[0].key);
	return !record;
}

static bool is_rule_id(struct str id)
{
	for (size_t i = 0; i < id.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", id.p[i]) ||
		    !id.p[i])
			return false;
	return id.n && id.n <= 40;
}

static void add_pattern(struct loader *l, struct pattern_rule *p,
			const struct value *source)
{
	bool right = p->id.s.n && p->message.s.n && p->field.s.n &&
		     names_field(l, &p->field);

	if (p->id.s.n && !is_rule_id(p->id.s)) {
		diags_add(l->diags, &field_rules[FIELD_RULE_KIND], p->id.pos,
			  "a rule's id is of lower-case letters, digits and "
			  "hyphens, at most 40");
		return;
	}
	if (!right)
		return; /* reported */
	p->source = source;
	p->rule = rule_of(l->arena, p);
	*list_add(l->arena, &l->catalogue->rules.patterns) = p;
}

static void add_patterns(struct loader *l, const struct value *tree,
			 const struct records *read)
{
	const struct value *v = value_get(tree, STR("patterns"));
	size_t i = 0;

	v = v && v->kind == VALUE_LIST ? v->first : NULL;
	for (; v; v = v->next)
		if (v->kind == VALUE_MAP) /* of others no record was made */
			add_pattern(l, read->at[i++], v);
}

void load_rules_yml(struct loader *l)
{
	struct rule_book *book = &l->catalogue->rules;
	const char *path =
		path_join(l->arena, l->catalogue->folder, STR("rules.yml"));
	const struct value *tree = load_yaml_if(l, path);
	struct field_reader r = load_reader(l);
	struct rules_file f = {0};

	book->thresholds = usual(l->arena);
	if (!tree)
		return;
	r.vocabularies = load_rules_words(l->arena);
	field_read(&r, &record_rules, tree, &f);
	for (size_t i = 0; i < f.severities.n; i++)
		*list_add(l->arena, &book->severities) = f.severities.at[i];
	if (f.thresholds)
		set_thresholds(&book->thresholds, f.thresholds);
	add_patterns(l, tree, &f.patterns);
}
