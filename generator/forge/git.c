/*
 * Any other host, by git itself over HTTP: gitprotocol-http(5), version 2 of
 * gitprotocol-v2(5), and the older form that servers without it answer in.
 * Branches and tags is what it tells; the rest is not known, and absent.
 */
#include "base/url.h"
#include "forge/forge_parts.h"
#include "forge/pkt_line.h"
#include "forge/version.h"

enum {
	/* More refs than the largest repositories have tags. */
	MOST_REFS = 200000,
	MOST_NAME = 250,
};

static struct str base_of(struct arena *a, const struct forge_repo *r)
{
	struct str url = r->url;
	struct url u;

	if (r->base.n)
		return r->base;
	while (str_ends(url, STR("/")))
		url.n--;
	if (r->host->api.n && url_split(url, &u))
		return arena_printf(a, "%.*s%.*s", STR_ARG(r->host->api),
				    STR_ARG(u.path));
	return url;
}

static const char service[] = "/info/refs?service=git-upload-pack";

static void ask_service(struct arena *a, struct forge_repo *r,
			struct http_request *out)
{
	out->url = arena_printf(a, "%.*s%s", STR_ARG(base_of(a, r)), service);
	ask_header(a, out, "git-protocol", STR("version=2"));
	ask_header(a, out, "accept",
		   STR("application/x-git-upload-pack-advertisement"));
}

/*
 * Refs, from either form
 */

struct refs {
	struct forge_repo *repo;
	struct str head, head_target; /* of HEAD: the commit, and the branch */
	struct str branch_id;         /* of the branch that the entry names */
	struct str newest;            /* tag of the highest version */
	struct version_parts newest_parts;
};

static void ref_tag(struct refs *refs, struct str name)
{
	struct version_parts parts, *newest = &refs->newest_parts;
	bool released;

	if (name.n > MOST_NAME || !version_split(name, &parts))
		return;
	/* a release is above every version to be tried first */
	released = refs->newest.n && !newest->rest.n;
	if (refs->newest.n && released != !parts.rest.n) {
		if (released)
			return;
	} else if (refs->newest.n && version_cmp(&parts, newest) <= 0) {
		return;
	}
	refs->newest = name;
	*newest = parts;
}

static void ref_add(struct refs *refs, struct str id, struct str name)
{
	const struct forge_repo *r = refs->repo;

	if (!is_commit_id(id))
		return;
	if (str_is(name, "HEAD"))
		refs->head = id;
	else if (str_starts(name, STR("refs/tags/")) &&
		 !str_ends(name, STR("^{}")))
		ref_tag(refs, str_from(name, 10));
	else if (r->branch.n && str_starts(name, STR("refs/heads/")) &&
		 str_eq(str_from(name, 11), r->branch))
		refs->branch_id = id;
}

static void refs_see(struct arena *a, struct forge_repo *r,
		     const struct refs *refs)
{
	struct str head = r->branch.n ? refs->branch_id : refs->head;
	struct str branch = refs->head_target;

	if (str_starts(branch, STR("refs/heads/")))
		see_default_branch(a, r, str_from(branch, 11));
	see_text(a, r, FACT_HEAD, &r->seen.head, arena_str(a, head));
	if (!refs->newest.n)
		return;
	r->seen.latest_version = arena_new(a, struct version);
	r->seen.latest_version->tag.s = answer_line(a, refs->newest, MOST_NAME);
	r->seen.latest_version->prerelease = refs->newest_parts.rest.n > 0;
	see(r, FACT_LATEST_VERSION);
}

static enum forge_reply broken(struct forge_repo *r)
{
	r->reason = STR("the answer is not of git's protocol");
	return REPLY_DOWN;
}

/*
 * The first answer: what the server can do, or in the older form all refs
 */

/* "symref=HEAD:refs/heads/main" among the words behind the first ref. */
static struct str head_of_words(struct str words)
{
	while (words.n) {
		struct str word = str_cut(words, ' ', &words);

		if (str_starts(word, STR("symref=HEAD:")))
			return str_from(word, 12);
	}
	return (struct str){0};
}

static enum forge_reply read_old(struct arena *a, struct forge_repo *r,
				 struct str first, struct str rest)
{
	struct refs refs = {.repo = r};
	enum pkt_kind kind = PKT_DATA;
	struct str line = first, words;
	size_t n = 0;

	for (; kind == PKT_DATA && n < MOST_REFS; n++) {
		struct str id = str_cut(line, ' ', &line);

		line = str_cut(line, '\0', &words);
		if (n == 0)
			refs.head_target = head_of_words(words);
		ref_add(&refs, id, line);
		kind = pkt_next(&rest, &line);
	}
	if (kind != PKT_FLUSH)
		return broken(r);
	refs_see(a, r, &refs);
	return REPLY_DONE;
}

