#include "pipeline/build.h"

#include "base/file.h"
#include "base/path.h"
#include "base/workers.h"
#include "check/check.h"
#include "format/field.h"
#include "format/json_read.h"
#include "format/markdown.h"
#include "format/mustache.h"
#include "format/svg.h"
#include "format/yaml_read.h"
#include "online/online.h"
#include "pipeline/logos.h"
#include "pipeline/making.h"
#include "pipeline/pictures.h"
#include "pipeline/rules.h"
#include "pull/pull.h"
#include "view/health.h"
#include "view/paths.h"
#include "view/view.h"

#include <sys/stat.h>

static const struct rule_table tables[] = {
	{"file", file_rules, &n_file_rules, RULES_OF_READING},
	{"yaml", yaml_rules, &n_yaml_rules, RULES_OF_READING},
	{"json", json_rules, &n_json_rules, RULES_OF_READING},
	{"field", field_rules, &n_field_rules, RULES_OF_READING},
	{"load", load_rules, &n_load_rules, RULES_OF_READING},
	{"model", model_rules, &n_model_rules, RULES_OF_CHECKING},
	{"check", check_rules, &n_check_rules, RULES_OF_CHECKING},
	{"data", data_rules, &n_data_rules, RULES_OF_CHECKING},
	{"markdown", markdown_rules, &n_markdown_rules, RULES_OF_SHOWING},
	{"logos", logo_rules, &n_logo_rules, RULES_OF_SHOWING},
	{"svg", svg_rules, &n_svg_rules, RULES_OF_SHOWING},
	{"online", online_rules, &n_online_rules, RULES_OF_LINKS},
	{"age", age_rules, &n_age_rules, RULES_OF_AGE},
	{"pull", pull_rules, &n_pull_rules, RULES_OF_BUILDING},
	{"template", mustache_rules, &n_mustache_rules, RULES_OF_BUILDING},
	{"picture", picture_rules, &n_picture_rules, RULES_OF_BUILDING},
	{"output", site_rules, &n_site_rules, RULES_OF_BUILDING},
};
const struct rule_tables build_rules = {tables,
					sizeof(tables) / sizeof(tables[0])};

bool build_finds_alone(const struct rule *rule)
{
	for (size_t i = 0; i < build_rules.n; i++)
		for (size_t k = 0; k < *tables[i].n; k++)
			if (rule == &tables[i].rules[k])
				return tables[i].phase == RULES_OF_BUILDING;
	return false;
}

static bool may_write(const struct diags *d, const struct build_options *o)
{
	return !d->count[DIAG_ERROR] || o->keep_going;
}

/* The pages show what the check found, and nothing of what building finds. */
static const struct health *health_of_all(struct arena *a,
					  const struct diags *checked,
					  const struct catalogue *c,
					  const struct look *look)
{
	const struct pattern_rules *theirs = &c->rules.patterns;
	struct rule_list rules = {0};
	const struct rule *r;

	for (size_t i = 0; (r = rule_at(i)); i++)
		*list_add(a, &rules) = r;
	for (size_t i = 0; i < theirs->n; i++)
		if (theirs->at[i]->rule.id)
			*list_add(a, &rules) = &theirs->at[i]->rule;
	return health_new(a, c, checked, &rules, &look->rule_texts);
}

/* Pages name what was made from an earlier build and is there. */
static bool has_file(struct arena *a, const char *folder, struct str name)
{
	struct stat st;

	return !lstat(path_join(a, folder, name), &st) && S_ISREG(st.st_mode);
}

/* Cards of projects that were drawn once are laid out with every build. */
static bool has_project_card(struct arena *a, const struct catalogue *c,
			     const struct map *cards)
{
	for (size_t i = 0; cards->n && i < c->entries.n; i++) {
		struct str path = path_of_entry(a, c->entries.at[i]->slug);

		if (map_find(cards, path_of_card(a, path)))
			return true;
	}
	return false;
}

/* What a job makes that runs beside another one. */
struct aside {
	struct arena arena;
	struct diags diags;
};

static void aside_begin(struct aside *s)
{
	diags_init(&s->diags, &s->arena);
}

