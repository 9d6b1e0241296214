/*
 * catalogue.h - what a catalogue says, as plain structs.
 *
 * Made by load/, read by everybody else, changed by nobody.  There are two
 * kinds: our own, classified by a layered model, and landscape2's, where a
 * category takes the place of a layer and a subcategory that of a capability.
 * Everything lives in the arena that was given to `load`.
 */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include "base/list.h"
#include "base/map.h"
#include "base/text.h"
#include "format/value.h"
#include "model/choosing.h"
#include "model/editions.h"
#include "model/paper.h"

enum catalogue_kind { CATALOGUE_OWN, CATALOGUE_LANDSCAPE2 };

struct entry;
struct capability;
struct interface;
struct shared_address;

LIST_OF(entries, struct entry *);
LIST_OF(capabilities, struct capability *);
LIST_OF(interfaces, struct interface *);

/*
 * The model
 */

/* A layer; of a landscape2 catalogue, a category. */
struct layer {
	struct pos pos;
	struct text id, name, label, topic, band, responsibility, persona;
	struct text description; /* CommonMark */
	struct texts not_responsible;
	bool core;
	bool implied; /* landscape2: only a second_path names it */
	struct str slug;
	size_t index; /* from the top, from 0 */
	struct capabilities capabilities;
	struct entries entries; /* those whose primary layer it is */
};
LIST_OF(layers, struct layer *);

/* A capability; of a landscape2 catalogue, a subcategory. */
struct capability {
	struct pos pos;
	struct text id, layer_id, name, definition;
	struct text description; /* CommonMark, from the guide */
	bool implied;            /* landscape2: only a second_path names it */
	struct str slug;
	struct layer *layer;
	struct entries placed; /* those that the landscape shows here */
	struct entries claims; /* all that claim it */
};

struct interface {
	struct pos pos;
	struct text id, name, title, from_id, kind, carries, definition;
	struct texts to_ids, examples;
	struct str slug;
	const struct layer *from;
	struct layers to;
	struct entries producers, consumers, internal; /* internal: also */
};

struct persona {
	struct pos pos;
	struct text id, name, layer_id, does;
};
LIST_OF(personas, struct persona *);

/* Who may use whom. */
struct allowed {
	struct text from, to, only, via, reason;
};
LIST_OF(alloweds, struct allowed *);

/* Who writes which field of which object. */
struct ownership {
	struct text kind, group, owner, owner_layer, split, source;
	struct texts intruders;
	struct texts writers; /* capabilities of those who write it */
};
LIST_OF(ownerships, struct ownership *);

/* What a stack of a profile has to cover. */
struct profile {
	struct text id, name;
	const struct value *needs; /* a list of lists of capability ids */
};
LIST_OF(profiles, struct profile *);

/*
 * What the rules speak of: model.yml says which capabilities, interfaces and
 * words are meant, so that no rule knows an id.
 */
enum concept {
	CONCEPT_STRATEGY,         /* a rollout strategy */
	CONCEPT_WORKLOAD_CONTROL, /* creates, replaces or keeps instances */
	CONCEPT_IN_PLACE,
	CONCEPT_ANALYSIS,
	CONCEPT_RECONCILIATION,
	CONCEPT_RELEASE,
	CONCEPT_OPERATION,
	CONCEPT_RESTORE,
	CONCEPT_PLACEMENT,
	CONCEPT_CLUSTERS,
	CONCEPT_ORCHESTRATOR,
	CONCEPT_SIGNING,
	CONCEPT_ADMISSION,
	CONCEPT_FLAG_DECISION,   /* an interface */
	CONCEPT_RETIRED_TRAFFIC, /* words of the vocabulary of traffic */
	CONCEPTS,
};

struct model {
	struct text title, version;
	struct texts concepts[CONCEPTS]; /* ids */
	struct layers layers;
	struct capabilities capabilities;
	struct interfaces interfaces;
	struct personas personas;
	struct alloweds dependencies;
	struct ownerships field_ownership;
	struct profiles profiles;
	const struct value *vocabularies;
	struct map layer_by_id, capability_by_id, interface_by_id;
	struct map persona_by_id, profile_by_id;
};

