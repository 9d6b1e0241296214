/*
 * view.h - from a catalogue to what one page shows.
 *
 * One function a kind of page: it takes a record and gives a tree of ready
 * text, addresses and numbers, under the names that the page's template uses.
 * Every key is always there (empty text, false, empty list), so that a
 * template never finds an outer page's value by accident.  A key that ends in
 * `_html` holds markup that is safe as it is; all else is escaped on the way.
 *
 * Addresses in trees are relative to the site's root and name a file
 * ("projects/helm/index.html"); templates put `{{root}}` in front.
 */
#ifndef VIEW_H
#define VIEW_H

#include "base/buf.h"
#include "base/diag.h"
#include "format/markdown.h"
#include "model/catalogue.h"

struct health;
struct record;

struct view {
	struct arena *arena; /* of this page; gone when it is written */
	struct diags *diags;
	const struct catalogue *catalogue;
	const struct value *words;      /* templates/words.en.yml */
	const struct map *word_by_name; /* the same: words_by_name */
	const struct health *health;    /* what the check found, see health.h */
	const struct record *entry_fields; /* what an entry may say */
	const struct map *logos; /* logo's name to struct str *, its address */
	const struct map *tile_logos; /* the same, of those light enough */
	/* addresses of style sheets and scripts: assets.css.strata and so on */
	const struct value *assets;
	const struct map *cards; /* in the site, by path; or NULL: view_cards */
	struct str title;        /* of the site: what site_title returns */
	bool has_print;          /* the print edition is in the site */
};

/* Words by their whole names: "nav.projects" to struct value *, a text. */
struct map words_by_name(struct arena *a, const struct value *words);

/* Complete a page: its data for machines, with the way to it. */
void page_finish(struct view *v, struct value *page);

/* Pages that a template renders; each is to be finished. */
struct value *view_home(struct view *v, const void *group);
struct value *view_layer(struct view *v, const void *layer);
struct value *view_capability(struct view *v, const void *capability);
struct value *view_interface(struct view *v, const void *interface);
struct value *view_interfaces(struct view *v, const void *unused);
struct value *view_project(struct view *v, const void *entry);
struct value *view_projects(struct view *v, const void *unused);
struct value *view_shared(struct view *v, const void *shared_address);
struct value *view_paper(struct view *v, const void *unused);
struct value *view_chapter(struct view *v, const void *chapter);
struct value *view_whole_paper(struct view *v, const void *unused);
struct value *view_glossary(struct view *v, const void *unused);
struct value *view_references(struct view *v, const void *unused);
struct value *view_stack(struct view *v, const void *stack);
struct value *view_stacks(struct view *v, const void *unused);
struct value *view_comparison(struct view *v, const void *comparison);
struct value *view_compare(struct view *v, const void *unused);
struct value *view_embed(struct view *v, const void *unused);
struct value *view_layer_frame(struct view *v, const void *layer);
struct value *view_capability_frame(struct view *v, const void *capability);
struct value *view_category_guide(struct view *v, const void *unused);
struct value *view_guide(struct view *v, const void *unused);
struct value *view_health(struct view *v, const void *unused);
struct value *view_rule(struct view *v, const void *health_rule);
struct value *view_stats(struct view *v, const void *unused);
struct value *view_changes(struct view *v, const void *unused);
struct value *view_changes_feed(struct view *v, const void *unused);
struct value *view_search(struct view *v, const void *unused);
struct value *view_missing(struct view *v, const void *unused);
struct value *view_moved(struct view *v, const void *redirect);
struct value *view_contribute(struct view *v, const void *unused);
struct value *view_api(struct view *v, const void *unused);

/* Posters (SVG): the landscape in section, and one layer of it. */
struct value *view_poster(struct view *v, const void *unused);
struct value *view_layer_poster(struct view *v, const void *layer);

/* Sheets of social cards (SVG), see view_cards.c. */
struct value *view_page_cards(struct view *v, const void *unused);
struct value *view_project_cards(struct view *v, const void *unused);

/*
 * Of the pictures that are in the site, the cards of this catalogue: no other
 * is named by a page, since drawing anew keeps no other.
 */
struct map view_cards(struct arena *a, const struct catalogue *c,
		      const struct map *pictures);

/* Files for machines. */
void view_projects_csv(struct view *v, struct buf *out);
void view_search_json(struct view *v, struct buf *out);
void view_search_index(struct view *v, struct buf *out);
void view_opensearch(struct view *v, struct buf *out);
void view_feed(struct view *v, struct buf *out);
void view_sitemap(struct view *v, struct buf *out);
void view_llms(struct view *v, struct buf *out);
void view_robots(struct view *v, struct buf *out);
void view_old_addresses(struct view *v, struct buf *out);
void view_theme(struct view *v, struct buf *out);
void view_compare_data(struct view *v, struct buf *out);

/* The badge of an entry. */
void view_badge(struct view *v, const void *entry, struct buf *out);

/* The interface for machines, see api.h. */
void view_api_index(struct view *v, struct buf *out);
void view_api_index_schema(struct view *v, struct buf *out);
void view_api_list(struct view *v, const void *kind, struct buf *out);
void view_api_list_schema(struct view *v, const void *kind, struct buf *out);
void view_api_each_schema(struct view *v, const void *kind, struct buf *out);
void view_api_entry(struct view *v, const void *entry, struct buf *out);

/* Data of the landscape's scripts, which load them on first use. */
void view_facets(struct view *v, struct buf *out);
void view_previews(struct view *v, struct buf *out);

#endif
