#include "picture/draw.h"

#include "base/library.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
#include <pthread.h>

/* One more with each change here that draws other bytes. */
#define DRAWER "1"

#define LIBRARY "librsvg-2.so.2"

/* All that is called of it, and of cairo and GObject, which it brings along. */
#define FUNCTIONS(X)                                                           \
	X(cairo_create)                                                        \
	X(cairo_destroy)                                                       \
	X(cairo_image_surface_create)                                          \
	X(cairo_image_surface_get_height)                                      \
	X(cairo_image_surface_get_width)                                       \
	X(cairo_paint)                                                         \
	X(cairo_pdf_surface_create_for_stream)                                 \
	X(cairo_pdf_surface_set_metadata)                                      \
	X(cairo_set_source_rgb)                                                \
	X(cairo_show_page)                                                     \
	X(cairo_status)                                                        \
	X(cairo_surface_destroy)                                               \
	X(cairo_surface_finish)                                                \
	X(cairo_surface_status)                                                \
	X(cairo_surface_write_to_png_stream)                                   \
	X(g_object_unref)                                                      \
	X(rsvg_handle_get_intrinsic_size_in_pixels)                            \
	X(rsvg_handle_new_from_data)                                           \
	X(rsvg_handle_render_document)

#define POINTER(f) __typeof__(&f) f;
#define BY_NAME(f) {#f, &lib.f},

static struct {
	FUNCTIONS(POINTER)
} lib;

static const struct library_function functions[] = {FUNCTIONS(BY_NAME)};
static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool loaded;

static void load(void)
{
	loaded = library_load(LIBRARY, functions,
			      sizeof(functions) / sizeof(functions[0]));
}

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

	pthread_once(&once, load);
	*why = "there is no " LIBRARY ", or another one than we know";
	if (!loaded)
		return false;
	*why = "it is no SVG";
	d->handle = lib.rsvg_handle_new_from_data((const guint8 *)svg.p, svg.n,
						  NULL);
	if (!d->handle)
		return false;
	*why = "it does not say how large it is, in pixels";
	if (lib.rsvg_handle_get_intrinsic_size_in_pixels(d->handle, &d->width,
							 &d->height) &&
	    d->width >= 1 && d->height >= 1 && d->width < LARGEST &&
	    d->height < LARGEST)
		return true;
	lib.g_object_unref(d->handle);
	return false;
}

static bool drawing_put(const struct drawing *d, cairo_t *cr, double width,
			double height, const char **why)
{
	RsvgRectangle page = {0, 0, width, height};

	*why = "it cannot be drawn";
	return lib.rsvg_handle_render_document(d->handle, cr, &page, NULL) &&
	       lib.cairo_status(cr) == CAIRO_STATUS_SUCCESS;
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
	surface = lib.cairo_image_surface_create(CAIRO_FORMAT_RGB24,
						 (int)(d.width * times + .5),
						 (int)(d.height * times + .5));
	cr = lib.cairo_create(surface);
	lib.cairo_set_source_rgb(cr, 1, 1, 1);
	lib.cairo_paint(cr);
	ok = drawing_put(&d, cr, lib.cairo_image_surface_get_width(surface),
			 lib.cairo_image_surface_get_height(surface), why) &&
	     lib.cairo_surface_write_to_png_stream(surface, take, out) ==
		     CAIRO_STATUS_SUCCESS;
	lib.cairo_destroy(cr);
	lib.cairo_surface_destroy(surface);
	lib.g_object_unref(d.handle);
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
	surface = lib.cairo_pdf_surface_create_for_stream(
		take, out, d.width * scale, d.height * scale);
	/* none: the same bytes on any day */
	lib.cairo_pdf_surface_set_metadata(surface,
					   CAIRO_PDF_METADATA_CREATE_DATE, "");
	cr = lib.cairo_create(surface);
	ok = drawing_put(&d, cr, d.width * scale, d.height * scale, why);
	lib.cairo_show_page(cr);
	lib.cairo_destroy(cr);
	lib.cairo_surface_finish(surface);
	ok = ok && lib.cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	lib.cairo_surface_destroy(surface);
	lib.g_object_unref(d.handle);
	return ok;
}
