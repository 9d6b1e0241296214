#include "pipeline/build.h"

#include "base/file.h"
#include "base/path.h"
#include "check/check.h"
#include "format/field.h"
#include "format/json_read.h"
#include "format/markdown.h"
#include "format/mustache.h"
#include "format/svg.h"
#include "format/yaml_read.h"
#include "online/online.h"
#include "pipeline/logos.h"
#include "pipeline/pages.h"
#include "pipeline/pictures.h"
#include "pipeline/rule_texts.h"
#include "pipeline/rules.h"
#include "pipeline/workers.h"
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

enum { MAX_TEMPLATE = 1 << 20, MAX_ASSET = 8 << 20 };

/* What every page is made from; nothing here changes while pages are made. */
struct look {
	struct mustaches *templates;
	const struct value *words;
	struct file_names statics;
	struct value *assets; /* see view.h; its maps are the two below */
	struct value *styles, *scripts;
	struct map rule_texts;
};

struct making {
	const struct catalogue *catalogue;
	const struct look *look;
	const struct logos *logos;
	const struct health *health;
	struct map cards; /* that are in the site's folder */
	bool has_print;   /* as is the print edition */
	struct page_list pages;
	struct site *site;
};

static bool add_templates(struct arena *a, struct diags *d, const char *root,
			  const char *folder, struct mustaches *set)
{
	const char *path = path_join(a, root, str_c(folder));
	struct file_names names;

	if (!file_list(a, d, path, &names))
		return false;
	for (size_t i = 0; i < names.n; i++) {
		const char *file = path_join(a, path, names.at[i]);
		struct str text, name = path_stem(names.at[i]);

		if (!str_ends(names.at[i], STR(".mustache")))
			continue;
		if (!file_read(a, d, file, MAX_TEMPLATE, &text))
			return false;
		if (*folder)
			name = arena_printf(a, "%s/%.*s", folder,
					    STR_ARG(name));
		mustache_add(set, name, file, text);
	}
	return true;
}

static bool read_look(struct arena *a, struct diags *d,
		      const struct build_options *o, struct look *look)
{
	const char *words = path_join(a, o->templates, STR("words.en.yml"));
	struct str text;

	if (!file_read(a, d, words, MAX_TEMPLATE, &text) ||
	    !file_list_named(a, d, o->statics, &look->statics))
		return false;
	look->assets = value_map(a);
	look->styles = value_set_map(a, look->assets, "css");
	look->scripts = value_set_map(a, look->assets, "js");
	look->words = yaml_read(a, d, words, text);
	look->templates = mustaches_new(a);
	return look->words &&
	       rule_texts_read(a, d, o->templates, &look->rule_texts) &&
	       add_templates(a, d, o->templates, "", look->templates) &&
	       add_templates(a, d, o->templates, "partials", look->templates) &&
	       mustaches_parse(look->templates, d);
}

/*
 * "strata.css" becomes "assets/strata.<digest>.css", which may be cached for
 * good, and is known to templates as assets.css.strata.
 */
static struct str put_asset(struct arena *a, struct look *look, struct str name,
			    struct str bytes)
{
	struct digest digest = digest_of(bytes);
	struct str stem = path_stem(name), kind = path_extension(name);
	struct str path = arena_printf(
		a, "assets/%.*s.%.*s.%.*s", STR_ARG(stem),
		STR_ARG(digest_hex(a, &digest, 10)), STR_ARG(kind));

	value_set(a, str_is(kind, "css") ? look->styles : look->scripts,
		  arena_cstr(a, stem), path);
	return path;
}

/* A script that other people's pages name: its address is for good. */
static const struct str script_of_others = STR_INIT("embed.js");

static bool is_hashed(struct str name)
{
	return str_ends(name, STR(".css")) || str_ends(name, STR(".js"));
}

static struct str static_path(struct arena *a, struct look *look,
			      struct str name, struct str bytes)
{
	if (str_eq(name, script_of_others))
		return STR("embed/embed.js");
	return is_hashed(name) ? put_asset(a, look, name, bytes) : name;
}

static bool put_statics(struct arena *a, struct diags *d,
			const struct build_options *o, struct look *look,
			struct site *site)
{
	const struct file_names *names = &look->statics;

	for (size_t i = 0; i < names->n; i++) {
		const char *file = path_join(a, o->statics, names->at[i]);
		struct str bytes, name = names->at[i];

		if (name.p[0] == '.')
			continue;
		if (!file_read(a, d, file, MAX_ASSET, &bytes))
			return false;
		if (!site_put(site, static_path(a, look, name, bytes),
			      SITE_ASSET, bytes))
			return false;
	}
	return true;
}

