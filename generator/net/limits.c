#include "net/limits.h"

#include "net/http_date.h"

enum {
	/* Nobody means more; a wrong unit would be weeks. */
	LONGEST_S = 24 * 60 * 60,
	/* A number above is a moment, one below a duration: GitHub and GitLab
	 * send moments, the draft of the standard durations. */
	MOMENT = 1000000000,
	/* GitHub's sentence about its secondary limits stands at the front. */
	BODY_LOOKED_AT = 4096,
};

static int64_t bounded_ms(int64_t seconds)
{
	if (seconds < 0)
		return 0;
	return (seconds < LONGEST_S ? seconds : LONGEST_S) * 1000;
}

static struct str first_of(const struct http_headers *h, const char *a,
			   const char *b)
{
	struct str s = http_header_of(h, a);

	return s.n ? s : http_header_of(h, b);
}

/* GitHub, Gitea and many others write X-RateLimit-*, GitLab RateLimit-*. */
static void read_counters(const struct http_headers *h, int64_t now_s,
			  struct limits *out)
{
	struct str left =
		first_of(h, "x-ratelimit-remaining", "ratelimit-remaining");
	struct str reset = first_of(h, "x-ratelimit-reset", "ratelimit-reset");
	long number;

	if (str_to_long(left, &number))
		out->remaining = number;
	if (str_to_long(reset, &number))
		out->reset_ms = bounded_ms(number > MOMENT ? number - now_s
							   : (int64_t)number);
}

static bool read_retry_after(struct str s, int64_t now_s, int64_t *out)
{
	long seconds;
	int64_t moment;

	if (str_to_long(s, &seconds))
		*out = bounded_ms(seconds);
	else if (http_date_read(s, &moment))
		*out = bounded_ms(moment - now_s);
	else
		return false;
	return true;
}

static bool speaks_of_limits(struct str body)
{
	static const struct str words = STR_INIT("rate limit");

	if (body.n > BODY_LOOKED_AT)
		body.n = BODY_LOOKED_AT;
	return str_find(body, words) < body.n;
}

struct limits limits_read(const struct http_answer *answer, int64_t now_s)
{
	const struct http_headers *h = &answer->headers;
	struct limits said = {.wait_ms = -1, .remaining = -1, .reset_ms = -1};
	int status = answer->status;
	bool retry_after;

	http_date_read(http_header_of(h, "date"), &now_s);
	read_counters(h, now_s, &said);
	retry_after = read_retry_after(http_header_of(h, "retry-after"), now_s,
				       &said.wait_ms);
	if (status == 429)
		said.limited = true;
	else if (status == 403)
		said.limited = retry_after || said.remaining == 0 ||
			       speaks_of_limits(answer->body);
	else if (status == 503)
		said.limited = retry_after;
	if (!said.limited)
		said.wait_ms = -1;
	return said;
}
