/* Which forge a host runs, and where it answers. */
#include "base/url.h"
#include "base/utf8.h"
#include "forge/forge_parts.h"

/* The words of `kind` in the settings, and where each answers. */
static const struct {
	const char *word;
	const char *api;   /* behind https://HOST */
	const char *alone; /* a service that stands on a host of its own */
} kinds[FORGE_KINDS] = {
	[FORGE_GIT] = {"git", "", NULL},
	[FORGE_GITHUB] = {"github", "/api/v3", NULL},
	[FORGE_GITLAB] = {"gitlab", "/api/v4", NULL},
	[FORGE_GITEA] = {"gitea", "/api/v1", NULL},
	[FORGE_SCORECARD] = {"scorecard", "", "api.scorecard.dev"},
	[FORGE_BEST_PRACTICES] = {"best-practices", "",
				  "www.bestpractices.dev"},
};

/* Names that tell; "x." stands for every host that begins so. */
static const struct {
	const char *name;
	enum forge_kind kind;
	const char *api;
} names[] = {
	{"github.com", FORGE_GITHUB, "https://api.github.com"},
	{"gitlab.", FORGE_GITLAB, NULL},
	{"salsa.debian.org", FORGE_GITLAB, NULL},
	{"invent.kde.org", FORGE_GITLAB, NULL},
	{"framagit.org", FORGE_GITLAB, NULL},
	{"0xacab.org", FORGE_GITLAB, NULL},
	{"codeberg.org", FORGE_GITEA, NULL},
	{"gitea.", FORGE_GITEA, NULL},
	{"forgejo.", FORGE_GITEA, NULL},
};

static bool is_named(struct str host, struct str name)
{
	return str_ends(name, STR(".")) ? str_starts(host, name)
					: str_eq(host, name);
}

static struct forge_host *host_add(struct arena *a, struct forge_hosts *hosts,
				   struct str name, enum forge_kind kind,
				   struct str api)
{
	struct forge_host *h = arena_new(a, struct forge_host);

	while (str_ends(api, STR("/")))
		api.n--;
	h->name = name;
	h->kind = kind;
	h->api = api;
	*list_add(a, hosts) = h;
	return h;
}

static enum forge_kind kind_of(struct str word)
{
	for (int i = 0; i < FORGE_KINDS; i++)
		if (str_is(word, kinds[i].word))
			return (enum forge_kind)i;
	return FORGE_GIT;
}

static struct forge_host *host_set(struct arena *a, struct forge_hosts *hosts,
				   const struct site_host *h, struct str scheme)
{
	struct str name = utf8_fold(a, h->name.s), api = h->api.s;
	enum forge_kind kind = kind_of(h->kind.s);
	struct forge_host *made;

	if (!api.n && kind != FORGE_GIT)
		api = arena_printf(a, "%.*s://%.*s%s", STR_ARG(scheme),
				   STR_ARG(name), kinds[kind].api);
	made = host_add(a, hosts, name, kind, api);
	made->ca_file = h->ca_file.s;
	return made;
}

static struct forge_host *host_known(const struct forge_hosts *hosts,
				     struct str name)
{
	for (size_t i = 0; i < hosts->n; i++)
		if (str_eq(hosts->at[i]->name, name))
			return hosts->at[i];
	return NULL;
}

static struct forge_host *host_guess(struct arena *a, struct forge_hosts *hosts,
				     struct str name, struct str scheme)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		enum forge_kind kind = names[i].kind;
		struct str api = str_c(names[i].api);

		if (!is_named(name, str_c(names[i].name)))
			continue;
		if (!api.n)
			api = arena_printf(a, "%.*s://%.*s%s", STR_ARG(scheme),
					   STR_ARG(name), kinds[kind].api);
		return host_add(a, hosts, name, kind, api);
	}
	return host_add(a, hosts, name, FORGE_GIT, (struct str){0});
}

struct forge_host *forge_host_of(struct arena *a, struct forge_hosts *hosts,
				 const struct site_hosts *settings,
				 struct str url)
{
	struct forge_host *known;
	struct str name;
	struct url u;

	if (!url_is_web(url) || !url_split(utf8_fold(a, url), &u))
		return NULL;
	name = u.port.n ? arena_printf(a, "%.*s:%.*s", STR_ARG(u.host),
				       STR_ARG(u.port))
			: u.host;
	if (str_starts(name, STR("www.")))
		name = str_from(name, 4);
	known = host_known(hosts, name);
	if (known)
		return known;
	for (size_t i = 0; i < settings->n; i++)
		if (str_eq(utf8_fold(a, settings->at[i]->name.s), name))
			return host_set(a, hosts, settings->at[i], u.scheme);
	return host_guess(a, hosts, name, u.scheme);
}

struct forge_host *forge_host_kind(struct arena *a, struct forge_hosts *hosts,
				   const struct site_hosts *settings,
				   enum forge_kind kind)
{
	struct str name = str_c(kinds[kind].alone);
	struct forge_host *known = host_known(hosts, name);

	if (known)
		return known;
	for (size_t i = 0; i < settings->n; i++)
		if (kind_of(settings->at[i]->kind.s) == kind)
			return host_set(a, hosts, settings->at[i],
					STR("https"));
	return host_add(a, hosts, name, kind,
			arena_printf(a, "https://%.*s", STR_ARG(name)));
}

/* "a/b/c" without empty parts, ".git" and what follows "/-/". */
static struct str clean_path(struct str path)
{
	while (str_starts(path, STR("/")))
		path = str_from(path, 1);
	path = str_sub(path, 0, str_find(path, STR("/-/")));
	while (str_ends(path, STR("/")))
		path.n--;
	if (str_ends(path, STR(".git")))
		path.n -= 4;
	return path;
}

/* The first two parts; empty when there are fewer. */
static struct str two_parts(struct str path)
{
	struct str name, rest, owner = str_cut(path, '/', &name);

	name = str_cut(name, '/', &rest);
	return owner.n && name.n ? str_sub(path, 0, owner.n + 1 + name.n)
				 : (struct str){0};
}

struct forge_repo *forge_repo_new(struct arena *a,
				  const struct forge_host *host, struct str url)
{
	struct forge_repo *r = arena_new(a, struct forge_repo);
	struct str path;
	struct url u;

	if (!url_split(url, &u))
		return NULL;
	path = clean_path(u.path);
	if (host->kind == FORGE_GITHUB || host->kind == FORGE_GITEA) {
		path = two_parts(path);
		if (str_ends(path, STR(".git")))
			path.n -= 4;
	}
	if (!path.n ||
	    (host->kind == FORGE_GITLAB && str_find(path, STR("/")) == path.n))
		return NULL;
	facts_init(&r->seen);
	r->seen.repo.s = url;
	r->url = url;
	r->host = host;
	r->path = path;
	return r;
}
