/*
 * build.h - the phases in order: load, check, view, render, write.
 */
#ifndef BUILD_H
#define BUILD_H

#include "base/diag.h"
#include "load/load.h"
#include "output/site.h"

struct build_options {
	struct load_options load;
	const char *output;
	const char *templates; /* folders of the look, which have to be there */
	const char *statics;
	const char *cache;  /* NULL: none */
	bool keep_going;    /* write what can be written in spite of errors */
	bool force;         /* replace files that are not ours */
	bool project_cards; /* lay them out, although none was drawn yet */
};

struct build_result {
	size_t pages;
	struct site_counts files;
	bool written;
};

/*
 * Build the site of a catalogue.  Everything that is wrong is in `d`; with an
 * error nothing is written, unless `keep_going`.
 */
struct build_result build(struct arena *a, struct diags *d,
			  const struct build_options *options);

/*
 * Load and check, logos included, without writing: what `strata check` does.
 * Findings of other checks may be added before `build_judge`.
 */
struct catalogue *build_check(struct arena *a, struct diags *d,
			      const struct load_options *options,
			      const char *cache);

/*
 * Accept what the catalogue waives, and give all findings the severities of
 * its rules.yml: once, when all are there.  `asked` is from check_waivers.
 */
void build_judge(struct arena *a, struct diags *d, const struct catalogue *c,
		 unsigned asked);

/* Every rule of every module, for `help rules` and the tests. */
extern const struct rule_tables build_rules;

/* Whether a finding of this rule is one that `build_check` cannot make. */
bool build_finds_alone(const struct rule *rule);

#endif
