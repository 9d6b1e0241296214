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
#include "model/entry.h"
#include "model/facts.h"
#include "model/layers.h"
#include "model/paper.h"
#include "model/stacks.h"

enum catalogue_kind { CATALOGUE_OWN, CATALOGUE_LANDSCAPE2 };

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
	struct text members; /* the category that lists organisations */
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
