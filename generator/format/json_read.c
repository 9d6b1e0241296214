#include "format/json_read.h"

#include <jansson.h>
#include <stdlib.h>

enum { RULE_SYNTAX };

const struct rule json_rules[] = {
	[RULE_SYNTAX] = {"json-syntax", DIAG_ERROR,
			 "the file is JSON, and a key stands once in its "
			 "object"},
};
const size_t n_json_rules = sizeof(json_rules) / sizeof(json_rules[0]);

/* The first of 15 to 17 digits that reads as the same number: 1.1, not
   1.1000000000000001. */
static struct value *real(struct arena *a, double d)
{
	struct value *v = value_number(a, 0);
	int digits = 15;

	do
		v->text = arena_printf(a, "%.*g", digits, d);
	while (strtod(v->text.p, NULL) != d && digits++ < 17);
	return v;
}

static struct value *integer(struct arena *a, json_int_t n)
{
	struct value *v = value_number(a, 0);

	v->text = arena_printf(a, "%" JSON_INTEGER_FORMAT, n);
	return v;
}

/* jansson has bounded the depth while parsing. */
static struct value *convert(struct arena *a, const char *file, json_t *json)
{
	struct value *v = NULL;
	const char *key;
	json_t *child;
	size_t i;

	switch (json_typeof(json)) {
	case JSON_OBJECT:
		v = value_map(a);
		json_object_foreach(json, key, child) value_put(
			v, arena_str(a, str_c(key)), convert(a, file, child));
		break;
	case JSON_ARRAY:
		v = value_list(a);
		json_array_foreach(json, i, child)
			value_put(v, (struct str){0}, convert(a, file, child));
		break;
	case JSON_STRING:
		v = value_text(a, arena_str(a, (struct str){
						       json_string_value(json),
						       json_string_length(json),
					       }));
		break;
	case JSON_INTEGER: v = integer(a, json_integer_value(json)); break;
	case JSON_REAL: v = real(a, json_real_value(json)); break;
	case JSON_TRUE: v = value_bool(a, true); break;
	case JSON_FALSE: v = value_bool(a, false); break;
	case JSON_NULL: v = value_null(a); break;
	}
	v->pos.file = v->key_pos.file = file;
	return v;
}

struct value *json_read(struct arena *a, struct diags *d, const char *file,
			struct str text)
{
	const size_t flags =
		JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL;
	json_error_t error;
	json_t *json = json_loadb(text.p ? text.p : "", text.n, flags, &error);
	struct value *v;

	if (!json) {
		/* jansson counts columns from 0 at the start of a line. */
		int col = error.column > 0 ? error.column : 1;

		diags_add(d, &json_rules[RULE_SYNTAX],
			  (struct pos){file, error.line, col}, "%s",
			  error.text);
		return NULL;
	}
	v = convert(a, file, json);
	json_decref(json);
	return v;
}
