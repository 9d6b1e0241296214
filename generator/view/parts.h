/*
 * parts.h - what the views share: words, page heads, tiles, references.
 * Nobody outside view/ includes this.
 */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include "format/value.h"
#include "view/paths.h"
#include "view/view.h"

/* A word of templates/words.en.yml by its dotted name; "" when absent. */
struct str word(const struct view *v, const char *name);

/* "1 project", "3 projects", "2,413 projects": words `name`.one and .other. */
struct str word_count(const struct view *v, const char *name, size_t n);

/* 3164 as "3,164". */
struct str number_text(struct arena *a, long n);

/* "21 July 2026"; of an unset date, "". */
struct str date_text(const struct view *v, struct date d);

/*
 * Text as HTML that breaks where a reader would break it: an address behind its
 * slashes, but no day, id or licence at its hyphens.
 */
struct str typeset(struct arena *a, struct str text);

/* What `add` makes of each word of a text, with the blanks between them. */
struct str typeset_words(struct arena *a, struct str text,
			 void (*add)(struct buf *b, struct str w));

/* The site's title; of a landscape without one, its foundation's. */
struct str site_title(struct view *v);

/*
 * A page's tree with all that the layout needs.  `title` is the page's own,
 * `summary` plain text; `section` is the navigation's current item.
 */
struct value *page_new(struct view *v, struct str path, struct str title,
		       struct str summary, const char *section);

/*
 * Say in the terms of schema.org what the page is about: a thing of that type
 * called `name` (or else as the page), with its summary and address, to which
 * more may be put.  A page that says nothing is a WebPage.
 */
struct value *page_data(struct view *v, struct value *page, const char *type,
			struct str name);

/* `key` of such a thing; nothing for no text. */
void data_set(struct view *v, struct value *data, const char *key,
	      struct str text);

/*
 * Of such things: the set of terms that the model defines; what an article has;
 * what the catalogue has as a dataset.
 */
void data_set_of_terms(struct view *v, struct value *data, const char *key);
void data_article(struct view *v, struct value *data, struct date changed);
void data_dataset(struct view *v, struct value *page, struct value *data);

/* The address of a licence that is one of SPDX's list, else its text. */
struct str data_license(struct view *v, struct str spdx);

/* Where `path` is, seen from the page. */
struct str page_link(struct view *v, const struct value *page, struct str path);

/* Where `path` is, for others: absolute where the site's address is known. */
struct str page_address(struct view *v, const struct value *page,
			struct str path);

/* Give the page the hue of a layer; NULL is none. */
void page_set_hue(struct view *v, struct value *page, const struct layer *l);

/* Another page is the one to be found and shared. */
void page_set_canonical(struct view *v, struct value *page, struct str path);

/* Say in the window's title what kind of page it is, where others may have the
   same title. */
void page_qualify(struct view *v, struct value *page, struct str what);

/* A crumb of the way to this page: {label, href}. */
void page_add_crumb(struct view *v, struct value *page, struct str label,
		    struct str path);

/* {label, label_html, href}, put last in `list`. */
struct value *add_ref(struct view *v, struct value *list, struct str label,
		      struct str path);
void add_entry_ref(struct view *v, struct value *list, const struct entry *e);
void add_layer_ref(struct view *v, struct value *list, const struct layer *l);
void add_capability_ref(struct view *v, struct value *list,
			const struct capability *c);
void add_interface_ref(struct view *v, struct value *list,
		       const struct interface *f);

/* The class that gives a layer its hue: "c1" … */
struct str hue_of(struct view *v, const struct layer *l);

/* That hue as a colour that CSS takes: of strata.yml, else of a ramp. */
struct str layer_hue(struct view *v, const struct layer *l, bool on_dark);

/* Where the logo of an entry is, when it is one of `logos`; else nothing. */
struct str logo_href(struct view *v, const struct map *logos,
		     const struct entry *e);

/* A tile of the landscape, put last in `list`. */
struct value *add_tile(struct view *v, struct value *list,
		       const struct entry *e);

/* Such tables are on the page: say which columns the catalogue can fill. */
void page_of_rows(struct view *v, struct value *page);

/*
 * About how many they are, "n2" to "n256": the class of the room that is kept
 * for them until they are scrolled to.  Of less than two, "".
 */
struct str size_class(struct view *v, size_t n);

/* One line of a table of projects, put last in `list`. */
void add_row(struct view *v, struct value *list, const struct entry *e);

/* `claimants` of a capability side by side, and the `columns` about them. */
void set_claimants(struct view *v, struct value *page,
		   const struct capability *c);

/* A label of a vocabulary; landscape2's words stand for themselves. */
struct str label_of(const struct view *v, const char *vocabulary,
		    struct str value);

/*
 * A level of maturity as it stands in a cell or at a bar.  Where the catalogue
 * has no label for it, as in landscape2's, a word in small letters gets the
 * capital that begins a cell; one that has capitals of its own is left alone.
 */
struct str level_label(const struct view *v, struct str level);

/* The page of the entry that a word of a vocabulary names by its id, or "". */
struct str path_of_word(const struct view *v, struct str word);

/* The labels of `words`, put last in `list`, each a link if it names an entry.
 */
void add_word_refs(struct view *v, struct value *list,
		   const struct texts *words, const char *vocabulary);

/* An entry in a sentence: its summary, else the start of its description. */
struct str entry_summary(struct view *v, const struct entry *e);

/* "Apache-2.0", from the entry; "" when not known. */
struct str entry_license(const struct entry *e);

