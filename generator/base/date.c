#include "base/date.h"

#include "base/str.h"

bool date_is_set(struct date d)
{
	return d.year != 0;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_read(struct str s, struct date *out)
{
	long year, month, day;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' ||
	    !str_to_long(str_sub(s, 0, 4), &year) ||
	    !str_to_long(str_sub(s, 5, 7), &month) ||
	    !str_to_long(str_sub(s, 8, 10), &day))
		return false;
	if (year < 1 || month < 1 || month > 12 || day < 1 ||
	    day > days_in((int)year, (int)month))
		return false;
	*out = (struct date){(int)year, (int)month, (int)day};
	return true;
}

bool date_read_timestamp(struct str s, struct date *out)
{
	if (s.n < 11 || s.p[10] != 'T')
		return false;
	return date_read(str_sub(s, 0, 10), out);
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
long date_days(struct date d)
{
	long y = d.year - (d.month <= 2);
	long era = (y >= 0 ? y : y - 399) / 400;
	long of_era = y - era * 400;
	long of_year =
		(153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

struct date date_from_days(long days)
{
	long z = days + 719468;
	long era = (z >= 0 ? z : z - 146096) / 146097;
	long of_era = z - era * 146097;
	long year_of_era =
		(of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		365;
	long of_year = of_era - (365 * year_of_era + year_of_era / 4 -
				 year_of_era / 100);
	long m = (5 * of_year + 2) / 153;
	int month = (int)(m < 10 ? m + 3 : m - 9);

	return (struct date){(int)(year_of_era + era * 400 + (month <= 2)),
			     month, (int)(of_year - (153 * m + 2) / 5 + 1)};
}

int date_cmp(struct date a, struct date b)
{
	long left = date_is_set(a) ? date_days(a) : -1000000;
	long right = date_is_set(b) ? date_days(b) : -1000000;

	return (left > right) - (left < right);
}

struct str date_iso(struct arena *a, struct date d)
{
	if (!date_is_set(d))
		return (struct str){0};
	return arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}
