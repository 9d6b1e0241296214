/* An entry as a tile of the landscape and as a line of a table. */
#include "base/buf.h"
#include "base/escape.h"
#include "base/utf8.h"
#include "view/parts.h"

struct str entry_license(const struct entry *e)
{
	return e->license ? e->license->spdx.s : (struct str){0};
}

struct str entry_level(const struct entry *e)
{
	return e->maturity ? e->maturity->level.s : (struct str){0};
}

struct str entry_evidence(const struct entry *e, struct str capability)
{
	for (size_t i = 0; i < e->evidence.n; i++)
		if (str_eq(e->evidence.at[i].key.s, capability))
			return e->evidence.at[i].value.s;
	return (struct str){0};
}

bool entry_is_archived(const struct entry *e)
{
	return str_is(e->status.s, "archived") ||
	       str_is(entry_level(e), "archived");
}

struct str entry_maturity(struct view *v, const struct entry *e)
{
	const struct maturity *m = e->maturity;
	struct str level, via = {0}, foundation = {0};

	if (!m || !m->level.s.n)
		return (struct str){0};
	level = level_label(v, m->level.s);
	if (m->via.s.n)
		via = arena_printf(v->arena, ", %.*s %.*s",
				   STR_ARG(word(v, "project.via")),
				   STR_ARG(m->via.s));
	if (m->foundation.s.n)
		foundation = arena_printf(v->arena, " (%.*s)",
					  STR_ARG(m->foundation.s));
	return arena_printf(v->arena, "%.*s%.*s%.*s", STR_ARG(level),
			    STR_ARG(via), STR_ARG(foundation));
}

struct str entry_release(struct view *v, const struct entry *e)
{
	const struct facts *f = e->facts;
	const struct version *newest = !f                  ? NULL
				       : f->latest_release ? f->latest_release
							   : f->latest_version;

	if (!newest)
		return (struct str){0};
	if (!date_is_set(newest->date.date))
		return newest->tag.s;
	return arena_printf(v->arena, "%.*s, %.*s", STR_ARG(newest->tag.s),
			    STR_ARG(date_text(v, newest->date.date)));
}

/* Enough of a text for a line: whole words, then an ellipsis. */
static struct str shortened(struct arena *a, struct str s, size_t bytes)
{
	struct str cut = utf8_cut(s, bytes);

	if (cut.n == s.n)
		return s;
	while (cut.n && cut.p[cut.n - 1] != ' ')
		cut.n--;
	if (!cut.n)
		cut = utf8_cut(s, bytes);
	return arena_printf(a, "%.*s…", STR_ARG(str_trim(cut)));
}

