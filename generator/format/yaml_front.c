/* Front matter: YAML between two lines of "---" at the head of a text. */
#include "format/yaml_read.h"
#include "format/yaml_text.h"

/* Indented, it would be text of a block scalar. */
static bool is_fence(struct str line)
{
	return str_starts(line, STR("---")) && !str_trim(str_from(line, 3)).n;
}

struct value *yaml_read_front(struct arena *a, struct diags *d,
			      const char *file, struct str text,
			      struct str *body)
{
	struct str rest = text, line, front;
	const char *start;

	*body = text;
	if (str_starts(rest, yaml_byte_order_mark))
		rest = str_from(rest, yaml_byte_order_mark.n);
	line = str_cut(rest, '\n', &rest);
	if (!is_fence(line))
		return NULL;
	start = rest.p;
	while (rest.n) {
		line = str_cut(rest, '\n', &rest);
		if (!is_fence(line))
			continue;
		front = (struct str){start, (size_t)(line.p - start)};
		*body = rest;
		return yaml_read_part(a, d, file, front, 1);
	}
	diags_add(d, &yaml_rules[YAML_RULE_SYNTAX], (struct pos){file, 1, 1},
		  "the front matter has no closing '---'");
	return NULL;
}