/* "graduated, via Flux (CNCF)"; "" when it has no level. */
struct str entry_maturity(struct view *v, const struct entry *e);
struct str entry_level(const struct entry *e);
bool entry_is_archived(const struct entry *e);

/* The address of what shows that it has a capability; "" when there is none. */
struct str entry_evidence(const struct entry *e, struct str capability);

/* A row of apparatus, {label, values}; the list of its values. */
struct value *add_line(struct view *v, struct value *rows, struct str label);

/*
 * One value of a row, {text_html, href, day, day_text}: without `href` it is no
 * link, and of the text and the day, one may be empty.
 */
void add_text(struct view *v, struct value *values, struct str text,
	      struct str href);
void add_dated(struct view *v, struct value *values, struct str text,
	       struct str href, struct date day);

/* A row of one text under a word of words.en.yml; no row for no text. */
void add_fact(struct view *v, struct value *rows, const char *name,
	      struct str text);

/* A row of one day, with a text before it or without; no row for neither. */
void add_day(struct view *v, struct value *rows, const char *name,
	     struct str text, struct date day);

/* The seam of a project's page, and what else its rules ask for. */
void set_mechanism(struct view *v, struct value *page, const struct entry *e);

/* Links, repository facts, standing and neighbours of a project's page. */
void set_apparatus(struct view *v, struct value *page, const struct entry *e);

/* The capability of its own layer under which the landscape shows it. */
const struct capability *entry_home(const struct entry *e);

/* What a reader may do with the page, and where else to look. */
void set_use(struct view *v, struct value *page, const struct entry *e);

/*
 * Where a mistake in the catalogue is reported; empty when its repository is
 * not known or not on a forge that we know.
 */
struct str issue_address(struct view *v, struct str title, struct str body);

/* "listed in Application Delivery Landscape". */
struct str badge_text(struct view *v);

/* How wide its badge is, in pixels; it is 24 high. */
struct str badge_width(struct view *v, const struct entry *e);

/* What was seen of the repository; `f` is NULL when nothing was. */
void set_repository(struct view *v, struct value *page, const struct facts *f);

/* The newest version: a release, or a tag when that is newer; else NULL. */
const struct version *facts_version(const struct facts *f);

/* The check of a project's page: its findings and waivers, under `check`. */
void set_check(struct view *v, struct value *page, const struct entry *e);

/* A finding, put last in `list`. */
struct finding;
void add_finding(struct view *v, struct value *list, const struct finding *f);

/* Its words and its file, as seen from the catalogue's folder. */
struct str finding_words(struct view *v, const struct finding *f);
struct str finding_path(struct view *v, const struct finding *f);

/* A file of the catalogue, as seen from the catalogue's folder. */
struct str catalogue_path(struct view *v, const char *file);

/* `rule` and `rule_href`, empty when no page has it. */
void set_rule(struct view *v, struct value *map, struct str id);

/* `severity` for readers, and `kind` as severity_name has it. */
void set_severity(struct view *v, struct value *map, enum severity s);

/* "1 error, 3 warnings, 1 waived"; "no findings". */
struct tally;
struct str tally_text(struct view *v, const struct tally *t);

/* `errors`, `warnings`, `notes` and `waived`. */
void set_tally(struct view *v, struct value *map, const struct tally *t);

/* "Checked as of 23 November 2026". */
struct str checked_as_of(struct view *v);

/* The matrix of capabilities and levels, and what is missing. */
void set_coverage(struct view *v, struct value *page);
void set_gaps(struct view *v, struct value *page);

/* How many tiles the landscape shows in a layer. */
size_t placed_in(const struct layer *l);

/* A figure of a title, {label, value}, put last in `list`. */
void add_title_figure(struct view *v, struct value *list, const char *name,
		      size_t n);

/* The bars of 52 weeks, as the tree of a drawing; NULL when not known. */
struct value *activity_drawing(struct view *v, const struct facts *f);

/*
 * `trend`: how the figures went, as drawings and as a table; false when none
 * was known twice.  `h` is NULL when nothing is written down.
 */
void set_trend(struct view *v, struct value *page, const struct history *h);

/* What a landscape2 item says beyond its main fields: rows of label, values. */
void add_details(struct view *v, struct value *page, const struct entry *e);

/* "v1.41.0, 2 October 2026": the newest release or version seen; else "". */
struct str entry_release(struct view *v, const struct entry *e);

/*
 * `references` and `has_references`: what a text cites, by number.  On a page
 * without that list, citations lead to the page of all references; so call
 * this before a text is written.
 */
void page_list_references(struct view *v, struct value *page, struct str text);

/* RFC 4151: an id that stays when the site moves within its host. */
struct str tag_uri(struct view *v, struct str what);

/* All references by number; one of them, put last in `list`. */
struct references references_by_number(struct view *v);
struct value *add_reference(struct view *v, struct value *list,
			    const struct reference *r);

/* "section 2.3", "Table 4.1"; and its id on a page, or on the whole paper's. */
struct str part_name(struct view *v, const struct part *p);
struct str part_anchor(struct view *v, const struct part *p, bool whole);

/* What has a page: how it is called, and where it is. */
struct str named_label(struct view *v, struct named n);
struct str named_path(struct view *v, struct named n);

/* A Markdown writer whose references lead into the catalogue. */
struct markdown page_markdown(struct view *v, struct value *page);

/* The same on the page that holds the whole paper. */
struct markdown page_markdown_whole(struct view *v, struct value *page);

#endif
