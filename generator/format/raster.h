/*
 * raster.h - which kind of picture a file is, told by its first bytes.
 *
 * Names of files are not asked: they lie.  The signatures are those of
 *
 *	PNG	W3C PNG (third edition), 5.2: 89 50 4E 47 0D 0A 1A 0A
 *	JPEG	ITU-T T.81, B.1.1.3: SOI (FF D8), then a marker (FF)
 *	GIF	GIF89a specification, 17: "GIF87a" or "GIF89a"
 *	WebP	RFC 9649, 2.4: "RIFF", four bytes of size, "WEBP"
 *	AVIF	AVIF 1.1, 4, in ISO/IEC 14496-12, 4.3: an `ftyp` box with
 *		the brand "avif", or "avis" for a sequence, among its brands
 */
#ifndef RASTER_H
#define RASTER_H

#include "base/str.h"

enum raster_kind {
	RASTER_NONE,
	RASTER_PNG,
	RASTER_JPEG,
	RASTER_WEBP,
	RASTER_AVIF,
	RASTER_GIF
};

/* As many bytes tell every kind; an AVIF may name its brand later on. */
enum { RASTER_HEAD = 64 };

/* `head` is the whole of a file, or at least its first RASTER_HEAD bytes. */
enum raster_kind raster_sniff(struct str head);

/* "png", "jpg", "webp", "avif" or "gif"; of RASTER_NONE, the empty string. */
const char *raster_extension(enum raster_kind kind);

#endif
