/* llms.txt: the site in short for language models (https://llmstxt.org). */
#include "base/escape.h"
#include "view/api.h"
#include "view/parts.h"

static void add_item(struct view *v, struct buf *out, struct str name,
		     struct str path, struct str text)
{
	buf_add(out, STR("- ["));
	escape_markdown(out, name);
	buf_printf(out, "](%.*s)",
		   STR_ARG(page_url(v->arena, v->catalogue, path)));
	if (text.n) {
		buf_add(out, STR(": "));
		escape_markdown(out, text);
	}
	buf_addc(out, '\n');
}

static void add_heading(struct view *v, struct buf *out, const char *name)
{
	buf_add(out, STR("\n## "));
	escape_markdown(out, word(v, name));
	buf_add(out, STR("\n\n"));
}

static void add_page(struct view *v, struct buf *out, const char *title,
		     const char *summary, struct str path)
{
	add_item(v, out, word(v, title), path, word(v, summary));
}

static void add_pages(struct view *v, struct buf *out)
{
	const struct catalogue *c = v->catalogue;
	bool own = c->kind == CATALOGUE_OWN;

	add_heading(v, out, "llms.pages");
	add_page(v, out, "nav.landscape",
		 own ? "llms.home" : "llms.home_foreign", path_of_home());
	add_item(v, out, word(v, "nav.projects"), STR("projects/index.html"),
		 word_count(v, "count.projects", c->entries.n));
	if (c->model.interfaces.n)
		add_page(v, out, "interfaces.title", "interfaces.summary",
			 STR("interfaces/index.html"));
	if (c->chapters.n)
		add_page(v, out, "paper.title", "paper.summary",
			 STR("whitepaper/index.html"));
	if (c->stacks.n)
		add_page(v, out, "stack.index", "stack.summary",
			 STR("architectures/index.html"));
	if (c->comparisons.n)
		add_page(v, out, "compare.index", "compare.summary",
			 STR("compare/index.html"));
	if (c->choosing)
		add_item(v, out, c->choosing->title.s, path_of_guide(),
			 markdown_plain(v->arena, c->choosing->summary.s));
	else if (c->guide.n)
		add_page(v, out, "guide.title", "guide.summary",
			 path_of_guide());
	if (c->terms.n)
		add_page(v, out, "glossary.title", "glossary.summary",
			 path_of_glossary());
	if (c->references.n)
		add_page(v, out, "references.title", "references.summary",
			 path_of_references());
}

static void add_layers(struct view *v, struct buf *out)
{
	const struct catalogue *c = v->catalogue;

	add_heading(v, out,
		    c->kind == CATALOGUE_OWN ? "llms.layers"
					     : "figures.categories");
	for (size_t i = 0; i < c->model.layers.n; i++) {
		const struct layer *l = c->model.layers.at[i];

		add_item(v, out, l->name.s, path_of_layer(v->arena, c, l),
			 markdown_plain(v->arena, l->responsibility.s));
	}
}

static void add_chapters(struct view *v, struct buf *out)
{
	const struct chapters *all = &v->catalogue->chapters;

	if (!all->n)
		return;
	add_heading(v, out, "paper.title");
	for (size_t i = 0; i < all->n; i++)
		add_item(v, out, all->at[i]->title.s,
			 path_of_chapter(v->arena, all->at[i]),
			 markdown_plain(v->arena, all->at[i]->summary.s));
}

static void add_data(struct view *v, struct buf *out)
{
	add_heading(v, out, "footer.data");
	add_page(v, out, "api.title", "api.summary", path_of_api());
	for (size_t i = 0; i < n_api_kinds; i++)
		if (api_has(v->catalogue, api_kinds[i]))
			add_item(v, out, str_c(api_kinds[i]->name),
				 path_of_api_list(v->arena, api_kinds[i]),
				 str_c(api_kinds[i]->help));
	add_item(v, out, STR("projects.csv"), STR("projects.csv"),
		 word(v, "api.csv"));
}

void view_llms(struct view *v, struct buf *out)
{
	const struct site *s = &v->catalogue->site;
	struct str summary = markdown_plain(v->arena, s->summary.s);

	buf_add(out, STR("# "));
	escape_markdown(out, site_title(v));
	buf_add(out, STR("\n\n> "));
	escape_markdown(out, summary.n ? summary : word(v, "home.summary"));
	buf_add(out, STR("\n\n"));
	escape_markdown(out, word(v, "llms.note"));
	if (s->license.s.n) {
		buf_addc(out, ' ');
		escape_markdown(out,
				arena_printf(v->arena, "%.*s: %.*s.",
					     STR_ARG(word(v, "llms.license")),
					     STR_ARG(s->license.s)));
	}
	buf_addc(out, '\n');
	add_pages(v, out);
	add_layers(v, out);
	add_chapters(v, out);
	add_data(v, out);
}