/*
 * Entries
 */

/* A capability that an entry claims. */
struct claim {
	struct text id;
	struct capability *capability; /* NULL when there is no such */
};
LIST_OF(claims, struct claim);

/* A further layer that an entry works in. */
struct also {
	struct text layer_id, interface_id, visibility, reason;
	const struct layer *layer;
	struct interface *interface;
};
LIST_OF(alsos, struct also *);

struct license {
	struct text spdx, as;
	struct day checked;
};

struct maturity_dates {
	struct day accepted, sandbox, incubating, graduated, archived;
};

struct maturity {
	struct text foundation, level, via, source;
	struct day checked;
	struct maturity_dates *dates;
};

struct analysis {
	struct text comparison, on_failure;
};

struct rollback {
	struct text by;
	struct texts excludes;
};

struct dependency {
	struct text id, kind;
	const struct entry *entry;
};
LIST_OF(dependencies, struct dependency *);

struct in_place {
	struct texts scope, preserves;
	struct text fallback;
};

struct operation {
	struct text role, operand, source;
	long level; /* 1 to 5, or -1 */
};

struct placement {
	struct text mode;
	struct answer status_return;
};

/* Declarative, versioned, pulled, reconciled: opengitops.dev, v1.0.0. */
struct opengitops {
	struct answer principle[4];
};

/* A group of fields that an entry writes. */
struct owned {
	struct text kind, group;
};
LIST_OF(owneds, struct owned *);

/* An id that an entry had before. */
struct alias {
	struct str id;
	const struct entry *entry;
};
LIST_OF(aliases, struct alias *);

/* A finding that is accepted for a while. */
struct waiver {
	struct text rule, reason;
	struct day until;
};
LIST_OF(waivers, struct waiver *);

/* A list of ids as written, and what they name. */
struct interface_refs {
	struct texts ids;
	struct interfaces found;
};

struct entry {
	struct pos pos;
	const struct value *source; /* the record as read */
	struct str id;              /* own entries: the file's name */
	struct str slug;            /* the address of its page */
	struct str sort_key;        /* its name, case-folded */
	bool shares_name;           /* others would have the same address */
	const struct shared_address *shared; /* the page that lists them */
	struct text name, symbol, kind, summary;
	struct text description; /* CommonMark; landscape2: plain text */
	struct layer *layer;
	struct claims claims;
	struct alsos also;
	struct capabilities elsewhere; /* landscape2: second_path */
	struct interface_refs consumes, produces;
	struct text skip_reason, seam;
	struct texts drives, defines, traffic_via, metrics_via;
	struct analysis *analysis;
	struct rollback *rollback;
	struct opengitops *opengitops;
	struct placement *placement;
	struct texts clusters;
	struct in_place *in_place;
	struct operation *operation;
	bool runtime_neutral;
	struct texts schema_groups;
	struct owneds owns;
	struct dependencies depends_on;
	struct entries used_by;               /* the other end of depends_on */
	struct entries routed_by, queried_by; /* of traffic_via, metrics_via */
	struct text repo, branch, homepage, docs, logo;
	struct text scorecard, best_practices; /* where they are shown */
	struct license *license;
	struct maturity *maturity;
	struct text status, status_source, successor_id;
	const struct entry *successor;
	struct texts alias_ids; /* as written; see the catalogue's aliases */
	long since;             /* a year, or -1 */
	struct pairs evidence;
	struct waivers waivers;
	const struct facts *facts;     /* of its repository, or NULL */
	const struct history *history; /* of its repository, or NULL */
	struct texts tags;             /* landscape2 */
	long featured; /* landscape2: its place among the featured, or -1 */
};

/*
 * Facts: what was seen of a repository, and when
 */

enum { WEEKS = 52 };

