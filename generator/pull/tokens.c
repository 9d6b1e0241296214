#include "pull/tokens.h"

#include "base/buf.h"
#include "base/path.h"
#include "base/url.h"

static struct str setting(environment *env, const char *name,
			  const char *otherwise)
{
	const char *value = env(name);

	return str_c(value && *value ? value : otherwise);
}

/* Of a server of one's own, the runner of its jobs says so. */
static struct str github_home(environment *env)
{
	return setting(env, "GITHUB_API_URL", "https://api.github.com");
}

/* Parted by blanks, commas or line ends. */
static struct str *split(struct arena *a, struct str s, size_t *n)
{
	LIST(struct str) all = {0};

	while (s.n) {
		size_t end = 0;

		while (end < s.n && !strchr(" ,;\t\r\n", s.p[end]))
			end++;
		if (end)
			*list_add(a, &all) = str_sub(s, 0, end);
		s = str_from(s, end < s.n ? end + 1 : end);
	}
	*n = all.n;
	return all.at;
}

/* GITEA_TOKEN_CODEBERG_ORG */
static const char *gitea_name(struct arena *a, struct str origin)
{
	struct buf b = {0};
	struct url u;
	const char *name;

	buf_add(&b, STR("GITEA_TOKEN_"));
	if (url_split(origin, &u) && u.port.n)
		u.host.n += 1 + u.port.n; /* a port stands behind the name */
	if (u.host.n)
		for (size_t i = 0; i < u.host.n; i++) {
			char c = u.host.p[i];
			bool small = c >= 'a' && c <= 'z';
			bool digit = c >= '0' && c <= '9';

			buf_addc(&b, small   ? (char)(c - 'a' + 'A')
				     : digit ? c
					     : '_');
		}
	name = arena_cstr(a, buf_str(&b));
	buf_free(&b);
	return name;
}

/* What the environment has for the server that answers at `origin`. */
static void find(struct arena *a, environment *env, enum forge_kind kind,
		 struct host_settings *s)
{
	struct str tokens = {0}, home = s->origin;

	switch (kind) {
	case FORGE_GITHUB:
		s->auth = HOST_BEARER;
		home = github_home(env);
		tokens = setting(env, "GITHUB_TOKENS", env("GITHUB_TOKEN"));
		break;
	case FORGE_GITLAB:
		s->auth = HOST_PRIVATE_TOKEN;
		home = setting(env, "CI_SERVER_URL", "https://gitlab.com");
		tokens = setting(env, "GITLAB_TOKEN", NULL);
		break;
	case FORGE_GITEA:
		s->auth = HOST_TOKEN;
		if (str_starts(s->origin, STR("https:")))
			tokens = setting(env, gitea_name(a, s->origin), NULL);
		break;
	default: return;
	}
	if (str_eq(host_origin(a, home), s->origin))
		s->tokens = split(a, tokens, &s->n_tokens);
}

static bool has_usable(const struct host_settings *s)
{
	for (size_t i = 0; i < s->n_tokens; i++)
		if (host_is_token(s->tokens[i]))
			return true;
	return false;
}

static bool is_listed(const struct host_settings_list *list, struct str origin)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->at[i].origin, origin))
			return true;
	return false;
}

void tokens_give(struct arena *a, environment *env, const char *folder,
		 const struct forge_hosts *hosts,
		 struct host_settings_list *out)
{
	struct str named = host_origin(a, github_home(env));

	for (size_t i = 0; i < hosts->n; i++) {
		struct forge_host *h = hosts->at[i];
		struct host_settings s = {.origin = host_origin(a, h->api)};

		if (!s.origin.n)
			continue;
		find(a, env, h->kind, &s);
		h->token = has_usable(&s);
		/* an address of a private net must prove itself */
		if (h->ca_file.n && str_starts(s.origin, STR("https:")))
			s.ca_file = path_join(a, folder, h->ca_file);
		if ((h->token || s.ca_file || str_eq(s.origin, named)) &&
		    !is_listed(out, s.origin))
			*list_add(a, out) = s;
	}
}
