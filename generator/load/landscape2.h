/*
 * landscape2.h - the records of a landscape2 catalogue, as they are read.
 */
#ifndef LANDSCAPE2_H
#define LANDSCAPE2_H

#include "base/text.h"
#include "format/field.h"
#include "load/loader.h"
#include "model/catalogue.h"

/* Where fields go that nothing but the item's page shows. */
struct spare {
	struct text text;
	struct day day;
	bool flag;
};

struct audit {
	struct day date;
	struct text type, url, vendor;
};

struct other_link {
	struct text name, url;
};

struct more_repository {
	struct text url, branch, license;
};

struct item_extra {
	struct maturity_dates dates;
	struct text parent_project;
	struct texts tags;
	struct records audits, other_links;
	struct pairs annotations;
	bool specification;
	struct spare spare;
};

struct item {
	struct text name, homepage, logo, description, project, repo, license;
	struct text crunchbase;
	struct text branch, best_practices;
	const struct value *second_path;
	struct item_extra *extra;
	struct records more_repositories;
	struct day joined;
	bool end_user;
	struct spare spare;
};

/*
 * Settings
 */

struct group_file {
	struct text name, alias;
	struct texts categories;
};

/* A category and some of its subcategories. */
struct part_file {
	struct text category;
	struct texts subcategories;
};

struct option_file {
	struct text value, label;
	long order;
};

struct exclude_file {
	struct texts groups;
};

struct featured_file {
	struct text field;
	struct records options;
	struct exclude_file *exclude;
};

enum { LANDSCAPE2_COLOURS = 7 };

struct viewbox_file {
	bool adjust;
	struct texts exclude;
};

struct event_file {
	struct text name, banner, details;
	struct day start, end;
};

struct settings_file {
	struct text foundation, url, description, base_path, members_category;
	struct text grid_items_size, view_mode;
	struct records groups, categories, featured, end_users;
	struct text (*colours)[LANDSCAPE2_COLOURS];
	struct viewbox_file *viewbox;
	struct event_file *event;
	const struct value *tags;
	long screenshot_width;
	void *unused; /* records that are only checked */
	bool hide_organizations;
};

extern const struct record record_part;

/* What is said of a key that a record lacks, see struct field_reader. */
const char *landscape2_unknown(const struct record *record, struct str key,
			       bool *dropped);

/* Where words of the program's own are read: {name: [word, ...]}. */
const struct value *landscape2_words(struct arena *a);

/* The category of that name that the file declares, or NULL. */
struct layer *landscape2_category(const struct loader *l, struct str name);

/* Its subcategory of that name, or NULL. */
struct capability *landscape2_subcategory(const struct layer *in,
					  struct str name);

/*
 * Warn that a category, or a subcategory of it, is not declared, and name the
 * one that may have been meant.  True when all are there.
 */
bool landscape2_check_category(struct loader *l, const struct text *name);
bool landscape2_check_part(struct loader *l, const struct part_file *part);

/* The name that was meant, of a category or of a subcategory of `in`. */
struct str landscape2_near(struct loader *l, const struct layer *in,
			   struct str name);

/* Warn that `t` names nothing; blank texts were reported already. */
void landscape2_absent(struct loader *l, const struct text *t,
		       const char *what, struct str near);

#endif