/* Assets that are made from the catalogue, under such names as static ones. */
static bool put_made(struct arena *a, const struct making *m, struct look *look)
{
	static const struct {
		struct str name;
		void (*write)(struct view *, struct buf *);
		bool foreign_only;
	} made[] = {
		{STR_INIT("theme.css"), view_theme, false},
		{STR_INIT("index.js"), view_search_index, false},
		{STR_INIT("compare.js"), view_compare_data, false},
		{STR_INIT("facets.js"), view_facets, false},
		{STR_INIT("previews.js"), view_previews, false},
		{STR_INIT("old.js"), view_old_addresses, true},
	};
	struct arena scratch = {0};
	struct view v = {.arena = &scratch,
			 .catalogue = m->catalogue,
			 .words = look->words,
			 .health = m->health};
	struct buf out = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(made) / sizeof(made[0]); i++) {
		if (made[i].foreign_only && m->catalogue->kind == CATALOGUE_OWN)
			continue;
		buf_clear(&out);
		made[i].write(&v, &out);
		ok = site_put(m->site,
			      put_asset(a, look, made[i].name, buf_str(&out)),
			      SITE_ASSET, buf_str(&out));
	}
	buf_free(&out);
	arena_free(&scratch);
	return ok;
}

static void put_logo(struct site *site, const struct logo *logo)
{
	if (logo->bytes.n)
		site_put(site, logo->address, SITE_ASSET, logo->bytes);
	else
		site_put_copy(site, logo->address, SITE_ASSET, logo->source,
			      &logo->digest, &logo->state);
}

static void render(const struct making *m, struct view *v,
		   const struct page *page, struct buf *out)
{
	struct value *tree = page->view(v, page->record);

	if (!str_ends(page->path, STR(".svg"))) /* a drawing has no head */
		page_finish(v, tree);
	mustache_render(m->look->templates, v->diags,
			str_c(page->template_name), tree, out);
}

static void put_page(const struct making *m, struct worker *w,
		     const struct page *page)
{
	struct view v = {
		.arena = &w->job,
		.diags = &w->diags,
		.catalogue = m->catalogue,
		.words = m->look->words,
		.entry_fields = &record_entry,
		.health = m->health,
		.logos = &m->logos->by_name,
		.assets = m->look->assets,
		.cards = &m->cards,
		.has_print = m->has_print,
	};

	buf_clear(&w->out);
	if (page->write)
		page->write(&v, &w->out);
	else if (page->write_record)
		page->write_record(&v, page->record, &w->out);
	else
		render(m, &v, page, &w->out);
	site_put(m->site, page->path, page->class, buf_str(&w->out));
}

/* Pages first: they are the longer jobs, and the last ones end together. */
static void make_one(void *data, struct worker *w, size_t i)
{
	const struct making *m = data;

	if (i < m->pages.n)
		put_page(m, w, &m->pages.at[i]);
	else
		put_logo(m->site, m->logos->all.at[i - m->pages.n]);
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

static bool make_site(struct arena *a, struct diags *d,
		      const struct build_options *o, const struct catalogue *c,
		      const struct logos *logos, struct build_result *result)
{
	struct site_options where = {.folder = o->output,
				     .catalogue = o->load.path,
				     .force = o->force};
	struct look look = {0};
	struct making m = {.catalogue = c, .look = &look, .logos = logos};
	struct diags of_look, of_site;
	struct map known;
	bool has_look;

	diags_init(&of_look, a);
	has_look = read_look(a, &of_look, o, &look);
	diags_sort(d);
	m.health = health_of_all(a, d, c, &look);
	diags_take(d, &of_look);
	if (!has_look || !may_write(d, o))
		return false;
	diags_init(&of_site, a);
	m.site = site_open(a, &of_site, &where);
	if (m.site) {
		known = pictures_known(a, o->output);
		m.cards = view_cards(a, c, &known);
		m.has_print = has_file(a, o->output, path_of_print());
		m.pages = pages_of(a, c, m.health);
		result->pages = m.pages.n;
		result->written = put_statics(a, d, o, &look, m.site) &&
				  put_made(a, &m, &look);
	}
	if (m.site && result->written)
		workers_run(d, make_one, &m, m.pages.n + logos->all.n);
	if (m.site && result->written && may_write(d, o))
		result->written = site_close(m.site, &result->files);
	else
		site_abandon(m.site);
	diags_take(d, &of_site);
	return result->written;
}

/* All that can be wrong with a catalogue. */
static struct logos examine(struct arena *a, struct diags *d,
			    const struct catalogue *c, const char *cache)
{
	check(a, d, c);
	return logos_read(a, d, c, cache);
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

struct build_result build(struct arena *a, struct diags *d,
			  const struct build_options *o)
{
	struct build_result result = {0};
	struct catalogue *c = load(a, d, &o->load);
	struct logos logos;

	if (!c)
		return result;
	logos = examine(a, d, c, o->cache);
	build_judge(a, d, c, 0);
	if (may_write(d, o))
		result.written = make_site(a, d, o, c, &logos, &result);
	return result;
}
