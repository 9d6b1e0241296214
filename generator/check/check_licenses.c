/* Licences: SPDX expressions of ids that exist, in their letters, not
   deprecated. */
#include "check/check.h"
#include "check/data.h"
#include "format/spdx.h"

/* One licence of a file while it is looked at. */
struct look {
	struct arena *arena;
	struct diags *diags;
	const struct rule *rule; /* of what is no licence */
	const struct value *value;
	struct spdx spdx;
	struct diag *first; /* of the findings that have an edit */
};

static bool says_nothing(struct str text)
{
	return str_is(text, "NONE") || str_is(text, "NOASSERTION");
}

static void check_known(const struct look *l, const struct spdx_part *p)
{
	struct pos at = data_place(l->value, p->at);
	bool exception = p->kind == SPDX_EXCEPTION;
	struct str near;

	if (p->id || (p->kind != SPDX_LICENSE && !exception))
		return;
	if (says_nothing(p->text)) {
		diags_add(l->diags, l->rule, at,
			  "'%.*s' names no licence; leave it out until one is "
			  "known",
			  STR_ARG(p->text));
		return;
	}
	near = spdx_nearest(l->arena, p->text, p->kind);
	diags_add(l->diags, l->rule, at,
		  "there is no %s '%.*s' on SPDX's list%s%.*s%s",
		  exception ? "exception" : "licence", STR_ARG(p->text),
		  near.n      ? " (did you mean '"
		  : exception ? ""
			      : "; one that is not on it is 'LicenseRef-",
		  STR_ARG(near),
		  near.n      ? "'?)"
		  : exception ? ""
			      : "…'");
}

static void remember(struct look *l, struct diag *made)
{
	if (!l->first)
		l->first = made;
}

static void check_written(struct look *l, const struct spdx_part *p)
{
	struct pos at = data_place(l->value, p->at);

	if (p->id && p->id->deprecated) {
		if (p->id->successor)
			remember(l,
				 diags_add(l->diags,
					   &data_rules[DATA_SPDX_DEPRECATED],
					   at,
					   "'%.*s' is deprecated; it is '%.*s' "
					   "now",
					   STR_ARG(p->text), STR_ARG(p->now)));
		else
			diags_add(l->diags, &data_rules[DATA_SPDX_DEPRECATED],
				  at,
				  "'%.*s' is deprecated, and no one id took "
				  "its place",
				  STR_ARG(p->text));
	} else if (!str_eq(p->text, p->now)) {
		remember(l, diags_add(l->diags, &data_rules[DATA_SPDX_CASE], at,
				      "'%.*s' is written '%.*s'",
				      STR_ARG(p->text), STR_ARG(p->now)));
	}
}

static void check_fault(const struct look *l)
{
	struct str text = str_trim(l->value->text);
	struct str near = spdx_nearest(l->arena, text, SPDX_LICENSE);

	diags_add(l->diags, l->rule,
		  data_place(l->value, near.n ? 0 : l->spdx.fault_at),
		  "'%.*s' is no licence expression: %s%s%.*s%s", STR_ARG(text),
		  near.n ? "" : l->spdx.fault,
		  near.n ? "the licence's id is '" : "", STR_ARG(near),
		  near.n ? "'" : "");
}

/*
 * An expression is mended as a whole: the first finding that can be mended
 * carries what mends them all.
 */
static void check_license(struct look *l, const struct value *v)
{
	l->value = v;
	l->first = NULL;
	if (!v || v->kind != VALUE_TEXT || !str_trim(v->text).n)
		return; /* absent, or reported by who read it */
	if (!spdx_read(l->arena, v->text, &l->spdx)) {
		check_fault(l);
		return;
	}
	for (size_t i = 0; i < l->spdx.parts.n; i++) {
		check_known(l, &l->spdx.parts.at[i]);
		check_written(l, &l->spdx.parts.at[i]);
	}
	if (l->first)
		diags_edit(l->diags, l->first, v->pos, v->text,
			   spdx_mended(l->arena, v->text, &l->spdx));
}

void check_licenses(struct arena *a, struct diags *d, const struct catalogue *c)
{
	bool own = c->kind == CATALOGUE_OWN;
	struct look l = {
		.arena = a,
		.diags = d,
		.rule = &data_rules[own ? DATA_SPDX : DATA_SPDX_FOREIGN]};

	for (size_t i = 0; i < c->entries.n; i++) {
		const struct value *source = c->entries.at[i]->source;
		const struct value *license = value_get(source, STR("license"));
		const struct value *more =
			value_get(source, STR("additional_repos"));

		check_license(&l,
			      own ? value_get(license, STR("spdx")) : license);
		if (own || !more || more->kind != VALUE_LIST)
			continue;
		for (more = more->first; more; more = more->next)
			check_license(&l, value_get(more, STR("license")));
	}
	if (c->site.license.s.n) {
		struct value site = {.kind = VALUE_TEXT,
				     .text = c->site.license.s,
				     .pos = c->site.license.pos};

		check_license(&l, &site);
	}
}
