#include "format/raster.h"

#include <stdint.h>

static uint32_t big_endian(struct str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < 4; i++)
		n = n << 8 | (unsigned char)s.p[i];
	return n;
}

static bool is_avif_brand(struct str brand)
{
	return str_is(brand, "avif") || str_is(brand, "avis");
}

/* A box: its size, "ftyp", the main brand, a version, the other brands. */
static bool is_avif(struct str head)
{
	size_t end;

	if (head.n < 16 || !str_is(str_sub(head, 4, 8), "ftyp"))
		return false;
	if (is_avif_brand(str_sub(head, 8, 12)))
		return true;
	end = big_endian(head);
	if (end > head.n)
		end = head.n;
	for (size_t i = 16; i + 4 <= end; i += 4)
		if (is_avif_brand(str_sub(head, i, i + 4)))
			return true;
	return false;
}

enum raster_kind raster_sniff(struct str head)
{
	if (str_starts(head, STR("\x89PNG\r\n\x1a\n")))
		return RASTER_PNG;
	if (str_starts(head, STR("\xff\xd8\xff")))
		return RASTER_JPEG;
	if (str_starts(head, STR("GIF87a")) || str_starts(head, STR("GIF89a")))
		return RASTER_GIF;
	if (head.n >= 12 && str_starts(head, STR("RIFF")) &&
	    str_is(str_sub(head, 8, 12), "WEBP"))
		return RASTER_WEBP;
	return is_avif(head) ? RASTER_AVIF : RASTER_NONE;
}

const char *raster_extension(enum raster_kind kind)
{
	static const char *const extensions[] = {
		[RASTER_NONE] = "",     [RASTER_PNG] = "png",
		[RASTER_JPEG] = "jpg",  [RASTER_WEBP] = "webp",
		[RASTER_AVIF] = "avif", [RASTER_GIF] = "gif",
	};

	return extensions[kind];
}
