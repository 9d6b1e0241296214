/*
 * field.h - what a record of a YAML file may say: one table a kind of record.
 *
 * A record (an entry, a layer, an item of a foreign catalogue …) is a map
 * whose keys stand in a static table: key, kind, vocabulary, required or not,
 * help and example.  From it come the parsing into a C struct, the messages
 * about unknown, missing and ill-typed fields, the field reference and the
 * schemas for editors.  Adding a field is one line here and one struct member.
 */
#ifndef FIELD_H
#define FIELD_H

#include "base/diag.h"
#include "base/text.h"
#include "format/value.h"

#include <stddef.h>

/* Others report with this one too: a value of the wrong kind. */
enum { FIELD_RULE_KIND = 2 };

extern const struct rule field_rules[];
extern const size_t n_field_rules;

enum field_kind {
	FIELD_TEXT,    /* struct text: one line, not blank */
	FIELD_PROSE,   /* struct text: may span lines */
	FIELD_URL,     /* struct text: an http(s) address */
	FIELD_WORD,    /* struct text: one of a vocabulary */
	FIELD_DATE,    /* struct day: YYYY-MM-DD */
	FIELD_BOOL,    /* bool */
	FIELD_ANSWER,  /* struct answer: true, false, or not said */
	FIELD_NUMBER,  /* long, not negative; absent is -1 */
	FIELD_TEXTS,   /* struct texts: a list of one-line texts */
	FIELD_WORDS,   /* struct texts: a list of words of a vocabulary */
	FIELD_PAIRS,   /* struct pairs: a map from text to text */
	FIELD_URLS,    /* struct pairs: a map from text to addresses */
	FIELD_COLOUR,  /* struct text: a colour of CSS, see escape_css_colour */
	FIELD_RECORD,  /* a pointer to the struct of `record`, or NULL */
	FIELD_RECORDS, /* struct records: a list of pointers to such */
	FIELD_GROUPED, /* the same, but a map of such lists, one after another
			*/
	FIELD_ANY,     /* const struct value *: as read */
	FIELD_LIST,    /* the same, but a list */
	FIELD_LISTS,   /* the same, but a list of lists */
	FIELD_MAP,     /* the same, but a map */
	FIELD_MARKER,  /* nothing: a key that says what the record is */
};

enum field_flag {
	FIELD_REQUIRED = 1,
	FIELD_HIDDEN = 2, /* shown elsewhere, or not a fact about the record */
	FIELD_EMPTY_OK = 4,   /* a blank text counts as absent, silently */
	FIELD_OF_MAPS = 8,    /* FIELD_MAP: its values are maps of the record */
	FIELD_MAILTO_OK = 16, /* FIELD_URL: a mailto: address will do */
	/* FIELD_URL of landscape2, which does not look at it: what is wrong is
	   a warning */
	FIELD_UNASKED = 32,
	FIELD_FILLED = 64, /* a list that holds something */
};

/* What a value has to look like beyond its kind. */
struct field_form {
	/* Of a text or a number as it is written, of an address as read. */
	bool (*fits)(struct arena *a, struct str s);
	const char *wanted; /* what messages say that the field takes */
};

struct field {
	const char *key;
	enum field_kind kind;
	unsigned flags;
	size_t at; /* offsetof in the record's struct */
	/*
	 * Of FIELD_RECORD and FIELD_RECORDS; of FIELD_LIST, FIELD_MAP and
	 * FIELD_ANY, where the loader reads the items itself, what they are.
	 */
	const struct record *record;
	const char *vocabulary; /* FIELD_WORD, FIELD_WORDS; or, for
				   FIELD_URL, the hosts that it may have */
	/* What its texts, or a map's keys, are ids of: "capability" */
	const char *names;
	const struct field_form *form; /* FIELD_TEXT, _TEXTS, _NUMBER, _URL */
	int most; /* of FIELD_RECORDS, how many are read; 0: all */
	const char *help;
	const char *example;
};

struct record {
	const char *name; /* "entry": what messages call it */
	const struct field *fields;
	size_t n_fields;
	size_t size;
	/*
	 * The catalogue of another program: a key that it does not know is kept
	 * and only a warning, since it means nothing there either.
	 */
	bool foreign;
};

LIST_OF(records, void *);

struct field_reader {
	struct arena *arena;
	struct diags *diags;
	/*
	 * A map from a vocabulary's name to a map (or list) of its words; NULL
	 * while the vocabularies themselves are being read: any word will do.
	 */
	const struct value *vocabularies;
	/*
	 * The catalogue of landscape2: what that takes is no error, at most a
	 * warning.  What is said of a key that the record lacks, or NULL; a key
	 * that is no longer read sets `*dropped`.
	 */
	bool foreign;
	const char *(*unknown)(const struct record *record, struct str key,
			       bool *dropped);
};

/*
 * Fill `*out`, a zeroed struct of `record->size` bytes, from `map`.  What is
 * wrong is reported and left out; true when nothing was.
 */
bool field_read(const struct field_reader *r, const struct record *record,
		const struct value *map, void *out);

/* The field of that name, or NULL. */
const struct field *field_find(const struct record *record, struct str key);

/* The key that somebody may have meant who wrote `key`, or NULL. */
const char *field_nearest(const struct record *record, struct str key);

/*
 * The first value of `map` whose field stands in the table before that of a
 * value above it, which is `*after`; NULL when all are in order.
 */
const struct value *field_out_of_order(const struct record *record,
				       const struct value *map,
				       const struct field **after);

/* The label of a word of a vocabulary; the word itself when it has none. */
struct str field_label(const struct value *vocabularies, const char *name,
		       struct str word);

#endif
