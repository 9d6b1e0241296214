/*
 * The index that a browser searches: one script that sets one value.
 *
 *	{"kinds": [{"name", "at", "names", "labels", "slugs", "within",
 *	            "hues"} …], "words": "…", "places": "…", "passedOver": "…"}
 *
 * Finds are numbered through all kinds.  Those of a kind have columns: names;
 * labels, if any has one; slugs, which stand for "*" in `at`, 0 where the name
 * says it ("Argo CD": "argo-cd"); within, the number of what holds it, or -1:
 * the slug of that stands for "+" in `at`.  `hues`: those of this kind have the
 * hues c1, c2 … in their order.
 *
 * `words` are those of the texts, in order, each a letter that says how many
 * bytes it begins with of the one before ("A": none) and the rest, parted by
 * blanks.  `places` says of each word in how many finds it stands and in
 * which: differences, as numbers to base 45 whose last digit is one of "#" …
 * "O", the others one of the next 45 characters without the backslash.
 *
 * A word stands there without the "s" of a plural, and not for a find that has
 * it in its name.
 */
#include "base/escape.h"
#include "base/map.h"
#include "base/utf8.h"
#include "view/findable.h"
#include "view/parts.h"

#include <stdlib.h>

enum {
	LONGEST_WORD = 32, /* longer ones are addresses and digests */
	MOST_SHARED = 'Z' - 'A',
	/*
	 * How many words that no name has lead to a find of a kind, on the
	 * average.  The paper's sections hold many more; those that stand in
	 * most of them tell none from another.  It keeps the index of our
	 * catalogue below 25 kB compressed.
	 */
	WORDS_A_FIND = 20,
};

LIST_OF(words, struct str);

/* A word and the finds in whose texts it stands, each once. */
struct posting {
	struct str word;
	bool in_names; /* it is a word of the field */
	LIST(size_t) finds;
};

struct index {
	struct view *view;
	struct arena *arena;
	struct map by_word;
	struct map passed_over; /* words that say nothing */
	struct words name;      /* of the find at hand */
	LIST(struct posting *) postings;
};

/*
 * Words
 */

static bool has_letter(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < '0' || word.p[i] > '9')
			return true;
	return false;
}

/* "clusters" as "cluster": the script does the same to what is asked. */
static struct str singular(struct str word)
{
	char before = word.n > 3 ? word.p[word.n - 2] : 's';

	if (before == 's' || before == 'u' || before == 'i' ||
	    word.p[word.n - 1] != 's')
		return word;
	return str_sub(word, 0, word.n - 1);
}

static bool holds_word(const struct words *list, struct str word)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->at[i], word))
			return true;
	return false;
}

static void index_word(struct index *x, struct str word, size_t find)
{
	struct posting *p;

	if (word.n < 2 || word.n > LONGEST_WORD || !has_letter(word) ||
	    map_find(&x->passed_over, word))
		return;
	word = singular(word);
	if (holds_word(&x->name, word))
		return;
	p = map_find(&x->by_word, word);
	if (!p) {
		p = arena_new(x->arena, struct posting);
		p->word = arena_str(x->arena, word);
		map_put(x->arena, &x->by_word, p->word, p);
		*list_add(x->arena, &x->postings) = p;
	}
	if (!p->finds.n || p->finds.at[p->finds.n - 1] != find)
		*list_add(x->arena, &p->finds) = find;
}

/* ASCII, which nearly all of it is, in small letters; else as utf8_plain. */
static struct str small(struct arena *a, struct str s)
{
	char *out;

	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return utf8_plain(a, s);
	out = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		out[i] = s.p[i] >= 'A' && s.p[i] <= 'Z'
				 ? (char)(s.p[i] - 'A' + 'a')
				 : s.p[i];
	return (struct str){out, s.n};
}

/* The next run of letters and digits; empty at the end. */
static struct str next_word(struct str *rest)
{
	struct str word = {0};

	while (rest->n) {
		const char *from = rest->p;

		if (utf8_is_word(utf8_next(rest))) {
			word.p = word.n ? word.p : from;
			word.n = (size_t)(rest->p - word.p);
		} else if (word.n) {
			break;
		}
	}
	return word;
}

static void index_text(struct index *x, struct str text, size_t find)
{
	struct str rest = small(x->arena, text), word;

	while ((word = next_word(&rest)).n)
		index_word(x, word, find);
}