/* What may be known of a repository; model/facts.c has the name of each. */
enum fact {
	FACT_DESCRIPTION,
	FACT_LICENSE,
	FACT_TOPICS,
	FACT_LANGUAGES,
	FACT_LANGUAGE_SHARES,
	FACT_DEFAULT_BRANCH,
	FACT_HEAD,
	FACT_ARCHIVED,
	FACT_CREATED,
	FACT_FIRST_COMMIT,
	FACT_LATEST_COMMIT,
	FACT_PUSHED,
	FACT_COMMITS,
	FACT_AUTHORS,
	FACT_CONTRIBUTORS,
	FACT_STARS,
	FACT_FORKS,
	FACT_OPEN_ISSUES,
	FACT_GOOD_FIRST_ISSUES,
	FACT_LATEST_RELEASE,
	FACT_LATEST_VERSION,
	FACT_FIRST_VERSION,
	FACT_WEEKLY_COMMITS,
	FACT_SCORECARD,
	FACT_BEST_PRACTICES,
	FACT_MOVED,
	FACTS, /* how many there are */
};

/* When and how a fact was seen; without a day it is not known. */
struct sight {
	struct date observed;
	struct str source;
};

/* A tag, or a release that a forge announces. */
struct version {
	struct text tag, url;
	struct day date;
	bool prerelease;
};

struct language {
	struct str name;
	long bytes;
};
LIST_OF(languages, struct language);

/* OpenSSF Scorecard: 0 to 10, and the day of the run. */
struct scorecard {
	struct text score;
	struct day date;
};

/* OpenSSF Best Practices: "passing"; and how far it is, 100 a level. */
struct best_practices {
	struct text level;
	long percentage;
};

/* Since when nothing new could be learnt, and why. */
struct stale {
	struct day since;
	struct text reason;
};

struct facts {
	struct pos pos;
	struct text repo, source, head;
	struct text description, license, default_branch;
	struct text moved; /* where the repository is today */
	struct day observed, first_commit, latest_commit, created, pushed;
	long commits, authors, stars, forks; /* -1: not known */
	long open_issues, good_first_issues, contributors;
	bool archived;
	struct texts topics;
	struct languages languages;   /* the largest first */
	struct pairs language_shares; /* in percent, where bytes are not told */
	bool has_weeks;
	long weekly_commits[WEEKS]; /* oldest first */
	/* The day at whose start the last week ends; unset: latest_commit. */
	struct day weeks_until;
	struct version *latest_release, *latest_version, *first_version;
	struct scorecard *scorecard;
	struct best_practices *best_practices;
	struct stale *stale; /* NULL: the last look went well */
	struct sight seen[FACTS];
	struct date looked; /* the last look that went well */
};

/*
 * History: how the figures of a repository went
 */

enum { HISTORY_MONTHS = 24 }; /* before the catalogue's day; no more is read */

/* In the order of their columns. */
enum figure {
	FIGURE_STARS,
	FIGURE_FORKS,
	FIGURE_OPEN_ISSUES,
	FIGURE_CONTRIBUTORS,
	FIGURE_COMMITS, /* in 52 weeks */
	FIGURES,
};

/* What was seen on a day, and held until the next; -1: not known. */
struct moment {
	struct date day;
	long figures[FIGURES];
};

/* The oldest first, each day once. */
LIST_OF(history, struct moment);

/*
 * Stacks: reference architectures
 */

struct stack_member {
	struct text id, role;
	struct text exit, cost; /* how it is left, and what that costs */
	const struct entry *entry;
};
LIST_OF(stack_members, struct stack_member *);

/* `from` uses, controls, observes or embeds `to`. */
struct stack_edge {
	struct text from, to, interface_id, kind, note;
	bool bootstrap;          /* only while the stack comes up */
	struct text break_glass; /* what then helps when it cannot */
	const struct stack_member *source, *target;
	const struct interface *interface;
};
LIST_OF(stack_edges, struct stack_edge *);

/* An interface that somebody outside the stack provides. */
struct stack_assumed {
	struct text interface_id, reason;
	const struct interface *interface;
};
LIST_OF(stack_assumeds, struct stack_assumed *);

/* Who writes a group of fields, where several could. */
struct stack_owner {
	struct text kind, group, owner, split;
};
LIST_OF(stack_owners, struct stack_owner *);

