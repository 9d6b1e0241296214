/*
 * spdx.h - a licence as an expression of SPDX (specification 2.3, annex D).
 *
 *	Apache-2.0
 *	GPL-2.0-or-later WITH Classpath-exception-2.0
 *	MIT AND (BSD-3-Clause OR LicenseRef-Ours)
 *
 * WITH binds closest, then AND, then OR; `+` stands at an id without a blank.
 * Ids may be written in any letter case, operators in capitals; what is written
 * otherwise but can be understood is understood, and `now` says how it should
 * be.  The list of licences is committed in spdx_table.c.
 */
#ifndef SPDX_H
#define SPDX_H

#include "base/list.h"
#include "base/str.h"

/* A licence, or an exception to one, of SPDX's list. */
struct spdx_id {
	const char *id, *name; /* the name is NULL when it says no more */
	const char *successor; /* of a deprecated one: an expression; or NULL */
	bool osi;              /* approved by the Open Source Initiative */
	bool deprecated;
};

/* The list's version and date: "3.28.0 (2026-02-20)". */
extern const char spdx_list_version[];

enum spdx_kind {
	SPDX_LICENSE,
	SPDX_EXCEPTION,
	SPDX_OWN, /* LicenseRef-…, DocumentRef-…: defined by who writes it */
	SPDX_OPERATOR,
	SPDX_OPEN,
	SPDX_CLOSE
};

struct spdx_part {
	enum spdx_kind kind;
	struct str text; /* as written, with its `+` */
	size_t at;       /* bytes before it */
	/* What it is on the list; NULL when it is not there, or need not be. */
	const struct spdx_id *id;
	struct str now; /* as it should be: the list's letters, the successor */
};
LIST_OF(spdx_parts, struct spdx_part);

enum {
	/* Parentheses in one another; the deepest in use have two or three. */
	SPDX_MAX_DEPTH = 16
};

struct spdx {
	struct spdx_parts parts; /* all that was read */
	const char *fault;       /* why it is no expression, or NULL; */
	size_t fault_at;         /* and the bytes before that place */
	bool known;              /* every licence and exception is listed */
	/*
	 * Of OR one side is approved, of AND both.  What is the writer's own,
	 * or not on the list, is not; an exception only adds permissions.  A
	 * deprecated id counts as its successor.
	 */
	bool osi;
};

/*
 * Read an expression.  False when it is none; then `fault` says why, and
 * neither `known` nor `osi` is true.
 */
bool spdx_read(struct arena *a, struct str text, struct spdx *out);

/* Whether a text is an expression under which use is open source. */
bool spdx_is_osi_approved(struct str text);

/* All of the text as it should be written; the text itself when it is. */
struct str spdx_mended(struct arena *a, struct str text, const struct spdx *s);

/*
 * The id that somebody may have meant who wrote `text`: "Apache License,
 * Version 2.0", "apache 2", "BSD-3-Clasue".  Empty when none is near.
 */
struct str spdx_nearest(struct arena *a, struct str text, enum spdx_kind kind);

#endif
