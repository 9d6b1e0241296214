#include "online/known.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "format/json_read.h"
#include "format/json_write.h"

#include <stdlib.h>

enum {
	MOST_BYTES = 64 << 20, /* 100,000 links and more */
	KEPT_DAYS = 365,       /* of catalogues that are not checked any more */
};

struct known_link {
	struct str url, moved_to;
	struct date asked;
	int status;
	bool is_good;
};

bool known_is_good(const struct link_answer *answer)
{
	return answer->failure == HTTP_ANSWERED && answer->status >= 200 &&
	       answer->status < 400;
}

static struct str text_of(const struct value *map, const char *key)
{
	const struct value *v = value_get(map, str_c(key));

	return v && (v->kind == VALUE_TEXT || v->kind == VALUE_NUMBER)
		       ? v->text
		       : (struct str){0};
}

static struct known_link *slot_of(struct known *k, struct str url)
{
	struct known_link *found = map_find(&k->by_url, url);

	if (found)
		return found;
	found = arena_new(k->arena, struct known_link);
	found->url = url;
	map_put(k->arena, &k->by_url, url, found);
	*list_add(k->arena, &k->all) = found;
	return found;
}

static void read_link(struct known *k, const struct value *v)
{
	struct str url = text_of(v, "url");
	struct known_link *link;
	struct date asked;
	long status;

	if (!url.n || !date_read(text_of(v, "asked"), &asked) ||
	    !str_to_long(text_of(v, "status"), &status) || status > 399)
		return;
	link = slot_of(k, url);
	link->asked = asked;
	link->status = (int)status;
	link->moved_to = text_of(v, "moved_to");
	link->is_good = true;
}

void known_read(struct known *k, struct arena *a, const char *dir)
{
	const struct value *tree, *links;
	struct diags unheard;
	struct str text;

	*k = (struct known){.arena = a};
	if (!dir)
		return;
	k->file = path_join(a, dir, STR("links.json"));
	diags_init(&unheard, a);
	if (!file_state(k->file).exists ||
	    !file_read(a, &unheard, k->file, MOST_BYTES, &text))
		return;
	tree = json_read(a, &unheard, k->file, text);
	links = tree ? value_get(tree, STR("links")) : NULL;
	for (const struct value *v = links ? links->first : NULL; v;
	     v = v->next)
		read_link(k, v);
}

bool known_find(const struct known *k, struct link *link, struct date today,
		long max_age)
{
	const struct known_link *found = map_find(&k->by_url, link->url);
	long age;

	if (!found || !found->is_good)
		return false;
	age = date_days(today) - date_days(found->asked);
	if (age < 0 || age > max_age)
		return false;
	link->answer = (struct link_answer){
		.status = found->status,
		.url = link->url,
		.moved_to = found->moved_to,
	};
	link->is_known = true;
	return true;
}

void known_put(struct known *k, const struct link *link, struct date today)
{
	struct known_link *slot = slot_of(k, link->url);

	*slot = (struct known_link){
		.url = link->url,
		.moved_to = link->answer.moved_to,
		.asked = today,
		.status = link->answer.status,
		.is_good = known_is_good(&link->answer),
	};
}

static void put_link(struct known *k, struct value *list,
		     const struct known_link *link)
{
	struct value *map = value_add_map(k->arena, list);

	value_set(k->arena, map, "url", link->url);
	value_set(k->arena, map, "asked", date_iso(k->arena, link->asked));
	value_set_number(k->arena, map, "status", link->status);
	if (link->moved_to.n)
		value_set(k->arena, map, "moved_to", link->moved_to);
}

static int by_url(const void *a, const void *b)
{
	const struct known_link *const *x = a, *const *y = b;

	return str_cmp((*x)->url, (*y)->url);
}

/* In the order of addresses: that of answers is another each time. */
void known_write(struct known *k, struct date today)
{
	struct value *tree = value_map(k->arena);
	struct value *list = value_set_list(k->arena, tree, "links");
	struct buf out = {0};
	struct diags unheard;

	if (!k->file)
		return;
	if (k->all.n)
		qsort(k->all.at, k->all.n, sizeof(k->all.at[0]), by_url);
	for (size_t i = 0; i < k->all.n; i++)
		if (k->all.at[i]->is_good &&
		    date_days(today) - date_days(k->all.at[i]->asked) <=
			    KEPT_DAYS)
			put_link(k, list, k->all.at[i]);
	json_write(&out, tree, true);
	buf_addc(&out, '\n');
	diags_init(&unheard, k->arena);
	if (file_make_folders(
		    k->arena, &unheard,
		    arena_cstr(k->arena, path_folder(str_c(k->file)))))
		file_write(k->arena, &unheard, k->file, buf_str(&out));
	buf_free(&out);
}
