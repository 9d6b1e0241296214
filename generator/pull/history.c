#include "pull/history.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/path.h"
#include "base/url.h"
#include "format/csv.h"
#include "model/facts.h"

#include <stdlib.h>

enum {
	DAYS = 7, /* at least between two lines of a repository */
	/* a line of 100 bytes for each of 64,000 repositories five times */
	MOST_BYTES = 32 * 1024 * 1024,
};

struct line {
	struct str repository, figures; /* "1,2,,4,5" */
	struct date day;
};

/* YYYY-MM.csv or YYYY-MM.1-4.csv, of the last two years. */
static bool is_recent(struct str name, struct date today)
{
	long year, month;

	if (name.n < 11 || name.p[4] != '-' || name.p[7] != '.' ||
	    !str_ends(name, STR(".csv")) ||
	    !str_to_long(str_sub(name, 0, 4), &year) ||
	    !str_to_long(str_sub(name, 5, 7), &month))
		return false;
	return (today.year - year) * 12 + today.month - month <= HISTORY_MONTHS;
}

/* What stands behind the second comma. */
static struct str figures_of(struct arena *a, const struct csv_row *row)
{
	struct buf b = {0};
	struct str s;

	for (size_t i = 2; i < row->n; i++) {
		if (i > 2)
			buf_addc(&b, ',');
		buf_add(&b, row->at[i].s);
	}
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static void take_row(struct arena *a, struct history_last *h,
		     const struct csv_row *row)
{
	struct str repository = csv_cell(row, 1);
	struct line *line = map_find(&h->lines, repository);
	struct date day;

	if (!date_read(csv_cell(row, 0), &day) || !repository.n ||
	    (line && date_cmp(line->day, day) >= 0))
		return;
	if (!line) {
		line = arena_new(a, struct line);
		line->repository = repository;
		map_put(a, &h->lines, repository, line);
	}
	line->day = day;
	line->figures = figures_of(a, row);
}

bool history_read(struct arena *a, struct diags *d, const char *folder,
		  struct date today, struct history_last *out)
{
	struct file_names names;
	struct csv_row row;
	struct str text;

	*out = (struct history_last){0};
	if (!file_list(a, d, folder, &names))
		return false;
	for (size_t i = 0; i < names.n; i++) {
		if (!is_recent(names.at[i], today))
			continue;
		if (!file_read(a, d, path_join(a, folder, names.at[i]),
			       MOST_BYTES, &text))
			return false;
		while (csv_next(a, &text, &row))
			take_row(a, out, &row);
	}
	return true;
}

static long commits_of(const struct facts *f)
{
	long sum = 0;

	if (!f->has_weeks)
		return -1;
	for (int i = 0; i < WEEKS; i++)
		sum += f->weekly_commits[i];
	return sum;
}

/* What is not known is left empty. */
static struct str figures(struct arena *a, const struct facts *f)
{
	const long all[] = {f->stars, f->forks, f->open_issues, f->contributors,
			    commits_of(f)};
	struct buf b = {0};
	struct str s;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (i)
			buf_addc(&b, ',');
		if (all[i] >= 0)
			buf_printf(&b, "%ld", all[i]);
	}
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static bool is_news(const struct history_last *h, struct str repository,
		    struct str now, struct date today)
{
	const struct line *last = map_find(&h->lines, repository);

	if (!last)
		return !str_is(now, ",,,,");
	return !str_eq(last->figures, now) &&
	       date_days(today) - date_days(last->day) >= DAYS;
}

static int by_repository(const void *a, const void *b)
{
	return str_cmp(((const struct line *)a)->repository,
		       ((const struct line *)b)->repository);
}

static bool append(struct arena *a, struct diags *d, const char *path,
		   const struct line *lines, size_t n)
{
	struct str before = str_c(history_head);
	struct buf b = {0};
	bool ok;

	if (file_state(path).exists &&
	    !file_read(a, d, path, MOST_BYTES, &before))
		return false;
	buf_add(&b, before);
	if (!str_ends(before, STR("\n")))
		buf_addc(&b, '\n');
	for (size_t i = 0; i < n; i++) {
		buf_add(&b, date_iso(a, lines[i].day));
		buf_addc(&b, ',');
		escape_csv(&b, lines[i].repository);
		buf_addc(&b, ',');
		buf_add(&b, lines[i].figures);
		buf_addc(&b, '\n');
	}
	ok = file_write_durably(a, d, path, buf_str(&b));
	buf_free(&b);
	return ok;
}

bool history_add(struct arena *a, struct diags *d, const char *folder,
		 struct date today, const char *shard, struct history_last *h,
		 const struct facts *const *facts, size_t n, size_t *added)
{
	LIST(struct line) lines = {0};
	struct str name;

	for (size_t i = 0; i < n; i++) {
		struct line line = {
			.repository = url_repository(a, facts[i]->repo.s),
			.figures = figures(a, facts[i]),
			.day = today,
		};

		if (is_news(h, line.repository, line.figures, today))
			*list_add(a, &lines) = line;
	}
	*added = lines.n;
	if (!lines.n)
		return true;
	qsort(lines.at, lines.n, sizeof(lines.at[0]), by_repository);
	name = arena_printf(a, "%04d-%02d%s.csv", today.year, today.month,
			    shard);
	return file_make_folders(a, d, folder) &&
	       append(a, d, path_join(a, folder, name), lines.at, lines.n);
}
