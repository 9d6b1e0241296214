/* mustache_desk.h - what the tests of templates share. */
#ifndef MUSTACHE_DESK_H
#define MUSTACHE_DESK_H

#include "unit.h"

#include "format/json_read.h"
#include "format/mustache.h"

struct desk {
	struct arena arena;
	struct diags diags;
	struct mustaches *set;
	struct buf out;
};

static inline int start(void **state)
{
	static struct desk desk;

	diags_init(&desk.diags, &desk.arena);
	desk.set = mustaches_new(&desk.arena);
	*state = &desk;
	return 0;
}

static inline int end(void **state)
{
	struct desk *k = *state;

	buf_free(&k->out);
	arena_free(&k->arena);
	return 0;
}

static inline void add(struct desk *k, const char *name, const char *text)
{
	mustache_add(k->set, str_c(name), name, str_c(text));
}

static inline const struct value *data(struct desk *k, const char *json)
{
	const struct value *v =
		json_read(&k->arena, &k->diags, "data", str_c(json));

	assert_non_null(v);
	return v;
}

/* The template "page" with that data; the set has to be parsed. */
static inline struct str rendered(struct desk *k, const char *json)
{
	buf_clear(&k->out);
	assert_true(mustache_render(k->set, &k->diags, STR("page"),
				    data(k, json), &k->out));
	return buf_str(&k->out);
}

/* All findings as text, in the order of their places; then forget them. */
static inline struct str findings(struct desk *k)
{
	struct buf b = {0};
	struct str all;

	diags_sort(&k->diags);
	for (const struct diag *i = k->diags.first; i; i = i->next)
		buf_printf(&b, "%s:%d:%d: %s: %.*s [%s]\n",
			   i->pos.file ? i->pos.file : "", i->pos.line,
			   i->pos.col, severity_name(i->severity),
			   STR_ARG(i->text), i->rule->id);
	all = arena_str(&k->arena, buf_str(&b));
	buf_free(&b);
	diags_init(&k->diags, &k->arena);
	return all;
}

/* A new set whose "page" is `text`. */
static inline void page(struct desk *k, const char *text)
{
	k->set = mustaches_new(&k->arena);
	add(k, "page", text);
}

static inline void assert_page(struct desk *k, const char *text,
			       const char *json, const char *want)
{
	page(k, text);
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, json), want);
	assert_str(findings(k), "");
}

static inline void assert_broken(struct desk *k, const char *text,
				 const char *want)
{
	page(k, text);
	assert_false(mustaches_parse(k->set, &k->diags));
	assert_str(findings(k), want);
	/* Nobody has to render it, but it must not do harm. */
	rendered(k, "{\"a\": [{\"b\": \"c\"}]}");
	findings(k);
}

static inline void assert_warned(struct desk *k, const char *text,
				 const char *json, const char *out,
				 const char *want)
{
	page(k, text);
	assert_true(mustaches_parse(k->set, &k->diags));
	assert_str(rendered(k, json), out);
	assert_str(findings(k), want);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, start, end)

#endif
