#include "view/crossings.h"

/* The highest of the layers that an interface leads to. */
static size_t highest_end(const struct interface *f)
{
	size_t top = f->to.at[0]->index;

	for (size_t i = 1; i < f->to.n; i++)
		if (f->to.at[i]->index < top)
			top = f->to.at[i]->index;
	return top;
}

static bool runs_down(const struct interface *f)
{
	return f->from->index <= highest_end(f);
}

static bool touches(const struct interface *f, const struct layer *l)
{
	for (size_t i = 0; i < f->to.n; i++)
		if (f->to.at[i] == l)
			return true;
	return f->from == l;
}

static bool is_upper_end(const struct interface *f, const struct layer *l)
{
	return l->index == (runs_down(f) ? f->from->index : highest_end(f));
}

static struct crossings crossings_of(struct arena *a, const struct model *m,
				     const struct layer *l, bool upper)
{
	struct crossings found = {0};

	for (size_t i = 0; i < m->interfaces.n; i++) {
		const struct interface *f = m->interfaces.at[i];

		if (f->from && f->to.n && touches(f, l) &&
		    is_upper_end(f, l) == upper)
			*list_add(a, &found) =
				(struct crossing){f, runs_down(f)};
	}
	return found;
}

struct crossings crossings_below(struct arena *a, const struct model *m,
				 const struct layer *l)
{
	return crossings_of(a, m, l, true);
}

struct crossings crossings_above(struct arena *a, const struct model *m,
				 const struct layer *l)
{
	return crossings_of(a, m, l, false);
}
