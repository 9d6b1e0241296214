/* How an entry's summary and description are written. */
#include "base/map.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/data.h"

#include <ctype.h>
#include <string.h>

/*
 * Sentences
 */

/* A full stop after one of these ends no sentence. */
static bool is_short_form(struct str before)
{
	static const char *const forms[] = {"e.g", "i.e", "etc", "vs",
					    "cf",  "no",  "resp"};
	size_t from = before.n;

	while (from && !isspace((unsigned char)before.p[from - 1]) &&
	       before.p[from - 1] != '(')
		from--;
	before = str_from(before, from);
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (before.n == strlen(forms[i]) &&
		    !strncasecmp(before.p, forms[i], before.n))
			return true;
	return false;
}

/*
 * A sentence ends at `.`, `!` or `?` before a blank or the end, quotes and
 * parentheses between them left aside; what follows begins with no small
 * letter.
 */
static bool ends_sentence(struct str s, size_t i)
{
	size_t next = i + 1;

	if (!strchr(".!?", s.p[i]))
		return false;
	while (next < s.n && strchr(")\"'*_`]", s.p[next]))
		next++;
	if (next == s.n)
		return true;
	if (!isspace((unsigned char)s.p[next]))
		return false;
	while (next < s.n && isspace((unsigned char)s.p[next]))
		next++;
	return next == s.n || (!islower((unsigned char)s.p[next]) &&
			       !is_short_form(str_sub(s, 0, i)));
}

static long count_sentences(struct str s)
{
	bool open = false;
	long n = 0;

	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		open = true;
		if (s.p[i] && ends_sentence(s, i)) {
			open = false;
			n++;
			while (i + 1 < s.n &&
			       !isspace((unsigned char)s.p[i + 1]))
				i++;
		}
	}
	return n + open;
}

/*
 * The summary
 */

static void check_length(struct diags *d, const struct thresholds *t,
			 const struct text *summary)
{
	long n = (long)utf8_length(summary->s);

	if (n < t->summary_shortest)
		diags_add(d, &data_rules[DATA_SUMMARY_LENGTH], summary->pos,
			  "the summary has %ld characters; %ld at least say "
			  "what it is and does",
			  n, t->summary_shortest);
	if (n > t->summary_longest)
		diags_add(d, &data_rules[DATA_SUMMARY_LENGTH], summary->pos,
			  "the summary has %ld characters; %ld at most fit "
			  "into a list",
			  n, t->summary_longest);
}

static void check_sentence(struct diags *d, const struct text *summary)
{
	long n = count_sentences(summary->s);

	if (!str_ends(summary->s, STR(".")))
		diags_add(d, &data_rules[DATA_SUMMARY_SENTENCE], summary->pos,
			  "the summary ends without a full stop");
	if (n > 1)
		diags_add(d, &data_rules[DATA_SUMMARY_SENTENCE], summary->pos,
			  "the summary has %ld sentences; one is enough, the "
			  "description has room for the others",
			  n);
}

static void check_name(struct arena *a, struct diags *d, const struct entry *e)
{
	struct str name = utf8_fold(a, e->name.s);
	struct str rest = utf8_fold(a, e->summary.s);

	if (!name.n || !str_starts(rest, name))
		return;
	rest = str_from(rest, name.n);
	if (rest.n && utf8_is_word(utf8_next(&rest)))
		return;
	diags_add(d, &data_rules[DATA_SUMMARY_NAME], e->summary.pos,
		  "the summary begins with '%.*s', which stands beside it "
		  "already",
		  STR_ARG(e->name.s));
}

/*
 * Praise
 */

struct ears {
	struct arena *scratch;
	struct diags *diags;
	struct map words; /* folded */
};

/* The next run of letters, digits and hyphens; code in backticks is none. */
static struct str next_word(struct str *rest)
{
	const char *from = NULL;
	bool code = false;

	while (rest->n) {
		const char *at = rest->p;
		int32_t c = utf8_next(rest);
		bool word = utf8_is_word(c) || (c == '-' && from);

		code = code != (c == '`');
		if (word && !from && !code)
			from = at;
		if (!word && from) {
			rest->n += (size_t)(rest->p - at);
			rest->p = at;
			return (struct str){from, (size_t)(at - from)};
		}
	}
	return from ? (struct str){from, (size_t)(rest->p - from)}
		    : (struct str){0};
}

static void listen(const struct ears *ears, const char *field,
		   const struct value *v)
{
	struct str rest, word;

	if (!v || v->kind != VALUE_TEXT)
		return;
	rest = v->text;
	while ((word = next_word(&rest)).n)
		if (map_find(&ears->words, utf8_fold(ears->scratch, word)))
			diags_add(ears->diags, &data_rules[DATA_PRAISE],
				  data_place(v, (size_t)(word.p - v->text.p)),
				  "'%.*s' in the %s praises; say what it does",
				  STR_ARG(word), field);
}

void check_style(struct arena *a, struct diags *d, const struct catalogue *c)
{
	const struct thresholds *t = &c->rules.thresholds;
	struct arena scratch = {0};
	struct ears ears = {.scratch = &scratch, .diags = d};

	if (c->kind != CATALOGUE_OWN)
		return;
	for (size_t i = 0; i < t->praise.n; i++)
		map_put(a, &ears.words, utf8_fold(a, t->praise.at[i].s),
			(void *)&t->praise.at[i]);
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct entry *e = c->entries.at[i];
		long n = count_sentences(e->description.s);

		if (e->summary.s.n) {
			check_length(d, t, &e->summary);
			check_sentence(d, &e->summary);
			check_name(&scratch, d, e);
		}
		if (n && (n < t->sentences_fewest || n > t->sentences_most))
			diags_add(d, &data_rules[DATA_DESCRIPTION_LENGTH],
				  e->description.pos,
				  "the description has %ld sentence%s, not %ld "
				  "to %ld",
				  n, n == 1 ? "" : "s", t->sentences_fewest,
				  t->sentences_most);
		listen(&ears, "summary", value_get(e->source, STR("summary")));
		listen(&ears, "description",
		       value_get(e->source, STR("description")));
		arena_reset(&scratch);
	}
	arena_free(&scratch);
}
