/*
 * paper.h - what the views of paper, stacks, comparisons and guide share.
 * Nobody outside view/ includes this.
 */
#ifndef VIEW_PAPER_H
#define VIEW_PAPER_H

#include "model/filter.h"
#include "model/names.h"
#include "view/parts.h"

/*
 * A text writer and the page for which it writes.  `whole`: the page holds the
 * whole paper, so that what belongs to the paper is linked within the page.
 */
struct desk {
	struct view *view;
	struct value *page;
	struct markdown markdown;
	bool whole;
};

struct desk desk_of(struct view *v, struct value *page, bool whole);

/* The HTML of a text, or "": a block, and a line. */
struct str desk_html(struct desk *d, const struct text *t);
struct str desk_line(struct desk *d, const struct text *t);

/* A line as HTML without tags, for where a link is already. */
struct str desk_label(struct desk *d, const struct text *t);

/*
 * Tables: `head` and `rows`, both lists of `cells`.  A cell is text, HTML of
 * Markdown, or a list of links.  `shares` is empty until
 * `set_shares`.
 */
void table_begin(struct view *v, struct value *item);
void table_head(struct view *v, struct value *item, struct str label);

/* Begin, with heads that are words of words.en.yml; or put such heads after
   those that are there.  NULL ends the names. */
void table_heads(struct view *v, struct value *item, const char *const *names);
void table_more_heads(struct view *v, struct value *item,
		      const char *const *names);

struct value *table_head_row(struct value *item);
struct value *table_row(struct view *v, struct value *item);
void cell_text(struct view *v, struct value *row, struct str text);
void cell_html(struct view *v, struct value *row, struct str html);
void cell_evidence(struct view *v, struct value *row, struct str html,
		   struct str evidence);
/* Who writes a field: a persona's name, else the role that the id spells. */
struct str role_text(struct view *v, struct str id);
struct value *cell_list(struct view *v, struct value *row);

/* A line of its own in the row's last cell: a label and what it stands for. */
void cell_line(struct view *v, struct value *row, struct str label,
	       struct str text);
void cell_named(struct view *v, struct value *list, struct named n);

/* A cell of one thing with a name; empty where `record` is NULL. */
void cell_of_thing(struct view *v, struct value *row, enum thing kind,
		   const void *record);

/*
 * For paper: `shares` of every table below `tree`, one a column, and `share` of
 * every drawing, which are fortieths of the breadth of a page; whether a table
 * `is_short`, so that it is not broken, or which row begins the end of it that
 * stays together (`ends_table`).
 */
void set_shares(struct view *v, struct value *tree);

/* A table of the catalogue itself, see `table` in CONTRIBUTING. */
void table_of_data(struct desk *d, struct value *item,
		   const struct data_table *t);

/* A live list of entries. */
void table_of_listing(struct desk *d, struct value *item,
		      const struct listing *l);

/* Members in columns, dimensions in rows; `only` restricts, if not empty. */
void table_of_comparison(struct desk *d, struct value *item,
			 const struct comparison *c, const struct texts *only);

/* "OpenKruise CloneSet" */
struct str comparison_member_label(struct view *v,
				   const struct comparison_member *m);

/* `answers`: what to choose when. */
void set_answers(struct desk *d, struct value *item,
		 const struct comparison *c);

/* "Canary or Blue-green": one of the capabilities that a profile needs. */
struct str alternatives(struct desk *d, const struct value *any);

/* For each profile of a stack, what it asks for and the stack lacks, and the
   members that meet its conditions. */
void set_profiles(struct desk *d, struct value *item, const struct stack *s);

/* The members of a stack and what they do in it. */
void table_of_members(struct desk *d, struct value *item,
		      const struct stack *s);

/*
 * What a stack agrees on beyond its members: interfaces from outside, owners,
 * accountable persons, trust, first set-up, drills and exits.
 */
void set_agreements(struct desk *d, struct value *item, const struct stack *s);

/* `drawings` and the `facts` they show, as a table. */
void set_plate(struct desk *d, struct value *item, const struct plate *f,
	       struct str id, struct str title);
void set_stack_figure(struct desk *d, struct value *item, const struct stack *s,
		      struct str id);

/* `terms` of the glossary. */
void set_terms(struct desk *d, struct value *page);

/* The blocks of a chapter, put into `list`; sections also into `sections`. */
void add_parts(struct desk *d, struct value *list, struct value *sections,
	       const struct chapter *ch);

#endif
