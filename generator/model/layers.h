/*
 * layers.h - the layered model as plain structs: layers, capabilities,
 * interfaces, and what the rules speak of.  Part of what `catalogue.h`
 * describes; include that.
 */
#ifndef LAYERS_H
#define LAYERS_H

#include "base/list.h"
#include "base/map.h"
#include "base/text.h"
#include "format/value.h"

struct capability;
struct entry;
struct filter;
struct interface;

LIST_OF(entries, struct entry *);
LIST_OF(capabilities, struct capability *);
LIST_OF(interfaces, struct interface *);

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

/*
 * What a stack of a profile has to be beyond what its members claim: one of
 * them is what `filter` takes, or nobody outside provides an interface of
 * `inside`.  Where neither is said, the stack names the member that meets it.
 */
struct condition {
	struct text id, name;
	const struct value *raw_filter;
	const struct filter *filter; /* or NULL */
	struct texts inside;
};
LIST_OF(conditions, struct condition *);

/* What a stack of a profile has to cover. */
struct profile {
	struct text id, name;
	const struct value *needs; /* a list of lists of capability ids */
	struct conditions conditions;
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
	struct map persona_by_id, profile_by_id, condition_by_id;
};

#endif
