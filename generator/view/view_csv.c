/* projects.csv: a line an entry, for spreadsheets.  Columns only ever join. */
#include "base/escape.h"
#include "view/parts.h"

/* A text, a number, or what a list holds, parted by semicolons. */
static struct str joined(struct view *v, const struct texts *texts)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < texts->n; i++) {
		if (i)
			buf_add(&b, STR("; "));
		buf_add(&b, texts->at[i].s);
	}
	out = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static struct str number(struct view *v, long n)
{
	return n >= 0 ? arena_printf(v->arena, "%ld", n) : (struct str){0};
}

static struct str id(struct view *v, const struct entry *e)
{
	(void)v;
	return e->slug;
}

static struct str name(struct view *v, const struct entry *e)
{
	(void)v;
	return e->name.s;
}

static struct str layer(struct view *v, const struct entry *e)
{
	(void)v;
	return e->layer->id.s;
}

static struct str capabilities(struct view *v, const struct entry *e)
{
	struct texts ids = {0};

	for (size_t i = 0; i < e->claims.n; i++)
		*list_add(v->arena, &ids) = e->claims.at[i].id;
	return joined(v, &ids);
}

static struct str url(struct view *v, const struct entry *e)
{
	return page_url(v->arena, v->catalogue,
			path_of_entry(v->arena, e->slug));
}

static struct str repo(struct view *v, const struct entry *e)
{
	(void)v;
	return e->repo.s;
}

static struct str homepage(struct view *v, const struct entry *e)
{
	(void)v;
	return e->homepage.s;
}

static struct str license(struct view *v, const struct entry *e)
{
	(void)v;
	return entry_license(e);
}

static struct str foundation(struct view *v, const struct entry *e)
{
	(void)v;
	return e->maturity ? e->maturity->foundation.s : (struct str){0};
}

static struct str level(struct view *v, const struct entry *e)
{
	(void)v;
	return entry_level(e);
}

static struct str status(struct view *v, const struct entry *e)
{
	(void)v;
	return e->status.s;
}

static struct str since(struct view *v, const struct entry *e)
{
	return number(v, e->since);
}

static struct str observed(struct view *v, const struct entry *e)
{
	return e->facts ? date_iso(v->arena, e->facts->looked)
			: (struct str){0};
}

static struct str latest_commit(struct view *v, const struct entry *e)
{
	return e->facts ? date_iso(v->arena, e->facts->latest_commit.date)
			: (struct str){0};
}

static struct str latest_version(struct view *v, const struct entry *e)
{
	const struct version *version = facts_version(e->facts);

	(void)v;
	return version ? version->tag.s : (struct str){0};
}

static struct str also(struct view *v, const struct entry *e)
{
	struct texts ids = {0};

	for (size_t i = 0; i < e->also.n; i++)
		*list_add(v->arena, &ids) = e->also.at[i]->layer_id;
	return joined(v, &ids);
}

static struct str kind(struct view *v, const struct entry *e)
{
	(void)v;
	return e->kind.s;
}

static struct str via(struct view *v, const struct entry *e)
{
	(void)v;
	return e->maturity ? e->maturity->via.s : (struct str){0};
}

static struct str consumes(struct view *v, const struct entry *e)
{
	return joined(v, &e->consumes.ids);
}

static struct str produces(struct view *v, const struct entry *e)
{
	return joined(v, &e->produces.ids);
}

static struct str docs(struct view *v, const struct entry *e)
{
	(void)v;
	return e->docs.s;
}

static struct str stars(struct view *v, const struct entry *e)
{
	return number(v, e->facts ? e->facts->stars : -1);
}

static struct str contributors(struct view *v, const struct entry *e)
{
	return number(v, e->facts ? e->facts->contributors : -1);
}

static const struct {
	const char *name;
	struct str (*of)(struct view *v, const struct entry *e);
} columns[] = {
	{"id", id},
	{"name", name},
	{"layer", layer},
	{"capabilities", capabilities},
	{"summary", entry_summary},
	{"url", url},
	{"repo", repo},
	{"homepage", homepage},
	{"license", license},
	{"foundation", foundation},
	{"maturity", level},
	{"status", status},
	{"since", since},
	{"observed", observed},
	{"latest_commit", latest_commit},
	{"latest_version", latest_version},
	{"also", also},
	{"kind", kind},
	{"maturity_via", via},
	{"consumes", consumes},
	{"produces", produces},
	{"docs", docs},
	{"stars", stars},
	{"contributors", contributors},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static void add_cell(struct buf *out, struct str cell, size_t i)
{
	escape_csv(out, cell);
	buf_add(out, i == COLUMNS - 1 ? STR("\r\n") : STR(","));
}

void view_projects_csv(struct view *v, struct buf *out)
{
	const struct entries *entries = &v->catalogue->entries;

	for (size_t k = 0; k < COLUMNS; k++)
		add_cell(out, str_c(columns[k].name), k);
	for (size_t i = 0; i < entries->n; i++)
		for (size_t k = 0; k < COLUMNS; k++)
			add_cell(out, columns[k].of(v, entries->at[i]), k);
}
