#include "model/named_field.h"

static const struct value *field_of(const struct entry *e, struct str name)
{
	const struct value *extra = value_get(e->source, STR("extra"));
	const struct value *at = value_get(e->source, name);

	if (!at)
		at = value_get(extra, name);
	if (!at)
		at = value_get(value_get(extra, STR("annotations")), name);
	return at;
}

bool named_field_text(const struct entry *e, struct str name, size_t n,
		      struct str *out)
{
	const struct value *at = field_of(e, name);
	bool is_list = at && at->kind == VALUE_LIST;

	if (is_list)
		for (at = at->first; at && n; n--)
			at = at->next;
	if (!at || n || at->kind == VALUE_MAP || at->kind == VALUE_LIST)
		return false;
	*out = at->kind != VALUE_BOOL ? at->text
	       : at->truth            ? STR("yes")
				      : STR("no");
	return true;
}
