/*
 * The words of texts as two strings.
 *
 * `words` are those of the texts, in order, parted by blanks.  Each is a letter
 * that says how many characters it begins with of the one before ("A": none),
 * all of ASCII, and the rest.  `places` says of each word in how many finds it
 * stands and in which: differences, as numbers to base 42 whose last digit is
 * one of the first 42 of `digits`, the others of those that follow.
 *
 * A word stands there without the "s" of a plural, and not for a find that has
 * it in its name.
 */
#include "view/search_words.h"

#include "base/escape.h"
#include "base/map.h"
#include "base/utf8.h"
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
	WORDS_A_FIND = 18,
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

/*
 * As two strings
 */

static int by_word(const void *left, const void *right)
{
	struct posting *const *a = left, *const *b = right;

	return str_cmp((*a)->word, (*b)->word);
}

/* What JSON in a script says in one byte: 42 last digits, then 42 others. */
static const char digits[] = "()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXY"
			     "Z[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
enum { BASE = 42, MOST_DIGITS = 8 };

static void add_number(struct buf *out, size_t n)
{
	char spelt[MOST_DIGITS];
	int at = MOST_DIGITS;

	spelt[--at] = digits[n % BASE];
	while ((n /= BASE) && at)
		spelt[--at] = digits[BASE + n % BASE];
	buf_add(out, (struct str){spelt + at, (size_t)(MOST_DIGITS - at)});
}

/* In ASCII alone: scripts do not count bytes. */
static size_t shared_start(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && n < MOST_SHARED && a.p[n] == b.p[n] &&
	       (unsigned char)a.p[n] < 0x80)
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
		const struct posting *p = x->postings.at[i];
		size_t shared = shared_start(last, p->word), before = 0;

		if (!p->finds.n)
			continue;
		if (words.n)
			buf_addc(&words, ' ');
		buf_addc(&words, (char)('A' + shared));
		buf_add(&words, str_from(p->word, shared));
		last = p->word;
		add_number(&places, p->finds.n);
		for (size_t k = 0; k < p->finds.n; k++) {
			add_number(&places, p->finds.at[k] - before);
			before = p->finds.at[k];
		}
	}
	buf_add(out, STR("\"words\":"));
	escape_json(out, buf_str(&words));
	buf_add(out, STR(",\"places\":"));
	escape_json(out, buf_str(&places));
	buf_free(&words);
	buf_free(&places);
}

void add_search_words(struct view *v, struct buf *out,
		      const struct findables *all)
{
	struct index x = {.view = v, .arena = v->arena};

	pass_over_common(&x);
	index_texts(&x, all);
	mark_names(&x, all);
	for (size_t i = 0, n; i < all->n; i += n) {
		n = findables_of_kind(all, i);
		keep_telling(&x, i, i + n);
	}
	write_words(&x, out);
}
