/*
 * What view/typeface_table.c says, from the typefaces of this machine.
 *
 * usage: widths            write the table (make widths)
 *        widths --check    is any character here wider than it says?
 *
 * A table is as wide as the widest of its typefaces, so that a text that fits
 * by it fits in whichever of them a reader has.
 */
#include "view/typeface_table.h"

#include <cairo-ft.h>
#include <stdio.h>
#include <string.h>

struct face {
	const char *table, *name;
	cairo_font_weight_t weight;
};

static const struct face faces[] = {
	{"sans", "Inter", CAIRO_FONT_WEIGHT_NORMAL},
	{"sans", "Liberation Sans", CAIRO_FONT_WEIGHT_NORMAL},
	{"sans", "DejaVu Sans", CAIRO_FONT_WEIGHT_NORMAL},
	{"bold", "Inter Semi Bold", CAIRO_FONT_WEIGHT_NORMAL},
	{"bold", "Liberation Sans", CAIRO_FONT_WEIGHT_BOLD},
	{"bold", "DejaVu Sans", CAIRO_FONT_WEIGHT_BOLD},
	{"serif", "Charis SIL", CAIRO_FONT_WEIGHT_NORMAL},
	{"serif", "Liberation Serif", CAIRO_FONT_WEIGHT_NORMAL},
	{"serif", "DejaVu Serif", CAIRO_FONT_WEIGHT_NORMAL},
};
enum { FACES = sizeof(faces) / sizeof(faces[0]), SIZE = 1000 };

static bool is_here(const char *name)
{
	FcPattern *asked = FcPatternCreate(), *found;
	FcChar8 *family = NULL;
	FcResult result;
	bool here;

	FcPatternAddString(asked, FC_FAMILY, (const FcChar8 *)name);
	FcConfigSubstitute(NULL, asked, FcMatchPattern);
	FcDefaultSubstitute(asked);
	found = FcFontMatch(NULL, asked, &result);
	here = found && (FcPatternGetString(found, FC_FAMILY, 0, &family) ||
			 !strcmp((const char *)family, name) ||
			 (!FcPatternGetString(found, FC_FAMILY, 1, &family) &&
			  !strcmp((const char *)family, name)));
	FcPatternDestroy(found);
	FcPatternDestroy(asked);
	return here;
}

/* In hundredths of the size, rounded up. */
static int width(cairo_t *cr, const struct face *f, int c)
{
	char text[3] = {(char)c};
	cairo_text_extents_t e;

	if (c >= 0x80) {
		text[0] = (char)(0xc0 | c >> 6);
		text[1] = (char)(0x80 | (c & 0x3f));
	}
	cairo_select_font_face(cr, f->name, CAIRO_FONT_SLANT_NORMAL, f->weight);
	cairo_set_font_size(cr, SIZE);
	cairo_text_extents(cr, text, &e);
	return (int)(e.x_advance / (SIZE / 100.0) + 0.999);
}

static int widest(cairo_t *cr, const char *table, int c)
{
	int most = 0;

	for (int k = 0; k < FACES; k++)
		if (!strcmp(faces[k].table, table) && is_here(faces[k].name) &&
		    width(cr, &faces[k], c) > most)
			most = width(cr, &faces[k], c);
	return most;
}

static int write_table(cairo_t *cr)
{
	static const char *const names[] = {"sans", "bold", "serif"};
	enum { IN_A_LINE = 16 };

	puts("/* Made by make widths from the typefaces that "
	     "tests/pictures/widths.c names. */\n"
	     "#include \"view/typeface_table.h\"\n\n"
	     "/* clang-format off */\n"
	     "const unsigned char typeface_widths[TYPEFACES][TYPEFACE_MOST] = "
	     "{");
	for (size_t t = 0; t < sizeof(names) / sizeof(names[0]); t++) {
		printf("\t{ /* %s */\n", names[t]);
		for (int i = 0; i < TYPEFACE_MOST; i++)
			printf("%s%d,%s", i % IN_A_LINE ? " " : "\t\t",
			       widest(cr, names[t], i + TYPEFACE_FIRST),
			       (i + 1) % IN_A_LINE ? "" : "\n");
		puts("\t},");
	}
	puts("};");
	return 0;
}

static int check(cairo_t *cr)
{
	static const char *const names[] = {"sans", "bold", "serif"};
	int wrong = 0, looked = 0;

	for (int t = 0; t < TYPEFACES; t++)
		for (int i = 0; i < TYPEFACE_MOST; i++) {
			int c = i + TYPEFACE_FIRST;
			int here = widest(cr, names[t], c);

			looked++;
			if (here <= typeface_widths[t][i])
				continue;
			printf("U+%04X in %s is %d wide, not %d\n", c, names[t],
			       here, typeface_widths[t][i]);
			wrong++;
		}
	printf("%d passed\n", looked - wrong);
	return wrong > 0;
}

int main(int argc, char **argv)
{
	cairo_surface_t *surface =
		cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
	cairo_t *cr = cairo_create(surface);
	int result;

	(void)argv;
	result = argc > 1 ? check(cr) : write_table(cr);
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return result;
}
