#include "mend/spelling.h"

#include "mend/moves.h"

#include <string.h>

/* Whether plain text (YAML 1.2, 7.3.3) cannot spell it, in a list neither. */
static bool needs_quotes(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(",[]{}\n", s.p[i]))
			return true;
	return str_find(s, STR(": ")) < s.n || str_find(s, STR(" #")) < s.n ||
	       str_ends(s, STR(":")) || !str_eq(s, str_trim(s));
}

/* What ends the scalar that was read up to here. */
static bool ends_here(struct str rest, char quote)
{
	if (quote)
		return rest.n && *rest.p == quote &&
		       !(quote == '\'' && rest.n > 1 && rest.p[1] == '\'');
	return !rest.n || strchr(" \t,]}:", *rest.p);
}

const char *spelling_find(const struct source *s, const struct edit *e,
			  struct spelled *out)
{
	struct str line;
	size_t at;

	if (!source_find(s, e->at, &at))
		return "the file has changed";
	line = source_line(s, e->at.line);
	line = str_from(line, at - s->lines.at[e->at.line - 1]);
	*out = (struct spelled){.from = at};
	if (line.n && (*line.p == '\'' || *line.p == '"'))
		out->quote = *line.p;
	line = str_from(line, out->quote != 0);
	if (!e->was.n || !str_starts(line, e->was) ||
	    !ends_here(str_from(line, e->was.n), out->quote))
		return "it is spelled with escapes, over lines or behind an "
		       "anchor; mend it by hand";
	out->to = at + e->was.n + (out->quote ? 2 : 0);
	return NULL;
}

static bool fits(struct str now, char quote)
{
	for (size_t i = 0; quote && i < now.n; i++)
		if (now.p[i] == quote || now.p[i] == '\\' || now.p[i] == '\n')
			return false;
	return quote || !needs_quotes(now);
}

/* Within its quotes. */
static const char *read_one(struct arena *a, const struct source *s,
			    const struct edit *e, struct replacements *out)
{
	struct spelled found;
	const char *why = spelling_find(s, e, &found);
	bool quoted;

	if (why)
		return why;
	if (!fits(e->now, found.quote))
		return "what is right needs other quotes; mend it by hand";
	quoted = found.quote != 0;
	*list_add(a, out) = (struct replacement){
		.from = found.from + quoted,
		.to = found.to - quoted,
		.now = e->now,
		.at = {e->at.file, e->at.line, e->at.col + quoted}};
	return NULL;
}

const char *spelling_read(struct arena *a, const struct source *s,
			  const struct diag *found, struct replacements *out)
{
	size_t before = out->n;
	const char *why = NULL;

	for (const struct edit *e = found->edits; e && !why; e = e->next)
		if (!e->at.file ||
		    strcmp(e->at.file, found->edits->at.file) != 0)
			why = "several files would have to change";
	if (why)
		return why;
	if (moves_are(found->edits))
		why = moves_read(a, s, found->edits, out);
	else
		for (const struct edit *e = found->edits; e && !why;
		     e = e->next)
			why = read_one(a, s, e, out);
	if (why)
		out->n = before;
	return why;
}
