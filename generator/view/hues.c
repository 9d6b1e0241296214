/* Hues for drawings, which are shown without the style sheet. */
#include "base/escape.h"
#include "view/parts.h"

struct str hue_on_paper(struct view *v, const struct layer *l)
{
	struct buf safe = {0};
	struct str out = STR("#1a1d21"); /* ink, for what is no colour */

	if (escape_css_colour(&safe, layer_hue(v, l, false)))
		out = arena_str(v->arena, buf_str(&safe));
	buf_free(&safe);
	return out;
}
