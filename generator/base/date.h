/*
 * date.h - days of the Gregorian calendar.
 *
 * A date that is not known is `(struct date){0}`; `date_is_set` tells.  The
 * clock is read nowhere here: what "now" means is the catalogue's as-of date.
 */
#ifndef DATE_H
#define DATE_H

#include "base/arena.h"
#include "base/str.h"

struct date {
	int year, month, day; /* 1-12, 1-31 */
};

bool date_is_set(struct date d);

/* YYYY-MM-DD, a day that exists.  False, and `*out` untouched, otherwise. */
bool date_read(struct str s, struct date *out);

/* The date at which an ISO 8601 timestamp starts ("2026-08-21T09:27:26+01:00").
 */
bool date_read_timestamp(struct str s, struct date *out);

/* Days since 1970-01-01, negative before. */
long date_days(struct date d);
struct date date_from_days(long days);

/* Below, at or above 0 as `a` is before, on or after `b`. */
int date_cmp(struct date a, struct date b);

/* YYYY-MM-DD; of an unset date, the empty string. */
struct str date_iso(struct arena *a, struct date d);

#endif
