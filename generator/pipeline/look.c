#include "pipeline/look.h"

#include "base/path.h"
#include "format/css.h"
#include "format/yaml_read.h"
#include "pipeline/rule_texts.h"
#include "view/view.h"

enum { MAX_TEMPLATE = 1 << 20, MAX_ASSET = 8 << 20 };

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

bool look_read(struct arena *a, struct diags *d, const char *templates,
	       const char *statics, struct look *look)
{
	const char *words = path_join(a, templates, STR("words.en.yml"));
	struct str text;

	if (!file_read(a, d, words, MAX_TEMPLATE, &text) ||
	    !file_list_named(a, d, statics, &look->statics))
		return false;
	look->folder = statics;
	look->assets = value_map(a);
	look->styles = value_set_map(a, look->assets, "css");
	look->scripts = value_set_map(a, look->assets, "js");
	look->words = yaml_read(a, d, words, text);
	look->templates = mustaches_new(a);
	if (!look->words)
		return false;
	look->word_by_name = words_by_name(a, look->words);
	mustaches_know(look->templates, STR("w"), look->words);
	return rule_texts_read(a, d, templates, &look->rule_texts) &&
	       add_templates(a, d, templates, "", look->templates) &&
	       add_templates(a, d, templates, "partials", look->templates) &&
	       mustaches_parse(look->templates, d);
}

struct str look_asset_path(struct arena *a, struct str name,
			   const struct digest *digest)
{
	return ARENA_JOIN(a, STR("assets/"), path_stem(name), STR("."),
			  digest_hex(a, digest, 10), STR("."),
			  path_extension(name));
}

struct str look_name_asset(struct arena *a, struct look *look, struct str name,
			   const struct digest *digest)
{
	struct str path = look_asset_path(a, name, digest);
	bool style = str_is(path_extension(name), "css");

	value_set(a, style ? look->styles : look->scripts,
		  arena_cstr(a, path_stem(name)), path);
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
	struct digest digest;

	if (str_eq(name, script_of_others))
		return STR("embed/embed.js");
	if (!is_hashed(name))
		return name;
	digest = digest_of(bytes);
	return look_name_asset(a, look, name, &digest);
}

bool look_put_statics(struct arena *a, struct diags *d, struct look *look,
		      struct site *site)
{
	const struct file_names *names = &look->statics;

	for (size_t i = 0; i < names->n; i++) {
		const char *file = path_join(a, look->folder, names->at[i]);
		struct str bytes, name = names->at[i];

		if (name.p[0] == '.')
			continue;
		if (!file_read(a, d, file, MAX_ASSET, &bytes))
			return false;
		if (str_ends(name, STR(".css")))
			bytes = css_shortened(a, bytes);
		if (!site_put(site, static_path(a, look, name, bytes),
			      SITE_ASSET, bytes))
			return false;
	}
	return true;
}
