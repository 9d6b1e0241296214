#include "pipeline/making.h"

#include "base/workers.h"
#include "load/load.h"
#include "view/view.h"

/* An asset that is made from the catalogue. */
struct made_asset {
	struct str name;
	void (*write)(struct view *, struct buf *);
	struct digest digest;
};
LIST_OF(made_list, struct made_asset);

/*
 * A page names assets by their digests, so these are made before; what names
 * none, data, drawings and logos, is made along with them.
 */
struct plan {
	const struct making *making;
	struct made_list assets;
	struct page_list files, pages;
};

/* They have such names as static ones. */
static struct made_list made_assets(struct arena *a, const struct catalogue *c)
{
	static const struct made_asset all[] = {
		{.name = STR_INIT("theme.css"), .write = view_theme},
		{.name = STR_INIT("index.js"), .write = view_search_index},
		{.name = STR_INIT("compare.js"), .write = view_compare_data},
		{.name = STR_INIT("facets.js"), .write = view_facets},
		{.name = STR_INIT("previews.js"), .write = view_previews},
		{.name = STR_INIT("old.js"), .write = view_old_addresses},
	};
	struct made_list list = {0};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (c->kind != CATALOGUE_OWN ||
		    all[i].write != view_old_addresses)
			*list_add(a, &list) = all[i];
	return list;
}

static void put_logo(struct site *site, const struct logo *logo)
{
	if (logo->bytes.n)
		site_put(site, logo->address, SITE_ASSET, logo->bytes);
	else
		site_put_copy(site, logo->address, SITE_ASSET, logo->source,
			      &logo->digest, &logo->state);
}

/* A drawing has none, nor has what a view writes itself. */
static bool has_head(const struct page *page)
{
	return page->template_name && !str_ends(page->path, STR(".svg"));
}

static void render(const struct making *m, struct view *v,
		   const struct page *page, struct buf *out)
{
	struct value *tree = page->view(v, page->record);

	if (has_head(page))
		page_finish(v, tree);
	mustache_render(m->look->templates, v->diags,
			str_c(page->template_name), tree, out);
}

static struct view view_of(const struct making *m, struct worker *w)
{
	buf_clear(&w->out);
	return (struct view){
		.arena = &w->job,
		.diags = &w->diags,
		.catalogue = m->catalogue,
		.words = m->look->words,
		.word_by_name = &m->look->word_by_name,
		.entry_fields = &record_entry,
		.health = m->health,
		.logos = &m->logos->by_name,
		.tile_logos = &m->logos->light,
		.assets = m->look->assets,
		.cards = &m->cards,
		.has_print = m->has_print,
	};
}

static void put_asset(const struct making *m, struct worker *w,
		      struct made_asset *asset)
{
	struct view v = view_of(m, w);

	asset->write(&v, &w->out);
	asset->digest = digest_of(buf_str(&w->out));
	site_put(m->site, look_asset_path(&w->job, asset->name, &asset->digest),
		 SITE_ASSET, buf_str(&w->out));
}

static void put_page(const struct making *m, struct worker *w,
		     const struct page *page)
{
	struct view v = view_of(m, w);

	if (page->write)
		page->write(&v, &w->out);
	else if (page->write_record)
		page->write_record(&v, page->record, &w->out);
	else
		render(m, &v, page, &w->out);
	site_put(m->site, page->path, page->class, buf_str(&w->out));
}

/* The longer jobs first: so the workers end together. */
static void make_file(void *data, struct worker *w, size_t i)
{
	const struct plan *p = data;
	const struct making *m = p->making;

	if (i < p->assets.n) {
		put_asset(m, w, &p->assets.at[i]);
		return;
	}
	i -= p->assets.n;
	if (i < p->files.n)
		put_page(m, w, &p->files.at[i]);
	else
		put_logo(m->site, m->logos->all.at[i - p->files.n]);
}

static void make_page(void *data, struct worker *w, size_t i)
{
	const struct plan *p = data;

	put_page(p->making, w, &p->pages.at[i]);
}

void making_put(struct arena *a, struct diags *d, const struct making *m)
{
	struct plan p = {.making = m, .assets = made_assets(a, m->catalogue)};

	for (size_t i = 0; i < m->pages.n; i++) {
		const struct page *page = &m->pages.at[i];

		*list_add(a, has_head(page) ? &p.pages : &p.files) = *page;
	}
	workers_run(d, make_file, &p, p.assets.n + p.files.n + m->logos->all.n);
	for (size_t i = 0; i < p.assets.n; i++)
		look_name_asset(a, m->look, p.assets.at[i].name,
				&p.assets.at[i].digest);
	workers_run(d, make_page, &p, p.pages.n);
}
