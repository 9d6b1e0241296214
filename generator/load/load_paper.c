/* whitepaper/NN-<slug>.md and bibliography.yml */
#include "base/file.h"
#include "base/path.h"
#include "format/yaml_read.h"
#include "load/loader.h"

static const struct field chapter_fields[] = {
	{.key = "title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct chapter, title)},
	{.key = "summary",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct chapter, summary),
	 .help = "what the chapter says, in one sentence"},
	{.key = "number",
	 .kind = FIELD_NUMBER,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct chapter, number),
	 .help = "its number; 0 stands before the first"},
	{.key = "checked",
	 .kind = FIELD_DATE,
	 .at = offsetof(struct chapter, checked),
	 .help = "the day on which its claims were last read against their "
		 "sources"},
	{.key = "layers",
	 .kind = FIELD_TEXTS,
	 .names = "layer",
	 .at = offsetof(struct chapter, layer_ids),
	 .help = "the layers that it is about"},
};
const struct record record_chapter = {"a chapter", ROWS(chapter_fields),
				      sizeof(struct chapter), false};

static const struct field reference_fields[] = {
	{.key = "title",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct reference, title)},
	{.key = "author",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct reference, author)},
	{.key = "year",
	 .kind = FIELD_NUMBER,
	 .at = offsetof(struct reference, year)},
	{.key = "date",
	 .kind = FIELD_DATE,
	 .at = offsetof(struct reference, date)},
	{.key = "url",
	 .kind = FIELD_URL,
	 .at = offsetof(struct reference, url)},
	{.key = "accessed",
	 .kind = FIELD_DATE,
	 .at = offsetof(struct reference, accessed)},
	{.key = "note",
	 .kind = FIELD_TEXT,
	 .at = offsetof(struct reference, note)},
};
const struct record record_reference = {"a reference", ROWS(reference_fields),
					sizeof(struct reference), false};

/* "01-why-layers.md" has the slug "why-layers". */
static struct str chapter_slug(struct str name)
{
	struct str stem = path_stem(name), rest, number;
	long n;

	number = str_cut(stem, '-', &rest);
	return rest.n && str_to_long(number, &n) ? rest : stem;
}

static int lines_before(struct str text, struct str body)
{
	int lines = 1;

	for (const char *p = text.p; p < body.p; p++)
		lines += *p == '\n';
	return lines;
}

/* Then whatever is wrong with the front matter was reported. */
static bool opens_front(struct str text)
{
	return str_starts(text, STR("---")) ||
	       str_starts(text, STR("\xef\xbb\xbf---"));
}

static bool is_taken(struct loader *l, const struct chapter *made)
{
	const struct chapters *all = &l->catalogue->chapters;

	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i]->slug, made->slug)) {
			diags_add(l->diags, &load_rules[RULE_DUPLICATE],
				  made->pos, "address '%.*s' is taken by %s",
				  STR_ARG(made->slug), all->at[i]->pos.file);
			return true;
		}
	return false;
}

static void load_chapter(struct loader *l, const char *path, struct str name)
{
	struct chapter *made = arena_new(l->arena, struct chapter);
	struct field_reader r = load_reader(l);
	const struct value *front;
	struct str text;

	if (!load_text(l, path, LOAD_CHAPTER_LIMIT, &text))
		return;
	front = yaml_read_front(l->arena, l->diags, path, text, &made->body);
	made->pos = (struct pos){path, 1, 1};
	made->slug = chapter_slug(name);
	made->body_line = lines_before(text, made->body);
	if (!front && !opens_front(text)) {
		diags_add(l->diags, &load_rules[RULE_CATALOGUE], made->pos,
			  "a chapter starts with front matter between '---' "
			  "lines");
		return;
	}
	if (!front || !field_read(&r, &record_chapter, front, made) ||
	    is_taken(l, made))
		return;
	*list_add(l->arena, &l->catalogue->chapters) = made;
}

static void load_bibliography(struct loader *l)
{
	struct catalogue *c = l->catalogue;
	const struct value *tree = load_yaml_if(
		l, path_join(l->arena, c->folder, STR("bibliography.yml")));
	struct field_reader r = load_reader(l);

	if (tree && tree->kind != VALUE_MAP) {
		diags_add(l->diags, &field_rules[FIELD_RULE_KIND], tree->pos,
			  "the bibliography is a map, not %s",
			  value_kind_name(tree));
		return;
	}

	for (const struct value *v = tree ? tree->first : NULL; v;
	     v = v->next) {
		struct reference *made = arena_new(l->arena, struct reference);

		field_read(&r, &record_reference, v, made);
		made->key = (struct text){v->key, v->key_pos};
		made->pos = v->key_pos;
		*list_add(l->arena, &c->references) = made;
		map_put(l->arena, &c->reference_by_key, v->key, made);
	}
}

void load_paper(struct loader *l)
{
	const char *folder =
		path_join(l->arena, l->catalogue->folder, STR("whitepaper"));
	struct file_names names;

	load_bibliography(l);
	if (!file_list(l->arena, l->diags, folder, &names))
		return;
	for (size_t i = 0; i < names.n; i++)
		if (str_ends(names.at[i], STR(".md")))
			load_chapter(l,
				     path_join(l->arena, folder, names.at[i]),
				     names.at[i]);
}
