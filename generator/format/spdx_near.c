/* The licence that somebody may have meant. */
#include "format/spdx_table.h"

#include <ctype.h>

/*
 * What tells one licence from another, however it is written: letters and
 * digits, without "the", "version" and "licence".  "Apache License, Version
 * 2.0" and "Apache-2.0" are both "apache20".
 */
static struct str key_of(struct arena *a, struct str text)
{
	static const char *const idle[] = {"the",     "license", "licence",
					   "version", "ver",     "v"};
	char *key = arena_alloc(a, text.n + 1);
	size_t n = 0, i = 0;

	while (i < text.n) {
		size_t from = i;
		bool skip = false, digit = isdigit((unsigned char)text.p[i]);

		if (!isalnum((unsigned char)text.p[i])) {
			i++;
			continue;
		}
		while (i < text.n && isalnum((unsigned char)text.p[i]) &&
		       digit == (isdigit((unsigned char)text.p[i]) != 0))
			i++;
		for (size_t k = 0; k < sizeof(idle) / sizeof(idle[0]); k++)
			skip = skip || spdx_compare(str_sub(text, from, i),
						    idle[k]) == 0;
		while (!skip && from < i)
			key[n++] = (char)tolower((unsigned char)text.p[from++]);
	}
	return (struct str){key, n};
}

struct str spdx_nearest(struct arena *a, struct str text, enum spdx_kind kind)
{
	bool license = kind == SPDX_LICENSE;
	const struct spdx_id *ids = license ? spdx_licenses : spdx_exceptions;
	size_t n = license ? n_spdx_licenses : n_spdx_exceptions;
	struct arena scratch = {0};
	struct str key = key_of(a, text), best = {0};
	int near = key.n > 7 ? 2 : key.n > 3, distance = near + 1;

	for (size_t i = 0; key.n > 1 && i < n && distance; i++) {
		struct str id = str_c(ids[i].id);
		int d = str_distance(key, key_of(&scratch, id), near);

		if (ids[i].name &&
		    str_eq(key, key_of(&scratch, str_c(ids[i].name))))
			d = 0;
		if (d < distance) {
			distance = d;
			best = spdx_written(a, &ids[i], false);
		}
		arena_reset(&scratch);
	}
	arena_free(&scratch);
	return best;
}
