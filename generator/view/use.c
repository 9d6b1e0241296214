/*
 * What a reader may do with a project's page: edit what it says, report a
 * mistake, cite it, link to it; and where else to look.
 */
#include "base/buf.h"
#include "base/escape.h"
#include "base/url.h"
#include "view/parts.h"

#include <stdlib.h>

/*
 * The catalogue's own repository
 */

/* How a forge spells the address of an editor and of a new issue. */
static const struct forge_form {
	const char *kind, *host, *edit, *title, *body;
} forms[] = {
	{"github", "github.com", "/edit/", "/issues/new?title=", "&body="},
	{"gitlab", "gitlab.com", "/-/edit/",
	 "/-/issues/new?issue%5Btitle%5D=", "&issue%5Bdescription%5D="},
	{"gitea", "codeberg.org", "/_edit/", "/issues/new?title=", "&body="},
};

static const struct forge_form *form_of(const struct site *s)
{
	struct str kind = {0};
	struct url url;

	if (!url_split(s->repository.s, &url))
		return NULL;
	for (size_t i = 0; i < s->hosts.n; i++)
		if (str_eq(s->hosts.at[i]->name.s, url.host))
			kind = s->hosts.at[i]->kind.s;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (str_is(kind, forms[i].kind) ||
		    str_is(url.host, forms[i].host))
			return &forms[i];
	return NULL;
}

static struct str repository(const struct site *s)
{
	struct str at = s->repository.s;

	while (str_ends(at, STR("/")))
		at.n--;
	return str_ends(at, STR(".git")) ? str_sub(at, 0, at.n - 4) : at;
}

static struct str edit_address(struct view *v, struct str file)
{
	const struct site *s = &v->catalogue->site;
	const struct forge_form *form = form_of(s);
	struct str branch = s->branch.s.n ? s->branch.s : STR("main");
	struct str path = file;

	if (!form)
		return (struct str){0};
	if (s->folder.s.n)
		path = arena_printf(v->arena, "%.*s/%.*s", STR_ARG(s->folder.s),
				    STR_ARG(file));
	return arena_printf(v->arena, "%.*s%s%.*s/%.*s", STR_ARG(repository(s)),
			    form->edit, STR_ARG(path_href(v->arena, branch)),
			    STR_ARG(path_href(v->arena, path)));
}

struct str issue_address(struct view *v, struct str title, struct str body)
{
	const struct site *s = &v->catalogue->site;
	const struct forge_form *form = form_of(s);
	struct buf b = {0};
	struct str out;

	if (!form)
		return (struct str){0};
	buf_add(&b, repository(s));
	buf_add(&b, str_c(form->title));
	escape_url_part(&b, title);
	buf_add(&b, str_c(form->body));
	escape_url_part(&b, body);
	out = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static void set_repair(struct view *v, struct value *page,
		       const struct entry *e, struct str url)
{
	struct str body = arena_printf(
		v->arena, "%.*s\n\n%.*s\n\n%.*s\n", STR_ARG(url),
		STR_ARG(word(v, "use.wrong")), STR_ARG(word(v, "use.right")));
	bool own = v->catalogue->kind == CATALOGUE_OWN;

	value_set(v->arena, page, "edit",
		  own ? edit_address(v, catalogue_path(v, e->pos.file))
		      : (struct str){0});
	value_set(v->arena, page, "report", issue_address(v, e->name.s, body));
}

/*
 * Citation and badge
 */

/* BibTeX's keys: letters and digits of ASCII, and hyphens. */
static struct str cite_key(struct view *v, struct str slug)
{
	char *out = arena_alloc(v->arena, slug.n + 1);
	struct str key = {out, 0};

	for (size_t i = 0; i < slug.n; i++)
		if ((slug.p[i] >= 'a' && slug.p[i] <= 'z') ||
		    (slug.p[i] >= '0' && slug.p[i] <= '9') || slug.p[i] == '-')
			out[key.n++] = slug.p[i];
	return key;
}

static void add_bibtex(struct buf *b, const char *name, struct str text)
{
	if (!text.n)
		return;
	buf_printf(b, "  %s = ", name);
	escape_bibtex(b, text);
	buf_add(b, STR(",\n"));
}

static struct str entry_bibtex(struct view *v, const struct entry *e,
			       struct str url)
{
	const struct site *s = &v->catalogue->site;
	struct date day = date_is_set(s->edition_date.date)
				  ? s->edition_date.date
				  : v->catalogue->as_of;
	struct buf b = {0};
	struct str out;

