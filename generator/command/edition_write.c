#include "command/edition_write.h"

#include "base/escape.h"
#include "format/yaml_scalar.h"

#include <string.h>

/*
 * What YAML reads as the same text without quotes, also between brackets; what
 * does not begin with a letter may be a number or a date to it.
 */
static bool is_plain(struct str s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (size_t i = 0; i < s.n; i++)
		if (!s.p[i] || (!strchr(letters, s.p[i]) &&
				(!i || !strchr("0123456789.-_", s.p[i]))))
			return false;
	return yaml_plain_kind(s) == VALUE_TEXT;
}

static void put(struct buf *out, struct str s)
{
	if (is_plain(s)) {
		buf_add(out, s);
		return;
	}
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\'' || s.p[i] < ' ' || s.p[i] > '~') {
			escape_yaml(out, s);
			return;
		}
	buf_printf(out, "'%.*s'", STR_ARG(s));
}

static void put_key(struct buf *out, const char *key, struct str s,
		    const char *before, const char *after)
{
	if (!s.n)
		return;
	buf_printf(out, "%s%s: ", before, key);
	put(out, s);
	buf_add(out, str_c(after));
}

static void put_entry(struct buf *out, const struct edition_entry *e)
{
	put_key(out, "id", e->id.s, "- {", "");
	put_key(out, "layer", e->layer_id.s, ", ", "");
	buf_add(out, STR(", capabilities: ["));
	for (size_t i = 0; i < e->capabilities.n; i++) {
		if (i)
			buf_add(out, STR(", "));
		put(out, e->capabilities.at[i].s);
	}
	buf_addc(out, ']');
	put_key(out, "maturity", e->maturity.s, ", ", "");
	if (!str_is(e->status.s, "active"))
		put_key(out, "status", e->status.s, ", ", "");
	buf_add(out, STR("}\n"));
}

void edition_write(struct arena *a, struct buf *out, const struct edition *e)
{
	/* What is held to a model has schemas beside it. */
	if (e->model.s.n)
		buf_add(out, STR("# yaml-language-server: "
				 "$schema=../schema/edition.json\n"));
	buf_add(out, STR("# What the edition of this date held; the source of "
			 "the list of changes.\n"));
	put_key(out, "edition", e->label.s, "", "\n");
	buf_printf(out, "date: %.*s\n", STR_ARG(date_iso(a, e->date.date)));
	put_key(out, "model", e->model.s, "", "\n");
	buf_add(out, e->entries.n ? STR("entries:\n") : STR("entries: []\n"));
	for (size_t i = 0; i < e->entries.n; i++)
		put_entry(out, e->entries.at[i]);
}
