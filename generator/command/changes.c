#include "command/changes.h"

#include "base/escape.h"

#include <string.h>

/* What stands above each list. */
static const char *const titles[CHANGES] = {
	[CHANGE_CAME] = "Came",
	[CHANGE_WENT] = "Went",
	[CHANGE_LAYER] = "Another layer",
	[CHANGE_CAPABILITIES] = "Other capabilities",
	[CHANGE_LEVEL] = "Another level",
	[CHANGE_STATUS] = "Another status",
};

static void add_list(struct buf *out, const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++) {
		if (i)
			buf_add(out, STR(", "));
		buf_add(out, texts->at[i].s);
	}
}

/* "delivery; del.canary, del.analysis; graduated" */
static void add_whole(struct buf *out, const struct edition_entry *e)
{
	buf_add(out, e->layer_id.s);
	if (e->capabilities.n)
		buf_add(out, STR("; "));
	add_list(out, &e->capabilities);
	if (e->maturity.s.n)
		buf_printf(out, "; %.*s", STR_ARG(e->maturity.s));
	if (e->status.s.n)
		buf_printf(out, "; %.*s", STR_ARG(e->status.s));
}

static void add_step(struct buf *out, struct str from, struct str to)
{
	buf_printf(out, "from %.*s to %.*s",
		   STR_ARG(from.n ? from : STR("none")),
		   STR_ARG(to.n ? to : STR("none")));
}

static void add_claims(struct buf *out, const struct change *c)
{
	if (c->gained.n)
		buf_add(out, STR("now "));
	add_list(out, &c->gained);
	if (c->gained.n && c->lost.n)
		buf_add(out, STR("; "));
	if (c->lost.n)
		buf_add(out, STR("no longer "));
	add_list(out, &c->lost);
}

/* The same words for every format, which escapes them. */
static struct str told(struct arena *a, enum change_kind kind,
		       const struct change *c)
{
	struct buf b = {0};
	struct str s;

	switch (kind) {
	case CHANGE_CAME: add_whole(&b, c->is); break;
	case CHANGE_WENT: add_whole(&b, c->was); break;
	case CHANGE_LAYER:
		add_step(&b, c->was->layer_id.s, c->is->layer_id.s);
		break;
	case CHANGE_CAPABILITIES: add_claims(&b, c); break;
	case CHANGE_LEVEL:
		add_step(&b, c->was->maturity.s, c->is->maturity.s);
		break;
	case CHANGE_STATUS:
		add_step(&b, edition_entry_status(c->was),
			 edition_entry_status(c->is));
		break;
	case CHANGES: break;
	}
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	return s;
}

/* "data/editions/2026-11-23.yml, edition 2026.11 of 2026-11-23" */
static struct str side_name(struct arena *a, const struct changes_side *s)
{
	const struct edition *e = s->edition;
	struct str day = date_iso(a, e->date.date);

	return arena_printf(
		a, "%s%s%.*s%s%.*s", s->path, e->label.s.n ? ", edition " : "",
		STR_ARG(e->label.s), day.n ? " of " : "", STR_ARG(day));
}

static struct str entries_text(struct arena *a, const struct edition *e)
{
	return arena_printf(a, "%zu entr%s", e->entries.n,
			    e->entries.n == 1 ? "y" : "ies");
}

/*
 * Text
 */

static void write_side(struct arena *a, struct buf *out, const char *what,
		       const struct changes_side *s)
{
	buf_printf(out, "%s: ", what);
	escape_terminal(out, side_name(a, s));
	buf_printf(out, ": %.*s\n", STR_ARG(entries_text(a, s->edition)));
}

static void write_text(struct arena *a, struct buf *out,
		       const struct changes_side *was,
		       const struct changes_side *is, const struct changes *c)
{
	write_side(a, out, "old", was);
	write_side(a, out, "new", is);
	if (!c->n)
		buf_add(out, STR("\nNothing has changed.\n"));
	for (int kind = 0; kind < CHANGES; kind++) {
		const struct change_list *list = &c->of[kind];

		if (list->n)
			buf_printf(out, "\n%s (%zu)\n", titles[kind], list->n);
		for (size_t i = 0; i < list->n; i++) {
			const struct change *one = &list->at[i];

			buf_add(out, STR("  "));
			escape_terminal(out,
					(one->is ? one->is : one->was)->id.s);
			buf_add(out, STR(": "));
			escape_terminal(out, told(a, kind, one));
			buf_addc(out, '\n');
		}
	}
}

/*
 * Markdown
 */

static void write_markdown(struct arena *a, struct buf *out,
			   const struct changes_side *was,
			   const struct changes_side *is,
			   const struct changes *c)
{
	buf_add(out, STR("Between "));
	escape_markdown(out, side_name(a, was));
	buf_printf(out, " (%.*s) and ", STR_ARG(entries_text(a, was->edition)));
	escape_markdown(out, side_name(a, is));
	buf_printf(out, " (%.*s):%s\n", STR_ARG(entries_text(a, is->edition)),
		   c->n ? "" : " nothing has changed.");
	for (int kind = 0; kind < CHANGES; kind++) {
		const struct change_list *list = &c->of[kind];

		if (list->n)
			buf_printf(out, "\n## %s (%zu)\n\n", titles[kind],
				   list->n);
		for (size_t i = 0; i < list->n; i++) {
			const struct change *one = &list->at[i];

			buf_add(out, STR("- **"));
			escape_markdown(out,
					edition_entry_name(one->is ? one->is
								   : one->was));
			buf_add(out, STR("**: "));
			escape_markdown(out, told(a, kind, one));
			buf_addc(out, '\n');
		}
	}
}

static const struct changes_format formats[] = {
	{"text", write_text},
	{"markdown", write_markdown},
};

const struct changes_format *changes_format_find(const char *name)
{
	if (!name)
		return &formats[0];
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (!strcmp(name, formats[i].name))
			return &formats[i];
	return NULL;
}
