/* What is said of a project, and on what ground: MR-19, -20, -21, -23. */
#include "base/buf.h"
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

void check_provenance(const struct model_check *check, const struct entry *e)
{
	check_successor(check, e);
	check_maturity(check, e);
	check_license(check, e);
	if (check->gives_evidence)
		check_evidence_there(check, e);
}
