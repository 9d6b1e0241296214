/* history/<YYYY-MM>.csv: how the figures of repositories went. */
#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "base/url.h"
#include "base/utf8.h"
#include "format/csv.h"
#include "load/loader.h"
#include "model/facts.h"

#include <string.h>

enum {
	DAY,
	REPOSITORY,
	FIRST_FIGURE,
	COLUMNS = FIRST_FIGURE + FIGURES,

	TOLD_BYTES = 60,
	/* More of them in a file are told in one finding: a file of another
	   kind would fill the memory with findings. */
	MOST_WRONG = 100,
};

/* A file being read. */
struct reader {
	struct loader *l;
	const char *path;
	const struct map *wanted; /* by repository: its struct history */
	struct str month;         /* "2026-11" */
	struct date from;         /* the first day that counts */
	const char *line_start;
	int line, wrong;
};

/* Where `at`, which is not before the place asked for last, stands. */
static struct pos place(struct reader *r, const char *at)
{
	struct str before = {r->line_start, (size_t)(at - r->line_start)};
	size_t end;

	while ((end = str_find(before, STR("\n"))) < before.n) {
		before = str_from(before, end + 1);
		r->line++;
	}
	r->line_start = before.p;
	return (struct pos){r->path, r->line, (int)utf8_length(before) + 1};
}

static bool wrong(struct reader *r, const struct csv_row *row, size_t column,
		  const char *what)
{
	r->wrong++;
	diags_add(r->l->diags, &load_rules[RULE_HISTORY],
		  place(r, row->at[column].from), "%s, not '%.*s'", what,
		  STR_ARG(utf8_cut(row->at[column].s, TOLD_BYTES)));
	return false;
}

/* Told at the last cell, or at the first that is too many. */
static bool wrong_count(struct reader *r, const struct csv_row *row)
{
	size_t told = row->n < COLUMNS ? row->n - 1 : COLUMNS;

	r->wrong++;
	diags_add(r->l->diags, &load_rules[RULE_HISTORY],
		  place(r, row->at[told].from), "a line has %d cells, not %zu",
		  COLUMNS, row->n);
	return false;
}

static bool read_figure(struct str s, long *out)
{
	*out = -1;
	return !s.n || (str_to_long(s, out) && *out <= FACTS_MOST);
}

/* The day of a file's month, so that its name tells which files to open. */
static bool read_day(const struct reader *r, struct str s, struct date *out)
{
	return date_read(s, out) && str_starts(s, r->month);
}

/* False, and a finding, when the row is none of history. */
static bool read_row(struct reader *r, const struct csv_row *row,
		     struct moment *out)
{
	if (row->n != COLUMNS)
		return wrong_count(r, row);
	if (!read_day(r, row->at[DAY].s, &out->day))
		return wrong(r, row, DAY,
			     "a line starts with a day of its file's month");
	if (!row->at[REPOSITORY].s.n)
		return wrong(r, row, REPOSITORY,
			     "a day is followed by a repository");
	for (size_t i = 0; i < FIGURES; i++)
		if (!read_figure(row->at[FIRST_FIGURE + i].s, &out->figures[i]))
			return wrong(r, row, FIRST_FIGURE + i,
				     "a figure is a whole number or empty");
	return true;
}

/*
 * Lines come nearly in order, and there are no more days than two years have.
 * Of a day that stands twice, as after a merge of two branches, the line that
 * was read last holds.
 */
static void put(struct arena *a, struct history *h, const struct moment *m)
{
	size_t i = h->n;

	while (i > 0 && date_cmp(h->at[i - 1].day, m->day) > 0)
		i--;
	if (i > 0 && date_cmp(h->at[i - 1].day, m->day) == 0) {
		h->at[i - 1] = *m;
		return;
	}
	list_add(a, h);
	memmove(&h->at[i + 1], &h->at[i], (h->n - 1 - i) * sizeof(*m));
	h->at[i] = *m;
}