/* Words that a language has everywhere, by words.en.yml. */
static void pass_over_common(struct index *x)
{
	struct str rest = word(x->view, "search.passed_over"), common;

	while ((common = next_word(&rest)).n)
		map_put(x->arena, &x->passed_over, common, x);
}

/* Where in the finds of a word those from `find` on begin. */
static size_t place_of(const struct posting *p, size_t find)
{
	size_t at = 0;

	while (at < p->finds.n && p->finds.at[at] < find)
		at++;
	return at;
}

static void forget(struct posting *p, size_t from, size_t to)
{
	for (size_t i = to; i < p->finds.n; i++)
		p->finds.at[from + i - to] = p->finds.at[i];
	p->finds.n -= to - from;
}

/* All words of the field, and of the others those that stand in the fewest. */
static void keep_telling(struct index *x, size_t first, size_t end)
{
	size_t n = end - first, room = n * WORDS_A_FIND, most = 1;
	size_t *words_in = arena_alloc(x->arena, (n + 1) * sizeof(*words_in));

	for (size_t i = 0; i < x->postings.n; i++) {
		const struct posting *p = x->postings.at[i];

		if (!p->in_names)
			words_in[place_of(p, end) - place_of(p, first)]++;
	}
	while (most <= n && words_in[most] * most <= room) {
		room -= words_in[most] * most;
		most++;
	}
	for (size_t i = 0; i < x->postings.n; i++) {
		struct posting *p = x->postings.at[i];
		size_t from = place_of(p, first), to = place_of(p, end);

		if (!p->in_names && to - from >= most)
			forget(p, from, to);
	}
}

static int by_word(const void *left, const void *right)
{
	struct posting *const *a = left, *const *b = right;

	return str_cmp((*a)->word, (*b)->word);
}

static void add_number(struct buf *out, size_t n)
{
	enum { BASE = 45, FIRST = '#', DIGITS = 8 };
	char digits[DIGITS];
	int at = DIGITS;
	size_t value = n % BASE;

	digits[--at] = (char)(FIRST + value);
	while ((n /= BASE) && at) {
		value = BASE + n % BASE + FIRST;
		digits[--at] = (char)(value < '\\' ? value : value + 1);
	}
	buf_add(out, (struct str){digits + at, (size_t)(DIGITS - at)});
}

static size_t shared_start(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && n < MOST_SHARED && a.p[n] == b.p[n])
		n++;
	return n;
}

static void write_words(struct index *x, struct buf *out)
{
	struct buf words = {0}, places = {0};
	struct str last = {0};

	if (x->postings.n)
		qsort(x->postings.at, x->postings.n, sizeof(*x->postings.at),
		      by_word);
	for (size_t i = 0; i < x->postings.n; i++) {
		const struct posting *e = x->postings.at[i];
		size_t shared = shared_start(last, e->word), before = 0;

		if (!e->finds.n)
			continue;
		if (words.n)
			buf_addc(&words, ' ');
		buf_addc(&words, (char)('A' + shared));
		buf_add(&words, str_from(e->word, shared));
		last = e->word;
		add_number(&places, e->finds.n);
		for (size_t k = 0; k < e->finds.n; k++) {
			add_number(&places, e->finds.at[k] - before);
			before = e->finds.at[k];
		}
	}
	buf_add(out, STR(",\"words\":"));
	escape_json(out, buf_str(&words));
	buf_add(out, STR(",\"places\":"));
	escape_json(out, buf_str(&places));
	buf_free(&words);
	buf_free(&places);
}

/*
 * Columns
 */

/* Where the finds of a kind are: "*" is what differs. */
static struct str pattern_of(struct view *v, const struct findable *f)
{
	struct str path = f->path;

	if (f->kind == FINDABLE_SECTION)
		return STR("whitepaper/+/index.html#*");
	if (f->anchor.n)
		return arena_printf(v->arena, "%.*s#*", STR_ARG(path));
	return arena_printf(v->arena, "%.*s/*/index.html",
			    (int)str_find(path, STR("/")), path.p);
}

/* What stands for "*". */
static struct str slug_of(struct view *v, const struct findable *f)
{
	struct str href = findable_href(v, f);

	if (f->anchor.n)
		return str_from(href, str_find(href, STR("#")) + 1);
	href = str_from(href, str_find(href, STR("/")) + 1);
	return str_sub(href, 0, str_find(href, STR("/")));
}

