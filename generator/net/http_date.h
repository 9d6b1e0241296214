/*
 * http_date.h - the dates of HTTP headers (RFC 9110, 5.6.7).
 */
#ifndef HTTP_DATE_H
#define HTTP_DATE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Seconds since 1970 of any of the three forms that a recipient has to
 * understand.  False, and `*out` untouched, when `s` is none of them.
 */
bool http_date_read(struct str s, int64_t *out);

#endif
