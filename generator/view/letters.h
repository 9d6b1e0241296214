/*
 * letters.h - an index by letter: digits first, then A to Z, then all that
 * begins otherwise.  Nobody outside view/ includes this.
 */
#ifndef LETTERS_H
#define LETTERS_H

#include "view/view.h"

enum { LETTER_DIGITS, LETTER_A, LETTER_OTHER = LETTER_A + 26, LETTERS };

/* Where a name stands, which is as utf8_plain() gives it. */
int letter_of(struct str plain);

/* {id, label} of a letter, put last in `list`. */
struct value *add_letter(struct view *v, struct value *list, int letter);

#endif
