/* Commits of 52 weeks as bars. */
#include "base/buf.h"
#include "view/parts.h"

enum { BAR = 4, STEP = 5, HEIGHT = 48, LEAST = 1 };

static long most_of(const struct facts *f)
{
	long most = 0;

	for (int i = 0; i < WEEKS; i++)
		if (f->weekly_commits[i] > most)
			most = f->weekly_commits[i];
	return most;
}

struct value *activity_drawing(struct view *v, const struct facts *f)
{
	struct value *drawing;
	struct buf path = {0};
	long most, sum = 0;

	if (!f || !f->has_weeks)
		return NULL;
	most = most_of(f) ? most_of(f) : 1;
	for (int i = 0; i < WEEKS; i++) {
		long n = f->weekly_commits[i];
		long high = n ? n * HEIGHT / most : 0;

		high = n && high < 2 ? 2 : high ? high : LEAST;
		sum += n;
		buf_printf(&path, "M%d %dv-%ldh%dv%ldz", i * STEP, HEIGHT, high,
			   BAR, high);
	}
	drawing = value_map(v->arena);
	value_set(v->arena, drawing, "path",
		  arena_str(v->arena, buf_str(&path)));
	value_set(v->arena, drawing, "width",
		  arena_printf(v->arena, "%d", WEEKS * STEP - 1));
	value_set(v->arena, drawing, "height",
		  arena_printf(v->arena, "%d", HEIGHT));
	value_set(v->arena, drawing, "sum",
		  word_count(v, "count.commits", (size_t)sum));
	value_set(v->arena, drawing, "most", number_text(v->arena, most_of(f)));
	value_set(v->arena, drawing, "until",
		  date_text(v, date_is_set(f->weeks_until.date)
				       ? f->weeks_until.date
				       : f->latest_commit.date));
	buf_free(&path);
	return drawing;
}
