/* Ports: where edges leave boxes and enter them. */
#include "view/layout_parts.h"

#include <stdlib.h>

enum {
	PLAIN = 5, /* half of what a line needs at the side of a box */
	AIR = 3,   /* beside a label */
};

bool layout_leaves_below(const struct layout *l, const struct layout_edge *e)
{
	return l->boxes.at[e->to].row >= l->boxes.at[e->from].row;
}

bool layout_enters_below(const struct layout *l, const struct layout_edge *e)
{
	return l->boxes.at[e->from].row >= l->boxes.at[e->to].row;
}

/* One end of an edge at a side of a box. */
struct port {
	size_t edge;
	bool is_from;
	int pull; /* where it leads to: columns are even, gaps odd */
	int half; /* of what it needs */
};

static int by_pull(const void *left, const void *right)
{
	const struct port *a = left, *b = right;
	int order = (a->pull > b->pull) - (a->pull < b->pull);

	if (!order)
		order = (a->edge > b->edge) - (a->edge < b->edge);
	return order ? order : a->is_from - b->is_from;
}

static struct port port_of(const struct layout_work *w, size_t edge,
			   bool is_from)
{
	const struct layout_edge *e = &w->l->edges.at[edge];
	const struct layout_box *other =
		&w->l->boxes.at[is_from ? e->to : e->from];
	int gap = w->edge_gap[edge];

	return (struct port){
		.edge = edge,
		.is_from = is_from,
		.pull = gap < 0 ? other->column * 2 : gap * 2 - 1,
		.half = is_from && e->chip_width ? e->chip_width / 2 + AIR
						 : PLAIN,
	};
}

static size_t ports_of(const struct layout_work *w, size_t box, bool below,
		       struct port *out)
{
	const struct layout *l = w->l;
	size_t n = 0;

	for (size_t i = 0; i < l->edges.n; i++) {
		const struct layout_edge *e = &l->edges.at[i];

		if (e->from == e->to)
			continue;
		if (e->from == box && layout_leaves_below(l, e) == below)
			out[n++] = port_of(w, i, true);
		if (e->to == box && layout_enters_below(l, e) == below)
			out[n++] = port_of(w, i, false);
	}
	if (n)
		qsort(out, n, sizeof(*out), by_pull);
	return n;
}

static int up_to(int n, int multiple)
{
	return (n + multiple - 1) / multiple * multiple;
}

/* From a port to the next of its side, in pairs of steps. */
static int distance(const struct port *port)
{
	return up_to(port[0].half + port[1].half, 2 * LAYOUT_STEP);
}

static int span(const struct port *ports, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i + 1 < n; i++)
		sum += distance(&ports[i]);
	return sum;
}

static int side_needs(const struct port *ports, size_t n)
{
	if (!n)
		return 0;
	return span(ports, n) + ports[0].half + ports[n - 1].half +
	       4 * LAYOUT_STEP;
}

static void set_column_widths(struct layout_work *w, struct port *ports)
{
	struct layout *l = w->l;

	for (size_t i = 0; i < l->boxes.n; i++) {
		int *width = &w->column_width[l->boxes.at[i].column];

		if (l->boxes.at[i].needs_width > *width)
			*width = l->boxes.at[i].needs_width;
		for (int below = 0; below < 2; below++) {
			size_t n = ports_of(w, i, below, ports);
			int needs = side_needs(ports, n);

			if (needs > *width)
				*width = needs;
		}
	}
}

static int *port_x(const struct layout_work *w, const struct port *p)
{
	return p->is_from ? &w->from_x[p->edge] : &w->to_x[p->edge];
}

/* In the middle of the side, as far as the steps allow. */
static void spread(struct layout_work *w, size_t box, bool below,
		   struct port *ports)
{
	size_t n = ports_of(w, box, below, ports);
	int width = w->column_width[w->l->boxes.at[box].column];
	int odd = below ? 0 : LAYOUT_STEP, x;

	if (!n)
		return;
	x = (width - span(ports, n)) / 2 - odd + LAYOUT_STEP;
	x = x / (2 * LAYOUT_STEP) * (2 * LAYOUT_STEP) + odd;
	for (size_t i = 0; i < n; i++) {
		*port_x(w, &ports[i]) = x;
		x += i + 1 < n ? distance(&ports[i]) : 0;
	}
}

/*
 * An edge that needs no bend has none, if the ports beside leave room
 */

static bool move_port(struct layout_work *w, size_t edge, bool is_from, int x,
		      struct port *ports)
{
	const struct layout_edge *e = &w->l->edges.at[edge];
	size_t box = is_from ? e->from : e->to, n, at = 0;
	bool below = is_from ? layout_leaves_below(w->l, e)
			     : layout_enters_below(w->l, e);

	n = ports_of(w, box, below, ports);
	while (ports[at].edge != edge || ports[at].is_from != is_from)
		at++;
	if (x < ports[at].half + LAYOUT_STEP ||
	    x > w->column_width[w->l->boxes.at[box].column] - ports[at].half -
			    LAYOUT_STEP)
		return false;
	if (at && x - *port_x(w, &ports[at - 1]) <
			  ports[at - 1].half + ports[at].half)
		return false;
	if (at + 1 < n && *port_x(w, &ports[at + 1]) - x <
				  ports[at].half + ports[at + 1].half)
		return false;
	*port_x(w, &ports[at]) = x;
	return true;
}

static bool straighten(struct layout_work *w, size_t edge, struct port *ports)
{
	const struct layout_edge *e = &w->l->edges.at[edge];
	const struct layout_box *a = &w->l->boxes.at[e->from];
	const struct layout_box *b = &w->l->boxes.at[e->to];

	if (a->column != b->column || a->row == b->row ||
	    w->edge_gap[edge] >= 0 || w->from_x[edge] == w->to_x[edge])
		return false;
	return move_port(w, edge, false, w->from_x[edge], ports) ||
	       move_port(w, edge, true, w->to_x[edge], ports);
}

/* One that moved may have made room for its neighbour. */
static void straighten_all(struct layout_work *w, struct port *ports)
{
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < w->l->edges.n; i++)
			if (straighten(w, i, ports))
				again = true;
	}
}

void layout_set_ports(struct layout_work *w)
{
	struct port *ports = arena_alloc(w->l->arena, (2 * w->l->edges.n + 1) *
							      sizeof(*ports));

	set_column_widths(w, ports);
	for (size_t i = 0; i < w->l->boxes.n; i++)
		for (int below = 0; below < 2; below++)
			spread(w, i, below, ports);
	straighten_all(w, ports);
}