/* On one line: every run of white space becomes a blank. */
static struct str on_one_line(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool space = s.p[i] == ' ' || s.p[i] == '\n' ||
			     s.p[i] == '\r' || s.p[i] == '\t';

		if (!space)
			out[n++] = s.p[i];
		else if (n && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	return str_trim((struct str){out, n});
}

struct str entry_summary(struct view *v, const struct entry *e)
{
	enum { ENOUGH = 160 };

	if (e->summary.s.n)
		return markdown_plain(v->arena, e->summary.s);
	return shortened(v->arena, on_one_line(v->arena, e->description.s),
			 ENOUGH);
}

/* The first letters of the first two words, for an item without a picture. */
static struct str initials(struct view *v, struct str name)
{
	char *out = arena_alloc(v->arena, 16);
	struct str rest = name;
	size_t n = 0;
	int letters = 0;
	bool start = true;

	while (rest.n && letters < 2) {
		const char *from = rest.p;
		int32_t c = utf8_next(&rest);
		size_t bytes = (size_t)(rest.p - from);

		if (start && utf8_is_word(c) && n + bytes < 16) {
			while (bytes--)
				out[n++] = *from++;
			letters++;
		}
		start = !utf8_is_word(c);
	}
	return (struct str){out, n};
}

struct str logo_href(struct view *v, const struct map *logos,
		     const struct entry *e)
{
	const struct str *path =
		e->logo.s.n ? map_find(logos, e->logo.s) : NULL;

	return path ? path_href(v->arena, *path) : (struct str){0};
}

/* A logo that is light enough for a screen full of them, else the symbol. */
static void set_picture(struct view *v, struct value *map,
			const struct entry *e)
{
	struct str logo = logo_href(v, v->tile_logos, e);

	value_set(v->arena, map, "logo", logo);
	value_set(v->arena, map, "symbol",
		  logo.n          ? (struct str){0}
		  : e->symbol.s.n ? e->symbol.s
				  : initials(v, e->name.s));
}

static void set_maturity(struct view *v, struct value *map,
			 const struct entry *e)
{
	struct str level = entry_level(e);
	struct value *m;

	if (!level.n) {
		value_set_bool(v->arena, map, "maturity", false);
		return;
	}
	m = value_set_map(v->arena, map, "maturity");
	value_set(v->arena, m, "level", level);
	value_set(v->arena, m, "label", level_label(v, level));
	value_set_bool(v->arena, m, "has_disc",
		       str_is(level, "graduated") ||
			       str_is(level, "incubating") ||
			       str_is(level, "sandbox"));
}

/* A word as HTML; a long one may break where a capital follows a small letter.
 */
static void add_word(struct buf *b, struct str w)
{
	enum { FITS = 11 }; /* bytes on a tile; "LeaderWorkerSet" has more */
	size_t from = 0;

	for (size_t i = 1; w.n > FITS && i < w.n; i++) {
		if (w.p[i - 1] < 'a' || w.p[i - 1] > 'z' || w.p[i] < 'A' ||
		    w.p[i] > 'Z')
			continue;
		escape_html(b, str_sub(w, from, i));
		buf_add(b, STR("<wbr>"));
		from = i;
	}
	escape_html(b, str_from(w, from));
}

struct value *add_tile(struct view *v, struct value *list,
		       const struct entry *e)
{
	struct value *tile = value_add_map(v->arena, list);

	value_set(v->arena, tile, "name_html",
		  typeset_words(v->arena, e->name.s, add_word));
	value_set(v->arena, tile, "href",
		  path_href(v->arena, path_of_entry(v->arena, e->slug)));
	set_picture(v, tile, e);
	set_maturity(v, tile, e);
	value_set_bool(v->arena, tile, "archived", entry_is_archived(e));
	return tile;
}

struct str size_class(struct view *v, size_t n)
{
	enum { LARGEST = 256 };
	size_t size = 2;

	if (n < 2)
		return (struct str){0};
	while (size < n && size < LARGEST)
		size *= 2;
	return arena_printf(v->arena, "n%zu", size);
}

static void set_places(struct view *v, struct value *row, const struct entry *e)
{
	struct value *list = value_set_list(v->arena, row, "capabilities");

	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability)
			add_capability_ref(v, list, e->claims.at[i].capability);
}

void page_of_rows(struct view *v, struct value *page)
{
	const struct entries *all = &v->catalogue->entries;
	size_t i = 0;

	while (i < all->n && !entry_license(all->at[i]).n)
		i++;
	value_set_bool(v->arena, page, "has_licenses", i < all->n);
}

void add_row(struct view *v, struct value *list, const struct entry *e)
{
	struct arena *a = v->arena;
	struct value *row = value_add_map(a, list);
	struct value *layers = value_set_list(a, row, "layers");

	value_set(a, row, "name", e->name.s);
	value_set(a, row, "slug", e->slug);
	value_set(a, row, "href", path_href(a, path_of_entry(a, e->slug)));
	set_maturity(v, row, e);
	value_set(a, row, "hue", hue_of(v, e->layer));
	add_layer_ref(v, layers, e->layer);
	for (size_t i = 0; i < e->also.n; i++)
		if (e->also.at[i]->layer)
			add_layer_ref(v, layers, e->also.at[i]->layer);
	set_places(v, row, e);
	value_set(a, row, "summary", entry_summary(v, e));
	value_set(a, row, "license_html", typeset(a, entry_license(e)));
	value_set(a, row, "since",
		  e->since > 0 ? arena_printf(a, "%ld", e->since)
			       : (struct str){0});
	value_set(a, row, "latest",
		  e->facts ? date_iso(a, e->facts->latest_commit.date)
			   : (struct str){0});
	value_set_bool(a, row, "archived", entry_is_archived(e));
}
