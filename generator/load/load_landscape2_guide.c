/* guide.yml of landscape2: what each category and subcategory is about. */
#include "load/landscape2.h"
#include "load/loader.h"

struct guide_file {
	struct text category, subcategory, content;
	struct records subcategories;
	struct texts keywords;
	const struct value *list;
};

static const struct field sub_fields[] = {
	{.key = "subcategory",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct guide_file, subcategory)},
	{.key = "content",
	 .kind = FIELD_PROSE,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct guide_file, content)},
	{.key = "keywords",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct guide_file, keywords)},
};
static const struct record record_guide_sub = {"a guide's subcategory",
					       ROWS(sub_fields),
					       sizeof(struct guide_file), true};

static const struct field section_fields[] = {
	{.key = "category",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct guide_file, category)},
	{.key = "content",
	 .kind = FIELD_PROSE,
	 .at = offsetof(struct guide_file, content)},
	{.key = "keywords",
	 .kind = FIELD_TEXTS,
	 .at = offsetof(struct guide_file, keywords)},
	{.key = "subcategories",
	 .kind = FIELD_RECORDS,
	 .at = offsetof(struct guide_file, subcategories),
	 .record = &record_guide_sub},
};
static const struct record record_guide_section = {
	"a guide's category", ROWS(section_fields), sizeof(struct guide_file),
	true};

static const struct field guide_fields[] = {
	{.key = "categories",
	 .kind = FIELD_RECORDS,
	 .flags = FIELD_REQUIRED,
	 .at = offsetof(struct guide_file, subcategories),
	 .record = &record_guide_section},
};
const struct record record_guide = {"the guide", ROWS(guide_fields),
				    sizeof(struct guide_file), true};

static struct guide_section *add_section(struct loader *l, struct text title,
					 struct text content)
{
	struct guide_section *made = arena_new(l->arena, struct guide_section);

	made->title = title;
	made->content = content;
	*list_add(l->arena, &l->catalogue->guide) = made;
	return made;
}

static void guide_category(struct loader *l, const struct guide_file *f)
{
	struct layer *layer =
		map_find(&l->catalogue->model.layer_by_id, f->category.s);

	add_section(l, f->category, f->content)->layer = layer;
	if (layer)
		layer->description = f->content;
	for (size_t i = 0; i < f->subcategories.n; i++) {
		const struct guide_file *sub = f->subcategories.at[i];
		struct guide_section *made =
			add_section(l, sub->subcategory, sub->content);
		struct capability *cap = NULL;

		made->is_sub = true;
		made->layer = layer;
		for (size_t k = 0; layer && k < layer->capabilities.n; k++)
			if (str_eq(layer->capabilities.at[k]->name.s,
				   sub->subcategory.s))
				cap = layer->capabilities.at[k];
		made->capability = cap;
		if (cap)
			cap->description = sub->content;
		else if (layer && sub->subcategory.s.n)
			diags_add(l->diags, &load_rules[RULE_REFERENCE_FOREIGN],
				  sub->subcategory.pos,
				  "there is no subcategory '%.*s'",
				  STR_ARG(sub->subcategory.s));
	}
}

void load_landscape2_guide(struct loader *l, const char *path)
{
	const struct value *tree = path ? load_yaml(l, path) : NULL;
	struct field_reader r = load_reader(l);
	struct guide_file f = {0};

	if (!tree)
		return;
	field_read(&r, &record_guide, tree, &f);
	for (size_t i = 0; i < f.subcategories.n; i++)
		guide_category(l, f.subcategories.at[i]);
}
