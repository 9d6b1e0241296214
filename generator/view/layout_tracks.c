/* Tracks: which run of a channel lies above which. */
#include "view/layout_parts.h"

enum {
	COST_CROSSING = 3,
	COST_TRACK = 1,
	PASSES = 8,
};

/* The runs of a channel while their order is looked for. */
struct order {
	const struct layout *l;
	struct layout_channel *c;
	size_t *at; /* runs, in the order in which they choose their track */
};

static int start_x(const struct layout *l, const struct layout_run *r)
{
	return l->edges.at[r->edge].at[r->corner].x;
}

static int end_x(const struct layout *l, const struct layout_run *r)
{
	return l->edges.at[r->edge].at[r->corner + 1].x;
}

static int left_of(const struct layout *l, const struct layout_run *r)
{
	int a = start_x(l, r), b = end_x(l, r);

	return a < b ? a : b;
}

static int right_of(const struct layout *l, const struct layout_run *r)
{
	int a = start_x(l, r), b = end_x(l, r);

	return a < b ? b : a;
}

static bool overlap(const struct layout *l, const struct layout_run *a,
		    const struct layout_run *b)
{
	return left_of(l, a) <= right_of(l, b) + LAYOUT_STEP &&
	       left_of(l, b) <= right_of(l, a) + LAYOUT_STEP;
}

/* Each run gets the first track on which it touches none before it. */
static void assign(struct order *o)
{
	struct layout_run *runs = o->c->runs.at;

	o->c->tracks = 0;
	for (size_t i = 0; i < o->c->runs.n; i++) {
		struct layout_run *r = &runs[o->at[i]];
		bool is_free = false;

		for (r->track = -1; !is_free;) {
			r->track++;
			is_free = true;
			for (size_t k = 0; k < i; k++) {
				struct layout_run *other = &runs[o->at[k]];

				if (other->track == r->track &&
				    overlap(o->l, r, other))
					is_free = false;
			}
		}
		if (r->track >= o->c->tracks)
			o->c->tracks = r->track + 1;
	}
}

/* Whether the upright line of `r` at x cuts through the other run. */
static bool cuts(const struct layout *l, const struct layout_run *r, int x,
		 bool up, bool down, const struct layout_run *other)
{
	return x > left_of(l, other) && x < right_of(l, other) &&
	       ((up && other->track < r->track) ||
		(down && other->track > r->track));
}

static int crossings(const struct layout *l, const struct layout_run *a,
		     const struct layout_run *b)
{
	return cuts(l, a, start_x(l, a), a->from_up, a->from_down, b) +
	       cuts(l, a, end_x(l, a), a->to_up, a->to_down, b) +
	       cuts(l, b, start_x(l, b), b->from_up, b->from_down, a) +
	       cuts(l, b, end_x(l, b), b->to_up, b->to_down, a);
}

static int cost(struct order *o)
{
	const struct layout_run *runs = o->c->runs.at;
	int sum;

	assign(o);
	sum = o->c->tracks * COST_TRACK;
	for (size_t i = 0; i < o->c->runs.n; i++)
		for (size_t k = 0; k < i; k++)
			sum += COST_CROSSING *
			       crossings(o->l, &runs[i], &runs[k]);
	return sum;
}

static void exchange(size_t *a, size_t *b)
{
	size_t kept = *a;

	*a = *b;
	*b = kept;
}

static bool improve(struct order *o, int *best)
{
	bool any = false;

	for (size_t i = 0; i < o->c->runs.n; i++)
		for (size_t k = i + 1; k < o->c->runs.n; k++) {
			int now;

			exchange(&o->at[i], &o->at[k]);
			now = cost(o);
			if (now < *best) {
				*best = now;
				any = true;
			} else {
				exchange(&o->at[i], &o->at[k]);
			}
		}
	return any;
}

void layout_set_tracks(struct layout_work *w, struct layout_channel *c)
{
	size_t n = c->runs.n;
	struct order o = {w->l, c, NULL};
	int best;

	if (!n)
		return;
	o.at = arena_alloc(w->l->arena, n * sizeof(*o.at));
	for (size_t i = 0; i < n; i++)
		o.at[i] = i;
	best = cost(&o);
	if (n < 64 && n * n * n * n < LAYOUT_EFFORT)
		for (int i = 0; i < PASSES && improve(&o, &best); i++)
			;
	assign(&o);
}
