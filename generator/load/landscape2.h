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
	long number;
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

/* Colours, links and what else is only checked share one place a kind. */
struct viewbox_file {
	bool adjust;
	struct texts exclude;
};

struct settings_file {
	struct text foundation, url, description, base_path, members_category;
	struct records groups, categories, featured, end_users, tags;
	struct viewbox_file *viewbox;
	void *record; /* of those that are only checked */
	struct spare spare;
};

/*
 * The guide
 */

struct guide_file {
	struct text category, subcategory, content;
	struct records subcategories;
	struct texts keywords;
};

/*
 * Forms: landscape2_forms.c
 */

extern const struct field_form landscape2_crunchbase, landscape2_tag,
	landscape2_base_path, landscape2_colour, landscape2_size,
	landscape2_view, landscape2_place, landscape2_width, landscape2_title;

/* The guide and the games may be empty files; landscape2 needs neither. */
bool landscape2_is_empty(const struct value *tree);

/* Reads what landscape2 reads, and says of unknown keys where they belong. */
struct field_reader landscape2_reader(const struct loader *l);

/* The subcategory of that name, or NULL. */
struct capability *landscape2_part_of(const struct layer *in, struct str name);

/*
 * What the files name: landscape2_names.c.  Each warns when there is no such
 * thing, or only because a second_path names it, and says which may have been
 * meant; blank texts were reported already.
 */
struct layer *landscape2_category(struct loader *l, const struct text *name);
struct capability *landscape2_subcategory(struct loader *l,
					  const struct layer *in,
					  const struct text *name);
bool landscape2_item(struct loader *l, const struct text *name);
void landscape2_part(struct loader *l, const struct part_file *part);

/* Warn that `t` names nothing, or `near`. */
void landscape2_absent(struct loader *l, const struct text *t, const char *what,
		       struct str near);

/* The name that was meant, of a category or of a subcategory of `in`. */
struct str landscape2_near(struct loader *l, const struct layer *in,
			   struct str name);

/* Warn of a parent that no item is. */
void landscape2_check_parents(struct loader *l);

#endif
