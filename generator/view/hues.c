#include "base/escape.h"
#include "view/parts.h"

/*
 * The hues of layers: those of strata.yml by layer; for any number of
 * categories a fixed ramp, whose steps were chosen for 4.5:1 and more on their
 * paper.
 */
static const char *const ramp_light[] = {"#8a3b78", "#4a4fb5", "#1f6fa8",
					 "#0a7566", "#6b6a00", "#a85a00",
					 "#a83a32", "#56606c"};
static const char *const ramp_dark[] = {"#dc93c8", "#9a9ef5", "#79b8ea",
					"#4fc3b0", "#c3c04a", "#e6a252",
					"#ee948b", "#9aa5b2"};
enum { RAMP = sizeof(ramp_light) / sizeof(ramp_light[0]) };

static struct str hue(struct view *v, const struct layer *l, bool dark)
{
	const struct colour_list *own = &v->catalogue->site.colours;

	for (size_t i = 0; i < own->n; i++)
		if (str_eq(own->at[i]->layer.s, l->id.s))
			return dark ? own->at[i]->dark.s : own->at[i]->light.s;
	return str_c(dark ? ramp_dark[l->index % RAMP]
			  : ramp_light[l->index % RAMP]);
}

/* A hue that is no colour gives way to the ramp's. */
static void add_hue(struct view *v, struct buf *out, const struct layer *l,
		    bool dark)
{
	if (!escape_css_colour(out, hue(v, l, dark)))
		buf_add(out, str_c(dark ? ramp_dark[l->index % RAMP]
					: ramp_light[l->index % RAMP]));
}

struct str hue_on_paper(struct view *v, const struct layer *l)
{
	struct buf safe = {0};
	struct str out;

	add_hue(v, &safe, l, false);
	out = arena_str(v->arena, buf_str(&safe));
	buf_free(&safe);
	return out;
}

void view_theme(struct view *v, struct buf *out)
{
	const struct layers *layers = &v->catalogue->model.layers;

	for (size_t i = 0; i < layers->n; i++) {
		buf_printf(out, ".c%zu{--c:light-dark(", i + 1);
		add_hue(v, out, layers->at[i], false);
		buf_addc(out, ',');
		add_hue(v, out, layers->at[i], true);
		buf_add(out, STR(")}\n"));
	}
}
