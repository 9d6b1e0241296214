/* Letters, and what pages call them. */
#include "view/letters.h"

#include "view/parts.h"

int letter_of(struct str plain)
{
	char c = plain.n ? plain.p[0] : '\0';

	if (c >= '0' && c <= '9')
		return LETTER_DIGITS;
	if (c >= 'a' && c <= 'z')
		return LETTER_A + (c - 'a');
	return LETTER_OTHER;
}

struct value *add_letter(struct view *v, struct value *list, int letter)
{
	struct arena *a = v->arena;
	struct value *item = value_add_map(a, list);
	int c = letter - LETTER_A;

	if (letter == LETTER_DIGITS) {
		value_set(a, item, "id", STR("digits"));
		value_set(a, item, "label", STR("0–9"));
	} else if (letter == LETTER_OTHER) {
		value_set(a, item, "id", STR("others"));
		value_set(a, item, "label", word(v, "search.others"));
	} else {
		value_set(a, item, "id", arena_printf(a, "letter-%c", 'a' + c));
		value_set(a, item, "label", arena_printf(a, "%c", 'A' + c));
	}
	return item;
}
