#include "model/evidence.h"

#include "base/url.h"

/* What stands before the commit or tag, on each kind of forge. */
static const char *const marks[] = {
	"/-/blob/",     "/-/tree/",  "/blob/",       "/tree/",
	"/src/commit/", "/src/tag/", "/raw/commit/",
};

/* Branches: what they name is another file tomorrow. */
static const char *const branches[] = {
	"HEAD", "main", "master", "trunk", "develop", "dev", "next", "latest",
};

static bool is_branch(struct str ref)
{
	for (size_t i = 0; i < sizeof(branches) / sizeof(branches[0]); i++)
		if (str_is(ref, branches[i]))
			return true;
	return false;
}

bool evidence_is_pinned(struct str url)
{
	struct url u;
	struct str rest, ref;

	if (!url_split(url, &u))
		return false;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		struct str mark = str_c(marks[i]);
		size_t at = str_find(u.path, mark);

		if (at == u.path.n)
			continue;
		ref = str_cut(str_from(u.path, at + mark.n), '/', &rest);
		return ref.n && rest.n && !is_branch(ref);
	}
	return false;
}
