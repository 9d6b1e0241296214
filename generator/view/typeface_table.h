/* typeface_table.h - the widths of characters; view/typeface.h uses them. */
#ifndef TYPEFACE_TABLE_H
#define TYPEFACE_TABLE_H

#include "view/typeface.h"

/* From a blank on: ASCII, Latin-1 and Latin Extended-A, U+0020 to U+017F. */
enum { TYPEFACE_FIRST = 0x20, TYPEFACE_MOST = 0x180 - 0x20 };

/* In hundredths of the size, of the widest of the usual typefaces. */
extern const unsigned char typeface_widths[TYPEFACES][TYPEFACE_MOST];

#endif
