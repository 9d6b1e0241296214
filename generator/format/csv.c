#include "format/csv.h"

/* What stands between quotes, `rest` being just behind the first of them. */
static struct str quoted(struct arena *a, struct str *rest)
{
	char *cell = arena_alloc(a, rest->n + 1);
	size_t n = 0, i = 0;

	for (; i < rest->n; i++) {
		if (rest->p[i] == '"') {
			if (i + 1 == rest->n || rest->p[i + 1] != '"') {
				i++;
				break;
			}
			i++;
		}
		cell[n++] = rest->p[i];
	}
	*rest = str_from(*rest, i);
	return (struct str){cell, n};
}

static size_t plain(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != ',' && s.p[n] != '\n' && s.p[n] != '\r')
		n++;
	return n;
}

static struct str cell_next(struct arena *a, struct str *rest)
{
	struct str cell;
	size_t n;

	if (rest->n && rest->p[0] == '"') {
		*rest = str_from(*rest, 1);
		cell = quoted(a, rest);
		*rest = str_from(*rest, plain(*rest));
		return cell;
	}
	n = plain(*rest);
	cell = str_sub(*rest, 0, n);
	*rest = str_from(*rest, n);
	return cell;
}

bool csv_next(struct arena *a, struct str *rest, struct csv_row *out)
{
	*out = (struct csv_row){0};
	while (rest->n && (rest->p[0] == '\n' || rest->p[0] == '\r'))
		*rest = str_from(*rest, 1);
	if (!rest->n)
		return false;
	for (;;) {
		const char *from = rest->p;
		struct str cell = cell_next(a, rest);

		*list_add(a, out) = (struct csv_cell){cell, from};
		if (!rest->n || rest->p[0] != ',')
			return true;
		*rest = str_from(*rest, 1);
	}
}

struct str csv_cell(const struct csv_row *row, size_t n)
{
	return n < row->n ? row->at[n].s : (struct str){0};
}
