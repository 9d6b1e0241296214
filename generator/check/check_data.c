#include "base/utf8.h"
#include "check/check.h"
#include "check/checks.h"
#include "check/data.h"

#include <string.h>

const struct rule data_rules[] = {
	[DATA_NAME_TWICE] = {"name-twice", DIAG_WARNING,
			     "two entries do not bear one name"},
	[DATA_REPO_TWICE] = {"repo-twice", DIAG_WARNING,
			     "two entries do not share one repository"},
	[DATA_HOMEPAGE_TWICE] = {"homepage-twice", DIAG_WARNING,
				 "two entries do not share one homepage"},
	[DATA_LOGO_TWICE] = {"logo-twice", DIAG_WARNING,
			     "two entries do not share one logo"},
	[DATA_LIST_TWICE] = {"list-twice", DIAG_WARNING,
			     "a list that is a set holds each word once"},
	[DATA_LIST_ORDER] = {"list-order", DIAG_NOTE,
			     "a list that is a set is in alphabetical order"},
	[DATA_SUMMARY_LENGTH] = {"summary-length", DIAG_WARNING,
				 "a summary is neither too short nor too long "
				 "for a list"},
	[DATA_SUMMARY_SENTENCE] = {"summary-sentence", DIAG_WARNING,
				   "a summary is one sentence and ends with a "
				   "full stop"},
	[DATA_SUMMARY_NAME] = {"summary-name", DIAG_WARNING,
			       "a summary does not begin with the name, beside "
			       "which it stands"},
	[DATA_DESCRIPTION_LENGTH] = {"description-length", DIAG_WARNING,
				     "a description has two to five "
				     "sentences, or as many as rules.yml says"},
	[DATA_PRAISE] = {"praise", DIAG_WARNING,
			 "a summary and a description say what an entry does, "
			 "not how good it is"},
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
	[DATA_SEVERITY] = {"rules-severity", DIAG_ERROR,
			   "rules.yml changes each rule that there is once, "
			   "and makes no error of reading lighter"},
	[DATA_PATTERN] = {"pattern", DIAG_ERROR,
			  "a pattern of rules.yml has an id of its own, says "
			  "what must or must not match, and comes to an end"},
	[DATA_WAIVER] = {"waiver", DIAG_WARNING,
			 "a waiver names a rule that there is and that can be "
			 "waived"},
	[DATA_WAIVER_OVER] = {"waiver-over", DIAG_WARNING,
			      "the last day of a waiver has not passed"},
	[DATA_WAIVER_UNUSED] = {"waiver-unused", DIAG_WARNING,
				"a waiver accepts a finding that there is"},
	[DATA_DATES_ORDER] = {"dates-order", DIAG_WARNING,
			      "a project is accepted, incubating, graduated "
			      "and archived in this order"},
	[DATA_MATURITY_FOREIGN] =
		{"maturity-foreign", DIAG_WARNING,
		 "the 'project' of a landscape2 item is what its dates say"},
	[DATA_REPO_FOREIGN] = {"repo-foreign", DIAG_WARNING,
			       "a repository on GitHub is written as "
			       "landscape2 asks about it"},
	[DATA_ID_FOREIGN] = {"id-foreign", DIAG_WARNING,
			     "no two items have one id in landscape2"},
};
const size_t n_data_rules = sizeof(data_rules) / sizeof(data_rules[0]);

struct pos data_place(const struct value *v, size_t bytes)
{
	struct pos at = v->pos;

	if (v->block || memchr(v->text.p ? v->text.p : "", '\n', v->text.n)) {
		at.line += v->block;
		at.col = v->block ? 1 : at.col;
		for (size_t i = 0; i < bytes; i++)
			at.line += v->text.p[i] == '\n';
		return at;
	}
	at.col += v->quoted + (int)utf8_length(str_sub(v->text, 0, bytes));
	return at;
}

void check_data(struct arena *a, struct diags *d, const struct catalogue *c)
{
	check_twice(a, d, c);
	check_lists(a, d, c);
	check_style(a, d, c);
	check_licenses(a, d, c);
	check_foreign(a, d, c);
	check_patterns(a, d, c);
}
