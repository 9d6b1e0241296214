/* Findings as pages show them: places within the catalogue, links, counts. */
#include "view/health.h"
#include "view/parts.h"

#include <string.h>

/*
 * What the catalogue's folder is called on the machine that builds is of no
 * use to a reader: "data/entries/x.yml" is shown as "entries/x.yml".
 */
static struct str within(struct view *v, struct str s)
{
	struct str folder = str_c(v->catalogue->folder), rest = s, out;
	struct buf b = {0};

	while (folder.n > 1 && str_ends(folder, STR("/")))
		folder.n--;
	if (!folder.n || str_is(folder, "."))
		return s;
	folder = arena_printf(v->arena, "%.*s/", STR_ARG(folder));
	while (rest.n) {
		size_t at = str_find(rest, folder);
		bool starts =
			rest.p + at == s.p ||
			(at < rest.n && memchr(" '\"(", rest.p[at - 1], 4));

		buf_add(&b, str_sub(rest, 0, at));
		if (at < rest.n && !starts)
			buf_add(&b, folder);
		rest = at < rest.n ? str_from(rest, at + folder.n)
				   : (struct str){0};
	}
	out = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

struct str finding_words(struct view *v, const struct finding *f)
{
	return within(v, f->diag->text);
}

struct str finding_path(struct view *v, const struct finding *f)
{
	return catalogue_path(v, f->diag->pos.file);
}

struct str catalogue_path(struct view *v, const char *file)
{
	return within(v, str_c(file));
}

static struct str place_of(struct view *v, struct pos pos)
{
	struct str file = within(v, str_c(pos.file));

	if (!pos.line)
		return file;
	return arena_printf(v->arena, "%.*s:%d:%d", STR_ARG(file), pos.line,
			    pos.col);
}

static struct str severity_word(struct view *v, enum severity s)
{
	return word(v, arena_printf(v->arena, "health.severity.%s",
				    severity_name(s))
			       .p);
}

void set_severity(struct view *v, struct value *map, enum severity s)
{
	value_set(v->arena, map, "severity", severity_word(v, s));
	value_set(v->arena, map, "kind", str_c(severity_name(s)));
}

void set_rule(struct view *v, struct value *map, struct str id)
{
	const struct health_rule *r = map_find(&v->health->rule_by_id, id);

	value_set(v->arena, map, "rule", id);
	value_set(v->arena, map, "rule_href",
		  r && r->slug.n
			  ? path_href(v->arena, path_of_rule(v->arena, r->slug))
			  : (struct str){0});
}

void add_finding(struct view *v, struct value *list, const struct finding *f)
{
	struct value *item = value_add_map(v->arena, list);
	const struct diag *d = f->diag;
	struct value *entry;

	set_severity(v, item, d->severity);
	set_rule(v, item, str_c(d->rule->id));
	value_set(v->arena, item, "text_html",
		  typeset(v->arena, finding_words(v, f)));
	value_set(v->arena, item, "place", place_of(v, d->pos));
	value_set(v->arena, item, "waived", d->waived);
	entry = value_set_list(v->arena, item, "entry");
	if (f->entry)
		add_entry_ref(v, entry, f->entry);
}

static void add_count(struct view *v, struct buf *b, const char *name, size_t n)
{
	if (!n)
		return;
	if (b->n)
		buf_add(b, STR(", "));
	buf_add(b, word_count(v, name, n));
}

struct str tally_text(struct view *v, const struct tally *t)
{
	struct buf b = {0};
	struct str out;

	add_count(v, &b, "count.errors", t->of[DIAG_ERROR]);
	add_count(v, &b, "count.warnings", t->of[DIAG_WARNING]);
	add_count(v, &b, "count.notes", t->of[DIAG_NOTE]);
	if (!b.n)
		buf_add(&b, word(v, "health.no_finding"));
	if (t->waived)
		buf_printf(&b, ", %.*s %.*s",
			   STR_ARG(number_text(v->arena, (long)t->waived)),
			   STR_ARG(word(v, "health.waived")));
	out = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

void set_tally(struct view *v, struct value *map, const struct tally *t)
{
	struct arena *a = v->arena;

	value_set(a, map, "errors", number_text(a, (long)t->of[DIAG_ERROR]));
	value_set(a, map, "warnings",
		  number_text(a, (long)t->of[DIAG_WARNING]));
	value_set(a, map, "notes", number_text(a, (long)t->of[DIAG_NOTE]));
	value_set(a, map, "waived", number_text(a, (long)t->waived));
}

struct str checked_as_of(struct view *v)
{
	struct str day = date_text(v, v->catalogue->as_of);

	if (!day.n)
		return word(v, "health.checked");
	return ARENA_JOIN(v->arena, word(v, "health.checked"), STR(" "),
			  word(v, "as_of"), STR(" "), day);
}

/*
 * The check of one project, on its page
 */

static bool is_over(const struct view *v, const struct waiver *w)
{
	return date_is_set(w->until.date) && date_is_set(v->catalogue->as_of) &&
	       date_cmp(w->until.date, v->catalogue->as_of) < 0;
}

static void set_waivers(struct view *v, struct value *check,
			const struct entry *e)
{
	struct value *list = value_set_list(v->arena, check, "waivers");

	for (size_t i = 0; i < e->waivers.n; i++) {
		const struct waiver *w = e->waivers.at[i];
		struct value *item = value_add_map(v->arena, list);

		set_rule(v, item, w->rule.s);
		value_set(v->arena, item, "reason", w->reason.s);
		value_set(v->arena, item, "until", date_text(v, w->until.date));
		value_set_bool(v->arena, item, "over", is_over(v, w));
	}
	value_set_bool(v->arena, check, "has_waivers", list->n > 0);
}

void set_check(struct view *v, struct value *page, const struct entry *e)
{
	const struct findings *found = health_of(v->health, e);
	struct tally t = tally_of(found);
	struct value *check = value_set_map(v->arena, page, "check");
	struct value *list = value_set_list(v->arena, check, "findings");

	value_set(v->arena, check, "title", checked_as_of(v));
	value_set(v->arena, check, "sum", tally_text(v, &t));
	for (size_t i = 0; i < found->n; i++)
		add_finding(v, list, &found->at[i]);
	value_set_bool(v->arena, check, "has_findings", list->n > 0);
	set_waivers(v, check, e);
}
