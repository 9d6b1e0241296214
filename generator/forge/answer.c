/* Reading answers: status, JSON, Link headers. */
#include "base/escape.h"
#include "base/url.h"
#include "base/utf8.h"
#include "forge/forge_parts.h"
#include "format/json_read.h"

/* A 403 of GitHub means either of two things; a 429 only one. */
static bool is_spent(const struct http_answer *answer)
{
	const struct http_headers *h = &answer->headers;

	return answer->status == 429 ||
	       (answer->status == 403 &&
		(str_is(http_header_of(h, "x-ratelimit-remaining"), "0") ||
		 http_header_of(h, "retry-after").n));
}

/* It says nothing about the repository that we could not ask on. */
static bool is_ours(enum http_failure failure)
{
	return failure == HTTP_CARRIED_OVER || failure == HTTP_STOPPED ||
	       failure == HTTP_TOKEN_REFUSED;
}

enum forge_reply answer_status(struct arena *a, struct forge_repo *r,
			       const struct http_answer *answer)
{
	if (answer->failure != HTTP_ANSWERED) {
		r->reason =
			arena_str(a, answer->why.n ? answer->why
						   : str_c(http_failure_words(
							     answer->failure)));
		return is_ours(answer->failure) ? REPLY_SPENT : REPLY_DOWN;
	}
	if (answer->status == 200)
		return REPLY_DONE;
	if (answer->status == 202)
		return REPLY_LATER;
	if (is_spent(answer)) {
		r->reason = STR("the budget is spent");
		return REPLY_SPENT;
	}
	switch (answer->status) {
	case 404:
	case 410: r->reason = STR("not found"); return REPLY_GONE;
	case 401: r->reason = STR("the token is not taken"); return REPLY_DOWN;
	case 403: r->reason = STR("forbidden"); return REPLY_BARRED;
	case 451: r->reason = STR("barred by law"); return REPLY_BARRED;
	default: break;
	}
	r->reason = arena_printf(a, "status %d", answer->status);
	return REPLY_DOWN;
}

const struct value *answer_json(struct forge_repo *r,
				const struct http_answer *answer,
				enum value_kind kind)
{
	const struct value *v;
	struct diags unused;

	diags_init(&unused, r->scratch);
	v = json_read(r->scratch, &unused, "answer", answer->body);
	if (v && v->kind == kind)
		return v;
	r->reason = v ? STR("the answer has another form than expected")
		      : STR("the answer is no JSON");
	return NULL;
}

static bool is_one_of(int status, const int *statuses)
{
	for (; statuses && *statuses; statuses++)
		if (status == *statuses)
			return true;
	return false;
}

const struct value *answer_read_or(struct arena *a, struct forge_repo *r,
				   const struct http_answer *answer,
				   enum value_kind kind, const int *nothing,
				   enum forge_reply *reply)
{
	const struct value *v;

	*reply = answer_status(a, r, answer);
	if (*reply != REPLY_SPENT && answer->failure == HTTP_ANSWERED &&
	    is_one_of(answer->status, nothing)) {
		*reply = REPLY_DONE;
		return NULL;
	}
	if (*reply != REPLY_DONE)
		return NULL;
	v = answer_json(r, answer, kind);
	if (!v)
		*reply = REPLY_DOWN;
	return v;
}

const struct value *answer_read(struct arena *a, struct forge_repo *r,
				const struct http_answer *answer,
				enum value_kind kind, enum forge_reply *reply)
{
	return answer_read_or(a, r, answer, kind, NULL, reply);
}

bool answer_is_unchanged(struct forge_repo *r, const struct http_answer *answer)
{
	if (answer->failure != HTTP_ANSWERED || answer->status != 304)
		return false;
	r->state = FORGE_UNCHANGED;
	r->looks[FORGE_PULSE] = FORGE_LOOKED;
	return true;
}

struct str answer_line(struct arena *a, struct str s, size_t most)
{
	struct buf b = {0};
	struct str rest = s, line;
	bool blank = false;
	int32_t c;

	for (;;) {
		struct str before = rest;

		c = utf8_next(&rest);
		if (c < 0)
			break;
		if (c == ' ' || utf8_is_control(c) || c == 0xfffd) {
			blank = b.n > 0;
			continue;
		}
		if (blank)
			buf_addc(&b, ' ');
		blank = false;
		buf_add(&b, str_sub(before, 0, before.n - rest.n));
	}
	line = arena_str(a, utf8_cut(buf_str(&b), most));
	buf_free(&b);
	return str_trim(line);
}

