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
	DATA_SPDX,
	DATA_SPDX_FOREIGN,
	DATA_SPDX_CASE,
	DATA_SPDX_DEPRECATED,
};

/* Licences as SPDX expressions. */
void check_licenses(struct arena *a, struct diags *d,
		    const struct catalogue *c);

/* The place `bytes` into a scalar as it stands in its file, when it stands
   there on one line; else where it starts. */
struct pos data_place(const struct value *v, size_t bytes);

#endif
