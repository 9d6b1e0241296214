/* strata add: draft the entry of a repository. */
#include "base/file.h"
#include "base/path.h"
#include "base/url.h"
#include "command/command.h"
#include "command/options.h"
#include "command/report.h"
#include "pipeline/build.h"
#include "pull/ask_one.h"
#include "pull/draft.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static struct load_options options;
static struct pull_options how;
static const char *layer_id;
static bool dry_run;
static const char *drafted; /* its findings are printed */

static const struct option_row rows[] = {
	{"catalogue", 0, OPTION_TEXT, "DIR", &options.path,
	 "the catalogue (data)"},
	{"layer", 0, OPTION_TEXT, "ID", &layer_id,
	 "its primary layer, instead of a guess"},
	{"dry-run", 0, OPTION_FLAG, NULL, &dry_run,
	 "print the draft, write nothing"},
	{"private-hosts", 0, OPTION_FLAG, NULL, &how.private_hosts,
	 "ask hosts of private networks too"},
	{NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

void command_add_help(FILE *out)
{
	fprintf(out,
		"Draft the entry of a repository: its forge is asked as "
		"'strata pull' "
		"does, what\nonly a person can write stays blank, and the "
		"check says "
		"what is missing.\n\n"
		"Capabilities are guessed by points.  Each word of a "
		"capability "
		"counts %d when it\nstands in its id or name, %d in its "
		"definition; "
		"times %d when the repository has\nit as a topic, %d in its "
		"name, %d "
		"in its description.  From %d points on a guess is\ntold in a "
		"comment; the best one's layer is the entry's.\n\n",
		DRAFT_IN_NAME, DRAFT_IN_DEFINITION, DRAFT_TOPIC, DRAFT_NAME,
		DRAFT_DESCRIPTION, DRAFT_LEAST);
	options_print(rows, out);
}

static const char *env(const char *name)
{
	return getenv(name);
}

static bool refuse(const char *why, struct str what, const char *more)
{
	fprintf(stderr, "strata: '%.*s' %s%s\n", STR_ARG(what), why, more);
	return false;
}

/* An address that the catalogue has already, however it is spelt. */
static bool is_new(struct arena *a, const struct catalogue *c, struct str url)
{
	struct str key = url_repository(a, url);

	for (size_t i = 0; key.n && i < c->entries.n; i++)
		if (str_eq(url_repository(a, c->entries.at[i]->repo.s), key))
			return refuse("is the repository of ", url,
				      c->entries.at[i]->pos.file);
	return true;
}

static bool id_is_new(const struct catalogue *c, struct str id)
{
	const struct entry *e = map_find(&c->entry_by_id, id);

	return !e || refuse("is the id of ", id, e->pos.file);
}

static const struct layer *choose_layer(const struct catalogue *c,
					const struct draft_guesses *g)
{
	const struct layer *l;

	if (layer_id) {
		l = map_find(&c->model.layer_by_id, str_c(layer_id));
		if (!l)
			refuse("is no layer of model.yml", str_c(layer_id), "");
		return l;
	}
	if (g->n)
		return g->at[0].capability->layer;
	fputs("strata: nothing tells the layer; name it with --layer\n",
	      stderr);
	return NULL;
}

/* A link, unlike a rename, takes no name that is taken. */
static bool put_new(struct arena *a, struct diags *d, const char *folder,
		    struct str id, struct str bytes)
{
	const char *made = path_join(
		a, folder, arena_printf(a, ".%.*s.draft", STR_ARG(id)));
	bool ok;

	drafted =
		path_join(a, folder, arena_printf(a, "%.*s.yml", STR_ARG(id)));
	if (!file_make_folders(a, d, folder) || !file_write(a, d, made, bytes))
		return false;
	ok = !link(made, drafted);
	if (!ok)
		diags_add(d, &file_rules[FILE_RULE],
			  (struct pos){.file = drafted}, "cannot be made: %s",
			  strerror(errno));
	unlink(made);
	return ok;
}

static bool is_of_draft(const struct diag *found)
{
	return found->pos.file && !strcmp(found->pos.file, drafted);
}

static void tell_check(void)
{
	struct report_options report = {.wanted = is_of_draft, .all = true};
	const struct catalogue *c;
	struct arena a = {0};
	struct diags d;

	diags_init(&d, &a);
	c = build_check(&a, &d, &options, NULL);
	if (c)
		build_judge(&a, &d, c, 0);
	diags_sort(&d);
	report.terminal = report_is_terminal(stdout);
	report_print(&d, &report, stdout);
	arena_free(&a);
}

/* An editor completes and checks what names its schema. */
static void put_modeline(struct arena *a, struct buf *out,
			 const struct catalogue *c)
{
	if (file_state(path_join(a, c->folder, STR("schema/entry.json")))
		    .exists)
		buf_add(out, STR("# yaml-language-server: "
				 "$schema=../../schema/entry.json\n"));
}

static bool write_draft(struct arena *a, struct diags *d,
			const struct catalogue *c, const struct draft *draft)
{
	const char *folder = path_join(
		a, path_join(a, c->folder, STR("entries")), draft->layer->id.s);
	struct buf out = {0};
	bool ok = true;

	put_modeline(a, &out, c);
	draft_write(a, &out, draft);
	if (dry_run)
		fwrite(out.p, 1, out.n, stdout);
	else
		ok = put_new(a, d, folder, draft->id, buf_str(&out));
	buf_free(&out);
	if (ok && !dry_run) {
		fprintf(stderr, "strata: %s is drafted\n", drafted);
		tell_check();
	}
	return ok;
}

static bool add(struct arena *a, struct diags *d, struct str url)
{
	const struct catalogue *c = load(a, d, &options);
	struct draft draft = {.repo = url, .today = how.today};
	const struct forge_repo *r;

	if (!c)
		return false;
	if (c->kind != CATALOGUE_OWN)
		return refuse("is no catalogue of strata's own",
			      str_c(options.path), "");
	if (!is_new(a, c, url))
		return false;
	r = ask_one(a, d, c, &how, url);
	if (!r)
		return false;
	draft.facts = &r->seen;
	if (r->seen.moved.s.n)
		draft.repo = r->seen.moved.s;
	if (!is_new(a, c, draft.repo))
		return false;
	draft.name = path_base(r->path);
	draft.id = draft_id(a, draft.name);
	if (!draft.id.n)
		return refuse("gives no id of letters and digits", draft.name,
			      "");
	draft.guesses = draft_guess(a, &c->model, draft.name, &r->seen);
	draft.layer = choose_layer(c, &draft.guesses);
	return id_is_new(c, draft.id) && draft.layer &&
	       write_draft(a, d, c, &draft);
}

int command_add(int argc, char **argv)
{
	struct arena a = {0};
	struct report_options report = {.wanted = report_is_error, .all = true};
	const char *url = NULL;
	struct diags d;
	bool ok;

	options.path = "data";
	if (!options_read("add", rows, argc, argv, &url) ||
	    !command_as_of(&options.as_of))
		return STATUS_USAGE;
	if (!url) {
		fputs("strata: the address of a repository is missing (try "
		      "'strata help add')\n",
		      stderr);
		return STATUS_USAGE;
	}
	how.today = command_today(options.as_of);
	how.env = env;
	how.stop = command_interrupts();
	diags_init(&d, &a);
	ok = add(&a, &d, str_c(url));
	if (!ok) { /* why not: also what is no error of the catalogue */
		report.wanted = NULL;
		diags_sort(&d);
		report.terminal = report_is_terminal(stderr);
		report_print(&d, &report, stderr);
	}
	arena_free(&a);
	return ok ? STATUS_FINE : STATUS_WRONG;
}
