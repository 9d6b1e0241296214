#include "pull/store.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/path.h"
#include "base/url.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

const struct rule pull_rules[] = {
	[PULL_RULE] = {"pull", DIAG_WARNING,
		       "every repository answers at the address of its entry"},
	[PULL_RULE_LOCK] = {"pull-lock", DIAG_ERROR,
			    "one pull at a time writes to a folder of facts"},
};
const size_t n_pull_rules = sizeof(pull_rules) / sizeof(pull_rules[0]);

static void sweep(struct arena *a, struct diags *d, const char *folder)
{
	struct file_names names;

	if (!file_list(a, d, folder, &names))
		return;
	for (size_t i = 0; i < names.n; i++)
		if (str_ends(names.at[i], STR(".new")))
			unlink(path_join(a, folder, names.at[i]));
}

static void sweep_all(struct arena *a, struct diags *d, const char *folder)
{
	struct file_names hosts;

	sweep(a, d, folder);
	if (!file_list(a, d, folder, &hosts))
		return;
	for (size_t i = 0; i < hosts.n; i++) {
		const char *path = path_join(a, folder, hosts.at[i]);

		if (file_state(path).is_folder)
			sweep(a, d, path);
	}
}

int store_lock(struct arena *a, struct diags *d, const char *folder,
	       const char *history)
{
	int fd;

	if (!file_make_folders(a, d, folder))
		return -1;
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) {
		sweep_all(a, d, folder);
		sweep(a, d, history);
		return fd;
	}
	if (errno == EWOULDBLOCK)
		diags_add(d, &pull_rules[PULL_RULE_LOCK],
			  (struct pos){.file = folder},
			  "another pull is writing here; wait for its end");
	else
		diags_add(d, &file_rules[FILE_RULE],
			  (struct pos){.file = folder}, "cannot lock: %s",
			  strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

void store_unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}

const char *store_path(struct arena *a, const char *folder, struct str url)
{
	struct buf name = {0};
	const char *path;
	struct str host;
	struct url u;

	if (!url_split(url, &u))
		return NULL;
	host = utf8_fold(a, u.host);
	if (str_starts(host, STR("www.")))
		host = str_from(host, 4);
	while (str_starts(u.path, STR("/")))
		u.path = str_from(u.path, 1);
	while (str_ends(u.path, STR("/")))
		u.path.n--;
	if (str_ends(u.path, STR(".git")))
		u.path.n -= 4;
	if (u.port.n)
		host = arena_printf(a, "%.*s%%3A%.*s", STR_ARG(host),
				    STR_ARG(u.port));
	escape_url_part(&name, u.path);
	buf_add(&name, STR(".json"));
	path = path_join(a, path_join(a, folder, host), buf_str(&name));
	buf_free(&name);
	return path;
}

bool store_write(struct arena *a, struct diags *d, const char *path,
		 struct str bytes)
{
	struct str folder = path_folder(str_c(path));

	return file_make_folders(a, d, arena_cstr(a, folder)) &&
	       file_write_durably(a, d, path, bytes);
}
