/* What is said of a project, and on what ground: MR-19, -20, -21, -23. */
#include "base/buf.h"
#include "base/url.h"
#include "base/utf8.h"
#include "check/model.h"
#include "format/spdx.h"

static void check_successor(const struct model_check *check,
			    const struct entry *e)
{
	bool over = str_is(e->status.s, "archived") ||
		    str_is(e->status.s, "dormant");

	if (over && !e->successor_id.s.n)
		diags_add_as(check->diags, &model_rules[MR_19], DIAG_WARNING,
			     e->status.pos,
			     "'%.*s' is %.*s, but 'successor' names no entry "
			     "that takes its place; 'none' if there is none",
			     STR_ARG(e->name.s), STR_ARG(e->status.s));
}

/* "cncf/landscape@153d699b" */
static bool is_pinned_list(struct str source)
{
	struct str commit, repo = str_cut(source, '@', &commit), name;

	return str_cut(repo, '/', &name).n && name.n && commit.n;
}

static void check_maturity(const struct model_check *check,
			   const struct entry *e)
{
	const struct maturity *m = e->maturity;
	const struct asked asked[] = {
		{m && m->level.s.n, "maturity: {level}"},
		{m && m->source.s.n, "maturity: {source}"},
		{m && date_is_set(m->checked.date), "maturity: {checked}"},
	};

	if (!m || !m->foundation.s.n)
		return;
	model_unstated(check, MR_20, &m->foundation, asked, 3);
	if (m->source.s.n && !is_pinned_list(m->source.s))
		diags_add(check->diags, &model_rules[MR_20], m->source.pos,
			  "source '%.*s' is not a list at a commit, as in "
			  "'owner/repository@commit'",
			  STR_ARG(m->source.s));
}

static bool names_license(const struct spdx *s, const struct spdx_id *id)
{
	for (size_t i = 0; i < s->parts.n; i++)
		if (s->parts.at[i].id == id)
			return true;
	return false;
}

/*
 * A forge says which licence it takes a repository to have.  Where that was
 * seen after the last review and is not in the expression, the licence may
 * have changed; what a forge cannot tell proves nothing.
 */
static void check_license_seen(const struct model_check *check,
			       const struct entry *e, const struct spdx *stated)
{
	struct arena *a = check->diags->arena;
	const struct facts *f = e->facts;
	struct spdx seen;

	if (!f || !f->license.s.n || !date_is_set(f->observed.date) ||
	    !date_is_set(e->license->checked.date) ||
	    date_cmp(f->observed.date, e->license->checked.date) <= 0 ||
	    !spdx_read(a, f->license.s, &seen) || seen.parts.n != 1 ||
	    !seen.parts.at[0].id || names_license(stated, seen.parts.at[0].id))
		return;
	diags_add_as(check->diags, &model_rules[MR_21], DIAG_WARNING,
		     e->license->spdx.pos,
		     "its forge says '%.*s' since this was read on %.*s; read "
		     "the licence again",
		     STR_ARG(f->license.s),
		     STR_ARG(date_iso(a, e->license->checked.date)));
}

/* What is no expression, or not on the list, is another rule's finding. */
static void check_license(const struct model_check *check,
			  const struct entry *e)
{
	const struct license *l = e->license;
	bool open = l && (!l->as.s.n || str_is(l->as.s, "open-source"));
	struct spdx spdx;

	if (!l || !l->spdx.s.n ||
	    !spdx_read(check->diags->arena, l->spdx.s, &spdx) || !spdx.known)
		return;
	if (open && !spdx.osi)
		diags_add(check->diags, &model_rules[MR_21], l->spdx.pos,
			  "'%.*s' is not approved by the OSI; say 'as: "
			  "source-available', or 'as: document' of a text",
			  STR_ARG(l->spdx.s));
	if (str_is(l->as.s, "source-available") && spdx.osi)
		diags_add(check->diags, &model_rules[MR_21], l->as.pos,
			  "'%.*s' is approved by the OSI, so this is open "
			  "source",
			  STR_ARG(l->spdx.s));
	check_license_seen(check, e, &spdx);
}

static const struct pair *evidence_of(const struct entry *e, struct str id)
{
	for (size_t i = 0; i < e->evidence.n; i++)
		if (str_eq(e->evidence.at[i].key.s, id))
			return &e->evidence.at[i];
	return NULL;
}

/* The ids of all claims without evidence, in one finding: they are answered
   in one sitting. */
static void check_evidence_there(const struct model_check *check,
				 const struct entry *e)
{
	const struct text *first = NULL;
	struct buf ids = {0};

	for (size_t i = 0; i < e->claims.n; i++) {
		const struct text *id = &e->claims.at[i].id;

		if (!e->claims.at[i].capability || evidence_of(e, id->s))
			continue;
		buf_printf(&ids, "%s'%.*s'", first ? ", " : "", STR_ARG(id->s));
		if (!first)
			first = id;
	}
	if (first)
		diags_add(check->diags, &model_rules[MR_23], first->pos,
			  "no evidence yet for %.*s; name a file of the "
			  "project's own repository, at a commit or tag",
			  STR_ARG(buf_str(&ids)));
	buf_free(&ids);
}

/* The first part of a path: on a forge, who owns the repository. */
static struct str owner_of(const struct url *u)
{
	struct str rest;

	return str_cut(str_from(u->path, 1), '/', &rest);
}

/* A branch moves on, and the file that was read with it. */
static bool is_of_branch(struct str path)
{
	static const char *const names[] = {"main", "master", "HEAD", "trunk",
					    "develop"};
	struct str rest = path;

	while (rest.n) {
		struct str part = str_cut(rest, '/', &rest), next, after;

		if (!str_is(part, "blob") && !str_is(part, "tree") &&
		    !str_is(part, "raw"))
			continue;
		next = str_cut(rest, '/', &after);
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (str_is(next, names[i]))
				return true;
	}
	return false;
}

static void check_evidence_own(const struct model_check *check,
			       const struct entry *e, const struct text *file)
{
	struct url own, u;

	if (!url_split(file->s, &u))
		return;
	if (!e->repo.s.n || !url_split(e->repo.s, &own))
		return;
	if (!str_eq(utf8_fold(check->diags->arena, own.host),
		    utf8_fold(check->diags->arena, u.host)) ||
	    !str_eq(utf8_fold(check->diags->arena, owner_of(&own)),
		    utf8_fold(check->diags->arena, owner_of(&u))))
		diags_add(check->diags, &model_rules[MR_23], file->pos,
			  "'%.*s' is not in a repository of the project's own, "
			  "as '%.*s' is",
			  STR_ARG(file->s), STR_ARG(e->repo.s));
	else if (is_of_branch(u.path))
		diags_add(check->diags, &model_rules[MR_23], file->pos,
			  "'%.*s' is the file of a branch, which changes; name "
			  "it at a commit or tag",
			  STR_ARG(file->s));
}

void check_provenance(const struct model_check *check, const struct entry *e)
{
	check_successor(check, e);
	check_maturity(check, e);
	check_license(check, e);
	if (check->gives_evidence)
		check_evidence_there(check, e);
	for (size_t i = 0; i < e->evidence.n; i++)
		check_evidence_own(check, e, &e->evidence.at[i].value);
}