/* As the script has it: small letters of ASCII and digits, else one "-". */
static bool says_name(struct str slug, struct str name)
{
	size_t at = 0;
	bool gap = false;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
			gap = at > 0;
			continue;
		}
		if (gap && (at == slug.n || slug.p[at++] != '-'))
			return false;
		gap = false;
		if (at == slug.n || slug.p[at++] != c)
			return false;
	}
	return at == slug.n;
}

static void add_name_column(struct buf *out, const struct findable *f, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(out, ',');
		escape_json(out, f[i].name);
	}
}

static void add_label_column(struct buf *out, const struct findable *f,
			     size_t n)
{
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		known += f[i].label.n > 0;
	for (size_t i = 0; known && i < n; i++) {
		if (i)
			buf_addc(out, ',');
		escape_json(out, f[i].label);
	}
}

static void add_slug_column(struct view *v, struct buf *out,
			    const struct findable *f, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str slug = slug_of(v, &f[i]);

		if (i)
			buf_addc(out, ',');
		if (says_name(slug, f[i].name))
			buf_addc(out, '0');
		else
			escape_json(out, slug);
	}
}

static void add_within_column(struct buf *out, const struct findables *all,
			      const struct findable *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s%td", i ? "," : "",
			   f[i].within ? f[i].within - all->at : -1);
}

static void add_kind(struct view *v, struct buf *out,
		     const struct findables *all, const struct findable *f,
		     size_t n)
{
	buf_add(out, STR("{\"name\":"));
	escape_json(out, findable_group(v, f->kind));
	buf_add(out, STR(",\"at\":"));
	escape_json(out, pattern_of(v, f));
	buf_add(out, STR(",\"names\":["));
	add_name_column(out, f, n);
	buf_add(out, STR("],\"labels\":["));
	add_label_column(out, f, n);
	buf_add(out, STR("],\"slugs\":["));
	add_slug_column(v, out, f, n);
	buf_add(out, STR("],\"within\":["));
	add_within_column(out, all, f, n);
	buf_printf(out, "],\"hues\":%s}",
		   f->kind == FINDABLE_LAYER ? "true" : "false");
}

/* How many finds from `first` on are of its kind. */
static size_t same_kind(const struct findables *all, size_t first)
{
	size_t n = 1;

	while (first + n < all->n &&
	       all->at[first + n].kind == all->at[first].kind)
		n++;
	return n;
}

static void write_kinds(struct view *v, struct buf *out,
			const struct findables *all)
{
	buf_add(out, STR("\"kinds\":["));
	for (size_t i = 0, n; i < all->n; i += n) {
		n = same_kind(all, i);
		if (i)
			buf_addc(out, ',');
		add_kind(v, out, all, &all->at[i], n);
	}
	buf_addc(out, ']');
}

static void set_name(struct index *x, struct str name)
{
	struct str rest = small(x->arena, name), word;

	x->name.n = 0;
	while ((word = next_word(&rest)).n)
		*list_add(x->arena, &x->name) = singular(word);
}

/* Headings of the paper are no names: they say "how" and "why". */
static void mark_names(struct index *x, const struct findables *all)
{
	for (size_t i = 0; i < all->n; i++) {
		set_name(x, all->at[i].name);
		for (size_t k = 0; k < x->name.n; k++) {
			struct posting *p =
				map_find(&x->by_word, x->name.at[k]);

			if (p && all->at[i].kind != FINDABLE_CHAPTER &&
			    all->at[i].kind != FINDABLE_SECTION)
				p->in_names = true;
		}
	}
}

static void index_texts(struct index *x, const struct findables *all)
{
	for (size_t i = 0; i < all->n; i++) {
		set_name(x, all->at[i].name);
		index_text(x, all->at[i].text, i);
		index_text(x, all->at[i].more, i);
	}
}

void view_search_index(struct view *v, struct buf *out)
{
	struct findables all = findables_of(v, true);
	struct index x = {.view = v, .arena = v->arena};

	pass_over_common(&x);
	index_texts(&x, &all);
	mark_names(&x, &all);
	for (size_t i = 0, n; i < all.n; i += n) {
		n = same_kind(&all, i);
		keep_telling(&x, i, i + n);
	}
	buf_add(out, STR("window.strataIndex={"));
	write_kinds(v, out, &all);
	write_words(&x, out);
	buf_add(out, STR(",\"passedOver\":"));
	escape_json(out, word(v, "search.passed_over"));
	buf_add(out, STR("};\n"));
}
