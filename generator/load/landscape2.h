/*
 * landscape2.h - the records of a landscape2 catalogue, as they are read.
 */
#ifndef LANDSCAPE2_H
#define LANDSCAPE2_H

#include "base/text.h"
#include "format/field.h"
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
	struct text branch, best_practices;
	const struct value *second_path;
	struct item_extra *extra;
	struct records more_repositories;
	struct day joined;
	bool end_user;
	struct spare spare;
};

#endif
