#include "picture/draw.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

/* One more with each change here that draws other bytes. */
#define DRAWER "1"

enum { POINTS_AN_INCH = 72 };
static const double mm_an_inch = 25.4;

const char *draw_version(void)
{
	return DRAWER " librsvg " LIBRSVG_VERSION
		      " cairo " CAIRO_VERSION_STRING;
}

/* An SVG that was read, and how large it says it is. */
struct drawing {
	RsvgHandle *handle;
	double width, height;
};

static bool drawing_read(struct drawing *d, struct str svg, const char **why)
{
	enum { LARGEST = 1 << 20 };

	*why = "it is no SVG";
	d->handle =
		rsvg_handle_new_from_data((const guint8 *)svg.p, svg.n, NULL);
	if (!d->handle)
		return false;
	*why = "it does not say how large it is, in pixels";
	if (rsvg_handle_get_intrinsic_size_in_pixels(d->handle, &d->width,
						     &d->height) &&
	    d->width >= 1 && d->height >= 1 && d->width < LARGEST &&
	    d->height < LARGEST)
		return true;
	g_object_unref(d->handle);
	return false;
}

static bool drawing_put(const struct drawing *d, cairo_t *cr, double width,
			double height, const char **why)
{
	RsvgRectangle page = {0, 0, width, height};

	*why = "it cannot be drawn";
	return rsvg_handle_render_document(d->handle, cr, &page, NULL) &&
	       cairo_status(cr) == CAIRO_STATUS_SUCCESS;
}

static cairo_status_t take(void *out, const unsigned char *bytes,
			   unsigned int n)
{
	buf_add(out, (struct str){(const char *)bytes, n});
	return CAIRO_STATUS_SUCCESS;
}

bool draw_png(struct str svg, double times, int longest, struct buf *out,
	      const char **why)
{
	struct drawing d;
	cairo_surface_t *surface;
	cairo_t *cr;
	double longer;
	bool ok;

	buf_clear(out);
	if (!drawing_read(&d, svg, why))
		return false;
	longer = d.width > d.height ? d.width : d.height;
	if (longer * times > longest)
		times = longest / longer;
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
					     (int)(d.width * times + .5),
					     (int)(d.height * times + .5));
	cr = cairo_create(surface);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	ok = drawing_put(&d, cr, cairo_image_surface_get_width(surface),
			 cairo_image_surface_get_height(surface), why) &&
	     cairo_surface_write_to_png_stream(surface, take, out) ==
		     CAIRO_STATUS_SUCCESS;
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	g_object_unref(d.handle);
	return ok;
}

/* The shorter sides of A4 to A0, and the longer of A0, in millimetres. */
static const double sheets[] = {210, 297, 420, 594, 841, 1189};
enum { SHEETS = sizeof(sheets) / sizeof(sheets[0]) };

/* The shorter side of the sheet for a drawing, in points. */
static double sheet_for(double shorter)
{
	static const double type_pixels = 12, type_points = 7;
	double points = 0;

	for (int i = 0; i + 1 < SHEETS; i++) {
		points = sheets[i] / mm_an_inch * POINTS_AN_INCH;
		if (points >= shorter / type_pixels * type_points)
			break;
	}
	return points;
}

bool draw_pdf(struct str svg, struct buf *out, const char **why)
{
	struct drawing d;
	cairo_surface_t *surface;
	cairo_t *cr;
	double scale, shorter;
	bool ok;

	buf_clear(out);
	if (!drawing_read(&d, svg, why))
		return false;
	shorter = d.width < d.height ? d.width : d.height;
	scale = sheet_for(shorter) / shorter;
	surface = cairo_pdf_surface_create_for_stream(
		take, out, d.width * scale, d.height * scale);
	/* none: the same bytes on any day */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
				       "");
	cr = cairo_create(surface);
	ok = drawing_put(&d, cr, d.width * scale, d.height * scale, why);
	cairo_show_page(cr);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	ok = ok && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	g_object_unref(d.handle);
	return ok;
}
