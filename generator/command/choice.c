#include "command/choice.h"

#include "base/file.h"
#include "base/path.h"
#include "pipeline/rules.h"

#include <string.h>

bool choice_no_rule(const char *command, const char *id)
{
	const struct rule *near = rule_nearest(str_c(id));

	fprintf(stderr, "strata: no rule '%s'", id);
	if (near)
		fprintf(stderr, " (did you mean '%s'?)\n", near->id);
	else
		fprintf(stderr, " (try 'strata help %s')\n", command);
	return false;
}

bool choice_has_files(const char *command, const struct choice *asked)
{
	for (size_t i = 0; i < asked->files.n; i++)
		if (!file_state(asked->files.at[i]).exists) {
			fprintf(stderr,
				"strata: no file '%s' (try 'strata help %s')\n",
				asked->files.at[i], command);
			return false;
		}
	return true;
}

/* A rule of the user's own, in rules.yml. */
static bool is_of_theirs(const struct catalogue *c, const char *id)
{
	for (size_t i = 0; c && i < c->rules.patterns.n; i++)
		if (str_is(c->rules.patterns.at[i]->id.s, id))
			return true;
	return false;
}

bool choice_has_rules(const char *command, const struct choice *asked,
		      const struct catalogue *c)
{
	for (size_t i = 0; i < asked->rules.n; i++)
		if (!rule_find(str_c(asked->rules.at[i])) &&
		    !is_of_theirs(c, asked->rules.at[i]))
			return choice_no_rule(command, asked->rules.at[i]);
	return true;
}

static bool is_chosen_rule(const struct choice *asked, const struct rule *rule)
{
	for (size_t i = 0; i < asked->rules.n; i++)
		if (!strcmp(asked->rules.at[i], rule->id))
			return true;
	return !asked->rules.n;
}

/*
 * Files are told apart by their real paths: "./data/x.yml", "data/x.yml" and
 * what a link names are one.
 */

static const char *real_path(struct arena *a, const char *path)
{
	const char *real = file_real(a, path);

	return real ? real : path;
}

/* What was asked for, by its real path. */
static struct map wanted_files(struct arena *a, const struct choice *asked)
{
	struct map wanted = {0};

	for (size_t i = 0; i < asked->files.n; i++) {
		const char *path = real_path(a, asked->files.at[i]);

		map_put(a, &wanted, str_c(path), (void *)path);
	}
	return wanted;
}

static void tell_strangers(struct arena *a, const struct choice *asked,
			   const struct catalogue *c, const char *catalogue)
{
	const char *logos = c->logos ? real_path(a, c->logos) : NULL;
	struct map ours = {0};

	for (size_t i = 0; i < c->files.n; i++)
		map_put(a, &ours, str_c(real_path(a, c->files.at[i])),
			(void *)c);
	for (size_t i = 0; i < asked->files.n; i++) {
		struct str path = str_c(real_path(a, asked->files.at[i]));

		if (!map_find(&ours, path) &&
		    !(logos && path_is_below(path, str_c(logos))))
			fprintf(stderr,
				"strata: '%s' is not a file of the catalogue "
				"'%s'\n",
				asked->files.at[i], catalogue);
	}
}

struct keeping {
	struct arena *arena;
	const struct choice *asked;
	struct map files; /* by real path */
	bool was_checked;
};

static bool is_kept(void *data, struct diag *found)
{
	const struct keeping *k = data;
	const char *file = found->pos.file;

	if (!k->was_checked && found->severity == DIAG_ERROR)
		return true;
	return is_chosen_rule(k->asked, found->rule) &&
	       (!k->asked->files.n ||
		(file &&
		 map_find(&k->files, str_c(real_path(k->arena, file)))));
}

void choice_apply(const struct choice *asked, const struct catalogue *c,
		  const char *catalogue, struct diags *d)
{
	struct keeping k = {
		.arena = d->arena,
		.asked = asked,
		.files = wanted_files(d->arena, asked),
		.was_checked = c && c->model.layers.n,
	};

	if (asked->files.n && k.was_checked)
		tell_strangers(d->arena, asked, c, catalogue);
	diags_judge(d, is_kept, &k);
}