struct stack_step {
	struct text step, until;
	struct texts members;
};
LIST_OF(stack_steps, struct stack_step *);

struct stack_drill {
	struct text name, breaks, expect, recover;
};
LIST_OF(stack_drills, struct stack_drill *);

struct stack {
	struct pos pos;
	struct str slug; /* the file's name */
	struct text name, summary;
	struct text description; /* CommonMark */
	struct texts profile_ids;
	struct profiles profiles;
	struct stack_members members;
	struct stack_edges edges;
	struct stack_assumeds assumed;
	struct stack_owners owners;
	struct pairs accountable; /* a layer's id, a persona's id */
	struct text trust_policy;
	struct stack_steps bootstrap;
	struct stack_drills drills;
	struct day checked;
	struct waivers waivers;
};
LIST_OF(stacks, struct stack *);

/*
 * rules.yml: how strict the check is
 */

struct severity_change {
	struct text rule, severity, reason;
};
LIST_OF(severity_changes, struct severity_change *);

/* A rule of the user's own: what a field must match, or must not. */
struct pattern_rule {
	struct text id, field, must, must_not, message, severity;
	const struct value *source; /* the record as read */
	struct rule rule; /* what its findings name; no id: it is off */
};
LIST_OF(pattern_rules, struct pattern_rule *);

/* Lengths count characters, sizes bytes, ages days. */
struct thresholds {
	long summary_shortest, summary_longest;
	long sentences_fewest, sentences_most; /* of a description */
	long logo_largest;
	long maturity_days, license_days, facts_days, text_days;
	struct texts praise; /* words, in any letter case */
};

struct rule_book {
	struct severity_changes severities;
	struct pattern_rules patterns;
	struct thresholds thresholds;
};

/*
 * The whole
 */

/* Categories shown together (landscape2); the first is the home page. */
struct group {
	struct text name;
	struct text alias; /* its route in landscape2 */
	struct str slug;
	struct layers layers;
};
LIST_OF(groups, struct group *);

/* A section of a landscape2 guide. */
struct guide_section {
	struct text title, content;
	const struct layer *layer;           /* the category that it is about */
	const struct capability *capability; /* the subcategory, or NULL */
	bool is_sub;
};
LIST_OF(guide_sections, struct guide_section *);

struct colours {
	struct text layer, light, dark;
};
LIST_OF(colour_list, struct colours *);

/* A host of repositories that its name does not explain. */
struct site_host {
	struct text name, kind, api, ca_file;
};
LIST_OF(site_hosts, struct site_host *);

struct site {
	struct pos pos;
	struct text title, short_title, summary, edition, base_url, repository;
	struct text branch, folder; /* of the catalogue's own repository */
	struct text license, license_url, publisher;
	struct day edition_date;
	struct colour_list colours;
	struct site_hosts hosts;
};

/* An address that several entries would have: a page that lists them. */
struct shared_address {
	struct str slug;
	struct entries entries;
};
LIST_OF(shared_addresses, struct shared_address *);

struct catalogue {
	enum catalogue_kind kind;
	const char *folder; /* where its files are */
	const char *logos;  /* where its logos are, or NULL */
	bool incomplete;    /* not all was read: what lacks proves nothing */
	LIST(const char *) files; /* those that were read, logos aside */
	struct site site;
	struct rule_book rules;
	struct model model;
	struct entries entries; /* by name */
	struct aliases aliases; /* those that lead to one entry each */
	struct map entry_by_id; /* own catalogues only */
	struct stacks stacks;
	struct chapters chapters;
	struct references references;
	struct terms terms; /* by what they are called */
	struct comparisons comparisons;
	const struct guide *choosing; /* or NULL */
	struct map reference_by_key, part_by_label;
	struct map term_by_id, stack_by_id, comparison_by_id;
	struct editions editions; /* the newest first */
	struct groups groups;
	struct guide_sections guide;
	struct texts
		named_fields; /* landscape2: those that its settings name */
	struct shared_addresses shared;
	struct date as_of; /* what "today" is, see DESIGN "Time" */
};

#endif
