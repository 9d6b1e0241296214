#include "pipeline/pictures.h"

#include "base/buf.h"
#include "base/path.h"
#include "base/workers.h"
#include "picture/draw.h"

#include <sys/stat.h>

const struct rule picture_rules[] = {
	{"picture", DIAG_ERROR, "what the site draws can be made a picture"},
};
const size_t n_picture_rules = sizeof(picture_rules) / sizeof(picture_rules[0]);

#define LIST_NAME "pictures.tsv"

enum {
	MOST_LIST = 16 << 20,  /* bytes of it; a line has about 120 */
	POSTER_LONGEST = 6000, /* pixels; 100 MB while it is drawn */
	CARD_LONGEST = 1200,   /* what those ask for who show cards */
};

/* A picture that is wanted. */
struct picture {
	struct str path;
	const char *file; /* the same with the site's folder */
	struct str svg;
	enum { PICTURE_POSTER, PICTURE_PRINT, PICTURE_CARD } kind;
	struct digest recipe; /* of all that it is drawn from */
	bool fails;
};

struct studio {
	struct arena *arena;
	struct diags *diags;
	struct site *site;
	const char *folder;
	struct map listed; /* path to struct listed *: of the last run */
	LIST(struct picture) pictures;
};

/*
 * What there was
 */

/* A line of the list. */
struct listed {
	struct str path;
	struct digest recipe;
};
LIST_OF(listed_pictures, struct listed);

/* What cannot be understood was not drawn by us: it will be drawn again. */
static struct listed_pictures read_list(struct arena *a, const char *folder)
{
	const char *file = path_join(a, folder, STR(LIST_NAME));
	struct listed_pictures list = {0};
	struct stat st;
	struct diags none;
	struct str text;

	diags_init(&none, a);
	if (lstat(file, &st) || !S_ISREG(st.st_mode) ||
	    !file_read(a, &none, file, MOST_LIST, &text))
		return list;
	while (text.n) {
		struct str line = str_cut(text, '\n', &text), recipe;
		struct listed one = {.path = str_cut(line, '\t', &recipe)};

		if (digest_read(recipe, &one.recipe) &&
		    path_is_inside(one.path))
			*list_add(a, &list) = one;
	}
	return list;
}

/* Every folder on the way is one, and the file is a file: no link. */
static bool is_there(struct arena *a, const char *folder, struct str path)
{
	const char *file;
	struct stat st;

	for (size_t i = 0; i < path.n; i++) {
		if (path.p[i] != '/')
			continue;
		file = path_join(a, folder, str_sub(path, 0, i));
		if (lstat(file, &st) || !S_ISDIR(st.st_mode))
			return false;
	}
	file = path_join(a, folder, path);
	return !lstat(file, &st) && S_ISREG(st.st_mode) && st.st_size > 0;
}

struct map pictures_known(struct arena *a, const char *folder)
{
	struct listed_pictures list = read_list(a, folder);
	struct map known = {0};

	for (size_t i = 0; i < list.n; i++)
		if (is_there(a, folder, list.at[i].path))
			map_put(a, &known, list.at[i].path, &list.at[i]);
	return known;
}

/*
 * What is wanted
 */

static void want(struct studio *s, struct str path, int kind, struct str svg)
{
	struct str text =
		arena_printf(s->arena, "%s %d ", draw_version(), kind);
	struct digest parts = digest_of(svg);
	struct picture *p = list_add(s->arena, &s->pictures);

	text = arena_printf(
		s->arena, "%.*s%.*s", STR_ARG(text),
		STR_ARG(digest_hex(s->arena, &parts, 2 * DIGEST_SIZE)));
	p->path = path;
	p->file = path_join(s->arena, s->folder, path);
	p->svg = svg;
	p->kind = kind;
	p->recipe = digest_of(text);
}

static void want_poster(struct studio *s, struct str path, struct str svg)
{
	struct str stem = str_sub(path, 0, path.n - 4);

	want(s, arena_printf(s->arena, "%.*s.png", STR_ARG(stem)),
	     PICTURE_POSTER, svg);
	want(s, arena_printf(s->arena, "%.*s.pdf", STR_ARG(stem)),
	     PICTURE_PRINT, svg);
}

/*
 * A sheet of cards has a card a line, each a drawing of its own.  One that was
 * drawn before is wanted in any case, since pages name it.
 */