/* What the server can do, word by word; we care for one thing. */
static enum forge_reply read_new(struct arena *a, struct forge_repo *r,
				 struct str rest)
{
	enum pkt_kind kind;
	struct str line;

	while ((kind = pkt_next(&rest, &line)) == PKT_DATA) {
		if (str_starts(line, STR("object-format=")) && line.n < 40)
			r->object_format = arena_str(a, line);
		if (str_is(line, "ls-refs") ||
		    str_starts(line, STR("ls-refs=")))
			r->wants_refs = true;
	}
	if (kind != PKT_FLUSH || !r->wants_refs)
		return broken(r);
	return REPLY_DONE;
}

static enum forge_reply read_service(struct arena *a, struct forge_repo *r,
				     const struct http_answer *answer)
{
	enum forge_reply status = answer_status(a, r, answer);
	struct str rest = answer->body, line;

	if (status != REPLY_DONE)
		return status;
	if (str_ends(answer->moved_to, str_c(service)))
		r->base = arena_str(
			a, str_sub(answer->moved_to, 0,
				   answer->moved_to.n - (sizeof(service) - 1)));
	if (pkt_next(&rest, &line) != PKT_DATA)
		return broken(r);
	if (str_is(line, "# service=git-upload-pack")) {
		if (pkt_next(&rest, &line) != PKT_FLUSH ||
		    pkt_next(&rest, &line) != PKT_DATA)
			return broken(r);
	}
	if (str_is(line, "version 2"))
		return read_new(a, r, rest);
	if (str_is(line, "version 1") && pkt_next(&rest, &line) != PKT_DATA)
		return broken(r);
	return read_old(a, r, line, rest);
}

/*
 * The second: refs by name
 */

static bool wants_refs(const struct forge_repo *r)
{
	return r->wants_refs;
}

static void ask_refs(struct arena *a, struct forge_repo *r,
		     struct http_request *out)
{
	struct buf b = {0};

	pkt_line(&b, STR("command=ls-refs"));
	if (r->object_format.n)
		pkt_line(&b, r->object_format);
	pkt_delimiter(&b);
	pkt_line(&b, STR("symrefs"));
	pkt_line(&b, STR("ref-prefix HEAD"));
	pkt_line(&b, STR("ref-prefix refs/tags/"));
	if (r->branch.n && r->branch.n < MOST_NAME)
		pkt_line(&b, arena_printf(a, "ref-prefix refs/heads/%.*s",
					  STR_ARG(r->branch)));
	pkt_flush(&b);
	out->method = HTTP_POST;
	out->url =
		arena_printf(a, "%.*s/git-upload-pack", STR_ARG(base_of(a, r)));
	out->body = arena_str(a, buf_str(&b));
	ask_header(a, out, "git-protocol", STR("version=2"));
	ask_header(a, out, "content-type",
		   STR("application/x-git-upload-pack-request"));
	ask_header(a, out, "accept",
		   STR("application/x-git-upload-pack-result"));
	buf_free(&b);
}

/* "ID NAME" and attributes: "ID HEAD symref-target:refs/heads/main". */
static void read_ref(struct refs *refs, struct str line)
{
	struct str id = str_cut(line, ' ', &line);
	struct str name = str_cut(line, ' ', &line);

	ref_add(refs, id, name);
	while (str_is(name, "HEAD") && line.n) {
		struct str word = str_cut(line, ' ', &line);

		if (str_starts(word, STR("symref-target:")))
			refs->head_target = str_from(word, 14);
	}
}

static enum forge_reply read_refs(struct arena *a, struct forge_repo *r,
				  const struct http_answer *answer)
{
	enum forge_reply status = answer_status(a, r, answer);
	struct refs refs = {.repo = r};
	struct str rest = answer->body, line;
	enum pkt_kind kind;
	size_t n = 0;

	if (status != REPLY_DONE)
		return status;
	while ((kind = pkt_next(&rest, &line)) == PKT_DATA && n++ < MOST_REFS)
		read_ref(&refs, line);
	if (kind != PKT_FLUSH)
		return broken(r);
	refs_see(a, r, &refs);
	return REPLY_DONE;
}

#define GIT .tier = FORGE_PULSE, .source = "git ls-refs", .identity = true

static const struct forge_step steps[] = {
	{GIT, .ask = ask_service, .read = read_service},
	{GIT, .needed = wants_refs, .ask = ask_refs, .read = read_refs},
};
const struct forge_steps forge_git = STEPS(steps);