static void take(struct reader *r, const struct csv_row *row)
{
	struct history *h;
	struct moment m;

	if (!read_row(r, row, &m) || date_cmp(m.day, r->from) < 0 ||
	    date_cmp(m.day, r->l->catalogue->as_of) > 0)
		return;
	h = map_find(r->wanted, row->at[REPOSITORY].s);
	if (h)
		put(r->l->arena, h, &m);
}

static void report(struct reader *r, const char *at, const char *what)
{
	diags_add(r->l->diags, &load_rules[RULE_HISTORY], place(r, at), "%s",
		  what);
}

/* A row's cells are forgotten at once: there may be a million of them. */
static void read_text(struct reader *r, struct str text)
{
	struct str head = str_trim(str_c(history_head));
	struct arena scratch = {0};
	struct csv_row row;
	size_t bad = utf8_bad(text);

	r->line_start = text.p;
	r->line = 1;
	if (bad < text.n) {
		report(r, text.p + bad, "the file is not UTF-8");
		return;
	}
	if (!str_starts(text, head)) {
		diags_add(r->l->diags, &load_rules[RULE_HISTORY],
			  place(r, text.p),
			  "the file does not start with '%.*s'", STR_ARG(head));
		return;
	}
	text = str_from(text, head.n);
	while (csv_next(&scratch, &text, &row)) {
		if (r->wrong == MOST_WRONG) {
			report(r, row.at[0].from,
			       "so many lines above are wrong that the rest is "
			       "not read");
			break;
		}
		take(r, &row);
		arena_reset(&scratch);
	}
	arena_free(&scratch);
}

/*
 * 2026-11.csv, and of a pull in shards 2026-11.1-4.csv and so on; the first
 * seven bytes of others are no month of the window.
 */
static bool is_within(struct str name, struct str first, struct str last)
{
	struct str month;

	if (name.n < 11 || name.p[7] != '.' || !str_ends(name, STR(".csv")))
		return false;
	month = str_sub(name, 0, 7);
	return str_cmp(month, first) >= 0 && str_cmp(month, last) <= 0;
}

/* An empty history of each repository that an entry has. */
static void want(struct loader *l, struct map *wanted)
{
	struct entries *entries = &l->catalogue->entries;

	for (size_t i = 0; i < entries->n; i++) {
		struct entry *e = entries->at[i];
		struct str key = url_repository(l->arena, e->repo.s);
		struct history *h = map_find(wanted, key);

		if (!key.n)
			continue;
		if (!h) {
			h = arena_new(l->arena, struct history);
			map_put(l->arena, wanted, key, h);
		}
		e->history = h;
	}
}

/* The same day of the month, two years ago. */
static struct date first_day(struct date as_of)
{
	int month = as_of.year * 12 + as_of.month - 1 - HISTORY_MONTHS;

	return (struct date){month / 12, month % 12 + 1, as_of.day};
}

static struct str month_of(struct arena *a, struct date d)
{
	return arena_printf(a, "%04d-%02d", d.year, d.month);
}

void load_history(struct loader *l, const char *folder)
{
	struct date as_of = l->catalogue->as_of, from = first_day(as_of);
	struct map wanted = {0};
	struct file_names names;
	struct buf text = {0};

	if (!date_is_set(as_of) ||
	    !file_list(l->arena, l->diags, folder, &names))
		return;
	want(l, &wanted);
	for (size_t i = 0; i < names.n; i++) {
		struct reader r = {.l = l, .wanted = &wanted, .from = from};

		if (!is_within(names.at[i], month_of(l->arena, from),
			       month_of(l->arena, as_of)))
			continue;
		r.path = path_join(l->arena, folder, names.at[i]);
		r.month = str_sub(names.at[i], 0, 7);
		if (file_read_into(l->diags, r.path, LOAD_HISTORY_LIMIT, &text))
			read_text(&r, buf_str(&text));
	}
	buf_free(&text);
}
