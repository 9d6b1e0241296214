/*
 * tokens.h - which token belongs to which server.
 *
 * They come from the environment, and so does the server that each is for:
 * nothing that stands in a catalogue can send one elsewhere.
 *
 *	GITHUB_TOKENS, else GITHUB_TOKEN   several are parted by blanks or
 *	                                   commas; for GITHUB_API_URL, else
 *	                                   https://api.github.com
 *	GITLAB_TOKEN                       for CI_SERVER_URL, else
 *	                                   https://gitlab.com
 *	GITEA_TOKEN_<HOST>                 for https://<host>, whose name is
 *	                                   written in capitals with '_' for what
 *	                                   is no letter or digit, and with
 *	                                   the port where there is one
 */
#ifndef TOKENS_H
#define TOKENS_H

#include "forge/forge.h"
#include "net/hosts.h"

/* getenv, or what stands for it in a test. */
typedef const char *environment(const char *name);

LIST_OF(host_settings_list, struct host_settings);

/*
 * Say of each host whether there is a token for where it answers, and add to
 * `out` what net/ has to know of it: tokens, certificates, and that it may be
 * asked at all when the environment names it.  `folder` is the catalogue's.
 */
void tokens_give(struct arena *a, environment *env, const char *folder,
		 const struct forge_hosts *hosts,
		 struct host_settings_list *out);

#endif