static void want_cards(struct studio *s, struct str sheet, bool all)
{
	static const struct str start = STR_INIT("<svg id=\"");

	while (sheet.n) {
		struct str line = str_cut(sheet, '\n', &sheet), id;

		if (!str_starts(line, start))
			continue;
		id = str_cut(str_from(line, start.n), '"', &(struct str){0});
		id = arena_printf(s->arena, "cards/%.*s.png", STR_ARG(id));
		if (all || map_find(&s->listed, id))
			want(s, id, PICTURE_CARD, line);
	}
}

/* A file in one of the folders that have posters, and not below it. */
static bool is_poster(struct str path)
{
	static const char *const folders[] = {"layers", "categories"};
	struct str rest, folder = str_cut(path, '/', &rest);

	if (str_is(path, "landscape.svg"))
		return true;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (str_is(folder, folders[i]))
			return str_ends(rest, STR(".svg")) &&
			       str_find(rest, STR("/")) == rest.n;
	return false;
}

static bool want_all(struct studio *s, bool all_cards)
{
	struct built_files built;
	bool ok = site_built(s->site, &built), laid_out = false;

	for (size_t i = 0; ok && i < built.n; i++) {
		const struct built_file *f = &built.at[i];
		bool pages = str_is(f->path, "cards/pages.svg");
		bool projects = str_is(f->path, "cards/projects.svg");
		struct str svg;

		laid_out = laid_out || projects;
		if (!is_poster(f->path) && !pages && !projects)
			continue;
		ok = site_read_built(s->site, s->arena, f, &svg);
		if (ok && (pages || projects))
			want_cards(s, svg, pages || all_cards);
		else if (ok)
			want_poster(s, f->path, svg);
	}
	if (!ok || !all_cards || laid_out)
		return ok;
	diags_add(s->diags, &picture_rules[0], (struct pos){.file = s->folder},
		  "the site has no cards of projects; build it with "
		  "--project-cards");
	return false;
}

/*
 * Drawing
 */

static bool draw(const struct picture *p, struct buf *out, const char **why)
{
	switch (p->kind) {
	case PICTURE_PRINT: return draw_pdf(p->svg, out, why);
	case PICTURE_CARD: return draw_png(p->svg, 1, CARD_LONGEST, out, why);
	default: return draw_png(p->svg, 2, POSTER_LONGEST, out, why);
	}
}

static void draw_one(void *data, struct worker *w, size_t i)
{
	struct studio *s = data;
	struct picture *p = &s->pictures.at[i];
	const struct listed *was = map_find(&s->listed, p->path);
	const char *why;

	if (was && digest_eq(&was->recipe, &p->recipe) &&
	    site_keep(s->site, p->path, SITE_ASSET))
		return;
	if (draw(p, &w->out, &why)) {
		p->fails = !site_put(s->site, p->path, SITE_ASSET,
				     buf_str(&w->out));
		return;
	}
	p->fails = true;
	diags_add(&w->diags, &picture_rules[0], (struct pos){.file = p->file},
		  "cannot draw '%.*s': %s", STR_ARG(p->path), why);
}

static bool put_list(struct studio *s)
{
	struct buf out = {0};
	bool ok = true;

	for (size_t i = 0; i < s->pictures.n; i++) {
		const struct picture *p = &s->pictures.at[i];

		ok = ok && !p->fails;
		buf_add(&out, p->path);
		buf_addc(&out, '\t');
		buf_add(&out,
			digest_hex(s->arena, &p->recipe, 2 * DIGEST_SIZE));
		buf_addc(&out, '\n');
	}
	ok = ok && site_put(s->site, STR(LIST_NAME), SITE_INDEX, buf_str(&out));
	buf_free(&out);
	return ok;
}

bool pictures_draw(struct arena *a, struct diags *d,
		   const struct pictures_options *o, struct site_counts *counts)
{
	struct site_options where = {
		.folder = o->folder, .force = o->force, .pictures = true};
	struct studio s = {.arena = a, .diags = d, .folder = o->folder};
	struct diags of_site;
	bool ok;

	diags_init(&of_site, a);
	s.site = site_open(a, &of_site, &where);
	if (s.site)
		s.listed = pictures_known(a, o->folder);
	ok = s.site && want_all(&s, o->all_cards);
	if (ok) {
		workers_run(d, draw_one, &s, s.pictures.n);
		ok = put_list(&s);
	}
	if (ok)
		ok = site_close(s.site, counts);
	else
		site_abandon(s.site);
	diags_take(d, &of_site);
	return ok;
}
