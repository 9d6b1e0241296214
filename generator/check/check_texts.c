/* Markdown: raw HTML, schemes, images, and references into the catalogue. */
#include "check/checks.h"
#include "format/markdown.h"
#include "model/names.h"

static bool is_there(void *data, struct str id, bool cite,
		     struct markdown_target *out)
{
	const struct catalogue *c = data;
	struct str what = str_starts(id, STR("=")) ? str_from(id, 1) : id;

	(void)out;
	if (cite)
		return map_find(&c->reference_by_key, id);
	if (what.n == id.n)
		return name_find(c, id).kind != THING_NONE;
	return name_count(c, what) != NAME_NOT_COUNTED ||
	       name_is_edition(what) || name_is_as_of(what);
}

void check_text(const struct markdown *m, const struct text *text)
{
	if (text->s.n)
		markdown_html(m, *text);
}

static void check_entry(const struct markdown *m, const struct entry *e)
{
	check_text(m, &e->summary);
	check_text(m, &e->description);
	for (size_t i = 0; i < e->also.n; i++)
		check_text(m, &e->also.at[i]->reason);
}

static void check_model(const struct markdown *m, const struct model *model)
{
	for (size_t i = 0; i < model->layers.n; i++) {
		check_text(m, &model->layers.at[i]->responsibility);
		check_text(m, &model->layers.at[i]->description);
	}
	for (size_t i = 0; i < model->capabilities.n; i++)
		check_text(m, &model->capabilities.at[i]->definition);
	for (size_t i = 0; i < model->interfaces.n; i++)
		check_text(m, &model->interfaces.at[i]->definition);
}

void check_texts(struct arena *a, struct diags *d, const struct catalogue *c)
{
	bool own = c->kind == CATALOGUE_OWN;
	struct markdown m = {
		.arena = a,
		.diags = d,
		.top_level = 2,
		.find = own ? is_there : NULL,
		.data = (void *)c,
	};

	for (size_t i = 0; i < c->guide.n; i++)
		check_text(&m, &c->guide.at[i]->content);
	if (!own)
		return;
	check_model(&m, &c->model);
	for (size_t i = 0; i < c->entries.n; i++)
		check_entry(&m, c->entries.at[i]);
	check_paper_texts(&m, c);
}
