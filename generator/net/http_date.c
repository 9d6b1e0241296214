#include "net/http_date.h"

#include "base/date.h"

/*
 * The three forms say the same in the same order but for the day of the
 * month, which C's own form puts after the month:
 *
 *	Sun, 06 Nov 1994 08:49:37 GMT
 *	Sunday, 06-Nov-94 08:49:37 GMT
 *	Sun Nov  6 08:49:37 1994
 */
struct reading {
	long day, month, year, seconds;
};

static struct str next_word(struct str *rest)
{
	struct str s = *rest;
	size_t from = 0, to;

	while (from < s.n && strchr(" ,-", s.p[from]))
		from++;
	to = from;
	while (to < s.n && !strchr(" ,-", s.p[to]))
		to++;
	*rest = str_from(s, to);
	return str_sub(s, from, to);
}

static long month_named(struct str word)
{
	static const char *const names[] = {"Jan", "Feb", "Mar", "Apr",
					    "May", "Jun", "Jul", "Aug",
					    "Sep", "Oct", "Nov", "Dec"};

	for (int i = 0; i < 12; i++)
		if (str_is(word, names[i]))
			return i + 1;
	return 0;
}

static bool read_time(struct str word, long *seconds)
{
	long h, m, s;

	if (word.n != 8 || word.p[2] != ':' || word.p[5] != ':' ||
	    !str_to_long(str_sub(word, 0, 2), &h) ||
	    !str_to_long(str_sub(word, 3, 5), &m) ||
	    !str_to_long(str_sub(word, 6, 8), &s) || h > 23 || m > 59 || s > 60)
		return false;
	*seconds = h * 3600 + m * 60 + s;
	return true;
}

/* Two digits are a year of the fifty before 2070, as GNU and BSD read them. */
static long whole_year(struct str word, long year)
{
	if (word.n != 2)
		return year;
	return year < 70 ? 2000 + year : 1900 + year;
}

static bool take_word(struct reading *r, struct str word)
{
	long number, month = month_named(word);

	if (month && !r->month) {
		r->month = month;
		return true;
	}
	if (r->seconds < 0 && read_time(word, &r->seconds))
		return true;
	if (!str_to_long(word, &number))
		return false;
	if (!r->day && word.n <= 2)
		r->day = number;
	else if (!r->year && (word.n == 2 || word.n == 4))
		r->year = whole_year(word, number);
	else
		return false;
	return true;
}

bool http_date_read(struct str s, int64_t *out)
{
	struct reading r = {.seconds = -1};
	struct str rest = str_trim(s), word;
	struct date date;

	next_word(&rest); /* the day of the week, which the date decides */
	while ((word = next_word(&rest)).n)
		if (!take_word(&r, word) && !str_is(word, "GMT"))
			return false;
	if (!r.day || !r.month || !r.year || r.seconds < 0 || r.day > 31)
		return false;
	date = (struct date){(int)r.year, (int)r.month, (int)r.day};
	if (date_from_days(date_days(date)).day != date.day)
		return false; /* 30 February */
	*out = (int64_t)date_days(date) * 86400 + r.seconds;
	return true;
}
