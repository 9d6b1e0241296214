/*
 * api.h - what the site says to machines, as tables.
 *
 * A record (an entry, a layer, a finding …) is one table of members.  From it
 * come the JSON of a record, the JSON Schema beside it and the page that
 * documents both, so that none can say what the others do not.  Names are a
 * promise: within a version a member may be added, none is renamed or taken
 * away.  Every member is always there; what is not known is null.
 *
 * The tables are apart from those of load/: what a file says may change with
 * the program, what is published may not.
 */
#ifndef API_H
#define API_H

#include "base/list.h"
#include "view/view.h"

enum api_type {
	API_NAME,    /* struct str: a name or an id, never null */
	API_TEXT,    /* struct text: as it stands */
	API_PLAIN,   /* struct text: CommonMark, of which the words are given */
	API_URL,     /* struct text: an address */
	API_DATE,    /* struct day: YYYY-MM-DD */
	API_NUMBER,  /* long; null when negative */
	API_BOOL,    /* bool */
	API_ANSWER,  /* struct answer: true, false, or null */
	API_TEXTS,   /* struct texts */
	API_PLAINS,  /* struct texts: CommonMark, of each the words */
	API_PAIRS,   /* struct pairs: an object of texts */
	API_RECORD,  /* a pointer to a struct of `record`, or NULL */
	API_RECORDS, /* a LIST of pointers to such */
	API_OBJECT,  /* const struct value *: a map as it was read */
	API_NUMBERS, /* made: a list of numbers; */
	API_COUNTS,  /* an object of numbers */
	API_TYPES,   /* how many there are */
};

struct api_member {
	const char *name;
	const char *help; /* what it says, for the schema and the page */
	enum api_type type;
	size_t at;                       /* offsetof in the record's struct, */
	const struct api_record *record; /* API_RECORD, API_RECORDS */
	/* instead of `at`: the value, or NULL for null */
	struct value *(*make)(struct view *v, const void *record);
	bool sure; /* an API_TEXT, API_PLAIN or API_URL that is never null */
};

struct api_record {
	const struct api_member *members;
	size_t n;
};

LIST_OF(api_list, const void *);

/* A kind of record: a file that lists all, and perhaps a file for each. */
struct api_kind {
	const char *name; /* "entries": of its files */
	const char *one;  /* "entry": of the schema of a file for each, … */
	const char *help;
	const struct api_record *record;
	/* … whose members beside the head these are; NULL: there is none */
	const struct api_record *each;
	bool own, foreign; /* the catalogues that have it */
	size_t at;         /* offsetof a LIST of pointers in the catalogue, */
	struct api_list (*list)(struct view *v); /* or this */
};

#define API_ROWS(members) (members), sizeof(members) / sizeof((members)[0])

extern const struct api_kind *const api_kinds[];
extern const size_t n_api_kinds;

/* Whether a catalogue has such records at all. */
bool api_has(const struct catalogue *c, const struct api_kind *k);

/* All records of a kind. */
struct api_list api_list(struct view *v, const struct api_kind *k);

/* The members of `record` as a map; put at the end of one that is there. */
struct value *api_value(struct view *v, const struct api_record *r,
			const void *record);
void api_put(struct view *v, struct value *map, const struct api_record *r,
	     const void *record);

/* A text; null when it is empty. */
struct value *api_text(struct view *v, struct str s);

/* The ids of entries; of capabilities. */
struct value *api_entry_ids(struct view *v, const struct entries *entries);
struct value *api_capability_ids(struct view *v,
				 const struct capabilities *all);

/* Of a struct entry: its page; what the check found in it. */
struct value *api_entry_url(struct view *v, const void *entry);
struct value *api_entry_findings(struct view *v, const void *entry);

/* What a JSON Schema says of a record: type, required and properties. */
void api_schema(struct view *v, struct value *schema,
		const struct api_record *r);

/* "text or null": a member's type for readers. */
struct str api_type_text(struct view *v, const struct api_member *m);

/* Addresses. */
struct str path_of_api(void); /* the page that documents it */
struct str path_of_api_index(void);
struct str path_of_api_list(struct arena *a, const struct api_kind *k);
struct str path_of_api_list_schema(struct arena *a, const struct api_kind *k);
struct str path_of_api_each(struct arena *a, const struct api_kind *k,
			    struct str slug);
struct str path_of_api_each_schema(struct arena *a, const struct api_kind *k);

extern const struct api_kind api_entries, api_items, api_layers, api_categories,
	api_capabilities, api_subcategories, api_interfaces, api_personas,
	api_chapters, api_terms, api_references, api_architectures,
	api_comparisons, api_questions, api_findings, api_facts;
extern const struct api_record api_dates, api_fact, api_finding;

#endif
