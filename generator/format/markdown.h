/*
 * markdown.h - CommonMark to safe HTML, by cmark.
 *
 * Raw HTML is left out, links keep only the schemes http, https and mailto,
 * images are replaced by their text: nothing that somebody writes in a
 * catalogue runs or loads anything.  What was left out is a finding.
 *
 * Text may refer to the catalogue: `[[id]]` and `[[id|words]]` link to what has
 * that id, `[@key]` cites a reference.  Whoever renders says what these are.
 */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"

extern const struct rule markdown_rules[];
extern const size_t n_markdown_rules;

/* Where a reference leads and how it reads; without `href` it is no link. */
struct markdown_target {
	struct str href, label;
};

struct markdown {
	struct arena *arena;
	struct diags *diags;
	/*
	 * The highest heading of a text gets this level, the next one that it
	 * uses the next: 2 makes the first one an <h2>.
	 */
	int top_level;
	/*
	 * What `[[id]]` or, with `cite`, `[@key]` is; false when there is no
	 * such, which is then reported at its line.  NULL: such text stays as
	 * it stands.
	 */
	bool (*find)(void *data, struct str id, bool cite,
		     struct markdown_target *out);
	void *data;
};

/* The HTML of a whole text. */
struct str markdown_html(const struct markdown *m, struct text text);

/* The HTML of a text of one line, without a paragraph around it. */
struct str markdown_inline(const struct markdown *m, struct text text);

/* The words alone, on one line; of a reference its words or its id. */
struct str markdown_plain(struct arena *a, struct str text);

enum markdown_kind {
	MARKDOWN_PROSE, /* paragraphs, lists, quotations, code */
	MARKDOWN_HEADING,
	MARKDOWN_FENCE, /* a fenced block with an info string */
};

struct markdown_block {
	enum markdown_kind kind;
	int level;       /* of a heading: 1 for the highest in use … */
	struct str info; /* of a fence */
	struct text
		text; /* the source, with its place: of prose as it stands,
			 of a heading its words, of a fence what is inside */
};
LIST_OF(markdown_blocks, struct markdown_block);

/*
 * The source of a text in parts, so that a loader can read some of them as
 * something else.  Nothing is reported: whoever renders a part does that.
 */
struct markdown_blocks markdown_split(struct arena *a, struct text text);

#endif
