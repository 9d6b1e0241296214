/* What landscape2 asks of texts and numbers beyond their kind. */
#include "base/url.h"
#include "format/pattern.h"
#include "load/landscape2.h"

#include <stdint.h>

/* A dot of the pattern that landscape2 goes by stands for any character. */
static bool starts_alike(struct str s, struct str pattern)
{
	if (s.n < pattern.n)
		return false;
	for (size_t i = 0; i < pattern.n; i++)
		if (pattern.p[i] != '.' && pattern.p[i] != s.p[i])
			return false;
	return true;
}

static bool is_crunchbase(struct arena *a, struct str s)
{
	static const struct str head =
		STR_INIT("https://www.crunchbase.com/organization/");
	size_t slash;

	(void)a;
	if (!starts_alike(s, head))
		return false;
	s = str_from(s, head.n);
	slash = str_find(s, STR("/"));
	return slash && slash + 1 >= s.n;
}
const struct field_form landscape2_crunchbase = {
	is_crunchbase, "'https://www.crunchbase.com/organization/NAME'"};

static bool is_tag(struct arena *a, struct str s)
{
	(void)a;
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < 'a' || s.p[i] > 'z') && s.p[i] != '-')
			return false;
	return s.n;
}
const struct field_form landscape2_tag = {
	is_tag, "small letters and hyphens, such as 'app-delivery'"};

static bool is_base_path(struct arena *a, struct str s)
{
	(void)a;
	return str_starts(s, STR("/"));
}
const struct field_form landscape2_base_path = {is_base_path,
						"a path that begins with '/'"};

/*
 * Three numbers up to 255 and an opacity.  landscape2 looks for it anywhere in
 * the text, and takes 'rgb(0, 0, 12)' too: the 2 for the opacity.
 */
static bool is_colour(struct arena *a, struct str s)
{
	static const struct str colour = STR_INIT(
		"rgba?\\((?:(?:1?\\d{1,2}|2[0-4]\\d|25[0-5])\\s*,\\s*){2}"
		"(?:1?\\d{1,2}|2[0-4]\\d|25[0-5])\\s*,?\\s*[01]\\.?\\d*\\)");
	const char *why;
	size_t at;
	struct pattern *p = pattern_new(a, colour, &why, &at);
	bool found = pattern_find(p, s, &at) == PATTERN_FOUND;

	pattern_free(p);
	return found;
}
const struct field_form landscape2_colour = {
	is_colour, "a colour such as 'rgba(0, 107, 204, 1)'"};

static bool is_size(struct arena *a, struct str s)
{
	(void)a;
	return str_is(s, "small") || str_is(s, "medium") || str_is(s, "large");
}
const struct field_form landscape2_size = {is_size,
					   "'small', 'medium' or 'large'"};

static bool is_view(struct arena *a, struct str s)
{
	(void)a;
	return str_is(s, "grid") || str_is(s, "card");
}
const struct field_form landscape2_view = {is_view, "'grid' or 'card'"};

/* A path of the site itself, or an address. */
static bool is_place(struct arena *a, struct str s)
{
	return (!str_starts(s, STR("http://")) &&
		!str_starts(s, STR("https://"))) ||
	       url_mend(a, s).n;
}
const struct field_form landscape2_place = {is_place,
					    "a path or an http(s) address"};

static bool is_width(struct arena *a, struct str s)
{
	long width;

	(void)a;
	return str_to_long(s, &width) && width > 1000 && width <= UINT32_MAX;
}
const struct field_form landscape2_width = {is_width,
					    "a number of pixels over 1000"};

static bool is_title(struct arena *a, struct str s)
{
	(void)a;
	return s.n <= 200;
}
const struct field_form landscape2_title = {is_title, "at most 200 bytes"};
