#include "base/utf8.h"
#include "check/check.h"
#include "check/checks.h"
#include "check/data.h"

#include <string.h>

const struct rule data_rules[] = {
	[DATA_SPDX] = {"spdx", DIAG_ERROR,
		       "a licence is an SPDX expression of ids that exist"},
	[DATA_SPDX_FOREIGN] = {"spdx-foreign", DIAG_WARNING,
			       "the licence of a landscape2 item is an SPDX "
			       "expression of ids that exist"},
	[DATA_SPDX_CASE] = {"spdx-case", DIAG_WARNING,
			    "ids and operators of a licence have the letter "
			    "case of SPDX's list"},
	[DATA_SPDX_DEPRECATED] = {"spdx-deprecated", DIAG_WARNING,
				  "no id of a licence is deprecated"},
};
const size_t n_data_rules = sizeof(data_rules) / sizeof(data_rules[0]);

struct pos data_place(const struct value *v, size_t bytes)
{
	struct pos at = v->pos;

	if (v->block || memchr(v->text.p ? v->text.p : "", '\n', v->text.n))
		return at;
	at.col += v->quoted + (int)utf8_length(str_sub(v->text, 0, bytes));
	return at;
}

void check_data(struct arena *a, struct diags *d, const struct catalogue *c)
{
	check_licenses(a, d, c);
}
