#include "load/file_kinds.h"

#include "load/loader.h"

const struct file_kind file_kinds[] = {
	{"bibliography", "bibliography.yml", &record_reference, true, NULL},
	{"chapter", "whitepaper/NN-<slug>.md, above the text", &record_chapter,
	 false, NULL},
	{"comparison", "comparisons/<id>.yml", &record_comparison, false, NULL},
	{"edition", "editions/<date>.yml", &record_edition, false, NULL},
	{"entry", "entries/<layer>/<id>.yml", &record_entry, false, NULL},
	{"facts", "facts/<host>/<path>.json", &record_facts, false, NULL},
	{"glossary", "glossary.yml", &record_term, true, NULL},
	{"guide", "guide.yml", &record_choosing, false, NULL},
	{"model", "model.yml", &record_model, false, NULL},
	{"rules", "rules.yml", &record_rules, false, load_rules_words},
	{"stack", "stacks/<id>.yml", &record_stack, false, NULL},
	{"strata", "strata.yml", &record_site, false, load_site_words},
};
const size_t n_file_kinds = sizeof(file_kinds) / sizeof(file_kinds[0]);

const struct file_kind *file_kind_find(struct str name)
{
	for (size_t i = 0; i < n_file_kinds; i++)
		if (str_is(name, file_kinds[i].name))
			return &file_kinds[i];
	return NULL;
}
