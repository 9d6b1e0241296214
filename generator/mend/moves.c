#include "mend/moves.h"

#include <string.h>

/* Each item is compared with each; sets of the check have 1,000 at most. */
enum { MOST_MOVES = 1000 };

/* An item where it stands, and the edit that puts another there. */
struct slot {
	const struct edit *edit;
	struct spelled spelled; /* with a comment behind it, once it was seen */
	bool taken;             /* it has its new place */
};
LIST_OF(slots, struct slot);

static const char in_a_comment[] =
	"comments stand between its items, and only you know what they are "
	"about";

/* How often a text is on one side of the edits. */
static int count(const struct edit *edits, struct str text, bool after)
{
	int n = 0;

	for (; edits; edits = edits->next)
		n += str_eq(after ? edits->now : edits->was, text);
	return n;
}

bool moves_are(const struct edit *edits)
{
	int n = 0;

	for (const struct edit *e = edits; e && n <= MOST_MOVES; e = e->next)
		n++;
	if (n < 2 || n > MOST_MOVES)
		return false;
	for (const struct edit *e = edits; e; e = e->next)
		if (count(edits, e->was, false) != count(edits, e->was, true))
			return false;
	return true;
}

/*
 * Comments
 */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_comment_line(const struct source *s, int n)
{
	return str_starts(str_trim(source_line(s, n)), STR("#"));
}

/* A comment right above is about the item below it, or about all of them. */
static bool has_comment_above(const struct source *s, int n)
{
	while (--n > 0)
		if (str_trim(source_line(s, n)).n)
			return is_comment_line(s, n);
	return false;
}

/* What stands before the item on its line. */
static struct str before(const struct source *s, const struct slot *slot)
{
	size_t start = s->lines.at[slot->edit->at.line - 1];

	return str_sub(s->text, start, slot->spelled.from);
}

/* What stands behind it on its line. */
static struct str behind(const struct source *s, const struct slot *slot)
{
	int line = slot->edit->at.line;
	size_t used = slot->spelled.to - s->lines.at[line - 1];

	return str_from(source_line(s, line), used);
}

static bool is_block_item(const struct source *s, const struct slot *slot)
{
	return str_is(str_trim(before(s, slot)), "-");
}

/* An item a line: a comment behind one is taken along. */
static const char *read_block(const struct source *s, struct slots *slots)
{
	int last = slots->at[slots->n - 1].edit->at.line;

	for (int n = slots->at[0].edit->at.line + 1; n < last; n++)
		if (is_comment_line(s, n))
			return in_a_comment;
	for (size_t i = 0; i < slots->n; i++) {
		struct slot *slot = &slots->at[i];
		struct str rest = behind(s, slot);

		if (!is_block_item(s, slot) ||
		    (str_trim(rest).n &&
		     !(is_blank(*rest.p) &&
		       str_starts(str_trim(rest), STR("#")))))
			return "its items are not each on a line of its own";
		while (rest.n && is_blank(rest.p[rest.n - 1]))
			rest.n--;
		slot->spelled.to += rest.n;
	}
	return NULL;
}

/* Past a text in quotes that begins at `at`. */
static size_t skip_quoted(struct str text, size_t at)
{
	char quote = text.p[at++];

	while (at < text.n && text.p[at] != quote)
		at += text.p[at] == '\\' && quote == '"' ? 2 : 1;
	return at < text.n ? at + 1 : text.n;
}

/* In brackets: no comment from the first item to the end of the list. */
static const char *read_flow(const struct source *s, const struct slots *slots)
{
	struct str text = s->text;
	size_t at = slots->at[0].spelled.from;
	bool opens = true; /* a quote here would open a text */

	while (at < text.n && text.p[at] != ']') {
		char c = text.p[at];

		if (c == '#' && strchr(" \t\n", text.p[at - 1]))
			return in_a_comment;
		if (opens && (c == '\'' || c == '"'))
			at = skip_quoted(text, at);
		else
			at++;
		opens = c == ',' || (opens && strchr(" \t\r\n", c));
	}
	return NULL;
}

/* NULL when no comment is torn from what it is about. */
static const char *read_comments(const struct source *s, struct slots *slots)
{
	const struct slot *first = &slots->at[0];
	bool is_block = is_block_item(s, first);

	if ((is_block || !str_trim(before(s, first)).n) &&
	    has_comment_above(s, first->edit->at.line))
		return in_a_comment;
	return is_block ? read_block(s, slots) : read_flow(s, slots);
}

/*
 * Places
 */

/* Where the item stands now that is to stand at `slot`. */
static struct slot *source_slot(struct slots *slots, const struct slot *slot)
{
	for (size_t i = 0; i < slots->n; i++) {
		struct slot *from = &slots->at[i];

		if (!from->taken && str_eq(from->edit->was, slot->edit->now)) {
			from->taken = true;
			return from;
		}
	}
	return NULL;
}

static const char *read_slots(struct arena *a, const struct source *s,
			      const struct edit *edits, struct slots *out)
{
	for (const struct edit *e = edits; e; e = e->next) {
		struct slot *slot = list_add(a, out);
		const char *why = spelling_find(s, e, &slot->spelled);

		slot->edit = e;
		if (why)
			return why;
		if (out->n > 1 &&
		    slot->spelled.from < out->at[out->n - 2].spelled.to)
			return "the file has changed";
	}
	return NULL;
}

const char *moves_read(struct arena *a, const struct source *s,
		       const struct edit *edits, struct replacements *out)
{
	struct slots slots = {0};
	const char *why = read_slots(a, s, edits, &slots);

	if (!why)
		why = read_comments(s, &slots);
	for (size_t i = 0; i < slots.n && !why; i++) {
		const struct slot *to = &slots.at[i];
		const struct slot *from = source_slot(&slots, to);

		*list_add(a, out) = (struct replacement){
			.from = to->spelled.from,
			.to = to->spelled.to,
			.now = str_sub(s->text, from->spelled.from,
				       from->spelled.to),
			.at = to->edit->at};
	}
	return why;
}
