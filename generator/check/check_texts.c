/* Markdown: raw HTML, schemes, images, and references into the catalogue. */
#include "check/checks.h"
#include "format/markdown.h"

static bool is_there(void *data, struct str id, bool cite,
		     struct markdown_target *out)
{
	const struct catalogue *c = data;

	(void)out;
	if (cite)
		return map_find(&c->reference_by_key, id);
	if (str_starts(id, STR("layer:")))
		return map_find(&c->model.layer_by_id, str_from(id, 6));
	return map_find(&c->entry_by_id, id) ||
	       map_find(&c->model.capability_by_id, id) ||
	       map_find(&c->model.interface_by_id, id);
}

static void check_text(const struct markdown *m, const struct text *text)
{
	if (text->s.n)
		markdown_html(m, *text);
}

static void check_table(const struct markdown *m, struct text text)
{
	struct str rest = text.s;

	for (; rest.n; text.pos.line++) {
		text.s = str_cut(rest, '\n', &rest);
		check_text(m, &text);
	}
}

static void check_chapter(const struct markdown *m, const struct chapter *ch)
{
	struct text body = {ch->body, {ch->pos.file, ch->body_line, 1}};
	struct markdown_blocks blocks = markdown_split(m, body);

	check_text(m, &ch->summary);
	for (size_t i = 0; i < blocks.n; i++) {
		struct markdown_block *b = &blocks.at[i];
		struct text caption = {b->info, b->text.pos};

		if (b->kind != MARKDOWN_FENCE)
			continue;
		if (str_is(b->info, "aside"))
			check_text(m, &b->text);
		if (!str_starts(b->info, STR("table")))
			continue; /* code is shown as it is */
		caption.pos.line--;
		check_text(m, &caption);
		check_table(m, b->text);
	}
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
	for (size_t i = 0; i < c->chapters.n; i++)
		check_chapter(&m, c->chapters.at[i]);
}
