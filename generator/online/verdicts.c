#include "online/verdicts.h"

#include "base/url.h"
#include "online/known.h"
#include "online/online.h"

enum {
	RULE_FAILED = ONLINE_RULE_FAILED,
	RULE_GONE,
	RULE_MOVED,
	RULE_CERTIFICATE,
	RULE_REFUSED,
	RULE_PRIVATE,
	RULE_LATER,
};

const struct rule online_rules[] = {
	[RULE_GONE] = {"link-gone", DIAG_WARNING,
		       "a link leads to something (--online)"},
	[RULE_MOVED] = {"link-moved", DIAG_WARNING,
			"a link names the address that permanent redirects "
			"lead to (--online)"},
	[RULE_FAILED] = {"link-failed", DIAG_WARNING,
			 "a link is answered (--online)"},
	[RULE_CERTIFICATE] = {"link-certificate", DIAG_WARNING,
			      "a link leads to a host that proves who it is "
			      "(--online)"},
	[RULE_REFUSED] = {"link-refused", DIAG_NOTE,
			  "a link is answered to programs too (--online)"},
	[RULE_PRIVATE] = {"link-private", DIAG_WARNING,
			  "a link leads into the public net (--online)"},
	[RULE_LATER] = {"link-later", DIAG_NOTE,
			"the host of a link answers without making us wait "
			"(--online)"},
};
const size_t n_online_rules = sizeof(online_rules) / sizeof(online_rules[0]);

/* They know that there is something, and keep it to people or members. */
static bool is_refused(int status)
{
	return status == 401 || status == 402 || status == 403 ||
	       status == 407 || status == 451 || status == 999; /* LinkedIn */
}

static int rule_of(const struct link_answer *answer)
{
	switch (answer->failure) {
	case HTTP_CERTIFICATE: return RULE_CERTIFICATE;
	case HTTP_REFUSED_HERE: return RULE_PRIVATE;
	case HTTP_CARRIED_OVER: return RULE_LATER;
	case HTTP_ANSWERED: break;
	default: return RULE_FAILED;
	}
	if (answer->status == 404 || answer->status == 410)
		return RULE_GONE;
	return is_refused(answer->status) ? RULE_REFUSED : RULE_FAILED;
}

static struct str words_of(struct arena *a, int rule,
			   const struct link_answer *answer)
{
	if (answer->failure != HTTP_ANSWERED)
		return answer->why;
	return arena_printf(a, "answers %d%s", answer->status,
			    rule == RULE_REFUSED ? ", at least to a program"
						 : "");
}

/* Where the answer came from, when that is not what was asked. */
static struct str way_of(struct arena *a, const struct link *link)
{
	if (!link->answer.url.n || str_eq(link->answer.url, link->url))
		return (struct str){0};
	return arena_printf(a, "leads to '%.*s', which ",
			    STR_ARG(link->answer.url));
}

static void report_wrong(struct arena *a, struct diags *d,
			 const struct link *link)
{
	int rule = rule_of(&link->answer);
	struct str words = words_of(a, rule, &link->answer);
	struct str way = way_of(a, link);

	/* It says itself where it leads. */
	if (link->answer.failure == HTTP_REDIRECTS)
		way.n = 0;
	for (size_t i = 0; i < link->places.n; i++)
		diags_add(d, &online_rules[rule], link->places.at[i].pos,
			  "'%.*s' %.*s%.*s", STR_ARG(link->places.at[i].s),
			  STR_ARG(way), STR_ARG(words));
}

/*
 * A page that has moved to a front page is most often a page that is no more:
 * then there is no right answer that we know.
 */
static bool leads_to_a_front_page(const struct link *link)
{
	struct url from, to;

	return url_split(link->url, &from) &&
	       url_split(link->answer.moved_to, &to) && from.path.n > 1 &&
	       to.path.n <= 1 && !to.query.n;
}

/* The fragment is the reader's, a server never sees it. */
static struct str with_fragment(struct arena *a, struct str url,
				struct str written)
{
	struct str of_written, of_url;

	str_cut(written, '#', &of_written);
	str_cut(url, '#', &of_url);
	if (!of_written.n || of_url.n)
		return url;
	return arena_printf(a, "%.*s#%.*s", STR_ARG(url), STR_ARG(of_written));
}

static void report_moved(struct arena *a, struct diags *d,
			 const struct link *link)
{
	bool is_lost = leads_to_a_front_page(link);

	for (size_t i = 0; i < link->places.n; i++) {
		const struct text *place = &link->places.at[i];
		struct str now =
			with_fragment(a, link->answer.moved_to, place->s);
		struct diag *found;

		if (str_eq(now, place->s))
			continue;
		found = diags_add(
			d, &online_rules[RULE_MOVED], place->pos,
			"'%.*s' has moved to %s'%.*s'", STR_ARG(place->s),
			is_lost ? "the front page " : "", STR_ARG(now));
		if (!is_lost)
			diags_edit(d, found, place->pos, place->s, now);
	}
}

void verdict(struct arena *a, struct diags *d, const struct link *link)
{
	if (link->answer.failure == HTTP_STOPPED)
		return;
	if (!known_is_good(&link->answer))
		report_wrong(a, d, link);
	else if (link->answer.moved_to.n)
		report_moved(a, d, link);
}
