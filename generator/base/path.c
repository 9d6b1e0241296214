#include "base/path.h"

#include <string.h>

const char *path_join(struct arena *a, const char *folder, struct str name)
{
	size_t n = strlen(folder);

	if (!n || !strcmp(folder, "."))
		return arena_cstr(a, name);
	while (n > 1 && folder[n - 1] == '/')
		n--;
	return ARENA_JOIN(a, (struct str){folder, n},
			  folder[n - 1] == '/' ? STR("") : STR("/"), name)
		.p;
}

static size_t last(struct str s, char c)
{
	size_t i = s.n;

	while (i && s.p[i - 1] != c)
		i--;
	return i; /* one past it; 0 when there is none */
}

struct str path_base(struct str path)
{
	return str_from(path, last(path, '/'));
}

struct str path_folder(struct str path)
{
	size_t i = last(path, '/');

	return str_sub(path, 0, i ? i - 1 : 0);
}

struct str path_stem(struct str path)
{
	struct str base = path_base(path);
	size_t dot = last(base, '.');

	return dot > 1 ? str_sub(base, 0, dot - 1) : base;
}

struct str path_extension(struct str path)
{
	struct str base = path_base(path);
	size_t dot = last(base, '.');

	return dot > 1 ? str_from(base, dot) : (struct str){0};
}

bool path_is_inside(struct str path)
{
	if (str_starts(path, STR("./")))
		path = str_from(path, 2);
	if (!path.n || str_ends(path, STR("/")))
		return false;
	while (path.n) {
		struct str part = str_cut(path, '/', &path);

		if (!part.n || str_is(part, ".") || str_is(part, ".."))
			return false;
		for (size_t i = 0; i < part.n; i++)
			if ((unsigned char)part.p[i] < ' ' ||
			    part.p[i] == '\\' || part.p[i] == 0x7f)
				return false;
	}
	return true;
}

bool path_is_below(struct str path, struct str folder)
{
	if (str_is(folder, "/"))
		return path.n > 1;
	return str_starts(path, folder) && path.n > folder.n &&
	       path.p[folder.n] == '/';
}
