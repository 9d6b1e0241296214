/*
 * data.h - what the files of the data rules share; nobody else includes this.
 *
 * The data rules ask whether what a catalogue says is well said: licences,
 * addresses, texts, logos.  What it says about the model is not theirs.
 */
#ifndef DATA_H
#define DATA_H

#include "base/diag.h"
#include "model/catalogue.h"

enum {
	DATA_NAME_TWICE,
	DATA_REPO_TWICE,
	DATA_HOMEPAGE_TWICE,
	DATA_LOGO_TWICE,
	DATA_LIST_TWICE,
	DATA_LIST_ORDER,
	DATA_SUMMARY_LENGTH,
	DATA_SUMMARY_SENTENCE,
	DATA_SUMMARY_NAME,
	DATA_DESCRIPTION_LENGTH,
	DATA_PRAISE,
	DATA_SPDX,
	DATA_SPDX_FOREIGN,
	DATA_SPDX_CASE,
	DATA_SPDX_DEPRECATED,
	DATA_SEVERITY,
	DATA_PATTERN,
	DATA_WAIVER,
	DATA_WAIVER_OVER,
	DATA_WAIVER_UNUSED,
	DATA_DATES_ORDER,
	DATA_MATURITY_FOREIGN,
	DATA_REPO_FOREIGN,
	DATA_ID_FOREIGN,
};

/* One function a file. */
void check_twice(struct arena *a, struct diags *d, const struct catalogue *c);
void check_lists(struct arena *a, struct diags *d, const struct catalogue *c);
void check_style(struct arena *a, struct diags *d, const struct catalogue *c);
void check_licenses(struct arena *a, struct diags *d,
		    const struct catalogue *c);
void check_foreign(struct arena *a, struct diags *d, const struct catalogue *c);
void check_patterns(struct arena *a, struct diags *d,
		    const struct catalogue *c);

/*
 * The place `bytes` into a scalar as it stands in its file.  Of a text over
 * several lines, the line that it would be on, were each line one of the file.
 */
struct pos data_place(const struct value *v, size_t bytes);

#endif
