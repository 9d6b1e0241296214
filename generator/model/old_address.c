#include "model/old_address.h"

#include "base/utf8.h"

struct str old_name(struct arena *a, struct str name)
{
	struct str folded = utf8_fold(a, name), rest = folded;
	char *out = arena_alloc(a, folded.n + 1);
	struct str made = {out, 0};

	while (rest.n) {
		const char *from = rest.p;
		int32_t c = utf8_next(&rest);

		if (c == '+' ||
		    (utf8_is_word(c) && !utf8_is_mark(c) && c != 0xfffd)) {
			while (from < rest.p)
				out[made.n++] = *from++;
		} else if (!made.n || out[made.n - 1] != '-') {
			out[made.n++] = '-';
		}
	}
	if (str_ends(made, STR("-")))
		made.n--;
	return made;
}

struct str old_item_id(struct arena *a, const struct entry *e)
{
	const struct capability *in = e->claims.at[0].capability;

	return arena_printf(a, "%.*s--%.*s--%.*s",
			    STR_ARG(old_name(a, in->layer->name.s)),
			    STR_ARG(old_name(a, in->name.s)),
			    STR_ARG(old_name(a, e->name.s)));
}
