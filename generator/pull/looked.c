#include "pull/looked.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/path.h"
#include "format/csv.h"

#include <stdlib.h>

/* A line of at most 1 kB for each of 64,000 repositories. */
enum { MOST_BYTES = 64 * 1024 * 1024 };

static const char head[] = "repository,pulse,series,slow,etag\n";

/* A shard may know of a later look than the file of all. */
static void take_row(struct arena *a, struct looked *l,
		     const struct csv_row *row)
{
	struct str repository = csv_cell(row, 0);
	struct look *look;
	struct date day;

	if (!str_find(repository, STR("/")) ||
	    str_find(repository, STR("/")) == repository.n)
		return;
	look = looked_at(a, l, repository);
	for (int i = 0; i < FORGE_TIERS; i++) {
		if (!date_read(csv_cell(row, 1 + (size_t)i), &day) ||
		    date_cmp(day, look->at[i]) <= 0)
			continue;
		look->at[i] = day;
		if (i == FORGE_PULSE)
			look->etag = csv_cell(row, 1 + FORGE_TIERS);
	}
}

static bool read_file(struct arena *a, struct diags *d, const char *path,
		      struct looked *l)
{
	struct csv_row row;
	struct str text;

	if (!file_read(a, d, path, MOST_BYTES, &text))
		return false;
	while (csv_next(a, &text, &row))
		take_row(a, l, &row);
	return true;
}

bool looked_read(struct arena *a, struct diags *d, const char *folder,
		 struct looked *out)
{
	struct file_names names;

	*out = (struct looked){0};
	if (!file_list(a, d, folder, &names))
		return false;
	for (size_t i = 0; i < names.n; i++) {
		struct str name = names.at[i];
		const char *path = path_join(a, folder, name);

		if (!str_starts(name, STR("looked.")) ||
		    !str_ends(name, STR("csv")))
			continue;
		if (!read_file(a, d, path, out))
			return false;
		if (!str_is(name, "looked.csv"))
			list_add(a, &out->shards)->s = str_c(path);
	}
	return true;
}

struct look *looked_at(struct arena *a, struct looked *l, struct str repository)
{
	struct look *look = map_find(&l->by_repository, repository);

	if (look)
		return look;
	look = arena_new(a, struct look);
	look->repository = repository;
	map_put(a, &l->by_repository, repository, look);
	*list_add(a, &l->all) = look;
	return look;
}

static bool was_taken(const struct look *look)
{
	for (int i = 0; i < FORGE_TIERS; i++)
		if (date_is_set(look->at[i]))
			return true;
	return false;
}

static int by_repository(const void *a, const void *b)
{
	return str_cmp((*(struct look *const *)a)->repository,
		       (*(struct look *const *)b)->repository);
}

static void write_row(struct arena *a, struct buf *b, const struct look *look)
{
	escape_csv(b, look->repository);
	for (int i = 0; i < FORGE_TIERS; i++) {
		buf_addc(b, ',');
		buf_add(b, date_iso(a, look->at[i]));
	}
	buf_addc(b, ',');
	escape_csv(b, look->etag);
	buf_addc(b, '\n');
}

bool looked_write(struct arena *a, struct diags *d, const char *path,
		  const struct looked *l, bool (*wanted)(struct str, void *),
		  void *data)
{
	struct looks all = {0};
	struct buf b = {0};
	bool ok;

	for (size_t i = 0; i < l->all.n; i++) {
		struct look *look = l->all.at[i];

		if (was_taken(look) &&
		    (!wanted || wanted(look->repository, data)))
			*list_add(a, &all) = look;
	}
	if (all.n)
		qsort(all.at, all.n, sizeof(all.at[0]), by_repository);
	buf_add(&b, str_c(head));
	for (size_t i = 0; i < all.n; i++)
		write_row(a, &b, all.at[i]);
	ok = file_write_durably(a, d, path, buf_str(&b));
	buf_free(&b);
	return ok;
}

unsigned long look_hash(struct str repository, const char *salt)
{
	struct buf b = {0};
	struct digest digest;
	unsigned long n = 0;

	buf_add(&b, str_c(salt));
	buf_add(&b, repository);
	digest = digest_of(buf_str(&b));
	buf_free(&b);
	for (int i = 0; i < 4; i++)
		n = n << 8 | digest.bytes[i];
	return n;
}

bool look_is_due(const struct look *look, enum forge_tier tier,
		 struct date today, long max_age)
{
	static const char *const salts[] = {"pulse ", "series ", "slow "};
	long age = date_days(today) - date_days(look->at[tier]);
	/* up to a quarter earlier, each repository by its own part of it */
	unsigned long spread = (unsigned long)(max_age / 4 + 1);

	if (!date_is_set(look->at[tier]) || age < 0)
		return true;
	return age >=
	       max_age - (long)(look_hash(look->repository, salts[tier]) %
				spread);
}