/* The findings stay apart: `diags_take` when they are wanted. */
static void aside_end(struct arena *a, struct aside *s)
{
	arena_take(a, &s->arena);
	s->diags.arena = a;
}

static bool make_site(struct arena *a, struct diags *d,
		      const struct build_options *o, struct making *m,
		      struct build_result *result)
{
	const struct catalogue *c = m->catalogue;
	struct site_options where = {.folder = o->output,
				     .catalogue = o->load.path,
				     .force = o->force};
	struct diags of_site;
	struct map known;

	diags_init(&of_site, a);
	m->site = site_open(a, &of_site, &where);
	if (m->site) {
		known = pictures_known(a, o->output);
		m->cards = view_cards(a, c, &known);
		m->has_print = has_file(a, o->output, path_of_print());
		m->pages = pages_of(a, c, m->health,
				    o->project_cards ||
					    has_project_card(a, c, &m->cards));
		result->pages = m->pages.n;
		result->written = look_put_statics(a, d, m->look, m->site);
	}
	if (m->site && result->written)
		making_put(a, d, m);
	if (m->site && result->written && may_write(d, o))
		result->written = site_close(m->site, &result->files);
	else
		site_abandon(m->site);
	diags_take(d, &of_site);
	return result->written;
}

/* Checks, and what is looked at meanwhile. */
struct examination {
	struct diags *diags;
	const struct catalogue *catalogue;
	const char *cache;
	struct aside aside;
	struct logos logos;
};

static void check_all(void *data)
{
	struct examination *e = data;

	check(e->diags, e->catalogue);
}

static void look_at_logos(void *data)
{
	struct examination *e = data;

	e->logos = logos_read(&e->aside.arena, &e->aside.diags, e->catalogue,
			      e->cache);
}

/* All that can be wrong with a catalogue. */
static struct logos examine(struct arena *a, struct diags *d,
			    const struct catalogue *c, const char *cache)
{
	struct examination e = {.diags = d, .catalogue = c, .cache = cache};

	aside_begin(&e.aside);
	workers_both(check_all, &e, look_at_logos, &e);
	aside_end(a, &e.aside);
	diags_take(d, &e.aside.diags);
	return e.logos;
}

struct catalogue *build_check(struct arena *a, struct diags *d,
			      const struct load_options *options,
			      const char *cache)
{
	struct catalogue *c = load(a, d, options);

	if (c)
		examine(a, d, c, cache);
	return c;
}

void build_judge(struct arena *a, struct diags *d, const struct catalogue *c,
		 unsigned asked)
{
	/* what is wrong with waivers has a severity too */
	check_waivers(a, d, c, &build_rules, asked);
	check_severities(a, d, c, &build_rules);
}

/* The catalogue, and the look meanwhile. */
struct reading {
	struct arena *arena;
	struct diags *diags;
	const struct build_options *options;
	struct catalogue *catalogue;
	struct aside aside;
	struct look look;
	bool has_look;
};

static void read_catalogue(void *data)
{
	struct reading *r = data;

	r->catalogue = load(r->arena, r->diags, &r->options->load);
}

static void read_look(void *data)
{
	struct reading *r = data;

	r->has_look =
		look_read(&r->aside.arena, &r->aside.diags,
			  r->options->templates, r->options->statics, &r->look);
}

struct build_result build(struct arena *a, struct diags *d,
			  const struct build_options *o)
{
	struct reading r = {.arena = a, .diags = d, .options = o};
	struct build_result result = {0};
	struct making m = {.look = &r.look};
	struct logos logos;

	aside_begin(&r.aside);
	workers_both(read_catalogue, &r, read_look, &r);
	aside_end(a, &r.aside);
	if (!r.catalogue)
		return result;
	logos = examine(a, d, r.catalogue, o->cache);
	build_judge(a, d, r.catalogue, 0);
	if (!may_write(d, o))
		return result;
	m.catalogue = r.catalogue;
	m.logos = &logos;
	diags_sort(d);
	m.health = health_of_all(a, d, m.catalogue, &r.look);
	diags_take(d, &r.aside.diags);
	if (r.has_look && may_write(d, o))
		result.written = make_site(a, d, o, &m, &result);
	return result;
}
