/*
 * loader.h - what the files of load/ share; nobody else includes this.
 */
#ifndef LOADER_H
#define LOADER_H

#include "base/diag.h"
#include "format/field.h"
#include "load/load.h"
#include "model/catalogue.h"

enum {
	/* The largest real catalogue in one file has 1.1 MB; this is 60 times
	   as much. */
	LOAD_YAML_LIMIT = 64 * 1024 * 1024,
	LOAD_CHAPTER_LIMIT = 512 * 1024,
	LOAD_FACTS_LIMIT = 1024 * 1024,
	/* a line of at most 1 kB for each of 64,000 repositories */
	LOAD_LOOKED_LIMIT = 64 * 1024 * 1024,
	/* a line of 100 bytes for each of 64,000 repositories five times */
	LOAD_HISTORY_LIMIT = 32 * 1024 * 1024,
};

enum {
	RULE_CATALOGUE,
	RULE_REFERENCE,
	RULE_REFERENCE_FOREIGN,
	RULE_DUPLICATE,
	RULE_FILE_NAME,
	RULE_FOREIGN_PATH,
	RULE_FACTS,
	RULE_HISTORY,
	RULE_KEY_ORDER,
	RULE_DUPLICATE_FOREIGN,
	RULE_QUIZ,
	RULE_DIRECTIVE,
	RULE_GUIDE,
	RULE_ALIAS,
	RULE_EDITION,
};

/* After so many comparisons nobody reads the guesses; a real landscape takes
   some thousands. */
enum { LOAD_MOST_COMPARED = 200000 };

/* A file that was parsed before it was asked for. */
struct read_ahead {
	const char *path;
	const struct value *tree;
	struct diags diags; /* of it, reported when it is asked for */
};

struct loader {
	struct arena *arena;
	struct diags *diags;
	const struct load_options *options;
	struct catalogue *catalogue;
	struct map facts; /* by repository address, see url_repository */
	LIST(const struct facts *) all_facts;
	struct map items; /* landscape2: by name, one of each */
	size_t compared;  /* names or ids, in search of those meant */
	long cited;       /* references that have a number */
	struct map ahead; /* by path */
	LIST(struct read_ahead *) all_ahead;
};

/*
 * Parsing is two thirds of loading (170 of 234 million instructions with the
 * 400 files of our own catalogue) and each file stands alone, so it is done on
 * every core: name files, or those of a folder and of folders below it, run,
 * and load_yaml and load_json find them done.  One that nobody asks for is as
 * if it had not been read.
 */
void load_ahead_file(struct loader *l, const char *path);
void load_ahead_folder(struct loader *l, const char *folder, int depth,
		       struct str ending);
void load_ahead_run(struct loader *l);

/* False when it was not read ahead; `*tree` is NULL when it is wrong. */
bool load_ahead_find(struct loader *l, const char *path,
		     const struct value **tree);

/*
 * The whole of a file of the catalogue, which is listed as one; false when it
 * cannot be read, which is reported.
 */
bool load_text(struct loader *l, const char *path, size_t limit,
	       struct str *out);

/*
 * The file's tree; NULL when it cannot be read, which is reported.  An empty
 * file is VALUE_NULL, so that whoever wants a record there says so.
 */
const struct value *load_yaml(struct loader *l, const char *path);

/* The same of a file of JSON, of at most LOAD_FACTS_LIMIT bytes. */
const struct value *load_json(struct loader *l, const char *path);

/* As load_yaml, but a file that is absent or empty is NULL and no finding. */
const struct value *load_yaml_if(struct loader *l, const char *path);

/* A reader over the catalogue's vocabularies. */
struct field_reader load_reader(const struct loader *l);

/* Read a list of records found under `key` of `map`; absent is empty. */
void load_list(struct loader *l, const struct record *record,
	       const struct value *map, const char *key, struct records *out);

/* Entries by name: the order of every list on the site. */
void load_sort(struct entries *entries);

/* Lower-case letters, digits and single hyphens, at most 60. */
bool load_is_id(struct str id);

/*
 * The id of a record in a file of its own: its name, which is of lower-case
 * letters, digits and single hyphens, before `.yml`.  Another name is reported,
 * and an id near it is given so that the rest of the file is looked at too;
 * false when there is none, or when the file is none of ours.
 */
bool load_record_id(struct loader *l, const char *path, struct str *id);

/* Read the records of a folder of the catalogue that need not be there. */
void load_folder(struct loader *l, const char *name,
		 void (*read)(struct loader *l, const char *path,
			      struct str id));

/*
 * What `id` names; NULL, and a finding that calls it `what`, when it names
 * nothing.  An empty id names nothing and is no finding.
 */
void *load_resolve(struct loader *l, const struct map *by_id,
		   const struct text *id, const char *what);

/* Put `record` under its id; a second one of that id is reported. */
void load_index(struct loader *l, struct map *by_id, const struct text *id,
		void *record, const char *what);

/*
 * The filter that a map describes, its field `other` left alone (NULL: none).
 * What is wrong is reported and left out.
 */
const struct filter *load_filter(struct loader *l, const struct value *map,
				 const char *other);

/* What a figure draws; NULL, and a finding, when that is not clear. */
const struct plate *load_plate(struct loader *l, const struct value *tree);
void link_plate(struct loader *l, struct plate *f);

/* A chapter's body: its parts, their numbers and labels; once the model is
   there, since filters name what stands in it. */
void load_parts(struct loader *l, struct chapter *ch);

/* The words of these files are the program's, not the model's. */
const struct value *load_site_words(struct arena *a);
const struct value *load_rules_words(struct arena *a);

/* One function a file, in the order of load.c. */
void load_site(struct loader *l);
void load_rules_yml(struct loader *l);
bool load_model(struct loader *l); /* false: there is none to go by */
void load_entries(struct loader *l);
void load_stacks(struct loader *l);
void load_paper(struct loader *l);
void load_glossary(struct loader *l);
void load_comparisons(struct loader *l);
void load_guide(struct loader *l); /* what it names is there already */
void load_editions(struct loader *l);
void load_facts(struct loader *l, const char *folder);
void load_history(struct loader *l, const char *folder); /* knows as_of */
void load_landscape2(struct loader *l, const char *data);
void load_landscape2_settings(struct loader *l, const char *path);
void load_landscape2_tags(struct loader *l, const struct value *tags);
void load_landscape2_guide(struct loader *l, const char *path);
void load_landscape2_games(struct loader *l, const char *path);

/* Turn ids into pointers and report those that name nothing. */
void link_model(struct loader *l);
void link_entries(struct loader *l);
void link_aliases(struct loader *l);
void link_stacks(struct loader *l);
void link_glossary(struct loader *l);
void link_comparisons(struct loader *l);
void link_paper(struct loader *l);
void link_editions(struct loader *l); /* knows the addresses */

/* `capabilities` is a list of texts in the file, of claims in the struct. */
struct entry_file {
	struct entry entry; /* first, so that a table serves both */
	struct texts capabilities;
};

extern const struct record record_site, record_layer, record_capability,
	record_interface, record_persona, record_dependency_rule,
	record_ownership, record_profile, record_concepts, record_model,
	record_entry, record_stack, record_waiver, record_reference,
	record_chapter, record_term, record_comparison, record_comparison_cell,
	record_choosing, record_practice, record_plate, record_data_table,
	record_compare_body, record_edition, record_facts, record_item,
	record_item_extra, record_settings, record_guide, record_games,
	record_rules;

#define ROWS(fields) (fields), sizeof(fields) / sizeof((fields)[0])

#endif
