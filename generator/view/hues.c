/*
 * Hues of layers: those of strata.yml; for any number of categories a fixed
 * ramp, whose steps were chosen for 4.5:1 and more on their paper.
 */
#include "base/escape.h"
#include "view/parts.h"

static const char *const light[] = {"#8a3b78", "#4a4fb5", "#1f6fa8", "#0a7566",
				    "#6b6a00", "#a85a00", "#a83a32", "#56606c"};
static const char *const dark[] = {"#dc93c8", "#9a9ef5", "#79b8ea", "#4fc3b0",
				   "#c3c04a", "#e6a252", "#ee948b", "#9aa5b2"};
enum { RAMP = sizeof(light) / sizeof(light[0]) };

static struct str of_the_site(struct view *v, const struct layer *l,
			      bool on_dark)
{
	const struct colour_list *own = &v->catalogue->site.colours;

	for (size_t i = 0; i < own->n; i++)
		if (str_eq(own->at[i]->layer.s, l->id.s))
			return on_dark ? own->at[i]->dark.s
				       : own->at[i]->light.s;
	return (struct str){0};
}

struct str layer_hue(struct view *v, const struct layer *l, bool on_dark)
{
	struct str out = str_c((on_dark ? dark : light)[l->index % RAMP]);
	struct buf safe = {0};

	if (escape_css_colour(&safe, of_the_site(v, l, on_dark)))
		out = arena_str(v->arena, buf_str(&safe));
	buf_free(&safe);
	return out;
}