const struct value *member(const struct value *map, const char *key,
			   enum value_kind kind)
{
	const struct value *v = value_get(map, str_c(key));

	return v && v->kind == kind ? v : NULL;
}

struct str member_text(const struct value *map, const char *key)
{
	const struct value *v = member(map, key, VALUE_TEXT);

	return v ? v->text : (struct str){0};
}

long count_of(struct str s)
{
	long n;

	return str_to_long(s, &n) && n <= FACTS_MOST ? n : -1;
}

long member_number(const struct value *map, const char *key)
{
	const struct value *v = member(map, key, VALUE_NUMBER);

	return v ? count_of(v->text) : -1;
}

bool member_is_true(const struct value *map, const char *key)
{
	const struct value *v = member(map, key, VALUE_BOOL);

	return v && v->truth;
}

/* The two digits at `at`; -1 when they are none. */
static long two_digits(struct str s, size_t at)
{
	long n = -1;

	if (at + 2 <= s.n)
		str_to_long(str_sub(s, at, at + 2), &n);
	return n;
}

/*
 * By how many days the day in UTC is another than that of a time with an
 * offset: "2026-08-22T00:30:00.000+02:00" is of the 21st.
 */
static long days_off(struct str time)
{
	long minutes = two_digits(time, 11) * 60 + two_digits(time, 14);
	size_t sign = 19;
	long offset;

	while (sign < time.n && time.p[sign] != '+' && time.p[sign] != '-')
		sign++;
	offset = two_digits(time, sign + 1) * 60 + two_digits(time, sign + 4);
	if (sign + 6 != time.n || offset < 0 || minutes < 0)
		return 0;
	minutes += time.p[sign] == '+' ? -offset : offset;
	return minutes < 0 ? -1 : minutes / (24 * 60);
}

struct date member_day(const struct value *map, const char *key)
{
	struct str s = member_text(map, key);
	struct date day = {0};

	if (date_read_timestamp(s, &day))
		return date_from_days(date_days(day) + days_off(s));
	date_read(s, &day);
	return day;
}

/* The value of `page` among the parts of a query. */
static long page_of(struct str address)
{
	struct url u;
	struct str query;
	long page = -1;

	if (!url_split(address, &u))
		return -1;
	for (query = u.query; query.n;) {
		struct str value, name = str_cut(query, '&', &query);

		name = str_cut(name, '=', &value);
		if (str_is(name, "page") && !str_to_long(value, &page))
			return -1;
	}
	return page;
}

/* RFC 8288: <https://…?page=3>; rel="last", <…>; rel="next" */
long link_page(const struct http_answer *answer, const char *rel)
{
	struct str rest = http_header_of(&answer->headers, "link");

	while (rest.n) {
		size_t open = str_find(rest, STR("<"));
		size_t close = str_find(rest, STR(">"));
		struct str address, name, parameters;

		if (open > close || close == rest.n)
			return -1;
		address = str_sub(rest, open + 1, close);
		rest = str_from(rest, close + 1);
		parameters = str_sub(rest, 0, str_find(rest, STR("<")));
		rest = str_from(rest, parameters.n);
		str_cut(parameters, '"', &name);
		name = str_cut(name, '"', &parameters);
		if (str_is(name, rel))
			return page_of(address);
	}
	return -1;
}

long count_by_pages(const struct http_answer *answer, const struct value *list)
{
	long last = link_page(answer, "last");

	return last > 0 && last <= FACTS_MOST ? last : list->n;
}

void ask_header(struct arena *a, struct http_request *r, const char *name,
		struct str value)
{
	struct http_header *more =
		arena_alloc(a, (r->headers.n + 1) * sizeof(*more));

	for (size_t i = 0; i < r->headers.n; i++)
		more[i] = r->headers.at[i];
	more[r->headers.n] = (struct http_header){str_c(name), value};
	r->headers.at = more;
	r->headers.n++;
}

struct str ask_escaped(struct arena *a, struct str part)
{
	struct buf b = {0};
	struct str out;

	escape_url_part(&b, part);
	out = arena_str(a, buf_str(&b));
	buf_free(&b);
	return out;
}
