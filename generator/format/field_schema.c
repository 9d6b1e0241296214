#include "format/field_schema.h"

static struct value *record_schema(const struct field_schema *s,
				   const struct record *record,
				   struct value *made);

static void set(const struct field_schema *s, struct value *made,
		const char *key, const char *text)
{
	value_set(s->arena, made, key, str_c(text));
}

/* A scalar of YAML is read as text whatever it looks like: 2.0, true. */
static void set_scalar(const struct field_schema *s, struct value *made)
{
	static const char *const types[] = {"string", "number", "boolean"};
	struct value *list = value_set_list(s->arena, made, "type");

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		value_put(list, (struct str){0},
			  value_text(s->arena, str_c(types[i])));
}

/* Either the keys of a map or the items of a list. */
static void set_enum(const struct field_schema *s, struct value *made,
		     const struct value *words)
{
	struct value *list = value_set_list(s->arena, made, "enum");

	for (const struct value *v = words->first; v; v = v->next)
		value_put(list, (struct str){0},
			  value_text(s->arena, words->kind == VALUE_MAP
						       ? v->key
						       : v->text));
}

static const struct value *words_of(const struct value *all, const char *name)
{
	return all && name ? value_get(all, str_c(name)) : NULL;
}

static void set_word(const struct field_schema *s, struct value *made,
		     const char *vocabulary)
{
	const struct value *words = words_of(s->vocabularies, vocabulary);

	if (words && words->first)
		set_enum(s, made, words);
	else
		set(s, made, "type", "string");
}

static void set_text(const struct field_schema *s, struct value *made,
		     const char *names)
{
	const struct value *ids = words_of(s->ids, names);

	if (ids && ids->first)
		set_enum(s, made, ids);
	else
		set_scalar(s, made);
}

static void set_pattern(const struct field_schema *s, struct value *made,
			const char *pattern)
{
	set(s, made, "type", "string");
	set(s, made, "pattern", pattern);
}

static struct value *set_items(const struct field_schema *s, struct value *made)
{
	set(s, made, "type", "array");
	return value_set_map(s->arena, made, "items");
}

static struct value *set_members(const struct field_schema *s,
				 struct value *made, const struct field *f)
{
	const struct value *ids = words_of(s->ids, f->names);

	set(s, made, "type", "object");
	if (ids && ids->first)
		set_enum(s, value_set_map(s->arena, made, "propertyNames"),
			 ids);
	return value_set_map(s->arena, made, "additionalProperties");
}

static const char web_address[] = "^\\s*https?://[^\\s]+\\s*$";

static void set_any(const struct field_schema *s, struct value *made,
		    const struct field *f)
{
	struct value *inner = made;

	if (f->kind == FIELD_LIST)
		inner = set_items(s, made);
	else if (f->kind == FIELD_LISTS)
		set(s, set_items(s, made), "type", "array");
	else if (f->kind == FIELD_MAP)
		inner = set_members(s, made, f);
	if (f->flags & FIELD_OF_MAPS) {
		set(s, inner, "type", "object");
		inner = value_set_map(s->arena, inner, "additionalProperties");
	}
	if (f->record)
		record_schema(s, f->record, inner);
}

static void set_kind(const struct field_schema *s, struct value *made,
		     const struct field *f)
{
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_PROSE: set_text(s, made, f->names); break;
	case FIELD_URL: set_pattern(s, made, web_address); break;
	case FIELD_WORD: set_word(s, made, f->vocabulary); break;
	case FIELD_DATE:
		set_pattern(s, made, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
		break;
	case FIELD_BOOL:
	case FIELD_ANSWER: set(s, made, "type", "boolean"); break;
	case FIELD_NUMBER:
		set(s, made, "type", "integer");
		value_set_number(s->arena, made, "minimum", 0);
		break;
	case FIELD_TEXTS: set_text(s, set_items(s, made), f->names); break;
	case FIELD_WORDS: set_word(s, set_items(s, made), f->vocabulary); break;
	case FIELD_PAIRS: set_scalar(s, set_members(s, made, f)); break;
	case FIELD_URLS:
		set_pattern(s, set_members(s, made, f), web_address);
		break;
	case FIELD_COLOUR: set(s, made, "type", "string"); break;
	case FIELD_RECORD: record_schema(s, f->record, made); break;
	case FIELD_RECORDS:
		record_schema(s, f->record, set_items(s, made));
		if (f->most)
			value_set_number(s->arena, made, "maxItems", f->most);
		break;
	case FIELD_GROUPED:
		record_schema(s, f->record,
			      set_items(s, set_members(s, made, f)));
		break;
	case FIELD_LIST:
	case FIELD_LISTS:
	case FIELD_MAP:
	case FIELD_ANY: set_any(s, made, f); break;
	case FIELD_MARKER: break;
	}
}

static void set_field(const struct field_schema *s, struct value *properties,
		      const struct field *f)
{
	struct value *made = value_set_map(s->arena, properties, f->key);

	if (f->help)
		set(s, made, "description", f->help);
	set_kind(s, made, f);
	if (f->example)
		value_put(value_set_list(s->arena, made, "examples"),
			  (struct str){0},
			  value_text(s->arena, str_c(f->example)));
}

static struct value *record_schema(const struct field_schema *s,
				   const struct record *record,
				   struct value *made)
{
	struct value *properties, *required = NULL;

	set(s, made, "type", "object");
	properties = value_set_map(s->arena, made, "properties");
	for (size_t i = 0; i < record->n_fields; i++) {
		const struct field *f = &record->fields[i];

		set_field(s, properties, f);
		if (!(f->flags & FIELD_REQUIRED))
			continue;
		if (!required)
			required = value_list(s->arena);
		value_put(required, (struct str){0},
			  value_text(s->arena, str_c(f->key)));
	}
	if (required)
		value_put(made, STR("required"), required);
	if (!record->foreign)
		value_set_bool(s->arena, made, "additionalProperties", false);
	return made;
}

struct value *field_schema(const struct field_schema *s,
			   const struct record *record, bool keyed)
{
	struct value *made = value_map(s->arena);

	if (!keyed)
		return record_schema(s, record, made);
	set(s, made, "type", "object");
	record_schema(s, record,
		      value_set_map(s->arena, made, "additionalProperties"));
	return made;
}
