/* Live lists of entries: one function a column. */
#include "view/paper.h"

static void summary_cell(struct desk *d, struct value *row,
			 const struct entry *e)
{
	cell_html(d->view, row, desk_line(d, &e->summary));
}

static void layer_cell(struct desk *d, struct value *row, const struct entry *e)
{
	struct value *list = cell_list(d->view, row);

	cell_named(d->view, list, (struct named){THING_LAYER, e->layer});
	for (size_t i = 0; i < e->also.n; i++)
		if (e->also.at[i]->layer)
			cell_named(d->view, list,
				   (struct named){THING_LAYER,
						  e->also.at[i]->layer});
}

static void capabilities_cell(struct desk *d, struct value *row,
			      const struct entry *e)
{
	struct value *list = cell_list(d->view, row);

	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability)
			cell_named(d->view, list,
				   (struct named){THING_CAPABILITY,
						  e->claims.at[i].capability});
}

static void seam_cell(struct desk *d, struct value *row, const struct entry *e)
{
	cell_text(d->view, row, e->seam.s);
}

static void traffic_cell(struct desk *d, struct value *row,
			 const struct entry *e)
{
	add_word_refs(d->view, cell_list(d->view, row), &e->traffic_via,
		      "traffic");
}

static void metrics_cell(struct desk *d, struct value *row,
			 const struct entry *e)
{
	add_word_refs(d->view, cell_list(d->view, row), &e->metrics_via,
		      "metrics");
}

static void rollback_cell(struct desk *d, struct value *row,
			  const struct entry *e)
{
	cell_text(d->view, row,
		  e->rollback ? label_of(d->view, "rollback", e->rollback->by.s)
			      : (struct str){0});
}

static void maturity_cell(struct desk *d, struct value *row,
			  const struct entry *e)
{
	cell_text(d->view, row, entry_maturity(d->view, e));
}

static void license_cell(struct desk *d, struct value *row,
			 const struct entry *e)
{
	cell_text(d->view, row, entry_license(e));
}

static void since_cell(struct desk *d, struct value *row, const struct entry *e)
{
	cell_text(d->view, row,
		  e->since > 0 ? arena_printf(d->view->arena, "%ld", e->since)
			       : (struct str){0});
}

static void release_cell(struct desk *d, struct value *row,
			 const struct entry *e)
{
	cell_text(d->view, row, entry_release(d->view, e));
}

static const struct column {
	const char *name, *label;
	void (*cell)(struct desk *, struct value *, const struct entry *);
} columns[] = {
	{"summary", "paper.summary_column", summary_cell},
	{"layer", "paper.layer", layer_cell},
	{"capabilities", "projects.capabilities", capabilities_cell},
	{"seam", "project.seam", seam_cell},
	{"traffic_via", "project.traffic_via", traffic_cell},
	{"metrics_via", "project.metrics_via", metrics_cell},
	{"rollback", "project.rollback", rollback_cell},
	{"maturity", "projects.maturity", maturity_cell},
	{"license", "projects.license", license_cell},
	{"since", "projects.since", since_cell},
	{"release", "facts.latest_version", release_cell},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static const struct column *column_named(struct str name)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (str_is(name, columns[i].name))
			return &columns[i];
	return NULL;
}

void table_of_listing(struct desk *d, struct value *item,
		      const struct listing *l)
{
	static const struct text usual[] = {{STR_INIT("summary"), {0}},
					    {STR_INIT("maturity"), {0}},
					    {STR_INIT("license"), {0}}};
	const struct text *names = l->columns.n ? l->columns.at : usual;
	size_t n = l->columns.n ? l->columns.n : 3;
	struct entries found = filter_entries(d->view->arena, l->filter,
					      &d->view->catalogue->entries);

	table_begin(d->view, item);
	table_head(d->view, item, word(d->view, "projects.name"));
	for (size_t i = 0; i < n; i++)
		if (column_named(names[i].s))
			table_head(
				d->view, item,
				word(d->view, column_named(names[i].s)->label));
	for (size_t k = 0; k < found.n; k++) {
		struct value *row = table_row(d->view, item);

		cell_named(d->view, cell_list(d->view, row),
			   (struct named){THING_ENTRY, found.at[k]});
		for (size_t i = 0; i < n; i++)
			if (column_named(names[i].s))
				column_named(names[i].s)
					->cell(d, row, found.at[k]);
	}
}
