/* What stands at the side of a project: standing, links, neighbours. */
#include "view/parts.h"

/* Licence, maturity, status: what the catalogue itself states. */
static void set_standing(struct view *v, struct value *page,
			 const struct entry *e)
{
	struct value *rows = value_set_list(v->arena, page, "standing");
	const struct maturity *m = e->maturity;

	add_fact(v, rows, "project.license", entry_license(e));
	if (e->license)
		add_day(v, rows, "project.license_checked", (struct str){0},
			e->license->checked.date);
	add_fact(v, rows, "project.maturity", entry_maturity(v, e));
	if (m && !m->level.s.n && m->foundation.s.n)
		add_fact(v, rows, "project.foundation",
			 label_of(v, "foundation", m->foundation.s));
	if (m && m->dates) {
		const struct {
			const char *name;
			const struct day *day;
		} days[] = {
			{"project.accepted", &m->dates->accepted},
			{"project.sandbox", &m->dates->sandbox},
			{"project.incubating", &m->dates->incubating},
			{"project.graduated", &m->dates->graduated},
			{"project.archived", &m->dates->archived},
		};

		for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
			add_day(v, rows, days[i].name, (struct str){0},
				days[i].day->date);
	}
	if (m && m->source.s.n)
		add_day(v, rows, "project.source", m->source.s,
			m->checked.date);
	if (e->status.s.n && !str_is(e->status.s, "active"))
		add_text(v, add_line(v, rows, word(v, "project.status")),
			 label_of(v, "status", e->status.s),
			 e->status_source.s);
	if (e->since > 0)
		add_fact(v, rows, "project.since",
			 arena_printf(v->arena, "%ld", e->since));
	if (e->kind.s.n && !str_is(e->kind.s, "project"))
		add_fact(v, rows, "project.kind",
			 label_of(v, "kind", e->kind.s));
	value_set_bool(v->arena, page, "has_standing", rows->n > 0);
}

static void set_links(struct view *v, struct value *page, const struct entry *e)
{
	const struct {
		const char *name;
		const struct text *url;
	} links[] = {
		{"project.homepage", &e->homepage},
		{"project.repo", &e->repo},
		{"project.docs", &e->docs},
	};
	struct value *list = value_set_list(v->arena, page, "links");

	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		struct value *link;
		struct str shown = links[i].url->s, rest;

		if (!shown.n)
			continue;
		rest = str_from(shown, str_find(shown, STR("://")));
		shown = rest.n > 3 ? str_from(rest, 3) : shown;
		while (str_ends(shown, STR("/")))
			shown.n--;
		link = value_add_map(v->arena, list);
		value_set(v->arena, link, "label", word(v, links[i].name));
		value_set(v->arena, link, "href", links[i].url->s);
		value_set(v->arena, link, "text_html",
			  typeset(v->arena, shown));
	}
}

const struct capability *entry_home(const struct entry *e)
{
	for (size_t i = 0; i < e->claims.n; i++)
		if (e->claims.at[i].capability &&
		    e->claims.at[i].capability->layer == e->layer)
			return e->claims.at[i].capability;
	return NULL;
}

/* Those that claim its first capability, too. */
static void set_neighbours(struct view *v, struct value *page,
			   const struct entry *e)
{
	enum { ENOUGH = 12 };
	struct value *list = value_set_list(v->arena, page, "neighbours");
	const struct capability *home = entry_home(e);

	value_set(v->arena, page, "place",
		  home ? home->name.s : (struct str){0});
	value_set(v->arena, page, "place_href",
		  home ? path_href(v->arena,
				   path_of_capability(v->arena, v->catalogue,
						      home))
		       : (struct str){0});
	for (size_t i = 0; home && i < home->claims.n && list->n < ENOUGH; i++)
		if (home->claims.at[i] != e)
			add_entry_ref(v, list, home->claims.at[i]);
	value_set_bool(v->arena, page, "has_neighbours", list->n > 0);
	value_set(v->arena, page, "more_neighbours",
		  home && home->claims.n > (size_t)ENOUGH + 1
			  ? word_count(v, "count.all_projects", home->claims.n)
			  : (struct str){0});
}

void set_apparatus(struct view *v, struct value *page, const struct entry *e)
{
	set_links(v, page, e);
	set_repository(v, page, e->facts);
	set_trend(v, page, e->history);
	set_standing(v, page, e);
	set_neighbours(v, page, e);
}
