/* The index of projects, and the page for an address that leads nowhere. */
#include "base/utf8.h"
#include "view/letters.h"
#include "view/parts.h"

/*
 * Rows of one part of a table.  A browser lays out the parts that are on the
 * screen or near it: so many rows fill about half a screen.
 */
enum { PART_ROWS = 16 };

static void add_part(struct view *v, struct value *parts,
		     const struct entries *entries)
{
	struct value *part = value_add_map(v->arena, parts), *rows;

	value_set(v->arena, part, "size", size_class(v, entries->n));
	rows = value_set_list(v->arena, part, "projects");
	for (size_t i = 0; i < entries->n; i++)
		add_row(v, rows, entries->at[i]);
}

static void add_table(struct view *v, struct value *letters, int letter,
		      const struct entries *entries)
{
	struct value *item = add_letter(v, letters, letter), *parts;

	value_set(v->arena, item, "size", size_class(v, entries->n));
	parts = value_set_list(v->arena, item, "parts");
	for (size_t i = 0; i < entries->n; i += PART_ROWS) {
		struct entries part = {.at = entries->at + i,
				       .n = entries->n - i};

		if (part.n > PART_ROWS)
			part.n = PART_ROWS;
		add_part(v, parts, &part);
	}
}

static void set_letters(struct view *v, struct value *page)
{
	const struct entries *all = &v->catalogue->entries;
	struct value *list = value_set_list(v->arena, page, "letters");
	struct entries letters[LETTERS] = {0};

	for (size_t i = 0; i < all->n; i++) {
		struct str plain = utf8_plain(v->arena, all->at[i]->name.s);

		*list_add(v->arena, &letters[letter_of(plain)]) = all->at[i];
	}
	for (int i = 0; i < LETTERS; i++)
		if (letters[i].n)
			add_table(v, list, i, &letters[i]);
}

struct value *view_projects(struct view *v, const void *unused)
{
	struct value *page;

	(void)unused;
	page = page_new(
		v, STR("projects/index.html"), word(v, "projects.title"),
		arena_printf(v->arena, "%.*s %.*s",
			     STR_ARG(word_count(v, "count.projects",
						v->catalogue->entries.n)),
			     STR_ARG(word(v, "projects.summary"))),
		"projects");
	page_add_crumb(v, page, word(v, "nav.landscape"), path_of_home());
	page_of_rows(v, page);
	set_letters(v, page);
	page_data(v, page, "CollectionPage", (struct str){0});
	return page;
}

/* A server shows this page at any address: its links are absolute. */
struct value *view_missing(struct view *v, const void *unused)
{
	struct str base = v->catalogue->site.base_url.s;
	size_t host = str_find(base, STR("://"));
	struct value *page;
	struct str path;

	(void)unused;
	page = page_new(v, STR("404.html"), word(v, "missing.title"),
			word(v, "missing.summary"), "");
	path = host < base.n ? str_from(base, host + 3) : (struct str){0};
	path = str_from(path, str_find(path, STR("/")));
	while (str_ends(path, STR("/")))
		path.n--;
	for (struct value *at = page->first; at; at = at->next)
		if (str_is(at->key, "root"))
			at->text =
				arena_printf(v->arena, "%.*s/", STR_ARG(path));
	return page;
}
