#include "format/field_parts.h"

const struct rule field_rules[] = {
	[RULE_UNKNOWN] = {"field-unknown", DIAG_ERROR,
			  "every key is one that the format has"},
	[RULE_FOREIGN] = {"field-foreign", DIAG_WARNING,
			  "every key of a landscape2 file is one that "
			  "landscape2 reads"},
	[RULE_KIND] = {"field-kind", DIAG_ERROR,
		       "a field holds the kind of value that it is for"},
	[RULE_MISSING] = {"field-missing", DIAG_ERROR,
			  "the fields that a record needs are there"},
	[RULE_WORD] = {"field-word", DIAG_ERROR,
		       "a field with a vocabulary holds one of its words"},
	[RULE_URL] = {"field-url", DIAG_ERROR,
		      "an address is absolute, http or https, and on the host "
		      "that its field is for"},
	[RULE_DATE] = {"field-date", DIAG_ERROR,
		       "a date is a day of the calendar, as YYYY-MM-DD"},
	[RULE_LENGTH] = {"field-length", DIAG_ERROR,
			 "a text is not longer than anybody would read"},
	[RULE_BLANK] = {"field-blank", DIAG_WARNING,
			"no blanks stand around an address"},
	[RULE_DROPPED] = {"field-dropped", DIAG_NOTE,
			  "no key of a landscape2 file is one that only its "
			  "predecessor read"},
	[RULE_ODD] = {"field-odd", DIAG_WARNING,
		      "what landscape2 takes is written as others can read it "
		      "too"},
	[RULE_FORM] = {"field-form", DIAG_ERROR,
		       "a text has the form that its field is for"},
};
const size_t n_field_rules = sizeof(field_rules) / sizeof(field_rules[0]);

const struct field *field_find(const struct record *record, struct str key)
{
	for (size_t i = 0; i < record->n_fields; i++)
		if (str_is(key, record->fields[i].key))
			return &record->fields[i];
	return NULL;
}

/*
 * Unknown keys
 */

const char *field_nearest(const struct record *record, struct str key)
{
	const char *best = NULL;
	int distance = NEAR + 1;

	for (size_t i = 0; i < record->n_fields; i++) {
		int d = str_distance(key, str_c(record->fields[i].key), NEAR);

		if (d < distance && 2 * (size_t)d < key.n) {
			distance = d;
			best = record->fields[i].key;
		}
	}
	return best;
}

static bool unknown(const struct field_reader *r, const struct record *record,
		    const struct value *v)
{
	const char *near = field_nearest(record, v->key), *hint = NULL;
	bool dropped = false;

	if (r->unknown)
		hint = r->unknown(record, v->key, &dropped);
	if (hint)
		diags_add(r->diags,
			  &field_rules[dropped ? RULE_DROPPED : RULE_FOREIGN],
			  v->key_pos, "%s has no field '%.*s'; %s",
			  record->name, STR_ARG(v->key), hint);
	else
		diags_add(r->diags,
			  &field_rules[record->foreign ? RULE_FOREIGN
						       : RULE_UNKNOWN],
			  v->key_pos, "%s has no field '%.*s'%s%s%s",
			  record->name, STR_ARG(v->key),
			  near ? " (did you mean '" : "", near ? near : "",
			  near ? "'?)" : "");
	return record->foreign;
}

static bool missing(const struct field_reader *r, const struct record *record,
		    const struct field *f, const struct value *map)
{
	diags_add(r->diags, &field_rules[RULE_MISSING], map->pos,
		  "%s lacks '%s'", record->name, f->key);
	return false;
}

static bool is_absent(const struct value *v)
{
	return !v || v->kind == VALUE_NULL;
}

/*
 * landscape2 wants the key of a required field, and takes what is written for
 * null as it stands where it wants text; nothing at all is an empty list.
 */
static bool is_missing(const struct field_reader *r, const struct field *f,
		       const struct value *v)
{
	bool list = f->kind == FIELD_LIST || f->kind == FIELD_RECORDS ||
		    f->kind == FIELD_TEXTS;

	if (!r->foreign || !v)
		return is_absent(v);
	if (list && !(f->flags & FIELD_FILLED))
		return false;
	return v->kind == VALUE_NULL && !v->spelt &&
	       !(f->flags & FIELD_EMPTY_OK);
}

static bool is_written(const struct field_reader *r, const struct field *f,
		       const struct value *v)
{
	return !is_absent(v) ||
	       (r->foreign && (f->flags & FIELD_REQUIRED) && v->spelt);
}

bool field_read(const struct field_reader *r, const struct record *record,
		const struct value *map, void *out)
{
	bool ok = true;

	for (size_t i = 0; i < record->n_fields; i++)
		if (record->fields[i].kind == FIELD_NUMBER)
			*(long *)(void *)((char *)out + record->fields[i].at) =
				-1;
	if (map->kind != VALUE_MAP) {
		diags_add(r->diags, &field_rules[RULE_KIND], map->pos,
			  "%s is a map, not %s", record->name,
			  value_kind_name(map));
		return false;
	}
	for (const struct value *v = map->first; v; v = v->next) {
		const struct field *f = field_find(record, v->key);

		if (!f)
			ok = unknown(r, record, v) && ok;
		else if (is_written(r, f, v))
			ok = field_read_value(r, f, v, (char *)out + f->at) &&
			     ok;
	}
	for (size_t i = 0; i < record->n_fields; i++) {
		const struct field *f = &record->fields[i];

		if ((f->flags & FIELD_REQUIRED) &&
		    is_missing(r, f, value_get(map, str_c(f->key))))
			ok = missing(r, record, f, map);
	}
	return ok;
}

const struct value *field_out_of_order(const struct record *record,
				       const struct value *map,
				       const struct field **after)
{
	const struct field *latest = NULL;

	for (const struct value *v = map->first; v; v = v->next) {
		const struct field *f = field_find(record, v->key);

		if (f && latest && f < latest) {
			*after = latest;
			return v;
		}
		if (f)
			latest = f;
	}
	return NULL;
}

struct str field_label(const struct value *vocabularies, const char *name,
		       struct str word)
{
	const struct value *words = value_get(vocabularies, str_c(name));
	const struct value *label = value_get(words, word);

	return label && label->text.n ? label->text : word;
}
