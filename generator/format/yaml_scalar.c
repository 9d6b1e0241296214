#include "format/yaml_scalar.h"

#include <string.h>

enum value_kind yaml_plain_kind(struct str s)
{
	long n;

	if (!s.n || str_is(s, "~") || str_is(s, "null") || str_is(s, "Null") ||
	    str_is(s, "NULL"))
		return VALUE_NULL;
	if (str_is(s, "true") || str_is(s, "True") || str_is(s, "TRUE") ||
	    str_is(s, "false") || str_is(s, "False") || str_is(s, "FALSE"))
		return VALUE_BOOL;
	if (s.p[0] == '-' || s.p[0] == '+')
		s = str_from(s, 1);
	return str_to_long(s, &n) ? VALUE_NUMBER : VALUE_TEXT;
}

bool yaml_is_core_tag(const char *tag)
{
	static const char *const core[] = {"str",  "int", "float", "bool",
					   "null", "map", "seq"};
	const char *name = tag + strlen("tag:yaml.org,2002:");

	if (!strcmp(tag, "!"))
		return true;
	if (strncmp(tag, "tag:yaml.org,2002:", (size_t)(name - tag)) != 0)
		return false;
	for (size_t i = 0; i < sizeof(core) / sizeof(core[0]); i++)
		if (!strcmp(name, core[i]))
			return true;
	return false;
}
