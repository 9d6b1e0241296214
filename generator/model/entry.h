/*
 * entry.h - an entry as a plain struct.  Part of what `catalogue.h` describes;
 * include that.
 */
#ifndef ENTRY_H
#define ENTRY_H

#include "base/list.h"
#include "base/text.h"
#include "format/value.h"
#include "model/layers.h"

struct facts;
struct history;
struct shared_address;

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

#endif
