/* Words, numbers and dates as readers see them. */
#include "view/parts.h"

#include <string.h>

static void put_words(struct arena *a, struct map *out, struct str head,
		      const struct value *words)
{
	for (const struct value *w = words->first; w; w = w->next) {
		struct str name = ARENA_JOIN(a, head, w->key);

		if (w->kind == VALUE_MAP)
			put_words(a, out, ARENA_JOIN(a, name, STR(".")), w);
		else
			map_put(a, out, name, (void *)w);
	}
}

struct map words_by_name(struct arena *a, const struct value *words)
{
	struct map out = {0};

	put_words(a, &out, (struct str){0}, words);
	return out;
}

struct str word(const struct view *v, const char *name)
{
	const struct value *found = map_find(v->word_by_name, str_c(name));

	return found ? found->text : (struct str){0};
}

struct str number_text(struct arena *a, long n)
{
	struct str plain = arena_number(a, n);
	char *out = arena_alloc(a, plain.n * 2);
	size_t at = 0;

	for (size_t i = 0; i < plain.n; i++) {
		if (i && (plain.n - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = plain.p[i];
	}
	return (struct str){out, at};
}

struct str word_count(const struct view *v, const char *name, size_t n)
{
	struct str key = ARENA_JOIN(v->arena, str_c(name),
				    n == 1 ? STR(".one") : STR(".other"));

	return ARENA_JOIN(v->arena, number_text(v->arena, (long)n), STR(" "),
			  word(v, key.p));
}

struct str date_text(const struct view *v, struct date d)
{
	const struct value *months = value_get(v->words, STR("months"));
	const struct value *m = months ? months->first : NULL;

	if (!date_is_set(d))
		return (struct str){0};
	for (int i = 1; m && i < d.month; i++)
		m = m->next;
	return ARENA_JOIN(v->arena, arena_number(v->arena, d.day), STR(" "),
			  m ? m->text : STR("?"), STR(" "),
			  arena_number(v->arena, d.year));
}

struct str label_of(const struct view *v, const char *vocabulary,
		    struct str value)
{
	const struct value *words =
		value_get(v->catalogue->model.vocabularies, str_c(vocabulary));
	const struct value *label = value_get(words, value);

	return label && label->text.n ? label->text : value;
}

struct str level_label(const struct view *v, struct str level)
{
	struct str label = label_of(v, "maturity", level);
	char *capital;

	for (size_t i = 0; i < label.n; i++)
		if (label.p[i] >= 'A' && label.p[i] <= 'Z')
			return label;
	if (!label.n || label.p[0] < 'a' || label.p[0] > 'z')
		return label;
	capital = arena_alloc(v->arena, label.n);
	memcpy(capital, label.p, label.n);
	capital[0] = (char)(capital[0] - 'a' + 'A');
	return (struct str){capital, label.n};
}

struct str path_of_word(const struct view *v, struct str word)
{
	const struct entry *e = map_find(&v->catalogue->entry_by_id, word);

	return e ? path_of_entry(v->arena, e->slug) : (struct str){0};
}

void add_word_refs(struct view *v, struct value *list,
		   const struct texts *words, const char *vocabulary)
{
	for (size_t i = 0; i < words->n; i++)
		add_ref(v, list, label_of(v, vocabulary, words->at[i].s),
			path_of_word(v, words->at[i].s));
}