	buf_printf(&b, "@misc{entry-%.*s,\n", STR_ARG(cite_key(v, e->slug)));
	add_bibtex(&b, "author",
		   s->publisher.s.n ? s->publisher.s : site_title(v));
	add_bibtex(&b, "title",
		   arena_printf(v->arena, "%.*s, %.*s %.*s", STR_ARG(e->name.s),
				STR_ARG(word(v, "use.in")),
				STR_ARG(site_title(v))));
	if (date_is_set(day))
		add_bibtex(&b, "year", arena_printf(v->arena, "%d", day.year));
	add_bibtex(&b, "edition", s->edition.s);
	add_bibtex(&b, "url", url);
	buf_add(&b, STR("}\n"));
	out = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static struct str badge_markup(struct view *v, const struct entry *e,
			       struct str url)
{
	struct str badge = page_url(v->arena, v->catalogue,
				    path_of_badge(v->arena, e->slug));
	struct buf b = {0};
	struct str out;

	buf_add(&b, STR("[!["));
	escape_markdown(&b, badge_text(v));
	buf_printf(&b, "](%.*s)](%.*s)", STR_ARG(badge), STR_ARG(url));
	out = arena_str(v->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/*
 * Where else to look
 */

enum { MOST_SIMILAR = 6, LEAST_SHARED = 2 };

struct similar {
	const struct entry *entry;
	size_t shared;
};

static int by_shared(const void *left, const void *right)
{
	const struct similar *a = *(struct similar *const *)left;
	const struct similar *b = *(struct similar *const *)right;

	if (a->shared != b->shared)
		return a->shared < b->shared ? 1 : -1;
	return str_cmp(a->entry->sort_key, b->entry->sort_key);
}

/* Those that share capabilities with it; itself has no place. */
static size_t similar_to(struct view *v, const struct entry *e,
			 struct similar ***out)
{
	LIST(struct similar *) all = {0};
	struct map places = {0};

	for (size_t i = 0; i < e->claims.n; i++) {
		const struct capability *c = e->claims.at[i].capability;

		for (size_t k = 0; c && k < c->claims.n; k++) {
			const struct entry *other = c->claims.at[k];
			struct similar *s = map_find(&places, other->slug);

			if (other == e)
				continue;
			if (!s) {
				s = arena_new(v->arena, struct similar);
				s->entry = other;
				*list_add(v->arena, &all) = s;
				map_put(v->arena, &places, other->slug, s);
			}
			s->shared++;
		}
	}
	if (all.n)
		qsort(all.at, all.n, sizeof(all.at[0]), by_shared);
	*out = all.at;
	return all.n;
}

/* With one capability all that share it are alike: its page lists them. */
static void set_similar(struct view *v, struct value *page,
			const struct entry *e)
{
	struct value *list = value_set_list(v->arena, page, "similar");
	struct similar **all = NULL;
	size_t n = e->claims.n < LEAST_SHARED ? 0 : similar_to(v, e, &all);

	for (size_t i = 0;
	     i < n && i < MOST_SIMILAR && all[i]->shared >= LEAST_SHARED; i++) {
		struct value *item = value_add_map(v->arena, list);

		value_set(v->arena, item, "label", all[i]->entry->name.s);
		value_set(v->arena, item, "href",
			  path_href(v->arena,
				    path_of_entry(v->arena,
						  all[i]->entry->slug)));
		value_set(v->arena, item, "shared",
			  word_count(v,
				     v->catalogue->kind == CATALOGUE_OWN
					     ? "count.in_common"
					     : "count.in_common_foreign",
				     all[i]->shared));
	}
	value_set_bool(v->arena, page, "has_similar", list->n > 0);
}

static void set_step(struct view *v, struct value *turn, const char *key,
		     const struct entry *e)
{
	struct value *list = value_set_list(v->arena, turn, key);

	if (e)
		add_entry_ref(v, list, e);
}

/* The ones before and after it where the landscape shows it. */
static void set_turn(struct view *v, struct value *page, const struct entry *e)
{
	const struct capability *home = entry_home(e);
	const struct entries *all = home ? &home->placed : NULL;
	struct value *turn;

	if (!all || all->n < 2) {
		value_set_bool(v->arena, page, "turn", false);
		return;
	}
	turn = value_set_map(v->arena, page, "turn");
	value_set(v->arena, turn, "place", home->name.s);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i] == e) {
			set_step(v, turn, "previous",
				 i ? all->at[i - 1] : NULL);
			set_step(v, turn, "next",
				 i + 1 < all->n ? all->at[i + 1] : NULL);
			return;
		}
	set_step(v, turn, "previous", NULL);
	set_step(v, turn, "next", NULL);
}

void set_use(struct view *v, struct value *page, const struct entry *e)
{
	struct str path = path_of_entry(v->arena, e->slug);
	struct str url = page_url(v->arena, v->catalogue, path);

	set_repair(v, page, e, url);
	value_set(v->arena, page, "url_html", typeset(v->arena, url));
	value_set(v->arena, page, "bibtex", entry_bibtex(v, e, url));
	value_set(v->arena, page, "badge",
		  path_href(v->arena, path_of_badge(v->arena, e->slug)));
	value_set(v->arena, page, "badge_text", badge_text(v));
	value_set(v->arena, page, "badge_width", badge_width(v, e));
	value_set(v->arena, page, "badge_markup", badge_markup(v, e, url));
	set_similar(v, page, e);
	set_turn(v, page, e);
}
