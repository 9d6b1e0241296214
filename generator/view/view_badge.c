/* badge.svg: says in an entry's own README that the catalogue lists it. */
#include "base/escape.h"
#include "base/utf8.h"
#include "view/parts.h"

/* In pixels.  Letters differ in width; `textLength` makes the text fit. */
enum { HEIGHT = 24, LETTER = 7, MARGIN = 9, BASELINE = 16, SIZE = 12 };

struct str badge_text(struct view *v)
{
	const struct site *s = &v->catalogue->site;

	return ARENA_JOIN(v->arena, word(v, "use.listed"), STR(" "),
			  s->short_title.s.n ? s->short_title.s
					     : site_title(v));
}

static size_t width_of(struct str text)
{
	size_t width = 2 * MARGIN;

	while (text.n) {
		int32_t c = utf8_next(&text);

		width += LETTER *
			 (size_t)(utf8_width(c) > 0 ? utf8_width(c) : 0);
	}
	return width;
}

static void add_part(struct buf *out, struct str text, size_t x, size_t width,
		     struct str colour)
{
	buf_printf(out, "<rect x=\"%zu\" width=\"%zu\" height=\"%d\" fill=\"",
		   x, width, HEIGHT);
	escape_xml(out, colour);
	buf_printf(out,
		   "\"/>\n<text x=\"%zu\" y=\"%d\" textLength=\"%zu\" "
		   "lengthAdjust=\"spacingAndGlyphs\">",
		   x + MARGIN, BASELINE, width - 2 * MARGIN);
	escape_xml(out, text);
	buf_add(out, STR("</text>\n"));
}

struct str badge_width(struct view *v, const struct entry *e)
{
	return arena_printf(v->arena, "%zu",
			    width_of(badge_text(v)) +
				    width_of(e->layer->name.s));
}

void view_badge(struct view *v, const void *entry, struct buf *out)
{
	const struct entry *e = entry;
	struct str left = badge_text(v), right = e->layer->name.s;
	size_t middle = width_of(left), width = middle + width_of(right);
	buf_printf(out,
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%zu\" "
		   "height=\"%d\" viewBox=\"0 0 %zu %d\" role=\"img\" "
		   "fill=\"#fff\" font-family=\"sans-serif\" "
		   "font-size=\"%d\">\n<title>",
		   width, HEIGHT, width, HEIGHT, SIZE);
	escape_xml(out, e->name.s);
	buf_add(out, STR(": "));
	escape_xml(out, left);
	buf_add(out, STR(", "));
	escape_xml(out, right);
	buf_add(out, STR("</title>\n"));
	add_part(out, left, 0, middle, STR("#2b2b2b"));
	add_part(out, right, middle, width - middle,
		 layer_hue(v, e->layer, false));
	buf_add(out, STR("</svg>\n"));
}
