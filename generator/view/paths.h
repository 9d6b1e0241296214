/*
 * paths.h - where every page lies in the site.
 *
 * Paths name the file, from the site's root; `page_url` gives the clean
 * absolute address of one.
 */
#ifndef VIEW_PATHS_H
#define VIEW_PATHS_H

#include "model/catalogue.h"

struct str path_of_home(void);
struct str path_of_print(void); /* made by generator/print */
struct str path_of_group(struct arena *a, const struct catalogue *c,
			 const struct group *g);
struct str path_of_layer(struct arena *a, const struct catalogue *c,
			 const struct layer *l);
struct str path_of_poster(void);
struct str path_of_layer_poster(struct arena *a, const struct catalogue *c,
				const struct layer *l);

/* A page's social card: its id on a sheet of cards, and its picture. */
struct str card_id(struct str path);
struct str path_of_card(struct arena *a, struct str path);

struct str path_of_capability(struct arena *a, const struct catalogue *c,
			      const struct capability *cap);

/* Of the page of a layer or capability, what other sites embed. */
struct str path_of_frame(struct arena *a, struct str path);
struct str path_of_interface(struct arena *a, const struct interface *f);
struct str path_of_entry(struct arena *a, struct str slug);
struct str path_of_health(void);
struct str path_of_rule(struct arena *a, struct str slug);
struct str path_of_chapter(struct arena *a, const struct chapter *ch);
struct str path_of_stack(struct arena *a, const struct stack *s);
struct str path_of_comparison(struct arena *a, const struct comparison *c);
struct str path_of_compare(void);
struct str path_of_embed(void);
struct str path_of_guide(void);
struct str path_of_contribute(void);
struct str path_of_badge(struct arena *a, struct str slug);
struct str path_of_glossary(void);
struct str path_of_references(void);
struct str path_of_stats(void);
struct str path_of_changes(void);
struct str path_of_search(void);

/* "projects/helm/index.html" as "https://host/base/projects/helm/". */
struct str page_url(struct arena *a, const struct catalogue *c,
		    struct str path);

/* The same path, percent-encoded for an href. */
struct str path_href(struct arena *a, struct str path);

/* "../../" for a path with two slashes. */
struct str path_to_root(struct arena *a, struct str path);

#endif
