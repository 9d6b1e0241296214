#include "pipeline/rule_texts.h"

#include "base/file.h"
#include "base/path.h"
#include "format/field.h"
#include "format/yaml_read.h"

enum { MAX_TEXTS = 1 << 20 };

#define AT(member) offsetof(struct rule_text, member)

static const struct field fields[] = {
	{.key = "why",
	 .kind = FIELD_PROSE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(why)},
	{.key = "wrong",
	 .kind = FIELD_PROSE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(wrong)},
	{.key = "right",
	 .kind = FIELD_PROSE,
	 .flags = FIELD_REQUIRED,
	 .at = AT(right)},
	{.key = "language",
	 .kind = FIELD_TEXT,
	 .flags = FIELD_REQUIRED,
	 .at = AT(language)},
};

static const struct record record = {
	.name = "a rule's text",
	.fields = fields,
	.n_fields = sizeof(fields) / sizeof(fields[0]),
	.size = sizeof(struct rule_text),
};

bool rule_texts_read(struct arena *a, struct diags *d, const char *templates,
		     struct map *out)
{
	const char *path = path_join(a, templates, STR("rules.en.yml"));
	struct field_reader r = {.arena = a, .diags = d};
	const struct value *tree;
	struct str text;

	if (!file_read(a, d, path, MAX_TEXTS, &text))
		return false;
	tree = yaml_read(a, d, path, text);
	if (!tree || tree->kind != VALUE_MAP)
		return false;
	for (const struct value *v = tree->first; v; v = v->next) {
		struct rule_text *made = arena_new(a, struct rule_text);

		if (field_read(&r, &record, v, made))
			map_put(a, out, v->key, made);
	}
	return true;
}
