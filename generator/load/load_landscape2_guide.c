/* guide.yml of landscape2: what it says of categories and subcategories. */
#include "load/landscape2.h"
#include "load/loader.h"

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

/*
 * A section may be about nothing that the catalogue has: an introduction, a
 * summary.  But a name that is nearly one was meant to be it.
 */
static void report_section(struct loader *l, const struct layer *in,
			   const struct text *name)
{
	struct str near = landscape2_near(l, in, name->s);
	const char *what = in ? "subcategory" : "category";

	if (near.n)
		landscape2_absent(l, name, what, near);
	else if (name->s.n)
		diags_add_as(l->diags, &load_rules[RULE_REFERENCE_FOREIGN],
			     DIAG_NOTE, name->pos,
			     "'%.*s' is no %s%s%.*s%s; the section stands for "
			     "itself",
			     STR_ARG(name->s), what, in ? " of '" : "",
			     STR_ARG(in ? in->name.s : (struct str){0}),
			     in ? "'" : "");
}

static void guide_part(struct loader *l, struct layer *in,
		       const struct guide_file *f)
{
	struct guide_section *made = add_section(l, f->subcategory, f->content);
	struct capability *found =
		in ? landscape2_part_of(in, f->subcategory.s) : NULL;

	made->is_sub = true;
	made->layer = in;
	made->capability = found;
	if (found)
		found->description = f->content;
	if (in && (!found || found->implied))
		report_section(l, in, &f->subcategory);
}

static void guide_category(struct loader *l, const struct guide_file *f)
{
	struct layer *layer =
		map_find(&l->catalogue->model.layer_by_id, f->category.s);

	add_section(l, f->category, f->content)->layer = layer;
	if (layer)
		layer->description = f->content;
	if (!layer || layer->implied)
		report_section(l, NULL, &f->category);
	for (size_t i = 0; i < f->subcategories.n; i++)
		guide_part(l, layer, f->subcategories.at[i]);
}

void load_landscape2_guide(struct loader *l, const char *path)
{
	const struct value *tree = path ? load_yaml(l, path) : NULL;
	struct field_reader r = landscape2_reader(l);
	struct guide_file f = {0};

	if (!tree || landscape2_is_empty(tree))
		return;
	field_read(&r, &record_guide, tree, &f);
	for (size_t i = 0; i < f.subcategories.n; i++)
		guide_category(l, f.subcategories.at[i]);
}
