/*
 * forge.c - fuzz target: any bytes as the answers of a forge.  Asking comes to
 * an end, and what was seen can be written and is what a file may hold.
 *
 * The first byte picks the forge; then each answer is a byte that picks its
 * status, and bytes up to the next 0x1e, which is where a new one starts.
 */
#include "forge/forge.h"
#include "base/utf8.h"
#include "format/field.h"
#include "format/json_read.h"
#include "load/load.h"
#include "model/facts.h"
#include "pull/facts_merge.h"
#include "pull/facts_write.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char *const urls[] = {
	"https://github.com/a/b",
	"https://gitlab.com/a/b/c",
	"https://codeberg.org/a/b",
	"https://git.example.org/a.git",
};

/* More than any forge needs, pages included. */
enum { MOST_ASKS = 200 };

static struct http_answer answer_next(struct str *rest)
{
	static const int statuses[] = {200, 200, 200, 200, 202, 204, 304,
				       403, 404, 409, 429, 500, 502};
	static const struct http_header pages[] = {
		{STR_INIT("link"),
		 STR_INIT("<https://a.org/?page=2>; rel=\"next\", "
			  "<https://a.org/?page=9>; rel=\"last\"")},
		{STR_INIT("x-total"), STR_INIT("12")},
	};
	static struct http_header headers[2];
	struct http_answer answer = {.status = 200};
	unsigned char pick = rest->n ? (unsigned char)rest->p[0] : 7;

	if (rest->n)
		*rest = str_from(*rest, 1);
	answer.status =
		statuses[pick % (sizeof(statuses) / sizeof(statuses[0]))];
	memcpy(headers, pages, sizeof(headers));
	answer.headers = (struct http_headers){headers, pick & 0x80 ? 2 : 0};
	answer.body = str_cut(*rest, 0x1e, rest);
	if (pick & 0x40) /* the header itself */
		headers[0].value = answer.body;
	return answer;
}

static const struct record *facts_record(void)
{
	for (size_t i = 0; i < n_load_records; i++)
		if (!strcmp(load_records[i]->name, "facts"))
			return load_records[i];
	return NULL;
}

/* What a pull writes, a build can read. */
static void check_readable(struct arena *a, struct str text)
{
	const struct record *record = facts_record();
	struct diags d;
	struct field_reader r = {.arena = a, .diags = &d};
	const struct value *tree;

	diags_init(&d, a);
	tree = json_read(a, &d, "facts", text);
	assert(tree && utf8_bad(text) == text.n);
	assert(field_read(&r, record, tree, arena_alloc(a, record->size)));
	assert(!d.count[DIAG_ERROR]);
}

static void check(struct arena *a, const struct forge_repo *r)
{
	struct buf b = {0};
	bool changed;
	const struct facts *f = facts_merge(a, NULL, &r->seen, &changed);

	facts_write(a, &b, f);
	if (changed)
		check_readable(a, buf_str(&b));
	assert(r->seen.description.s.n <= 1000);
	assert(r->seen.topics.n <= 30 && r->seen.languages.n <= 20);
	for (int i = 0; i < FORGE_TIERS; i++)
		assert(r->looks[i] != FORGE_OPEN);
	buf_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena a = {0};
	struct forge_hosts hosts = {0};
	struct site_hosts settings = {0};
	struct str rest = {(const char *)bytes, n};
	unsigned pick = n ? bytes[0] : 0;
	struct str url = str_c(urls[pick % 4]);
	struct forge_host *h = forge_host_of(&a, &hosts, &settings, url);
	struct forge_repo *r = forge_repo_new(&a, h, url);
	struct forge_asks asks = {0};
	int asked = 0;

	if (rest.n)
		rest = str_from(rest, 1);
	h->token = pick & 4;
	r->branch = pick & 8 ? STR("next") : STR("");
	r->scorecard = pick & 16 ? url : STR("");
	r->scorecard_host =
		forge_host_kind(&a, &hosts, &settings, FORGE_SCORECARD);
	r->today = (struct date){2026, 11, 23};
	for (int i = 0; i < FORGE_TIERS; i++)
		r->looks[i] = FORGE_OPEN;
	forge_next(&a, &r, 1, &asks);
	for (size_t i = 0; i < asks.n; i++) {
		struct forge_ask *ask = asks.at[i];

		do {
			struct http_answer answer = answer_next(&rest);

			forge_read(&a, ask, &answer);
			asked++;
		} while (ask->later);
		forge_next(&a, &r, 1, &asks);
		assert(asked < MOST_ASKS);
	}
	assert(r->done);
	check(&a, r);
	arena_free(&a);
	return 0;
}
