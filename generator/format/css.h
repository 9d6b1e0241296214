/*
 * css.h - what a style sheet says to a browser, without what it says to us.
 */
#ifndef CSS_H
#define CSS_H

#include "base/arena.h"
#include "base/str.h"

/*
 * The sheet without its comments, as CSS Syntax 4.3.2 has them: what looks like
 * one in a string or an unquoted url() stays, and two tokens that only a
 * comment parts stay two.
 */
struct str css_without_comments(struct arena *a, struct str css);

#endif
